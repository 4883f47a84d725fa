//! The complaints of a month as work: what is still to be done about each, the most urgent first, and how many there are by
//! category, team and agent.

use std::collections::BTreeMap;

use serde::Serialize;

use super::PolicyRef;
use crate::month::Month;

/// The name of this format.
const SCHEMA: &str = "kefu.complaints/1";

/// The complaints received in a month.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ComplaintList {
    /// Always `kefu.complaints/1`.
    pub schema: &'static str,
    /// The month.
    pub month: Month,
    /// The local time that limits which still run are judged at: the end of the month, or what stood in for it.
    pub judged_at: String,
    /// The time zone of the month.
    pub zone: String,
    /// Whether rows were set aside, there is no roster, or the month is still running.
    pub provisional: bool,
    /// The policy whose limit holds for rows without one.
    pub policy: PolicyRef,
    /// Rows about people who are not scored; they are not in the list.
    pub not_ours: u64,
    /// The complaints, the most urgent first.
    pub complaints: Vec<ComplaintItem>,
    /// How many there are by category, as written; null: none is named.
    pub by_category: Vec<ComplaintCount>,
    /// By the team of whom they are about.
    pub by_team: Vec<ComplaintCount>,
    /// By whom they are about.
    pub by_agent: Vec<ComplaintCount>,
}

/// One complaint.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct ComplaintItem {
    /// Its id.
    pub complaint_id: String,
    /// What is to be done or was late, the most urgent first; nothing when all is done in time.
    pub states: Vec<ComplaintState>,
    /// Whom it is about; null: nobody in particular.
    pub agent: Option<ComplaintPerson>,
    /// Who answers it: who is named, else whom it is about.
    pub handler: Option<ComplaintPerson>,
    /// What it is about.
    pub category: Option<String>,
    /// Whether it is justified; null while undecided.
    pub valid: Option<bool>,
    /// The local time at which it came in.
    pub received: String,
    /// By when it had to be answered; null without a limit.
    pub answer_by: Option<String>,
    /// When it was answered.
    pub answered: Option<String>,
    /// Whether that limit was kept; null without one.
    pub answer: Option<Kept>,
    /// By when it had to be closed; null without a limit.
    pub close_by: Option<String>,
    /// When it was closed; null while open.
    pub closed: Option<String>,
    /// Whether that limit was kept; null without one.
    pub close: Option<Kept>,
    /// When the customer was asked afterwards.
    pub followed_up: Option<String>,
    /// Whether the customer was satisfied then; null: not asked, or nobody wrote it down.
    pub satisfied: Option<bool>,
    /// The file that it is in.
    pub file: String,
    /// The line in it.
    pub line: u32,
    /// The instant of the first limit that is missed, else of the first that runs, else of the reception: of what is equally
    /// urgent the earliest stands first.
    #[serde(skip)]
    pub since: i64,
}

/// Somebody of whom a complaint tells.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct ComplaintPerson {
    /// The id; as written, for somebody who is not on the roster.
    pub agent_id: String,
    /// The name.
    pub name: String,
    /// The team.
    pub team: Option<String>,
}

/// Whether a limit was kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// Done by the limit.
    InTime,
    /// Done after it, or not done when it had passed.
    Late,
    /// Not done, and the limit had not passed.
    Running,
    /// The limit lies before the reception: it cannot be judged.
    BeforeStart,
}

impl Kept {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Kept::InTime => "in-time",
            Kept::Late => "late",
            Kept::Running => "running",
            Kept::BeforeStart => "before-start",
        }
    }
}

/// What is to be done about a complaint, or was done late.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ComplaintState {
    /// Not answered by its limit, or after it.
    AnswerLate,
    /// Not closed by its limit, or after it.
    CloseLate,
    /// Nobody has decided whether it is justified.
    Undecided,
    /// The customer was not satisfied at the follow-up: to be reopened.
    ToReopen,
    /// Not closed.
    Open,
    /// Closed, and the customer was not asked afterwards.
    NotFollowedUp,
}

impl ComplaintState {
    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            ComplaintState::AnswerLate => "answer-late",
            ComplaintState::CloseLate => "close-late",
            ComplaintState::Undecided => "undecided",
            ComplaintState::ToReopen => "to-reopen",
            ComplaintState::Open => "open",
            ComplaintState::NotFollowedUp => "not-followed-up",
        }
    }
}

impl ComplaintItem {
    /// Whether it is in a state.
    pub fn is(&self, state: ComplaintState) -> bool {
        self.states.contains(&state)
    }

    /// Whether a limit was missed, whatever came of it since.
    pub fn is_late(&self) -> bool {
        self.is(ComplaintState::AnswerLate) || self.is(ComplaintState::CloseLate)
    }

    /// How urgent it is, the most urgent first: late and open, undecided, to be reopened, open, not followed up, only late, done.
    fn urgency(&self) -> u8 {
        use ComplaintState::{NotFollowedUp, Open, ToReopen, Undecided};
        let is = |state| self.is(state);
        let steps = [
            is(Open) && self.is_late(),
            is(Undecided),
            is(ToReopen),
            is(Open),
            is(NotFollowedUp),
            self.is_late(),
        ];
        let step = steps.iter().position(|yes| *yes).unwrap_or(steps.len());
        u8::try_from(step).unwrap_or(u8::MAX)
    }
}

/// How many complaints share a category, a team or an agent.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct ComplaintCount {
    /// The category, the team or the id; null: none.
    pub name: Option<String>,
    /// What people call it, where that is something else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
    /// All of them.
    pub complaints: u64,
    /// Those that are justified.
    pub valid: u64,
    /// Those that nobody has decided.
    pub undecided: u64,
    /// Those that are not closed.
    pub open: u64,
    /// Those that missed a limit.
    pub late: u64,
    /// Those to be reopened.
    pub to_reopen: u64,
    /// Those that are closed and not followed up.
    pub not_followed_up: u64,
}

impl ComplaintList {
    /// A list of nothing yet.
    pub fn new(month: Month, judged_at: String, zone: String, policy: PolicyRef) -> Self {
        ComplaintList {
            schema: SCHEMA,
            month,
            judged_at,
            zone,
            provisional: false,
            policy,
            not_ours: 0,
            complaints: Vec::new(),
            by_category: Vec::new(),
            by_team: Vec::new(),
            by_agent: Vec::new(),
        }
    }

    /// The same list of these complaints, which come in the order of files and lines: put in order and counted.
    pub fn of(mut self, mut complaints: Vec<ComplaintItem>) -> Self {
        complaints.sort_by_key(|item| (item.urgency(), item.since));
        self.by_category = count(&complaints, |item| {
            item.category.clone().map(|name| (name, None))
        });
        self.by_team = count(&complaints, |item| {
            let team = item.agent.as_ref()?.team.clone()?;
            Some((team, None))
        });
        self.by_agent = count(&complaints, |item| {
            let ComplaintPerson { agent_id, name, .. } = item.agent.clone()?;
            let called = (name != agent_id).then_some(name);
            Some((agent_id, called))
        });
        self.complaints = complaints;
        self
    }

    /// The same list of those complaints alone whose agent or handler is chosen; counted anew.
    pub fn chosen(mut self, choose: impl Fn(&ComplaintPerson) -> bool) -> Self {
        let people = |item: &ComplaintItem| {
            let both = [&item.agent, &item.handler];
            both.into_iter().flatten().any(&choose)
        };
        let complaints = std::mem::take(&mut self.complaints);
        self.of(complaints.into_iter().filter(people).collect())
    }
}

/// Counts by what `name` gives; the most first, what has no name last.
fn count(
    complaints: &[ComplaintItem],
    name: impl Fn(&ComplaintItem) -> Option<(String, Option<String>)>,
) -> Vec<ComplaintCount> {
    let mut counts: BTreeMap<Option<(String, Option<String>)>, ComplaintCount> = BTreeMap::new();
    for item in complaints {
        let count = counts.entry(name(item)).or_default();
        count.complaints += 1;
        count.valid += u64::from(item.valid == Some(true));
        count.late += u64::from(item.is_late());
        let is = |state| u64::from(item.is(state));
        count.undecided += is(ComplaintState::Undecided);
        count.open += is(ComplaintState::Open);
        count.to_reopen += is(ComplaintState::ToReopen);
        count.not_followed_up += is(ComplaintState::NotFollowedUp);
    }
    let named = |(key, count): (Option<(String, Option<String>)>, ComplaintCount)| {
        let (name, called) = key.map_or((None, None), |(name, called)| (Some(name), called));
        ComplaintCount {
            name,
            called,
            ..count
        }
    };
    let mut counts: Vec<ComplaintCount> = counts.into_iter().map(named).collect();
    counts.sort_by_key(|count| (count.name.is_none(), std::cmp::Reverse(count.complaints)));
    counts
}
