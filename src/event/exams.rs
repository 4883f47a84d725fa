//! Exams, each of one person.

use rust_decimal::Decimal;

use super::columns::columns;
use super::declaration::{Apart, Declaration, Others, Twice};
use super::row::Row;
use crate::month::When;
use crate::source::SourceRef;

columns! {
    AGENT_ID = must("agent_id", Id);
    TAKEN_ON = must("taken_on", Time);
    SCORE = must("score", Score);
    FULL_MARK = may("full_mark", Positive);
    EXAM_ID = may("exam_id", Id);
    SUBJECT = may("subject", Text);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "exams",
    one: "exam",
    title: "Exams",
    chinese: "考试",
    words: &["exams", "exam", "考试", "考試"],
    weak_words: &[],
    columns: COLUMNS,
    id: Some(EXAM_ID),
    agent: Some(AGENT_ID),
    moment: Some(TAKEN_ON),
    second_moment: None,
    updated: None,
    is_of_months: true,
    is_work: false,
    others: Others::Refused,
    twice: Some(Twice {
        apart: Apart::Subject,
        by_chance: None,
    }),
    missed: &[FULL_MARK],
};

/// An exam of one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exam {
    /// Where it stands.
    pub at: SourceRef,
    /// Who took it, as written.
    pub agent: String,
    /// When.
    pub taken_on: When,
    /// The mark; None when the exam was missed.
    pub score: Option<Decimal>,
    /// The best mark that was possible.
    pub full_mark: Option<Decimal>,
    /// The id of this attempt.
    pub exam_id: Option<String>,
    /// What it was in.
    pub subject: Option<String>,
}

impl Exam {
    /// The exam of a row.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        Some(Exam {
            at: row.at,
            agent: row.owned(AGENT_ID)?,
            taken_on: row.time(TAKEN_ON)?,
            score: if row.is_absent(SCORE) {
                None
            } else {
                Some(row.number(SCORE)?)
            },
            full_mark: row.number(FULL_MARK),
            exam_id: row.owned(EXAM_ID),
            subject: row.owned(SUBJECT),
        })
    }
}
