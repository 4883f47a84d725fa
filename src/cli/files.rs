//! Finds what there is to read: the files of a folder, what flags name, standard input, and what lies beside them. What a file
//! is taken for is decided in the library; here its beginning is fetched, and nothing is left out in silence.

mod copies;
mod flags;
mod folder;
mod held;
mod inside;
mod reach;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kefu::event::Kind;
use kefu::ingest::Beginning;
use kefu::problem::{Beside, FileFlaw, Own};
use kefu::report;
use kefu::settings::{self, Settings};
use kefu::words::Failure;

use crate::args::Inputs;
use crate::input::{InputFile, STDIN};
use crate::stop::{Failing, Stop};

pub(crate) use held::held;
pub(crate) use reach::{Failed, Reached, inside, settings_in};

/// What there is to read.
#[derive(Default)]
pub(crate) struct Found {
    /// The inputs, by kind and then by name or in the order of the flags.
    pub(crate) inputs: Vec<InputFile>,
    /// Files and folders that are not read, and what is to be said of each.
    pub(crate) told: Vec<(String, FileFlaw)>,
    /// What is to be said of `ignore` in the settings, and at which line.
    pub(crate) ignored: Vec<(u32, FileFlaw)>,
    pub(crate) settings: Option<PathBuf>,
    pub(crate) policy: Option<PathBuf>,
    /// The folder of its versions.
    pub(crate) policies: Option<PathBuf>,
    pub(crate) history: Vec<PathBuf>,
    /// What lies beside the inputs and cannot be reached.
    pub(crate) unreached: Vec<Failed>,
}

impl Found {
    /// Every file that will be read.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        let inputs = self
            .inputs
            .iter()
            .filter_map(InputFile::path)
            .map(Path::to_path_buf);
        inputs
            .chain(self.settings.clone())
            .chain(self.policy.clone().into_iter().flat_map(versions))
            .chain(self.policies.clone().into_iter().flat_map(versions))
            .chain(self.history.clone())
            .collect()
    }

    fn tell(&mut self, name: String, flaw: FileFlaw) {
        self.told.push((name, flaw));
    }
}

/// The settings of the folder that is asked for, if it has any.
pub(crate) fn settings(args: &Inputs) -> Reached<Option<PathBuf>> {
    args.dir.as_deref().map_or(Ok(None), settings_in)
}

/// What the settings of a folder say. Those with mistakes are told by whoever reads the month; so are those that can be read
/// only once.
pub(crate) fn settings_of(dir: &Path) -> Option<Settings> {
    let path = settings_in(dir).ok().flatten();
    let text = text(&path.filter(|path| path.is_file())?).ok().flatten()?;
    settings::read(&text).ok()
}

/// Finds everything that is asked for; the settings say what files hold whose names do not, and which are no inputs.
pub(crate) fn find(args: &Inputs, settings: &Settings) -> Result<Found, Stop> {
    let mut found = Found::default();
    let flagged = |kind: Kind| !args.files.of(kind).is_empty();
    if args.dir.is_none() && !Kind::ALL.into_iter().any(flagged) {
        return Err(Stop::Usage(Failure::NothingNamed));
    }
    for kind in Kind::ALL {
        for pattern in args.files.of(kind) {
            flags::named(kind, pattern, &mut found)?;
        }
    }
    if let Some(dir) = &args.dir {
        folder::read(dir, settings, &flagged, &mut found)?;
        beside(dir, args, &mut found);
    }
    found.inputs.sort_by_key(|input| input.kind);
    once(&found.inputs)?;
    copies::part(&mut found);
    if found.inputs.is_empty() && found.told.is_empty() {
        let dir = args.dir.as_deref().unwrap_or(Path::new("."));
        return Err(Failure::NoInput(dir.display().to_string()).into());
    }
    if args.policy.is_some() {
        found.policy.clone_from(&args.policy);
    }
    for path in &args.history {
        if path.is_dir() {
            let (paths, failed) = inside(path, Beside::History);
            found.history.extend(paths);
            found.unreached.extend(failed);
        } else {
            found.history.push(path.clone());
        }
    }
    Ok(found)
}

/// Finds what lies beside the inputs; not what a flag stands for.
fn beside(dir: &Path, args: &Inputs, found: &mut Found) {
    let mut reached = |of: Beside| match reach::thing(dir, of) {
        Ok(path) => path,
        Err(failed) => {
            found.unreached.push(failed);
            None
        }
    };
    found.settings = settings_in(dir).ok().flatten();
    if args.policy.is_none() {
        found.policy = reached(Beside::Policy);
        found.policies = reached(Beside::Policies);
    }
    if args.history.is_empty()
        && let Some(history) = reached(Beside::History)
    {
        let (paths, failed) = inside(&history, Beside::History);
        found.history = paths;
        found.unreached.extend(failed);
    }
}

/// Refuses what is named twice: its rows would count twice.
fn once(inputs: &[InputFile]) -> Result<(), Stop> {
    let from_stdin = |input: &&InputFile| input.name == STDIN;
    if inputs.iter().filter(from_stdin).count() > 1 {
        return Err(Stop::Usage(Failure::StandardInputForKinds));
    }
    let mut seen = BTreeSet::new();
    for input in inputs {
        let path = input.path().and_then(|path| path.canonicalize().ok());
        if path.is_some_and(|path| !seen.insert(path)) {
            return Err(Stop::Usage(Failure::NamedTwice(input.name.clone())));
        }
    }
    Ok(())
}

/// The report of kefu that a file is, if it is one.
fn own(beginning: &Beginning) -> Option<Own> {
    let headers = beginning.headers();
    let mut tables = headers
        .iter()
        .filter_map(|headers| report::own_table(headers));
    tables
        .next()
        .or_else(|| report::own_text(&beginning.text()))
}

/// The result files of a folder, or the one file that is named.
pub(crate) fn results(path: &Path) -> Result<Vec<PathBuf>, Stop> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    fs::read_dir(path).failing(|| Failure::ReadFolder(path.display().to_string()))?;
    let (mut paths, failed) = inside(path, Beside::History);
    // Whoever reads them says why that cannot be.
    let names = failed
        .iter()
        .filter_map(|(name, ..)| Path::new(name).file_name());
    paths.extend(names.map(|name| path.join(name)));
    paths.sort();
    Ok(paths)
}

/// The versions of a policy in a folder; a file is its own.
pub(crate) fn versions(path: PathBuf) -> Vec<PathBuf> {
    if path.is_dir() {
        inside(&path, Beside::Policies).0
    } else {
        vec![path]
    }
}

/// The text of a small file that somebody wrote; None when it is not UTF-8.
pub(crate) fn text(path: &Path) -> Result<Option<String>, Stop> {
    let bytes = fs::read(path).failing(|| Failure::Read(path.display().to_string()))?;
    Ok(String::from_utf8(bytes).ok())
}
