//! `kefu policy schema`: the JSON Schema of policy files.

use anyhow::Context;
use kefu::document::Key;
use kefu::policy;
use kefu::words::Lang;

use crate::Done;
use crate::args::PolicySchema;
use crate::stop::Exit;
use crate::tell;

pub(crate) fn run(args: &PolicySchema) -> Done {
    let way = args.output.way()?;
    let describe: fn(&Key) -> &'static str = match tell::lang(&args.show, None, way.terminal()) {
        Lang::En => |key| key.en,
        Lang::Zh => |key| key.zh,
    };
    let text = policy::schema(describe).context("cannot write the schema")?;
    way.send(text.into_bytes(), Vec::new(), &[], args.force)?;
    Ok(Exit::Done)
}
