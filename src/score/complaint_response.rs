//! complaint-response (L6): a complaint answered after its limit, or not answered when the limit passed before the end of the
//! month; valid or not, unless the rule is for valid ones. It counts for who answers it. The limit is the row's, else the policy's; without one nothing is judged.

use super::derive::Finding;
use super::judge::{Task, judge};
use super::{Found, Scene};
use crate::event::{Complaint, complaints};
use crate::problem::Incident;
use crate::result::Detail;
use crate::rulebook::{ComplaintResponse, Rule, RuleKind, Timed};

/// Finds the complaints that were answered late.
pub(super) fn find<'a>(scene: &Scene<'a>, findings: &mut Vec<Finding<'a>>, found: &mut Found) {
    let rules: Vec<(usize, bool)> = scene
        .derived_rules()
        .filter_map(|(index, rule)| Some((index, valid_only(rule)?)))
        .collect();
    for fact in &scene.complaints {
        let complaint = &fact.complaint;
        let counts = |valid_only: bool| !valid_only || complaint.valid == Some(true);
        let rules: Vec<usize> = rules
            .iter()
            .filter(|(_, valid_only)| counts(*valid_only))
            .map(|(index, _)| *index)
            .collect();
        if rules.is_empty() {
            continue;
        }
        let task = answer(scene, complaint);
        let Some(judged) = judge(scene, &task, found).filter(|judged| judged.is_late()) else {
            continue;
        };
        let Some(who) = fact.handled_by().filter(|who| scene.is_scored(*who)) else {
            continue;
        };
        findings.extend(rules.iter().map(|rule| Finding {
            who,
            rule: *rule,
            at: complaint.at,
            id: Some(&complaint.complaint_id),
            on: scene.day(complaint.received_at),
            open: judged.is_open(),
            unsaid: judged.unsaid(),
            incident: Incident::Complaint,
            detail: Detail {
                due: Some(judged.due(&task, scene)),
                done: complaint.responded_at.map(|when| scene.local(when)),
                ..Detail::default()
            },
        }));
    }
}

/// The answer to a complaint, as something that had to be done by a limit.
pub(super) fn answer<'a>(scene: &Scene<'a>, complaint: &'a Complaint) -> Task<'a> {
    Task {
        incident: Incident::Complaint,
        at: complaint.at,
        id: &complaint.complaint_id,
        column: "respond_by",
        begun: complaint.received_at,
        due: complaint.respond_by,
        minutes: scene.policy.limits.complaint_response_minutes,
        hours: scene.policy.hours_of(Timed::ComplaintResponse),
        done: complaint.responded_at,
        unsaid: complaint.blanks.unsaid(complaints::RESPONDED_AT),
    }
}

/// Whether a rule of this kind is for valid complaints only; None for other kinds.
fn valid_only(rule: &Rule) -> Option<bool> {
    match rule.kind {
        RuleKind::ComplaintResponse(ComplaintResponse { valid_only }) => Some(valid_only),
        _ => None,
    }
}
