//! The files of a folder, one by one: taken for an input, told, or plainly nothing of the kind.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use kefu::event::{Ending, Kind, NameWords, ending, is_hidden, name_words};
use kefu::ingest::{Beginning, taken};
use kefu::problem::{FileFlaw, Form, NotNamed, Own};
use kefu::settings::{Settings, Source};
use kefu::words::Failure;

use super::inside::{Holds, holds};
use super::{Found, own, reach};
use crate::input::InputFile;
use crate::stop::{Failing, Stop};

/// Reads a folder.
pub(super) fn read(
    dir: &Path,
    settings: &Settings,
    flagged: &dyn Fn(Kind) -> bool,
    found: &mut Found,
) -> Result<(), Stop> {
    if dir.is_file() {
        let dir = dir.display().to_string();
        return Err(Stop::Usage(Failure::FileForFolder(dir)));
    }
    let named = named_by_flags(found);
    let mut folder = Folder {
        settings,
        flagged,
        named,
        found,
        used: BTreeSet::new(),
    };
    for (name, path) in entries(dir)? {
        folder.entry(name, path)?;
    }
    folder.unmatched();
    Ok(())
}

/// The names in a folder, in order, each with its path.
pub(super) fn entries(dir: &Path) -> Result<Vec<(String, PathBuf)>, Stop> {
    let cannot = || Failure::ReadFolder(dir.display().to_string());
    let mut entries = Vec::new();
    for entry in fs::read_dir(dir).failing(cannot)? {
        let entry = entry.failing(cannot)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        entries.push((name, entry.path()));
    }
    entries.sort();
    Ok(entries)
}

/// The files that flags name, by where they are.
fn named_by_flags(found: &Found) -> BTreeMap<PathBuf, Option<Kind>> {
    let place = |path: &Path| path.canonicalize().ok();
    let inputs = found.inputs.iter();
    let inputs = inputs.filter_map(|input| Some((place(input.path()?)?, Some(input.kind))));
    let told = found.told.iter();
    let told = told.filter_map(|(name, _)| Some((place(Path::new(name))?, None)));
    inputs.chain(told).collect()
}

struct Folder<'a> {
    settings: &'a Settings,
    /// Whether a flag stands for a kind.
    flagged: &'a dyn Fn(Kind) -> bool,
    /// The files that flags name, and the kind of those that are read.
    named: BTreeMap<PathBuf, Option<Kind>>,
    found: &'a mut Found,
    /// The lines and patterns of `ignore` that some name has.
    used: BTreeSet<(u32, String)>,
}

impl Folder<'_> {
    fn entry(&mut self, name: String, path: PathBuf) -> Result<(), Stop> {
        if let "kefu.toml.txt" | "policy.toml.txt" = name.as_str() {
            let right = name.trim_end_matches(".txt").to_string();
            return Err(Stop::Usage(Failure::Txt { name, right }));
        }
        let ignored = self.ignored(&name);
        let named = path.canonicalize().ok();
        if let Some(kind) = named.and_then(|path| self.named.get(&path).copied()) {
            if let (Some(line), Some(kind)) = (ignored, kind) {
                let flaw = match kind {
                    Kind::Actions => FileFlaw::ActionsIgnored { name },
                    kind => FileFlaw::NamedAndIgnored { name, kind },
                };
                self.found.ignored.push((line, flaw));
            }
            return Ok(());
        }
        if ignored.is_some() || is_hidden(&name) || reach::is_beside(&name) {
            return Ok(());
        }
        if path.is_dir() {
            return self.folder(&name, &path);
        }
        match ending(&name) {
            Ending::Table | Ending::Text => self.table(name, path)?,
            form => self.other(form, name, &path),
        }
        Ok(())
    }

    /// The line of the first pattern of `ignore` that a name has; all that have it are of use.
    fn ignored(&mut self, name: &str) -> Option<u32> {
        let matching = self.settings.ignore.iter();
        let matching = matching.filter(|ignore| ignore.matches(name));
        let lines: Vec<_> = matching
            .map(|ignore| (ignore.line, ignore.written.clone()))
            .collect();
        let line = lines.first().map(|(line, _)| *line);
        self.used.extend(lines);
        line
    }

    /// Tells the patterns of `ignore` that nothing has.
    fn unmatched(&mut self) {
        for ignore in &self.settings.ignore {
            let (line, written) = (ignore.line, ignore.written.clone());
            if !self.used.contains(&(line, written.clone())) {
                let flaw = FileFlaw::UnmatchedIgnore(written);
                self.found.ignored.push((line, flaw));
            }
        }
    }

    fn source(&self, name: &str) -> Option<&Source> {
        let mut sources = self.settings.sources.iter();
        sources.find(|source| source.matches(name))
    }

    fn folder(&mut self, name: &str, path: &Path) -> Result<(), Stop> {
        let words = name_words(name);
        let form = ending(name);
        if form == Ending::Unreadable && words.any() {
            // Some programs keep a table in a folder of its own.
            self.other(form, name.into(), path);
            return Ok(());
        }
        if form.is_table() && words.any() {
            return Err(InputFile::folder(path));
        }
        let holds = match holds(path, name) {
            Holds::Nothing => return Ok(()),
            Holds::Input(file) => Some(file),
            Holds::Unknown => None,
        };
        let flaw = FileFlaw::FolderNotRead {
            name: name.into(),
            holds,
        };
        self.found.tell(format!("{name}/"), flaw);
        Ok(())
    }

    /// Text in columns, or `.txt`.
    fn table(&mut self, name: String, path: PathBuf) -> Result<(), Stop> {
        let words = name_words(&name);
        let said = self.source(&name).map(|source| source.kind);
        let mut input = None;
        let mut beginning = None;
        // What is no file, such as a pipe, is opened only when something names it: it may never end.
        if path.is_file() || path.symlink_metadata().is_ok() && (said.is_some() || words.any()) {
            let file = InputFile::file(Kind::Calls, name.clone(), path)?;
            beginning = file.beginning();
            input = Some(file);
        }
        if let Some(own) = beginning.as_ref().and_then(own) {
            self.found.tell(name, FileFlaw::Own(own));
            return Ok(());
        }
        if said.is_none() && ending(&name) == Ending::Text && !words.any() {
            let fits = beginning.as_ref().map(Beginning::fits);
            if fits.is_none_or(|fits| fits.is_empty()) {
                return Ok(());
            }
        }
        let taken = said.map_or_else(|| taken(&words, beginning.as_ref()), Ok);
        match (taken, input) {
            (Ok(kind), Some(mut input)) => {
                if !(self.flagged)(kind) {
                    input.kind = kind;
                    self.found.inputs.push(input);
                }
            }
            (Err(_), _) if self.flags_stand_for(&words) => {}
            (Err(why), _) => self.not_named(name, why),
            (Ok(_), None) => {
                let why = NotNamed::Fits {
                    kinds: Vec::new(),
                    system: None,
                };
                self.not_named(name, why);
            }
        }
        Ok(())
    }

    fn not_named(&mut self, name: String, why: NotNamed) {
        let flaw = FileFlaw::NotNamed {
            name: name.clone(),
            why,
        };
        self.found.tell(name, flaw);
    }

    /// Whether flags stand for every kind that a name says.
    fn flags_stand_for(&self, words: &NameWords) -> bool {
        let kinds = &words.kinds;
        !kinds.is_empty() && kinds.iter().all(|kind| (self.flagged)(*kind))
    }

    /// What is no text in columns by its ending.
    fn other(&mut self, form: Ending, name: String, path: &Path) {
        let words = name_words(&name);
        let said = self.source(&name).map(|source| source.kind);
        if said.is_some_and(|kind| (self.flagged)(kind)) || self.flags_stand_for(&words) {
            return;
        }
        let (said, named) = (said.is_some(), said.is_some() || words.any());
        let not_read = match form {
            Ending::Workbook => Some(Form::Workbook),
            Ending::Zip if named || packs_a_table(path) => Some(Form::Packed),
            Ending::Unreadable if named && is_archive(&name) => Some(Form::Packed),
            Ending::Unreadable if named => Some(Form::Ending),
            Ending::Bare if said || (words.any() && fits(path)) => Some(Form::Ending),
            Ending::Other if said => Some(Form::Ending),
            _ => None,
        };
        if let Some(form) = not_read {
            let flaw = FileFlaw::NotRead {
                name: name.clone(),
                form,
            };
            self.found.tell(name, flaw);
        } else if is_backup(form, &name, words.any()) {
            self.found.tell(name, FileFlaw::Backup);
        } else if let Some(own) = own_json(&name, path) {
            self.found.tell(name, FileFlaw::Own(own));
        }
    }
}

/// Whether what is kept is a copy of a table.
fn is_backup(form: Ending, name: &str, named: bool) -> bool {
    let Ending::Backup { start, end } = form else {
        return false;
    };
    let of = name.get(start..end).unwrap_or_default();
    named || matches!(ending(of), Ending::Table | Ending::Workbook)
}

/// What kefu wrote as JSON.
fn own_json(name: &str, path: &Path) -> Option<Own> {
    let json = name.to_lowercase().ends_with(".json");
    json.then(|| beginning(path))?
        .and_then(|beginning| own(&beginning))
}

/// The beginning of a file; None of what is no file or cannot be opened.
pub(super) fn beginning(path: &Path) -> Option<Beginning> {
    let file = File::open(path).ok().filter(|_| path.is_file())?;
    Beginning::of(file).ok()
}

/// Whether the columns of a file fit any kind.
fn fits(path: &Path) -> bool {
    beginning(path).is_some_and(|beginning| !beginning.fits().is_empty())
}

fn is_archive(name: &str) -> bool {
    const ARCHIVES: [&str; 8] = [".rar", ".7z", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst"];
    let name = name.to_lowercase();
    ARCHIVES.iter().any(|ending| name.ends_with(ending))
}

/// Whether the first file in an archive is a table or a workbook: its name stands at the beginning.
fn packs_a_table(path: &Path) -> bool {
    const NAME: usize = 30;
    let mut bytes = Vec::new();
    let read = |file: File| file.take(NAME as u64 + 1024).read_to_end(&mut bytes).ok();
    if File::open(path).ok().and_then(read).is_none() || !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    let length = bytes.get(26..28).and_then(|two| two.try_into().ok());
    let length = length.map_or(0, u16::from_le_bytes) as usize;
    let name = bytes.get(NAME..NAME + length).unwrap_or_default();
    let name = String::from_utf8_lossy(name);
    matches!(ending(&name), Ending::Table | Ending::Workbook)
}
