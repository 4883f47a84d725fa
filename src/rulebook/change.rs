//! Differences between two policies, as data; `words` says them.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Severity;
use crate::month::Month;

/// A difference between two policies.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// What differs.
    pub about: ChangedPart,
    /// How.
    pub how: How,
    /// What follows from it.
    pub effect: Effect,
}

/// A part of a policy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChangedPart {
    /// A table of the file, such as `pay`; empty: the file itself.
    Section(&'static str),
    /// A grade, by its name.
    Grade(String),
    /// A rule.
    Rule {
        /// Its id.
        id: String,
        /// Its label in Simplified Chinese.
        zh: String,
        /// Its label in English.
        en: String,
    },
}

impl ChangedPart {
    /// Whether both mean one part: labels may differ.
    pub fn same(&self, other: &ChangedPart) -> bool {
        match (self, other) {
            (ChangedPart::Rule { id: this, .. }, ChangedPart::Rule { id: other, .. }) => {
                this == other
            }
            _ => self == other,
        }
    }
}

/// How a part differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum How {
    /// It is new: the points of a rule, the scores of a grade.
    Added(Value),
    /// It is gone.
    Removed(Value),
    /// A setting of it is another.
    Setting {
        /// Its key in the file.
        key: &'static str,
        /// What it was.
        before: Value,
        /// What it is.
        after: Value,
    },
}

impl How {
    /// The key of a setting; empty where a whole part comes or goes.
    pub fn key(&self) -> &'static str {
        match self {
            How::Setting { key, .. } => key,
            How::Added(_) | How::Removed(_) => "",
        }
    }
}

/// What follows from a difference.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Effect {
    /// It may move points, money, ranks or flags.
    Moves,
    /// It moves the months that the policy holds for.
    Months,
    /// Wording only.
    Wording,
}

impl Effect {
    /// All of them, the gravest first.
    pub const ALL: [Effect; 3] = [Effect::Moves, Effect::Months, Effect::Wording];

    /// Its name in data.
    pub fn name(self) -> &'static str {
        match self {
            Effect::Moves => "points-or-money",
            Effect::Months => "months",
            Effect::Wording => "wording",
        }
    }
}

/// What a setting holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// It is not set, or does not apply.
    Nothing,
    /// A number.
    Number(Decimal),
    /// From one number to another.
    Range(Decimal, Decimal),
    /// Yes or no.
    Flag(bool),
    /// A name or a text.
    Text(String),
    /// Some texts; their order means nothing.
    Texts(BTreeSet<String>),
    /// Some roles, by name.
    Roles(BTreeSet<&'static str>),
    /// A severity.
    Severity(Severity),
    /// A month.
    Month(Month),
    /// The ends of a band, and whether they belong to it.
    Band {
        /// The lower end.
        low: Option<(Decimal, bool)>,
        /// The upper end.
        high: Option<(Decimal, bool)>,
    },
    /// Whole minutes; None: no end.
    Minutes(u32, Option<u32>),
    /// How often which severity.
    Counts(Vec<(Severity, u32)>),
}
