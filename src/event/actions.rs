//! What somebody promised to improve: promises outlast a month.

use chrono::NaiveDate;

use super::columns::columns;
use super::declaration::{Declaration, Others};
use super::row::Row;
use crate::month::When;
use crate::source::SourceRef;

columns! {
    AGENT_ID = may("agent_id", Id);
    TEAM = may("team", Text);
    CAUSE = must("cause", Text);
    PERSON = must("person", Text);
    DUE = must("due", Deadline);
    DONE_ON = may("done_on", Time);
    RESULT = may("result", Text);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "actions",
    one: "action",
    title: "What was promised to improve",
    chinese: "整改",
    words: &["actions", "action", "整改"],
    weak_words: &[],
    columns: COLUMNS,
    id: None,
    agent: Some(AGENT_ID),
    moment: Some(DUE),
    second_moment: None,
    updated: None,
    is_of_months: false,
    is_work: false,
    others: Others::Refused,
    twice: None,
    missed: &[],
};

/// What somebody promised to improve.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Action {
    /// Where it stands.
    pub at: SourceRef,
    /// Whom it is about, as written; None: the team.
    pub agent: Option<String>,
    /// The team that it is about.
    pub team: Option<String>,
    /// The rule, the indicator, or what else it is against.
    pub cause: String,
    /// Who promised it.
    pub person: String,
    /// By which day.
    pub due: NaiveDate,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// What came of it.
    pub result: Option<String>,
}

impl Action {
    /// The action of a row; `day` tells which day a moment is.
    pub fn of(row: &Row<'_>, day: impl Fn(When) -> NaiveDate) -> Option<Self> {
        Some(Action {
            at: row.at,
            agent: row.owned(AGENT_ID),
            team: row.owned(TEAM),
            cause: row.owned(CAUSE)?,
            person: row.owned(PERSON)?,
            due: row.time(DUE).map(&day)?,
            done_on: row.time(DONE_ON).map(&day),
            result: row.owned(RESULT),
        })
    }
}
