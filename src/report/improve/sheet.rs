//! What to improve, for files: every cause and every promise a row.

use super::super::sheet::{Align, Cell, Sheet};
use super::cause_label;
use crate::indicator::Indicator;
use crate::result::{CauseTrend, Evidence, Improve, ImproveAction, ImproveCause, ImprovePerson};
use crate::rulebook::Target;
use crate::words::Lang;

/// The columns of the sheet.
pub(in crate::report) const COLUMNS: [&str; 24] = [
    "month",
    "level",
    "agent_id",
    "name",
    "team",
    "kind",
    "cause",
    "label",
    "points",
    "times",
    "people",
    "value",
    "target",
    "sample",
    "trend",
    "responsible",
    "due",
    "training",
    "state",
    "evidence",
    "done_on",
    "result",
    "points_before",
    "value_before",
];

/// Whom a row is about.
struct Subject<'a> {
    level: &'static str,
    agent: Option<(&'a str, &'a str)>,
    team: Option<&'a str>,
}

/// Every cause of everybody, then of every team, then every promise. Only the labels follow the language.
pub fn improve_sheet(list: &Improve, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&COLUMNS.map(|name| (name, Align::Left)));
    for agent in &list.agents {
        let subject = Subject {
            level: "agent",
            agent: Some((&agent.agent_id, &agent.name)),
            team: agent.team.as_deref(),
        };
        let row = |cause| row(list, &subject, cause, &agent.responsible, lang);
        sheet.rows.extend(agent.causes.iter().map(row));
    }
    for team in &list.teams {
        let subject = Subject {
            level: "team",
            agent: None,
            team: Some(&team.team),
        };
        let row = |cause| row(list, &subject, cause, &team.responsible, lang);
        sheet.rows.extend(team.causes.iter().map(row));
    }
    let actions = list.actions.iter();
    sheet
        .rows
        .extend(actions.map(|action| promise(list, action)));
    sheet
}

fn subject_cells(list: &Improve, subject: &Subject<'_>) -> Vec<Cell> {
    let (id, name) = subject.agent.unwrap_or_default();
    vec![
        Cell::text(list.month.to_string()),
        Cell::text(subject.level),
        Cell::text(id),
        Cell::text(name),
        Cell::text(subject.team.unwrap_or_default()),
    ]
}

fn row(
    list: &Improve,
    subject: &Subject<'_>,
    cause: &ImproveCause,
    responsible: &[ImprovePerson],
    lang: Lang,
) -> Vec<Cell> {
    let count = |n: Option<u64>| n.map_or(Cell::Blank, |n| Cell::Number(n.into()));
    let names: Vec<_> = responsible
        .iter()
        .map(|who| who.agent_id.as_str())
        .collect();
    let rule = cause.zh.is_some() || cause.en.is_some();
    let label = cause_label(cause, lang);
    let label = label
        .strip_prefix(&format!("{} ", cause.cause))
        .filter(|_| rule);
    let mut cells = subject_cells(list, subject);
    cells.extend([
        Cell::text(cause.kind.name()),
        Cell::text(&cause.cause),
        Cell::text(label.map_or_else(|| cause_label(cause, lang), String::from)),
        Cell::number(cause.points),
        count(cause.times),
        count(cause.people),
        Cell::number(cause.value),
        Cell::text(cause.target.as_ref().map(target).unwrap_or_default()),
        count(cause.sample),
        Cell::text(cause.trend.map(CauseTrend::name).unwrap_or_default()),
        Cell::text(names.join(";")),
        Cell::text(list.due.to_string()),
        Cell::text(cause.training.clone().unwrap_or_default()),
        Cell::Blank,
        Cell::text(places(&cause.evidence)),
        Cell::Blank,
        Cell::Blank,
        Cell::number(cause.points_before),
        Cell::number(cause.value_before),
    ]);
    cells
}

fn promise(list: &Improve, action: &ImproveAction) -> Vec<Cell> {
    let subject = Subject {
        level: if action.agent.is_some() {
            "agent"
        } else {
            "team"
        },
        agent: action
            .agent
            .as_ref()
            .map(|who| (who.agent_id.as_str(), who.name.as_str())),
        team: action.team.as_deref(),
    };
    let mut cells = subject_cells(list, &subject);
    let indicator = action.indicator.map(Indicator::key);
    let named = action.rule.as_deref().or(indicator);
    cells.extend([
        Cell::text("action"),
        Cell::text(named.unwrap_or(&action.cause)),
        Cell::text(&action.cause),
    ]);
    cells.extend([const { Cell::Blank }; 6]);
    let done = action.done_on.map(|day| day.to_string());
    cells.extend([
        Cell::text(action.trend.map(CauseTrend::name).unwrap_or_default()),
        Cell::text(&action.person),
        Cell::text(action.due.to_string()),
        Cell::Blank,
        Cell::text(action.state.name()),
        Cell::text(format!("{}:{}", action.file, action.line)),
        Cell::text(done.unwrap_or_default()),
        Cell::text(action.result.clone().unwrap_or_default()),
        Cell::Blank,
        Cell::Blank,
    ]);
    cells
}

/// A target as data: `>= 0.9`.
fn target(target: &Target) -> String {
    let told = [">=", ">", "<=", "<"]
        .into_iter()
        .zip(target.metric.ends())
        .filter_map(|(sign, at)| Some(format!("{sign} {}", at?.normalize())));
    told.collect::<Vec<_>>().join(" ")
}

fn places(evidence: &[Evidence]) -> String {
    let places = evidence.iter().map(|at| format!("{}:{}", at.file, at.line));
    places.collect::<Vec<_>>().join(";")
}
