//! complaint-response (L6): a complaint answered after its limit, or not answered when the limit passed before the end of the
//! month; valid or not, unless the rule is for valid ones. It counts for who answers it. The limit is the row's, else the policy's; without one nothing is judged.

use crate::problem::Incident;
use crate::result::{Basis, Detail};
use crate::rulebook::{ComplaintResponse, Rule, RuleKind};
use crate::score::complaint_limits::answer;
use crate::score::finding::IncidentLine;
use crate::score::finding::Worksheet;
use crate::score::judge::judge;
use crate::score::scene::Scene;

/// Finds the complaints that were answered late.
pub(in crate::score) fn find<'a>(
    scene: &Scene<'a>,
    findings: &mut Vec<IncidentLine<'a>>,
    found: &mut Worksheet,
) {
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
        findings.extend(rules.iter().map(|rule| IncidentLine {
            who,
            rule: *rule,
            at: complaint.at,
            id: Some(&complaint.complaint_id),
            on: scene.day(complaint.received_at),
            open: judged.is_open(),
            unsaid: judged.unsaid(),
            incident: Incident::Complaint,
            detail: Detail {
                basis: Basis::ComplaintResponse {
                    due: judged.due(&task, scene),
                    done: complaint.responded_at.map(|when| scene.local(when)),
                },
                ..Detail::default()
            },
        }));
    }
}

/// Whether a rule of this kind is for valid complaints only; None for other kinds.
fn valid_only(rule: &Rule) -> Option<bool> {
    match rule.kind {
        RuleKind::ComplaintResponse(ComplaintResponse { valid_only }) => Some(valid_only),
        _ => None,
    }
}
