//! What a ticket had to be done by: the row's own limit, else that of the policy for its priority, counted as the policy says.

use super::judge::Task;
use super::scene::Scene;
use crate::event::{Priority, Ticket, tickets};
use crate::problem::Incident;
use crate::rulebook::Timed;

/// The first response, as something that had to be done by a limit.
pub(super) fn first_response<'a>(scene: &Scene<'a>, ticket: &'a Ticket) -> Task<'a> {
    let policy = scene.policy;
    Task {
        incident: Incident::Ticket,
        at: ticket.at,
        id: &ticket.ticket_id,
        column: "first_response_due_at",
        begun: ticket.created_at,
        due: ticket.first_response_due_at,
        minutes: policy.limits.first_response(ticket.priority),
        hours: policy.hours_of(Timed::FirstResponse),
        done: ticket.first_response_at,
        unsaid: ticket.blanks.unsaid(tickets::FIRST_RESPONSE_AT),
    }
}

/// The resolution, likewise. Minutes of the row are counted as the limit that they stand in for.
pub(super) fn resolution<'a>(scene: &Scene<'a>, ticket: &'a Ticket) -> Task<'a> {
    let policy = scene.policy;
    let (minutes, limit) = match ticket.sla_minutes {
        Some(own) => (Some(own), own_limit(ticket)),
        None => policy.limits.resolution(ticket.priority),
    };
    Task {
        column: "due_at",
        due: ticket.due_at,
        minutes,
        hours: policy.hours_of(limit),
        done: ticket.resolved_at,
        unsaid: ticket.blanks.unsaid(tickets::RESOLVED_AT),
        ..first_response(scene, ticket)
    }
}

/// The resolution of an emergency for the rules that it may cost points by: of the policy only `emergency_minutes` counts.
pub(super) fn emergency<'a>(scene: &Scene<'a>, ticket: &'a Ticket) -> Task<'a> {
    let policy = scene.policy;
    Task {
        minutes: ticket.sla_minutes.or(policy.limits.emergency_minutes),
        hours: policy.hours_of(Timed::Emergency),
        ..resolution(scene, ticket)
    }
}

/// The limit that `sla_minutes` of a ticket stand in for.
fn own_limit(ticket: &Ticket) -> Timed {
    match ticket.priority {
        Some(Priority::Emergency) => Timed::Emergency,
        _ => Timed::Resolution,
    }
}
