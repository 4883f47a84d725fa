//! What metric rules are told, and what their lines say.

use rust_decimal::Decimal;

use crate::event::Kind;
use crate::indicator::{Indicator, Unit};
use crate::words::metric::Reached;
use crate::words::{Lang, indicator};

/// `calls, tickets or surveys`.
pub(super) fn files(kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// A limit of the policy in words; None for a key that is none.
pub(in crate::words) fn limit(key: &str, value: &str) -> Option<String> {
    Some(match key {
        "at_least" => format!("at least {value}"),
        "above" => format!("above {value}"),
        "at_most" => format!("at most {value}"),
        "below" => format!("below {value}"),
        _ => return None,
    })
}

pub(in crate::words) fn reached(of: &Reached<'_>) -> String {
    let limits = of.limits.iter();
    let limits: Vec<String> = limits
        .filter_map(|(key, value)| limit(key, value))
        .collect();
    let sample = of.sample.map(|n| format!(" of {n}")).unwrap_or_default();
    let (name, value) = (of.name, of.value);
    format!("{name} {value}{sample}, {}", limits.join(" and "))
}

pub(in crate::words) fn unfed(rule: &str, of: Indicator) -> String {
    let (key, name, files) = (of.key(), indicator(of, Lang::En), files(of.fed_by()));
    match of.column() {
        Some(column) => format!(
            "rule {rule} follows `{key}` ({name}), and no row of {files} has anything in `{column}`: nobody gets a line of it; export that column"
        ),
        None => format!(
            "rule {rule} follows `{key}` ({name}), and there is no file of {files}: nobody gets a line of it; add one, or its header alone where there is nothing to tell"
        ),
    }
}

/// Which values an indicator can have.
pub(super) fn range(of: Indicator, from: Decimal, to: Option<Decimal>) -> String {
    let key = of.key();
    let hint = if of.unit() == Unit::Share {
        "; 90 % is written 0.9"
    } else {
        ""
    };
    match to {
        Some(to) => format!("`{key}` lies from {from} to {to}{hint}"),
        None => format!("`{key}` is {from} or more"),
    }
}
