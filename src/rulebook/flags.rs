//! When a person must look (RULEBOOK §7).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Choice, LastBelowIn, Value, exact};

/// When a person must look (RULEBOOK §7).
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "FlagsJson", into = "FlagsJson")]
pub struct Flags {
    /// A score below it is for review.
    pub review_below: Decimal,
    /// Last and below `last_below` in so many months is for review.
    pub last_months: u32,
    /// See `last_months`.
    pub last_below: Decimal,
    /// The grade that may confirm early.
    pub early_grade: String,
    /// Without a date of probation, so many service months are probation.
    pub early_service_months: u32,
    /// The grade that is commended.
    pub commendation_grade: String,
    /// In so many months running.
    pub commendation_months: u32,
    /// In which of the months of `last_months` the score must lie below `last_below`.
    pub last_below_in: LastBelowIn,
    /// Grades that ask for a transfer or training, if any do.
    pub training: Option<Training>,
}

/// So bad for so long that somebody is transferred or trained.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Training {
    /// This grade, or a worse one or none,
    pub grade: String,
    /// in so many months running.
    pub months: u32,
}

impl Flags {
    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let Flags {
            review_below,
            last_months,
            last_below,
            early_grade,
            early_service_months,
            commendation_grade,
            commendation_months,
            last_below_in,
            training,
        } = self;
        let (grade, months) = match training {
            Some(Training { grade, months }) => (Value::text(grade), Value::whole(*months)),
            None => (Value::Nothing, Value::Nothing),
        };
        vec![
            ("review_below", Value::Number(*review_below)),
            ("last_months", Value::whole(*last_months)),
            ("last_below", Value::Number(*last_below)),
            ("early_confirmation_grade", Value::text(early_grade)),
            (
                "early_confirmation_service_months",
                Value::whole(*early_service_months),
            ),
            ("commendation_grade", Value::text(commendation_grade)),
            ("commendation_months", Value::whole(*commendation_months)),
            ("last_below_in", Value::choice(*last_below_in)),
            ("training_grade", grade),
            ("training_months", months),
        ]
    }
}

/// The flags as results spell them.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct FlagsJson {
    #[serde(with = "exact")]
    review_below: Decimal,
    last_months: u32,
    #[serde(with = "exact")]
    last_below: Decimal,
    early_confirmation_grade: String,
    early_confirmation_service_months: u32,
    commendation_grade: String,
    commendation_months: u32,
    #[serde(skip_serializing_if = "Choice::is_usual")]
    last_below_in: LastBelowIn,
    #[serde(skip_serializing_if = "Option::is_none")]
    training_grade: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    training_months: Option<u32>,
}

impl From<Flags> for FlagsJson {
    fn from(flags: Flags) -> Self {
        let (training_grade, training_months) =
            flags.training.map(|of| (of.grade, of.months)).unzip();
        FlagsJson {
            review_below: flags.review_below,
            last_months: flags.last_months,
            last_below: flags.last_below,
            early_confirmation_grade: flags.early_grade,
            early_confirmation_service_months: flags.early_service_months,
            commendation_grade: flags.commendation_grade,
            commendation_months: flags.commendation_months,
            last_below_in: flags.last_below_in,
            training_grade,
            training_months,
        }
    }
}

impl From<FlagsJson> for Flags {
    fn from(written: FlagsJson) -> Self {
        let training = written.training_grade.zip(written.training_months);
        Flags {
            review_below: written.review_below,
            last_months: written.last_months,
            last_below: written.last_below,
            early_grade: written.early_confirmation_grade,
            early_service_months: written.early_confirmation_service_months,
            commendation_grade: written.commendation_grade,
            commendation_months: written.commendation_months,
            last_below_in: written.last_below_in,
            training: training.map(|(grade, months)| Training { grade, months }),
        }
    }
}
