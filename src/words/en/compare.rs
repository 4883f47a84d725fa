//! Two policies, and one month under both.

use rust_decimal::Decimal;

use super::{Phrase, list, phrase};
use crate::rulebook::{Change, ChangedPart, How, Severity, Value};
use crate::words::compare::label;
use crate::words::{Compare, Lang, Word, role};

pub(in crate::words) fn word(word: Word) -> &'static str {
    match word {
        Word::Before => "before",
        Word::After => "after",
        Word::Difference => "difference",
        Word::NoDifference => "no difference",
        Word::Moves => "may move points, money, ranks or flags",
        Word::Months => "moves the months that it holds for",
        Word::Wording => "moves none of these",
        Word::WhatIf => "what-if",
        Word::NotPaid => {
            "Nothing is paid by this: it shows what would have been, and is no result."
        }
        Word::Month => "month",
        Word::By => "by",
        Word::Total => "total",
        Word::PeopleChanged => "people changed",
        Word::Grades => "grades",
        Word::NewlyFlagged => "newly flagged, for a person to decide",
        Word::NoLongerFlagged => "no longer flagged",
        Word::New => "new",
        Word::Gone => "gone",
        Word::NotScored => "not scored",
        Word::Baseline => "baseline",
        Word::Bounds => "floor and cap",
        Word::GradeBands => "grades",
        Word::Pay => "pay",
        Word::Ranking => "ranking",
        Word::FlagNumbers => "flags",
    }
}

pub(in crate::words) fn compare(compare: &Compare<'_>) -> String {
    match compare {
        Compare::Changed { changed, of } => {
            let people = if *of == 1 { "person" } else { "people" };
            let change = if *changed == 1 { "changes" } else { "change" };
            format!("{changed} of {of} {people} {change}")
        }
        Compare::Money {
            before,
            after,
            unit,
        } => {
            let signed = |n: Decimal| signed(n.normalize());
            format!(
                "pay float of all: {} {unit} before, {} after, difference {}",
                signed(*before),
                signed(*after),
                signed(*after - *before)
            )
        }
        Compare::Under {
            policy,
            from,
            month,
        } => format!("under policy `{policy}` of {from} alone, in {month}:"),
        Compare::Stopped {
            verdict,
            errors,
            policy,
            month,
        } => {
            let why = if *errors {
                "correct the inputs or the policy"
            } else {
                "warnings stop it under --strict"
            };
            format!("{verdict} in {month} under policy `{policy}`: nothing was compared; {why}")
        }
    }
}

fn signed(n: Decimal) -> String {
    if n > Decimal::ZERO {
        format!("+{n}")
    } else {
        n.to_string()
    }
}

pub(in crate::words) fn change(change: &Change) -> (String, String) {
    let about = match &change.about {
        ChangedPart::Section("") => "policy".into(),
        ChangedPart::Section(section) => (*section).to_string(),
        ChangedPart::Grade(name) => format!("grade {name}"),
        ChangedPart::Rule { id, en, .. } => format!("rule {id} {en}"),
    };
    let held = |with: &Value| match with {
        Value::Nothing => String::new(),
        Value::Band { .. } => format!(", {}", value(with)),
        Value::Number(_)
        | Value::Range(..)
        | Value::Flag(_)
        | Value::Text(_)
        | Value::Texts(_)
        | Value::Roles(_)
        | Value::Severity(_)
        | Value::Month(_)
        | Value::Minutes(..)
        | Value::Counts(_) => format!(", {} points", value(with)),
    };
    let how = match &change.how {
        How::Added(with) => format!("added{}", held(with)),
        How::Removed(with) => format!("removed{}", held(with)),
        How::Setting {
            key,
            before: Value::Texts(before),
            after: Value::Texts(after),
        } => format!(
            "{}: {}",
            label(&change.about, key, Lang::En),
            texts(before, after)
        ),
        How::Setting { key, before, after } => {
            format!(
                "{}: was {}, now {}",
                label(&change.about, key, Lang::En),
                value(before),
                value(after)
            )
        }
    };
    (about, how)
}

fn texts(before: &[String], after: &[String]) -> String {
    let only = |these: &[String], those: &[String], what: &str| {
        let words: Vec<_> = these.iter().filter(|word| !those.contains(word)).collect();
        (!words.is_empty()).then(|| format!("{what} {}", list(&words)))
    };
    let parts = [only(after, before, "added"), only(before, after, "removed")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn value(value: &Value) -> String {
    match value {
        Value::Nothing => "not set".into(),
        Value::Number(n) => n.normalize().to_string(),
        Value::Range(low, high) => format!("{} to {}", low.normalize(), high.normalize()),
        Value::Flag(true) => "yes".into(),
        Value::Flag(false) => "no".into(),
        Value::Text(text) => format!("`{text}`"),
        Value::Texts(texts) if texts.is_empty() => "none".into(),
        Value::Texts(texts) => list(&texts.iter().collect::<Vec<_>>()),
        Value::Roles(roles) if roles.is_empty() => "all roles".into(),
        Value::Roles(roles) => {
            let roles: Vec<_> = roles.iter().map(|name| role(name, Lang::En)).collect();
            roles.join(", ")
        }
        Value::Severity(of) => of.name().to_string(),
        Value::Month(month) => month.to_string(),
        Value::Band {
            low: None,
            high: None,
        } => "all scores".into(),
        Value::Band { low, high } => {
            let text = |end: &Option<(Decimal, bool)>| {
                end.map(|(at, with)| (at.normalize().to_string(), with))
            };
            let (low, high) = (text(low), text(high));
            phrase(&Phrase::Band {
                low: low.as_ref().map(|(at, with)| (at.as_str(), *with)),
                high: high.as_ref().map(|(at, with)| (at.as_str(), *with)),
            })
        }
        Value::Minutes(from, Some(to)) => format!("{from} to {to} minutes over"),
        Value::Minutes(from, None) => format!("{from} minutes over or more"),
        Value::Counts(counts) => {
            let count = |(of, n): &(Severity, u32)| format!("{n} {}", of.name());
            counts.iter().map(count).collect::<Vec<_>>().join(" or ")
        }
    }
}
