//! complaint-category (S2): a valid complaint whose category is one of the rule's, the whole cell, ignoring case and
//! surrounding space. One line a complaint, for whom it is about. Undecided complaints are told here.

use super::derive::Finding;
use super::{Found, Scene};
use crate::policy::{RuleKind, fold};
use crate::problem::{Problem, What};
use crate::result::Detail;

/// Finds the complaints of the rule's categories.
pub(super) fn find<'a>(scene: &Scene<'a>, findings: &mut Vec<Finding<'a>>, found: &mut Found) {
    for fact in &scene.facts.complaints {
        let complaint = &fact.complaint;
        if fact.who.is_some_and(|who| !scene.is_scored(who)) {
            continue;
        }
        if complaint.valid.is_none() {
            let agent = fact
                .who
                .map(|who| scene.facts.people[who].name.clone())
                .unwrap_or_default();
            let problem = Problem::at(complaint.at, What::ComplaintUndecided { agent });
            found
                .problems
                .push(problem.column("valid").value(&complaint.complaint_id));
        }
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
                    detail: Detail {
                        category: Some(category.clone()),
                        ..Detail::default()
                    },
                });
            }
        }
    }
}
