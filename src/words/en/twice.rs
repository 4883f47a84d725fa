//! What is there twice, or under one id although it is two things.

use super::{near, rows};
use crate::event::{Apart, Kind};
use crate::problem::Alike;
use crate::source::SourceRef;

type Place<'p> = &'p dyn Fn(SourceRef) -> String;

pub(super) fn same_file(kind: Kind, other: u32, count: u64, place: Place<'_>) -> String {
    let (file, line) = (other, 0);
    let other = place(SourceRef { file, line });
    let other = other.strip_suffix(":0").unwrap_or(&other);
    let those = if kind == Kind::Calls {
        "the calls without an id"
    } else {
        "the rows of the month"
    };
    format!(
        "{those} are those of {other} ({}): one of the two is a copy; delete it, or leave it out with `ignore` in kefu.toml",
        rows(count)
    )
}

/// What makes two events of two rows that are alike.
fn apart(kind: Kind) -> String {
    let declared = kind.declared();
    let (Some(id), Some(twice)) = (declared.id, declared.twice) else {
        return "an id".into();
    };
    let id = declared.columns[id].name;
    let article = if id.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    let or = match twice.apart {
        Apart::Note => ", or a note that differs",
        Apart::Reason => ", or a reason that differs",
        Apart::Subject => ", or a subject that differs",
        Apart::Nothing => "",
    };
    format!("{article} `{id}`{or}")
}

pub(super) fn same_row(kind: Kind, first: &str, alike: Alike, count: u64) -> String {
    let apart = apart(kind);
    match alike {
        Alike::InTwoFiles => format!(
            "the same row stands at {first}: delete one of the two; if they are two events, give each {apart}"
        ),
        Alike::InOneFile if kind.column("times").is_some() => format!(
            "the same row stands at {first}, and both count: delete one, or write 2 into `times` of one row; if they are two events, give each {apart}"
        ),
        Alike::InOneFile => format!(
            "the same row stands at {first}, and both count: delete one; if they are two events, give each {apart}"
        ),
        Alike::ByChanceInTwoFiles => format!(
            "{} as in another file, the first as at {first}: all count, for they say too little to tell whether they are there twice; give each {apart}, or export the time of day",
            stand(count)
        ),
        Alike::ByChanceInOneFile => format!(
            "{} more than once, the first as at {first}: all count",
            stand(count)
        ),
    }
}

fn stand(count: u64) -> String {
    if count == 1 {
        "1 row stands here".into()
    } else {
        format!("{count} rows stand here")
    }
}

pub(super) fn moved(id: &str, from: &str, to: &str, older: &str) -> String {
    let to = if to.is_empty() {
        "about nobody".to_string()
    } else {
        format!("about `{to}`")
    };
    format!(
        "complaint `{id}` was about `{from}` ({older}) and is {to} in its newest version, which counts: is that right?"
    )
}

pub(super) fn survey_ref(value: &str, word: &Option<String>, count: u64) -> String {
    let near = near(word);
    if count == 1 {
        format!(
            "`{value}` in `ref` is in no row of calls or tickets that was read{near}: correct it, for a rating that stands there too counts twice"
        )
    } else {
        format!(
            "{count} answers have a `ref` that is in no row of calls or tickets that was read, such as `{value}`{near}: correct them, for a rating that stands there too counts twice"
        )
    }
}

pub(super) fn reused(count: u64) -> String {
    let have = if count == 1 {
        "1 row has".to_string()
    } else {
        format!("{count} rows have")
    };
    format!(
        "{have} the id of another call, with another agent, time or outcome: of the legs of one call the first answered one counts, else the first; are they different calls, give each its own id, or map several columns as `call_id`"
    )
}

/// What to do about an id with several contents that differ in these columns.
pub(super) fn conflict(kind: Kind, columns: &[&str]) -> &'static str {
    let began = |column: &&str| kind.declared().moment == kind.column(column);
    if kind == Kind::Exams {
        "an id names one person's attempt, so give each its own, or leave it blank"
    } else if kind.declared().updated.is_none() {
        "keep one, or give the other its own id"
    } else if columns.iter().any(began) {
        "what began at two times is no newer version; give each its own id (spreadsheets cut long ids), or correct the date"
    } else {
        "keep one, or export updated_at"
    }
}
