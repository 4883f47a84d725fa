//! Presets: each has a case of its own, made in the shape of its system's export, and is found by it; no header row of any case
//! looks like two systems.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::PathBuf;

use kefu::event::Kind;
use kefu::ingest::{Input, sense_as};
use kefu::settings::{self, Settings, presets};

use crate::run::{folders, project, text};

struct Export(PathBuf, Kind);

impl Input for Export {
    fn kind(&self) -> Kind {
        self.1
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(&self.0)?))
    }
}

fn names(dir: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(project().join(dir)).expect("a folder");
    let name = |entry: io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    entries
        .map(|entry| name(entry).into_string().expect("a name"))
        .collect()
}

#[test]
fn every_data_file_is_a_preset_with_a_case() {
    let files: BTreeSet<String> = presets()
        .iter()
        .map(|preset| format!("{}.toml", preset.name))
        .collect();
    assert_eq!(names("src/settings/presets"), files);
    let cases = names("testdata/cases");
    for preset in presets() {
        let case = format!("preset-{}", preset.name);
        let more = format!("{case}-");
        let has = |name: &String| *name == case || name.starts_with(&more);
        assert!(cases.iter().any(has), "{case} is not there");
    }
}

#[test]
fn every_case_of_a_preset_is_read_by_it() {
    let all = folders(&project().join("testdata/cases"));
    let mut read = 0;
    for case in all {
        let name = case
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        let Some(name) = name.strip_prefix("preset-") else {
            continue;
        };
        let settings = case.join("kefu.toml");
        let settings = if settings.exists() {
            settings::read(&text(&settings)).expect("settings")
        } else {
            Settings::default()
        };
        let mut found = BTreeSet::new();
        for entry in fs::read_dir(&case).expect("a folder") {
            let file = entry.expect("an entry").path();
            let source = file.to_str().and_then(|name| settings.source(name));
            for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Agents) {
                let export = Export(file.clone(), kind);
                let layout = sense_as(&export, 0, settings.clock.zone, source, &mut Vec::new());
                found.extend(layout.expect("a file").preset.map(|preset| preset.name));
            }
        }
        let own = |preset: &&str| name == *preset || name.starts_with(&format!("{preset}-"));
        assert!(found.iter().any(own), "preset-{name}: read by {found:?}");
        assert_eq!(found.len(), 1, "preset-{name}: read by {found:?}");
        read += 1;
    }
    assert!(read >= presets().len());
}
