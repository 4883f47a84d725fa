//! Finds and opens the inputs: which files of a folder are whose, what flags name, and standard input.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use glob::Pattern;
use kefu::event::Kind;
use kefu::ingest::preset_of;
use kefu::name::nearest;
use kefu::settings::Source;

use crate::args::Inputs;
use crate::input::{InputFile, STDIN};
use crate::stop::Stop;

/// What there is to read.
pub(crate) struct Found {
    /// The inputs, by kind and then by name or in the order of the flags.
    pub(crate) inputs: Vec<InputFile>,
    /// Files that are named like an input and are none.
    pub(crate) not_read: Vec<(Kind, String)>,
    /// Files that look like an input and are not named like one: the kind, and the system whose export it looks like.
    pub(crate) unnamed: Vec<(Kind, Option<&'static str>, String)>,
    pub(crate) settings: Option<PathBuf>,
    pub(crate) policy: Option<PathBuf>,
    /// The folder of its versions.
    pub(crate) policies: Option<PathBuf>,
    pub(crate) history: Vec<PathBuf>,
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
}

/// The settings of the folder that is asked for, if it has any.
pub(crate) fn settings(args: &Inputs) -> Option<PathBuf> {
    args.dir
        .as_ref()
        .map(|dir| dir.join("kefu.toml"))
        .filter(|path| path.is_file())
}

/// Finds everything that is asked for; `sources` say what files hold whose names do not.
pub(crate) fn find(args: &Inputs, sources: &[Source]) -> Result<Found, Stop> {
    let mut found = Found {
        inputs: Vec::new(),
        not_read: Vec::new(),
        unnamed: Vec::new(),
        settings: None,
        policy: None,
        policies: None,
        history: Vec::new(),
    };
    let flagged = |kind: Kind| !args.files.of(kind).is_empty();
    if let Some(dir) = &args.dir {
        folder(dir, sources, &flagged, &mut found)?;
    } else if !Kind::ALL.into_iter().any(flagged) {
        return Err(Stop::Usage("say which folder to read, for example `kefu score 2026-10`, or name files with --calls, --agents …".into()));
    }
    for kind in Kind::ALL {
        for pattern in args.files.of(kind) {
            named(kind, pattern, &mut found)?;
        }
    }
    found.inputs.sort_by_key(|input| input.kind);
    let from_stdin = |input: &&InputFile| input.name == STDIN;
    if found.inputs.iter().filter(from_stdin).count() > 1 {
        return Err(Stop::Usage(
            "standard input (`-`) can be read for one kind only".into(),
        ));
    }
    let mut seen = BTreeSet::new();
    for input in &found.inputs {
        let path = input.path().and_then(|path| path.canonicalize().ok());
        if path.is_some_and(|path| !seen.insert(path)) {
            return Err(Stop::Usage(format!(
                "{} is named twice: its rows would count twice",
                input.name
            )));
        }
    }
    if found.inputs.is_empty() && found.not_read.is_empty() {
        let dir = args.dir.as_deref().unwrap_or(Path::new(".")).display();
        let why = anyhow!(
            "no input in {dir}: it holds no file named like agents.csv, calls.csv, violations.csv …{}; `kefu init {dir}` makes templates",
            also(&found.unnamed)
        );
        return Err(why.into());
    }
    if args.policy.is_some() {
        found.policy.clone_from(&args.policy);
        found.policies = None;
    }
    if !args.history.is_empty() {
        found.history = args
            .history
            .iter()
            .map(|path| results(path))
            .collect::<Result<Vec<_>, _>>()?
            .concat();
    }
    Ok(found)
}

/// The first file that looks like an input.
fn also(unnamed: &[(Kind, Option<&'static str>, String)]) -> String {
    let Some((kind, _, name)) = unnamed.first() else {
        return String::new();
    };
    let kind = kind.name();
    format!(
        ", but {name} looks like a file of {kind}: name it {kind}-….csv, or give it a [[source]] in kefu.toml"
    )
}

fn folder(
    dir: &Path,
    sources: &[Source],
    flagged: &dyn Fn(Kind) -> bool,
    found: &mut Found,
) -> Result<(), Stop> {
    if dir.is_file() {
        let why = format!(
            "{0} is a file, not a folder: name it with its kind, for example --calls {0}",
            dir.display()
        );
        return Err(Stop::Usage(why));
    }
    let entries =
        fs::read_dir(dir).with_context(|| format!("cannot read the folder {}", dir.display()))?;
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read the folder {}", dir.display()))?;
        names.push((
            entry.file_name().to_string_lossy().into_owned(),
            entry.path(),
        ));
    }
    names.sort();
    for (name, path) in names {
        match name.as_str() {
            "kefu.toml" => found.settings = Some(path),
            "policy.toml" => found.policy = Some(path),
            "kefu.toml.txt" | "policy.toml.txt" => {
                let right = name.trim_end_matches(".txt");
                return Err(Stop::Usage(format!(
                    "{name} is not read: an editor has added .txt to its name; rename it to {right}"
                )));
            }
            "policies" if path.is_dir() => found.policies = Some(path),
            "history" if path.is_dir() => found.history = results(&path)?,
            _ => match said(&name, sources).or_else(|| kind_of(&name)) {
                Some((kind, _)) if flagged(kind) => {}
                Some((kind, true)) => found.inputs.push(InputFile::file(kind, name, path)?),
                Some((kind, false)) if !path.is_dir() => found.not_read.push((kind, name)),
                None if is_read(&name) && !is_hidden(&name) && path.is_file() => {
                    if let Some((kind, system)) = looks_like(&name, &path)? {
                        found.unnamed.push((kind, system, name));
                    }
                }
                _ => {}
            },
        }
    }
    Ok(())
}

/// The kind that somebody says a file is of, and whether its ending is one that is read.
fn said(name: &str, sources: &[Source]) -> Option<(Kind, bool)> {
    if is_hidden(name) {
        return None;
    }
    let source = sources.iter().find(|source| source.matches(name))?;
    Some((source.kind, is_read(name)))
}

/// Files that spreadsheets and file managers keep for themselves.
fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$")
}

fn is_read(name: &str) -> bool {
    let lower = name.to_lowercase();
    let plain = lower.strip_suffix(".gz").unwrap_or(&lower);
    [".csv", ".tsv", ".txt"]
        .iter()
        .any(|ending| plain.ends_with(ending))
}

/// The kind that a file is named after, and whether its ending is one that is read.
pub(crate) fn kind_of(name: &str) -> Option<(Kind, bool)> {
    if is_hidden(name) {
        return None;
    }
    let lower = name.to_lowercase();
    let kind = Kind::ALL.into_iter().find(|kind| {
        kind.file_names().iter().any(|word| {
            let next = lower.strip_prefix(word).map(|rest| rest.chars().next());
            next.is_some_and(|next| {
                next.is_none_or(|c| {
                    matches!(c, '-' | '_' | '.' | ' ' | '\u{3000}') || c.is_ascii_digit()
                })
            })
        })
    })?;
    Some((kind, is_read(name)))
}

/// What a file looks like whose name is none of a kind: by a name much like one, or by headers that only one system prints.
fn looks_like(name: &str, path: &Path) -> Result<Option<(Kind, Option<&'static str>)>, Stop> {
    let lower = name.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphabetic());
    for kind in Kind::ALL {
        let words = || kind.file_names().iter().copied();
        let holds = words().any(|word| !word.is_ascii() && lower.contains(word));
        if holds || parts.clone().any(|part| nearest(part, words()).is_some()) {
            return Ok(Some((kind, None)));
        }
    }
    for kind in Kind::ALL {
        let input = InputFile::file(kind, name.to_string(), path.to_path_buf())?;
        // What cannot be read looks like nothing: a file that is not ours must not stop a month.
        if let Ok(Some(preset)) = preset_of(&input) {
            return Ok(Some((kind, Some(preset.system.as_str()))));
        }
    }
    Ok(None)
}

/// Adds what a flag names: a file, a pattern, or standard input.
fn named(kind: Kind, pattern: &str, found: &mut Found) -> Result<(), Stop> {
    let path = PathBuf::from(pattern);
    if path.exists() || !pattern.contains(['*', '?', '[']) {
        found.inputs.push(InputFile::named(kind, &path)?);
        return Ok(());
    }
    let matches = glob::glob(&in_folder(&path, pattern))
        .map_err(|e| Stop::Usage(format!("`{pattern}` is not a pattern: {e}")))?;
    let mut paths = Vec::new();
    for path in matches {
        let path = path.context("cannot look for files")?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !path.is_dir() && !is_hidden(&name) {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(anyhow!("no file matches `{pattern}`").into());
    }
    for path in paths {
        let name = path.display().to_string();
        found.inputs.push(InputFile::file(kind, name, path)?);
    }
    Ok(())
}

/// The pattern, with the name of its folder as it is when there is such a folder: `[2026]/calls-*.csv`.
fn in_folder(path: &Path, pattern: &str) -> String {
    let folder = path.parent().filter(|folder| folder.is_dir());
    let folder = folder.and_then(Path::to_str);
    match (folder, path.file_name().and_then(|name| name.to_str())) {
        (Some(folder), Some(name)) if !folder.is_empty() => {
            let folder = Path::new(&Pattern::escape(folder)).join(name);
            folder.display().to_string()
        }
        _ => pattern.to_string(),
    }
}

/// The result files of a folder, or the one file that is named.
pub(crate) fn results(path: &Path) -> Result<Vec<PathBuf>, Stop> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let entries =
        fs::read_dir(path).with_context(|| format!("cannot read the folder {}", path.display()))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    let hidden = |path: &PathBuf| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
    };
    files.retain(|path| path.extension().is_some_and(|ending| ending == "json") && !hidden(path));
    files.sort();
    Ok(files)
}

/// The versions of a policy in a folder; a file is its own.
pub(crate) fn versions(path: PathBuf) -> Vec<PathBuf> {
    if !path.is_dir() {
        return vec![path];
    }
    let is_version = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        path.extension().is_some_and(|ending| ending == "toml") && !is_hidden(&name)
    };
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(is_version)
        .collect();
    files.sort();
    files
}

/// The text of a small file that somebody wrote; None when it is not UTF-8.
pub(crate) fn text(path: &Path) -> Result<Option<String>, Stop> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(String::from_utf8(bytes).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_names() {
        let cases = [
            ("calls.csv", Some((Kind::Calls, true))),
            ("calls-2026-10-east.csv.gz", Some((Kind::Calls, true))),
            ("违规 10月.csv", Some((Kind::Violations, true))),
            ("Calls2.TXT", Some((Kind::Calls, true))),
            ("calls-east.xlsx", Some((Kind::Calls, false))),
            ("callsheet.csv", None),
            ("~$calls.csv", None),
            (".calls.csv", None),
            ("notes.csv", None),
        ];
        for (name, kind) in cases {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }
}
