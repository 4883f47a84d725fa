//! The maxima of a month: what a rule, and what bonuses and deductions as a whole can move for one person. Lines are taken in
//! their order; the one that would pass a maximum keeps what is left, and those after it nothing. They stay where they are, so
//! that a slip adds up and shows what happened, and still count as violations.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::finding::DraftLine;
use super::scene::Scene;
use crate::result::Capped;
use crate::rulebook::{Maximum, Severity};

/// Cuts lines, which stand in their order, to what the maxima allow.
pub(super) fn cut(scene: &Scene<'_>, drafts: &mut [DraftLine]) {
    let bounds = &scene.policy.score;
    let mut of_rules: BTreeMap<(usize, usize), Decimal> = BTreeMap::new();
    let mut of_months: BTreeMap<(usize, Maximum), Decimal> = BTreeMap::new();
    for draft in drafts {
        let rule = &scene.policy.rules[draft.rule];
        if let Some(most) = rule.max_per_month {
            let moved = of_rules.entry((draft.who, draft.rule)).or_default();
            within(draft, Maximum::MaxPerMonth, most, moved);
        }
        let (by, most) = match rule.severity {
            Severity::Adjustment => continue,
            Severity::Bonus => (Maximum::MaxBonus, bounds.max_bonus),
            Severity::Minor | Severity::Moderate | Severity::Serious | Severity::Termination => {
                (Maximum::MaxDeductions, bounds.max_deductions)
            }
        };
        if let Some(most) = most {
            let moved = of_months.entry((draft.who, by)).or_default();
            within(draft, by, most, moved);
        }
    }
}

/// Cuts one line to what `most` leaves after what was `moved` before it.
fn within(draft: &mut DraftLine, by: Maximum, most: Decimal, moved: &mut Decimal) {
    let left = (most - *moved).max(Decimal::ZERO);
    if draft.points.abs() > left {
        let from = draft.points;
        let capped = draft.detail.capped.get_or_insert_with(|| Capped {
            by: Vec::new(),
            from,
        });
        capped.by.push(by);
        draft.points = if from < Decimal::ZERO { -left } else { left };
    }
    *moved += draft.points.abs();
}
