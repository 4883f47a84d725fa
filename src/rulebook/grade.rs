//! The grades: which scores earn which.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Edge, Value, exact_or_null};

/// A grade and the scores that earn it.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "GradeJson", into = "GradeJson")]
pub struct Grade {
    /// Its name.
    pub name: String,
    /// The lower end; None: everything below.
    pub low: Option<Edge>,
    /// The upper end; None: everything above.
    pub high: Option<Edge>,
}

impl Grade {
    /// The scores that earn it.
    pub(super) fn scores(&self) -> Value {
        let end = |edge: Option<Edge>| edge.map(|Edge { at, inclusive }| (at, inclusive));
        Value::Band {
            low: end(self.low),
            high: end(self.high),
        }
    }

    /// Whether `score` earns it.
    pub fn holds(&self, score: Decimal) -> bool {
        let above = self
            .low
            .is_none_or(|edge| score > edge.at || (edge.inclusive && score == edge.at));
        let below = self
            .high
            .is_none_or(|edge| score < edge.at || (edge.inclusive && score == edge.at));
        above && below
    }
}

/// A grade as results spell it.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct GradeJson {
    grade: String,
    #[serde(with = "exact_or_null")]
    low: Option<Decimal>,
    low_included: bool,
    #[serde(with = "exact_or_null")]
    high: Option<Decimal>,
    high_included: bool,
}

impl From<Grade> for GradeJson {
    fn from(grade: Grade) -> Self {
        GradeJson {
            grade: grade.name,
            low: grade.low.map(|edge| edge.at),
            low_included: grade.low.is_some_and(|edge| edge.inclusive),
            high: grade.high.map(|edge| edge.at),
            high_included: grade.high.is_some_and(|edge| edge.inclusive),
        }
    }
}

impl From<GradeJson> for Grade {
    fn from(written: GradeJson) -> Self {
        let end = |at: Option<Decimal>, inclusive| at.map(|at| Edge { at, inclusive });
        Grade {
            name: written.grade,
            low: end(written.low, written.low_included),
            high: end(written.high, written.high_included),
        }
    }
}
