//! complaint-category (S2): a valid complaint whose category is one of the rule's words or names, the whole cell, folded. One
//! line a complaint, for whom it is about. A category that is near to them is told once a file: only a person can say what it
//! means.

use std::collections::{BTreeMap, BTreeSet};

use crate::name::fold;
use crate::problem::{Incident, Problem, What};
use crate::result::{Basis, Detail};
use crate::rulebook::{Categories, Rule, RuleKind};
use crate::score::finding::IncidentLine;
use crate::score::finding::Worksheet;
use crate::score::scene::Scene;
use crate::source::SourceRef;
use crate::tally::ComplaintFact;

/// A rule and its categories, folded.
struct Judge<'a> {
    index: usize,
    rule: &'a Rule,
    categories: &'a Categories,
    words: BTreeSet<String>,
}

/// Where a category that is near to a rule's stands first in a file, how it is written there, and how often it stands there.
struct Near<'a> {
    at: SourceRef,
    written: &'a str,
    count: u64,
    rule: &'a str,
}

/// Finds the complaints of the rule's categories, and tells categories that are near to them.
pub(in crate::score) fn find<'a>(
    scene: &Scene<'a>,
    findings: &mut Vec<IncidentLine<'a>>,
    found: &mut Worksheet,
) {
    let judges: Vec<Judge<'_>> = scene.derived_rules().filter_map(judge).collect();
    let mut near: BTreeMap<(u32, String), Near<'_>> = BTreeMap::new();
    for fact in &scene.complaints {
        let Some(category) = &fact.complaint.category else {
            continue;
        };
        let folded = fold(category);
        let mut is_its = false;
        for judge in judges.iter().filter(|of| of.words.contains(&folded)) {
            is_its = true;
            findings.extend(line(scene, fact, category, judge));
        }
        if !is_its && let Some(rule) = asks(scene, &judges, fact, &folded) {
            let at = fact.complaint.at;
            let first = Near {
                at,
                written: category,
                count: 0,
                rule,
            };
            let of = near.entry((at.file, folded)).or_insert(first);
            of.count += 1;
            if at < of.at {
                (of.at, of.written) = (at, category);
            }
        }
    }
    for of in near.into_values() {
        let rule = of.rule.to_string();
        let problem = Problem::at(of.at, What::CategoryNear { rule }).column("category");
        found
            .problems
            .push(problem.value(of.written).count(of.count));
    }
}

fn judge((index, rule): (usize, &Rule)) -> Option<Judge<'_>> {
    let RuleKind::ComplaintCategory(categories) = &rule.kind else {
        return None;
    };
    Some(Judge {
        index,
        rule,
        categories,
        words: rule.category_words(),
    })
}

/// The line of a valid complaint that is about somebody.
fn line<'a>(
    scene: &Scene<'a>,
    fact: &'a ComplaintFact,
    category: &str,
    judge: &Judge<'_>,
) -> Option<IncidentLine<'a>> {
    let complaint = &fact.complaint;
    Some(IncidentLine {
        who: fact.who.filter(|_| complaint.valid == Some(true))?,
        rule: judge.index,
        at: complaint.at,
        id: Some(&complaint.complaint_id),
        on: scene.day(complaint.received_at),
        open: false,
        unsaid: None,
        incident: Incident::Complaint,
        detail: Detail {
            basis: Basis::ComplaintCategory {
                category: category.to_string(),
            },
            ..Detail::default()
        },
    })
}

/// The rule that a complaint may be about by its category, where it could cost points and nobody says that it is not.
fn asks<'a>(
    scene: &Scene<'_>,
    judges: &[Judge<'a>],
    fact: &ComplaintFact,
    category: &String,
) -> Option<&'a str> {
    if fact.complaint.valid == Some(false) || scene.policy.other_categories.contains(category) {
        return None;
    }
    let near = judges.iter().find(|of| of.categories.are_near(category))?;
    Some(&near.rule.id)
}
