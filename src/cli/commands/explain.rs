//! `kefu explain`: one agent's slip.

use std::path::Path;

use kefu::report::{self, Page};
use kefu::result::{AgentResult, MonthResult};
use kefu::words::Lang;

use crate::Done;
use crate::args::Explain;
use crate::month::{self, Scored};
use crate::output::Report;
use crate::stop::Stop;
use crate::verdict;

pub(crate) fn run(args: &Explain) -> Done {
    if Path::new(&args.agent).is_dir() {
        let folder = &args.agent;
        let why = format!(
            "`{folder}` is a folder, and an agent is asked for first: write `kefu explain AGENT {folder}`, with an agent_id or a name"
        );
        return Err(Stop::Usage(why));
    }
    let way = args.output.way()?;
    let scored = month::score(&args.inputs, None)?;
    verdict::report(scored, &args.inputs, &way, |scored| {
        let (result, agent) = (&scored.result, named(&args.agent, scored)?);
        Ok(Box::new(Slip { result, agent }))
    })
}

/// The one who is asked for.
fn named<'s>(word: &str, scored: &'s Scored) -> Result<&'s AgentResult, Stop> {
    match scored.agents(word).as_slice() {
        [] => Err(scored.nobody(word)),
        [agent] => Ok(agent),
        several => {
            let ids: Vec<_> = several
                .iter()
                .map(|agent| agent.agent_id.as_str())
                .collect();
            Err(Stop::Usage(format!(
                "several people are called `{word}`: write one of {}",
                ids.join(", ")
            )))
        }
    }
}

/// The slip of somebody; as data, what the result has of them.
struct Slip<'a> {
    result: &'a MonthResult,
    agent: &'a AgentResult,
}

impl Report for Slip<'_> {
    fn page(&self, lang: Lang) -> Page {
        report::slip(self.result, self.agent, lang)
    }

    fn json(&self) -> Option<serde_json::Result<String>> {
        Some(report::json(self.agent))
    }
}
