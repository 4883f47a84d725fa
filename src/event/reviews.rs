//! Quality reviews: somebody listened in and gave a mark.

use rust_decimal::Decimal;

use super::columns::columns;
use super::declaration::{Apart, Declaration, Others, Twice};
use super::row::Row;
use crate::month::When;
use crate::source::SourceRef;

columns! {
    AGENT_ID = must("agent_id", Id);
    REVIEWED_ON = must("reviewed_on", Time);
    SCORE = must("score", Mark);
    DIMENSION = may("dimension", Text);
    REVIEWER = may("reviewer", Id);
    REVIEW_ID = may("review_id", Id);
    REF = may("ref", Id);
    NOTE = may("note", Text);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "reviews",
    one: "review",
    title: "Quality reviews",
    chinese: "质检",
    words: &["reviews", "review", "质检", "質檢"],
    weak_words: &[],
    columns: COLUMNS,
    id: Some(REVIEW_ID),
    agent: Some(AGENT_ID),
    moment: Some(REVIEWED_ON),
    second_moment: None,
    updated: None,
    is_of_months: true,
    is_work: false,
    others: Others::Refused,
    twice: Some(Twice {
        apart: Apart::Note,
        by_chance: Some(&[REVIEW_ID, REF]),
    }),
    missed: &[],
};

/// A quality review, or one dimension of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// Where it stands.
    pub at: SourceRef,
    /// Whose work was reviewed, as written.
    pub agent: String,
    /// When.
    pub reviewed_on: When,
    /// The mark, 0 to 100.
    pub score: Decimal,
    /// What it is about.
    pub dimension: Option<String>,
}

impl Review {
    /// The review of a row.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        Some(Review {
            at: row.at,
            agent: row.owned(AGENT_ID)?,
            reviewed_on: row.time(REVIEWED_ON)?,
            score: row.number(SCORE)?,
            dimension: row.owned(DIMENSION),
        })
    }
}
