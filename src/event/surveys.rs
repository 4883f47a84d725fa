//! What customers answered when they were asked.

use rust_decimal::Decimal;

use super::columns::columns;
use super::declaration::{Apart, Declaration, Others, Twice};
use super::row::Row;
use crate::month::When;
use crate::source::SourceRef;

columns! {
    AGENT_ID = there("agent_id", Id);
    ANSWERED_ON = must("answered_on", Time);
    CSAT = may("csat", Rating);
    NPS = may("nps", Likelihood);
    SURVEY_ID = may("survey_id", Id);
    REF = may("ref", Id);
    CUSTOMER_ID = may("customer_id", Id);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "surveys",
    one: "survey",
    title: "Answers to surveys",
    chinese: "满意度调查",
    words: &[
        "surveys",
        "survey",
        "满意度",
        "滿意度",
        "问卷",
        "問卷",
        "评价",
        "評價",
    ],
    weak_words: &[],
    columns: COLUMNS,
    id: Some(SURVEY_ID),
    agent: Some(AGENT_ID),
    moment: Some(ANSWERED_ON),
    second_moment: None,
    updated: None,
    is_of_months: true,
    is_work: false,
    others: Others::SetApart,
    twice: Some(Twice {
        apart: Apart::Nothing,
        by_chance: Some(&[SURVEY_ID, REF, CUSTOMER_ID]),
    }),
    missed: &[],
};

/// What a customer answered when asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Survey {
    /// Where it stands.
    pub at: SourceRef,
    /// Whom it is about, as written.
    pub agent: Option<String>,
    /// When it was answered.
    pub answered_on: When,
    /// The rating, 1 to 5.
    pub csat: Option<Decimal>,
    /// How likely the customer is to recommend, 0 to 10.
    pub nps: Option<u32>,
    /// The call or ticket that it is about.
    pub reference: Option<String>,
}

impl Survey {
    /// The survey of a row.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        Some(Survey {
            at: row.at,
            agent: row.owned(AGENT_ID),
            answered_on: row.time(ANSWERED_ON)?,
            csat: row.number(CSAT),
            nps: row.whole(NPS),
            reference: row.owned(REF),
        })
    }
}
