//! What flags name: a file, a pattern, or standard input.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use glob::Pattern;
use kefu::event::{Kind, is_hidden};
use kefu::problem::FileFlaw;

use super::Found;
use crate::input::InputFile;
use crate::stop::Stop;

/// Adds what a flag names.
pub(super) fn named(kind: Kind, pattern: &str, found: &mut Found) -> Result<(), Stop> {
    let path = PathBuf::from(pattern);
    if path.exists() || !pattern.contains(['*', '?', '[']) {
        take(InputFile::named(kind, &path)?, found);
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
