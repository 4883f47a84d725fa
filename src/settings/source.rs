//! `[[source]]`: what a person says of one kind of export. What is said wins over what would be sensed; what is not said is
//! sensed.

use chrono_tz::Tz;
use glob::Pattern;
use toml::de::DeValue;

use crate::document::{Document, Flaw, Placed, Table, Wanted};
use crate::event::{Charset, Column, DateOrder, Holds, Kind, Need, Unit};
use crate::name::fold;

/// One kind of export.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Which files it is about, by name.
    pub files: Pattern,
    /// What they hold.
    pub kind: Kind,
    /// The line that it begins on.
    pub line: u32,
    /// Their encoding.
    pub charset: Option<Charset>,
    /// The byte between fields.
    pub delimiter: Option<u8>,
    /// The line of the header; 0: there is none, and `names` stand for it.
    pub header: Option<u32>,
    /// The names of the columns of a file without a header.
    pub names: Vec<String>,
    /// How many records at the end are no rows.
    pub footer: usize,
    /// The zone of times without an offset.
    pub zone: Option<Tz>,
    /// How dates are written.
    pub date_order: Option<DateOrder>,
    /// More words that mean blank, folded.
    pub blank: Vec<String>,
    /// What feeds the fields.
    pub columns: Vec<Mapped>,
    /// Rows with other values in these columns are no events of this kind.
    pub only: Vec<Only>,
}

/// What feeds one field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mapped {
    /// The canonical column, by position.
    pub column: usize,
    /// The headers; several are joined with a blank.
    pub from: Vec<String>,
    /// The unit of plain numbers.
    pub unit: Option<Unit>,
    /// The moment that the cell, a duration, is counted from.
    pub after: Option<usize>,
    /// More words that mean blank here, folded.
    pub blank: Vec<String>,
    /// Words of the file, folded, and the canonical word for each.
    pub values: Vec<(String, String)>,
}

/// The values that rows must have in a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Only {
    /// The header.
    pub column: String,
    /// The values, folded.
    pub values: Vec<String>,
}

const KINDS: [&str; 8] = [
    "agents",
    "calls",
    "tickets",
    "complaints",
    "violations",
    "awards",
    "adjustments",
    "exams",
];
const CHARSETS: [(&str, Charset); 6] = [
    ("utf-8", Charset::Utf8),
    ("utf-16le", Charset::Utf16Le),
    ("utf-16be", Charset::Utf16Be),
    ("gb18030", Charset::Gb18030),
    ("gbk", Charset::Gb18030),
    ("big5", Charset::Big5),
];
const ORDERS: [(&str, DateOrder); 3] = [
    ("dmy", DateOrder::Dmy),
    ("mdy", DateOrder::Mdy),
    ("ymd", DateOrder::Ymd),
];
const UNITS: [(&str, Unit); 5] = [
    ("seconds", Unit::Seconds),
    ("hh:mm:ss", Unit::Seconds),
    ("minutes", Unit::Minutes),
    ("hours", Unit::Hours),
    ("milliseconds", Unit::Milliseconds),
];

/// Takes a word of a list.
fn word<'d, T: Copy>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    key: &'static str,
    words: &[(&str, T)],
    wanted: &'static [&'static str],
) -> Option<T> {
    let read = |value: &DeValue<'d>| {
        let text = value.as_str()?.to_ascii_lowercase();
        words
            .iter()
            .find(|(word, _)| *word == text)
            .map(|(_, meaning)| *meaning)
    };
    doc.take(table, key, Wanted::OneOf(wanted), read)
        .map(Placed::into_inner)
}

fn folded(words: Option<Placed<Vec<String>>>) -> Vec<String> {
    words
        .map(Placed::into_inner)
        .unwrap_or_default()
        .iter()
        .map(|word| fold(word))
        .collect()
}

/// Reads one `[[source]]`; None when it has no files or no kind.
pub(super) fn read<'d>(doc: &mut Document<'d>, mut table: Table<'d>) -> Option<Source> {
    let line = doc.line(table.start());
    for key in ["files", "kind"] {
        if !table.has(key) {
            doc.missing(&table, key);
        }
    }
    let files = doc.take(&mut table, "files", Wanted::Text, |value| {
        Pattern::new(value.as_str()?).ok()
    });
    let kinds: Vec<(&str, Kind)> = Kind::ALL
        .into_iter()
        .map(|kind| (kind.name(), kind))
        .collect();
    let kind = word(doc, &mut table, "kind", &kinds, &KINDS);
    let charset = word(
        doc,
        &mut table,
        "encoding",
        &CHARSETS,
        &["utf-8", "utf-16le", "utf-16be", "gb18030", "gbk", "big5"],
    );
    let delimiters = [(",", b','), (";", b';'), ("\t", b'\t'), ("|", b'|')];
    let delimiter = word(
        doc,
        &mut table,
        "delimiter",
        &delimiters,
        &[",", ";", "\\t", "|"],
    );
    let header = doc.whole(&mut table, "header").map(Placed::into_inner);
    let names = doc
        .texts(&mut table, "names")
        .map(Placed::into_inner)
        .unwrap_or_default();
    let footer = doc
        .whole(&mut table, "footer")
        .map_or(0, |n| n.into_inner() as usize);
    let zone = doc.take(&mut table, "zone", Wanted::Zone, |value| {
        value.as_str()?.parse().ok()
    });
    let date_order = word(
        doc,
        &mut table,
        "date_order",
        &ORDERS,
        &["dmy", "mdy", "ymd"],
    );
    let blank = doc.texts(&mut table, "blank");
    if header == Some(0) && names.is_empty() {
        doc.missing(&table, "names");
    }
    let mut columns = doc.table(&mut table, "columns");
    let mapped = kind
        .map(|kind| columns_of(doc, &mut columns, kind))
        .unwrap_or_default();
    if kind.is_some() {
        doc.close(columns);
    }
    let only = only(doc, &mut table);
    doc.close(table);
    Some(Source {
        files: files?.into_inner(),
        kind: kind?,
        line,
        charset,
        delimiter,
        header,
        names,
        footer,
        zone: zone.map(Placed::into_inner),
        date_order,
        blank: folded(blank),
        columns: mapped,
        only,
    })
}

fn columns_of<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, kind: Kind) -> Vec<Mapped> {
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
        };
        if let Some(from) = headers(value.get_ref()) {
            mapped.push(Mapped { from, ..plain });
            continue;
        }
        let span = value.span();
        let DeValue::Table(entries) = value.into_inner() else {
            doc.mistake(
                span.start,
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
        let after = if field.holds == Holds::Time && field.need == Need::Nothing {
            after(doc, &mut entry, kind)
        } else {
            None
        };
        let counted = field.holds == Holds::Seconds || after.is_some();
        let unit = if counted { unit(doc, &mut entry) } else { None };
        let blank = folded(doc.texts(&mut entry, "blank"));
        let values = values(doc, &mut entry);
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
        &["seconds", "hh:mm:ss", "minutes", "hours", "milliseconds"],
    )
}

/// The moment of the same row that a duration is counted from, by position: the one that every row has.
fn after<'d>(doc: &mut Document<'d>, entry: &mut Table<'d>, kind: Kind) -> Option<usize> {
    let decides = |column: &Column| column.holds == Holds::Time && column.need == Need::Cells;
    let base = kind.columns().iter().position(decides)?;
    let name = kind.columns()[base].name;
    let wanted: &'static [&'static str] = match name {
        "created_at" => &["created_at"],
        "received_at" => &["received_at"],
        "started_at" => &["started_at"],
        "taken_on" => &["taken_on"],
        _ => &["occurred_on"],
    };
    word(doc, entry, "after", &[(name, base)], wanted)
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

/// `{ answered = ["Y"], missed = ["N"] }`: the words of the file under the word that they mean.
fn values<'d>(doc: &mut Document<'d>, entry: &mut Table<'d>) -> Vec<(String, String)> {
    let mut table = doc.table(entry, "values");
    let mut all = Vec::new();
    for (meaning, words) in doc.text_lists(&mut table) {
        all.extend(words.iter().map(|word| (fold(word), meaning.clone())));
    }
    all
}

fn only<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Vec<Only> {
    let mut table = doc.table(table, "only");
    let lists = doc.text_lists(&mut table).into_iter();
    lists
        .map(|(column, values)| Only {
            column,
            values: values.iter().map(|value| fold(value)).collect(),
        })
        .collect()
}
