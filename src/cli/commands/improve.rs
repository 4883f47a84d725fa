//! `kefu improve`: what to improve after a month.

use kefu::report::{self, Page, Sheet};
use kefu::result::{self, Improve as Improvement, MonthResult};
use kefu::words::Lang;
use kefu::{score, words};

use crate::Done;
use crate::args::Improve;
use crate::choose;
use crate::listing::{self, List};
use crate::month::{self, Scored};
use crate::stop::Stop;

pub(crate) fn run(args: &Improve) -> Done {
    let format = listing::format(&args.output)?;
    let (month, policy) = month::read(&args.inputs, false)?;
    let promised = score::promises(&month.facts);
    let scored = month.under_its_own(&policy)?;
    listing::of_month(scored, &args.inputs, &args.output, format, |scored| {
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
        return Err(Stop::Usage(
            "nobody who is asked for is in that team: drop --agent or --team".into(),
        ));
    }
    Ok(list)
}

/// What to improve after a month.
struct ToDo<'a> {
    result: &'a MonthResult,
    list: Improvement,
}

impl List for ToDo<'_> {
    fn page(&self, lang: Lang) -> Page {
        report::improve(self.result, &self.list, lang)
    }

    fn sheet(&self, lang: Lang) -> Sheet {
        report::improve_sheet(&self.list, lang)
    }

    fn json(&self) -> serde_json::Result<String> {
        report::improve_json(&self.list)
    }
}
