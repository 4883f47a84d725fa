//! `kefu explain`: one agent's slip.

use std::path::Path;

use kefu::report;

use crate::Done;
use crate::args::Explain;
use crate::month;
use crate::pages::{Ready, Way};
use crate::stop::{Exit, Stop};
use crate::verdict::{self, Tells};
use crate::write;

pub(crate) fn run(args: &Explain) -> Done {
    if Path::new(&args.agent).is_dir() {
        let folder = &args.agent;
        let why = format!(
            "`{folder}` is a folder, and an agent is asked for first: write `kefu explain AGENT {folder}`, with an agent_id or a name"
        );
        return Err(Stop::Usage(why));
    }
    let way = Way::of(&args.output)?;
    let mut scored = month::score(&args.inputs, false)?;
    let verdict = verdict::of(&mut scored, &args.inputs, Tells::Warnings)?;
    let mut outputs = verdict.outputs;
    if verdict.exit == Exit::Errors {
        write::files(outputs, &scored.read, args.inputs.force)?;
        return Ok(Exit::Errors);
    }
    let agents = scored.agents(&args.agent);
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
    let ready = way.ready(&args.inputs.show, Some(&scored.settings), |lang| {
        report::slip(&scored.result, agent, lang)
    });
    match ready {
        Ready::Stdout(bytes) => {
            write::files(outputs, &scored.read, args.inputs.force)?;
            write::stdout(&bytes)?;
        }
        Ready::File(output) => {
            outputs.push(output);
            write::files(outputs, &scored.read, args.inputs.force)?;
        }
    }
    Ok(verdict.exit)
}
