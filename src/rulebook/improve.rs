//! Who has to improve, by when, and what indicators should come to. It moves no points: rules do.

use rust_decimal::Decimal;

use super::Metric;

/// Days from the end of a month to the day on which improvement is due, where a policy does not say.
pub const DUE_DAYS: u32 = 14;

/// Who has to improve, and by when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Improve {
    /// Whose grade is worse than this one.
    pub below_grade: Option<String>,
    /// Whose score lies below this one, in points.
    pub below_score: Option<Decimal>,
    /// Improvement is due so many days after the last day of the month.
    pub due_days: u32,
    /// What indicators should come to.
    pub targets: Vec<Target>,
}

/// What an indicator should come to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// The indicator and the values of it that meet the target; it has one end.
    pub metric: Metric,
    /// What somebody who misses it is trained in.
    pub training: Option<String>,
}
