//! The complaints of a month as work: the page, the most urgent first, with its counts; every complaint as a sheet and as JSON.

use super::month::first_line;
use super::page::Page;
use super::sheet::{Align, Cell, Sheet, Tone};
use crate::result::{
    ComplaintCount, ComplaintItem, ComplaintList, ComplaintPerson, ComplaintState, Kept,
    MonthResult,
};
use crate::words::{
    ComplaintPhrase, ComplaintWord, Label, Lang, complaint_phrase, complaint_word, label,
};

/// The page: what is to be done or was late, then the counts.
pub fn complaints(result: &MonthResult, list: &ComplaintList, lang: Lang) -> Page {
    let mut page = Page::default();
    page.title(first_line(result, lang));
    page.gap();
    page.heading(complaint_word(ComplaintWord::Heading, lang));
    let judged = ComplaintPhrase::JudgedAt {
        at: &list.judged_at,
        zone: &list.zone,
    };
    page.text(complaint_phrase(&judged, lang));
    page.gap();
    let work = || {
        list.complaints
            .iter()
            .filter(|item| !item.states.is_empty())
    };
    if work().next().is_some() {
        page.sheet(table(work(), lang));
    }
    if list.complaints.is_empty() {
        page.text(complaint_word(ComplaintWord::None, lang));
    }
    let done = list.complaints.len().saturating_sub(work().count()) as u64;
    if done > 0 {
        page.text(complaint_phrase(&ComplaintPhrase::Done(done), lang));
    }
    if list.not_ours > 0 {
        let others = ComplaintPhrase::NotOurs(list.not_ours);
        page.text(complaint_phrase(&others, lang));
    }
    let by = [
        (ComplaintWord::ByCategory, &list.by_category),
        (ComplaintWord::ByTeam, &list.by_team),
        (ComplaintWord::ByAgent, &list.by_agent),
    ];
    for (of, counted) in by.into_iter().filter(|(_, counted)| !counted.is_empty()) {
        page.gap();
        page.heading(complaint_word(of, lang));
        page.sheet(counts(of, counted, lang));
    }
    page
}

fn table<'a>(work: impl Iterator<Item = &'a ComplaintItem>, lang: Lang) -> Sheet {
    let name = |of| complaint_word(of, lang);
    let mut sheet = Sheet::new(&[
        (name(ComplaintWord::States), Align::Wrapped),
        (name(ComplaintWord::Id), Align::Left),
        (label(Label::Agent, lang), Align::Wrapped),
        (name(ComplaintWord::Handler), Align::Wrapped),
        (name(ComplaintWord::Category), Align::Wrapped),
        (name(ComplaintWord::Received), Align::Wrapped),
        (name(ComplaintWord::AnswerBy), Align::Wrapped),
        (name(ComplaintWord::CloseBy), Align::Wrapped),
        (label(Label::Source, lang), Align::Wrapped),
    ]);
    for item in work {
        let states: Vec<_> = item.states.iter().map(|one| state(*one, lang)).collect();
        let states = states.join(", ");
        sheet.rows.push(vec![
            if item.is(ComplaintState::Open) && item.is_late() {
                Cell::Toned(states, Tone::Bad)
            } else {
                Cell::text(states)
            },
            Cell::text(&item.complaint_id),
            Cell::text(item.agent.as_ref().map(of_team).unwrap_or_default()),
            Cell::text(item.handler.as_ref().map(who).unwrap_or_default()),
            Cell::text(item.category.clone().unwrap_or_default()),
            Cell::text(to_the_minute(&item.received)),
            limit(item.answer_by.as_deref(), item.answer),
            limit(item.close_by.as_deref(), item.close),
            Cell::text(format!("{}:{}", item.file, item.line)),
        ]);
    }
    sheet.without_blank_columns(2)
}

fn state(state: ComplaintState, lang: Lang) -> &'static str {
    let of = match state {
        ComplaintState::AnswerLate => ComplaintWord::AnswerLate,
        ComplaintState::CloseLate => ComplaintWord::CloseLate,
        ComplaintState::Undecided => ComplaintWord::Undecided,
        ComplaintState::ToReopen => ComplaintWord::ToReopen,
        ComplaintState::Open => ComplaintWord::Open,
        ComplaintState::NotFollowedUp => ComplaintWord::NotFollowedUp,
    };
    complaint_word(of, lang)
}

/// Id and name, once when they are the same.
fn who(person: &ComplaintPerson) -> String {
    if person.agent_id == person.name {
        person.name.clone()
    } else {
        format!("{} {}", person.agent_id, person.name)
    }
}

/// The same with the team.
fn of_team(person: &ComplaintPerson) -> String {
    match &person.team {
        Some(team) => format!("{}, {team}", who(person)),
        None => who(person),
    }
}

fn team(person: Option<&ComplaintPerson>) -> String {
    person
        .and_then(|person| person.team.clone())
        .unwrap_or_default()
}

/// A limit; one that was missed should be seen.
fn limit(by: Option<&str>, kept: Option<Kept>) -> Cell {
    match by.map(to_the_minute) {
        Some(by) if kept == Some(Kept::Late) => Cell::Toned(by, Tone::Bad),
        by => Cell::text(by.unwrap_or_default()),
    }
}

/// A local time without its year and its seconds, for which a page has no room; files have them.
fn to_the_minute(local: &str) -> String {
    let end = local.len().min("2026-10-08 11:42".len());
    local.get(5..end).unwrap_or(local).to_string()
}

fn counts(of: ComplaintWord, counted: &[ComplaintCount], lang: Lang) -> Sheet {
    let name = |of| complaint_word(of, lang);
    let (heading, none) = match of {
        ComplaintWord::ByCategory => (name(ComplaintWord::Category), ComplaintWord::NoCategory),
        ComplaintWord::ByTeam => (label(Label::Team, lang), ComplaintWord::NoTeam),
        _ => (label(Label::Agent, lang), ComplaintWord::NoAgent),
    };
    let mut sheet = Sheet::new(&[
        (heading, Align::Wrapped),
        (name(ComplaintWord::Complaints), Align::Right),
        (name(ComplaintWord::Valid), Align::Right),
        (name(ComplaintWord::Undecided), Align::Right),
        (name(ComplaintWord::Open), Align::Right),
        (name(ComplaintWord::Late), Align::Right),
        (name(ComplaintWord::ToReopen), Align::Right),
        (name(ComplaintWord::NotFollowedUp), Align::Right),
    ]);
    let number = |n: u64| match n {
        0 => Cell::Toned("–".into(), Tone::Quiet),
        n => Cell::Number(n.into()),
    };
    for count in counted {
        let shown = match (&count.name, &count.called) {
            (Some(id), Some(called)) => format!("{id} {called}"),
            (Some(named), None) => named.clone(),
            (None, _) => name(none).to_string(),
        };
        sheet.rows.push(vec![
            Cell::text(shown),
            Cell::Number(count.complaints.into()),
            number(count.valid),
            number(count.undecided),
            number(count.open),
            number(count.late),
            number(count.to_reopen),
            number(count.not_followed_up),
        ]);
    }
    sheet
}

/// The columns of the sheet.
pub(super) const COLUMNS: [&str; 23] = [
    "month",
    "complaint_id",
    "states",
    "agent_id",
    "name",
    "team",
    "handler_id",
    "handler_name",
    "handler_team",
    "category",
    "valid",
    "received_at",
    "respond_by",
    "responded_at",
    "answer",
    "close_by",
    "closed_at",
    "close",
    "follow_up_at",
    "follow_up_satisfied",
    "judged_at",
    "file",
    "line",
];

/// Every complaint, the most urgent first, for files and spreadsheets: the same in every language.
pub fn complaints_sheet(list: &ComplaintList) -> Sheet {
    let mut sheet = Sheet::new(&COLUMNS.map(|name| (name, Align::Left)));
    let text = |text: &Option<String>| Cell::text(text.clone().unwrap_or_default());
    let yes_no = |yes: Option<bool>| match yes {
        Some(true) => Cell::text("yes"),
        Some(false) => Cell::text("no"),
        None => Cell::Blank,
    };
    for item in &list.complaints {
        let states: Vec<_> = item.states.iter().map(|state| state.name()).collect();
        let people = [&item.agent, &item.handler].map(|person| {
            let of = |part: fn(&ComplaintPerson) -> &str| {
                Cell::text(person.as_ref().map(part).unwrap_or_default())
            };
            [
                of(|p| &p.agent_id),
                of(|p| &p.name),
                Cell::text(team(person.as_ref())),
            ]
        });
        let first = [
            Cell::text(list.month.to_string()),
            Cell::text(&item.complaint_id),
            Cell::text(states.join(";")),
        ];
        let rest = [
            text(&item.category),
            yes_no(item.valid),
            Cell::text(&item.received),
            text(&item.answer_by),
            text(&item.answered),
            Cell::text(item.answer.map(Kept::name).unwrap_or_default()),
            text(&item.close_by),
            text(&item.closed),
            Cell::text(item.close.map(Kept::name).unwrap_or_default()),
            text(&item.followed_up),
            yes_no(item.satisfied),
            Cell::text(&list.judged_at),
            Cell::text(&item.file),
            Cell::Number(item.line.into()),
        ];
        let people = people.into_iter().flatten();
        sheet
            .rows
            .push(first.into_iter().chain(people).chain(rest).collect());
    }
    sheet
}
