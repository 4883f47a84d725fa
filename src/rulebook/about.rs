//! What a policy says of itself: its version, who approved it, and the words around the rules. No figure depends on it.

use chrono::NaiveDate;

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
