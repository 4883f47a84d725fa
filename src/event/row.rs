//! A row as it was read: a value for each canonical column of its kind.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Kind, Outcome, Priority, Role};
use crate::month::When;
use crate::source::SourceRef;

/// A cell that was read as what its column holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value<'r> {
    /// Text, trimmed.
    Text(Cow<'r, str>),
    /// A date or an instant.
    Time(When),
    /// A whole number, or seconds.
    Whole(u32),
    /// A decimal number.
    Number(Decimal),
    /// Yes or no.
    YesNo(bool),
    /// A role.
    Role(Role),
    /// An outcome.
    Outcome(Outcome),
    /// A priority.
    Priority(Priority),
}

/// A cell: None when the column is not there or the cell is blank.
pub type Cell<'r> = Option<Value<'r>>;

impl Value<'_> {
    fn into_owned(self) -> Value<'static> {
        match self {
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Time(when) => Value::Time(when),
            Value::Whole(n) => Value::Whole(n),
            Value::Number(n) => Value::Number(n),
            Value::YesNo(yes) => Value::YesNo(yes),
            Value::Role(role) => Value::Role(role),
            Value::Outcome(outcome) => Value::Outcome(outcome),
            Value::Priority(priority) => Value::Priority(priority),
        }
    }
}

/// A row that was read without a mistake.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row<'r> {
    /// Where it stands.
    pub at: SourceRef,
    /// Which columns its file has, a bit each in the canonical order.
    pub has: u32,
    /// A name that says once more who it is about.
    pub named: Option<&'r str>,
    /// How its priority is written, where that may mean an emergency and nobody says whether it does.
    pub urgent: Option<String>,
    /// Its cells, one for each canonical column of the kind.
    pub cells: Vec<Cell<'r>>,
}

impl Row<'_> {
    /// The same row, free of the buffer that it was read from.
    pub fn into_owned(self) -> Row<'static> {
        Row {
            at: self.at,
            has: self.has,
            named: None,
            urgent: self.urgent,
            cells: self
                .cells
                .into_iter()
                .map(|cell| cell.map(Value::into_owned))
                .collect(),
        }
    }

    /// The text of a column, by position.
    pub fn text(&self, column: usize) -> Option<&str> {
        text(self.cells.get(column)?)
    }

    /// The columns in which two rows differ; a column that one of the files lacks is not compared.
    pub fn differences(&self, other: &Row<'_>) -> Vec<usize> {
        let both = self.has & other.has;
        let cells = self.cells.iter().zip(&other.cells).enumerate();
        cells
            .filter(|(i, (a, b))| both & (1 << i) != 0 && a != b)
            .map(|(i, _)| i)
            .collect()
    }
}

pub(super) fn text<'c>(cell: &'c Cell<'_>) -> Option<&'c str> {
    if let Some(Value::Text(text)) = cell {
        Some(text)
    } else {
        None
    }
}

pub(super) fn owned(cell: &Cell<'_>) -> Option<String> {
    text(cell).map(str::to_string)
}

pub(super) fn time(cell: &Cell<'_>) -> Option<When> {
    if let Some(Value::Time(when)) = cell {
        Some(*when)
    } else {
        None
    }
}

pub(super) fn whole(cell: &Cell<'_>) -> Option<u32> {
    if let Some(Value::Whole(n)) = cell {
        Some(*n)
    } else {
        None
    }
}

pub(super) fn number(cell: &Cell<'_>) -> Option<Decimal> {
    if let Some(Value::Number(n)) = cell {
        Some(*n)
    } else {
        None
    }
}

pub(super) fn yes_no(cell: &Cell<'_>) -> Option<bool> {
    if let Some(Value::YesNo(yes)) = cell {
        Some(*yes)
    } else {
        None
    }
}

pub(super) fn priority(cell: &Cell<'_>) -> Option<Priority> {
    if let Some(Value::Priority(priority)) = cell {
        Some(*priority)
    } else {
        None
    }
}

/// The moment that decides which month a row belongs to, and a second one that will do as well (tickets: solved).
pub fn deciding(kind: Kind, row: &Row<'_>) -> [Option<When>; 2] {
    let at = |column: usize| row.cells.get(column).and_then(time);
    match kind {
        Kind::Agents | Kind::Customers | Kind::Actions => [None, None],
        Kind::Tickets => [at(2), at(4)],
        Kind::Calls | Kind::Complaints => [at(2), None],
        Kind::Violations
        | Kind::Awards
        | Kind::Adjustments
        | Kind::Exams
        | Kind::Reviews
        | Kind::Surveys
        | Kind::Praise => [at(1), None],
    }
}

/// When a row was last changed, where its kind says so.
pub fn updated(kind: Kind, row: &Row<'_>) -> Option<When> {
    let column = kind
        .columns()
        .iter()
        .position(|column| column.name == "updated_at")?;
    row.cells.get(column).and_then(time)
}
