//! What a result carries of its policy: numbers, labels and choices, as data. Which they are is decided in `score`.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{ImproveTerm, exact, exact_or_null, is_false};
use crate::rulebook::{Claim, RuleKindName, Severity};

/// What a result was computed under.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// What everybody starts from, in points.
    #[serde(with = "exact")]
    pub baseline: Decimal,
    /// The lowest score.
    #[serde(with = "exact")]
    pub floor: Decimal,
    /// The highest score.
    #[serde(with = "exact")]
    pub cap: Decimal,
    /// The grades, best first.
    pub grades: Vec<GradeTerm>,
    /// How a score becomes money.
    pub pay: PayTerm,
    /// When a person must look.
    pub flags: FlagTerms,
    /// The rules, in the order of the regulation.
    pub rules: Vec<RuleTerm>,
    /// What points are a multiple of; like all that follow it is there only where the policy sets it.
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    pub points_step: Option<Decimal>,
    /// The most that the bonuses of a month sum to.
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    pub max_bonus: Option<Decimal>,
    /// The most that the deductions of a month sum to, as a magnitude.
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    pub max_deductions: Option<Decimal>,
    /// What blank points of a range mean: `mildest` or `harshest`; absent: a mistake.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blank_points: Option<String>,
    /// How months of service are counted: `full` or `anniversary`; absent: `calendar`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_month: Option<String>,
    /// Among whom somebody is ranked: `team` or `role`; absent: all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank_scope: Option<String>,
    /// Who is ranked: `everybody`; absent: who was employed on every day of the month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranked: Option<String>,
    /// Whether all of a scope are last when all scores are equal.
    #[serde(skip_serializing_if = "is_false")]
    pub last_when_all_equal: bool,
    /// The longest wait of a call that was answered soon, in seconds; absent: 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_seconds: Option<u32>,
    /// Within how many hours a customer comes back; absent: 72.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat_hours: Option<u32>,
    /// Who has to improve, and by when; absent: whoever is below the baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub improve: Option<ImproveTerm>,
}

/// A grade and its ends, in points.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct GradeTerm {
    /// Its name.
    pub grade: String,
    /// Its lower end; null: everything below.
    #[serde(with = "exact_or_null")]
    pub low: Option<Decimal>,
    /// Whether that end belongs to it.
    pub low_included: bool,
    /// Its upper end; null: everything above.
    #[serde(with = "exact_or_null")]
    pub high: Option<Decimal>,
    /// Whether that end belongs to it.
    pub high_included: bool,
}

/// How a score becomes money.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct PayTerm {
    /// Money for each point above or below the baseline.
    #[serde(with = "exact")]
    pub per_point: Decimal,
    /// The most that it moves, either way.
    #[serde(with = "exact")]
    pub limit: Decimal,
    /// The first month of service that is paid by it.
    pub from_service_month: u32,
    /// Decimals of the amount.
    pub decimals: u32,
    /// The ISO code of the currency; absent: CNY.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
}

impl PayTerm {
    /// The ISO code of the currency.
    pub fn currency(&self) -> &str {
        self.currency.as_deref().unwrap_or("CNY")
    }
}

/// When a person must look.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct FlagTerms {
    /// A score below it is for review.
    #[serde(with = "exact")]
    pub review_below: Decimal,
    /// Last in so many months, and below `last_below` in each, is for review.
    pub last_months: u32,
    /// See `last_months`.
    #[serde(with = "exact")]
    pub last_below: Decimal,
    /// The grade that may confirm early.
    pub early_confirmation_grade: String,
    /// Without a date of probation, so many service months are probation.
    pub early_confirmation_service_months: u32,
    /// The grade that is commended.
    pub commendation_grade: String,
    /// In so many months running.
    pub commendation_months: u32,
    /// In which of `last_months` the score must lie below `last_below`: `this-month`; absent: in each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_below_in: Option<String>,
    /// The grade that, like a worse one, asks for a transfer or training.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub training_grade: Option<String>,
    /// In so many months running.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub training_months: Option<u32>,
}

/// A rule as results carry it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RuleTerm {
    /// Its id.
    pub id: String,
    /// Its clause.
    #[serde(default)]
    pub clause: String,
    /// Its long name.
    #[serde(default)]
    pub key: String,
    /// Its severity.
    pub severity: Severity,
    /// Its label in Simplified Chinese.
    pub zh: String,
    /// Its label in English.
    pub en: String,
    /// The rule kind that derives it.
    pub kind: RuleKindName,
    /// Whether it may be recorded by hand.
    #[serde(default)]
    pub recorded: bool,
    /// Whether it is derived from other rows.
    #[serde(default)]
    pub derived: bool,
    /// What else a line of it asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<Claim>,
    /// Whether its lines count as errors.
    #[serde(default, skip_serializing_if = "is_false")]
    pub counts_as_error: bool,
    /// What else people write for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The lowest points of one time; null where it has none.
    #[serde(default, with = "exact_or_null")]
    pub low: Option<Decimal>,
    /// The highest points of one time.
    #[serde(default, with = "exact_or_null")]
    pub high: Option<Decimal>,
    /// The teams that it is for; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<String>,
    /// The most that it moves in a month, as a magnitude.
    #[serde(
        default,
        with = "exact_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub max_per_month: Option<Decimal>,
    /// What the policy chooses otherwise than usual for this kind: `count`, `rounding`, `valid_only`, `working_hours`,
    /// `workload`, `withheld_by_violations`; of a metric rule `metric`, its ends and `min_sample`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, String>,
    /// What somebody who loses points by it is trained in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training: Option<String>,
}
