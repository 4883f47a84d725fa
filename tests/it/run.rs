//! Runs the program and keeps what it said.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// What a run printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// The project's own folder.
pub(crate) fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The built-in policy without the cases that it holds: what is changed of it may be what they are about.
pub(crate) fn built_in_without_cases() -> &'static str {
    let text = kefu::policy::BUILT_IN;
    text.split_once("\n[[case]]")
        .map_or(text, |(rules, _)| rules)
}

/// The program with these arguments, run in the project's folder without a terminal, in no locale.
pub(crate) fn command<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kefu"));
    command
        .args(args)
        .current_dir(project())
        .stdin(Stdio::null());
    // Whatever day it is, the months of tests are over.
    command.env("KEFU_NOW", "2030-01-01T00:00:00Z");
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "TERM"] {
        command.env_remove(name);
    }
    command
}

/// Runs the program with these arguments.
pub(crate) fn kefu<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Ran {
    ran(command(args).output().expect("the program starts"))
}

/// The same, from what a finished run left.
pub(crate) fn ran(output: Output) -> Ran {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program prints UTF-8");
    Ran {
        code: output.status.code().unwrap_or(-1),
        stdout: text(output.stdout),
        stderr: text(output.stderr),
    }
}

/// Scores a folder and gives the JSON result; panics when that is not possible.
pub(crate) fn scored(dir: &Path, more: &[&str]) -> Value {
    let dir = dir.to_str().expect("a UTF-8 path");
    let mut args = vec!["score", dir, "--format", "json", "-q"];
    args.extend(more);
    let ran = kefu(&args);
    assert_eq!(ran.code, 0, "{args:?}\n{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

/// The folders below `dir`, in order.
pub(crate) fn folders(dir: &Path) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(dir)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    all.retain(|path| path.is_dir());
    all.sort();
    all
}

/// The trimmed text of a file.
pub(crate) fn text(path: &Path) -> String {
    std::fs::read_to_string(path)
        .unwrap_or_else(|e| panic!("{}: {e}", path.display()))
        .trim()
        .to_string()
}

/// The example month.
pub(crate) const MONTH: &str = "examples/2026-10";

/// A roster of two.
pub(crate) const ROSTER: &str =
    "agent_id,name,hired_on\n0007,王芳,2024-03-01\n0008,Ann Lee,2023-05-02\n";

/// A folder with these files.
pub(crate) fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(dir.path().join(name), text).expect("a file");
    }
    dir
}

pub(crate) fn in_month(command: &str, dir: &Path, more: &[&str]) -> Ran {
    let mut args = vec![command, dir.to_str().expect("UTF-8"), "--month", "2026-10"];
    args.extend(more);
    kefu(&args)
}

/// The run ended with `code`, wrote no result, and said each of `words`.
pub(crate) fn refused(ran: &Ran, code: i32, words: &[&str]) {
    assert_eq!(ran.code, code, "{}", ran.stderr);
    assert_eq!(ran.stdout, "", "wrote in spite of it");
    for word in words {
        assert!(
            ran.stderr.contains(word),
            "`{word}` is not in: {}",
            ran.stderr
        );
    }
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
}
