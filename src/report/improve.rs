//! What to improve: the page of a team lead, with everybody who is below a limit, every team, and what was promised; every cause
//! as a sheet and as JSON.

mod promised;
mod sheet;
mod terms;

use crate::rulebook::Target;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::month::first_line;
use super::page::Page;
use super::sheet::{Align, Cell, Sheet, Tone};
use crate::event::Role;
use crate::indicator::{Indicator, Unit};
use crate::result::{
    CauseTrend, Evidence, Improve, ImproveAgent, ImproveCause, ImprovePerson, ImproveTeam,
    MonthResult,
};
use crate::words::{
    self, ImprovePhrase, ImproveWord, Label, Lang, comma, improve_phrase, improve_word, indicator,
    label,
};

use promised::promised;
pub(super) use sheet::COLUMNS;
pub use sheet::improve_sheet;
pub(super) use terms::improve_terms;

/// The page of a month: who is below a limit, then the teams, then what was promised.
pub fn improve(result: &MonthResult, list: &Improve, lang: Lang) -> Page {
    let mut page = Page::default();
    page.title(first_line(result, lang));
    page.gap();
    page.heading(headline(list, lang));
    about(list, lang, &mut page);
    let shape = Shape::of(list);
    for agent in &list.agents {
        page.gap();
        page.heading(agent_heading(agent, lang));
        causes(&agent.causes, list, &shape, lang, &mut page);
    }
    for team in &list.teams {
        page.gap();
        page.heading(team_heading(team, lang));
        causes(&team.causes, list, &shape, lang, &mut page);
    }
    if !list.actions.is_empty() {
        page.gap();
        page.heading(improve_word(ImproveWord::Promised, lang));
        page.sheet(promised(&list.actions, lang));
        for action in &list.actions {
            let Some(near) = &action.near else { continue };
            let meant = ImprovePhrase::ProbablyMeant {
                place: &format!("{}:{}", action.file, action.line),
                cause: &action.cause,
                near,
            };
            page.text(improve_phrase(&meant, lang));
        }
    }
    page
}

fn headline(list: &Improve, lang: Lang) -> String {
    let heading = improve_word(ImproveWord::Heading, lang);
    let due = improve_phrase(&ImprovePhrase::DueBy(list.due), lang);
    format!("{heading} · {due}")
}

/// Who, compared with what, and what is missing.
fn about(list: &Improve, lang: Lang, page: &mut Page) {
    let mut say = |phrase: &ImprovePhrase<'_>| page.text(improve_phrase(phrase, lang));
    let score = list.below_score.map(number);
    let below = list.agents.iter().filter(|agent| agent.below).count() as u64;
    // Whoever asks for somebody by name needs no count of them.
    if !list.by_name || below == 0 {
        say(&ImprovePhrase::Below {
            people: below,
            of: list.people,
            grade: list.below_grade.as_deref(),
            score: score.as_deref(),
        });
    }
    say(&match list.before {
        Some(month) => ImprovePhrase::ComparedWith(month),
        None => ImprovePhrase::NothingToCompare(list.month.back(1)),
    });
    if !list.recovered.is_empty() {
        let names: Vec<_> = list.recovered.iter().map(who).collect();
        say(&ImprovePhrase::Recovered(&names.join(comma(lang))));
    }
    let leaderless = list.teams.iter().filter(|team| team.responsible.is_empty());
    let leaderless: Vec<_> = leaderless.map(|team| team.team.as_str()).collect();
    if !leaderless.is_empty() {
        say(&ImprovePhrase::NoLead(&leaderless.join(comma(lang))));
    }
}

/// Id and name, once when they are the same.
fn who(person: &ImprovePerson) -> String {
    if person.agent_id == person.name {
        person.name.clone()
    } else {
        format!("{} {}", person.agent_id, person.name)
    }
}

fn responsible(people: &[ImprovePerson], lang: Lang) -> Option<String> {
    let names: Vec<_> = people.iter().map(who).collect();
    let names = names.join(comma(lang));
    (!people.is_empty()).then(|| improve_phrase(&ImprovePhrase::Responsible(&names), lang))
}

fn agent_heading(agent: &ImproveAgent, lang: Lang) -> String {
    let person = ImprovePerson {
        agent_id: agent.agent_id.clone(),
        name: agent.name.clone(),
        team: None,
    };
    let grade = agent.grade.as_deref();
    let grade = grade.unwrap_or(label(Label::NoGrade, lang));
    let mut parts = vec![who(&person)];
    parts.extend(agent.team.clone());
    parts.push(format!("{} {grade}", number(agent.score)));
    let leads =
        agent.role == Some(Role::TeamLead) && agent.team.is_some() && agent.responsible.is_empty();
    parts.extend(responsible(&agent.responsible, lang));
    if leads {
        parts.push(improve_word(ImproveWord::LeadsTheTeam, lang).to_string());
    }
    parts.join(" · ")
}

fn team_heading(team: &ImproveTeam, lang: Lang) -> String {
    let heading = ImprovePhrase::Team {
        team: &team.team,
        people: team.people,
        below: team.below,
    };
    let heading = improve_phrase(&heading, lang);
    match responsible(&team.responsible, lang) {
        Some(responsible) => format!("{heading} · {responsible}"),
        None => heading,
    }
}

/// Which columns there are; the tables of a page have the same, so that they align.
struct Shape {
    training: bool,
    shares: &'static [u16],
}

impl Shape {
    fn of(list: &Improve) -> Self {
        let agents = list.agents.iter().flat_map(|agent| &agent.causes);
        let teams = list.teams.iter().flat_map(|team| &team.causes);
        let training = agents.chain(teams).any(|cause| cause.training.is_some());
        let shares: &[u16] = match (list.before.is_some(), training) {
            (true, true) => &[22, 10, 18, 16, 12, 22],
            (true, false) => &[26, 10, 21, 18, 25],
            (false, true) => &[30, 10, 24, 15, 21],
            (false, false) => &[36, 10, 28, 26],
        };
        Shape { training, shares }
    }
}

fn causes(causes: &[ImproveCause], list: &Improve, shape: &Shape, lang: Lang, page: &mut Page) {
    if causes.is_empty() {
        page.text(improve_word(ImproveWord::NoCause, lang));
        return;
    }
    let name = |of| improve_word(of, lang);
    let since = list
        .before
        .map(|month| improve_phrase(&ImprovePhrase::Since(month), lang));
    let mut columns = vec![
        (name(ImproveWord::Cause), Align::Wrapped),
        (name(ImproveWord::Lost), Align::Right),
        (name(ImproveWord::HowMuch), Align::Wrapped),
    ];
    columns.extend(since.as_deref().map(|since| (since, Align::Wrapped)));
    columns.extend(
        shape
            .training
            .then(|| (name(ImproveWord::Training), Align::Wrapped)),
    );
    columns.push((label(Label::Source, lang), Align::Wrapped));
    let mut sheet = Sheet::new(&columns).shared_out(shape.shares);
    for cause in causes {
        let gone = cause.trend == Some(CauseTrend::Gone);
        let mut row = vec![
            tone(cause_label(cause, lang), gone),
            if gone {
                Cell::Blank
            } else {
                Cell::signed(cause.points)
            },
            Cell::text(how_much(cause, lang)),
        ];
        if list.before.is_some() {
            row.push(trend(cause, lang));
        }
        if shape.training {
            row.push(Cell::text(cause.training.clone().unwrap_or_default()));
        }
        row.push(Cell::text(places(&cause.evidence, lang)));
        sheet.rows.push(row);
    }
    page.sheet(sheet);
}

/// What is gone has less weight.
fn tone(text: String, quiet: bool) -> Cell {
    if quiet {
        Cell::Toned(text, Tone::Quiet)
    } else {
        Cell::text(text)
    }
}

/// What a cause is called: rule id and label, or the name of the indicator.
pub(super) fn cause_label(cause: &ImproveCause, lang: Lang) -> String {
    let label = match lang {
        Lang::En => &cause.en,
        Lang::Zh => &cause.zh,
    };
    match (label, cause.indicator()) {
        (Some(label), _) => format!("{} {label}", cause.cause),
        (None, Some(of)) => indicator(of, lang).to_string(),
        (None, None) => cause.cause.clone(),
    }
}

fn how_much(cause: &ImproveCause, lang: Lang) -> String {
    if let (Some(value), Some(target)) = (cause.value, &cause.target) {
        let of = cause.indicator();
        let counts = of.map(Indicator::unit) == Some(Unit::Count);
        let missed = ImprovePhrase::Missed {
            value: &measured(of, value),
            sample: cause.sample.filter(|_| !counts),
            target: &aim(target),
        };
        return improve_phrase(&missed, lang);
    }
    let Some(times) = cause.times.filter(|times| *times > 0) else {
        return String::new();
    };
    let times = improve_phrase(&ImprovePhrase::Times(times), lang);
    match cause.people {
        Some(people) => {
            let people = improve_phrase(&ImprovePhrase::PeopleHit(people), lang);
            format!("{times}{}{people}", comma(lang))
        }
        None => times,
    }
}

fn trend_word(trend: CauseTrend) -> ImproveWord {
    match trend {
        CauseTrend::New => ImproveWord::New,
        CauseTrend::CameBack => ImproveWord::CameBack,
        CauseTrend::Shrank => ImproveWord::Shrank,
        CauseTrend::NotBetter => ImproveWord::NotBetter,
        CauseTrend::Gone => ImproveWord::Gone,
        CauseTrend::Neither => ImproveWord::Neither,
    }
}

fn trend(cause: &ImproveCause, lang: Lang) -> Cell {
    let Some(trend) = cause.trend else {
        return Cell::Blank;
    };
    let of = cause.indicator();
    let before = match (cause.points_before, cause.value_before) {
        (Some(points), _) => Some(number(points)),
        (None, Some(value)) => Some(measured(of, value)),
        (None, None) => None,
    };
    let word = trend_word(trend);
    let told = match before.filter(|_| trend != CauseTrend::New) {
        Some(before) => {
            let was = ImprovePhrase::Was {
                trend: word,
                before: &before,
            };
            improve_phrase(&was, lang)
        }
        None => improve_word(word, lang).to_string(),
    };
    toned_trend(trend, told)
}

fn toned_trend(trend: CauseTrend, told: String) -> Cell {
    match trend {
        CauseTrend::CameBack | CauseTrend::NotBetter => Cell::Toned(told, Tone::Bad),
        CauseTrend::Shrank | CauseTrend::Gone => Cell::Toned(told, Tone::Good),
        CauseTrend::New | CauseTrend::Neither => Cell::text(told),
    }
}

/// How many lines of the evidence a page has room for.
const SHOWN: usize = 6;

/// Where the lines of a cause come from, each file named once: `violations.csv:2, 5, 9`.
fn places(evidence: &[Evidence], lang: Lang) -> String {
    let all: BTreeSet<(&str, u32)> = evidence
        .iter()
        .map(|at| (at.file.as_str(), at.line))
        .collect();
    let mut told = String::new();
    let mut before = "";
    for (file, line) in all.iter().take(SHOWN) {
        if *file == before {
            told.push_str(&format!(", {line}"));
        } else {
            told.push_str(if told.is_empty() { "" } else { " " });
            told.push_str(&format!("{file}:{line}"));
        }
        before = file;
    }
    let more = all.len().saturating_sub(SHOWN);
    if more > 0 {
        let more = if lang == Lang::Zh { all.len() } else { more };
        told.push_str(&format!(
            " {}",
            improve_phrase(&ImprovePhrase::More(more), lang)
        ));
    }
    told
}

fn number(n: Decimal) -> String {
    n.normalize().to_string()
}

/// A value as people read it; of what is no indicator here, as it is.
fn measured(of: Option<Indicator>, value: Decimal) -> String {
    of.map_or_else(|| number(value), |of| words::measured(of, value))
}

/// A target as people read it: `≥ 90%`.
fn aim(target: &Target) -> String {
    let of = target.metric.indicator;
    let told = ["≥", ">", "≤", "<"]
        .into_iter()
        .zip(target.metric.ends())
        .filter_map(|(sign, at)| Some(format!("{sign} {}", words::measured(of, at?))));
    told.collect::<Vec<_>>().join(" ")
}
