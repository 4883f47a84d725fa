//! What a file is instead of an input, and what a file seems to be.

use crate::event::Kind;
use crate::problem::{NoTable, NotText, Says};

/// A first line that is no header.
pub(super) fn no_header(line: u32, presets: &[&str]) -> String {
    format!(
        "line {line} looks like a row, not like a header: say {}header = 0 and names = [\"…\"] in a [[source]] of kefu.toml",
        presets
            .iter()
            .map(|name| format!("preset = \"{name}\" or "))
            .collect::<String>()
    )
}

/// A file that looks like an input by its name or headers.
pub(super) fn not_named(kind: Kind, system: Option<&str>) -> String {
    format!(
        "this is not read: it looks like a file of {}{}, and is not named like one; name it {}-….csv, or give it a [[source]] in kefu.toml",
        kind.name(),
        system.map_or(String::new(), |system| format!(", by {system}")),
        kind.name()
    )
}

pub(super) fn not_text(not: NotText) -> String {
    match not {
        NotText::Byte { offset, byte, label } => format!(
            "byte {} (0x{byte:02X}) is not UTF-8, and nothing says what else the file is: save it as CSV UTF-8, or say in a [[source]] of kefu.toml what it is{}",
            offset + 1,
            label.map_or(String::new(), |label| format!(", most likely encoding = \"{}\"", label.to_lowercase()))
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
