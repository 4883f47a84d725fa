//! What flags name: a file, a pattern, or standard input.

use std::io;
use std::path::{Path, PathBuf};

use glob::{Pattern, PatternError};
use kefu::event::{Kind, is_hidden};
use kefu::problem::FileFlaw;
use kefu::words::Failure;

use super::Found;
use crate::input::InputFile;
use crate::stop::{Failing, Stop};

/// Adds what a flag names.
pub(super) fn named(kind: Kind, pattern: &str, found: &mut Found) -> Result<(), Stop> {
    let path = PathBuf::from(pattern);
    if path.exists() || !pattern.contains(['*', '?', '[']) {
        take(InputFile::named(kind, &path)?, found);
        return Ok(());
    }
    let not_a_pattern = |error: PatternError| {
        Stop::Usage(Failure::NotAPattern {
            pattern: pattern.into(),
            at: error.pos,
            why: error.msg,
        })
    };
    let matches = glob::glob(&in_folder(&path, pattern)).map_err(not_a_pattern)?;
    let mut paths = Vec::new();
    for path in matches {
        let path = path.or_else(|error| {
            let at = error.path().display().to_string();
            Err(io::Error::from(error)).failing(|| Failure::Look(at))
        })?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !path.is_dir() && !is_hidden(&name) {
            paths.push(path);
        }
    }
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::NoMatch(pattern.into()).into());
    }
    for path in paths {
        let name = path.display().to_string();
        take(InputFile::file(kind, name, path)?, found);
    }
    Ok(())
}

/// Takes a file, unless kefu wrote it.
fn take(input: InputFile, found: &mut Found) {
    match input
        .beginning()
        .and_then(|beginning| super::own(&beginning))
    {
        Some(own) => {
            let kind = input.kind;
            found.tell(input.name, FileFlaw::OwnNamed { own, kind });
        }
        None => found.inputs.push(input),
    }
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
