//! Customers, as typed rows: who they are with and since when, beyond any month.

use super::row::{Row, owned, time};
use crate::month::When;
use crate::source::SourceRef;

/// A customer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Customer {
    /// Where it stands.
    pub at: SourceRef,
    /// Who looks after them, as written.
    pub agent: Option<String>,
    /// Since when they are a customer.
    pub since: When,
    /// When they left.
    pub lost_on: Option<When>,
}

impl Customer {
    /// The customer of a row of kind `customers`.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        let [_id, agent, since, lost] = row.cells.as_slice() else {
            return None;
        };
        Some(Customer {
            at: row.at,
            agent: owned(agent),
            since: time(since)?,
            lost_on: time(lost),
        })
    }
}
