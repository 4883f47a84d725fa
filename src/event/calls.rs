//! Telephone calls and other conversations.

use rust_decimal::Decimal;

use super::columns::columns;
use super::declaration::{Declaration, Others};
use super::row::Row;
use super::value::Outcome;
use crate::month::When;
use crate::source::SourceRef;

columns! {
    CALL_ID = may("call_id", Id);
    AGENT_ID = there("agent_id", Id);
    STARTED_AT = must("started_at", Time);
    TALK_SECONDS = may("talk_seconds", Seconds);
    WAIT_SECONDS = may("wait_seconds", Seconds);
    OUTCOME = may("outcome", Outcome);
    RESOLVED = may("resolved", YesNo);
    CSAT = may("csat", Rating);
    HUNG_UP_BY = may("hung_up_by", Text);
    CHANNEL = may("channel", Text);
    CUSTOMER_ID = may("customer_id", Id);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "calls",
    one: "call",
    title: "Calls",
    chinese: "通话",
    words: &["calls", "call", "通话", "通話", "话单", "話單"],
    weak_words: &[],
    columns: COLUMNS,
    id: Some(CALL_ID),
    agent: Some(AGENT_ID),
    moment: Some(STARTED_AT),
    second_moment: None,
    updated: None,
    is_of_months: true,
    is_work: true,
    others: Others::SetApart,
    twice: None,
    missed: &[CSAT],
};

/// A call, borrowed from the row that it was read from: calls are folded, never kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call<'r> {
    /// Where it stands.
    pub at: SourceRef,
    /// Its id, where the system gives one.
    pub call_id: Option<&'r str>,
    /// Who had it, as written.
    pub agent: Option<&'r str>,
    /// When it began.
    pub started_at: When,
    /// How long they talked.
    pub talk_seconds: Option<u32>,
    /// How long the customer waited.
    pub wait_seconds: Option<u32>,
    /// How it ended; a blank is answered.
    pub outcome: Outcome,
    /// Whether its file has a column of outcomes.
    pub has_outcome: bool,
    /// Whether the matter was settled.
    pub resolved: Option<bool>,
    /// The customer's rating, 1 to 5.
    pub csat: Option<Decimal>,
    /// How it came in.
    pub channel: Option<&'r str>,
    /// The customer.
    pub customer: Option<&'r str>,
}

impl<'r> Call<'r> {
    /// The call of a row; None when the row lacks what a call must have.
    pub fn of(row: &'r Row<'_>) -> Option<Self> {
        let outcome = row.outcome(OUTCOME);
        Some(Call {
            at: row.at,
            call_id: row.text(CALL_ID),
            agent: row.text(AGENT_ID),
            started_at: row.time(STARTED_AT)?,
            talk_seconds: row.whole(TALK_SECONDS),
            wait_seconds: row.whole(WAIT_SECONDS),
            outcome: outcome.unwrap_or(Outcome::Answered),
            has_outcome: outcome.is_some() || row.has(OUTCOME),
            resolved: row.yes_no(RESOLVED),
            csat: row.number(CSAT),
            channel: row.text(CHANNEL),
            customer: row.text(CUSTOMER_ID),
        })
    }
}

impl Call<'_> {
    /// Whether a file with these columns, a bit each, is read before the others: it says whether a call was answered. Where no
    /// column does, every call is taken for answered, and nothing that is read later could take that back.
    pub fn reads_first(has: u32) -> bool {
        has & (1 << OUTCOME) != 0
    }
}
