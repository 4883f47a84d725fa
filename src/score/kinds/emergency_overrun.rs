//! emergency-overrun (L13, M8, S6): emergencies created in the month, by minutes (whole ones, unless the policy rounds otherwise)
//! from when they were due to when they were resolved, or to the end of the month while they are open. Due: the row's time, else
//! its minutes after creation, else the policy's; without any it is told and not judged. Minutes over are elapsed ones, also where
//! the limit was counted on working hours. A word that may mean an emergency, and of which nobody says whether it does, is told
//! where its tickets are late.

use std::collections::BTreeMap;

use crate::event::Priority;
use crate::name::fold;
use crate::problem::{Incident, Problem, What};
use crate::result::{Basis, Detail};
use crate::rulebook::{EmergencyOverrun, RuleKind};
use crate::score::finding::IncidentLine;
use crate::score::finding::Worksheet;
use crate::score::judge::{Task, judge, weigh};
use crate::score::scene::Scene;
use crate::score::ticket_limits::emergency;
use crate::source::SourceRef;
use crate::tally::TicketFact;

/// Finds the emergencies that took too long.
pub(in crate::score) fn find<'a>(
    scene: &Scene<'a>,
    findings: &mut Vec<IncidentLine<'a>>,
    found: &mut Worksheet,
) {
    let overrun = |kind: &RuleKind| matches!(kind, RuleKind::EmergencyOverrun(_));
    if !scene.derived_rules().any(|(_, rule)| overrun(&rule.kind)) {
        return;
    }
    let emergency =
        |fact: &&TicketFact| fact.created_in && fact.ticket.priority == Some(Priority::Emergency);
    for fact in scene.facts.tickets.iter().filter(emergency) {
        if let Some(who) = fact.who.filter(|who| scene.is_scored(*who)) {
            findings.extend(overrun_of(scene, fact, who, found));
        }
    }
    urgent(scene, found);
}

/// Tells each word of a file that may mean an emergency, where its tickets missed the due time that they name themselves.
fn urgent(scene: &Scene<'_>, found: &mut Worksheet) {
    let mut late: BTreeMap<(u32, String), (SourceRef, &str, u64)> = BTreeMap::new();
    for fact in scene.facts.tickets.iter().filter(|fact| fact.created_in) {
        let ticket = &fact.ticket;
        let (Some(word), Some(_)) = (&ticket.urgent, fact.who.filter(|who| scene.is_scored(*who)))
        else {
            continue;
        };
        let task = Task {
            minutes: ticket.sla_minutes,
            ..emergency(scene, ticket)
        };
        if let Some(Ok(judged)) = weigh(&scene.facts.period, &task)
            && judged.is_late()
        {
            let first = (ticket.at, word.as_str(), 0);
            let of = late.entry((ticket.at.file, fold(word))).or_insert(first);
            of.2 += 1;
            if ticket.at < of.0 {
                (of.0, of.1) = (ticket.at, word);
            }
        }
    }
    for (at, word, count) in late.into_values() {
        let problem = Problem::at(at, What::UrgentNotEmergency).column("priority");
        found.problems.push(problem.value(word).count(count));
    }
}

/// What one emergency comes to.
fn overrun_of<'a>(
    scene: &Scene<'a>,
    fact: &'a TicketFact,
    who: usize,
    found: &mut Worksheet,
) -> Option<IncidentLine<'a>> {
    let ticket = &fact.ticket;
    let task = emergency(scene, ticket);
    if task.due.is_none() && task.minutes.is_none() {
        let problem = Problem::at(task.at, What::EmergencyWithoutDue);
        found
            .problems
            .push(problem.column(task.column).value(task.id));
        return None;
    }
    let judged = judge(scene, &task, found)?;
    let over = judged.minutes_over(scene.policy.limits.emergency_rounding);
    let holds = |kind: &RuleKind| match kind {
        RuleKind::EmergencyOverrun(EmergencyOverrun { from, to }) => {
            over >= i64::from(*from) && to.is_none_or(|to| over <= i64::from(to))
        }
        _ => false,
    };
    let (rule, _) = scene.derived_rules().find(|(_, rule)| holds(&rule.kind))?;
    Some(IncidentLine {
        who,
        rule,
        at: ticket.at,
        id: Some(&ticket.ticket_id),
        on: scene.day(ticket.created_at),
        open: judged.is_open(),
        unsaid: judged.unsaid(),
        incident: Incident::Ticket,
        detail: Detail {
            basis: Basis::EmergencyOverrun {
                due: judged.due(&task, scene),
                done: ticket.resolved_at.map(|when| scene.local(when)),
                minutes_over: over,
            },
            ..Detail::default()
        },
    })
}
