//! What is said of the text and the columns of an export: by a person in a `[[source]]`, or by a preset. Both are written in the
//! same words, and what a person says wins.

pub(super) mod columns;

use chrono_tz::Tz;
use toml::de::DeValue;

use crate::document::{Bytes, Placed, Table, Wanted};
use crate::event::{Charset, DateOrder, Kind, Unit};
use crate::name::fold;
use crate::problem::{Document, Flaw};

/// How an export is read, as far as somebody says.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Mapping {
    /// Its encoding.
    pub charset: Option<Charset>,
    /// The byte between fields.
    pub delimiter: Option<u8>,
    /// The line of the header; 0: there is none, and `names` stand for it.
    pub header: Option<u32>,
    /// The names of the columns of a file without a header.
    pub names: Vec<String>,
    /// How many of the last `names` a file may lack.
    pub spare_names: usize,
    /// How many records at the end are no rows.
    pub footer: Option<usize>,
    /// The zone of times without an offset.
    pub zone: Option<Tz>,
    /// How dates are written.
    pub date_order: Option<DateOrder>,
    /// More words that mean blank, folded.
    pub blank: Vec<String>,
    /// Whether rows are the states of a thing, of which the one updated last counts.
    pub folds: bool,
    /// What feeds the fields; the first that is there.
    pub columns: Vec<Mapped>,
    /// Which rows are events of the kind.
    pub filters: Vec<Filter>,
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
    /// Whether the file must have these headers.
    pub must: bool,
}

/// The values that rows must have, or must not have, in a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filter {
    /// The header.
    pub column: String,
    /// The values, folded.
    pub values: Vec<String>,
    /// Whether rows with these values are kept, or those with others.
    pub keeps: bool,
    /// Whether the file must have this header.
    pub must: bool,
}

impl Mapping {
    /// This mapping, and what `base` says where it says nothing.
    pub fn over(&self, base: &Mapping) -> Mapping {
        let (mut columns, mut filters, mut blank) = (
            self.columns.clone(),
            self.filters.clone(),
            self.blank.clone(),
        );
        let said = |mapped: &&Mapped| self.columns.iter().all(|own| own.column != mapped.column);
        columns.extend(base.columns.iter().filter(said).cloned());
        let unsaid = |filter: &&Filter| {
            let mut own = self.filters.iter().map(|own| fold(&own.column));
            own.all(|own| own != fold(&filter.column))
        };
        filters.extend(base.filters.iter().filter(unsaid).cloned());
        blank.extend(base.blank.iter().cloned());
        let own_names = self.header.is_some();
        Mapping {
            charset: self.charset.or(base.charset),
            delimiter: self.delimiter.or(base.delimiter),
            header: self.header.or(base.header),
            names: if own_names { &self.names } else { &base.names }.clone(),
            spare_names: if own_names { 0 } else { base.spare_names },
            footer: self.footer.or(base.footer),
            zone: self.zone.or(base.zone),
            date_order: self.date_order.or(base.date_order),
            blank,
            folds: self.folds || base.folds,
            columns,
            filters,
        }
    }

    /// Lets a file lack what is said of it, as presets do.
    pub(super) fn optional(mut self) -> Self {
        self.columns
            .iter_mut()
            .for_each(|mapped| mapped.must = false);
        self.filters
            .iter_mut()
            .for_each(|filter| filter.must = false);
        self
    }
}

const ORDERS: [(&str, DateOrder); 3] = [
    ("dmy", DateOrder::Dmy),
    ("mdy", DateOrder::Mdy),
    ("ymd", DateOrder::Ymd),
];
/// Takes a word of a list.
pub(super) fn word<'d, T: Copy>(
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

/// Takes from a table what is said of a file of that kind.
pub(super) fn read<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, kind: Kind) -> Mapping {
    let charset = doc.take(table, "encoding", Wanted::Encoding, |value| {
        Charset::labelled(value.as_str()?)
    });
    let delimiters = [(",", b','), (";", b';'), ("\t", b'\t'), ("|", b'|')];
    let delimiter = word(
        doc,
        table,
        "delimiter",
        &delimiters,
        &[",", ";", "\\t", "|"],
    );
    let header = doc.whole(table, "header").map(Placed::into_inner);
    let names = doc.texts(table, "names");
    match (header, &names) {
        (Some(0), None) => doc.missing(table, "names"),
        (Some(0), Some(_)) | (_, None) => {}
        (_, Some(names)) => doc.mistake(
            Bytes::from(names.span()),
            Flaw::NoEffect {
                key: "names",
                unless: "header = 0",
            },
        ),
    }
    let footer = doc.whole(table, "footer");
    let zone = doc.take(table, "zone", Wanted::Zone, |value| {
        value.as_str()?.parse().ok()
    });
    let date_order = word(doc, table, "date_order", &ORDERS, &["dmy", "mdy", "ymd"]);
    let blank = doc.texts(table, "blank");
    let folds = folds(doc, table, kind);
    let mut columns = doc.table(table, "columns");
    let mapped = columns::read(doc, &mut columns, kind);
    doc.close(columns);
    let mut filters = filters(doc, table, "only", true);
    filters.extend(self::filters(doc, table, "except", false));
    Mapping {
        charset: charset.map(Placed::into_inner),
        delimiter,
        header,
        names: names.map(Placed::into_inner).unwrap_or_default(),
        spare_names: 0,
        footer: footer.map(|n| n.into_inner() as usize),
        zone: zone.map(Placed::into_inner),
        date_order,
        blank: folded(blank),
        folds,
        columns: mapped,
        filters,
    }
}

/// `fold = "last by updated_at"`, for kinds that know when a row was changed.
fn folds<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, kind: Kind) -> bool {
    kind.declared().updated.is_some()
        && word(
            doc,
            table,
            "fold",
            &[("last by updated_at", true)],
            &["last by updated_at"],
        )
        .unwrap_or_default()
}

fn filters<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    key: &'static str,
    keeps: bool,
) -> Vec<Filter> {
    let mut table = doc.table(table, key);
    let at = table.at();
    let mut filters = Vec::new();
    for (column, values) in doc.text_lists(&mut table) {
        if values.is_empty() {
            let key = column.clone();
            doc.mistake(
                at,
                Flaw::Wrong {
                    key,
                    wanted: Wanted::SomeTexts,
                },
            );
        }
        filters.push(Filter {
            column,
            values: values.iter().map(|value| fold(value)).collect(),
            keeps,
            must: true,
        });
    }
    filters
}

/// Takes a kind.
pub(super) fn kind<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Option<Kind> {
    static NAMES: [&str; Kind::ALL.len()] = names();
    let kinds = Kind::ALL.map(|kind| (kind.name(), kind));
    word(doc, table, "kind", &kinds, &NAMES)
}

/// The names of all kinds.
const fn names() -> [&'static str; Kind::ALL.len()] {
    let mut names = [""; Kind::ALL.len()];
    let mut i = 0;
    while i < names.len() {
        names[i] = Kind::ALL[i].name();
        i += 1;
    }
    names
}
