//! `kefu policy init`: a rulebook of the program in a file, to edit.

use std::path::Path;

use kefu::policy;

use crate::Done;
use crate::args::PolicyInit;
use crate::stop::{Exit, Stop};
use crate::tell;
use crate::write::{self, new_file};

pub(crate) fn run(args: &PolicyInit) -> Done {
    let mut examples = policy::EXAMPLES.iter();
    let Some((name, text)) = examples.find(|(name, _)| *name == args.from) else {
        return Err(Stop::Usage(format!("there is no rulebook `{}`", args.from)));
    };
    if args.file == Path::new("-") {
        write::stdout(text.as_bytes())?;
        return Ok(Exit::Done);
    }
    let file = new_file(&args.file, text.as_bytes().to_vec());
    write::files(vec![file], &[], args.force)?;
    let path = args.file.display();
    tell::say(&format!(
        "{path} holds the rulebook `{name}`: give it a `name` and an `effective_from` of your own, and edit it; `kefu policy diff {name} {path}` says what differs\n"
    ));
    Ok(Exit::Done)
}
