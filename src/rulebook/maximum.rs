//! The maxima of a month: what a rule, and what all bonuses or deductions together can move for one person.

use serde::{Deserialize, Serialize};

/// A maximum of the month, by its key in policies.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Maximum {
    /// Of the lines of one rule.
    MaxPerMonth,
    /// Of all bonuses.
    MaxBonus,
    /// Of all deductions.
    MaxDeductions,
}
