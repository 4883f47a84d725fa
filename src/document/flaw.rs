//! Mistakes in a document, as data; `words` says them.

use super::Bytes;

/// What a key should have held.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// A table.
    Table,
    /// A list of tables.
    Tables,
    /// Text in quotes.
    Text,
    /// A header, a list of headers, or a table that says more.
    Column,
    /// A list of texts.
    Texts,
    /// A list of at least one text.
    SomeTexts,
    /// A number.
    Number,
    /// A whole number, 0 or more.
    Whole,
    /// `true` or `false`.
    Flag,
    /// A number, or a list of the lowest and the highest.
    NumberOrRange,
    /// A month such as `2026-10`.
    Month,
    /// A date such as `2026-10-08`.
    Date,
    /// The code of a problem.
    Code {
        /// A code much like what is written.
        near: Option<&'static str>,
    },
    /// The label of an encoding, such as `gb18030`.
    Encoding,
    /// A time zone such as `Asia/Shanghai`.
    Zone,
    /// A time from `00:00` to `12:00`.
    Hour,
    /// `en` or `zh`.
    Language,
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// A list of some of a few words.
    SomeOf(&'static [&'static str]),
    /// A number, 0 or more.
    NotNegative,
    /// A number above 0.
    Positive,
    /// A whole number, 1 or more.
    PositiveWhole,
    /// The code of a currency.
    Currency,
    /// A whole number from 0 to 1000.
    Few,
    /// A list of numbers.
    Numbers,
    /// A list of whole numbers, 1 or more.
    Wholes,
    /// A list of ratings from 1 to 5.
    Ratings,
    /// A number, or the word for none.
    NumberOrNone,
    /// A list of dates.
    Dates,
    /// A list of at least one stretch of a day.
    Spans,
    /// A number of digits that ids of people can have.
    IdWidth,
}

/// A mistake in a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Flaw<F> {
    /// It is not TOML; the parser's words.
    Syntax(String),
    /// It is not UTF-8.
    NotUtf8,
    /// A key that nobody asked for, and what may have been meant.
    UnknownKey {
        /// As written.
        key: String,
        /// A known key much like it.
        near: Option<&'static str>,
        /// All known keys there.
        known: Vec<&'static str>,
    },
    /// A key that must be there is not.
    MissingKey(&'static str),
    /// A key holds something else.
    Wrong {
        /// The key.
        key: String,
        /// What it should hold.
        wanted: Wanted,
    },
    /// A key has an effect only together with another.
    NoEffect {
        /// The key.
        key: &'static str,
        /// What it needs.
        unless: &'static str,
    },
    /// What it says cannot be.
    Content(F),
}

/// A mistake and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake<F> {
    /// Where it stands in the text.
    pub at: Bytes,
    /// Line number, the first is 1.
    pub line: u32,
    /// What it is.
    pub flaw: Flaw<F>,
}

impl<F> Mistake<F> {
    /// A mistake in the text as a whole.
    pub fn of_all(flaw: Flaw<F>) -> Self {
        let at = Bytes::default();
        Mistake { at, line: 1, flaw }
    }
}
