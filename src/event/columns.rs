//! The columns of each kind, under their canonical names. Their order is the order in which the typed rows take them.

use super::Holds::{
    Deadline, Id, Likelihood, Mark, Minutes, Number, Outcome, Positive, Priority, Rating, Role,
    Seconds, Text, Time, Times, Whole, YesNo,
};
use super::{Column, Holds, Need};

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
    must("agent_id", Id),
    must("name", Text),
    may("hired_on", Time),
    may("team", Text),
    may("role", Role),
    may("left_on", Time),
    may("probation_until", Time),
    may("aliases", Text),
];

pub(super) const CALLS: &[Column] = &[
    may("call_id", Id),
    there("agent_id", Id),
    must("started_at", Time),
    may("talk_seconds", Seconds),
    may("wait_seconds", Seconds),
    may("outcome", Outcome),
    may("resolved", YesNo),
    may("csat", Rating),
    may("hung_up_by", Text),
    may("channel", Text),
    may("customer_id", Id),
];

pub(super) const TICKETS: &[Column] = &[
    must("ticket_id", Id),
    there("agent_id", Id),
    must("created_at", Time),
    may("first_response_at", Time),
    may("resolved_at", Time),
    may("priority", Priority),
    may("due_at", Deadline),
    may("sla_minutes", Minutes(1)),
    may("first_response_due_at", Deadline),
    may("reopened", Times),
    may("escalated", YesNo),
    may("csat", Rating),
    may("channel", Text),
    may("customer_id", Id),
    may("updated_at", Time),
];

pub(super) const COMPLAINTS: &[Column] = &[
    must("complaint_id", Id),
    there("agent_id", Id),
    must("received_at", Time),
    may("handled_by", Id),
    may("responded_at", Time),
    may("respond_by", Deadline),
    may("closed_at", Time),
    may("close_by", Deadline),
    may("valid", YesNo),
    may("category", Text),
    may("follow_up_at", Time),
    may("follow_up_satisfied", YesNo),
    may("ref", Id),
    may("channel", Text),
    may("customer_id", Id),
    may("updated_at", Time),
];

pub(super) const VIOLATIONS: &[Column] = &[
    must("agent_id", Id),
    must("occurred_on", Time),
    must("rule", Text),
    may("points", Number),
    may("times", Whole(1)),
    may("violation_id", Id),
    may("ref", Id),
    may("recorded_by", Id),
    may("note", Text),
];

pub(super) const AWARDS: &[Column] = &[
    must("agent_id", Id),
    must("occurred_on", Time),
    must("rule", Text),
    may("points", Number),
    may("times", Whole(1)),
    may("award_id", Id),
    may("ref", Id),
    may("recorded_by", Id),
    may("note", Text),
];

pub(super) const ADJUSTMENTS: &[Column] = &[
    must("agent_id", Id),
    must("occurred_on", Time),
    must("points", Number),
    there("reason", Text),
    may("adjustment_id", Id),
    may("recorded_by", Id),
];

pub(super) const EXAMS: &[Column] = &[
    must("agent_id", Id),
    must("taken_on", Time),
    must("score", Number),
    may("full_mark", Positive),
    may("exam_id", Id),
    may("subject", Text),
];

pub(super) const REVIEWS: &[Column] = &[
    must("agent_id", Id),
    must("reviewed_on", Time),
    must("score", Mark),
    may("dimension", Text),
    may("reviewer", Id),
    may("review_id", Id),
    may("ref", Id),
    may("note", Text),
];

pub(super) const SURVEYS: &[Column] = &[
    there("agent_id", Id),
    must("answered_on", Time),
    may("csat", Rating),
    may("nps", Likelihood),
    may("survey_id", Id),
    may("ref", Id),
    may("customer_id", Id),
];

pub(super) const PRAISE: &[Column] = &[
    must("agent_id", Id),
    must("received_on", Time),
    may("praise_id", Id),
    may("channel", Text),
    may("note", Text),
];

pub(super) const CUSTOMERS: &[Column] = &[
    must("customer_id", Id),
    may("agent_id", Id),
    must("since", Time),
    may("lost_on", Time),
];

pub(super) const ACTIONS: &[Column] = &[
    may("agent_id", Id),
    may("team", Text),
    must("cause", Text),
    must("person", Text),
    must("due", Deadline),
    may("done_on", Time),
    may("result", Text),
];
