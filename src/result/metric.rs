//! What a line of a metric rule was measured from: the indicator, what it came to, and the limits that it reached.

use crate::rulebook::exact_or_null;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::indicator::Indicator;

/// An indicator that reached the limits of a rule.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MetricDetail {
    /// The indicator.
    pub key: Indicator,
    /// Its value, as reported.
    #[serde(default, with = "exact_or_null")]
    pub value: Option<Decimal>,
    /// Its sample.
    #[serde(default)]
    pub n: u64,
    /// The lower end, which belongs to the values that count.
    #[serde(
        default,
        with = "exact_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub at_least: Option<Decimal>,
    /// The lower end, which does not.
    #[serde(
        default,
        with = "exact_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub above: Option<Decimal>,
    /// The upper end, which belongs to the values that count.
    #[serde(
        default,
        with = "exact_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub at_most: Option<Decimal>,
    /// The upper end, which does not.
    #[serde(
        default,
        with = "exact_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub below: Option<Decimal>,
}

impl MetricDetail {
    /// The limits by their keys.
    pub fn limits(&self) -> Vec<(&'static str, Decimal)> {
        let all = [
            ("at_least", self.at_least),
            ("above", self.above),
            ("at_most", self.at_most),
            ("below", self.below),
        ];
        let there = all.into_iter();
        there
            .filter_map(|(key, at)| at.map(|at| (key, at)))
            .collect()
    }
}
