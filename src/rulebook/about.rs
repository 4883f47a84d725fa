//! What a policy says of itself: its version, who approved it, and the words around the rules. No figure depends on it.

use chrono::NaiveDate;

use super::Value;

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

impl About {
    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let About {
            version,
            approved_by,
            approved_on,
            preamble,
            note,
        } = self;
        let day = approved_on.map(|day| day.to_string());
        vec![
            ("version", Value::maybe_text(version.as_deref())),
            ("approved_by", Value::maybe_text(approved_by.as_deref())),
            ("approved_on", Value::maybe_text(day.as_deref())),
            ("preamble", Value::maybe_text(preamble.as_deref())),
            ("note", Value::maybe_text(note.as_deref())),
        ]
    }
}
