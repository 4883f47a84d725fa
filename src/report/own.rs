//! What kefu writes itself and must not read as an input, known by how it begins. The headings are those that the reports have,
//! taken from where they are made.

use super::complaints::COLUMNS as COMPLAINTS;
use super::improve::COLUMNS as IMPROVE;
use super::indicators::LEAD as INDICATORS;
use super::rules::heads as rules;
use super::summary::COLUMNS as SUMMARY;
use super::trend::LEAD as TREND;
use super::what_if::columns as what_if;
use crate::month::Month;
use crate::name::fold;
use crate::problem::Own;
use crate::words::Lang;

/// The headings of the problems that `--problems` writes as a table.
pub const PROBLEMS: [&str; 8] = [
    "level", "code", "file", "line", "column", "value", "count", "message",
];

/// The headings of the rows that `--rejects` sets aside.
pub const REJECTS: [&str; 7] = [
    "file", "line", "code", "column", "value", "message", "record",
];

/// The report whose table has these headings, and perhaps more that somebody has added.
pub fn own_table(headers: &[String]) -> Option<Own> {
    let headers: Vec<String> = headers.iter().map(|name| fold(name)).collect();
    let has = |heads: &[&str]| heads.iter().all(|head| headers.contains(&fold(head)));
    let names = |columns: &[(&'static str, super::Align)]| -> Vec<&'static str> {
        columns.iter().map(|(name, _)| *name).collect()
    };
    let is_rules = [Lang::En, Lang::Zh]
        .iter()
        .any(|lang| has(&names(&rules(*lang))));
    let months = headers
        .iter()
        .skip(TREND.len())
        .all(|name| begins_with_year(name));
    let tables = [
        (Own::Rules, is_rules),
        (Own::Summary, has(&names(&SUMMARY))),
        (Own::Indicators, has(&names(&INDICATORS))),
        (Own::Complaints, has(&COMPLAINTS)),
        (Own::Improve, has(&IMPROVE)),
        (Own::WhatIf, has(&names(&what_if()))),
        (Own::Problems, has(&PROBLEMS)),
        (Own::Rejects, has(&REJECTS)),
        (
            Own::Trend,
            has(&TREND) && headers.len() > TREND.len() && months,
        ),
    ];
    let found = tables.into_iter().find(|(_, is)| *is);
    found.map(|(own, _)| own)
}

/// The report that begins like this and is no table: a page as text, or problems or a result as JSON.
pub fn own_text(beginning: &str) -> Option<Own> {
    let text = beginning.trim_start();
    let first = text.lines().next().unwrap_or_default();
    let month = first
        .split_once(" · ")
        .map(|(month, _)| month.parse::<Month>());
    if matches!(month, Some(Ok(_))) {
        return Some(Own::Page);
    }
    let inside = text.strip_prefix('{').map(str::trim_start)?;
    if inside.starts_with("\"inputs\"") {
        return Some(Own::Problems);
    }
    let mut schema = inside.split("\"schema\"").skip(1);
    let is_ours = schema.any(|rest| {
        let value = rest.trim_start().strip_prefix(':').map(str::trim_start);
        value.is_some_and(|value| value.starts_with("\"kefu."))
    });
    is_ours.then_some(Own::Result)
}

/// A month, quarter or year of a trend: `2026-10*`.
fn begins_with_year(name: &str) -> bool {
    name.len() >= 4 && name.bytes().take(4).all(|byte| byte.is_ascii_digit())
}
