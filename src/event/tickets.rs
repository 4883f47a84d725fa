//! Tickets.

use rust_decimal::Decimal;

use super::blanks::Blanks;
use super::columns::columns;
use super::declaration::{Declaration, Others};
use super::row::Row;
use super::value::Priority;
use crate::month::When;
use crate::source::SourceRef;

columns! {
    TICKET_ID = must("ticket_id", Id);
    AGENT_ID = there("agent_id", Id);
    CREATED_AT = must("created_at", Time);
    FIRST_RESPONSE_AT = may("first_response_at", Time);
    RESOLVED_AT = may("resolved_at", Time);
    PRIORITY = may("priority", Priority);
    DUE_AT = may("due_at", Deadline);
    SLA_MINUTES = may("sla_minutes", Minutes(1));
    FIRST_RESPONSE_DUE_AT = may("first_response_due_at", Deadline);
    REOPENED = may("reopened", Times);
    ESCALATED = may("escalated", YesNo);
    CSAT = may("csat", Rating);
    CHANNEL = may("channel", Text);
    CUSTOMER_ID = may("customer_id", Id);
    UPDATED_AT = may("updated_at", Time);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "tickets",
    one: "ticket",
    title: "Tickets",
    chinese: "工单",
    words: &["tickets", "ticket", "工单", "工單"],
    weak_words: &[],
    columns: COLUMNS,
    id: Some(TICKET_ID),
    agent: Some(AGENT_ID),
    moment: Some(CREATED_AT),
    second_moment: Some(RESOLVED_AT),
    updated: Some(UPDATED_AT),
    is_of_months: true,
    is_work: true,
    others: Others::SetApart,
    twice: None,
    missed: &[PRIORITY, CSAT],
};

/// A ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ticket {
    /// Where it stands.
    pub at: SourceRef,
    /// Its id.
    pub ticket_id: String,
    /// Who has it, as written.
    pub agent: Option<String>,
    /// When it was opened.
    pub created_at: When,
    /// When the customer was first answered.
    pub first_response_at: Option<When>,
    /// When it was solved.
    pub resolved_at: Option<When>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// How its priority is written, where that may mean an emergency and nobody says whether it does.
    pub urgent: Option<String>,
    /// When it had to be solved.
    pub due_at: Option<When>,
    /// How many minutes after its creation it had to be solved.
    pub sla_minutes: Option<u32>,
    /// When the customer had to be answered.
    pub first_response_due_at: Option<When>,
    /// How often it was reopened.
    pub reopened: Option<u32>,
    /// Whether somebody else had to take it over.
    pub escalated: Option<bool>,
    /// The customer's rating, 1 to 5.
    pub csat: Option<Decimal>,
    /// How it came in.
    pub channel: Option<String>,
    /// The customer.
    pub customer: Option<String>,
    /// What is known of the moments that it leaves blank.
    pub blanks: Blanks,
}

impl Ticket {
    /// The ticket of a row.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        Some(Ticket {
            at: row.at,
            ticket_id: row.owned(TICKET_ID)?,
            agent: row.owned(AGENT_ID),
            created_at: row.time(CREATED_AT)?,
            first_response_at: row.time(FIRST_RESPONSE_AT),
            resolved_at: row.time(RESOLVED_AT),
            priority: row.priority(PRIORITY),
            urgent: row.urgent.clone(),
            due_at: row.time(DUE_AT),
            sla_minutes: row.whole(SLA_MINUTES),
            first_response_due_at: row.time(FIRST_RESPONSE_DUE_AT),
            reopened: row.whole(REOPENED),
            escalated: row.yes_no(ESCALATED),
            csat: row.number(CSAT),
            channel: row.owned(CHANNEL),
            customer: row.owned(CUSTOMER_ID),
            blanks: Blanks::of(row),
        })
    }
}
