//! `kefu explain`: one agent's slip.

use std::path::Path;

use kefu::report::{self, Style};

use crate::Done;
use crate::args::Explain;
use crate::month::{self, on_terminal};
use crate::score::WIDTH;
use crate::stop::{Exit, Stop};
use crate::{tell, verdict, write};

pub(crate) fn run(args: &Explain) -> Done {
    if Path::new(&args.agent).is_dir() {
        let folder = &args.agent;
        let why = format!(
            "`{folder}` is a folder, and an agent is asked for first: write `kefu explain AGENT {folder}`, with an agent_id or a name"
        );
        return Err(Stop::Usage(why));
    }
    let show = &args.inputs.show;
    let mut scored = month::score(&args.inputs, false)?;
    let verdict = verdict::of(&mut scored, &args.inputs, false)?;
    write::files(verdict.outputs, &scored.read, args.inputs.force)?;
    if verdict.exit == Exit::Errors {
        return Ok(Exit::Errors);
    }
    let agents = scored.agents(&args.agent);
    let lang = tell::lang(show, Some(&scored.settings), on_terminal());
    let style = Style {
        width: WIDTH,
        colour: tell::colour(show, on_terminal()),
    };
    let agent = match agents.as_slice() {
        [] => return Err(scored.nobody(&args.agent)),
        [agent] => agent,
        several => {
            let ids: Vec<_> = several
                .iter()
                .map(|agent| agent.agent_id.as_str())
                .collect();
            return Err(Stop::Usage(format!(
                "several people are called `{}`: write one of {}",
                args.agent,
                ids.join(", ")
            )));
        }
    };
    write::stdout(report::terminal(&report::slip(&scored.result, agent, lang), style).as_bytes())?;
    Ok(verdict.exit)
}
