//! `kefu check`: are the inputs all right?

use std::io::{self, IsTerminal};

use kefu::report;

use crate::Done;
use crate::args::{Check, CheckFormat};
use crate::month::{self, on_terminal};
use crate::stop::Exit;
use crate::{tell, verdict, write};

pub(crate) fn run(args: &Check) -> Done {
    let json = args.format == CheckFormat::Json;
    let mut scored = month::score(&args.inputs, json)?;
    let show = &args.inputs.show;
    let verdict = verdict::of(&mut scored, &args.inputs, true)?;
    write::files(verdict.outputs, &scored.read, args.inputs.force)?;
    if json {
        write::stdout(scored.account()?.as_bytes())?;
    } else {
        let page = report::inputs(
            &scored.result,
            tell::lang(show, Some(&scored.settings), on_terminal()),
        );
        let style = tell::style(show, on_terminal());
        write::stdout(report::terminal(&page, style).as_bytes())?;
        if verdict.exit != Exit::Errors {
            let lang = tell::lang(show, Some(&scored.settings), io::stderr().is_terminal());
            tell::say(&format!("{}\n", tell::verdict(&scored.problems, lang)));
        }
    }
    Ok(verdict.exit)
}
