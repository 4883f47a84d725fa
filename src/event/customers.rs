//! Customers: who they are with and since when, beyond any month.

use super::columns::columns;
use super::declaration::{Declaration, Others};
use super::row::Row;
use crate::month::When;
use crate::source::SourceRef;

columns! {
    CUSTOMER_ID = must("customer_id", Id);
    AGENT_ID = may("agent_id", Id);
    SINCE = must("since", Time);
    LOST_ON = may("lost_on", Time);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "customers",
    one: "customer",
    title: "Customers",
    chinese: "客户",
    words: &["customers"],
    weak_words: &["customer", "客户", "客戶"],
    columns: COLUMNS,
    id: Some(CUSTOMER_ID),
    agent: Some(AGENT_ID),
    moment: Some(SINCE),
    second_moment: None,
    updated: None,
    is_of_months: false,
    is_work: false,
    others: Others::SetApart,
    twice: None,
    missed: &[],
};

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
    /// The customer of a row.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        Some(Customer {
            at: row.at,
            agent: row.owned(AGENT_ID),
            since: row.time(SINCE)?,
            lost_on: row.time(LOST_ON),
        })
    }
}
