//! What is said of two policies, and of one month under both.

use rust_decimal::Decimal;

use super::{Lang, en, indicator, zh};
use crate::indicator::Indicator;
use crate::month::Month;
use crate::rulebook::{Change, ChangedPart, Key};

/// A word or a sentence that stands alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Word {
    /// Under the first policy.
    Before,
    /// Under the other.
    After,
    /// The one less the other.
    Difference,
    /// Two policies say the same.
    NoDifference,
    /// Above what may move points or money.
    Moves,
    /// Above what moves the months that a policy holds for.
    Months,
    /// Above what is wording, or a list that nothing is paid by.
    Wording,
    /// The heading of a what-if.
    WhatIf,
    /// A what-if is no result.
    NotPaid,
    /// A month.
    Month,
    /// By which lines or settings somebody changes.
    By,
    /// The sum of all.
    Total,
    /// How many people change.
    PeopleChanged,
    /// Above the grades.
    Grades,
    /// Above those who are flagged and were not.
    NewlyFlagged,
    /// Above those who were flagged and are not.
    NoLongerFlagged,
    /// A line that was not there.
    New,
    /// A line that is not there any more.
    Gone,
    /// Not scored under a policy.
    NotScored,
    /// The baseline, as a reason.
    Baseline,
    /// Floor and cap, as a reason.
    Bounds,
    /// The bands of grades, as a reason.
    GradeBands,
    /// The numbers of pay, as a reason.
    Pay,
    /// Who is ranked among whom, as a reason.
    Ranking,
    /// The numbers of flags, as a reason.
    FlagNumbers,
}

/// A sentence that holds numbers or names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Compare<'a> {
    /// So many of so many people change.
    Changed {
        /// How many change.
        changed: u64,
        /// Of how many.
        of: u64,
    },
    /// What the float sums up to.
    Money {
        /// The word for the currency.
        unit: &'a str,
        /// Under the first policy.
        before: Decimal,
        /// Under the other.
        after: Decimal,
    },
    /// The problems that follow are of one policy alone.
    Under {
        /// The name of the policy.
        policy: &'a str,
        /// The first month that it holds for.
        from: Month,
        /// The month that is scored.
        month: Month,
    },
    /// Errors under one policy stop the comparison.
    Stopped {
        /// How many problems there are.
        verdict: &'a str,
        /// Whether there are errors, and not only warnings that count as such.
        errors: bool,
        /// The name of the policy.
        policy: &'a str,
        /// The month that is scored.
        month: Month,
    },
}

/// The word for it.
pub fn word(word: Word, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::word(word),
        Lang::Zh => zh::word(word),
    }
}

/// The sentence.
pub fn compare(compare: &Compare<'_>, lang: Lang) -> String {
    match lang {
        Lang::En => en::compare(compare),
        Lang::Zh => zh::compare(compare),
    }
}

/// A difference between two policies: what it is about, and how it differs.
pub fn change(change: &Change, lang: Lang) -> (String, String) {
    match lang {
        Lang::En => en::change(change),
        Lang::Zh => zh::change(change),
    }
}

/// What a setting is called where it differs: as the table of keys has it; a target by its indicator.
pub(super) fn label(part: &ChangedPart, key: &str, lang: Lang) -> String {
    let section = match part {
        ChangedPart::Section(section) => section,
        ChangedPart::Grade(_) => "grade",
        ChangedPart::Rule { .. } => "rule",
    };
    let place = match lang {
        Lang::En => 0,
        Lang::Zh => 1,
    };
    let label = match (section, key) {
        ("grade", "scores") => Some(["scores", "分数段"][place]),
        ("rule", "order") => Some(["order of the rules", "规则顺序"][place]),
        _ => Key::of(section, key).and_then(|key| key.label.get(place).copied()),
    };
    match (label, Indicator::named(key), lang) {
        (Some(label), ..) => label.to_string(),
        (None, Some(of), Lang::Zh) => indicator(of, lang).to_string(),
        (None, ..) => key.replace('_', " "),
    }
}
