//! A row of violations, awards or adjustments: somebody wrote it down.

use rust_decimal::Decimal;

use super::row::Row;
use super::{Kind, adjustments, awards, violations};
use crate::month::When;
use crate::source::SourceRef;

/// A row of violations, awards or adjustments: somebody wrote it down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Where it stands.
    pub at: SourceRef,
    /// Which of the three it is.
    pub kind: Kind,
    /// Whom it is about, as written.
    pub agent: String,
    /// When it happened.
    pub occurred_on: When,
    /// The rule, as written; None in adjustments.
    pub rule: Option<String>,
    /// The points, as written.
    pub points: Option<Decimal>,
    /// How many times.
    pub times: u32,
    /// Its id.
    pub id: Option<String>,
    /// The incident that it is about.
    pub reference: Option<String>,
    /// Who wrote it down.
    pub recorded_by: Option<String>,
    /// The reason of an adjustment, else the note.
    pub note: Option<String>,
}

impl Entry {
    /// The entry of a row of `kind` violations, awards or adjustments; None for one of any other kind.
    pub fn of(kind: Kind, row: &Row<'_>) -> Option<Self> {
        let of = |agent: usize, on: usize, points: usize, id: usize, recorded_by: usize| {
            Some(Entry {
                at: row.at,
                kind,
                agent: row.owned(agent)?,
                occurred_on: row.time(on)?,
                rule: None,
                points: row.number(points),
                times: 1,
                id: row.owned(id),
                reference: None,
                recorded_by: row.owned(recorded_by),
                note: None,
            })
        };
        match kind {
            Kind::Violations => {
                use violations::*;
                Some(Entry {
                    rule: row.owned(RULE),
                    times: row.whole(TIMES).unwrap_or(1),
                    reference: row.owned(REF),
                    note: row.owned(NOTE),
                    ..of(AGENT_ID, OCCURRED_ON, POINTS, VIOLATION_ID, RECORDED_BY)?
                })
            }
            Kind::Awards => {
                use awards::*;
                Some(Entry {
                    rule: row.owned(RULE),
                    times: row.whole(TIMES).unwrap_or(1),
                    reference: row.owned(REF),
                    note: row.owned(NOTE),
                    ..of(AGENT_ID, OCCURRED_ON, POINTS, AWARD_ID, RECORDED_BY)?
                })
            }
            Kind::Adjustments => {
                use adjustments::*;
                Some(Entry {
                    note: row.owned(REASON),
                    ..of(AGENT_ID, OCCURRED_ON, POINTS, ADJUSTMENT_ID, RECORDED_BY)?
                })
            }
            _ => None,
        }
    }
}
