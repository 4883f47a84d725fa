//! What a file is instead of an input, what a file seems to be, and which are left out.

use crate::event::{Kind, name_for};
use crate::problem::{
    FileFlaw, Form, NoTable, NotNamed, NotText, Own, Says, Unreached, ignore_line,
};

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

/// What is told of a whole file.
pub(super) fn of_file(flaw: &FileFlaw) -> String {
    match flaw {
        FileFlaw::NotNamed { name, why } => format!("{}; {}", not_named(name, why), leave_out(name)),
        FileFlaw::NotRead { name, form } => format!("{}; {}", not_read(*form), leave_out(name)),
        FileFlaw::FolderNotRead { name, holds: Some(file) } => format!("this folder is not read, and holds `{file}`: move its inputs beside the others; {}", leave_out(name)),
        FileFlaw::FolderNotRead { name, holds: None } => format!("this folder is named like an input and cannot be looked into: move what it holds beside the other files; {}", leave_out(name)),
        FileFlaw::Own(own) => format!("kefu wrote this, {}: it is no input and is left alone", written(*own)),
        FileFlaw::OwnNamed { own, kind } => format!("kefu wrote this, {}: it is no input, and --{} cannot read it", written(*own), kind.name()),
        FileFlaw::Backup => "this is a backup, and is left alone".into(),
        FileFlaw::Changed => "this was changed while it was read, so part of it may be old: run again when nobody writes to it".into(),
        FileFlaw::OtherRoster { other, here, there } => {
            let only = |who: &[String], place: &str| if who.is_empty() { String::new() } else { format!("; only {place}: {}", some(who)) };
            format!("this roster has other people than {other}{}{}: is one of them out of date?", only(here, "here"), only(there, "there"))
        }
        FileFlaw::UnmatchedIgnore(pattern) => format!("no file or folder is named like `{pattern}` of `ignore`: correct it, or drop it"),
        FileFlaw::NamedAndIgnored { name, kind } => ignored(name, *kind),
        FileFlaw::ActionsIgnored { name } => ignored(name, Kind::Actions),
        FileFlaw::SettingsUnreached(why) => unreached("the settings", why),
        FileFlaw::PolicyUnreached(why) => unreached("the policy", why),
        FileFlaw::HistoryUnreached(why) => unreached("a result of an earlier month", why),
    }
}

/// A table that nothing names.
fn not_named(name: &str, why: &NotNamed) -> String {
    match why {
        NotNamed::Fits { kinds, system } => match kinds.as_slice() {
            [] => "this is not read: it looks like a table, and neither its name nor its columns say of what; if it is an input, name it after its kind, such as violations-….csv, or give it a [[source]] in kefu.toml".into(),
            kinds => format!("this is not read: it looks like a file of {}{}, and is not named like one; {}", any(kinds), system.map_or(String::new(), |system| format!(", by {system}")), give(kinds, name)),
        },
        NotNamed::Several(kinds) => format!("this is not read: its name says {}, and its columns do not tell which; {}", any(kinds), give(kinds, name)),
        NotNamed::Contradicts { named, fits } => format!("this is not read: its name says {}, and its columns are those of {}; {}", named.name(), any(fits), give(fits, name)),
        NotNamed::Later(later) => format!("this is not read: its name says {}, which this release of kefu does not read", later.name()),
        NotNamed::CopyOf(other) => format!("this is a copy of {other}, byte for byte, under the name of another kind: delete one of the two"),
    }
}

/// What to call a file, or what to say of it.
fn give(kinds: &[Kind], name: &str) -> String {
    let names: Vec<_> = kinds
        .iter()
        .map(|kind| format!("`{}`", name_for(*kind, kind.name(), name)))
        .collect();
    format!(
        "name it {}, or give it a [[source]] in kefu.toml",
        names.join(" or ")
    )
}

fn any(kinds: &[Kind]) -> String {
    let names: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
    names.join(" or ")
}

/// How a file that is no input is left alone.
fn leave_out(name: &str) -> String {
    format!(
        "if it is no input, put it into a folder `ignore`, or write at the top of kefu.toml: {}",
        ignore_line(name)
    )
}

fn not_read(form: Form) -> &'static str {
    match form {
        Form::Workbook => {
            "this is a workbook, and kefu does not read workbooks yet: save each sheet that is an input as CSV UTF-8"
        }
        Form::Packed => {
            "this is an archive, and kefu does not unpack it: unpack it, or pack the file as .csv.gz"
        }
        Form::Ending => {
            "this is named like an input, and kefu cannot read a file with this ending: save it as CSV UTF-8"
        }
    }
}

fn written(own: Own) -> &'static str {
    match own {
        Own::Rules => "a list of the rules",
        Own::Summary => "a summary of a month",
        Own::Indicators => "what was measured in a month",
        Own::Complaints => "a list of complaints",
        Own::Improve => "a list of what to improve",
        Own::Trend => "several months side by side",
        Own::WhatIf => "a month under another policy",
        Own::Rejects => "rows that were set aside",
        Own::Page => "a page to read",
        Own::Problems => "a list of problems",
        Own::Result => "a result (earlier months' belong into history/)",
    }
}

fn ignored(name: &str, kind: Kind) -> String {
    format!(
        "`ignore` leaves {name} out, and --{} reads it: drop one of the two",
        kind.name()
    )
}

fn unreached(what: &str, why: &Unreached) -> String {
    match why {
        Unreached::Case { right } => format!(
            "this may be {what} under another case of its name, and is not read: rename it to `{right}`"
        ),
        Unreached::Dangling(to) => format!(
            "this is a link to `{to}`, which is not there, and {what} may lie there: is something not mounted? Mend the link, or delete it"
        ),
        Unreached::Folder => {
            format!("this is a folder, and a file is needed there ({what}): rename it")
        }
        Unreached::NotAFolder => {
            format!("this is a file, and a folder is needed there ({what}): rename it")
        }
        Unreached::Denied => format!("{what} cannot be read, permission is denied: let it be read"),
        Unreached::Other(words) => format!("{what} cannot be read ({words})"),
    }
}

/// A few of many.
fn some(who: &[String]) -> String {
    const SHOWN: usize = 6;
    let shown = who.get(..SHOWN).unwrap_or(who).join(", ");
    match who.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
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
