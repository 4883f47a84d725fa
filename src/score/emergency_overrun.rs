//! emergency-overrun (L13, M8, S6): emergencies created in the month, by whole minutes from when they were due to when they
//! were resolved, or to the end of the month while they are open. Due: the row's time, else its minutes after creation, else
//! the policy's; without any it is told and not judged.

use super::derive::Finding;
use super::{Found, Scene};
use crate::event::Priority;
use crate::month::{Limit, When};
use crate::policy::RuleKind;
use crate::problem::{Incident, Problem, What};
use crate::result::Detail;

/// Finds the emergencies that took too long.
pub(super) fn find<'a>(scene: &Scene<'a>, findings: &mut Vec<Finding<'a>>, found: &mut Found) {
    if !scene
        .derived_rules()
        .any(|(_, rule)| matches!(rule.kind, RuleKind::EmergencyOverrun { .. }))
    {
        return;
    }
    let period = &scene.facts.period;
    for fact in scene
        .facts
        .tickets
        .iter()
        .filter(|fact| fact.created_in && fact.ticket.priority == Some(Priority::Emergency))
    {
        let ticket = &fact.ticket;
        let Some(who) = fact.who.filter(|who| scene.is_scored(*who)) else {
            continue;
        };
        let created = period.clock.start(ticket.created_at);
        let minutes = ticket.sla_minutes.or(scene.policy.limits.emergency_minutes);
        let due = ticket
            .due_at
            .map(|when| period.limit(when))
            .or_else(|| minutes.map(|minutes| Limit::after(created, minutes.into())));
        let mut tell = |what| {
            found.problems.push(
                Problem::at(ticket.at, what)
                    .column("due_at")
                    .value(&ticket.ticket_id),
            )
        };
        let Some(due) = due else {
            tell(What::EmergencyWithoutDue);
            continue;
        };
        if due.at() < created {
            tell(What::DueBeforeStart {
                incident: Incident::Ticket,
            });
            continue;
        }
        if ticket.resolved_at.is_none() && !due.before(period.end()) {
            tell(What::NotYetJudged {
                incident: Incident::Ticket,
            });
            continue;
        }
        let end = ticket
            .resolved_at
            .map_or(period.end(), |when| period.clock.start(when));
        let over = due.minutes_over(end);
        let holds = |kind: &RuleKind| match kind {
            RuleKind::EmergencyOverrun { from, to } => {
                over >= i64::from(*from) && to.is_none_or(|to| over <= i64::from(to))
            }
            _ => false,
        };
        let Some((index, _)) = scene
            .derived_rules()
            .find(|(_, rule)| over > 0 && holds(&rule.kind))
        else {
            continue;
        };
        findings.push(Finding {
            who,
            rule: index,
            at: ticket.at,
            id: Some(&ticket.ticket_id),
            on: scene.day(ticket.created_at),
            detail: Detail {
                due: Some(scene.local(ticket.due_at.unwrap_or(When::At(due.at())))),
                done: ticket.resolved_at.map(|when| scene.local(when)),
                minutes_over: Some(over),
                ..Detail::default()
            },
        });
    }
}
