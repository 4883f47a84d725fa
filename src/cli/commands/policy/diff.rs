//! `kefu policy diff`: what one policy says differently from another.

use kefu::policy;
use kefu::problem::Level;
use kefu::report::{self, Page};
use kefu::result::PolicyRef;
use kefu::rulebook::Change;
use kefu::words::Lang;

use crate::Done;
use crate::args::PolicyDiff;
use crate::output::Report;
use crate::stop::{Exit, Stop};
use crate::written::Written;
use crate::{files, tell};

pub(crate) fn run(args: &PolicyDiff) -> Done {
    let way = args.output.way()?;
    let mut written = Written::default();
    let policies = (written.named(&args.before)?, written.named(&args.after)?);
    let (Some(before), Some(after)) = policies else {
        let (mistakes, sources) = (&written.mistakes, &written.sources);
        tell::problems(mistakes, sources, &args.show, None, Level::Note);
        return Err(Stop::Told);
    };
    let difference = Difference {
        changes: policy::diff(&before, &after),
        before: PolicyRef::of(&before),
        after: PolicyRef::of(&after),
    };
    let (show, terminal) = (&args.show, way.terminal());
    let lang = tell::lang(show, None, terminal);
    let bytes = way.bytes(&difference, lang, tell::style(show, terminal))?;
    let read = [&args.before, &args.after].map(|path| files::versions(path.clone()));
    way.send(bytes, Vec::new(), &read.concat(), args.force)?;
    Ok(Exit::Done)
}

/// What one policy says differently from another.
struct Difference {
    before: PolicyRef,
    after: PolicyRef,
    changes: Vec<Change>,
}

impl Report for Difference {
    fn page(&self, lang: Lang) -> Page {
        report::difference(&self.before, &self.after, &self.changes, lang)
    }

    fn json(&self) -> Option<serde_json::Result<String>> {
        let (before, after) = (&self.before, &self.after);
        Some(report::difference_json(before, after, &self.changes))
    }
}
