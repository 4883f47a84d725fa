//! `kefu explain`: one agent's slip.

use std::path::Path;

use kefu::report::{self, Page};
use kefu::result::{AgentResult, MonthResult};
use kefu::words::{Failure, Lang};

use crate::Done;
use crate::args::Explain;
use crate::choose;
use crate::month;
use crate::output::Report;
use crate::scored::Scored;
use crate::stop::Stop;
use crate::verdict;

pub(crate) fn run(args: &Explain) -> Done {
    if Path::new(&args.agent).is_dir() {
        return Err(Stop::Usage(Failure::FolderForAgent(args.agent.clone())));
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
    match choose::named(word, scored).as_slice() {
        [] => Err(choose::nobody(word, scored)),
        [agent] => Ok(agent),
        several => {
            let ids = several.iter().map(|agent| agent.agent_id.clone());
            Err(Stop::Usage(Failure::Several {
                word: word.to_string(),
                ids: ids.collect(),
            }))
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
