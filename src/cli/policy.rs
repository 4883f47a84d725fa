//! `kefu policy`: the rulebook.

use kefu::document::nearest;
use kefu::policy::{self, fold};
use kefu::problem::{Problem, What};
use kefu::report::{self, Style};
use kefu::result::PolicyRef;
use kefu::score::terms;
use kefu::source::{SourceRef, Sources};

use crate::Done;
use crate::args::PolicyShow;
use crate::month::on_terminal;
use crate::score::WIDTH;
use crate::stop::{Exit, Stop};
use crate::{files, tell, write};

pub(crate) fn show(args: &PolicyShow) -> Done {
    let mut sources = Sources::default();
    let (text, name) = match &args.policy {
        Some(path) => (files::text(path)?, path.display().to_string()),
        None => (policy::BUILT_IN.to_string(), "built-in policy".to_string()),
    };
    let file = sources.add(name);
    let policy = policy::read(&text).map_err(|mistakes| {
        let problem = |mistake: kefu::document::Mistake| {
            Problem::at(
                SourceRef {
                    file,
                    line: mistake.line,
                },
                What::BadDocument {
                    policy: true,
                    flaw: mistake.flaw,
                },
            )
        };
        let problems: Vec<_> = mistakes.into_iter().map(problem).collect();
        tell::problems(&problems, &sources, &args.show, None, true);
        Stop::Told
    })?;
    let named = PolicyRef {
        name: policy.name.clone(),
        effective_from: Some(policy.effective_from),
        sha256: policy.sha256.clone(),
    };
    let terms = terms(&policy);
    let lang = tell::lang(&args.show, None, on_terminal());
    let page = match &args.rule {
        None => report::rulebook(&named, &terms, lang),
        Some(word) => match policy
            .rule_named(word)
            .and_then(|(index, _)| terms.rules.get(index))
        {
            Some(rule) => report::rule(&named, rule, lang),
            None => {
                let names = policy.rules.iter().flat_map(|rule| rule.names());
                let near = nearest(&fold(word), names)
                    .map(|near| format!(": did you mean `{near}`?"))
                    .unwrap_or_default();
                return Err(Stop::Usage(format!(
                    "there is no rule `{word}`{near}; `kefu policy show` lists them"
                )));
            }
        },
    };
    let style = Style {
        width: WIDTH,
        colour: tell::colour(&args.show, on_terminal()),
    };
    write::stdout(report::terminal(&page, style).as_bytes())?;
    Ok(Exit::Done)
}
