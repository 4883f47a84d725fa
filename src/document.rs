//! A TOML document being read: keys are taken one by one, numbers keep their digits, and every mistake is remembered at its
//! place, so that all of them are told at once. What the keys mean is left to `policy` and `settings`.

mod flaw;

use std::ops::Range;

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::name::nearest;

pub use flaw::{Flaw, Mistake, Wanted};

/// Takes a key that must be there.
macro_rules! need {
    ($doc:expr, $table:expr, $read:ident, $key:literal) => {{
        let there = $table.has($key);
        let value = $doc.$read($table, $key);
        if !there {
            $doc.missing($table, $key);
        }
        value
    }};
}
pub(crate) use need;

/// A document that is being read.
pub struct Document<'d, F> {
    text: &'d str,
    mistakes: Vec<Mistake<F>>,
}

/// A table whose keys are being taken; [`Document::close`] tells what nobody took.
pub struct Table<'d> {
    entries: Vec<(Spanned<String>, Spanned<DeValue<'d>>)>,
    asked: Vec<&'static str>,
    span: Range<usize>,
}

/// Where something stands in the text, in bytes; the end is behind it.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Bytes {
    /// The first byte.
    pub start: usize,
    /// The byte behind the last.
    pub end: usize,
}

impl From<Range<usize>> for Bytes {
    fn from(Range { start, end }: Range<usize>) -> Self {
        Bytes { start, end }
    }
}

/// A value with the place where it stands.
pub type Placed<T> = Spanned<T>;

impl<'d, F> Document<'d, F> {
    /// Parses `text`; a syntax error is a mistake and leaves what could be read. Only the first of a line is told.
    pub fn parse(text: &'d str) -> (Self, Table<'d>) {
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut document = Document {
            text,
            mistakes: Vec::new(),
        };
        for error in errors {
            let at = Bytes::from(error.span().unwrap_or_default());
            let words = error.message().lines().collect::<Vec<_>>().join(", ");
            let line = document.line(at);
            if document.mistakes.iter().all(|told| told.line != line) {
                document.mistake(at, Flaw::Syntax(words));
            }
        }
        let span = table.span();
        (document, Table::new(table.into_inner(), span))
    }

    /// How many mistakes were found so far.
    pub fn found(&self) -> usize {
        self.mistakes.len()
    }

    /// The mistakes found, in the order of their lines.
    pub fn into_mistakes(mut self) -> Vec<Mistake<F>> {
        self.mistakes.sort_by_key(|mistake| mistake.line);
        self.mistakes
    }

    /// Remembers a mistake where it stands in the text.
    pub fn mistake(&mut self, at: Bytes, flaw: impl Into<Flaw<F>>) {
        let (line, flaw) = (self.line(at), flaw.into());
        self.mistakes.push(Mistake { at, line, flaw });
    }

    /// The line on which something begins.
    pub fn line(&self, at: Bytes) -> u32 {
        let before = self
            .text
            .as_bytes()
            .get(..at.start.min(self.text.len()))
            .unwrap_or_default();
        1 + before.iter().filter(|byte| **byte == b'\n').count() as u32
    }

    /// Tells the keys of `table` that nobody took.
    pub fn close(&mut self, table: Table<'d>) {
        for (key, _) in table.entries {
            let near = nearest(key.get_ref(), table.asked.iter().copied());
            let mut known = table.asked.clone();
            known.dedup();
            self.mistake(
                Bytes::from(key.span()),
                Flaw::UnknownKey {
                    key: key.into_inner(),
                    near,
                    known,
                },
            );
        }
    }

    fn wrong(&mut self, key: &str, at: Bytes, wanted: Wanted) {
        self.mistake(
            at,
            Flaw::Wrong {
                key: key.to_string(),
                wanted,
            },
        );
    }

    /// Tells that `key` must be in `table`.
    pub fn missing(&mut self, table: &Table<'d>, key: &'static str) {
        self.mistake(table.at(), Flaw::MissingKey(key));
    }

    /// Takes a key and converts it; what `convert` refuses is a mistake.
    pub fn take<T>(
        &mut self,
        table: &mut Table<'d>,
        key: &'static str,
        wanted: Wanted,
        convert: impl FnOnce(&DeValue<'d>) -> Option<T>,
    ) -> Option<Placed<T>> {
        let value = table.take(key)?;
        let converted = convert(value.get_ref());
        if converted.is_none() {
            self.wrong(key, Bytes::from(value.span()), wanted);
        }
        converted.map(|converted| Spanned::new(value.span(), converted))
    }

    /// A text.
    pub fn text(&mut self, table: &mut Table<'d>, key: &'static str) -> Option<Placed<String>> {
        let filled = |text: &&str| !text.trim().is_empty();
        self.take(table, key, Wanted::Text, |value| {
            value.as_str().filter(filled).map(String::from)
        })
    }

    /// A list of texts.
    pub fn texts(
        &mut self,
        table: &mut Table<'d>,
        key: &'static str,
    ) -> Option<Placed<Vec<String>>> {
        self.take(table, key, Wanted::Texts, |value| {
            value
                .as_array()?
                .iter()
                .map(|item| item.get_ref().as_str().map(String::from))
                .collect()
        })
    }

    /// A number, with the digits that were written.
    pub fn number(&mut self, table: &mut Table<'d>, key: &'static str) -> Option<Placed<Decimal>> {
        self.take(table, key, Wanted::Number, decimal)
    }

    /// A whole number, 0 or more.
    pub fn whole(&mut self, table: &mut Table<'d>, key: &'static str) -> Option<Placed<u32>> {
        self.take(table, key, Wanted::Whole, whole)
    }

    /// A whole number, 1 or more.
    pub fn positive_whole(
        &mut self,
        table: &mut Table<'d>,
        key: &'static str,
    ) -> Option<Placed<u32>> {
        self.take(table, key, Wanted::PositiveWhole, |value| {
            whole(value).filter(|n| *n > 0)
        })
    }

    /// A number above 0.
    pub fn positive(
        &mut self,
        table: &mut Table<'d>,
        key: &'static str,
    ) -> Option<Placed<Decimal>> {
        self.take(table, key, Wanted::Positive, |value| {
            decimal(value).filter(|n| *n > Decimal::ZERO)
        })
    }

    /// A whole number from 0 to 1000.
    pub fn few(&mut self, table: &mut Table<'d>, key: &'static str) -> Option<Placed<u32>> {
        self.take(table, key, Wanted::Few, |value| {
            let few = decimal(value).filter(|n| n.scale() == 0 && *n <= Decimal::ONE_THOUSAND)?;
            u32::try_from(few).ok()
        })
    }

    /// A number, 0 or more.
    pub fn not_negative(
        &mut self,
        table: &mut Table<'d>,
        key: &'static str,
    ) -> Option<Placed<Decimal>> {
        self.take(table, key, Wanted::NotNegative, |value| {
            decimal(value).filter(|n| *n >= Decimal::ZERO)
        })
    }

    /// `true` or `false`.
    pub fn flag(&mut self, table: &mut Table<'d>, key: &'static str) -> Option<Placed<bool>> {
        self.take(table, key, Wanted::Flag, DeValue::as_bool)
    }

    /// `true` or `false`, or what it means unwritten.
    pub fn flag_or(&mut self, table: &mut Table<'d>, key: &'static str, unwritten: bool) -> bool {
        self.flag(table, key).map_or(unwritten, Placed::into_inner)
    }

    /// One of a few words.
    pub fn one_of(
        &mut self,
        table: &mut Table<'d>,
        key: &'static str,
        words: &'static [&'static str],
    ) -> Option<&'static str> {
        let read = |value: &DeValue<'d>| {
            let mut known = words.iter().copied();
            known.find(|word| Some(*word) == value.as_str())
        };
        self.take(table, key, Wanted::OneOf(words), read)
            .map(Placed::into_inner)
    }

    /// Whatever a key holds.
    pub fn value(
        &mut self,
        table: &mut Table<'d>,
        key: &'static str,
    ) -> Option<Placed<DeValue<'d>>> {
        table.take(key)
    }

    /// All keys of a table, each with a list of texts.
    pub fn text_lists(&mut self, table: &mut Table<'d>) -> Vec<(String, Vec<String>)> {
        let mut lists = Vec::new();
        for (key, value) in std::mem::take(&mut table.entries) {
            let texts = |value: &DeValue<'d>| -> Option<Vec<String>> {
                value
                    .as_array()?
                    .iter()
                    .map(|item| item.get_ref().as_str().map(String::from))
                    .collect()
            };
            match texts(value.get_ref()) {
                Some(texts) => lists.push((key.into_inner(), texts)),
                None => self.wrong(key.get_ref(), Bytes::from(value.span()), Wanted::Texts),
            }
        }
        lists
    }

    /// All keys of a table, each with a number.
    pub fn numbers(&mut self, table: &mut Table<'d>) -> Vec<(Placed<String>, Decimal)> {
        let mut numbers = Vec::new();
        for (key, value) in std::mem::take(&mut table.entries) {
            match decimal(value.get_ref()) {
                Some(number) => numbers.push((key, number)),
                None => self.wrong(key.get_ref(), Bytes::from(value.span()), Wanted::Number),
            }
        }
        numbers
    }

    /// A table; one that is not there is empty.
    pub fn table(&mut self, parent: &mut Table<'d>, key: &'static str) -> Table<'d> {
        self.table_there(parent, key)
            .unwrap_or_else(|| Table::new(DeTable::new(), parent.span.clone()))
    }

    /// A table that must be there.
    pub fn needed_table(&mut self, parent: &mut Table<'d>, key: &'static str) -> Option<Table<'d>> {
        if !parent.has(key) {
            self.missing(parent, key);
        }
        self.table_there(parent, key)
    }

    fn table_there(&mut self, parent: &mut Table<'d>, key: &'static str) -> Option<Table<'d>> {
        let value = parent.take(key)?;
        let span = value.span();
        if let DeValue::Table(table) = value.into_inner() {
            return Some(Table::new(table, span));
        }
        self.wrong(key, span.into(), Wanted::Table);
        None
    }

    /// A list of tables; one that is not there is empty.
    pub fn tables(&mut self, parent: &mut Table<'d>, key: &'static str) -> Vec<Table<'d>> {
        let Some(value) = parent.take(key) else {
            return Vec::new();
        };
        let span = value.span();
        let DeValue::Array(items) = value.into_inner() else {
            self.wrong(key, span.into(), Wanted::Tables);
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            let span = item.span();
            match item.into_inner() {
                DeValue::Table(table) => tables.push(Table::new(table, span)),
                _ => self.wrong(key, span.into(), Wanted::Tables),
            }
        }
        tables
    }
}

impl<'d> Table<'d> {
    /// A table that was taken as a value.
    pub fn of(table: DeTable<'d>, span: Range<usize>) -> Self {
        Table::new(table, span)
    }

    fn new(table: DeTable<'d>, span: Range<usize>) -> Self {
        let entries = table
            .into_iter()
            .map(|(key, value)| {
                (
                    Spanned::new(key.span(), key.into_inner().into_owned()),
                    value,
                )
            })
            .collect();
        Table {
            entries,
            asked: Vec::new(),
            span,
        }
    }

    /// Where the table stands.
    pub fn at(&self) -> Bytes {
        self.span.clone().into()
    }

    /// Whether `key` is there.
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(name, _)| name.get_ref() == key)
    }

    /// The keys that nobody has taken yet, with their places.
    pub fn untaken(&self) -> impl Iterator<Item = (&str, Bytes)> {
        self.entries
            .iter()
            .map(|(key, _)| (key.get_ref().as_str(), Bytes::from(key.span())))
    }

    /// What a key that nobody has taken holds.
    pub fn peek(&self, key: &str) -> Option<&DeValue<'d>> {
        let mut entries = self.entries.iter();
        let entry = entries.find(|(name, _)| name.get_ref() == key);
        entry.map(|(_, value)| value.get_ref())
    }

    /// Where a key stands, if it is there and nobody has taken it.
    pub fn place(&self, key: &str) -> Option<Bytes> {
        self.untaken()
            .find(|(name, _)| *name == key)
            .map(|(_, at)| at)
    }

    /// Drops keys that could not be judged, so that nobody calls them unknown.
    pub fn forgive(&mut self, keys: &[&str]) {
        self.entries
            .retain(|(name, _)| !keys.contains(&name.get_ref().as_str()));
    }

    fn take(&mut self, key: &'static str) -> Option<Spanned<DeValue<'d>>> {
        self.asked.push(key);
        let index = self
            .entries
            .iter()
            .position(|(name, _)| name.get_ref() == key)?;
        Some(self.entries.remove(index).1)
    }
}

/// Numbers beyond this are slips of the keyboard, and sums of them could not be exact.
const LARGEST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
const FINEST: u32 = 9;

/// The number of a TOML value: a number, or a text that holds one (for more than 15 digits).
pub fn decimal(value: &DeValue<'_>) -> Option<Decimal> {
    let text = match value {
        DeValue::Integer(n) if n.radix() == 10 => n.as_str().to_string(),
        DeValue::Float(n) => n.as_str().to_string(),
        DeValue::String(text) => text.to_string(),
        _ => return None,
    };
    let text = text.replace('_', "");
    let number: Decimal = text
        .parse()
        .or_else(|_| Decimal::from_scientific(&text))
        .ok()?;
    let number = number.normalize();
    (number.abs() <= LARGEST && number.scale() <= FINEST).then_some(number)
}

/// The whole number of a TOML value, 0 or more.
fn whole(value: &DeValue<'_>) -> Option<u32> {
    decimal(value)
        .filter(|n| n.scale() == 0)
        .and_then(|n| u32::try_from(n).ok())
}
