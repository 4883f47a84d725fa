//! Mistakes in a document, as data; `words` says them.

use rust_decimal::Decimal;

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
}

/// A mistake in a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Flaw {
    /// It is not TOML; the parser's words.
    Syntax(String),
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
    /// A word is listed under two meanings.
    TwoMeanings(String),
    /// A mistake in what a policy says.
    Policy(PolicyFlaw),
}

/// A mistake in what a policy says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PolicyFlaw {
    /// The file is of another schema.
    Schema(String),
    /// Two rules have one id.
    DuplicateRule {
        /// The id.
        id: String,
        /// The line of the first.
        first: usize,
    },
    /// Two rules answer to one name.
    DuplicateName {
        /// The id, key, label or alias.
        name: String,
        /// The rule that has it too.
        other: String,
    },
    /// Two grades have one name.
    DuplicateGrade(String),
    /// A band has no lower or no upper end where it needs one, or both spellings of one.
    BandShape(String),
    /// A band ends before it begins.
    BandEmpty(String),
    /// Something lies between two bands.
    BandGap {
        /// The lower of the two.
        lower: String,
        /// The upper of the two.
        upper: String,
        /// What belongs to neither.
        example: Decimal,
    },
    /// Two bands share something.
    BandOverlap {
        /// The lower of the two.
        lower: String,
        /// The upper of the two.
        upper: String,
        /// What belongs to both.
        example: Decimal,
    },
    /// The floor is above the baseline or the baseline above the cap.
    Bounds,
    /// A range ends before it begins.
    RangeOrder,
    /// Points have more decimals than the policy allows.
    TooFine(u32),
    /// The points of a rule have the sign of another severity.
    Sign(&'static str),
    /// A rule that must have points has none.
    NoPoints,
    /// A rule that can have no points, or none from a range, has some.
    NeedlessPoints,
    /// A rule of this kind cannot come from that source.
    Source(String),
    /// Another rule is named that does not exist.
    NoSuchRule(String),
    /// A grade is named that does not exist.
    NoSuchGrade(String),
    /// A derived rule has a range, and nobody to decide within it.
    DerivedRange,
    /// There is another adjustment rule; rows of adjustments name none, so there can be one.
    SecondAdjustment(String),
    /// There are no rules, or no grades.
    Nothing(&'static str),
}

/// A mistake and the line that it stands on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// Line number, the first is 1.
    pub line: u32,
    /// What it is.
    pub flaw: Flaw,
}
