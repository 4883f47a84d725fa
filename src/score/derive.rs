//! Derived lines: each rule kind in its own file finds its incidents here, one incident counts once, and what needs all other
//! lines comes last.

use strum::IntoEnumIterator;

use super::finding::{DraftLine, IncidentLine, Recorded, Worksheet, points, replaced};
use super::gather::Gathered;
use super::kinds;
use super::scene::Scene;
use super::unsettled::Open;
use crate::problem::{Problem, What};
use crate::result::Detail;
use crate::rulebook::{Rule, RuleKindName};

/// Adds every derived line, and gives what was measured of the month: what follows from it, and from other lines, is not measured
/// again.
pub(super) fn derive(
    scene: &Scene<'_>,
    recorded: &[Recorded<'_>],
    found: &mut Worksheet,
) -> Gathered {
    let mut findings = Vec::new();
    for kind in RuleKindName::iter() {
        kinds::find(kind, scene, recorded, &mut findings, found);
    }
    let mut unsettled = Open::default();
    for finding in findings {
        let rule = &scene.policy.rules[finding.rule];
        if !scene.concerns(finding.rule, finding.who)
            || replaced(scene, recorded, finding.who, rule, finding.id)
        {
            continue;
        }
        unsettled.add(&finding, points(rule));
        if finding.unsaid.is_some() {
            continue;
        }
        doubles(scene, recorded, &finding, rule, found);
        found.drafts.push(DraftLine {
            who: finding.who,
            rule: finding.rule,
            times: 1,
            points: points(rule),
            on: finding.on,
            at: Some(finding.at),
            detail: Detail {
                derived: true,
                ..finding.detail
            },
            evidence: vec![scene.evidence(finding.at, finding.id)],
        });
    }
    unsettled.tell(scene, found);
    let gathered = Gathered::of(scene, &found.drafts);
    kinds::add(scene, &gathered, found);
    gathered
}

/// A recorded row without a ref may be about the same incident.
fn doubles(
    scene: &Scene<'_>,
    recorded: &[Recorded<'_>],
    finding: &IncidentLine<'_>,
    rule: &Rule,
    found: &mut Worksheet,
) {
    for row in recorded {
        let same = row.who == finding.who
            && row.reference.is_none()
            && scene.policy.rules[row.rule].same_family(rule);
        let told = |problem: &Problem| {
            problem.at == Some(row.at) && matches!(problem.what, What::PossibleDouble { .. })
        };
        if same && !found.problems.iter().any(told) {
            let what = What::PossibleDouble {
                rule: rule.id.clone(),
                incident: finding.at,
            };
            found.problems.push(Problem::at(row.at, what).column("ref"));
        }
    }
}
