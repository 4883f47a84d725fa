//! What indicators came to (RULEBOOK §8), for an agent, a team or the service. Each is written as three keys: `<key>`, null where
//! there is no sample; `<key>_sum`, its numerator (seconds where the value is in minutes); `<key>_n`, its denominator, which is the
//! sample. So the figures of several people add up to those of their team, and a mean of means is never needed. Counts and medians
//! have no numerator.

use crate::rulebook::exact_or_null;
use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::indicator::Indicator;

/// One indicator, whole.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Measured {
    /// Its value; None where there is no sample.
    #[serde(with = "exact_or_null")]
    pub value: Option<Decimal>,
    /// Its numerator; None for counts and medians, and in results of before it was written.
    #[serde(with = "exact_or_null")]
    pub sum: Option<Decimal>,
    /// Its denominator, which is its sample.
    pub n: u64,
}

/// Indicators of a month.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Indicators {
    measured: BTreeMap<Indicator, Measured>,
    /// Contacts by channel, where rows name one; "" are those of rows that name none.
    pub contacts_by_channel: BTreeMap<String, u64>,
    /// `quality_score` by dimension, where reviews name one.
    pub quality_score_by_dimension: BTreeMap<String, Measured>,
}

const BY_CHANNEL: &str = "contacts_by_channel";
const BY_DIMENSION: &str = "quality_score_by_dimension";

impl Indicators {
    /// What was measured.
    pub fn get(&self, indicator: Indicator) -> Measured {
        self.measured.get(&indicator).copied().unwrap_or_default()
    }

    /// Notes what was measured.
    pub fn set(&mut self, indicator: Indicator, measured: Measured) {
        if measured != Measured::default() {
            self.measured.insert(indicator, measured);
        }
    }

    /// Answered calls and resolved tickets.
    pub fn contacts(&self) -> u64 {
        self.get(Indicator::Contacts).n
    }
}

/// A decimal with exactly its digits.
#[derive(Serialize)]
pub(super) struct Exact(#[serde(with = "exact_or_null")] pub(super) Option<Decimal>);

impl Serialize for Indicators {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(None)?;
        for indicator in Indicator::ALL {
            let (key, measured) = (indicator.key(), self.get(*indicator));
            map.serialize_entry(key, &Exact(measured.value))?;
            if indicator.is_fraction() {
                map.serialize_entry(&format!("{key}_sum"), &Exact(measured.sum))?;
            }
            map.serialize_entry(&format!("{key}_n"), &measured.n)?;
        }
        if !self.contacts_by_channel.is_empty() {
            map.serialize_entry(BY_CHANNEL, &self.contacts_by_channel)?;
        }
        if !self.quality_score_by_dimension.is_empty() {
            map.serialize_entry(BY_DIMENSION, &self.quality_score_by_dimension)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Indicators {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let mut fields: BTreeMap<String, Value> = BTreeMap::deserialize(d)?;
        let mut indicators = Indicators::default();
        for indicator in Indicator::ALL {
            let key = indicator.key();
            let mut part = |key: &str| fields.remove(key).unwrap_or_default();
            let value = part(key);
            let parts = serde_json::json!({
                "value": value,
                "sum": part(&format!("{key}_sum")),
                "n": match part(&format!("{key}_n")) {
                    // Results of before it was written.
                    Value::Null if *indicator == Indicator::Contacts && !value.is_null() => value.clone(),
                    Value::Null => Value::from(0),
                    n => n,
                },
            });
            let measured = Measured::deserialize(parts).map_err(serde::de::Error::custom)?;
            indicators.set(*indicator, measured);
        }
        if let Some(by) = fields.remove(BY_CHANNEL) {
            indicators.contacts_by_channel =
                BTreeMap::deserialize(by).map_err(serde::de::Error::custom)?;
        }
        if let Some(by) = fields.remove(BY_DIMENSION) {
            indicators.quality_score_by_dimension =
                BTreeMap::deserialize(by).map_err(serde::de::Error::custom)?;
        }
        Ok(indicators)
    }
}
