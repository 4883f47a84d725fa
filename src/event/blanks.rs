//! What is known of the moments that a row leaves blank: nobody is late because a file has no column of them, or because a row
//! that is done does not say when.

use super::row::Row;

/// What is known of the moments that a row leaves blank.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Blanks {
    /// The columns that its file lacks, a bit each in the canonical order.
    lacks: u32,
    done: bool,
}

/// Why a blank moment does not mean that nothing has happened.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Unsaid {
    /// The file has no column of it.
    NoColumn,
    /// The state of the row says that it is resolved, closed or answered.
    Done,
}

impl Blanks {
    /// What a row says and leaves unsaid.
    pub fn of(row: &Row<'_>) -> Self {
        Blanks {
            lacks: !row.has,
            done: row.done == Some(true),
        }
    }

    /// Why a blank in a column is none; None when it is one.
    pub fn unsaid(self, column: usize) -> Option<Unsaid> {
        if self.lacks & (1 << column) != 0 {
            Some(Unsaid::NoColumn)
        } else {
            self.done.then_some(Unsaid::Done)
        }
    }
}
