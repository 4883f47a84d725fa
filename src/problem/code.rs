//! What a problem is called in results and reports, and how bad it is; each case says its weight where it stands.

use strum::VariantNames;

use super::weight::Weight::{Note, Rows, Warning, Whole};
use super::{Absent, FileFlaw, Level, What};

impl What {
    /// All codes; those of several cases come several times.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let all = [What::VARIANTS, Absent::VARIANTS, FileFlaw::VARIANTS];
        // A case that holds cases with codes of their own has none.
        all.into_iter()
            .flatten()
            .copied()
            .filter(|code| !code.is_empty())
    }

    /// Its code, as in results and reports.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// How bad it is.
    pub fn level(&self) -> Level {
        match self.weight() {
            Rows | Whole => Level::Error,
            Warning => Level::Warning,
            Note => Level::Note,
        }
    }

    /// Whether it is an error of single rows; the others are about a whole file or month.
    pub(super) fn is_of_rows(&self) -> bool {
        self.weight() == Rows
    }

    /// Whether it depends on the clock of the program: it is told, and stands in no result.
    pub fn is_of_the_clock(&self) -> bool {
        matches!(self, What::MonthNotOver { .. })
    }
}
