//! What a policy file says of itself: its version, who approved it, and the words around the rules. No figure depends on it.

use chrono::NaiveDate;
use toml::de::DeValue;

use crate::document::{Document, Placed, Table, Wanted};

/// What a policy says of itself; all of it may be left out.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct About {
    /// Its version.
    pub version: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// What a reader should know before the rules; an empty line parts paragraphs.
    pub preamble: Option<String>,
    /// What a reader should know after them.
    pub note: Option<String>,
}

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
