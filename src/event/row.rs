//! A row as it was read: a value for each canonical column of its kind.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::same::same;
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
    /// Somebody was not there.
    Absent,
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
            Value::Absent => Value::Absent,
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
    /// Whether its state says that it is resolved, closed or answered; None when it has no state.
    pub done: Option<bool>,
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
            done: self.done,
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

    /// Whether its file has a column of its kind, by name.
    pub fn has_column(&self, kind: Kind, name: &str) -> bool {
        let place = kind.columns().iter().position(|column| column.name == name);
        place.is_some_and(|place| self.has(place))
    }

    /// Whether its file has a column, by position.
    pub fn has(&self, column: usize) -> bool {
        self.has & (1 << column) != 0
    }

    /// The columns in which two rows of a kind differ; a column that one of the files lacks is not compared.
    pub fn differences(&self, other: &Row<'_>, kind: Kind) -> Vec<usize> {
        let cells = self.cells.iter().zip(&other.cells).enumerate();
        cells
            .filter(|(i, (a, b))| self.has(*i) && other.has(*i) && !same(kind, *i, a, b))
            .map(|(i, _)| i)
            .collect()
    }
}

impl Row<'static> {
    /// Takes over the cells of the columns that its own file lacks and that of `other` has.
    pub fn fill(&mut self, other: &Row<'static>) {
        for (i, cell) in self.cells.iter_mut().enumerate() {
            if (other.has & !self.has) & (1 << i) != 0 {
                cell.clone_from(other.cells.get(i).unwrap_or(&None));
            }
        }
        self.has |= other.has;
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
