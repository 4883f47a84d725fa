//! Mistakes in a document, as data; `words` says them.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::month::Month;

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
pub enum Flaw {
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
    /// A word stands among roles and is none; what may have been meant.
    NoSuchRole {
        /// As written.
        word: String,
        /// A known word much like it.
        near: Option<&'static str>,
    },
    /// A word is listed under two meanings.
    TwoMeanings(String),
    /// A word of a list is none of those that it may hold.
    NoSuchWord {
        /// As written.
        word: String,
        /// One much like it.
        near: Option<&'static str>,
        /// All that it may hold.
        known: Vec<&'static str>,
    },
    /// By the width of ids two people have one.
    TwoPeopleOne {
        /// The id of one of them as written.
        first: String,
        /// What the other is found by, as written.
        second: String,
        /// The id that both would have.
        id: String,
    },
    /// A mistake in what a policy says.
    Policy(PolicyFlaw),
}

impl Flaw {
    /// Its code.
    pub fn code(&self) -> &'static str {
        match self {
            Flaw::Syntax(_) | Flaw::NotUtf8 => "not-toml",
            Flaw::UnknownKey { .. } => "unknown-key",
            Flaw::MissingKey(_) => "missing-key",
            Flaw::Wrong { .. } => "wrong-value",
            Flaw::NoEffect { .. } => "no-effect",
            Flaw::NoSuchRole { .. } => "no-such-role",
            Flaw::TwoMeanings(_) => "two-meanings",
            Flaw::NoSuchWord { .. } => "no-such-word",
            Flaw::TwoPeopleOne { .. } => "two-people-one",
            Flaw::Policy(flaw) => flaw.code(),
        }
    }
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
    /// A score lies between two grades; `upper` is empty where it lies above all.
    GradeGap {
        /// The lower of the two.
        lower: String,
        /// The upper of the two.
        upper: String,
        /// A score without a grade.
        example: Decimal,
    },
    /// A score has two grades.
    GradeOverlap {
        /// The lower of the two.
        lower: String,
        /// The upper of the two.
        upper: String,
        /// A score with both.
        example: Decimal,
    },
    /// The floor is above the baseline or the baseline above the cap.
    Bounds,
    /// A range ends before it begins.
    RangeOrder,
    /// Points have more decimals than the policy allows.
    TooFine(u32),
    /// Points are no multiple of the step that the policy sets.
    OffStep(Decimal),
    /// A rule of this severity has no use for a monthly maximum.
    NeedlessMost(&'static str),
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
    /// A target has none of the four limits, or several.
    TargetLimits,
    /// There is a target of that indicator already.
    SecondTarget(&'static str),
    /// A derived rule has a range, and nobody to decide within it.
    DerivedRange,
    /// There is another adjustment rule; rows of adjustments name none, so there can be one.
    SecondAdjustment(String),
    /// Two versions of a policy hold from one month.
    SameMonth {
        /// The month.
        month: Month,
        /// Where the other one says so.
        other: String,
    },
    /// A month lies before all versions of a policy.
    BeforeVersions {
        /// The month that is scored.
        month: Month,
        /// The first that a version holds for.
        first: Month,
    },
    /// A folder of versions holds none.
    NoVersions,
    /// There is a policy and a folder of versions of it.
    PolicyAndVersions,
    /// There are no rules, or no grades.
    Nothing(&'static str),
    /// Two cases have one name.
    DuplicateCase {
        /// The name.
        name: String,
        /// The line of the first.
        first: u32,
    },
    /// A case says nothing of what must come of it.
    CaseExpectsNothing,
    /// A case gives the sum and also what it would be a sum of: the key.
    RawAndFacts(&'static str),
    /// The entries of a case lie in two months.
    CaseMonths {
        /// One month.
        first: Month,
        /// The other.
        second: Month,
    },
    /// The person of a case has a role that is not scored.
    RoleNotScored(&'static str),
    /// A rule that is only derived stands as an entry.
    NotRecorded(String),
    /// The rule of adjustments stands as an entry.
    AdjustmentAsEntry(String),
    /// A stretch of a day does not end after it begins.
    SpanOrder(String),
    /// Two stretches of a day share some of it.
    SpanOverlap {
        /// The later one in the file.
        span: String,
        /// The earlier one.
        other: String,
    },
    /// A day is a holiday and worked all the same.
    HolidayWorked(NaiveDate),
    /// The resolution of an emergency has a limit of its own name.
    EmergencyResolution,
    /// A rule of this severity is no error of anybody's.
    NoError(&'static str),
    /// Nothing that can be measured has this name.
    NoSuchMetric {
        /// As written.
        name: String,
        /// One much like it.
        near: Option<&'static str>,
    },
    /// This is measured of teams and never of a person.
    MetricOfTeams(String),
    /// A metric rule says at which values, with no key at all.
    MetricWithoutEnd,
    /// A metric rule can be no adjustment and ask for no dismissal.
    MetricSeverity(&'static str),
    /// Two tiers of one metric both hold for a value of somebody.
    MetricClash {
        /// The later rule.
        rule: String,
        /// The earlier one.
        other: String,
        /// The key of what is measured.
        metric: &'static str,
        /// The value.
        example: Decimal,
    },
}

impl PolicyFlaw {
    /// The same flaw, of bands that are grades.
    #[must_use]
    pub fn of_grades(self) -> Self {
        match self {
            PolicyFlaw::BandGap {
                lower,
                upper,
                example,
            } => PolicyFlaw::GradeGap {
                lower,
                upper,
                example,
            },
            PolicyFlaw::BandOverlap {
                lower,
                upper,
                example,
            } => PolicyFlaw::GradeOverlap {
                lower,
                upper,
                example,
            },
            other => other,
        }
    }

    /// Its code.
    fn code(&self) -> &'static str {
        match self {
            PolicyFlaw::Schema(_) => "wrong-schema",
            PolicyFlaw::DuplicateRule { .. } => "duplicate-rule",
            PolicyFlaw::DuplicateName { .. } => "duplicate-name",
            PolicyFlaw::DuplicateGrade(_) => "duplicate-grade",
            PolicyFlaw::BandShape(_) => "end-twice",
            PolicyFlaw::BandEmpty(_) => "empty-band",
            PolicyFlaw::BandGap { .. } | PolicyFlaw::GradeGap { .. } => "gap",
            PolicyFlaw::BandOverlap { .. } | PolicyFlaw::GradeOverlap { .. } => "overlap",
            PolicyFlaw::Bounds => "floor-baseline-cap",
            PolicyFlaw::RangeOrder => "range-upside-down",
            PolicyFlaw::TooFine(_) => "points-too-fine",
            PolicyFlaw::Sign(_) => "wrong-sign",
            PolicyFlaw::NoPoints => "points-missing",
            PolicyFlaw::NeedlessPoints => "needless-points",
            PolicyFlaw::Source(_) => "wrong-source",
            PolicyFlaw::NoSuchRule(_) => "no-such-rule",
            PolicyFlaw::NoSuchGrade(_) => "no-such-grade",
            PolicyFlaw::TargetLimits => "target-limits",
            PolicyFlaw::SecondTarget(_) => "second-target",
            PolicyFlaw::DerivedRange => "derived-range",
            PolicyFlaw::SecondAdjustment(_) => "second-adjustment",
            PolicyFlaw::Nothing(_) => "nothing-there",
            PolicyFlaw::DuplicateCase { .. } => "duplicate-case",
            PolicyFlaw::CaseExpectsNothing => "case-expects-nothing",
            PolicyFlaw::RawAndFacts(_) => "case-raw-and-facts",
            PolicyFlaw::CaseMonths { .. } => "case-months",
            PolicyFlaw::RoleNotScored(_) => "role-not-scored",
            PolicyFlaw::NotRecorded(_) => "not-recorded",
            PolicyFlaw::AdjustmentAsEntry(_) => "adjustment-as-entry",
            PolicyFlaw::SpanOrder(_) => "span-order",
            PolicyFlaw::SpanOverlap { .. } => "span-overlap",
            PolicyFlaw::HolidayWorked(_) => "holiday-worked",
            PolicyFlaw::EmergencyResolution => "emergency-resolution",
            PolicyFlaw::NoError(_) => "no-error",
            PolicyFlaw::NoSuchMetric { .. } => "no-such-metric",
            PolicyFlaw::MetricOfTeams(_) => "metric-of-teams",
            PolicyFlaw::MetricWithoutEnd => "metric-without-end",
            PolicyFlaw::MetricSeverity(_) => "metric-severity",
            PolicyFlaw::MetricClash { .. } => "overlap",
            PolicyFlaw::OffStep(_) => "points-off-step",
            PolicyFlaw::NeedlessMost(_) => "needless-maximum",
            PolicyFlaw::SameMonth { .. } => "same-month",
            PolicyFlaw::BeforeVersions { .. } => "before-versions",
            PolicyFlaw::NoVersions => "no-versions",
            PolicyFlaw::PolicyAndVersions => "policy-and-versions",
        }
    }
}

/// A mistake and the line that it stands on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// Line number, the first is 1.
    pub line: u32,
    /// What it is.
    pub flaw: Flaw,
}
