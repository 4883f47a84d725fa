//! complaint-category (S2): a valid complaint whose category is one of the rule's, the whole cell, ignoring case and
//! surrounding space. One line a complaint, for whom it is about.

use super::Scene;
use super::derive::Finding;
use crate::name::fold;
use crate::policy::RuleKind;
use crate::problem::Incident;
use crate::result::Detail;

/// Finds the complaints of the rule's categories.
pub(super) fn find<'a>(scene: &Scene<'a>, findings: &mut Vec<Finding<'a>>) {
    for fact in &scene.complaints {
        let complaint = &fact.complaint;
        let (Some(who), Some(true), Some(category)) =
            (fact.who, complaint.valid, &complaint.category)
        else {
            continue;
        };
        for (index, rule) in scene.derived_rules() {
            let RuleKind::ComplaintCategory { categories } = &rule.kind else {
                continue;
            };
            if categories.contains(&fold(category)) {
                findings.push(Finding {
                    who,
                    rule: index,
                    at: complaint.at,
                    id: Some(&complaint.complaint_id),
                    on: scene.day(complaint.received_at),
                    open: false,
                    unsaid: None,
                    incident: Incident::Complaint,
                    detail: Detail {
                        category: Some(category.clone()),
                        ..Detail::default()
                    },
                });
            }
        }
    }
}
