//! `kefu check`: are the inputs all right?

use std::io::{self, IsTerminal};

use anyhow::Context;
use kefu::problem::Problem;
use kefu::report::{self, Style};
use kefu::source::Sources;
use kefu::words;

use crate::Done;
use crate::args::{Check, CheckFormat};
use crate::month::{self, on_terminal};
use crate::score::WIDTH;
use crate::stop::Exit;
use crate::{tell, write};

pub(crate) fn run(args: &Check) -> Done {
    let json = args.format == CheckFormat::Json;
    let on_mistakes = |mistakes: &[Problem], sources: &Sources| {
        let told: Vec<_> = mistakes
            .iter()
            .map(|problem| words::tell(problem, sources))
            .collect();
        if let (true, Ok(text)) = (json, report::account(&[], &told)) {
            let _ = write::stdout(text.as_bytes());
        }
    };
    let scored = month::score(&args.inputs, &on_mistakes)?;
    let show = &args.inputs.show;
    tell::problems(
        &scored.problems,
        &scored.sources,
        show,
        Some(&scored.settings),
        true,
    );
    write::files(
        scored.problems_file(args.inputs.problems.as_ref())?,
        args.inputs.force,
    )?;
    if json {
        let text = report::account(&scored.result.inputs, &scored.result.problems)
            .context("cannot write the inputs")?;
        write::stdout(text.as_bytes())?;
    } else {
        let page = report::inputs(
            &scored.result,
            tell::lang(show, Some(&scored.settings), on_terminal()),
        );
        let style = Style {
            width: WIDTH,
            colour: tell::colour(show, on_terminal()),
        };
        write::stdout(report::terminal(&page, style).as_bytes())?;
        let lang = tell::lang(show, Some(&scored.settings), io::stderr().is_terminal());
        tell::say(&format!("{}\n", tell::verdict(&scored.problems, lang)));
    }
    Ok(if scored.is_stopped(args.inputs.strict) {
        Exit::Errors
    } else {
        Exit::Done
    })
}
