//! The rules of the house: who may use whom, what every file says of itself, and what has no place in it.

use std::path::{Path, PathBuf};

use crate::run::project;

/// The rooms that everybody may use; each of them uses only those before it.
const BASE: [&str; 7] = [
    "month",
    "name",
    "source",
    "document",
    "event",
    "indicator",
    "problem",
];

/// What each room may use besides itself.
fn may_use(room: &str) -> Vec<&'static str> {
    if let Some(place) = BASE.iter().position(|base| *base == room) {
        return BASE[..place].to_vec();
    }
    let more: &[&str] = match room {
        "settings" | "words" | "policy" | "result" => &["rulebook"],
        "ingest" => &["settings"],
        "score" => &["rulebook", "tally", "result"],
        "report" => &["rulebook", "result", "words"],
        _ => &[],
    };
    [&BASE, more].concat()
}

pub(crate) fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("a text")
}

/// The room of a file of the library: `ingest` for `src/ingest/field.rs` and for `src/ingest.rs`.
fn room(path: &Path) -> String {
    let inside = path
        .strip_prefix(project().join("src"))
        .expect("a file of the library");
    let first = inside
        .components()
        .next()
        .expect("a name")
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_string()
}

/// The text of a file before its own tests.
pub(crate) fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn library() -> Vec<PathBuf> {
    let files = rust_files(&project().join("src"));
    files
        .into_iter()
        .filter(|path| room(path) != "cli")
        .collect()
}

#[test]
fn rooms_use_only_whom_they_may() {
    let mut wrong = Vec::new();
    for path in library() {
        let room = room(&path);
        if room == "lib" {
            continue;
        }
        let text = read(&path);
        assert!(
            !text.contains("crate::{"),
            "{}: one `use crate::room` each",
            path.display()
        );
        for used in without_tests(&text).split("crate::").skip(1) {
            let name: String = used
                .chars()
                .take_while(|c| c.is_alphanumeric() || *c == '_')
                .collect();
            let macro_or_self = name.is_empty() || name == room;
            if !macro_or_self && !may_use(&room).contains(&name.as_str()) {
                wrong.push(format!("{} uses {name}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_library_knows_neither_the_program_nor_the_outside() {
    for path in library() {
        let text = read(&path);
        for outside in [
            "clap",
            "anyhow",
            "std::fs",
            "std::env",
            "std::process",
            "std::time",
        ] {
            assert!(
                !text.contains(&format!("{outside}::")),
                "{} uses {outside}",
                path.display()
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for dir in ["src", "tests", "examples", "benches"] {
        let dir = project().join(dir);
        for path in if dir.exists() {
            rust_files(&dir)
        } else {
            Vec::new()
        } {
            let text = read(&path);
            assert!(
                text.starts_with("//! "),
                "{} does not begin with what it is for",
                path.display()
            );
            let name = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            assert!(
                !["util", "utils", "common", "helpers", "misc"].contains(&name.as_str()),
                "{} needs a better name",
                path.display()
            );
        }
    }
}

#[test]
fn nothing_unfinished_and_nothing_that_panics() {
    for path in rust_files(&project().join("src")) {
        let text = read(&path);
        for word in [
            "todo!",
            "unimplemented!",
            "dbg!(",
            ".unwrap()",
            ".expect(",
            "panic!(",
            "FIXME",
            "XXX",
        ] {
            assert!(
                !without_tests(&text).contains(word),
                "{} has {word}",
                path.display()
            );
        }
    }
}

#[test]
fn the_top_level_holds_what_it_should() {
    let allowed = [
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "README.md",
        "clippy.toml",
        "src",
        "examples",
        "testdata",
        "tests",
        "benches",
        ".ci",
        ".git",
        ".gitignore",
        "target",
    ];
    for entry in std::fs::read_dir(project()).expect("the project") {
        let name = entry
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .into_owned();
        assert!(
            allowed.contains(&name.as_str()),
            "{name} has no place at the top"
        );
    }
}
