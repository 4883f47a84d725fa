//! top-of-service (B1): first in workload and first in quality of everybody scored, and without a violation in the month.
//! Means are compared as fractions. When everybody who is first in both has a violation, nobody gets it.

use rust_decimal::Decimal;

use super::{Draft, Found, Scene, derive, indicators};
use crate::result::Detail;

/// Adds the line of whoever is first in both.
pub(super) fn add(
    scene: &Scene<'_>,
    index: usize,
    min_ratings: u32,
    min_people: u32,
    found: &mut Found,
) {
    let people: Vec<usize> = scene.people().map(|(who, _)| who).collect();
    if people.len() < min_people as usize {
        return;
    }
    let workload = |who: &usize| indicators::contacts(scene, *who);
    let rating = |who: &usize| indicators::ratings(scene, *who);
    let rated: Vec<usize> = people
        .iter()
        .copied()
        .filter(|who| rating(who).1 >= u64::from(min_ratings.max(1)))
        .collect();
    let most = people.iter().map(workload).max().unwrap_or(0);
    let at_least = |a: &usize, b: &usize| {
        let ((sum_a, n_a), (sum_b, n_b)) = (rating(a), rating(b));
        sum_a * Decimal::from(n_b) >= sum_b * Decimal::from(n_a)
    };
    let first = |who: &&usize| {
        most > 0 && workload(who) == most && rated.iter().all(|other| at_least(who, other))
    };
    let violator = |who: usize| {
        found
            .drafts
            .iter()
            .any(|draft| draft.who == who && scene.policy.rules[draft.rule].severity.is_violation())
    };
    let rule = &scene.policy.rules[index];
    let lines: Vec<Draft> = rated
        .iter()
        .filter(first)
        .filter(|who| !violator(**who))
        .map(|who| {
            let (sum, n) = rating(who);
            let detail = Detail {
                derived: true,
                contacts: Some(most),
                rating_sum: Some(sum),
                ratings: Some(n),
                ..Detail::default()
            };
            Draft {
                who: *who,
                rule: index,
                times: 1,
                points: derive::points(rule),
                on: scene.facts.period.last_day(),
                at: None,
                detail,
                evidence: Vec::new(),
            }
        })
        .collect();
    found.drafts.extend(lines);
}
