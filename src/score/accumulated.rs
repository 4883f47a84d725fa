//! accumulated (S5): so many violations of one severity in the month, times counted, cost once more; once a month, even when
//! several severities are reached. It follows from all other violations.

use std::collections::BTreeMap;

use super::{Found, Scene, derive};
use crate::policy::Severity;
use crate::result::Detail;

/// Adds the line of everybody who reached one of `counts`.
pub(super) fn add(scene: &Scene<'_>, index: usize, counts: &[(Severity, u32)], found: &mut Found) {
    let mut lines = Vec::new();
    for (who, _) in scene.people() {
        let of = |severity: Severity| {
            found.drafts.iter().filter(move |draft| {
                draft.who == who && scene.policy.rules[draft.rule].severity == severity
            })
        };
        let times = |severity| {
            of(severity)
                .map(|draft| u64::from(draft.times))
                .sum::<u64>()
        };
        let reached: Vec<Severity> = counts
            .iter()
            .filter(|(severity, least)| times(*severity) >= u64::from(*least))
            .map(|(s, _)| *s)
            .collect();
        if reached.is_empty() {
            continue;
        }
        let mut evidence: Vec<_> = reached
            .iter()
            .flat_map(|severity| of(*severity))
            .flat_map(|draft| draft.evidence.clone())
            .collect();
        evidence.sort();
        evidence.dedup();
        let counts: BTreeMap<String, u64> = reached
            .iter()
            .map(|severity| (severity.name().to_string(), times(*severity)))
            .collect();
        let detail = Detail {
            counts,
            ..Detail::default()
        };
        lines.push(derive::of_month(scene, who, index, detail, evidence));
    }
    found.drafts.extend(lines);
}
