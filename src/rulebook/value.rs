//! What a setting of a policy holds.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{Choice, Severity};
use crate::event::Role;
use crate::month::Month;

/// What a setting holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// It is not set, or does not apply.
    Nothing,
    /// A number.
    Number(Decimal),
    /// From one number to another.
    Range(Decimal, Decimal),
    /// Yes or no.
    Flag(bool),
    /// A name or a text.
    Text(String),
    /// Some texts; their order means nothing.
    Texts(Vec<String>),
    /// Some roles, by name; their order means nothing.
    Roles(Vec<&'static str>),
    /// A severity, by name.
    Severity(Severity),
    /// A month.
    Month(Month),
    /// The ends of a band, and whether they belong to it.
    Band {
        /// The lower end.
        low: Option<(Decimal, bool)>,
        /// The upper end.
        high: Option<(Decimal, bool)>,
    },
    /// Whole minutes; None: no end.
    Minutes(u32, Option<u32>),
    /// How often which severity.
    Counts(Vec<(Severity, u32)>),
}

impl Value {
    /// A whole number.
    pub(super) fn whole(n: u32) -> Self {
        Value::Number(n.into())
    }

    /// A number that may not be set.
    pub(super) fn maybe(n: Option<Decimal>) -> Self {
        n.map_or(Value::Nothing, Value::Number)
    }

    /// A whole number that may not be set.
    pub(super) fn maybe_whole(n: Option<u32>) -> Self {
        n.map_or(Value::Nothing, Value::whole)
    }

    /// A text.
    pub(super) fn text(text: &str) -> Self {
        Value::Text(text.into())
    }

    /// A text that may not be set.
    pub(super) fn maybe_text(text: Option<&str>) -> Self {
        text.map_or(Value::Nothing, Value::text)
    }

    /// The word for a choice.
    pub(super) fn choice(choice: impl Choice) -> Self {
        Value::text(choice.name())
    }

    /// Some roles.
    pub(super) fn roles(roles: &[Role]) -> Self {
        Value::Roles(roles.iter().map(|role| role.name()).collect())
    }

    /// The same value, its texts or roles in one order and each once: what means the same is equal then.
    #[must_use]
    pub fn in_order(self) -> Self {
        fn once<T: Ord>(items: Vec<T>) -> Vec<T> {
            BTreeSet::from_iter(items).into_iter().collect()
        }
        match self {
            Value::Texts(texts) => Value::Texts(once(texts)),
            Value::Roles(roles) => Value::Roles(once(roles)),
            other => other,
        }
    }

    /// The value as its file has it, without quotes and brackets; empty: not set. A band and counts are tables there, and have
    /// no such text.
    pub fn written(&self) -> String {
        match self {
            Value::Nothing | Value::Band { .. } | Value::Minutes(..) | Value::Counts(_) => {
                String::new()
            }
            Value::Number(n) => n.normalize().to_string(),
            Value::Range(low, high) => format!("{}, {}", low.normalize(), high.normalize()),
            Value::Flag(yes) => yes.to_string(),
            Value::Text(text) => text.clone(),
            Value::Texts(texts) => texts.join(", "),
            Value::Roles(roles) => roles.join(", "),
            Value::Severity(severity) => severity.name().to_string(),
            Value::Month(month) => month.to_string(),
        }
    }
}
