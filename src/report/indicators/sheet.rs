//! An overview for files and spreadsheets.

use super::{IndicatorView, IndicatorsBy};
use crate::indicator::Indicator;
use crate::report::sheet::{Align, Cell, Sheet};
use crate::result::{Indicators, Overview, OverviewAgent, Standings};

/// What stands before the indicators of the sheet, with what holds numbers.
pub(in crate::report) const LEAD: [(&str, Align); 10] = [
    ("month", Align::Left),
    ("level", Align::Left),
    ("agent_id", Align::Left),
    ("name", Align::Left),
    ("team", Align::Left),
    ("channel", Align::Left),
    ("score", Align::Right),
    ("grade", Align::Left),
    ("people", Align::Right),
    ("grades", Align::Left),
];

/// An overview for files and spreadsheets, the same in every language: a row an agent, then a row a team, or a row a team or a
/// channel alone, then a row of the service.
pub fn indicators_sheet(overview: &Overview, view: IndicatorView<'_>) -> Sheet {
    let columns = view.columns.unwrap_or(Indicator::ALL);
    let mut sheet = Sheet::new(&LEAD);
    for of in columns {
        let key = of.key();
        let sum = of.is_fraction().then(|| format!("{key}_sum"));
        let heads = [Some(key.to_string()), sum, Some(format!("{key}_n"))];
        let heads: Vec<_> = heads.into_iter().flatten().collect();
        let heads: Vec<_> = heads
            .iter()
            .map(|head| (head.as_str(), Align::Right))
            .collect();
        sheet.columns.extend(Sheet::new(&heads).columns);
    }
    let mut row = |level: &str, lead: Lead<'_>, indicators: &Indicators| {
        let mut cells = vec![Cell::text(overview.month.to_string()), Cell::text(level)];
        cells.extend(lead.cells());
        for of in columns {
            let measured = indicators.get(*of);
            cells.push(Cell::number(measured.value));
            if of.is_fraction() {
                cells.push(Cell::number(measured.sum));
            }
            cells.push(Cell::Number(measured.n.into()));
        }
        sheet.rows.push(cells);
    };
    let by = view.by;
    for agent in overview.agents.iter().filter(|_| by == IndicatorsBy::Agent) {
        row("agent", Lead::Agent(agent), &agent.indicators);
    }
    for team in overview
        .teams
        .iter()
        .filter(|_| by != IndicatorsBy::Channel)
    {
        row(
            "team",
            Lead::Team(&team.team, &team.people),
            &team.indicators,
        );
    }
    let channels = overview.channels.iter();
    for one in channels.filter(|_| by == IndicatorsBy::Channel) {
        row("channel", Lead::Channel(&one.channel), &one.indicators);
    }
    let service = &overview.service;
    row(
        "service",
        Lead::Service(&service.people),
        &service.indicators,
    );
    sheet
}

/// What a row of the sheet is about.
enum Lead<'a> {
    Agent(&'a OverviewAgent),
    Team(&'a str, &'a Standings),
    Channel(&'a str),
    Service(&'a Standings),
}

impl Lead<'_> {
    /// Its cells from `agent_id` to `grades`.
    fn cells(&self) -> [Cell; 8] {
        let mut cells = [const { Cell::Blank }; 8];
        let [id, name, team, channel, score, grade, people, grades] = &mut cells;
        let mut standings = |of: &Standings| {
            *score = Cell::number(of.score);
            *people = Cell::Number(of.people.into());
            let each = of.grades.iter().map(|share| {
                let grade = share.grade.as_deref().unwrap_or("none");
                format!("{grade}:{}", share.people)
            });
            *grades = Cell::text(each.collect::<Vec<_>>().join("; "));
        };
        match self {
            Lead::Agent(agent) => {
                *id = Cell::text(&agent.agent_id);
                *name = Cell::text(&agent.name);
                *team = Cell::text(agent.team.clone().unwrap_or_default());
                *score = Cell::Number(agent.score);
                *grade = Cell::text(agent.grade.clone().unwrap_or_default());
            }
            Lead::Team(called, of) => {
                *team = Cell::text(*called);
                standings(of);
            }
            Lead::Channel(called) => *channel = Cell::text(*called),
            Lead::Service(of) => standings(of),
        }
        cells
    }
}
