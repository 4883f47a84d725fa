//! What is said of what to improve.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Lang, en, zh};
use crate::indicator::Indicator;
use crate::month::Month;
use crate::name::fold;

/// A word or phrase that stands alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the thing that it names")]
pub enum ImproveWord {
    Heading,
    Cause,
    Lost,
    HowMuch,
    People,
    Training,
    Promised,
    State,
    About,
    Person,
    Due,
    CameOfIt,
    TheCause,
    NoCause,
    LeadsTheTeam,
    Improvement,
    New,
    CameBack,
    Shrank,
    /// An indicator without a target is no better than then.
    NotBetter,
    Gone,
    Neither,
    Overdue,
    Open,
    DoneLate,
    Done,
}

/// A sentence or phrase that holds numbers or names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ImprovePhrase<'a> {
    /// So many people are below a limit.
    Below {
        /// How many.
        people: u64,
        /// Of how many.
        of: u64,
        /// The grade that is the limit.
        grade: Option<&'a str>,
        /// The score that is the limit.
        score: Option<&'a str>,
    },
    /// By which day.
    DueBy(NaiveDate),
    /// Which month the causes are compared with.
    ComparedWith(Month),
    /// There is no final result of the month before.
    NothingToCompare(Month),
    /// Who was below a limit and is not now.
    Recovered(&'a str),
    /// The cause of a promise names no rule and no indicator, but is much like one.
    ProbablyMeant {
        /// The file and the line.
        place: &'a str,
        /// As written.
        cause: &'a str,
        /// What was probably meant.
        near: &'a str,
    },
    /// Teams without a lead on the roster.
    NoLead(&'a str),
    /// The heading of a team.
    Team {
        /// Its name.
        team: &'a str,
        /// How many of it are scored.
        people: u64,
        /// How many of them are below a limit.
        below: u64,
    },
    /// Who sees to it.
    Responsible(&'a str),
    /// A heading: since which month.
    Since(Month),
    /// So often.
    Times(u64),
    /// So many people.
    PeopleHit(u64),
    /// A value of so large a sample, and its target.
    Missed {
        /// The value.
        value: &'a str,
        /// The sample; None where it is the value.
        sample: Option<u64>,
        /// The target.
        target: &'a str,
    },
    /// What it was in the month before.
    Was {
        /// What became of it.
        trend: ImproveWord,
        /// What it was.
        before: &'a str,
    },
    /// So many more places of the evidence.
    More(usize),
    /// Who has to improve, as a rulebook says it.
    Who {
        /// The grade that is the limit.
        grade: Option<&'a str>,
        /// The score that is the limit.
        score: Option<&'a str>,
    },
    /// When it is due, as a rulebook says it.
    DueDays(u32),
    /// What is trained, as a rulebook says it.
    Trained(&'a str),
    /// A target, as a rulebook says it.
    Target {
        /// The limit.
        target: &'a str,
        /// The least sample.
        min_sample: u32,
        /// What is trained.
        training: Option<&'a str>,
    },
}

/// The word for it.
pub fn improve_word(word: ImproveWord, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::improve::word(word),
        Lang::Zh => zh::improve::word(word),
    }
}

/// The sentence.
pub fn improve_phrase(phrase: &ImprovePhrase<'_>, lang: Lang) -> String {
    match lang {
        Lang::En => en::improve::phrase(phrase),
        Lang::Zh => zh::improve::phrase(phrase),
    }
}

/// The indicators by what people write for them, folded: the key, or a name in either language. What means two means none.
pub fn indicators_by_name() -> BTreeMap<String, Indicator> {
    let mut names = BTreeMap::new();
    let mut twice = Vec::new();
    for of in Indicator::ALL.iter().copied() {
        let words = [Lang::En, Lang::Zh].map(|lang| {
            [
                super::indicator(of, lang),
                super::indicator_heading(of, lang),
            ]
        });
        for name in words.into_iter().flatten().chain([of.key()]) {
            if names
                .insert(fold(name), of)
                .is_some_and(|other| other != of)
            {
                twice.push(fold(name));
            }
        }
    }
    for name in twice {
        if Indicator::named(&name).is_none() {
            names.remove(&name);
        }
    }
    names
}
