//! One indicator in the months of a year, a row a person, a team and the service; behind the months their quarters and the year.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::{ABREAST, column, marked, of_year, who};
use crate::indicator::Indicator;
use crate::month::Month;
use crate::report::measured::measured;
use crate::report::page::Page;
use crate::report::sheet::{Align, Cell, Sheet};
use crate::result::{Chosen, Span, Trend};
use crate::words::{IndicatorWord, Label, Lang, Tells, indicator, indicator_word, label, tells};

/// Puts the tables of an indicator on a page.
pub(super) fn measures(trend: &Trend, of: Indicator, year: i32, lang: Lang, page: &mut Page) {
    let (name, key) = (indicator(of, lang), of.key());
    let called = if name == key {
        key.to_string()
    } else {
        format!("{name} · {key}")
    };
    page.heading(format!("{called} · {}", tells(&Tells::Year(year), lang)));
    let all: Vec<Month> = of_year(trend, year).collect();
    for some in all.chunks(ABREAST) {
        page.sheet(table(trend, of, some, &spans(&all, some), lang));
        page.gap();
    }
}

/// The quarters, and the year, of all months whose last one is among these.
fn spans(all: &[Month], some: &[Month]) -> Vec<Span> {
    let of_some: BTreeSet<Span> = some.iter().flat_map(|month| Span::of(*month)).collect();
    let ends_here = |span: &Span| {
        let within = all.iter().filter(|month| Span::of(**month).contains(span));
        within.max().is_some_and(|last| some.contains(last))
    };
    of_some.into_iter().filter(ends_here).collect()
}

fn table(trend: &Trend, of: Indicator, some: &[Month], spans: &[Span], lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&[(label(Label::Agent, lang), Align::Wrapped)]);
    for month in some {
        let short = format!("{:02}", month.first_day().month());
        let heading = marked(short, trend.provisional(*month));
        sheet.columns.push(column(heading, Align::Right));
    }
    for span in spans {
        let name = match span {
            Span::Quarter(_, quarter) => Tells::Quarter(*quarter),
            Span::Year(year) => Tells::Year(*year),
        };
        let heading = marked(tells(&name, lang), trend.provisional_in(*span));
        sheet.columns.push(column(heading, Align::Right));
    }
    let mut row =
        |name: Cell, at: &dyn Fn(&Month) -> Option<Cell>, mean: &dyn Fn(&Span) -> Option<Cell>| {
            let months = some.iter().map(at);
            let cells = months.chain(spans.iter().map(mean));
            let cells = cells.map(|cell| cell.unwrap_or(Cell::Blank));
            sheet.rows.push([name].into_iter().chain(cells).collect());
        };
    let cell = |indicators: &Chosen| measured(of, indicators.get(of));
    for agent in &trend.agents {
        let at = |month: &Month| agent.months.get(month).map(|at| cell(&at.indicators));
        let mean = |span: &Span| agent.means.get(span).map(|mean| cell(&mean.indicators));
        row(who(agent), &at, &mean);
    }
    let service = trend
        .service
        .iter()
        .map(|service| (indicator_word(IndicatorWord::All, lang), service));
    let teams = trend
        .teams
        .iter()
        .map(|(team, group)| (team.as_str(), group));
    for (name, group) in teams.chain(service) {
        let at = |month: &Month| group.months.get(month).map(cell);
        let mean = |span: &Span| group.means.get(span).map(|mean| cell(&mean.indicators));
        row(Cell::text(name), &at, &mean);
    }
    sheet.totals = trend.teams.len() + usize::from(trend.service.is_some());
    sheet
}
