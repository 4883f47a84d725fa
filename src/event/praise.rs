//! Praise of customers.

use super::columns::columns;
use super::declaration::{Apart, Declaration, Others, Twice};
use super::row::Row;
use crate::month::When;
use crate::source::SourceRef;

columns! {
    AGENT_ID = must("agent_id", Id);
    RECEIVED_ON = must("received_on", Time);
    PRAISE_ID = may("praise_id", Id);
    CHANNEL = may("channel", Text);
    NOTE = may("note", Text);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "praise",
    one: "praise",
    title: "Praise of customers",
    chinese: "表扬",
    words: &["praise", "praises", "表扬", "表揚"],
    weak_words: &[],
    columns: COLUMNS,
    id: Some(PRAISE_ID),
    agent: Some(AGENT_ID),
    moment: Some(RECEIVED_ON),
    second_moment: None,
    updated: None,
    is_of_months: true,
    is_work: false,
    others: Others::Refused,
    twice: Some(Twice {
        apart: Apart::Note,
        by_chance: Some(&[PRAISE_ID]),
    }),
    missed: &[],
};

/// Praise of a customer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Praise {
    /// Where it stands.
    pub at: SourceRef,
    /// Who is praised, as written.
    pub agent: String,
    /// When it came in.
    pub received_on: When,
    /// How it came in.
    pub channel: Option<String>,
}

impl Praise {
    /// The praise of a row.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        Some(Praise {
            at: row.at,
            agent: row.owned(AGENT_ID)?,
            received_on: row.time(RECEIVED_ON)?,
            channel: row.owned(CHANNEL),
        })
    }
}
