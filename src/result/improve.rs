//! What to improve after a month: of everybody who is below a limit, and of each team, the causes by points lost and by distance
//! from a target; who is responsible, by when, and what became of the causes of the month before.

mod causes;
mod list;

use crate::rulebook::{Target, exact, exact_or_null};
use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::Serialize;

use super::{Evidence, PolicyRef};
use crate::event::Role;
use crate::indicator::Indicator;
use crate::month::Month;

pub use list::improve;

/// The name of this format.
const SCHEMA: &str = "kefu.improve/1";

/// What to improve after a month.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Improve {
    /// Always `kefu.improve/1`.
    pub schema: &'static str,
    /// The month.
    pub month: Month,
    /// The month before, where there is a final result of it.
    pub before: Option<Month>,
    /// Whether rows were set aside, there is no roster, or the month is still running.
    pub provisional: bool,
    /// The policy.
    pub policy: PolicyRef,
    /// Whose grade is worse than this one has to improve.
    pub below_grade: Option<String>,
    /// Whose score lies below this one has to improve.
    #[serde(with = "exact_or_null")]
    pub below_score: Option<Decimal>,
    /// By which day.
    pub due: NaiveDate,
    /// Whether it is of people who were asked for by name.
    #[serde(skip)]
    pub by_name: bool,
    /// How many people are scored.
    pub people: u64,
    /// Who has to improve, the worst first.
    pub agents: Vec<ImproveAgent>,
    /// All teams, by name.
    pub teams: Vec<ImproveTeam>,
    /// Who had to improve after the month before, by the same limits, and has not now.
    pub recovered: Vec<ImprovePerson>,
    /// What was promised: overdue, open, done late, done; of each the earliest due first.
    pub actions: Vec<ImproveAction>,
}

/// Somebody.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct ImprovePerson {
    /// The id.
    pub agent_id: String,
    /// The name.
    pub name: String,
    /// The team.
    pub team: Option<String>,
}

/// One person who has to improve.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ImproveAgent {
    /// The id.
    pub agent_id: String,
    /// The name.
    pub name: String,
    /// The team.
    pub team: Option<String>,
    /// The role; null when there is no roster.
    pub role: Option<Role>,
    /// The score.
    #[serde(with = "exact")]
    pub score: Decimal,
    /// The grade; null below all.
    pub grade: Option<String>,
    /// Whether the grade or the score is below a limit.
    pub below: bool,
    /// Who sees to it: the other leads of the team.
    pub responsible: Vec<ImprovePerson>,
    /// Why, the gravest cause first.
    pub causes: Vec<ImproveCause>,
}

/// One team.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ImproveTeam {
    /// Its name.
    pub team: String,
    /// How many of it are scored.
    pub people: u64,
    /// How many of them have to improve.
    pub below: u64,
    /// Who sees to it: its leads.
    pub responsible: Vec<ImprovePerson>,
    /// What it loses points by, the gravest cause first.
    pub causes: Vec<ImproveCause>,
}

/// What a cause is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CauseKind {
    /// A rule that took points.
    Rule,
    /// An indicator that misses its target.
    Indicator,
}

impl CauseKind {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            CauseKind::Rule => "rule",
            CauseKind::Indicator => "indicator",
        }
    }
}

/// What became of a cause since the month before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum CauseTrend {
    /// It was not there then.
    New,
    /// It is as bad as then, or worse.
    CameBack,
    /// Fewer points lost, or nearer to the target.
    Shrank,
    /// It was there then, and is not now.
    Gone,
    /// An indicator without a target is no better than then; of promises alone.
    NotBetter,
    /// It was there in neither month; of promises alone.
    Neither,
}

impl CauseTrend {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            CauseTrend::New => "new",
            CauseTrend::CameBack => "came-back",
            CauseTrend::Shrank => "shrank",
            CauseTrend::Gone => "gone",
            CauseTrend::NotBetter => "not-better",
            CauseTrend::Neither => "neither",
        }
    }
}

/// One cause of somebody or of a team.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ImproveCause {
    /// A rule or an indicator.
    pub kind: CauseKind,
    /// The id of the rule, or the key of the indicator.
    pub cause: String,
    /// The label of the rule in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// The label of the rule in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// The points that the rule took; null for an indicator.
    #[serde(with = "exact_or_null")]
    pub points: Option<Decimal>,
    /// How often the rule took them.
    pub times: Option<u64>,
    /// From how many people; null for a person.
    pub people: Option<u64>,
    /// What the indicator came to.
    #[serde(with = "exact_or_null")]
    pub value: Option<Decimal>,
    /// What it should have come to.
    pub target: Option<Target>,
    /// From how much that was measured.
    pub sample: Option<u64>,
    /// What became of it since the month before; null when nobody can tell.
    pub trend: Option<CauseTrend>,
    /// The points that the rule took in the month before.
    #[serde(with = "exact_or_null")]
    pub points_before: Option<Decimal>,
    /// What the indicator came to in the month before.
    #[serde(with = "exact_or_null")]
    pub value_before: Option<Decimal>,
    /// What to train, as the policy says.
    pub training: Option<String>,
    /// The lines that took the points.
    pub evidence: Vec<Evidence>,
}

impl ImproveCause {
    /// The indicator; None for a rule.
    pub fn indicator(&self) -> Option<Indicator> {
        self.target.as_ref().map(|target| target.metric.indicator)
    }
}

/// What became of a promise by the end of the month, the most urgent first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImproveState {
    /// It is not done, and the day is over.
    Overdue,
    /// It is not done.
    Open,
    /// It was done after its day.
    DoneLate,
    /// It was done.
    Done,
}

impl ImproveState {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            ImproveState::Overdue => "overdue",
            ImproveState::Open => "open",
            ImproveState::DoneLate => "done-late",
            ImproveState::Done => "done",
        }
    }

    /// Whether it was done by the end of the month.
    pub fn is_done(self) -> bool {
        matches!(self, ImproveState::DoneLate | ImproveState::Done)
    }
}

/// What somebody promised.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ImproveAction {
    /// What became of it by the end of the month.
    pub state: ImproveState,
    /// Whom it is about; null: the team.
    pub agent: Option<ImprovePerson>,
    /// The team that it is about, or that they are in.
    pub team: Option<String>,
    /// What it is against, as written.
    pub cause: String,
    /// The id of the rule that this names.
    pub rule: Option<String>,
    /// The label of that rule in Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// The label of that rule in English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// The indicator that this names.
    pub indicator: Option<Indicator>,
    /// A rule or an indicator that was probably meant, where the cause names none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<String>,
    /// Who promised it.
    pub person: String,
    /// By which day.
    pub due: NaiveDate,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// What came of it, as written.
    pub result: Option<String>,
    /// What became of the cause since the month before; null when nobody can tell.
    pub trend: Option<CauseTrend>,
    /// The file that it is in.
    pub file: String,
    /// The line in it.
    pub line: u32,
}

/// What is known of a month beside its result: who leads the teams, and what was promised.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Promised {
    /// The leads of all teams.
    pub leads: Vec<ImprovePerson>,
    /// The promises, in the order of files and lines.
    pub actions: Vec<ImproveAction>,
}

impl Improve {
    /// Those alone who have to improve.
    #[must_use]
    pub fn of_all(mut self) -> Self {
        self.agents.retain(|agent| agent.below);
        self
    }

    /// These people, also those who need not improve, and no team.
    #[must_use]
    pub fn of_agents(mut self, ids: &BTreeSet<String>) -> Self {
        let chosen = |person: &ImprovePerson| ids.contains(&person.agent_id);
        self.agents.retain(|agent| ids.contains(&agent.agent_id));
        self.by_name = true;
        self.people = self.agents.len() as u64;
        self.teams.clear();
        self.recovered.retain(chosen);
        self.actions
            .retain(|action| action.agent.as_ref().is_some_and(chosen));
        self
    }

    /// These teams, and those of their people who have to improve.
    #[must_use]
    pub fn of_teams(mut self, teams: &[String]) -> Self {
        let chosen = |team: Option<&String>| team.is_some_and(|team| teams.contains(team));
        self.agents.retain(|agent| chosen(agent.team.as_ref()));
        self.teams.retain(|team| teams.contains(&team.team));
        self.people = self.teams.iter().map(|team| team.people).sum();
        self.recovered.retain(|who| chosen(who.team.as_ref()));
        self.actions.retain(|action| chosen(action.team.as_ref()));
        self
    }
}

/// The day on which improvement is due.
fn due(month: Month, days: u32) -> NaiveDate {
    let last = month.last_day();
    last.checked_add_days(Days::new(days.into()))
        .unwrap_or(last)
}
