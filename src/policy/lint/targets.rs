//! Targets of indicators that no value meets, such as 90 of a share from 0 to 1.

use rust_decimal::Decimal;

use super::Lint;
use crate::document::Doubt;
use crate::indicator::Measure;
use crate::policy::{Aim, Target};

pub(super) fn look(lint: &mut Lint<'_>) {
    let improve = lint.policy.improve.as_ref();
    let targets = improve.map_or(&[][..], |improve| &improve.targets);
    for (i, target) in targets.iter().enumerate() {
        if let Some(end) = never_met(target) {
            let metric = target.metric.key();
            let path = format!("improve.target.{i}.{}", target.limit.key());
            lint.tell(&path, Doubt::TargetNeverMet { metric, end });
        }
    }
}

/// The end of the scale beyond which a target lies.
fn never_met(target: &Target) -> Option<Decimal> {
    let (low, high) = scale(target.metric.measure());
    let (low, high) = (Decimal::from(low), high.map(Decimal::from));
    match target.limit {
        Aim::AtLeast => high.filter(|end| target.at > *end),
        Aim::Above => high.filter(|end| target.at >= *end),
        Aim::AtMost => Some(low).filter(|end| target.at < *end),
        Aim::Below => Some(low).filter(|end| target.at <= *end),
    }
}

/// The lowest and the highest value; None: no end.
fn scale(measure: Measure) -> (i32, Option<i32>) {
    match measure {
        Measure::Share => (0, Some(1)),
        Measure::Rating => (1, Some(5)),
        Measure::Promoters => (-100, Some(100)),
        Measure::Mark => (0, Some(100)),
        Measure::Count
        | Measure::PerThousand
        | Measure::Seconds
        | Measure::Minutes
        | Measure::MedianMinutes => (0, None),
    }
}
