//! Writes whole or not at all: beside the target and then renamed; what is there with other content is replaced only when
//! asked for.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use kefu::words::Failure;

use crate::stop::{Failing, Stop};

/// Bytes on their way to a place.
pub(crate) struct NewFile {
    path: PathBuf,
    bytes: Vec<u8>,
    /// Which files it may replace without being asked to: those that kefu wrote for the same purpose.
    over: Option<fn(&[u8]) -> bool>,
}

impl NewFile {
    /// The same, which may replace such files.
    pub(crate) fn over(self, own: fn(&[u8]) -> bool) -> Self {
        let over = Some(own);
        NewFile { over, ..self }
    }
}

/// Writes all of them, or none when one cannot be written. What was read is never written over.
pub(crate) fn files(outputs: Vec<NewFile>, read: &[PathBuf], force: bool) -> Result<(), Stop> {
    let mut targets = BTreeSet::new();
    for NewFile { path, .. } in &outputs {
        let target = target(path);
        if read
            .iter()
            .any(|input| input.canonicalize().is_ok_and(|input| input == target))
        {
            return Err(Stop::Usage(Failure::OverInput(shown(path))));
        }
        if !targets.insert(target) {
            return Err(Stop::Usage(Failure::WrittenTwice(shown(path))));
        }
    }
    let mut ready = Vec::new();
    for output in outputs {
        ready.extend(prepare(output, force)?);
    }
    for (file, path) in ready {
        file.persist(&path)
            .map_err(|e| e.error)
            .failing(|| Failure::Write(shown(&path)))?;
    }
    Ok(())
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// A finished file beside its target; None when nothing is left to do.
fn prepare(
    output: NewFile,
    force: bool,
) -> Result<Option<(tempfile::NamedTempFile, PathBuf)>, Stop> {
    let NewFile { path, bytes, over } = output;
    let not_written = || Failure::Write(shown(&path));
    if path.is_dir() {
        return Err(Failure::WriteOverFolder(shown(&path)).into());
    }
    if path.exists() && !path.is_file() {
        // A device or a pipe cannot be replaced; it is written to.
        let mut device = fs::OpenOptions::new()
            .write(true)
            .open(&path)
            .failing(|| Failure::Open(shown(&path)))?;
        device
            .write_all(&bytes)
            .and_then(|()| device.flush())
            .failing(not_written)?;
        return Ok(None);
    }
    let target = target(&path);
    if let Ok(there) = fs::read(&target) {
        if there == bytes {
            return Ok(None);
        }
        if !force && !over.is_some_and(|own| own(&there)) {
            return Err(Failure::ThereAlready(shown(&path)).into());
        }
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    if !folder.is_dir() {
        let (file, folder) = (shown(&path), shown(&folder));
        return Err(Failure::NoFolder { file, folder }.into());
    }
    let mut file = builder()
        .tempfile_in(&folder)
        .failing(|| Failure::WriteInto(shown(&folder)))?;
    if let Ok(there) = fs::metadata(&target) {
        // What is replaced keeps its mode: a result that only some may read stays so.
        file.as_file()
            .set_permissions(there.permissions())
            .failing(not_written)?;
    }
    file.write_all(&bytes)
        .and_then(|()| file.as_file().sync_all())
        .failing(not_written)?;
    Ok(Some((file, target)))
}

/// Where a path leads: a link stays a link, and what it points to is replaced.
fn target(path: &Path) -> PathBuf {
    if let Ok(target) = fs::canonicalize(path) {
        return target;
    }
    let parent = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    match fs::read_link(path) {
        Ok(link) => parent.join(link),
        Err(_) => match (fs::canonicalize(parent), path.file_name()) {
            (Ok(parent), Some(name)) => parent.join(name),
            _ => path.to_path_buf(),
        },
    }
}

/// Temporary files with the mode of any new file.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kefu-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder
}

/// Writes to standard output, to the last byte.
pub(crate) fn stdout(bytes: &[u8]) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)
        .and_then(|()| out.flush())
        .failing(|| Failure::WriteStandardOutput)
}

/// A file that must not be there yet.
pub(crate) fn new_file(path: &Path, bytes: Vec<u8>) -> NewFile {
    NewFile {
        path: path.to_path_buf(),
        bytes,
        over: None,
    }
}
