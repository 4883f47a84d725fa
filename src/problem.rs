//! What is wrong, doubtful or worth knowing about the inputs: cases with typed fields. The sentences are in `words`.

mod absent;
mod acceptance;
mod cause;
mod code;
mod content;
mod doubt;
mod files;
mod policy_flaw;
mod weight;
mod what;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::source::{SourceRef, Sources};

pub use absent::{Absent, Unsettled, Why};
pub use acceptance::{Acceptance, Accepted, Subject};
pub use cause::{
    Alike, AlikeIds, HistoryFlaw, Incident, NoTable, Nobody, NotAllowed, NotText, RuleName, Says,
    Stranger, Thin, Unused, Wrong,
};
pub use content::{ContentFlaw, Document, Flaw, Mistake};
pub use doubt::{Doubt, End, PlacedDoubt};
pub use files::{Beside, FileFlaw, Form, NotNamed, Own, Unreached, ignore_line};
pub use policy_flaw::PolicyFlaw;
pub use what::What;

/// How bad a problem is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The month cannot be paid by these inputs.
    Error,
    /// Somebody should look.
    Warning,
    /// Good to know.
    Note,
}

/// What a column is called.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ColumnNames {
    /// Its header in the file.
    pub header: String,
    /// Its canonical name.
    pub canonical: &'static str,
}

/// A problem: what happened, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// What happened.
    pub what: What,
    /// Where: None for a problem of no file.
    pub at: Option<SourceRef>,
    /// The header of the column, where it is about one.
    pub column: Option<String>,
    /// The header of the file and the canonical name, where they differ.
    pub names: Option<ColumnNames>,
    /// The cell, as written.
    pub value: Option<String>,
    /// How many rows it stands for.
    pub count: u64,
    /// The person that it is about, by index among all of the month, where that is known.
    pub who: Option<usize>,
    /// Why somebody accepts it, and who.
    pub accepted: Option<Accepted>,
}

impl Problem {
    /// A problem of no file.
    pub fn of_month(what: What) -> Self {
        Problem {
            what,
            at: None,
            column: None,
            names: None,
            value: None,
            count: 1,
            who: None,
            accepted: None,
        }
    }

    /// A problem at a line.
    pub fn at(at: SourceRef, what: What) -> Self {
        Problem {
            at: Some(at),
            ..Problem::of_month(what)
        }
    }

    /// A problem of a whole file.
    pub fn of_file(file: u32, what: What) -> Self {
        Problem::at(SourceRef { file, line: 1 }, what)
    }

    /// The same problem, in that column.
    pub fn column(self, column: impl Into<String>) -> Self {
        Problem {
            column: Some(column.into()),
            ..self
        }
    }

    /// The same problem, with the cell as written.
    pub fn value(self, value: impl Into<String>) -> Self {
        Problem {
            value: Some(value.into()),
            ..self
        }
    }

    /// The same problem, standing for `count` rows.
    pub fn count(self, count: u64) -> Self {
        Problem { count, ..self }
    }

    /// The column as sentences name it: its header, and the canonical name where that is another.
    pub fn shown_column(&self) -> Cow<'_, str> {
        match (&self.names, &self.column) {
            (Some(ColumnNames { header, canonical }), _) => {
                format!("{header} ({canonical})").into()
            }
            (None, column) => column.as_deref().unwrap_or_default().into(),
        }
    }

    /// The same problem, which somebody accepts.
    pub fn accepted(self, accepted: Accepted) -> Self {
        let accepted = Some(accepted);
        Problem { accepted, ..self }
    }

    /// How bad it is: what somebody accepts is good to know.
    pub fn level(&self) -> Level {
        match self.accepted {
            Some(_) => Level::Note,
            None => self.what.level(),
        }
    }

    /// The rows that an error sets aside; empty for one that is about more than rows.
    pub fn rows(&self) -> Vec<SourceRef> {
        match &self.what {
            _ if self.level() != Level::Error || !self.what.is_of_rows() => Vec::new(),
            What::ConflictingId { versions, .. } => versions.clone(),
            What::LostZeros { rows, .. } => rows.clone(),
            _ => self.at.into_iter().collect(),
        }
    }

    /// Whether the rest of the month can be scored when its rows are set aside.
    pub fn can_be_set_aside(&self) -> bool {
        self.level() != Level::Error || !self.rows().is_empty()
    }
}

/// Sorts problems as results print them: by file, line, column and code; those of no file first.
pub fn sort(problems: &mut [Problem], sources: &Sources) {
    let place = |at: SourceRef| (sources.name(at.file), at.line);
    problems.sort_by(|a, b| {
        let by_place = a.at.map(place).cmp(&b.at.map(place));
        let by_column = || a.column.cmp(&b.column);
        let by_code = || a.what.code().cmp(b.what.code());
        by_place
            .then_with(by_column)
            .then_with(by_code)
            .then_with(|| a.value.cmp(&b.value))
    });
}

/// A problem as results carry it: placed, counted and put into words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Told {
    /// How bad it is.
    pub level: Level,
    /// Its code.
    pub code: String,
    /// The file; None for a problem of no file.
    pub file: Option<String>,
    /// The line; 1 for a problem of a whole file.
    pub line: Option<u32>,
    /// The column, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The cell, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// How many rows it stands for, when more than one.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub count: u64,
    /// Why somebody accepts it, and who.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accepted: Option<Accepted>,
    /// The sentence, in English.
    pub message: String,
}

fn one() -> u64 {
    1
}

fn is_one(n: &u64) -> bool {
    *n == 1
}
