//! Tells metric rules that cannot stand, alone or beside each other.

use crate::document::Bytes;
use crate::problem::{Document, PolicyFlaw};
use crate::rulebook::{Rule, Severity};

/// Tells a metric rule of a severity that it cannot have.
pub(super) fn severity(doc: &mut Document<'_>, at: Bytes, severity: Severity) {
    if matches!(severity, Severity::Termination | Severity::Adjustment) {
        let flaw = PolicyFlaw::MetricSeverity(severity.name());
        doc.mistake(at, flaw);
    }
}

/// Tells tiers of one indicator that both hold for one value of somebody.
pub(super) fn clashes(doc: &mut Document<'_>, rules: &[(Bytes, Rule)]) {
    for (i, (at, rule)) in rules.iter().enumerate() {
        let Some(metric) = rule.kind.metric() else {
            continue;
        };
        let earlier = rules
            .iter()
            .take(i)
            .filter(|(_, other)| other.may_meet(rule));
        let clash = |(_, other): &(Bytes, Rule)| {
            let example = other.kind.metric()?.clash(metric)?;
            Some((other.id.clone(), example))
        };
        if let Some((other, example)) = earlier.filter_map(clash).next() {
            let flaw = PolicyFlaw::MetricClash {
                rule: rule.id.clone(),
                other,
                metric: metric.indicator.key(),
                example,
            };
            doc.mistake(*at, flaw);
        }
    }
}
