//! `kefu check`: are the inputs all right?

use std::io::{self, IsTerminal};

use kefu::report::{self, Page};
use kefu::words::{self, Lang, Phrase};

use crate::Done;
use crate::args::{Check, Show};
use crate::month;
use crate::output::{Format, Report, on_terminal};
use crate::scored::Scored;
use crate::stop::Exit;
use crate::verdict::{self, Tells};
use crate::{accept, tell, write};

pub(crate) fn run(args: &Check) -> Done {
    let way = args.output.way()?;
    let json = way.format == Format::Json;
    let mut scored = month::score(&args.inputs, json.then_some(&way))?;
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
    let lang = |terminal| tell::lang(show, Some(&scored.settings), terminal);
    let terminal = way.terminal();
    let bytes = way.bytes(&scored, lang(terminal), tell::style(show, terminal))?;
    way.send(bytes, verdict.outputs, &scored.read, args.inputs.force)?;
    if !json && verdict.exit != Exit::Errors {
        let lang = lang(io::stderr().is_terminal());
        tell::say(&format!("{}\n", tell::verdict(&scored.problems, lang)));
    }
    Ok(verdict.exit)
}

/// What became of the rows; as data, with every problem.
impl Report for Scored {
    fn page(&self, lang: Lang) -> Page {
        report::inputs(&self.result, lang)
    }

    fn json(&self) -> Option<serde_json::Result<String>> {
        Some(self.account())
    }
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
