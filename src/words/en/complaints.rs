//! The complaints of a month as work.

use crate::words::{ComplaintPhrase, ComplaintWord};

pub(in crate::words) fn complaint_word(word: ComplaintWord) -> &'static str {
    match word {
        ComplaintWord::Heading | ComplaintWord::Complaints => "complaints",
        ComplaintWord::Id => "complaint",
        ComplaintWord::States => "state",
        ComplaintWord::Handler => "handler",
        ComplaintWord::Category => "category",
        ComplaintWord::Received => "came in",
        ComplaintWord::AnswerBy => "answer by",
        ComplaintWord::CloseBy => "close by",
        ComplaintWord::Valid => "valid",
        ComplaintWord::Undecided => "undecided",
        ComplaintWord::Open => "open",
        ComplaintWord::Late => "late",
        ComplaintWord::ToReopen => "reopen",
        ComplaintWord::NotFollowedUp => "no follow-up",
        ComplaintWord::AnswerLate => "answer late",
        ComplaintWord::CloseLate => "closing late",
        ComplaintWord::ByCategory => "by category",
        ComplaintWord::ByTeam => "by team",
        ComplaintWord::ByAgent => "by agent",
        ComplaintWord::NoCategory => "(no category)",
        ComplaintWord::NoTeam => "(no team)",
        ComplaintWord::NoAgent => "(nobody in particular)",
        ComplaintWord::None => "No complaints.",
    }
}

pub(in crate::words) fn complaint_phrase(phrase: &ComplaintPhrase<'_>) -> String {
    match phrase {
        ComplaintPhrase::JudgedAt { at, zone } => {
            format!("What is still open is judged at {at} {zone}.")
        }
        ComplaintPhrase::Done(1) => "1 more complaint needs nothing.".into(),
        ComplaintPhrase::Done(n) => format!("{n} more complaints need nothing."),
        ComplaintPhrase::NotOurs(n) => {
            let rows = if *n == 1 { "row is" } else { "rows are" };
            format!("{n} {rows} about people who are not scored, and not in this list.")
        }
    }
}
