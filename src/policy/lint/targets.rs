//! Targets of indicators that no value meets, such as 90 of a share from 0 to 1.

use rust_decimal::Decimal;

use super::Lint;
use super::metrics::beyond;
use crate::problem::Doubt;
use crate::rulebook::{Metric, Target};

pub(super) fn look(lint: &mut Lint<'_>) {
    let improve = lint.policy.improve.as_ref();
    let targets = improve.map_or(&[][..], |improve| &improve.targets);
    for (i, target) in targets.iter().enumerate() {
        if let Some((key, end)) = never_met(target) {
            let metric = target.metric.indicator.key();
            let path = format!("improve.target.{i}.{key}");
            lint.tell(&path, Doubt::TargetNeverMet { metric, end });
        }
    }
}

/// The key of a target that lies beyond the scale, and the end of the scale that it lies beyond.
fn never_met(target: &Target) -> Option<(&'static str, Decimal)> {
    // Of a target, a count of 0 is a value too.
    let any = Metric {
        min_sample: 0,
        ..target.metric
    };
    let (key, _) = any.limits().into_iter().next()?;
    let (low, high) = any.indicator.range();
    let end = if any.low.is_some() { high? } else { low };
    beyond(&any).then_some((key, end.into()))
}
