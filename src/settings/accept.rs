//! `[[accept]]`: a warning that somebody knows and lives with, with the reason and the person who says so.

use glob::Pattern;
use toml::de::DeValue;

use crate::document::{Placed, Table, Wanted};
use crate::name::nearest;
use crate::problem::Document;
use crate::problem::{Acceptance, Accepted, What};

/// Reads one block; None when it lacks what it needs.
pub(super) fn read<'d>(doc: &mut Document<'d>, mut table: Table<'d>) -> Option<Acceptance> {
    let line = doc.line(table.at());
    for key in ["code", "reason", "by"] {
        if !table.has(key) {
            doc.missing(&table, key);
        }
    }
    let written = |value: &DeValue<'d>| value.as_str().map(String::from);
    let near = match table.peek("code").and_then(written) {
        Some(code) => nearest(&code, What::codes()),
        None => None,
    };
    let code = doc.take(&mut table, "code", Wanted::Code { near }, |value| {
        let code = value.as_str()?;
        What::codes()
            .any(|known| known == code)
            .then(|| code.to_string())
    });
    let file = doc.take(&mut table, "file", Wanted::Text, |value| {
        let pattern = value.as_str().filter(|pattern| !pattern.is_empty())?;
        Pattern::new(pattern).ok()
    });
    let column = doc.text(&mut table, "column").map(Placed::into_inner);
    let value = doc.take(&mut table, "value", Wanted::Text, written);
    let agent = doc.text(&mut table, "agent").map(Placed::into_inner);
    let reason = doc.text(&mut table, "reason");
    let by = doc.text(&mut table, "by");
    let until = doc.take(&mut table, "until", Wanted::Month, |value| {
        value.as_str()?.parse().ok()
    });
    doc.close(table);
    Some(Acceptance {
        line,
        code: code?.into_inner(),
        file: file.map(Placed::into_inner),
        column,
        value: value.map(Placed::into_inner),
        agent,
        until: until.map(Placed::into_inner),
        accepted: Accepted {
            reason: reason?.into_inner(),
            by: by?.into_inner(),
        },
    })
}
