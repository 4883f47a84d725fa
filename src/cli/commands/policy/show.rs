//! `kefu policy show`: the rulebook, or one of its rules.

use kefu::name::nearest;
use kefu::problem::Level;
use kefu::report;
use kefu::rulebook::Policy;
use kefu::words::Failure;

use crate::Done;
use crate::args::PolicyShow;
use crate::pages::{Ready, Way};
use crate::stop::{Exit, Stop};
use crate::written::Written;
use crate::{tell, write};

pub(crate) fn run(args: &PolicyShow) -> Done {
    let way = Way::of(&args.output)?;
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
    let ready = way.ready(&args.show, None, |lang| {
        index
            .and_then(|index| report::rule(&policy, index, lang))
            .unwrap_or_else(|| report::rulebook(&policy, lang))
    });
    match ready {
        Ready::Stdout(bytes) => write::stdout(&bytes)?,
        Ready::File(output) => {
            let read: Vec<_> = args.policy.iter().cloned().collect();
            write::files(vec![output], &read, args.force)?;
        }
    }
    Ok(Exit::Done)
}

/// The place of the rule that answers to `word`.
fn index(policy: &Policy, word: &str) -> Result<usize, Stop> {
    if let Some((index, _)) = policy.rule_named(word) {
        return Ok(index);
    }
    let names = policy.rules.iter().flat_map(|rule| rule.names());
    let near = nearest(word, names).map(String::from);
    let word = word.to_string();
    Err(Stop::Usage(Failure::NoRule { word, near }))
}
