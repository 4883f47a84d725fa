//! What is said of the complaints of a month as work.

use super::{Lang, en, zh};

/// A word or phrase that stands alone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the thing that it names")]
pub enum ComplaintWord {
    Heading,
    Id,
    States,
    Handler,
    Category,
    Received,
    AnswerBy,
    CloseBy,
    Complaints,
    Valid,
    Undecided,
    Open,
    Late,
    ToReopen,
    NotFollowedUp,
    AnswerLate,
    CloseLate,
    ByCategory,
    ByTeam,
    ByAgent,
    NoCategory,
    NoTeam,
    NoAgent,
    None,
}

/// A sentence that holds numbers or names.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ComplaintPhrase<'a> {
    /// When what still runs is judged.
    JudgedAt {
        /// The local time.
        at: &'a str,
        /// The time zone.
        zone: &'a str,
    },
    /// So many complaints need nothing more.
    Done(u64),
    /// So many rows are about people who are not scored.
    NotOurs(u64),
}

/// The word for it.
pub fn complaint_word(word: ComplaintWord, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::complaint_word(word),
        Lang::Zh => zh::complaint_word(word),
    }
}

/// The sentence.
pub fn complaint_phrase(phrase: &ComplaintPhrase<'_>, lang: Lang) -> String {
    match lang {
        Lang::En => en::complaint_phrase(phrase),
        Lang::Zh => zh::complaint_phrase(phrase),
    }
}
