//! Doubts about the minutes of overruns: which cost nothing although others do.

use super::Lint;
use crate::problem::Doubt;
use crate::rulebook::{EmergencyOverrun, RuleKind};

pub(super) fn look(lint: &mut Lint<'_>) {
    let mut bands: Vec<(u32, Option<u32>, usize, bool)> = Vec::new();
    for (index, rule) in lint.rules() {
        if let RuleKind::EmergencyOverrun(EmergencyOverrun { from, to }) = rule.kind {
            bands.push((from, to, index, rule.derived));
        }
    }
    bands.sort_unstable();
    let id = |index: usize| {
        let rule = lint.policy.rules.get(index);
        rule.map(|rule| rule.id.clone()).unwrap_or_default()
    };
    let mut doubts = Vec::new();
    if let Some((from, _, index, _)) = bands.first().filter(|(from, ..)| *from > 1) {
        let doubt = Doubt::OverrunBelowFirst {
            rule: id(*index),
            minutes: from - 1,
        };
        doubts.push((*index, doubt));
    }
    if let Some((_, Some(to), index, _)) = bands.last() {
        let doubt = Doubt::OverrunAboveLast {
            rule: id(*index),
            minutes: to.saturating_add(1),
        };
        doubts.push((*index, doubt));
    }
    let any_derived = bands.iter().any(|(.., derived)| *derived);
    for (from, _, index, derived) in &bands {
        if any_derived && !derived {
            let doubt = Doubt::OverrunNotDerived {
                rule: id(*index),
                minutes: *from,
            };
            doubts.push((*index, doubt));
        }
    }
    for (index, doubt) in doubts {
        let key = if matches!(doubt, Doubt::OverrunNotDerived { .. }) {
            "source"
        } else {
            "over_minutes"
        };
        lint.tell_rule(index, key, doubt);
    }
}
