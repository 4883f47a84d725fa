//! What is said of several months side by side.

use super::{Lang, en, zh};
use crate::month::Month;

/// Something that a trend says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tells<'a> {
    /// The title.
    Title {
        /// The first month.
        from: Month,
        /// The last month.
        to: Month,
        /// How many of them have a result.
        results: u64,
        /// How many people are in them.
        people: u64,
    },
    /// The heading of a course of scores.
    Course,
    /// The heading of the means.
    Means,
    /// The heading of a quarter.
    Quarter(u32),
    /// The heading of a year.
    Year(i32),
    /// So many months of so many, where some are missing.
    Of {
        /// How many there are.
        months: u32,
        /// How many the quarter or the year has.
        of: u32,
    },
    /// How means and their grades come about.
    HowMeans {
        /// The newest month.
        month: Month,
        /// The name of its policy.
        policy: &'a str,
    },
    /// The scale of the courses.
    Scale {
        /// The lowest score.
        low: &'a str,
        /// The highest score.
        high: &'a str,
    },
    /// How quarters and years of indicators come about.
    IndicatorMeans,
    /// Medians have neither.
    NoMedians,
    /// A month lacks what a mean needs.
    NoSums,
    /// The months were scored under several policies.
    SeveralPolicies,
    /// What the mark of provisional months means.
    Mark,
    /// A result is provisional.
    Provisional {
        /// The file.
        file: &'a str,
        /// The month.
        month: Month,
    },
}

/// The word or sentence.
pub fn tells(tells: &Tells<'_>, lang: Lang) -> String {
    match lang {
        Lang::En => en::tells(tells),
        Lang::Zh => zh::tells(tells),
    }
}
