//! `[source.columns]`: what feeds each field.

use std::slice;

use toml::de::DeValue;

use super::{Mapped, folded, word};
use crate::document::{Bytes, Table, Wanted};
use crate::event::{Holds, Kind, Need, Outcome, Priority, Role, Unit};
use crate::name::{fold, nearest};
use crate::problem::{ContentFlaw, Document, Flaw};

const UNITS: [(&str, Unit); 6] = [
    ("seconds", Unit::Seconds),
    ("hh:mm:ss", Unit::Seconds),
    ("minutes", Unit::Minutes),
    ("hours", Unit::Hours),
    ("milliseconds", Unit::Milliseconds),
    ("mm:ss", Unit::MinutesAndSeconds),
];

/// What feeds each field, one after the other.
pub(in crate::settings) fn read<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    kind: Kind,
) -> Vec<Mapped> {
    let mut mapped = Vec::new();
    for (column, field) in kind.columns().iter().enumerate() {
        let Some(value) = doc.value(table, field.name) else {
            continue;
        };
        let plain = Mapped {
            column,
            from: Vec::new(),
            unit: None,
            after: None,
            blank: Vec::new(),
            values: Vec::new(),
            must: true,
        };
        if let Some(from) = headers(value.get_ref()) {
            mapped.push(Mapped { from, ..plain });
            continue;
        }
        let span = value.span();
        let DeValue::Table(entries) = value.into_inner() else {
            doc.mistake(
                span.into(),
                Flaw::Wrong {
                    key: field.name.into(),
                    wanted: Wanted::Column,
                },
            );
            continue;
        };
        let mut entry = Table::of(entries, span);
        if !entry.has("column") {
            doc.missing(&entry, "column");
        }
        let from = doc.take(&mut entry, "column", Wanted::Column, headers);
        // A moment may be counted from another; only what is counted has a unit.
        let after = if field.holds.is_moment() && field.need == Need::Nothing {
            after(doc, &mut entry, kind)
        } else {
            None
        };
        let counted = field.holds == Holds::Seconds || after.is_some();
        let unit = if counted { unit(doc, &mut entry) } else { None };
        let blank = folded(doc.texts(&mut entry, "blank"));
        let values = values(doc, &mut entry, field.holds);
        doc.close(entry);
        mapped.extend(from.map(|from| Mapped {
            from: from.into_inner(),
            unit,
            after,
            blank,
            values,
            ..plain
        }));
    }
    mapped
}

fn unit<'d>(doc: &mut Document<'d>, entry: &mut Table<'d>) -> Option<Unit> {
    word(
        doc,
        entry,
        "unit",
        &UNITS,
        &[
            "seconds",
            "hh:mm:ss",
            "mm:ss",
            "minutes",
            "hours",
            "milliseconds",
        ],
    )
}

/// The moment of the same row that a duration is counted from, by position: the one that every row has.
fn after<'d>(doc: &mut Document<'d>, entry: &mut Table<'d>, kind: Kind) -> Option<usize> {
    let base = kind.declared().moment?;
    let name: &'static &'static str = &kind.columns()[base].name;
    word(doc, entry, "after", &[(name, base)], slice::from_ref(name))
}

/// A header, or a list of headers.
fn headers(value: &DeValue<'_>) -> Option<Vec<String>> {
    match value {
        DeValue::String(name) => Some(vec![name.to_string()]),
        DeValue::Array(names) if !names.is_empty() => names
            .iter()
            .map(|name| name.get_ref().as_str().map(String::from))
            .collect(),
        _ => None,
    }
}

/// The canonical words of a column, where it holds only such.
fn words_of(holds: Holds) -> Option<Vec<&'static str>> {
    match holds {
        Holds::YesNo => Some(vec!["yes", "no"]),
        Holds::Role => Some(Role::ALL.iter().map(|role| role.name()).collect()),
        Holds::Outcome => Some(Outcome::ALL.iter().map(|outcome| outcome.name()).collect()),
        Holds::Priority => Some(
            Priority::ALL
                .iter()
                .map(|priority| priority.name())
                .collect(),
        ),
        _ => None,
    }
}

/// `{ answered = ["Y"], missed = ["N"] }`: the words of the file under the word that they mean.
fn values<'d>(
    doc: &mut Document<'d>,
    entry: &mut Table<'d>,
    holds: Holds,
) -> Vec<(String, String)> {
    let mut table = doc.table(entry, "values");
    if let Some(known) = words_of(holds) {
        let wrong: Vec<(String, Bytes)> = table
            .untaken()
            .filter(|(key, _)| !known.contains(key))
            .map(|(key, at)| (key.to_string(), at))
            .collect();
        for (key, at) in wrong {
            let near = nearest(&key, known.iter().copied());
            let known = known.clone();
            doc.mistake(at, Flaw::UnknownKey { key, near, known });
        }
    }
    let at = table.at();
    let mut all: Vec<(String, String)> = Vec::new();
    for (meaning, words) in doc.text_lists(&mut table) {
        for word in words {
            if all.iter().any(|(other, _)| *other == fold(&word)) {
                doc.mistake(at, ContentFlaw::TwoMeanings(word));
            } else {
                all.push((fold(&word), meaning.clone()));
            }
        }
    }
    all
}
