//! Several months side by side: for people a table for each measure, year by year; for spreadsheets a row for each measure.

mod measures;
mod sheet;

use std::collections::BTreeSet;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::page::Page;
use super::sheet::{Align, Cell, Column, Sheet};
use crate::indicator::{Indicator, Unit};
use crate::month::Month;
use crate::result::{Span, SpanMean, Trend, TrendAgent, TrendPoint};
use crate::words::{Label, Lang, Tells, label, policy_name, tells};

pub(super) use sheet::LEAD;
pub use sheet::trend_sheet;

/// The heights of a course, lowest first.
const HEIGHTS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// How many months stand beside each other: so many fit a terminal, whatever the measure.
const ABREAST: usize = 6;

/// The page of a trend with these indicators.
pub fn trend(trend: &Trend, indicators: &[Indicator], lang: Lang) -> Page {
    let mut page = Page::default();
    page.title(title(trend, lang));
    page.gap();
    for year in years(trend) {
        let mut table = |name: &str, align, cell: &dyn Fn(&TrendPoint) -> Cell| {
            page.heading(format!("{name} · {}", tells(&Tells::Year(year), lang)));
            let all: Vec<Month> = of_year(trend, year).collect();
            for some in all.chunks(ABREAST) {
                page.sheet(months(trend, some, align, lang, cell));
                page.gap();
            }
        };
        let word = |word| label(word, lang);
        table(word(Label::Score), Align::Right, &|at| {
            Cell::number(Some(at.score))
        });
        table(word(Label::Grade), Align::Left, &|at| {
            Cell::text(at.grade.as_deref().unwrap_or("–"))
        });
        table(word(Label::Rank), Align::Right, &|at| {
            at.rank.map_or_else(|| Cell::text("–"), whole)
        });
        for of in indicators {
            measures::measures(trend, *of, year, lang, &mut page);
        }
        page.heading(format!(
            "{} · {}",
            tells(&Tells::Means, lang),
            tells(&Tells::Year(year), lang)
        ));
        page.sheet(means(trend, year, lang));
        page.gap();
    }
    notes(trend, indicators, lang, &mut page);
    page
}

fn title(trend: &Trend, lang: Lang) -> String {
    let from = trend.months.keys().next().copied();
    let title = Tells::Title {
        from: from.unwrap_or(trend.graded_by),
        to: trend.graded_by,
        results: trend.months.values().flatten().count() as u64,
        people: trend.agents.len() as u64,
    };
    tells(&title, lang)
}

/// The years that have a result.
fn years(trend: &Trend) -> BTreeSet<i32> {
    let there = trend.months.iter().filter(|(_, result)| result.is_some());
    there.map(|(month, _)| month.first_day().year()).collect()
}

/// The months of a year from the first to the last of the trend.
fn of_year(trend: &Trend, year: i32) -> impl Iterator<Item = Month> {
    let months = trend.months.keys().copied();
    months.filter(move |month| month.first_day().year() == year)
}

fn marked(text: String, provisional: bool) -> String {
    if provisional { text + "*" } else { text }
}

fn who(agent: &TrendAgent) -> Cell {
    Cell::text(format!("{} {}", agent.agent_id, agent.name))
}

fn column(heading: impl Into<String>, align: Align) -> Column {
    Column {
        heading: heading.into(),
        align,
        share: None,
    }
}

/// One measure of everybody in some months, a column a month.
fn months(
    trend: &Trend,
    some: &[Month],
    align: Align,
    lang: Lang,
    cell: &dyn Fn(&TrendPoint) -> Cell,
) -> Sheet {
    let mut sheet = Sheet::new(&[(label(Label::Agent, lang), Align::Wrapped)]);
    for month in some {
        // The year stands above.
        let short = format!("{:02}", month.first_day().month());
        let heading = marked(short, trend.provisional(*month));
        sheet.columns.push(column(heading, align));
    }
    for agent in &trend.agents {
        let cells = some.iter().map(|month| agent.months.get(month));
        let cells = cells.map(|point| point.map_or(Cell::Blank, cell));
        sheet
            .rows
            .push([who(agent)].into_iter().chain(cells).collect());
    }
    sheet
}

/// The course of a year and the means of its quarters and of itself.
fn means(trend: &Trend, year: i32, lang: Lang) -> Sheet {
    let all = trend.agents.iter().flat_map(|agent| agent.means.keys());
    let spans: BTreeSet<Span> = all.copied().filter(|span| span.year() == year).collect();
    let scale = scale(trend);
    let mut sheet = Sheet::new(&[
        (label(Label::Agent, lang), Align::Wrapped),
        (&tells(&Tells::Course, lang), Align::Left),
    ]);
    for span in &spans {
        let heading = match span {
            Span::Quarter(_, quarter) => Tells::Quarter(*quarter),
            Span::Year(year) => Tells::Year(*year),
        };
        sheet
            .columns
            .push(column(tells(&heading, lang), Align::Left));
    }
    for agent in &trend.agents {
        let scores = of_year(trend, year).map(|month| agent.months.get(&month));
        let course: String = scores
            .map(|point| point.map_or('·', |point| height(point.score, scale)))
            .collect();
        let mut row = vec![who(agent), Cell::Text(course)];
        row.extend(spans.iter().map(|span| {
            let mean = agent.means.get(span);
            mean.map_or(Cell::Blank, |mean| Cell::text(shown(*span, mean, lang)))
        }));
        sheet.rows.push(row);
    }
    sheet
}

/// A mean with its grade, and of how many months where some are missing.
fn shown(span: Span, mean: &SpanMean, lang: Lang) -> String {
    let of = match span {
        Span::Quarter(..) => 3,
        Span::Year(_) => 12,
    };
    let score = marked(mean.score.to_string(), mean.provisional);
    let mut parts = vec![score, mean.grade.clone().unwrap_or_else(|| "–".into())];
    if mean.months < of {
        let months = mean.months;
        parts.push(tells(&Tells::Of { months, of }, lang));
    }
    parts.join(" ")
}

/// The lowest and the highest score of all.
fn scale(trend: &Trend) -> Option<(Decimal, Decimal)> {
    let points = trend.agents.iter().flat_map(|agent| agent.months.values());
    let ends = points.map(|point| (point.score, point.score));
    ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// How high a score stands on the scale; in the middle where all are the same.
fn height(score: Decimal, scale: Option<(Decimal, Decimal)>) -> char {
    let steps = Decimal::from(HEIGHTS.len());
    let (low, high) = scale.unwrap_or((score, score));
    let share = (score - low).checked_div(high - low);
    let step = share.map_or(3, |share| {
        usize::try_from((share * steps).trunc()).unwrap_or_default()
    });
    let last = HEIGHTS.len() - 1;
    HEIGHTS.get(step.min(last)).copied().unwrap_or('█')
}

fn notes(trend: &Trend, indicators: &[Indicator], lang: Lang, page: &mut Page) {
    if let Some((low, high)) = scale(trend) {
        let (low, high) = (low.to_string(), high.to_string());
        let scale = Tells::Scale {
            low: &low,
            high: &high,
        };
        page.text(tells(&scale, lang));
    }
    let newest = trend.months.get(&trend.graded_by).and_then(Option::as_ref);
    if let Some(newest) = newest {
        let how = Tells::HowMeans {
            month: trend.graded_by,
            policy: policy_name(&newest.policy.name, lang),
        };
        page.text(tells(&how, lang));
    }
    if !indicators.is_empty() {
        page.text(tells(&Tells::IndicatorMeans, lang));
    }
    if indicators.iter().any(|of| of.unit() == Unit::MedianMinutes) {
        page.text(tells(&Tells::NoMedians, lang));
    }
    if trend.lacks_sums() {
        page.text(tells(&Tells::NoSums, lang));
    }
    if trend.several_policies() {
        page.text(tells(&Tells::SeveralPolicies, lang));
    }
    if trend
        .months
        .values()
        .flatten()
        .any(|month| month.provisional)
    {
        page.text(tells(&Tells::Mark, lang));
    }
}

fn whole(n: u32) -> Cell {
    Cell::Number(n.into())
}
