//! `kefu score`: the month.

use kefu::report::{self, Order, Page, Sheet};
use kefu::result::{History, MonthResult, Overview};
use kefu::words::{Failure, Lang};

use crate::Done;
use crate::args::{Score, SortBy, Table};
use crate::choose;
use crate::commands::indicators;
use crate::month;
use crate::output::{Report, Shape};
use crate::scored::Scored;
use crate::stop::Stop;
use crate::verdict;

pub(crate) fn run(args: &Score) -> Done {
    let way = args.output.way()?;
    if args.table.is_some() && way.format.shape() != Shape::Sheet {
        return Err(Stop::Usage(Failure::TableWithoutCsv));
    }
    let scored = month::score(&args.inputs, None)?;
    let order = match args.sort {
        Some(by) => by.into(),
        None if way.format.shape() == Shape::Page => Order::Rank,
        None => Order::Id,
    };
    verdict::report(scored, &args.inputs, &way, |scored| {
        Ok(Box::new(Month {
            result: choose(args, order, scored)?,
            history: &scored.history,
            overview: match args.table.unwrap_or_default() {
                Table::Summary => None,
                Table::Indicators => Some(indicators::overview(
                    scored,
                    &args.agent,
                    &args.team,
                    order,
                )?),
            },
        }))
    })
}

/// The agents that are asked for, in the order that is asked for.
fn choose(args: &Score, order: Order, scored: &Scored) -> Result<MonthResult, Stop> {
    let mut result = scored.result.clone();
    if !args.agent.is_empty() {
        let ids = choose::agents(&args.agent, scored)?;
        result.agents.retain(|agent| ids.contains(&agent.agent_id));
    }
    if !args.team.is_empty() {
        let teams = choose::teams(&args.team, scored)?;
        let asked = |team: &String| teams.contains(team);
        result
            .agents
            .retain(|agent| agent.team.as_ref().is_some_and(asked));
    }
    order.sort(&mut result.agents);
    Ok(result)
}

impl From<SortBy> for Order {
    fn from(by: SortBy) -> Order {
        match by {
            SortBy::Id => Order::Id,
            SortBy::Name => Order::Name,
            SortBy::Team => Order::Team,
            SortBy::Score => Order::Score,
            SortBy::Rank => Order::Rank,
        }
    }
}

/// The month of those who are asked for.
struct Month<'a> {
    result: MonthResult,
    history: &'a History,
    /// What spreadsheets get instead of the summary.
    overview: Option<Overview>,
}

impl Report for Month<'_> {
    fn page(&self, lang: Lang) -> Page {
        report::month(&self.result, self.history, lang)
    }

    fn sheet(&self, _lang: Lang) -> Option<Sheet> {
        Some(match &self.overview {
            Some(overview) => report::indicators_sheet(overview, Default::default()),
            None => report::summary(&self.result),
        })
    }

    fn json(&self) -> Option<serde_json::Result<String>> {
        Some(report::json(&self.result))
    }

    /// Its rows are the agents.
    fn jsonl(&self) -> Option<serde_json::Result<String>> {
        Some(report::jsonl(&self.result.agents))
    }
}
