//! Writes whole or not at all: beside the target and then renamed; what is there with other content is replaced only when
//! asked for.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};

use crate::stop::Stop;

/// Bytes on their way to a place.
pub(crate) struct Output {
    pub(crate) path: PathBuf,
    pub(crate) bytes: Vec<u8>,
}

/// Writes all of them, or none when one cannot be written.
pub(crate) fn files(outputs: Vec<Output>, force: bool) -> Result<(), Stop> {
    let mut ready = Vec::new();
    for output in outputs {
        ready.extend(prepare(output, force)?);
    }
    for (file, path) in ready {
        file.persist(&path)
            .map_err(|e| e.error)
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// A finished file beside its target; None when nothing is left to do.
fn prepare(
    output: Output,
    force: bool,
) -> Result<Option<(tempfile::NamedTempFile, PathBuf)>, Stop> {
    let Output { path, bytes } = output;
    let named = |what: &str| format!("{what} {}", path.display());
    if path.is_dir() {
        return Err(anyhow!("cannot write {}: it is a folder", path.display()).into());
    }
    if path.exists() && !path.is_file() {
        // A device or a pipe cannot be replaced; it is written to.
        let mut device = fs::OpenOptions::new()
            .write(true)
            .open(&path)
            .with_context(|| named("cannot open"))?;
        device
            .write_all(&bytes)
            .and_then(|()| device.flush())
            .with_context(|| named("cannot write"))?;
        return Ok(None);
    }
    // A link stays a link: what it points to is replaced.
    let target = fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
    if let Ok(there) = fs::read(&target) {
        if there == bytes {
            return Ok(None);
        }
        if !force {
            return Err(anyhow!(
                "{} is there already, with other content: name another file, or say --force",
                path.display()
            )
            .into());
        }
    }
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    };
    let mut file = builder()
        .tempfile_in(&folder)
        .with_context(|| format!("cannot write into {}", folder.display()))?;
    file.write_all(&bytes)
        .and_then(|()| file.as_file().sync_all())
        .with_context(|| named("cannot write"))?;
    Ok(Some((file, target)))
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
        .context("cannot write to standard output")?;
    Ok(())
}

/// A file that must not be there yet.
pub(crate) fn new_file(path: &Path, bytes: Vec<u8>) -> Output {
    Output {
        path: path.to_path_buf(),
        bytes,
    }
}
