//! Folders inside the month's folder: they are not read, and one that seems to hold inputs is told.

use std::fs::{self, File};
use std::path::Path;

use kefu::event::{Ending, ending, is_hidden, name_words};
use kefu::ingest::Beginning;
use kefu::month::Month;
use kefu::name::fold;

/// Folders that have their own meaning, or that are for what shall be left alone.
const LEFT: [&str; 5] = ["ignore", "其他", "history", "policies", "closed"];
/// How many folders deep is looked.
const DEPTH: u8 = 3;
/// How many names are looked at.
const MOST: usize = 2_000;

/// What a folder seems to hold.
pub(super) enum Holds {
    /// No input.
    Nothing,
    /// An input of that name.
    Input(String),
    /// It cannot be looked into.
    Unknown,
}

/// Whether a folder seems to hold inputs: by its name, or by the names of its files.
pub(super) fn holds(path: &Path, name: &str) -> Holds {
    let is_month = name.parse::<Month>().is_ok();
    if is_left(name) || is_month || path.join(".kefu-set").exists() {
        return Holds::Nothing;
    }
    let named = name_words(name).any();
    if named && fs::read_dir(path).is_err() {
        return Holds::Unknown;
    }
    let mut most = MOST;
    first(path, named, DEPTH, &mut most).map_or(Holds::Nothing, Holds::Input)
}

fn is_left(name: &str) -> bool {
    is_hidden(name) || LEFT.contains(&fold(name).as_str())
}

/// The first file of a folder that seems to be an input.
fn first(path: &Path, named: bool, depth: u8, most: &mut usize) -> Option<String> {
    let mut entries: Vec<_> = fs::read_dir(path).ok()?.flatten().take(*most).collect();
    *most -= entries.len();
    entries.sort_by_key(fs::DirEntry::file_name);
    entries.iter().find_map(|entry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if is_left(&name) {
            None
        } else if path.is_dir() {
            let named = named || name_words(&name).any();
            let inner = (depth > 1).then(|| first(&path, named, depth - 1, most))??;
            Some(format!("{name}/{inner}"))
        } else {
            is_input(&path, &name, named).then_some(name)
        }
    })
}

/// Whether a file seems to be an input; what kefu wrote itself is none.
fn is_input(path: &Path, name: &str, named: bool) -> bool {
    let words = name_words(name).any();
    let form = match ending(name) {
        Ending::Table | Ending::Workbook | Ending::Zip => named || words,
        Ending::Text | Ending::Unreadable => words,
        Ending::Backup { .. } | Ending::Bare | Ending::Other => false,
    };
    let own = || super::own(&Beginning::of(File::open(path).ok()?).ok()?);
    form && own().is_none()
}
