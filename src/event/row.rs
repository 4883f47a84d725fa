//! A row as it was read: a value for each canonical column of its kind. Columns are named by the constants of the kind.

use rust_decimal::Decimal;

use super::Kind;
use super::value::{Cell, Outcome, Priority, Role, Value};
use crate::month::When;
use crate::source::SourceRef;

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

    /// Whether its file has a column.
    pub fn has(&self, column: usize) -> bool {
        self.has & (1 << column) != 0
    }

    /// What a cell holds; None when it is blank.
    pub fn value(&self, column: usize) -> Option<&Value<'_>> {
        self.cells.get(column)?.as_ref()
    }

    /// The text of a cell.
    pub fn text(&self, column: usize) -> Option<&str> {
        match self.value(column)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The same, as text of its own.
    pub fn owned(&self, column: usize) -> Option<String> {
        self.text(column).map(str::to_string)
    }

    /// The moment of a cell.
    pub fn time(&self, column: usize) -> Option<When> {
        match self.value(column)? {
            Value::Time(value) => Some(*value),
            _ => None,
        }
    }

    /// The whole number, or the seconds, of a cell.
    pub fn whole(&self, column: usize) -> Option<u32> {
        match self.value(column)? {
            Value::Whole(value) => Some(*value),
            _ => None,
        }
    }

    /// The decimal number of a cell.
    pub fn number(&self, column: usize) -> Option<Decimal> {
        match self.value(column)? {
            Value::Number(value) => Some(*value),
            _ => None,
        }
    }

    /// The yes or no of a cell.
    pub fn yes_no(&self, column: usize) -> Option<bool> {
        match self.value(column)? {
            Value::YesNo(value) => Some(*value),
            _ => None,
        }
    }

    /// The role of a cell.
    pub fn role(&self, column: usize) -> Option<Role> {
        match self.value(column)? {
            Value::Role(value) => Some(*value),
            _ => None,
        }
    }

    /// The outcome of a cell.
    pub fn outcome(&self, column: usize) -> Option<Outcome> {
        match self.value(column)? {
            Value::Outcome(value) => Some(*value),
            _ => None,
        }
    }

    /// The priority of a cell.
    pub fn priority(&self, column: usize) -> Option<Priority> {
        match self.value(column)? {
            Value::Priority(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether a cell says that somebody was not there.
    pub fn is_absent(&self, column: usize) -> bool {
        self.value(column) == Some(&Value::Absent)
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

/// The moment that decides which month a row belongs to, and a second one that will do as well (tickets: solved).
pub fn deciding(kind: Kind, row: &Row<'_>) -> [Option<When>; 2] {
    let declared = kind.declared();
    let columns = [declared.moment, declared.second_moment];
    columns.map(|column| row.time(column.filter(|_| declared.is_of_months)?))
}
