//! The typed rows: what a call, a ticket, a complaint … is, taken from a [`Row`].

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::blanks::Blanks;
use super::row::{Row, Value, number, owned, priority, text, time, whole, yes_no};
use super::{Kind, Outcome, Priority, Role};
use crate::month::When;
use crate::source::SourceRef;

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
    /// The call of a row of kind `calls`; None when the row lacks what a call must have.
    pub fn of(row: &'r Row<'_>) -> Option<Self> {
        let [
            call_id,
            agent,
            started,
            talk,
            wait,
            outcome,
            resolved,
            csat,
            _hung_up_by,
            channel,
            customer,
        ] = row.cells.as_slice()
        else {
            return None;
        };
        Some(Call {
            at: row.at,
            call_id: text(call_id),
            agent: text(agent),
            started_at: time(started)?,
            talk_seconds: whole(talk),
            wait_seconds: whole(wait),
            outcome: if let Some(Value::Outcome(outcome)) = outcome {
                *outcome
            } else {
                Outcome::Answered
            },
            has_outcome: outcome.is_some() || row.has(Call::OUTCOME),
            resolved: yes_no(resolved),
            csat: number(csat),
            channel: text(channel),
            customer: text(customer),
        })
    }
}

/// A person of the roster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RosterRow {
    /// Where it stands.
    pub at: SourceRef,
    /// The id that everything is booked on.
    pub agent_id: String,
    /// The name.
    pub name: String,
    /// The first day of employment.
    pub hired_on: Option<NaiveDate>,
    /// The team.
    pub team: Option<String>,
    /// The role; a blank is an agent.
    pub role: Role,
    /// The last day of employment.
    pub left_on: Option<NaiveDate>,
    /// The last day of probation.
    pub probation_until: Option<NaiveDate>,
    /// Other names, addresses and extensions.
    pub aliases: Vec<String>,
}

impl RosterRow {
    /// The person of a row of kind `agents`; `day` tells which day a moment is.
    pub fn of(row: &Row<'_>, day: impl Fn(When) -> NaiveDate) -> Option<Self> {
        let [
            agent_id,
            name,
            hired_on,
            team,
            role,
            left_on,
            probation,
            aliases,
        ] = row.cells.as_slice()
        else {
            return None;
        };
        let split = |text: &str| {
            text.split([';', '；'])
                .map(str::trim)
                .filter(|alias| !alias.is_empty())
                .map(String::from)
                .collect()
        };
        Some(RosterRow {
            at: row.at,
            agent_id: owned(agent_id)?,
            name: owned(name)?,
            hired_on: time(hired_on).map(&day),
            team: owned(team),
            role: if let Some(Value::Role(role)) = role {
                *role
            } else {
                Role::Agent
            },
            left_on: time(left_on).map(&day),
            probation_until: time(probation).map(&day),
            aliases: text(aliases).map(split).unwrap_or_default(),
        })
    }
}

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
    /// The ticket of a row of kind `tickets`.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        let [
            id,
            agent,
            created,
            first,
            resolved,
            level,
            due,
            sla,
            first_due,
            reopened,
            escalated,
            csat,
            channel,
            customer,
            _updated,
        ] = row.cells.as_slice()
        else {
            return None;
        };
        Some(Ticket {
            at: row.at,
            ticket_id: owned(id)?,
            agent: owned(agent),
            created_at: time(created)?,
            first_response_at: time(first),
            resolved_at: time(resolved),
            priority: priority(level),
            urgent: row.urgent.clone(),
            due_at: time(due),
            sla_minutes: whole(sla),
            first_response_due_at: time(first_due),
            reopened: whole(reopened),
            escalated: yes_no(escalated),
            csat: number(csat),
            channel: owned(channel),
            customer: owned(customer),
            blanks: Blanks::of(row),
        })
    }
}

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
    /// The complaint of a row of kind `complaints`.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        let [
            id,
            agent,
            received,
            handled_by,
            responded,
            respond_by,
            closed,
            close_by,
            valid,
            category,
            follow_up,
            satisfied,
            ..,
        ] = row.cells.as_slice()
        else {
            return None;
        };
        Some(Complaint {
            at: row.at,
            complaint_id: owned(id)?,
            agent: owned(agent),
            received_at: time(received)?,
            handled_by: owned(handled_by),
            responded_at: time(responded),
            respond_by: time(respond_by),
            closed_at: time(closed),
            close_by: time(close_by),
            valid: yes_no(valid),
            category: owned(category),
            follow_up_at: time(follow_up),
            follow_up_satisfied: yes_no(satisfied),
            blanks: Blanks::of(row),
        })
    }
}

/// A row of violations, awards or adjustments: somebody wrote it down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Where it stands.
    pub at: SourceRef,
    /// Which of the three it is.
    pub kind: Kind,
    /// Whom it is about, as written.
    pub agent: String,
    /// When it happened.
    pub occurred_on: When,
    /// The rule, as written; None in adjustments.
    pub rule: Option<String>,
    /// The points, as written.
    pub points: Option<Decimal>,
    /// How many times.
    pub times: u32,
    /// Its id.
    pub id: Option<String>,
    /// The incident that it is about.
    pub reference: Option<String>,
    /// Who wrote it down.
    pub recorded_by: Option<String>,
    /// The reason of an adjustment, else the note.
    pub note: Option<String>,
}

impl Entry {
    /// The entry of a row of `kind` violations, awards or adjustments.
    pub fn of(kind: Kind, row: &Row<'_>) -> Option<Self> {
        match row.cells.as_slice() {
            [
                agent,
                on,
                rule,
                points,
                times,
                id,
                reference,
                recorded_by,
                note,
            ] => Some(Entry {
                at: row.at,
                kind,
                agent: owned(agent)?,
                occurred_on: time(on)?,
                rule: owned(rule),
                points: number(points),
                times: whole(times).unwrap_or(1),
                id: owned(id),
                reference: owned(reference),
                recorded_by: owned(recorded_by),
                note: owned(note),
            }),
            [agent, on, points, reason, id, recorded_by] => Some(Entry {
                at: row.at,
                kind,
                agent: owned(agent)?,
                occurred_on: time(on)?,
                rule: None,
                points: number(points),
                times: 1,
                id: owned(id),
                reference: None,
                recorded_by: owned(recorded_by),
                note: owned(reason),
            }),
            _ => None,
        }
    }
}
