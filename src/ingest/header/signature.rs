//! How well headers fit a kind: the preset that they are the signature of, and how many of them are known.

use std::sync::OnceLock;

use super::brackets::bares;
use super::{fallback, meaning};
use crate::event::Kind;
use crate::ingest::words::{fold_header, headers};
use crate::settings::{Preset, presets};

/// The preset of a kind whose signature these headers hold.
pub(in crate::ingest) fn signed(kind: Kind, header: &[String]) -> Option<&'static Preset> {
    static SIGNATURES: OnceLock<Vec<(&'static Preset, Vec<String>)>> = OnceLock::new();
    let signatures = SIGNATURES.get_or_init(|| {
        let signatures = |preset: &'static Preset| {
            let fold = |names: &Vec<String>| names.iter().map(|name| fold_header(name)).collect();
            let signatures = preset.signatures.iter();
            signatures.map(move |names| (preset, fold(names)))
        };
        presets().iter().flat_map(signatures).collect()
    });
    let folded: Vec<String> = header.iter().map(|name| fold_header(name)).collect();
    let holds = |(preset, names): &&(&'static Preset, Vec<String>)| {
        preset.kind == kind && names.iter().all(|name| folded.contains(name))
    };
    signatures.iter().find(holds).map(|(preset, _)| *preset)
}

/// How many of these headers `kind` knows, and how many of those are not plain ASCII.
pub(in crate::ingest) fn known_headers(kind: Kind, header: &[String]) -> (usize, usize) {
    let known = headers(kind);
    let preset = signed(kind, header);
    let printed = |name: &String| {
        let mut printed = preset.iter().flat_map(|preset| &preset.headers);
        printed.any(|header| fold_header(header) == *name)
    };
    let serves = |name: &str| {
        meaning(kind, known, name).is_some()
            || fallback(kind, known, name).is_some()
            || known.parts.iter().flatten().any(|part| part == name)
    };
    let names = header.iter().filter(|name| {
        let name = fold_header(name);
        serves(&name) || printed(&name) || bares(&name).iter().any(|bare| serves(&bare.name))
    });
    names.fold((0, 0), |(all, other), name| {
        (all + 1, other + usize::from(!name.is_ascii()))
    })
}
