//! Targets of indicators that no value meets, such as 90 of a share from 0 to 1.

use rust_decimal::Decimal;

use super::Lint;
use crate::document::Doubt;
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
    let (low, high) = target.metric.range();
    let (low, high) = (Decimal::from(low), high.map(Decimal::from));
    match target.limit {
        Aim::AtLeast => high.filter(|end| target.at > *end),
        Aim::Above => high.filter(|end| target.at >= *end),
        Aim::AtMost => Some(low).filter(|end| target.at < *end),
        Aim::Below => Some(low).filter(|end| target.at <= *end),
    }
}
