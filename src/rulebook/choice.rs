//! Choices that a policy leaves open where the regulation is silent: each a few words, the first of which is what an unwritten
//! key means.

use serde::{Deserialize, Serialize};

use crate::document::Table;
use crate::problem::Document;

/// A choice among a few words.
pub trait Choice: Copy + Default + PartialEq {
    /// Its words.
    const WORDS: &'static [&'static str];

    /// What a word means.
    fn named(word: &str) -> Option<Self>;

    /// The word for it.
    fn name(self) -> &'static str;

    /// Whether it is what an unwritten key means.
    fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $case:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$about])* #[serde(rename = $word)] $case,)+
        }

        impl Choice for $name {
            const WORDS: &'static [&'static str] = &[$($word),+];

            fn named(word: &str) -> Option<Self> {
                match word {
                    $($word => Some($name::$case),)+
                    _ => None,
                }
            }

            fn name(self) -> &'static str {
                match self {
                    $($name::$case => $word,)+
                }
            }
        }
    };
}

choice! {
    /// Among whom somebody is ranked (RULEBOOK §6).
    Scope {
        /// Everybody who is ranked.
        #[default]
        All = "all",
        /// Those of the same team; people without a team are one more.
        Team = "team",
        /// Those of the same role; people whose role nobody knows are one more.
        Role = "role",
    }
}

choice! {
    /// Who is ranked (RULEBOOK §6).
    Ranked {
        /// Who was employed on every day of the month.
        #[default]
        WholeMonth = "whole-month",
        /// Everybody who is scored.
        Everybody = "everybody",
    }
}

choice! {
    /// What a row without points means where a rule has a range (RULEBOOK §5).
    BlankPoints {
        /// It is a mistake: a person must decide.
        #[default]
        Ask = "ask",
        /// The end of the range that is best for the person.
        Mildest = "mildest",
        /// The other end.
        Harshest = "harshest",
    }
}

choice! {
    /// How months of service are counted (RULEBOOK §2).
    ServiceMonth {
        /// The calendar month of hiring is 1.
        #[default]
        Calendar = "calendar",
        /// The first whole calendar month is 1, a part before it 0.
        Full = "full",
        /// From the day of hiring to the day before the same day of the next month is 1; a calendar month has the number of
        /// its first day, the month of hiring 1.
        Anniversary = "anniversary",
    }
}

choice! {
    /// What is counted of violations (RULEBOOK §5, accumulated).
    Count {
        /// Their times.
        #[default]
        Times = "times",
        /// Their rows: lines of a month, however many times each.
        Rows = "rows",
        /// Different rules.
        Rules = "rules",
    }
}

choice! {
    /// How seconds over become minutes (RULEBOOK §5, emergency-overrun).
    Rounding {
        /// Begun minutes do not count.
        #[default]
        Down = "down",
        /// Begun minutes count.
        Up = "up",
        /// From 30 seconds on they count.
        Nearest = "nearest",
    }
}

choice! {
    /// What workload is (RULEBOOK §5, top-of-service).
    Workload {
        /// Answered calls and tickets resolved in the month.
        #[default]
        Contacts = "contacts",
        /// Answered calls.
        Calls = "calls",
        /// Tickets resolved in the month.
        Tickets = "tickets",
    }
}

choice! {
    /// What quality is (RULEBOOK §5, top-of-service).
    Quality {
        /// The mean rating.
        #[default]
        Ratings = "ratings",
        /// The share of answered calls that settled the matter.
        Resolution = "call-resolution",
    }
}

choice! {
    /// A limit that may be counted on working hours.
    Timed {
        /// From the creation of a ticket to its first response.
        #[default]
        FirstResponse = "first_response_minutes",
        /// From the creation of a ticket to its resolution.
        Resolution = "resolution_minutes",
        /// From the reception of a complaint to its answer.
        ComplaintResponse = "complaint_response_minutes",
        /// From the creation of an emergency to its resolution.
        Emergency = "emergency_minutes",
    }
}

choice! {
    /// In which of the months of being last the score must lie below the limit (RULEBOOK §7).
    LastBelowIn {
        /// In each of them.
        #[default]
        EveryMonth = "every-month",
        /// In the month that is scored.
        ThisMonth = "this-month",
    }
}

/// A choice that may be left unwritten.
pub fn choice<'d, C: Choice>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    key: &'static str,
) -> C {
    doc.one_of(table, key, C::WORDS)
        .and_then(C::named)
        .unwrap_or_default()
}
