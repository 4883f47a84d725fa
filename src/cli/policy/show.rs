//! `kefu policy show`: the rulebook, or one of its rules.

use kefu::name::nearest;
use kefu::problem::Level;
use kefu::report::{self, Style};
use kefu::result::PolicyRef;
use kefu::score::terms;

use crate::Done;
use crate::args::PolicyShow;
use crate::month::on_terminal;
use crate::score::WIDTH;
use crate::stop::{Exit, Stop};
use crate::written::Written;
use crate::{tell, write};

pub(crate) fn run(args: &PolicyShow) -> Done {
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
                let near = nearest(word, names)
                    .map(|near| format!(": did you mean `{near}`?"))
                    .unwrap_or_default();
                return Err(Stop::Usage(format!(
                    "there is no rule `{word}`{near} (`kefu policy show` lists them)"
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
