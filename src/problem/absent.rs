//! What is not there and could move a score: a column, the moment that settles a row, an exam.

use super::weight::Weight::{self, Note, Warning};
use rust_decimal::Decimal;
use strum::{IntoStaticStr, VariantNames};

/// What is not there.
#[derive(Clone, PartialEq, Eq, Debug, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum Absent {
    /// A header feeds nothing and nearly names this column, which nothing feeds.
    HeaderNear(&'static str),
    /// Calls have no column of outcomes.
    #[strum(serialize = "no-outcome")]
    Outcome,
    /// When tickets were resolved.
    #[strum(serialize = "no-resolution")]
    Resolution(Unsettled),
    /// When complaints were answered.
    #[strum(serialize = "no-response")]
    Response(Unsettled),
    /// A file has none of these columns, which could move a score.
    #[strum(serialize = "columns-absent")]
    Columns(Vec<&'static str>),
    /// Somebody missed an exam.
    #[strum(serialize = "exam-absent")]
    Exam {
        /// Who.
        agent: String,
    },
}

/// Rows of a file that do not say when they were settled, and what hangs on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unsettled {
    /// Why it is not known.
    pub why: Why,
    /// Whom points wait for, or cost points, by name.
    pub people: Vec<String>,
    /// How many points that would be, or are.
    pub points: Decimal,
}

/// Why it is not known when rows were settled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// The file has no column of it: nothing is judged.
    NoColumn,
    /// The rows say that they are done, and not when: they are not judged.
    Done,
    /// The column is blank in every row: the rows are open and judged.
    AllBlank,
}

impl Absent {
    /// How bad it is.
    pub(super) fn weight(&self) -> Weight {
        match self {
            Absent::HeaderNear(_)
            | Absent::Outcome
            | Absent::Resolution(_)
            | Absent::Response(_)
            | Absent::Exam { .. } => Warning,
            Absent::Columns(_) => Note,
        }
    }
}
