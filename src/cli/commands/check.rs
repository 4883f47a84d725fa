//! `kefu check`: are the inputs all right?

use std::io::{self, IsTerminal};

use kefu::report;
use kefu::words::{self, Phrase};

use crate::Done;
use crate::args::{Check, CheckFormat, Show};
use crate::month::{self, on_terminal};
use crate::scored::Scored;
use crate::stop::Exit;
use crate::verdict::{self, Tells};
use crate::{accept, tell, write};

pub(crate) fn run(args: &Check) -> Done {
    let json = args.format == CheckFormat::Json;
    let mut scored = month::score(&args.inputs, json)?;
    let show = &args.inputs.show;
    if args.accept {
        return paste(&scored, show);
    }
    let tells = if args.all {
        Tells::Everything
    } else {
        Tells::Notes
    };
    let verdict = verdict::of(&mut scored, &args.inputs, tells)?;
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

/// Prints the blocks that accept what is there.
fn paste(scored: &Scored, show: &Show) -> Done {
    let lang = tell::lang(show, Some(&scored.settings), on_terminal());
    let text = accept::to_paste(scored, lang);
    if text.is_empty() {
        tell::say(&format!(
            "{}\n",
            words::phrase(&Phrase::NothingToAccept, lang)
        ));
    }
    write::stdout(text.as_bytes())?;
    Ok(Exit::Done)
}
