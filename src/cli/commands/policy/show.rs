//! `kefu policy show`: the rulebook, or one of its rules.

use kefu::name::nearest;
use kefu::problem::Level;
use kefu::report::{self, Page};
use kefu::rulebook::Rulebook;
use kefu::words::{Failure, Lang};

use crate::Done;
use crate::args::PolicyShow;
use crate::output::Report;
use crate::stop::{Exit, Stop};
use crate::tell;
use crate::written::Written;

pub(crate) fn run(args: &PolicyShow) -> Done {
    let way = args.output.way()?;
    let mut written = Written::default();
    let Some(policy) = written.policy(args.policy.as_deref())? else {
        tell::problems(
            &written.mistakes,
            &written.sources,
            &args.show,
            None,
            Level::Note,
        );
        return Err(Stop::Told);
    };
    let index = match &args.rule {
        Some(word) => Some(index(&policy, word)?),
        None => None,
    };
    let chosen = Chosen { policy, index };
    let (show, terminal) = (&args.show, way.terminal());
    let lang = tell::lang(show, None, terminal);
    let bytes = way.bytes(&chosen, lang, tell::style(show, terminal))?;
    way.send(bytes, Vec::new(), args.policy.as_slice(), args.force)?;
    Ok(Exit::Done)
}

/// A rulebook, or the rule of it at a place.
struct Chosen {
    policy: Rulebook,
    index: Option<usize>,
}

impl Report for Chosen {
    fn page(&self, lang: Lang) -> Page {
        self.index
            .and_then(|index| report::rule(&self.policy, index, lang))
            .unwrap_or_else(|| report::rulebook(&self.policy, lang))
    }

    fn json(&self) -> Option<serde_json::Result<String>> {
        None
    }
}

/// The place of the rule that answers to `word`.
fn index(policy: &Rulebook, word: &str) -> Result<usize, Stop> {
    if let Some((index, _)) = policy.rule_named(word) {
        return Ok(index);
    }
    let names = policy.rules.iter().flat_map(|rule| rule.names());
    let near = nearest(word, names).map(String::from);
    let word = word.to_string();
    Err(Stop::Usage(Failure::NoRule { word, near }))
}
