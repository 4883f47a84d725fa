//! `kefu policy diff`: what one policy says differently from another.

use kefu::policy;
use kefu::problem::Level;
use kefu::report;
use kefu::result::PolicyRef;
use kefu::words::Failure;

use crate::Done;
use crate::args::{DiffFormat, PolicyDiff};
use crate::month::on_terminal;
use crate::stop::{Exit, Failing, Stop};
use crate::written::Written;
use crate::{tell, write};

pub(crate) fn run(args: &PolicyDiff) -> Done {
    let mut written = Written::default();
    let policies = (written.named(&args.before)?, written.named(&args.after)?);
    let (Some(before), Some(after)) = policies else {
        let (mistakes, sources) = (&written.mistakes, &written.sources);
        tell::problems(mistakes, sources, &args.show, None, Level::Note);
        return Err(Stop::Told);
    };
    let changes = policy::diff(&before, &after);
    let (before, after) = (PolicyRef::of(&before), PolicyRef::of(&after));
    let lang = tell::lang(&args.show, None, on_terminal());
    let page = || report::difference(&before, &after, &changes, lang);
    let text = match args.format {
        DiffFormat::Table => {
            let style = tell::style(&args.show, on_terminal());
            report::terminal(&page(), style)
        }
        DiffFormat::Markdown => report::markdown(&page()),
        DiffFormat::Json => {
            report::difference_json(&before, &after, &changes).failing(|| Failure::Format)?
        }
    };
    write::stdout(text.as_bytes())?;
    Ok(Exit::Done)
}
