//! The points of recorded rows: what the rule says, what somebody decided within its range, and what a month allows.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::finding::Worksheet;
use super::scene::Scene;
use crate::event::Entry;
use crate::problem::{Problem, What, Wrong};
use crate::rulebook::{BlankPoints, Points, Rule, Severity};
use crate::tally::EntryFact;

/// The points of one time, with their sign; None, and a problem, when a person must decide or decided otherwise than the rule.
pub(super) fn points_of(
    scene: &Scene<'_>,
    rule: &Rule,
    entry: &Entry,
    found: &mut Worksheet,
) -> Option<Decimal> {
    let decimals = scene.policy.score.points_decimals;
    let written = entry
        .points
        .map(|points| points.to_string())
        .unwrap_or_default();
    let problem = |what| Problem::at(entry.at, what).column("points").value(&written);
    let name = || rule.id.clone();
    match (rule.points, entry.points) {
        (Points::None, None) => Some(Decimal::ZERO),
        (Points::None, Some(points)) if points.is_zero() => Some(Decimal::ZERO),
        (Points::None, Some(_)) => {
            found.reject(problem(What::NoPointsAllowed { rule: name() }));
            None
        }
        (Points::Fixed(fixed), None) => Some(fixed),
        (Points::Fixed(fixed), Some(points)) if points.abs() == fixed.abs() => Some(fixed),
        (Points::Fixed(fixed), Some(_)) => {
            found.reject(problem(What::PointsOutOfRange {
                rule: name(),
                low: fixed,
                high: fixed,
            }));
            None
        }
        (Points::Range { low, high }, None) => {
            if let Some(points) = blank(scene, rule) {
                return Some(points);
            }
            found.reject(
                Problem::at(
                    entry.at,
                    What::PointsMissing {
                        rule: name(),
                        low,
                        high,
                    },
                )
                .column("points"),
            );
            None
        }
        (Points::Range { .. }, Some(points)) if points.scale() > decimals => {
            found.reject(problem(What::BadValue(Wrong::TooFine(decimals))));
            None
        }
        (Points::Range { .. }, Some(points)) if !scene.policy.score.on_step(points) => {
            let step = scene.policy.score.points_step.unwrap_or_default();
            found.reject(problem(What::PointsOffStep { rule: name(), step }));
            None
        }
        // An adjustment is taken literally; whether it is too large is a matter of the month.
        (Points::Range { .. }, Some(points)) if rule.severity == Severity::Adjustment => {
            Some(points)
        }
        (Points::Range { low, high }, Some(points)) => {
            let signed = if high <= Decimal::ZERO {
                -points.abs()
            } else {
                points.abs()
            };
            if low <= signed && signed <= high {
                return Some(signed);
            }
            found.reject(problem(What::PointsOutOfRange {
                rule: name(),
                low,
                high,
            }));
            None
        }
    }
}

/// Whether the adjustments of one lead stay within what a month allows, this row added.
pub(super) fn within_month(
    rule: &Rule,
    fact: &EntryFact,
    index: usize,
    points: Decimal,
    sums: &mut BTreeMap<(usize, usize), Decimal>,
    found: &mut Worksheet,
) -> bool {
    let Points::Range { low, high } = rule.points else {
        return true;
    };
    let key = (fact.who, index);
    let sum = sums.entry(key).or_insert(Decimal::ZERO);
    let after = *sum + points;
    if after < low || after > high {
        let agent = fact.entry.agent.clone();
        let what = What::AdjustmentTooLarge {
            agent,
            sum: after,
            low,
            high,
        };
        found.reject(
            Problem::at(fact.entry.at, what)
                .column("points")
                .value(points.to_string()),
        );
        return false;
    }
    *sum = after;
    true
}

/// What blank points of a range mean, where the policy decides: an end of it. Of an adjustment nobody but a person can say.
fn blank(scene: &Scene<'_>, rule: &Rule) -> Option<Decimal> {
    let Points::Range { low, high } = rule.points else {
        return None;
    };
    match scene.policy.score.blank_points {
        _ if rule.severity == Severity::Adjustment => None,
        BlankPoints::Ask => None,
        BlankPoints::Mildest => Some(high),
        BlankPoints::Harshest => Some(low),
    }
}

/// Which end the blank points of a row were taken for, if they were.
pub(super) fn taken_for(scene: &Scene<'_>, rule: usize, entry: &Entry) -> Option<BlankPoints> {
    let taken = entry.points.is_none() && blank(scene, &scene.policy.rules[rule]).is_some();
    taken.then_some(scene.policy.score.blank_points)
}
