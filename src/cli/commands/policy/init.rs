//! `kefu policy init`: a rulebook of the program in a file, to edit.

use std::io::{self, IsTerminal};
use std::path::Path;

use kefu::policy;
use kefu::words::{Failure, TemplatePhrase, template_phrase};

use crate::Done;
use crate::args::PolicyInit;
use crate::stop::{Exit, Stop};
use crate::tell;
use crate::write::{self, new_file};

pub(crate) fn run(args: &PolicyInit) -> Done {
    let mut examples = policy::EXAMPLES.iter();
    let Some((name, text)) = examples.find(|(name, _)| *name == args.from) else {
        return Err(Stop::Usage(Failure::NoRulebook(args.from.clone())));
    };
    if args.file == Path::new("-") {
        write::stdout(text.as_bytes())?;
        return Ok(Exit::Done);
    }
    let file = new_file(&args.file, text.as_bytes().to_vec());
    write::files(vec![file], &[], args.force)?;
    let path = &args.file.display().to_string();
    let lang = tell::spoken(None, None, io::stderr().is_terminal());
    let laid = template_phrase(&TemplatePhrase::Rulebook { path, name }, lang);
    tell::say(&format!("{laid}\n"));
    Ok(Exit::Done)
}
