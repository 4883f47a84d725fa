//! What the ending of a file's name says of its form.

/// The form of a file, by its ending.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// Text in columns: `.csv`, `.tsv`.
    Table,
    /// `.txt`: a table, or anything that somebody wrote.
    Text,
    /// A workbook: `.xlsx`, `.xls`, `.ods` …
    Workbook,
    /// `.zip`.
    Zip,
    /// A table or an archive in a form that kefu cannot read.
    Unreadable,
    /// A copy that an editor or a browser keeps; how long the name of what it is of is, in bytes from `start`.
    Backup {
        /// Where that name begins.
        start: usize,
        /// Where it ends.
        end: usize,
    },
    /// None, or one that programs give their exports.
    Bare,
    /// That of something else: a document, a picture, a recording.
    Other,
}

impl Ending {
    /// Whether kefu reads files of it.
    pub fn is_table(self) -> bool {
        matches!(self, Ending::Table | Ending::Text)
    }
}

const PACKED: &str = ".gz";
const TABLES: [&str; 2] = [".csv", ".tsv"];
const WORKBOOKS: [&str; 6] = [".xlsx", ".xlsm", ".xls", ".ods", ".xltx", ".xlt"];
const UNREADABLE: [&str; 18] = [
    ".xlsb", ".numbers", ".et", ".ett", ".parquet", ".feather", ".orc", ".avro", ".dbf", ".sqlite",
    ".rar", ".7z", ".tar", ".tgz", ".bz2", ".xz", ".zst", ".gz",
];
const BACKUPS: [&str; 9] = [
    "~",
    ".bak",
    ".tmp",
    ".old",
    ".orig",
    ".backup",
    ".part",
    ".crdownload",
    ".download",
];
/// Endings of exports that are text in columns all the same.
const BARE: [&str; 8] = [
    ".dat", ".psv", ".tab", ".asc", ".prn", ".out", ".data", ".dsv",
];

/// The form of a file of that name.
pub fn ending(name: &str) -> Ending {
    let lower = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
    if let Some(backup) = backup(&lower) {
        return backup;
    }
    let plain = lower.strip_suffix(PACKED).unwrap_or(&lower);
    let is = |endings: &[&str]| endings.iter().any(|ending| plain.ends_with(ending));
    if is(&TABLES) {
        Ending::Table
    } else if is(&[".txt"]) {
        Ending::Text
    } else if ends(&WORKBOOKS) {
        Ending::Workbook
    } else if ends(&[".zip"]) {
        Ending::Zip
    } else if ends(&UNREADABLE) {
        Ending::Unreadable
    } else if ends(&BARE) || last(&lower).is_none() {
        Ending::Bare
    } else {
        Ending::Other
    }
}

/// Whether a file is one that spreadsheets and file managers keep for themselves.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$")
}

/// The part of a name before its ending, and its ending; that of a packed file has both its endings.
pub(super) fn parted(name: &str) -> (&str, &str) {
    let lower = name.to_ascii_lowercase();
    let plain = lower.strip_suffix(PACKED).unwrap_or(&lower);
    let at = plain.len() - last(plain).map_or(0, str::len);
    name.split_at_checked(at).unwrap_or((name, ""))
}

/// The ending of a name with its point: a few letters and digits, a letter among them.
fn last(name: &str) -> Option<&str> {
    let at = name.rfind('.').filter(|at| *at > 0)?;
    let ending = name.get(at..)?;
    let word = ending.get(1..)?;
    let fits = word.len() <= 10
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && word.bytes().any(|byte| byte.is_ascii_alphabetic());
    fits.then_some(ending)
}

fn backup(lower: &str) -> Option<Ending> {
    let behind = BACKUPS.iter().find_map(|end| lower.strip_suffix(end));
    let start = usize::from(lower.starts_with('~') && !is_hidden(lower));
    if behind.is_none() && start == 0 {
        return None;
    }
    let end = behind.map_or(lower.len(), str::len).max(start);
    Some(Ending::Backup { start, end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_say_the_form() {
        for (name, form) in [
            ("calls.csv", Ending::Table),
            ("calls.CSV.gz", Ending::Table),
            ("说明.txt", Ending::Text),
            ("违规.xlsx", Ending::Workbook),
            ("calls.csv.zip", Ending::Zip),
            ("calls.csv.bz2", Ending::Unreadable),
            ("calls.gz", Ending::Unreadable),
            ("calls.csv~", Ending::Backup { start: 0, end: 9 }),
            ("calls.csv.bak", Ending::Backup { start: 0, end: 9 }),
            ("~违规.tmp", Ending::Backup { start: 1, end: 7 }),
            ("违规登记 2026.10", Ending::Bare),
            ("calls", Ending::Bare),
            ("calls.dat", Ending::Bare),
            ("考核制度.pdf", Ending::Other),
            ("README.md", Ending::Other),
        ] {
            assert_eq!(ending(name), form, "{name}");
        }
        assert_eq!(parted("calls.csv.GZ"), ("calls", ".csv.GZ"));
        assert_eq!(parted("2026.10"), ("2026.10", ""));
    }
}
