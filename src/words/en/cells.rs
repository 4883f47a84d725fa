//! Why a cell or a file does not read.

use super::{list, near};
use crate::problem::{NoTable, NotText, Says, Wrong};

pub(super) fn wrong(wrong: &Wrong, column: &str, value: &str) -> String {
    let is_not = |what: &str| format!("`{value}` in `{column}` is not {what}");
    match wrong {
        Wrong::Date => is_not("a date: write it as 2026-10-08 or 2026-10-08 09:30:00"),
        Wrong::Seconds => is_not(
            "a duration: write seconds (143) or h:mm:ss (0:02:23), or say its `unit` in kefu.toml",
        ),
        Wrong::Whole(least) => is_not(&format!("a whole number from {least}")),
        Wrong::Number => is_not("a number: write digits, a sign and a point only (-2.5)"),
        Wrong::Positive => is_not("a number above 0"),
        Wrong::Rating => is_not(
            "a rating from 1 to 5: leave the cell blank when nobody rated, or say in kefu.toml what it means (`values`, `blank`)",
        ),
        Wrong::Word { known, near: word } => is_not(&format!(
            "a word kefu knows there{}: write {}, or say in kefu.toml what it means (`values`)",
            near(word),
            list(known)
        )),
        Wrong::TooFine(decimals) => {
            format!("`{value}` in `{column}` has more than {decimals} decimals: round it")
        }
        Wrong::LeftBeforeHired(hired) => {
            format!(
                "the day of leaving, {value}, lies before the day of hiring, {hired}: correct one of them"
            )
        }
    }
}

pub(super) fn not_text(not: NotText) -> String {
    match not {
        NotText::Byte(offset, byte) => format!(
            "byte {} (0x{byte:02X}) is not UTF-8, and nothing says what else the file is: save it as CSV UTF-8, or say its `encoding` in kefu.toml",
            offset + 1
        ),
        NotText::Binary(offset) => format!("byte {} is a NUL: this is no text file; export it as CSV", offset + 1),
        NotText::Stray { charset, says, offset, byte } => {
            let why = match says {
                Says::Settings => "as kefu.toml says of the file: correct `encoding`, or save it as CSV UTF-8",
                Says::Mark => "as the byte order mark says of the file: export it again, or save it as CSV UTF-8",
                Says::Text => "as the file seems to be: export it again, or save it as CSV UTF-8",
            };
            format!("byte {} (0x{byte:02X}) is not {}, {why}", offset + 1, charset.name())
        }
        NotText::Page => "this is a web page, not CSV, whatever its name says: export it again, as CSV".into(),
        NotText::Pointer => "this is a pointer of Git LFS, not the file itself: fetch the file".into(),
        NotText::Workbook => "this is a workbook or an archive, not CSV, whatever its name says: save it as CSV UTF-8".into(),
    }
}

pub(super) fn no_table(no: &NoTable) -> String {
    match no {
        NoTable::Pivot(word) => format!(
            "this is a pivot table (`{word}`), which sums rows up: export the rows themselves"
        ),
        NoTable::SideBySide => {
            "there are several tables beside each other: save each in a file of its own".into()
        }
        NoTable::Cut => {
            "the export says of itself that it is not complete: export it again, in smaller parts"
                .into()
        }
    }
}
