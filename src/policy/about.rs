//! Reads what a policy file says of itself.

use crate::rulebook::About;
use chrono::NaiveDate;
use toml::de::DeValue;

use crate::document::{Placed, Table, Wanted};
use crate::problem::Document;

/// Takes the keys of a policy that speak of it.
pub(super) fn about<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> About {
    About {
        version: doc.text(top, "version").map(Placed::into_inner),
        approved_by: doc.text(top, "approved_by").map(Placed::into_inner),
        approved_on: doc
            .take(top, "approved_on", Wanted::Date, date)
            .map(Placed::into_inner),
        preamble: doc.text(top, "preamble").map(Placed::into_inner),
        note: doc.text(top, "note").map(Placed::into_inner),
    }
}

/// A date, bare or quoted; not a moment of a day.
pub(super) fn date(value: &DeValue<'_>) -> Option<NaiveDate> {
    match value {
        DeValue::Datetime(bare) => {
            let date = bare.date.filter(|_| bare.time.is_none())?;
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        }
        value => NaiveDate::parse_from_str(value.as_str()?, "%Y-%m-%d").ok(),
    }
}
