//! What others think of the service, as typed rows: reviews by colleagues, answers and praise of customers.

use rust_decimal::Decimal;

use super::row::{Row, number, owned, time, whole};
use crate::month::When;
use crate::source::SourceRef;

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
    /// The review of a row of kind `reviews`.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        let [agent, on, score, dimension, ..] = row.cells.as_slice() else {
            return None;
        };
        Some(Review {
            at: row.at,
            agent: owned(agent)?,
            reviewed_on: time(on)?,
            score: number(score)?,
            dimension: owned(dimension),
        })
    }
}

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
    /// The survey of a row of kind `surveys`.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        let [agent, on, csat, nps, _id, reference, _customer] = row.cells.as_slice() else {
            return None;
        };
        Some(Survey {
            at: row.at,
            agent: owned(agent),
            answered_on: time(on)?,
            csat: number(csat),
            nps: whole(nps),
            reference: owned(reference),
        })
    }
}

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
    /// The praise of a row of kind `praise`.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        let [agent, on, _id, channel, _note] = row.cells.as_slice() else {
            return None;
        };
        Some(Praise {
            at: row.at,
            agent: owned(agent)?,
            received_on: time(on)?,
            channel: owned(channel),
        })
    }
}
