//! What people read of metric rules that is the same in every language: how a value of an indicator is written.

use rust_decimal::Decimal;

use crate::indicator::{Indicator, Unit};

/// A value of an indicator as people read it: shares in percent.
pub fn measured(of: Indicator, value: Decimal) -> String {
    match of.unit() {
        Unit::Share => format!("{}%", (value * Decimal::ONE_HUNDRED).normalize()),
        Unit::Count
        | Unit::PerThousand
        | Unit::Seconds
        | Unit::Minutes
        | Unit::MedianMinutes
        | Unit::Rating
        | Unit::Promoters
        | Unit::Mark => value.normalize().to_string(),
    }
}

/// What a limit of a metric rule is about: a value of this indicator, with its sample.
pub struct Reached<'a> {
    /// The name of the indicator.
    pub name: &'a str,
    /// The value.
    pub value: &'a str,
    /// Its sample; None where that is the value itself.
    pub sample: Option<u64>,
    /// The limits: the key of the policy, and the value.
    pub limits: &'a [(&'a str, String)],
}
