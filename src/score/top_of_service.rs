//! top-of-service (B1): first in workload and first in quality of everybody scored, and without a violation in the month.
//! Means are compared as fractions. When everybody who is first in both has a violation, nobody gets it.

use super::measure::Measure;
use super::{Draft, Found, Scene, derive};
use crate::result::Detail;

/// Adds the line of whoever is first in both.
pub(super) fn add(
    scene: &Scene<'_>,
    index: usize,
    min_ratings: u32,
    min_people: u32,
    found: &mut Found,
) {
    let people: Vec<(usize, &Measure)> = scene
        .people()
        .map(|(who, _)| (who, &scene.measures[who]))
        .collect();
    if people.len() < min_people as usize {
        return;
    }
    let most = people
        .iter()
        .map(|(_, measure)| measure.contacts)
        .max()
        .unwrap_or(0);
    let enough = |measure: &Measure| measure.ratings >= u64::from(min_ratings.max(1));
    let rated: Vec<_> = people
        .into_iter()
        .filter(|(_, measure)| enough(measure))
        .collect();
    let best = rated
        .iter()
        .copied()
        .reduce(|a, b| if a.1.rated_at_least(b.1) { a } else { b });
    let Some((_, best)) = best.filter(|_| most > 0) else {
        return;
    };
    let violates = |draft: &Draft| scene.policy.rules[draft.rule].severity.is_violation();
    let violator = |who: usize| {
        found
            .drafts
            .iter()
            .any(|draft| draft.who == who && violates(draft))
    };
    let first = rated
        .iter()
        .filter(|(_, measure)| measure.contacts == most && measure.rated_at_least(best));
    let line = |(who, measure): &(usize, &Measure)| {
        let detail = Detail {
            contacts: Some(most),
            rating_sum: Some(measure.rating_sum),
            ratings: Some(measure.ratings),
            ..Detail::default()
        };
        derive::of_month(scene, *who, index, detail, Vec::new())
    };
    let lines: Vec<Draft> = first.filter(|(who, _)| !violator(*who)).map(line).collect();
    found.drafts.extend(lines);
}
