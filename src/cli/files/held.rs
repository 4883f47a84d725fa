//! What a folder holds already, for whoever adds to it: the kinds under whatever names, and kefu's own list of rules.

use std::collections::BTreeMap;
use std::path::Path;

use kefu::event::{Ending, Kind, ending, is_hidden, name_words};
use kefu::ingest::taken;
use kefu::problem::Own;
use kefu::settings::Settings;

use super::folder::{beginning, entries};
use super::{own, reach};
use crate::stop::Stop;

/// The names of files in a folder, by what they are.
#[derive(Default)]
pub(crate) struct Held {
    /// The files of each kind.
    pub(crate) kinds: BTreeMap<Kind, Vec<String>>,
    /// The lists of rules.
    pub(crate) rules: Vec<String>,
    /// The settings, in whatever case their name is written.
    pub(crate) settings: Vec<String>,
}

/// What a folder holds. A file of several kinds by its name counts for each of them.
pub(crate) fn held(dir: &Path, settings: &Settings) -> Result<Held, Stop> {
    let mut held = Held::default();
    if !dir.exists() {
        return Ok(held);
    }
    for (name, path) in entries(dir)? {
        if reach::is_settings(&name) {
            held.settings.push(name);
            continue;
        }
        if is_hidden(&name) || reach::is_beside(&name) || path.is_dir() {
            continue;
        }
        if settings.ignore.iter().any(|ignore| ignore.matches(&name)) {
            continue;
        }
        let begins = beginning(&path);
        match begins.as_ref().and_then(own) {
            Some(Own::Rules) => held.rules.push(name),
            Some(_) => {}
            None => {
                let said = settings.source(&name).map(|source| vec![source.kind]);
                for kind in said.unwrap_or_else(|| kinds(&name, begins.as_ref())) {
                    held.kinds.entry(kind).or_default().push(name.clone());
                }
            }
        }
    }
    Ok(held)
}

/// The kinds of a file: the one that it is read as, else those that its name says.
fn kinds(name: &str, begins: Option<&kefu::ingest::Beginning>) -> Vec<Kind> {
    let words = name_words(name);
    match ending(name) {
        Ending::Backup { .. } | Ending::Other => return Vec::new(),
        Ending::Table | Ending::Text => {
            if let Ok(kind) = taken(&words, begins) {
                return vec![kind];
            }
        }
        Ending::Workbook | Ending::Zip | Ending::Unreadable | Ending::Bare => {}
    }
    if words.later.is_some() {
        return Vec::new();
    }
    words.kinds
}
