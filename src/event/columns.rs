//! The columns of each kind, under their canonical names. Their order is the order in which the typed rows take them.

use super::Holds::{
    Likelihood, Mark, Number, Outcome, Positive, Priority, Rating, Role, Seconds, Text, Time,
    Times, Whole, YesNo,
};
use super::{Call, Column, Holds, Need};

const fn must(name: &'static str, holds: Holds) -> Column {
    Column {
        name,
        holds,
        need: Need::Cells,
    }
}

const fn there(name: &'static str, holds: Holds) -> Column {
    Column {
        name,
        holds,
        need: Need::Column,
    }
}

const fn may(name: &'static str, holds: Holds) -> Column {
    Column {
        name,
        holds,
        need: Need::Nothing,
    }
}

pub(super) const AGENTS: &[Column] = &[
    must("agent_id", Text),
    must("name", Text),
    may("hired_on", Time),
    may("team", Text),
    may("role", Role),
    may("left_on", Time),
    may("probation_until", Time),
    may("aliases", Text),
];

pub(super) const CALLS: &[Column] = &[
    may("call_id", Text),
    there("agent_id", Text),
    must("started_at", Time),
    may("talk_seconds", Seconds),
    may("wait_seconds", Seconds),
    may("outcome", Outcome),
    may("resolved", YesNo),
    may("csat", Rating),
    may("hung_up_by", Text),
    may("channel", Text),
    may("customer_id", Text),
];

pub(super) const TICKETS: &[Column] = &[
    must("ticket_id", Text),
    there("agent_id", Text),
    must("created_at", Time),
    may("first_response_at", Time),
    may("resolved_at", Time),
    may("priority", Priority),
    may("due_at", Time),
    may("sla_minutes", Whole(1)),
    may("first_response_due_at", Time),
    may("reopened", Times),
    may("escalated", YesNo),
    may("csat", Rating),
    may("channel", Text),
    may("customer_id", Text),
    may("updated_at", Time),
];

pub(super) const COMPLAINTS: &[Column] = &[
    must("complaint_id", Text),
    there("agent_id", Text),
    must("received_at", Time),
    may("handled_by", Text),
    may("responded_at", Time),
    may("respond_by", Time),
    may("closed_at", Time),
    may("close_by", Time),
    may("valid", YesNo),
    may("category", Text),
    may("follow_up_at", Time),
    may("follow_up_satisfied", YesNo),
    may("ref", Text),
    may("channel", Text),
    may("customer_id", Text),
    may("updated_at", Time),
];

pub(super) const VIOLATIONS: &[Column] = &[
    must("agent_id", Text),
    must("occurred_on", Time),
    must("rule", Text),
    may("points", Number),
    may("times", Whole(1)),
    may("violation_id", Text),
    may("ref", Text),
    may("recorded_by", Text),
    may("note", Text),
];

pub(super) const AWARDS: &[Column] = &[
    must("agent_id", Text),
    must("occurred_on", Time),
    must("rule", Text),
    may("points", Number),
    may("times", Whole(1)),
    may("award_id", Text),
    may("ref", Text),
    may("recorded_by", Text),
    may("note", Text),
];

pub(super) const ADJUSTMENTS: &[Column] = &[
    must("agent_id", Text),
    must("occurred_on", Time),
    must("points", Number),
    there("reason", Text),
    may("adjustment_id", Text),
    may("recorded_by", Text),
];

pub(super) const EXAMS: &[Column] = &[
    must("agent_id", Text),
    must("taken_on", Time),
    must("score", Number),
    may("full_mark", Positive),
    may("exam_id", Text),
    may("subject", Text),
];

pub(super) const REVIEWS: &[Column] = &[
    must("agent_id", Text),
    must("reviewed_on", Time),
    must("score", Mark),
    may("dimension", Text),
    may("reviewer", Text),
    may("review_id", Text),
    may("ref", Text),
    may("note", Text),
];

pub(super) const SURVEYS: &[Column] = &[
    there("agent_id", Text),
    must("answered_on", Time),
    may("csat", Rating),
    may("nps", Likelihood),
    may("survey_id", Text),
    may("ref", Text),
    may("customer_id", Text),
];

pub(super) const PRAISE: &[Column] = &[
    must("agent_id", Text),
    must("received_on", Time),
    may("praise_id", Text),
    may("channel", Text),
    may("note", Text),
];

pub(super) const CUSTOMERS: &[Column] = &[
    must("customer_id", Text),
    may("agent_id", Text),
    must("since", Time),
    may("lost_on", Time),
];

pub(super) const ACTIONS: &[Column] = &[
    may("agent_id", Text),
    may("team", Text),
    must("cause", Text),
    must("person", Text),
    must("due", Time),
    may("done_on", Time),
    may("result", Text),
];

/// What some columns of calls are for when a call stands in several files.
impl Call<'_> {
    /// The position of `talk_seconds`.
    pub const TALK: usize = 3;
    /// The position of `wait_seconds`.
    pub const WAIT: usize = 4;
    /// The position of `outcome`.
    pub const OUTCOME: usize = 5;
    /// The position of `resolved`.
    pub const RESOLVED: usize = 6;
    /// The position of `csat`.
    pub const CSAT: usize = 7;
    /// The position of `customer_id`.
    pub const CUSTOMER: usize = 10;

    /// Whether a file with these columns, a bit each, is read before the others: it says whether a call was answered. Where no
    /// column does, every call is taken for answered, and nothing that is read later could take that back.
    pub fn reads_first(has: u32) -> bool {
        has & (1 << Call::OUTCOME) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_positions_are_those_of_the_columns() {
        for (position, name) in [
            (Call::TALK, "talk_seconds"),
            (Call::WAIT, "wait_seconds"),
            (Call::OUTCOME, "outcome"),
            (Call::RESOLVED, "resolved"),
            (Call::CSAT, "csat"),
            (Call::CUSTOMER, "customer_id"),
        ] {
            assert_eq!(CALLS[position].name, name);
        }
    }
}
