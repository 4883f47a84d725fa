//! Words of a priority that may mean an emergency: they are high until a person says what they are in a `[[source]]`. Whether it
//! matters is left to `score`.

use super::layout::Layout;
use super::records::Record;
use super::words::Values;
use crate::event::Holds;

/// How the priority of a record is written, where it is such a word and nobody says what it means.
pub(super) fn undecided(record: &Record<'_>, layout: &Layout) -> Option<String> {
    let columns = layout.kind.columns();
    let priority = columns.iter().position(|of| of.holds == Holds::Priority)?;
    let feed = layout.feeds.get(priority)?.as_ref()?;
    let text = feed.text(record, layout);
    let undecided = Values::get().is_urgent(&text) && !feed.is_said(&text);
    undecided.then(|| text.into_owned())
}
