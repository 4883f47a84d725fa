//! An exam of one person, as a typed row.

use rust_decimal::Decimal;

use super::row::{Row, Value, number, owned, time};
use crate::month::When;
use crate::source::SourceRef;

/// An exam of one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exam {
    /// Where it stands.
    pub at: SourceRef,
    /// Who took it, as written.
    pub agent: String,
    /// When.
    pub taken_on: When,
    /// The mark; None when the exam was missed.
    pub score: Option<Decimal>,
    /// The best mark that was possible.
    pub full_mark: Option<Decimal>,
    /// The id of this attempt.
    pub exam_id: Option<String>,
    /// What it was in.
    pub subject: Option<String>,
}

impl Exam {
    /// The exam of a row of kind `exams`.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        let [agent, on, score, full, id, subject] = row.cells.as_slice() else {
            return None;
        };
        Some(Exam {
            at: row.at,
            agent: owned(agent)?,
            taken_on: time(on)?,
            score: match score {
                Some(Value::Absent) => None,
                score => Some(number(score)?),
            },
            full_mark: number(full),
            exam_id: owned(id),
            subject: owned(subject),
        })
    }
}
