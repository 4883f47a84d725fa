//! What a folder says beside the built-in rulebook; a rulebook of its own says it itself.

use crate::document::{Bytes, Table};
use crate::problem::Document;
use crate::rulebook::Recorders;

/// What a folder says, each with its line.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Beside {
    /// Categories of complaints that mean something else than those of a rule that they are like.
    pub other_categories: Option<(u32, Vec<String>)>,
    /// Who may record, as far as it is said.
    pub recorders: Option<(u32, Recorders)>,
}

impl Beside {
    /// What is said, by its key, and its line.
    pub fn said(&self) -> impl Iterator<Item = (&'static str, u32)> {
        let categories = self.other_categories.as_ref();
        let recorders = self.recorders.as_ref();
        let all = [
            categories.map(|(line, _)| ("other_categories", *line)),
            recorders.map(|(line, _)| ("[recorders]", *line)),
        ];
        all.into_iter().flatten()
    }
}

/// Takes it from the settings.
pub(super) fn read<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Beside {
    let categories = doc.texts(top, "other_categories");
    let recorders = Recorders::read(doc, top);
    Beside {
        recorders: recorders.map(|(start, recorders)| (doc.line(start), recorders)),
        other_categories: categories.map(|placed| {
            let line = doc.line(Bytes::from(placed.span()));
            (line, placed.into_inner())
        }),
    }
}
