//! `kefu policy schema`: the JSON Schema of policy files.

use std::path::Path;

use kefu::policy;
use kefu::rulebook::Key;
use kefu::words::{Failure, Lang};

use crate::Done;
use crate::args::PolicySchema;
use crate::month::on_terminal;
use crate::stop::{Exit, Failing};
use crate::tell;
use crate::write::{self, new_file};

pub(crate) fn run(args: &PolicySchema) -> Done {
    let file = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    let describe: fn(&Key) -> &'static str =
        match tell::lang(&args.show, None, on_terminal() && file.is_none()) {
            Lang::En => |key| key.en,
            Lang::Zh => |key| key.zh,
        };
    let text = policy::schema(describe).failing(|| Failure::Format)?;
    match file {
        Some(path) => write::files(vec![new_file(path, text.into_bytes())], &[], args.force)?,
        None => write::stdout(text.as_bytes())?,
    }
    Ok(Exit::Done)
}
