//! Presets: what is known of the exports of one system, as data files in the language of a `[[source]]`. A preset is found by
//! the headers that only its system prints, or named. What no export says (which complaints are valid) is left to the
//! company.

use std::sync::OnceLock;

use super::mapping::{self, Mapping, kind};
use crate::document::Placed;
use crate::event::Kind;
use crate::problem::{Document, Mistake};

/// What is known of one system's export.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preset {
    /// Its name in `kefu.toml`.
    pub name: &'static str,
    /// The system, as a person calls it.
    pub system: String,
    /// What the rows are.
    pub kind: Kind,
    /// The sets of headers by which it is found; none where the export has no header.
    pub signatures: Vec<Vec<String>>,
    /// All headers that the system is known to print.
    pub headers: Vec<String>,
    /// Columns that say whether the export is whole, and the values that say that it is.
    pub whole: Vec<(String, Vec<String>)>,
    /// How it is read.
    pub mapping: Mapping,
}

/// The data files, by name.
const FILES: &[(&str, &str)] = &[
    ("3cx", include_str!("presets/3cx.toml")),
    ("aircall", include_str!("presets/aircall.toml")),
    ("7moor", include_str!("presets/7moor.toml")),
    (
        "asterisk-cdr-custom",
        include_str!("presets/asterisk-cdr-custom.toml"),
    ),
    ("asterisk-cdr", include_str!("presets/asterisk-cdr.toml")),
    ("dialpad", include_str!("presets/dialpad.toml")),
    ("chatwoot-csat", include_str!("presets/chatwoot-csat.toml")),
    ("freepbx", include_str!("presets/freepbx.toml")),
    ("genesys-cloud", include_str!("presets/genesys-cloud.toml")),
    ("kf5", include_str!("presets/kf5.toml")),
    ("qidian", include_str!("presets/qidian.toml")),
    ("qiyu", include_str!("presets/qiyu.toml")),
    ("freshdesk", include_str!("presets/freshdesk.toml")),
    ("hubspot", include_str!("presets/hubspot.toml")),
    ("jira", include_str!("presets/jira.toml")),
    ("osticket", include_str!("presets/osticket.toml")),
    ("servicenow", include_str!("presets/servicenow.toml")),
    ("sobot", include_str!("presets/sobot.toml")),
    ("udesk", include_str!("presets/udesk.toml")),
    ("zammad", include_str!("presets/zammad.toml")),
    ("zendesk", include_str!("presets/zendesk.toml")),
];

/// All presets, in the order of their names.
pub fn presets() -> &'static [Preset] {
    static ALL: OnceLock<Vec<Preset>> = OnceLock::new();
    ALL.get_or_init(|| {
        let read = |(name, text): &(&'static str, &str)| read(name, text).ok();
        FILES.iter().filter_map(read).collect()
    })
}

/// The preset of that name.
pub fn named(name: &str) -> Option<&'static Preset> {
    presets().iter().find(|preset| preset.name == name)
}

/// The names of the presets of a kind.
pub(super) fn names(kind: Kind) -> &'static [&'static str] {
    static ALL: OnceLock<Vec<(Kind, Vec<&'static str>)>> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let of = |kind: Kind| presets().iter().filter(move |preset| preset.kind == kind);
        Kind::ALL
            .into_iter()
            .map(|kind| (kind, of(kind).map(|preset| preset.name).collect()))
            .collect()
    });
    let names = all.iter().find(|(of, _)| *of == kind);
    names.map_or(&[], |(_, names)| names.as_slice())
}

fn read(name: &'static str, text: &str) -> Result<Preset, Vec<Mistake>> {
    let (mut doc, mut top) = Document::parse(text);
    let system = doc.text(&mut top, "system").map(Placed::into_inner);
    let kind = kind(&mut doc, &mut top);
    let signatures = ["signature", "signature_otherwise"]
        .into_iter()
        .filter_map(|key| doc.texts(&mut top, key))
        .map(Placed::into_inner)
        .collect();
    let headers = doc.texts(&mut top, "headers").map(Placed::into_inner);
    let spare = doc.whole(&mut top, "spare_names");
    let mut whole = doc.table(&mut top, "whole");
    let whole = doc.text_lists(&mut whole);
    let mut parsed = kind.map(|kind| {
        let mut otherwise = doc.table(&mut top, "otherwise");
        let otherwise = mapping::columns::read(&mut doc, &mut otherwise, kind);
        let mut mapping = mapping::read(&mut doc, &mut top, kind).optional();
        mapping.columns.extend(otherwise);
        mapping.optional()
    });
    if let (Some(mapping), Some(spare)) = (&mut parsed, spare) {
        mapping.spare_names = spare.into_inner() as usize;
    }
    if system.is_none() || kind.is_none() {
        doc.missing(&top, "system");
    }
    doc.close(top);
    let mistakes = doc.into_mistakes();
    match (system, kind, parsed) {
        (Some(system), Some(kind), Some(mapping)) if mistakes.is_empty() => Ok(Preset {
            name,
            system,
            kind,
            signatures,
            headers: headers.unwrap_or_default(),
            whole,
            mapping,
        }),
        _ => Err(mistakes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_read_and_listed() {
        for (name, text) in FILES {
            let preset = read(name, text).unwrap_or_else(|mistakes| panic!("{name}: {mistakes:?}"));
            let headers = &preset.headers;
            let mut signature = preset.signatures.iter().flatten();
            let signed = signature.all(|name| headers.contains(name));
            assert!(signed, "{name}: its signature is not among its headers");
            let named = preset.mapping.header == Some(0);
            assert_ne!(
                named,
                !preset.signatures.is_empty(),
                "{name}: found by headers, or named"
            );
        }
    }

    #[test]
    fn no_export_looks_like_two_systems_and_no_word_is_an_emergency() {
        for preset in presets() {
            let looks = |other: &&Preset| {
                let holds = |signature: &Vec<String>| {
                    signature.iter().all(|name| preset.headers.contains(name))
                };
                other.kind == preset.kind && other.signatures.iter().any(holds)
            };
            let found: Vec<_> = presets()
                .iter()
                .filter(looks)
                .map(|other| other.name)
                .collect();
            let own: &[&str] = if preset.signatures.is_empty() {
                &[]
            } else {
                &[preset.name]
            };
            assert_eq!(found, own);
            let mut values = preset
                .mapping
                .columns
                .iter()
                .flat_map(|mapped| &mapped.values);
            assert!(
                values.all(|(_, meaning)| meaning != "emergency"),
                "{}",
                preset.name
            );
        }
    }
}
