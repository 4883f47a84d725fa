//! `kefu policy schema`: the JSON Schema of policy files.

use kefu::policy;
use kefu::rulebook::Key;
use kefu::words::{Failure, Lang};

use crate::Done;
use crate::args::PolicySchema;
use crate::stop::{Exit, Failing};
use crate::tell;

pub(crate) fn run(args: &PolicySchema) -> Done {
    let way = args.output.way()?;
    let describe: fn(&Key) -> &'static str = match tell::lang(&args.show, None, way.terminal()) {
        Lang::En => |key| key.en,
        Lang::Zh => |key| key.zh,
    };
    let text = policy::schema(describe).failing(|| Failure::Format)?;
    way.send(text.into_bytes(), Vec::new(), &[], args.force)?;
    Ok(Exit::Done)
}
