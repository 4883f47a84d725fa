//! What somebody promised to improve, as typed rows: promises outlast a month.

use chrono::NaiveDate;

use super::row::{Row, owned, time};
use crate::month::When;
use crate::source::SourceRef;

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
    /// The action of a row of kind `actions`; `day` tells which day a moment is.
    pub fn of(row: &Row<'_>, day: impl Fn(When) -> NaiveDate) -> Option<Self> {
        let [agent, team, cause, person, due, done, result] = row.cells.as_slice() else {
            return None;
        };
        Some(Action {
            at: row.at,
            agent: owned(agent),
            team: owned(team),
            cause: owned(cause)?,
            person: owned(person)?,
            due: time(due).map(&day)?,
            done_on: time(done).map(&day),
            result: owned(result),
        })
    }
}
