//! Who and what is missing from a month: kinds, rows, people, zeros of ids.

use chrono::NaiveDate;

use super::kinds::naming;
use super::rows;
use crate::event::Kind;
use crate::month::Month;
use crate::problem::AlikeIds;

pub(super) fn lost_zeros(ids: &[String], width: usize, error: bool, value: &str, n: u64) -> String {
    format!(
        "{} {} of {} people of the roster but for zeros in front (`{value}` for `{}`), and {} not {}: a spreadsheet takes zeros off; write id_width = {width} under [people] of kefu.toml, which puts them back in every file, or export it again",
        rows(n),
        if n == 1 { "has the id" } else { "have ids" },
        ids.len(),
        ids.first().map(String::as_str).unwrap_or_default(),
        if n == 1 { "is" } else { "are" },
        if error { "used" } else { "ours" }
    )
}

pub(super) fn dropped_out(
    agent: &str,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    n: u64,
) -> String {
    format!(
        "{agent} drops out of the month by the roster ({}), but {} of it {} them: not ours; correct the roster, or the {}",
        employment(from, to),
        rows(n),
        if n == 1 { "names" } else { "name" },
        if n == 1 { "row" } else { "rows" }
    )
}

pub(super) fn names_nobody(kind: Kind, n: u64) -> String {
    let [one, many] = naming(kind);
    let meant = if kind == Kind::Complaints {
        "; one about the service alone may name nobody"
    } else {
        ""
    };
    format!(
        "{n} {} nobody, so that {} for nobody: of merged cells only the first keeps the name; take the merge apart and fill in `agent_id` in every row{meant}",
        if n == 1 { one } else { many },
        if n == 1 { "it counts" } else { "they count" }
    )
}

pub(super) fn nobody_rows(agent: &str, team: Option<&str>, others: usize) -> String {
    let among = team.map_or("who have no team either".to_string(), |team| {
        format!("of team `{team}`")
    });
    format!(
        "{agent} worked here all month and has neither a call nor a ticket, where {others} others {among} have five or more: are rows missing, or do the exports call them otherwise (then write that into `aliases` on the roster)?"
    )
}

pub(super) fn far_on_roster(
    after: bool,
    buddhist: Option<i32>,
    column: &str,
    value: &str,
    n: u64,
) -> String {
    format!(
        "`{column}` is {value}{}, {} the month{}: correct it on the roster{}",
        if n == 1 {
            String::new()
        } else {
            format!(" in {}", rows(n))
        },
        if after {
            "more than a year after"
        } else {
            "more than 80 years before"
        },
        buddhist.map_or(String::new(), |year| format!(
            " (by the Buddhist calendar it is {year})"
        )),
        if column == "hired_on" {
            ""
        } else {
            ", or leave it blank if there is none"
        }
    )
}

pub(super) fn kind_missing(kind: Kind, before: Option<(Month, u64)>, expected: bool) -> String {
    let kind = kind.name();
    let before = before.map(|(month, n)| {
        format!(
            "{month} had {} of {kind} that {} used",
            rows(n),
            if n == 1 { "was" } else { "were" }
        )
    });
    let why = match (expected, before) {
        (true, Some(before)) => format!(", which [expect] of kefu.toml asks for ({before})"),
        (true, None) => ", which [expect] of kefu.toml asks for".into(),
        (false, Some(before)) => format!(", and {before}"),
        (false, None) => ", so everybody counts as without any".into(),
    };
    format!(
        "there is no file of {kind}{why}: add it; if nothing happened, a file with its header alone says so, and `kefu init DIR` makes one"
    )
}

pub(super) fn fewer_rows(kind: Kind, used: u64, month: Month, before: u64) -> String {
    format!(
        "{} of {} {} used, under half of the {before} of {month}: is the export complete?",
        rows(used),
        kind.name(),
        if used == 1 { "is" } else { "are" }
    )
}

pub(super) fn history_strangers(month: Month, alike: Option<&AlikeIds>) -> String {
    let what = alike.map_or(
        "have their ids changed? Then correct them".to_string(),
        |AlikeIds { here, there, width }| {
            format!("`{here}` may be `{there}` there; write id_width = {width} under [people] of kefu.toml, which puts zeros back in every file")
        },
    );
    format!(
        "nobody of this month is in the result of {month}, so nothing that takes several months is seen (last in both, grades on end): {what}"
    )
}

pub(super) fn month_not_over(month: Month) -> String {
    format!(
        "{month} is not over by the clock of this computer: score it when it is, or say --as-of TIME for a month that is still running"
    )
}

/// When somebody was employed.
pub(super) fn employment(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("employed from {from} to {to}"),
        (Some(from), None) => format!("employed from {from}"),
        (None, Some(to)) => format!("employed until {to}"),
        (None, None) => "not employed".into(),
    }
}
