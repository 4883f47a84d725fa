//! `kefu explain`: one agent's slip.

use std::path::Path;

use kefu::report;
use kefu::words::Failure;

use crate::Done;
use crate::args::Explain;
use crate::choose;
use crate::month;
use crate::pages::{Ready, Way};
use crate::stop::{Exit, Stop};
use crate::verdict::{self, Tells};
use crate::write;

pub(crate) fn run(args: &Explain) -> Done {
    if Path::new(&args.agent).is_dir() {
        return Err(Stop::Usage(Failure::FolderForAgent(args.agent.clone())));
    }
    let way = Way::of(&args.output)?;
    let mut scored = month::score(&args.inputs, false)?;
    let verdict = verdict::of(&mut scored, &args.inputs, Tells::Warnings)?;
    let mut outputs = verdict.outputs;
    if verdict.exit == Exit::Errors {
        write::files(outputs, &scored.read, args.inputs.force)?;
        return Ok(Exit::Errors);
    }
    let agents = choose::named(&args.agent, &scored);
    let agent = match agents.as_slice() {
        [] => return Err(choose::nobody(&args.agent, &scored)),
        [agent] => agent,
        several => {
            let ids = several.iter().map(|agent| agent.agent_id.clone());
            return Err(Stop::Usage(Failure::Several {
                word: args.agent.clone(),
                ids: ids.collect(),
            }));
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
