//! top-of-service (B1): first in workload and first in quality of everybody scored, and without a violation in the month, unless
//! the rule says otherwise. Means are compared as fractions. When everybody who is first in both has a violation, nobody gets it.

use crate::result::{Basis, First};
use crate::rulebook::{Quality, RuleKind, TopOfService};
use crate::score::finding::of_month;
use crate::score::finding::{DraftLine, Worksheet};
use crate::score::measure::Measure;
use crate::score::scene::Scene;

/// Adds the line of whoever is first in both.
pub(in crate::score) fn add(scene: &Scene<'_>, index: usize, found: &mut Worksheet) {
    let RuleKind::TopOfService(TopOfService {
        min_ratings,
        min_people,
        workload,
        quality,
        withheld_by_violations,
    }) = scene.policy.rules[index].kind
    else {
        return;
    };
    let people: Vec<(usize, &Measure)> = scene
        .people()
        .map(|(who, _)| (who, &scene.measures[who]))
        .collect();
    if people.len() < min_people as usize {
        return;
    }
    let most = people
        .iter()
        .map(|(_, measure)| measure.workload(workload))
        .max()
        .unwrap_or(0);
    let enough = |measure: &Measure| measure.quality(quality).1 >= u64::from(min_ratings.max(1));
    let rated: Vec<_> = people
        .into_iter()
        .filter(|(_, measure)| enough(measure))
        .collect();
    let best = rated
        .iter()
        .copied()
        .reduce(|a, b| if a.1.as_good_as(b.1, quality) { a } else { b });
    let Some((_, best)) = best.filter(|_| most > 0) else {
        return;
    };
    let violates = |draft: &DraftLine| scene.policy.rules[draft.rule].severity.is_violation();
    let violator = |who: usize| {
        found
            .drafts
            .iter()
            .any(|draft| draft.who == who && violates(draft))
    };
    let first = rated.iter().filter(|(_, measure)| {
        measure.workload(workload) == most && measure.as_good_as(best, quality)
    });
    let line = |(who, measure): &(usize, &Measure)| {
        let (sum, sample) = measure.quality(quality);
        let basis = Basis::TopOfService {
            workload,
            amount: most,
            quality: match quality {
                Quality::Ratings => First::Rated {
                    sum,
                    ratings: sample,
                },
                Quality::Resolution => First::Resolved {
                    calls: measure.resolved_calls(),
                    of: sample,
                },
            },
        };
        of_month(scene, *who, index, basis, Vec::new())
    };
    let lines: Vec<DraftLine> = first
        .filter(|(who, _)| scene.concerns(index, *who))
        .filter(|(who, _)| !withheld_by_violations || !violator(*who))
        .map(line)
        .collect();
    found.drafts.extend(lines);
}
