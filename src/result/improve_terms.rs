//! What a result carries of who has to improve, by when, and what indicators should come to.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::exact_or_null;
use crate::indicator::Indicator;

/// Who has to improve, and by when.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ImproveTerm {
    /// Whose grade is worse than this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below_grade: Option<String>,
    /// Whose score lies below this one, in points.
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    pub below_score: Option<Decimal>,
    /// Improvement is due so many days after the last day of the month.
    pub due_days: u32,
    /// What indicators should come to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<TargetTerm>,
}

/// What an indicator should come to: one of the four limits is there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TargetTerm {
    /// The indicator.
    pub metric: Indicator,
    /// So much or more.
    #[serde(
        default,
        with = "exact_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub at_least: Option<Decimal>,
    /// So much or less.
    #[serde(
        default,
        with = "exact_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub at_most: Option<Decimal>,
    /// More than this.
    #[serde(
        default,
        with = "exact_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub above: Option<Decimal>,
    /// Less than this.
    #[serde(
        default,
        with = "exact_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub below: Option<Decimal>,
    /// A smaller sample is not held against it.
    #[serde(default)]
    pub min_sample: u32,
    /// What somebody who misses it is trained in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training: Option<String>,
}

impl TargetTerm {
    /// The value that others are held against.
    pub fn at(&self) -> Option<Decimal> {
        self.at_least.or(self.at_most).or(self.above).or(self.below)
    }

    /// Whether a value meets it.
    pub fn is_met_by(&self, value: Decimal) -> bool {
        self.at_least.is_none_or(|at| value >= at)
            && self.at_most.is_none_or(|at| value <= at)
            && self.above.is_none_or(|at| value > at)
            && self.below.is_none_or(|at| value < at)
    }
}
