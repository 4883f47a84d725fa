//! Which rows of a file are events of its kind, by the values of a column.

use super::records::Record;
use crate::name::fold;

/// The values, folded, that rows must have in a column, or must not have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The column, by position.
    pub column: usize,
    /// The values.
    pub values: Vec<String>,
    /// Whether rows with these values are kept, or those with others.
    pub keeps: bool,
    /// Whether a person says so, and no preset.
    pub is_said: bool,
}

impl Kept {
    /// Whether a record is an event, as far as this column says.
    pub(super) fn keeps(&self, record: &Record<'_>) -> bool {
        self.keeps == self.values.contains(&fold(record.field(self.column)))
    }
}
