//! `[people]`: who is not scored, and how ids of people are written.

use glob::Pattern;

use super::Settings;
use crate::document::{Bytes, Placed, Table, Wanted, decimal};
use crate::problem::Document;

/// How many digits ids of people have: those of fewer get zeros in front, in every file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IdWidth {
    /// So many.
    pub digits: usize,
    /// The line that says so.
    pub line: u32,
}

/// The fewest digits that make a difference, and the most that an id may have.
const WIDTHS: std::ops::RangeInclusive<usize> = 2..=20;

/// Reads what is said of people.
pub(super) fn read<'d>(doc: &mut Document<'d>, top: &mut Table<'d>, settings: &mut Settings) {
    let mut people = doc.table(top, "people");
    let patterns = doc.take(&mut people, "not_scored", Wanted::Texts, |value| {
        let items = value.as_array()?.iter();
        items
            .map(|item| Pattern::new(item.get_ref().as_str()?).ok())
            .collect()
    });
    settings.not_scored = patterns.map(Placed::into_inner).unwrap_or_default();
    let digits = doc.take(&mut people, "id_width", Wanted::IdWidth, |value| {
        let digits = decimal(value).filter(|number| number.scale() == 0)?;
        usize::try_from(digits)
            .ok()
            .filter(|digits| WIDTHS.contains(digits))
    });
    settings.id_width = digits.map(|digits| IdWidth {
        line: doc.line(Bytes::from(digits.span())),
        digits: digits.into_inner(),
    });
    doc.close(people);
}
