//! Several months side by side, for files and spreadsheets.

use std::collections::BTreeSet;

use super::{column, marked, whole};
use crate::indicator::Indicator;
use crate::month::Month;
use crate::report::sheet::{Align, Cell, Sheet};
use crate::result::{Chosen, Span, SpanMean, Trend, TrendAgent, TrendGroup, TrendPoint};

/// What stands before the months of the sheet.
pub(in crate::report) const LEAD: [&str; 4] = ["agent_id", "name", "team", "measure"];

/// A row for each measure of each person, a column for each month, quarter and year; provisional ones end in `*`. Rows without an
/// agent_id are the indicators of a team or, without a team, of the whole service.
pub fn trend_sheet(trend: &Trend, indicators: &[Indicator]) -> Sheet {
    let mut sheet = Sheet::new(&LEAD.map(|head| (head, Align::Left)));
    let there = trend.months.iter().filter(|(_, result)| result.is_some());
    let spans: BTreeSet<Span> = there.flat_map(|(month, _)| Span::of(*month)).collect();
    for month in trend.months.keys() {
        let heading = marked(month.to_string(), trend.provisional(*month));
        sheet.columns.push(column(heading, Align::Right));
    }
    for span in &spans {
        let heading = marked(span.to_string(), trend.provisional_in(*span));
        sheet.columns.push(column(heading, Align::Right));
    }
    for agent in &trend.agents {
        of_agent(trend, agent, &spans, indicators, &mut sheet);
    }
    let teams = trend.teams.iter();
    let teams = teams.map(|(team, group)| (team.as_str(), group));
    let service = trend.service.iter().map(|service| ("", service));
    for (team, group) in teams.chain(service) {
        of_group(trend, team, group, &spans, indicators, &mut sheet);
    }
    sheet
}

fn of_agent(
    trend: &Trend,
    agent: &TrendAgent,
    spans: &BTreeSet<Span>,
    indicators: &[Indicator],
    sheet: &mut Sheet,
) {
    let mut row =
        |measure: &str, month: &dyn Fn(&TrendPoint) -> Cell, mean: &dyn Fn(&SpanMean) -> Cell| {
            let mut cells: Vec<Cell> = [&agent.agent_id, &agent.name].map(Cell::text).into();
            cells.push(Cell::text(agent.team.clone().unwrap_or_default()));
            cells.push(Cell::text(measure));
            let points = trend.months.keys().map(|at| agent.months.get(at));
            cells.extend(points.map(|point| point.map_or(Cell::Blank, month)));
            let means = spans.iter().map(|span| agent.means.get(span));
            cells.extend(means.map(|at| at.map_or(Cell::Blank, mean)));
            sheet.rows.push(cells);
        };
    let grade = |grade: &Option<String>| Cell::text(grade.clone().unwrap_or_default());
    row("score", &|at| Cell::number(Some(at.score)), &|mean| {
        Cell::Number(mean.score)
    });
    row("grade", &|at| grade(&at.grade), &|mean| grade(&mean.grade));
    let rank = |at: &TrendPoint| at.rank.map_or(Cell::Blank, whole);
    row("rank", &rank, &|_| Cell::Blank);
    row("months", &|_| Cell::Blank, &|mean| whole(mean.months));
    for of in indicators {
        for (measure, cell) in parts(*of) {
            row(&measure, &|at| cell(&at.indicators), &|mean| {
                cell(&mean.indicators)
            });
        }
    }
}

fn of_group(
    trend: &Trend,
    team: &str,
    group: &TrendGroup,
    spans: &BTreeSet<Span>,
    indicators: &[Indicator],
    sheet: &mut Sheet,
) {
    for of in indicators {
        for (measure, cell) in parts(*of) {
            let at = |month: &Month| group.months.get(month).map(&cell);
            let mean = |span: &Span| group.means.get(span).map(|mean| cell(&mean.indicators));
            let cells = trend.months.keys().map(at).chain(spans.iter().map(mean));
            let mut row = vec![Cell::Blank, Cell::Blank];
            row.extend([Cell::text(team), Cell::text(measure)]);
            row.extend(cells.map(|cell| cell.unwrap_or(Cell::Blank)));
            sheet.rows.push(row);
        }
    }
}

/// The value of an indicator and its sample, each with its name.
fn parts(of: Indicator) -> [(String, impl Fn(&Chosen) -> Cell); 2] {
    let part = move |sample: bool| {
        move |indicators: &Chosen| {
            let measured = indicators.get(of);
            if sample {
                Cell::Number(measured.n.into())
            } else {
                Cell::number(measured.value)
            }
        }
    };
    let key = of.key();
    [
        (key.to_string(), part(false)),
        (format!("{key}_n"), part(true)),
    ]
}
