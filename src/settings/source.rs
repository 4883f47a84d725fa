//! `[[source]]`: what a person says of one kind of export. What is said wins over what would be sensed; what is not said is
//! sensed.

use glob::Pattern;

use super::mapping::{self, Mapping, kind};
use super::preset::{self, Preset};
use crate::document::{Placed, Table, Wanted};
use crate::event::Kind;
use crate::problem::Document;

/// One kind of export.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// Which files it is about, by name.
    pub files: Pattern,
    /// What they hold.
    pub kind: Kind,
    /// The line that it begins on.
    pub line: u32,
    /// The preset that it starts from.
    pub preset: Option<&'static Preset>,
    /// What else is said.
    pub mapping: Mapping,
}

impl Source {
    /// Whether it is about a file of that name: in any case, packed or not.
    pub fn matches(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let Ok(files) = Pattern::new(&self.files.as_str().to_lowercase()) else {
            return false;
        };
        let plain = name.strip_suffix(".gz");
        files.matches(&name) || plain.is_some_and(|name| files.matches(name))
    }
}

/// Reads one `[[source]]`; None when it has no files or no kind.
pub(super) fn read<'d>(doc: &mut Document<'d>, mut table: Table<'d>) -> Option<Source> {
    let line = doc.line(table.at());
    for key in ["files", "kind"] {
        if !table.has(key) {
            doc.missing(&table, key);
        }
    }
    let files = doc.take(&mut table, "files", Wanted::Text, |value| {
        let pattern = value.as_str().filter(|pattern| !pattern.is_empty())?;
        Pattern::new(pattern).ok()
    });
    let Some(kind) = kind(doc, &mut table) else {
        // Without a kind nobody knows which columns there are; the other keys are still judged.
        table.forgive(&["columns", "preset", "fold"]);
        mapping::read(doc, &mut table, Kind::Tickets);
        doc.close(table);
        return None;
    };
    let names = preset::names(kind);
    let preset = doc.take(&mut table, "preset", Wanted::OneOf(names), |value| {
        preset::named(value.as_str()?).filter(|preset| preset.kind == kind)
    });
    let mapping = mapping::read(doc, &mut table, kind);
    doc.close(table);
    Some(Source {
        files: files?.into_inner(),
        kind,
        line,
        preset: preset.map(Placed::into_inner),
        mapping,
    })
}
