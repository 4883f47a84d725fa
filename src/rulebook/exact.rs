//! Decimals as JSON numbers with exactly their digits, and no more of them than needed.

use rust_decimal::Decimal;
use serde::{Deserializer, Serializer};

pub(crate) fn serialize<S: Serializer>(value: &Decimal, s: S) -> Result<S::Ok, S::Error> {
    rust_decimal::serde::arbitrary_precision::serialize(&value.normalize(), s)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Decimal, D::Error> {
    within(rust_decimal::serde::arbitrary_precision::deserialize(d)?)
}

/// A number that results can hold; a larger one was not written by this program.
pub(crate) fn within<E: serde::de::Error>(value: Decimal) -> Result<Decimal, E> {
    if value.abs() > Decimal::from(1_000_000_000_000_000_i64) {
        return Err(E::custom(format!("{value} is beyond what a result holds")));
    }
    Ok(value.normalize())
}
