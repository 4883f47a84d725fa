//! accumulated (S5): so many violations of one severity in the month cost once more; counted by times, rows or different rules;
//! once a month, even when several severities are reached. It follows from all other violations.

use std::collections::BTreeSet;

use crate::result::Basis;
use crate::rulebook::{Accumulated, Count, Severity};
use crate::score::finding::of_month;
use crate::score::finding::{DraftLine, Worksheet};
use crate::score::scene::Scene;

/// Adds the line of everybody who reached one of its counts.
pub(in crate::score) fn add(
    scene: &Scene<'_>,
    index: usize,
    kind: &Accumulated,
    found: &mut Worksheet,
) {
    let mut lines = Vec::new();
    for (who, _) in scene
        .people()
        .filter(|(who, _)| scene.concerns(index, *who))
    {
        let of = |severity: Severity| {
            found.drafts.iter().filter(move |draft| {
                draft.who == who && scene.policy.rules[draft.rule].severity == severity
            })
        };
        let reached: Vec<(Severity, u64)> = kind
            .counts
            .iter()
            .map(|(severity, least)| (*severity, counted(of(*severity), kind.count), *least))
            .filter(|(_, n, least)| *n >= u64::from(*least))
            .map(|(severity, n, _)| (severity, n))
            .collect();
        if reached.is_empty() {
            continue;
        }
        let mut evidence: Vec<_> = reached
            .iter()
            .flat_map(|(severity, _)| of(*severity))
            .flat_map(|draft| draft.evidence.clone())
            .collect();
        evidence.sort();
        evidence.dedup();
        let counts = reached.into_iter().collect();
        let basis = Basis::Accumulated { counts };
        lines.push(of_month(scene, who, index, basis, evidence));
    }
    found.drafts.extend(lines);
}

fn counted<'a>(drafts: impl Iterator<Item = &'a DraftLine>, count: Count) -> u64 {
    match count {
        Count::Times => drafts.map(|draft| u64::from(draft.times)).sum(),
        Count::Rows => drafts.count() as u64,
        Count::Rules => drafts
            .map(|draft| draft.rule)
            .collect::<BTreeSet<_>>()
            .len() as u64,
    }
}
