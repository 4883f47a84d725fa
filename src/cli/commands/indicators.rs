//! `kefu indicators`: what was measured in a month.

use kefu::indicator::Indicator;
use kefu::report::{self, IndicatorView, IndicatorsBy, Order, Page, Sheet};
use kefu::result::{MonthResult, Overview};
use kefu::words::{Failure, Lang};

use crate::Done;
use crate::args::{By, Indicators, Sort, SortBy};
use crate::month;
use crate::output::{Format, Report, Shape};
use crate::scored::Scored;
use crate::stop::Stop;
use crate::{choose, tell, verdict};

pub(crate) fn run(args: &Indicators) -> Done {
    let way = args.output.way()?;
    let columns = choose::indicators(&args.columns)?;
    if args.by == By::Channel && !(args.agent.is_empty() && args.team.is_empty()) {
        return Err(Stop::Usage(Failure::ChannelsOfSome));
    }
    let by = match args.by {
        By::Agent => IndicatorsBy::Agent,
        By::Team => IndicatorsBy::Team,
        By::Channel => IndicatorsBy::Channel,
    };
    let (samples, hint) = (args.samples, way.format == Format::Table);
    let width = tell::width(hint && way.terminal());
    let by_default = if way.format.shape() == Shape::Page {
        SortBy::Rank
    } else {
        SortBy::Id
    };
    let scored = month::score(&args.inputs, None)?;
    verdict::report(scored, &args.inputs, &way, |scored| {
        let (who, order) = match args.sort {
            Some(Sort::Who(who)) => (who, None),
            Some(Sort::By(indicator)) => (by_default, Some(indicator)),
            None => (by_default, None),
        };
        let mut overview = overview(scored, &args.agent, &args.team, who.into())?;
        if let Some(indicator) = order {
            overview.sort(indicator);
        }
        Ok(Box::new(Measures {
            result: &scored.result,
            overview,
            by,
            columns,
            samples,
            hint,
            width,
        }))
    })
}

/// What was measured of those who are asked for.
struct Measures<'a> {
    result: &'a MonthResult,
    overview: Overview,
    by: IndicatorsBy,
    columns: Option<Vec<Indicator>>,
    samples: bool,
    hint: bool,
    width: u16,
}

impl Measures<'_> {
    fn view(&self) -> IndicatorView<'_> {
        IndicatorView {
            by: self.by,
            columns: self.columns.as_deref(),
            samples: self.samples,
            hint: self.hint,
            width: self.width,
        }
    }
}

impl Report for Measures<'_> {
    fn page(&self, lang: Lang) -> Page {
        report::indicators(self.result, &self.overview, self.view(), lang)
    }

    fn sheet(&self, _lang: Lang) -> Option<Sheet> {
        Some(report::indicators_sheet(&self.overview, self.view()))
    }

    /// Every indicator of agents, teams, channels and the service, whatever is shown.
    fn json(&self) -> Option<serde_json::Result<String>> {
        Some(report::json(&self.overview))
    }

    /// Its rows are what `--by` says: agents, teams or channels.
    fn jsonl(&self) -> Option<serde_json::Result<String>> {
        Some(match self.by {
            IndicatorsBy::Agent => report::jsonl(&self.overview.agents),
            IndicatorsBy::Team => report::jsonl(&self.overview.teams),
            IndicatorsBy::Channel => report::jsonl(&self.overview.channels),
        })
    }
}

/// The overview of those who are asked for, in an order.
pub(crate) fn overview(
    scored: &Scored,
    agents: &[String],
    teams: &[String],
    order: Order,
) -> Result<Overview, Stop> {
    let mut result = scored.result.clone();
    order.sort(&mut result.agents);
    let mut overview = Overview::of(&result);
    if !agents.is_empty() {
        let ids = choose::agents(agents, scored)?;
        overview = overview.only(|agent| ids.contains(&agent.agent_id));
    }
    if !teams.is_empty() {
        let teams = choose::teams(teams, scored)?;
        let asked = |team: &String| teams.contains(team);
        overview = overview.only(|agent| agent.team.as_ref().is_some_and(asked));
    }
    Ok(overview)
}
