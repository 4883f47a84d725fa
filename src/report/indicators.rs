//! The indicators of a month: for people a table of agents or channels and one of teams, in so many columns as a page is wide;
//! for files every value with its numerator and its sample.

mod sheet;

use super::measured::{measured, with_sample};
use super::month::first_line;
use super::page::Page;
use super::sheet::{Align, Cell, Sheet, Tone};
use crate::indicator::Indicator;
use crate::result::{Indicators, MonthResult, Overview, OverviewAgent, Standings};
use crate::words::{
    IndicatorPhrase, IndicatorWord, Label, Lang, indicator_heading, indicator_phrase,
    indicator_word, label,
};

pub(super) use sheet::LEAD;
pub use sheet::indicators_sheet;

/// What a row of an overview is about.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum IndicatorsBy {
    /// Somebody; teams follow.
    #[default]
    Agent,
    /// A team.
    Team,
    /// A channel of the service.
    Channel,
}

/// What an overview shows.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct IndicatorView<'a> {
    /// What its rows are about.
    pub by: IndicatorsBy,
    /// The indicators, in their order; None: on pages those that matter most, in files all.
    pub columns: Option<&'a [Indicator]>,
    /// Whether the sample stands beside each value; files always have it.
    pub samples: bool,
    /// Whether to say how to see others.
    pub hint: bool,
    /// How wide a page is, in columns of a terminal; what does not fit stands in a further table.
    pub width: u16,
}

/// What matters most, in this order.
const FIRST: [Indicator; 11] = [
    Indicator::Contacts,
    Indicator::AnswerRate,
    Indicator::CsatMean,
    Indicator::FirstResponseMinutes,
    Indicator::ResolutionMinutes,
    Indicator::FirstContactResolution,
    Indicator::ComplaintRate,
    Indicator::QualityScore,
    Indicator::PraiseCount,
    Indicator::ErrorRate,
    Indicator::ServiceLevel,
];

/// How wide a column of names is at most before it is broken into lines, and one of grades.
const NAME: u16 = 18;
const GRADES: u16 = 14;

/// The space between two columns.
const SPACE: u16 = 2;

/// The page of an overview, beside the result that it is of.
pub fn indicators(
    result: &MonthResult,
    overview: &Overview,
    view: IndicatorView<'_>,
    lang: Lang,
) -> Page {
    let mut page = Page::default();
    page.title(first_line(result, lang));
    page.gap();
    let tables = tables(overview, view.by, lang);
    let (some, none): (Vec<_>, Vec<_>) = view
        .columns
        .unwrap_or(&FIRST)
        .iter()
        .partition(|of| says_something(result, overview, view.by, **of));
    let mut parts = parts(&tables, &some, view, lang);
    if view.columns.is_none() {
        parts.truncate(1);
    }
    for (i, table) in tables.iter().enumerate() {
        if i > 0 {
            page.gap();
            page.heading(indicator_word(IndicatorWord::ByTeam, lang));
        }
        for (i, part) in parts.iter().enumerate() {
            if i > 0 {
                page.gap();
            }
            page.sheet(table.sheet(part, i == 0, view.samples, lang));
        }
    }
    let mut say = |phrase: IndicatorPhrase<'_>| page.text(indicator_phrase(&phrase, lang));
    if view.by == IndicatorsBy::Channel && overview.channels.is_empty() {
        say(IndicatorPhrase::NoChannels);
    }
    if view.samples {
        say(IndicatorPhrase::Samples);
    }
    if !none.is_empty() && (view.columns.is_some() || some.is_empty()) {
        say(IndicatorPhrase::NoSample(&none));
    }
    let shown: Vec<_> = parts.into_iter().flatten().collect();
    let all = Indicator::ALL.iter();
    let more =
        all.filter(|of| says_something(result, overview, view.by, **of) && !shown.contains(of));
    let more = more.count() as u64;
    if view.hint && view.columns.is_none() && more > 0 {
        say(IndicatorPhrase::More(more));
    }
    page
}

/// Whether a row that is shown has a value; channels have less than the service. That nothing happened, only a file can say.
fn says_something(
    result: &MonthResult,
    overview: &Overview,
    by: IndicatorsBy,
    of: Indicator,
) -> bool {
    let mut kinds = result.inputs.iter().map(|input| input.kind);
    let fed = kinds.any(|kind| of.fed_by().contains(&kind));
    let has = |indicators: &Indicators| {
        let measured = indicators.get(of);
        let happened = measured.sum.is_some_and(|sum| !sum.is_zero());
        measured.value.is_some() && (fed || happened)
    };
    match by {
        IndicatorsBy::Channel => {
            let mut channels = overview.channels.iter();
            channels.any(|channel| has(&channel.indicators))
        }
        _ => overview.measured().any(has),
    }
}

/// Rows of a table: what stands before the indicators, and what was measured.
struct Table<'a> {
    heads: Vec<(&'static str, Align)>,
    rows: Vec<(Vec<Cell>, &'a Indicators)>,
}

/// The tables of a page; the last row of each is the whole service.
fn tables<'a>(overview: &'a Overview, by: IndicatorsBy, lang: Lang) -> Vec<Table<'a>> {
    match by {
        IndicatorsBy::Agent if overview.teams.is_empty() => vec![agents(overview, lang)],
        IndicatorsBy::Agent => vec![agents(overview, lang), teams(overview, lang)],
        IndicatorsBy::Team => vec![teams(overview, lang)],
        IndicatorsBy::Channel => vec![channels(overview, lang)],
    }
}

fn whole(lang: Lang) -> Cell {
    Cell::text(indicator_word(IndicatorWord::All, lang))
}

fn mean(people: &Standings) -> Cell {
    Cell::text(
        people
            .score
            .map(|mean| format!("⌀ {mean}"))
            .unwrap_or_default(),
    )
}

fn agents<'a>(overview: &'a Overview, lang: Lang) -> Table<'a> {
    let heads = [
        (Label::Agent, Align::Wrapped),
        (Label::Team, Align::Left),
        (Label::Score, Align::Right),
        (Label::Grade, Align::Left),
    ];
    let row = |agent: &'a OverviewAgent| {
        let who = if agent.agent_id == agent.name {
            agent.name.clone()
        } else {
            format!("{} {}", agent.agent_id, agent.name)
        };
        let grade = match &agent.grade {
            Some(grade) => Cell::text(grade),
            None => Cell::Toned("–".into(), Tone::Bad),
        };
        let lead = vec![
            Cell::text(who),
            Cell::text(agent.team.clone().unwrap_or_default()),
            Cell::Number(agent.score),
            grade,
        ];
        (lead, &agent.indicators)
    };
    let service = &overview.service;
    let all = vec![whole(lang), Cell::Blank, mean(&service.people), Cell::Blank];
    let rows = overview.agents.iter().map(row);
    Table {
        heads: heads.map(|(head, align)| (label(head, lang), align)).into(),
        rows: rows.chain([(all, &service.indicators)]).collect(),
    }
}

fn teams<'a>(overview: &'a Overview, lang: Lang) -> Table<'a> {
    let heads = vec![
        (label(Label::Team, lang), Align::Left),
        (indicator_word(IndicatorWord::People, lang), Align::Right),
        (label(Label::Score, lang), Align::Right),
        (label(Label::Grade, lang), Align::Wrapped),
    ];
    let row = |name: Cell, people: &Standings| {
        let grades = people.grades.iter().map(|grade| match &grade.grade {
            Some(name) => format!("{name}{}", grade.people),
            None => {
                let none = indicator_word(IndicatorWord::NoGrade, lang);
                format!("{none} {}", grade.people)
            }
        });
        let grades: Vec<_> = grades.collect();
        vec![
            name,
            Cell::Number(people.people.into()),
            mean(people),
            Cell::text(grades.join(" ")),
        ]
    };
    let service = &overview.service;
    let all = (row(whole(lang), &service.people), &service.indicators);
    let teams = overview.teams.iter();
    let rows = teams.map(|team| (row(Cell::text(&team.team), &team.people), &team.indicators));
    Table {
        heads,
        rows: rows.chain([all]).collect(),
    }
}

fn channels<'a>(overview: &'a Overview, lang: Lang) -> Table<'a> {
    let none = indicator_word(IndicatorWord::NoChannel, lang);
    let name = |channel: &str| Cell::text(if channel.is_empty() { none } else { channel });
    let channels = overview.channels.iter();
    let rows = channels.map(|one| (vec![name(&one.channel)], &one.indicators));
    let all = (vec![whole(lang)], &overview.service.indicators);
    Table {
        heads: vec![(indicator_word(IndicatorWord::Channel, lang), Align::Wrapped)],
        rows: rows.chain([all]).collect(),
    }
}

impl Table<'_> {
    /// Its columns of these indicators, after all that stands before them or after its first column.
    fn sheet(&self, part: &[Indicator], first: bool, samples: bool, lang: Lang) -> Sheet {
        let lead = if first { self.heads.len() } else { 1 };
        let mut heads: Vec<(String, Align)> = Vec::new();
        for (head, align) in self.heads.iter().take(lead) {
            heads.push(((*head).to_string(), *align));
        }
        heads.extend(part.iter().map(|of| (heading(*of, lang), Align::Right)));
        let heads: Vec<_> = heads
            .iter()
            .map(|(head, at)| (head.as_str(), *at))
            .collect();
        let mut sheet = Sheet::new(&heads);
        for (cells, indicators) in &self.rows {
            let values = part.iter().map(|of| cell(*of, indicators, samples));
            let cells = cells.iter().take(lead).cloned();
            sheet.rows.push(cells.chain(values).collect());
        }
        sheet.totals = 1;
        sheet.without_blank_columns(1)
    }

    /// How wide what stands before the indicators is.
    fn lead(&self, first: bool) -> u16 {
        let lead = if first { self.heads.len() } else { 1 };
        let column = |(i, (head, align)): (usize, &(&str, Align))| {
            let cells = self.rows.iter().filter_map(|(cells, _)| cells.get(i));
            let widest = cells.map(|cell| width(&cell.shown())).max().unwrap_or(0);
            let widest = match align {
                Align::Wrapped if i == 0 => widest.min(NAME),
                Align::Wrapped => widest.min(GRADES),
                Align::Left | Align::Right => widest,
            };
            widest.max(width(head)) + SPACE
        };
        let heads = self.heads.iter().enumerate();
        heads.take(lead).map(column).sum()
    }

    /// How wide an indicator is.
    fn wide(&self, of: Indicator, samples: bool, lang: Lang) -> u16 {
        let cells = self.rows.iter();
        let cells = cells.map(|(_, indicators)| width(&cell(of, indicators, samples).shown()));
        let heading = heading(of, lang);
        let words = heading.lines().map(width);
        cells.chain(words).max().unwrap_or(0) + SPACE
    }
}

/// How many columns of a terminal a text takes: Chinese is wide, signs such as ⌀ and ‰ are not.
fn width(text: &str) -> u16 {
    text.chars()
        .map(|c| if c < '\u{2e80}' { 1 } else { 2 })
        .sum()
}

/// The name of an indicator, a word a line.
fn heading(of: Indicator, lang: Lang) -> String {
    indicator_heading(of, lang).replace(' ', "\n")
}

fn cell(of: Indicator, indicators: &Indicators, samples: bool) -> Cell {
    let show = if samples { with_sample } else { measured };
    show(of, indicators.get(of))
}

/// The indicators in parts that fit a page beside what stands before them, the same for all tables.
fn parts(
    tables: &[Table<'_>],
    columns: &[Indicator],
    view: IndicatorView<'_>,
    lang: Lang,
) -> Vec<Vec<Indicator>> {
    let lead = |first| tables.iter().map(|table| table.lead(first)).max();
    let mut parts = vec![Vec::new()];
    let mut used = lead(true).unwrap_or(0);
    for of in columns {
        let wide = tables
            .iter()
            .map(|table| table.wide(*of, view.samples, lang));
        let wide = wide.max().unwrap_or(0);
        match parts.last_mut() {
            // Half of the space after the last column is not written.
            Some(part) if part.is_empty() || used + wide <= view.width + 1 => part.push(*of),
            _ => {
                used = lead(false).unwrap_or(0);
                parts.push(vec![*of]);
            }
        }
        used += wide;
    }
    parts
}
