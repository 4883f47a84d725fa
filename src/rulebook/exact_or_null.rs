//! The same as `exact` for decimals that may be null.

use rust_decimal::Decimal;
use serde::{Deserializer, Serializer};

pub(crate) fn serialize<S: Serializer>(value: &Option<Decimal>, s: S) -> Result<S::Ok, S::Error> {
    rust_decimal::serde::arbitrary_precision_option::serialize(
        &value.map(|value| value.normalize()),
        s,
    )
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Option<Decimal>, D::Error> {
    let value = rust_decimal::serde::arbitrary_precision_option::deserialize(d)?;
    value.map(super::exact::within).transpose()
}
