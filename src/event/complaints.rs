//! Complaints.

use super::blanks::Blanks;
use super::columns::columns;
use super::declaration::{Declaration, Others};
use super::row::Row;
use crate::month::When;
use crate::source::SourceRef;

columns! {
    COMPLAINT_ID = must("complaint_id", Id);
    AGENT_ID = there("agent_id", Id);
    RECEIVED_AT = must("received_at", Time);
    HANDLED_BY = may("handled_by", Id);
    RESPONDED_AT = may("responded_at", Time);
    RESPOND_BY = may("respond_by", Deadline);
    CLOSED_AT = may("closed_at", Time);
    CLOSE_BY = may("close_by", Deadline);
    VALID = may("valid", YesNo);
    CATEGORY = may("category", Text);
    FOLLOW_UP_AT = may("follow_up_at", Time);
    FOLLOW_UP_SATISFIED = may("follow_up_satisfied", YesNo);
    REF = may("ref", Id);
    CHANNEL = may("channel", Text);
    CUSTOMER_ID = may("customer_id", Id);
    UPDATED_AT = may("updated_at", Time);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "complaints",
    one: "complaint",
    title: "Complaints",
    chinese: "投诉",
    words: &["complaints", "complaint", "投诉", "投訴"],
    weak_words: &[],
    columns: COLUMNS,
    id: Some(COMPLAINT_ID),
    agent: Some(AGENT_ID),
    moment: Some(RECEIVED_AT),
    second_moment: None,
    updated: Some(UPDATED_AT),
    is_of_months: true,
    is_work: false,
    others: Others::Known,
    twice: None,
    missed: &[HANDLED_BY, RESPOND_BY, CATEGORY],
};

/// A complaint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Complaint {
    /// Where it stands.
    pub at: SourceRef,
    /// Its id.
    pub complaint_id: String,
    /// Whom it is about, as written.
    pub agent: Option<String>,
    /// When it came in.
    pub received_at: When,
    /// Who answers it, as written.
    pub handled_by: Option<String>,
    /// When it was answered.
    pub responded_at: Option<When>,
    /// When it had to be answered.
    pub respond_by: Option<When>,
    /// When it was closed.
    pub closed_at: Option<When>,
    /// When it had to be closed.
    pub close_by: Option<When>,
    /// Whether it is justified; None while undecided.
    pub valid: Option<bool>,
    /// What it is about.
    pub category: Option<String>,
    /// When somebody asked the customer afterwards.
    pub follow_up_at: Option<When>,
    /// Whether the customer was satisfied then.
    pub follow_up_satisfied: Option<bool>,
    /// What is known of the moments that it leaves blank.
    pub blanks: Blanks,
}

impl Complaint {
    /// The complaint of a row.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        Some(Complaint {
            at: row.at,
            complaint_id: row.owned(COMPLAINT_ID)?,
            agent: row.owned(AGENT_ID),
            received_at: row.time(RECEIVED_AT)?,
            handled_by: row.owned(HANDLED_BY),
            responded_at: row.time(RESPONDED_AT),
            respond_by: row.time(RESPOND_BY),
            closed_at: row.time(CLOSED_AT),
            close_by: row.time(CLOSE_BY),
            valid: row.yes_no(VALID),
            category: row.owned(CATEGORY),
            follow_up_at: row.time(FOLLOW_UP_AT),
            follow_up_satisfied: row.yes_no(FOLLOW_UP_SATISFIED),
            blanks: Blanks::of(row),
        })
    }
}
