//! What lies beside the inputs under a name that it must have: settings, policy, its versions, results of earlier months. What is
//! there and cannot be reached is never taken for absent (CONTRACT §2): a share that is not mounted must not mean other rules.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use kefu::event::is_hidden;
use kefu::problem::{Beside, Unreached};

/// What cannot be reached: its name, what it would be, and why.
pub(crate) type Failed = (String, Beside, Unreached);

/// What was found, or what cannot be reached.
pub(crate) type Reached<T> = Result<T, Failed>;

/// The settings of a folder.
pub(crate) fn settings_in(dir: &Path) -> Reached<Option<PathBuf>> {
    thing(dir, Beside::Settings)
}

/// A thing of a folder; None when nothing there has its name. A folder that cannot be read has been told, or will be.
pub(super) fn thing(dir: &Path, of: Beside) -> Reached<Option<PathBuf>> {
    let right = of.name();
    let path = dir.join(right);
    let there = path.symlink_metadata().is_ok();
    if let Some(name) = misspelt(&names(dir), right, there) {
        let right = right.into();
        return Err((name.into(), of, Unreached::Case { right }));
    }
    if !there {
        return Ok(None);
    }
    match reach(&path, of.holds().is_some()) {
        Ok(()) => Ok(Some(path)),
        Err(why) => Err((right.into(), of, why)),
    }
}

/// Whether a name of a folder is one of the things that are looked for, in whatever case.
pub(super) fn is_beside(name: &str) -> bool {
    let name = name.to_lowercase();
    Beside::ALL.iter().any(|of| of.name() == name)
}

/// Whether a name of a folder is that of the settings, in whatever case.
pub(super) fn is_settings(name: &str) -> bool {
    name.to_lowercase() == Beside::Settings.name()
}

/// The name that differs from the right one in case alone. Where the right one can be opened and is not among the names, the
/// system does not tell them apart, and nothing is wrong.
fn misspelt<'n>(names: &'n [String], right: &str, there: bool) -> Option<&'n str> {
    let other = |name: &&String| *name != right && name.to_lowercase() == right;
    let other = names.iter().find(other)?;
    let same = there && !names.iter().any(|name| name == right);
    (!same).then_some(other)
}

/// The files that a folder of versions or results holds, in the order of their names, and those that cannot be reached.
pub(crate) fn inside(folder: &Path, of: Beside) -> (Vec<PathBuf>, Vec<Failed>) {
    let (mut paths, mut failed) = (Vec::new(), Vec::new());
    let ending = of.holds().unwrap_or_default();
    let all = names(folder);
    for name in &all {
        if is_hidden(name) || !name.to_lowercase().ends_with(ending) {
            continue;
        }
        let stem = name.get(..name.len() - ending.len()).unwrap_or(name);
        let right = format!("{stem}{ending}");
        let same = *name == right || (folder.join(&right).exists() && !all.contains(&right));
        let path = folder.join(name);
        let why = if same {
            reach(&path, false).err()
        } else {
            Some(Unreached::Case { right })
        };
        match why {
            None => paths.push(path),
            Some(why) => failed.push((shown(folder, name), of, why)),
        }
    }
    (paths, failed)
}

fn shown(folder: &Path, name: &str) -> String {
    match folder.file_name() {
        Some(folder) => format!("{}/{name}", folder.to_string_lossy()),
        None => name.to_string(),
    }
}

/// The names in a folder, in order; none where it cannot be read.
fn names(dir: &Path) -> Vec<String> {
    let here = Path::new(".");
    let dir = if dir.as_os_str().is_empty() {
        here
    } else {
        dir
    };
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// Whether a file, or a folder, is there and may be read.
fn reach(path: &Path, folder: bool) -> Result<(), Unreached> {
    let failed = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Unreached::Dangling(leads(path)),
        io::ErrorKind::PermissionDenied => Unreached::Denied,
        _ => Unreached::Other(error.to_string()),
    };
    let about = fs::metadata(path).map_err(failed)?;
    match (folder, about.is_dir()) {
        (true, false) => Err(Unreached::NotAFolder),
        (false, true) => Err(Unreached::Folder),
        (true, true) => fs::read_dir(path).map(drop).map_err(failed),
        (false, false) if !about.is_file() => Ok(()),
        (false, false) => File::open(path).map(drop).map_err(failed),
    }
}

/// Where a link leads.
fn leads(path: &Path) -> String {
    let to = fs::read_link(path).unwrap_or_else(|_| path.to_path_buf());
    to.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_case_is_told_but_where_the_system_sees_none() {
        let names = |names: &[&str]| {
            names
                .iter()
                .map(|name| (*name).to_string())
                .collect::<Vec<_>>()
        };
        let right = "kefu.toml";
        let one = names(&["Kefu.toml", "calls.csv"]);
        assert_eq!(misspelt(&one, right, false), Some("Kefu.toml"));
        // The right name opens it: the system ignores case.
        assert_eq!(misspelt(&one, right, true), None);
        let both = names(&["KEFU.TOML", "kefu.toml"]);
        assert_eq!(misspelt(&both, right, true), Some("KEFU.TOML"));
        assert_eq!(misspelt(&names(&["kefu.toml"]), right, true), None);
    }
}
