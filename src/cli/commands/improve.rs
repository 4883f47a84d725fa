//! `kefu improve`: what to improve after a month.

use kefu::report::{self, Page, Sheet};
use kefu::result::{self, Improve as Improvement, MonthResult};
use kefu::score;
use kefu::words::{self, Failure, Lang};

use crate::Done;
use crate::args::Improve;
use crate::choose;
use crate::month;
use crate::output::Report;
use crate::scored::Scored;
use crate::stop::Stop;
use crate::verdict;

pub(crate) fn run(args: &Improve) -> Done {
    let way = args.output.way()?;
    let (month, policy) = month::read(&args.inputs, None)?;
    let promised = score::promises(&month.facts);
    let scored = month.under_its_own(&policy)?;
    verdict::report(scored, &args.inputs, &way, |scored| {
        let before = scored.history.month(scored.result.month.back(1));
        let names = words::indicators_by_name();
        let all = result::improve(&scored.result, before, promised, &names);
        let list = chosen(args, all, scored)?;
        let result = &scored.result;
        Ok(Box::new(ToDo { result, list }))
    })
}

/// Whoever is asked for; else everybody who has to improve, and the teams.
fn chosen(args: &Improve, all: Improvement, scored: &Scored) -> Result<Improvement, Stop> {
    let mut list = all;
    if !args.team.is_empty() {
        list = list.of_teams(&choose::teams(&args.team, scored)?);
    }
    if args.agent.is_empty() {
        return Ok(list.of_all());
    }
    let list = list.of_agents(&choose::agents(&args.agent, scored)?);
    if list.agents.is_empty() {
        return Err(Stop::Usage(Failure::NobodyOfTheTeam));
    }
    Ok(list)
}

/// What to improve after a month.
struct ToDo<'a> {
    result: &'a MonthResult,
    list: Improvement,
}

impl Report for ToDo<'_> {
    fn page(&self, lang: Lang) -> Page {
        report::improve(self.result, &self.list, lang)
    }

    fn sheet(&self, lang: Lang) -> Option<Sheet> {
        Some(report::improve_sheet(&self.list, lang))
    }

    fn json(&self) -> Option<serde_json::Result<String>> {
        Some(report::json(&self.list))
    }

    /// Its rows are the agents, each with their causes.
    fn jsonl(&self) -> Option<serde_json::Result<String>> {
        Some(report::jsonl(&self.list.agents))
    }
}
