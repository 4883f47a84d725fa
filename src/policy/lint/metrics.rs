//! Doubts about metric rules: which files feed them, limits that no value or every value reaches, and tiers of one metric that leave
//! something between them or ask for different samples.

use rust_decimal::Decimal;

use super::Lint;
use crate::indicator::{Indicator, Unit};
use crate::problem::Doubt;
use crate::rulebook::ENDS;
use crate::rulebook::{Edge, Metric, Rule};

pub(super) fn look(lint: &mut Lint<'_>) {
    let tiers: Vec<Tier<'_>> = lint
        .rules()
        .filter_map(|(index, rule)| {
            let metric = rule.kind.metric()?;
            Some(Tier {
                index,
                rule,
                metric,
            })
        })
        .collect();
    for (i, tier) in tiers.iter().enumerate() {
        fed(lint, tier);
        limits(lint, tier);
        let earlier: Vec<&Tier<'_>> = tiers
            .iter()
            .take(i)
            .filter(|other| other.concerns_with(tier))
            .collect();
        samples(lint, tier, &earlier);
        for other in &earlier {
            gap(lint, tier, other, &tiers);
        }
    }
}

/// A metric rule.
struct Tier<'a> {
    index: usize,
    rule: &'a Rule,
    metric: &'a Metric,
}

impl Tier<'_> {
    /// Whether both are tiers of one metric for somebody.
    fn concerns_with(&self, other: &Tier<'_>) -> bool {
        self.metric.indicator == other.metric.indicator && self.rule.may_meet(other.rule)
    }

    fn id(&self) -> String {
        self.rule.id.clone()
    }
}

/// The values that an indicator can have, with a sample that is large enough.
fn range(metric: &Metric) -> (Decimal, Option<Decimal>) {
    let (from, to) = metric.indicator.range();
    let counts = metric.indicator.unit() == Unit::Count;
    let from = if counts {
        Decimal::from(metric.min_sample)
    } else {
        from.into()
    };
    (from, to.map(Decimal::from))
}

/// Whether no value is such a one.
pub(super) fn beyond(metric: &Metric) -> bool {
    let (from, to) = range(metric);
    let edge = |at| Edge {
        at,
        inclusive: true,
    };
    let all = Metric {
        low: Some(edge(from)),
        high: to.map(edge),
        ..*metric
    };
    metric.common(&all).is_none()
}

fn fed(lint: &mut Lint<'_>, tier: &Tier<'_>) {
    let metric: Indicator = tier.metric.indicator;
    let rule = tier.id();
    lint.tell_rule(tier.index, "metric", Doubt::MetricFedBy { rule, metric });
}

/// Tells limits that no value reaches, or every one.
fn limits(lint: &mut Lint<'_>, tier: &Tier<'_>) {
    let (rule, metric) = (tier.id(), tier.metric.indicator);
    let written = ENDS
        .iter()
        .find(|key| lint.places.has(&format!("rule.{}.{key}", tier.index)));
    let key = written.copied().unwrap_or("metric");
    if beyond(tier.metric) {
        let (from, to) = range(tier.metric);
        let doubt = Doubt::MetricNever {
            rule,
            metric,
            from,
            to,
        };
        lint.tell_rule(tier.index, key, doubt);
        return;
    }
    let (from, to) = metric.range();
    let (from, to) = (Decimal::from(from), to.map(Decimal::from));
    let high = tier.metric.high.is_none() || to.is_some_and(|to| tier.metric.holds(to));
    if tier.metric.holds(from) && high {
        let doubt = Doubt::MetricAlways {
            rule,
            metric,
            from,
            to,
        };
        lint.tell_rule(tier.index, key, doubt);
    }
}

/// Tells a tier that asks for another sample than an earlier one.
fn samples(lint: &mut Lint<'_>, tier: &Tier<'_>, earlier: &[&Tier<'_>]) {
    let sample = tier.metric.min_sample;
    let differs = |other: &&&Tier<'_>| other.metric.min_sample != sample;
    if let Some(other) = earlier.iter().find(differs) {
        let doubt = Doubt::MetricSamples {
            rule: tier.id(),
            other: other.id(),
            sample,
            others: other.metric.min_sample,
        };
        lint.tell_rule(tier.index, "min_sample", doubt);
    }
}

/// Tells what falls between two tiers: a single value; or more, between tiers of one sign of which one has both ends. Where both
/// have one end, or one earns and the other costs, what lies between is meant to move nothing.
fn gap(lint: &mut Lint<'_>, tier: &Tier<'_>, other: &Tier<'_>, all: &[Tier<'_>]) {
    let found = [(tier, other), (other, tier)]
        .into_iter()
        .find_map(|(lower, upper)| Some((lower, upper, lower.metric.hole(upper.metric)?)));
    let Some((lower, upper, hole)) = found else {
        return;
    };
    let (Some(from), Some(to)) = (hole.low, hole.high) else {
        return;
    };
    let single = from.at == to.at;
    let same_sign = lower.rule.severity.is_violation() == upper.rule.severity.is_violation();
    let open = lower.metric.is_open() && upper.metric.is_open();
    let filled = all.iter().any(|third| {
        third.concerns_with(tier)
            && third.concerns_with(other)
            && third.metric.common(&hole).is_some()
    });
    if filled || !(single || (same_sign && !open)) {
        return;
    }
    let doubt = Doubt::MetricGap {
        rule: tier.id(),
        other: other.id(),
        metric: tier.metric.indicator,
        from: from.at,
        to: to.at,
    };
    lint.tell_rule(tier.index, "metric", doubt);
}
