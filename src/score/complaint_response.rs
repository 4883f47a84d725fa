//! complaint-response (L6): a complaint answered after its limit, or not answered when the limit passed before the end of the
//! month; valid or not. It counts for who answers it. The limit is the row's, else the policy's; without one nothing is judged.

use std::collections::BTreeMap;

use super::derive::Finding;
use super::{Found, Scene};
use crate::month::{Limit, When};
use crate::policy::RuleKind;
use crate::problem::{Incident, Problem, Stranger, What};
use crate::result::Detail;
use crate::source::SourceRef;

/// Finds the complaints that were answered late.
pub(super) fn find<'a>(scene: &Scene<'a>, findings: &mut Vec<Finding<'a>>, found: &mut Found) {
    let Some((index, _)) = scene
        .derived_rules()
        .find(|(_, rule)| rule.kind == RuleKind::ComplaintResponse)
    else {
        return;
    };
    let period = &scene.facts.period;
    let mut strangers: BTreeMap<(u32, String), (u32, u64)> = BTreeMap::new();
    for fact in &scene.facts.complaints {
        let complaint = &fact.complaint;
        if fact.who.is_some_and(|who| !scene.is_scored(who)) {
            continue;
        }
        if let (Some(handler), Some(name)) = (fact.handler, &complaint.handled_by)
            && !scene.is_scored(handler)
        {
            let key = (complaint.at.file, name.clone());
            let (line, count) = strangers.entry(key).or_insert((complaint.at.line, 0));
            *line = (*line).min(complaint.at.line);
            *count += 1;
        }
        let received = period.clock.start(complaint.received_at);
        let minutes = scene.policy.limits.complaint_response_minutes;
        let own = complaint.respond_by.map(|when| period.limit(when));
        let Some(limit) =
            own.or_else(|| minutes.map(|minutes| Limit::after(received, minutes.into())))
        else {
            continue;
        };
        if limit.at() < received {
            let problem = Problem::at(
                complaint.at,
                What::DueBeforeStart {
                    incident: Incident::Complaint,
                },
            );
            found
                .problems
                .push(problem.column("respond_by").value(&complaint.complaint_id));
            continue;
        }
        let late = match complaint.responded_at {
            Some(when) => limit.missed_by(period.clock.start(when)),
            None => limit.before(period.end()),
        };
        if complaint.responded_at.is_none() && !late {
            let problem = Problem::at(
                complaint.at,
                What::NotYetJudged {
                    incident: Incident::Complaint,
                },
            );
            found
                .problems
                .push(problem.column("respond_by").value(&complaint.complaint_id));
        }
        let Some(who) = fact.handler.filter(|who| late && scene.is_scored(*who)) else {
            continue;
        };
        findings.push(Finding {
            who,
            rule: index,
            at: complaint.at,
            id: Some(&complaint.complaint_id),
            on: scene.day(complaint.received_at),
            detail: Detail {
                due: Some(scene.local(complaint.respond_by.unwrap_or(When::At(limit.at())))),
                done: complaint.responded_at.map(|when| scene.local(when)),
                ..Detail::default()
            },
        });
    }
    for ((file, name), (line, count)) in strangers {
        let what = What::UnknownAgent {
            stranger: Stranger::Handler,
            near: None,
        };
        found.problems.push(
            Problem::at(SourceRef { file, line }, what)
                .column("handled_by")
                .value(name)
                .count(count),
        );
    }
}
