//! Policies that somebody might write: `testdata/policies/good` holds some that read; `bad` holds small ones with one mistake each,
//! named after it, and beside each every sentence that it must be told. With `UPDATE=1` those sentences are written anew: read
//! them aloud before they are kept.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kefu::policy::{self, BUILT_IN};
use kefu::problem::{Problem, What};
use kefu::source::{SourceRef, Sources};
use kefu::words::{self, Lang};

use crate::run::project;

fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(project().join("testdata/policies").join(folder))
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    all.retain(|path| path.extension().is_some_and(|name| name == ending));
    all.sort();
    all
}

fn whole(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// What a policy is told, one `line: sentence` a line; nothing when it reads.
fn told(text: &str, lang: Lang) -> String {
    let mut sources = Sources::default();
    let file = sources.add("policy.toml");
    let sentence = |mistake: kefu::problem::Mistake| {
        let line = mistake.line;
        let flaw = mistake.flaw;
        let what = What::BadPolicy(flaw);
        let problem = Problem::at(SourceRef { file, line }, what);
        format!("{line}: {}\n", words::message(&problem, &sources, lang))
    };
    match policy::read(text) {
        Ok(_) => String::new(),
        Err(mistakes) => mistakes.into_iter().map(sentence).collect(),
    }
}

#[test]
fn every_good_policy_reads() {
    let good = files("good", "toml");
    assert!(good.len() > 3);
    for path in good {
        let wrong = told(&whole(&path), Lang::En);
        assert_eq!(wrong, "", "{}", path.display());
    }
}

/// One policy in three spellings: plain, as a Windows editor saves it, and with dotted keys and tables in one line.
#[test]
fn a_policy_is_the_same_however_it_is_written() {
    let good = project().join("testdata/policies/good");
    let read = |name: &str| {
        let mut policy = policy::read(&whole(&good.join(name))).expect("it reads");
        policy.sha256.clear();
        policy
    };
    let windows = whole(&good.join("small-windows.toml"));
    assert!(windows.starts_with('\u{feff}') && windows.contains("\"\r\n"));
    assert_eq!(read("small-windows.toml"), read("small.toml"));
    assert_eq!(read("small-inline.toml"), read("small.toml"));
    assert_eq!(read("with-words-quoted.toml"), read("with-words.toml"));
    let limits = read("limits-and-more-kinds.toml").limits;
    assert_eq!(limits.emergency_minutes, Some(60));
    assert_eq!(limits.complaint_response_minutes, Some(1440));
}

/// What a policy says of itself is kept as written, and changes no figure.
#[test]
fn a_policy_says_who_approved_it() {
    let text = whole(&project().join("testdata/policies/good/with-words.toml"));
    let policy = policy::read(&text).expect("it reads");
    assert_eq!(policy.about.version.as_deref(), Some("3.1"));
    let on = policy.about.approved_on.map(|date| date.to_string());
    assert_eq!(on.as_deref(), Some("2026-09-25"));
    let late = policy.rule_named("Late").expect("a rule").1;
    let note = late.note.as_deref();
    assert_eq!(note, Some("Up to 10 minutes: -2. Later: -5."));
    let plain = whole(&project().join("testdata/policies/good/small.toml"));
    let plain = policy::read(&plain).expect("it reads");
    assert_eq!(
        kefu::rulebook::Terms::of(&plain),
        kefu::rulebook::Terms::of(&policy)
    );
}

#[test]
fn every_bad_policy_is_told_exactly_its_mistakes() {
    let bad = files("bad", "toml");
    assert!(bad.len() > 40);
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in bad {
        let got = told(&whole(&path), Lang::En);
        let beside = path.with_extension("txt");
        if got.is_empty() {
            wrong.push(format!("{} reads", path.display()));
        } else if update {
            std::fs::write(&beside, &got).expect("it can be written");
        } else if got != whole(&beside) {
            let (name, want) = (path.display(), whole(&beside));
            wrong.push(format!("{name}\n  told:\n{got}  expected:\n{want}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A mistake that only one language tells is not told to the other half of the readers.
#[test]
fn both_languages_tell_the_same_lines() {
    let lines = |told: &str| {
        let number = |line: &str| line.split(':').next().map(String::from);
        told.lines().filter_map(number).collect::<Vec<_>>()
    };
    for path in files("bad", "toml") {
        let text = whole(&path);
        let (en, zh) = (told(&text, Lang::En), told(&text, Lang::Zh));
        assert_eq!(lines(&en), lines(&zh), "{}", path.display());
        assert_ne!(en, zh, "{}", path.display());
    }
}

#[test]
fn every_bad_policy_has_its_sentences_and_they_have_theirs() {
    let names = |ending: &str| -> BTreeSet<PathBuf> {
        let all = files("bad", ending).into_iter();
        all.map(|path| path.with_extension("")).collect()
    };
    assert_eq!(names("toml"), names("txt"));
}

/// What is wrong is marked in the text itself: a key that nobody knows, a value that is none, a table that lacks one.
#[test]
fn a_mistake_keeps_where_it_stands() {
    let text = BUILT_IN
        .replacen("baseline = 80", "baseline = \"eighty\"", 1)
        .replacen("[pay]", "[pay]\nlimmit = 3", 1);
    let mistakes = policy::read(&text).expect_err("two mistakes");
    let marked: Vec<(u32, &str)> = mistakes
        .iter()
        .map(|mistake| (mistake.line, &text[mistake.at.start..mistake.at.end]))
        .collect();
    let line = |part: &str| {
        let before = &text[..text.find(part).expect("it is there")];
        u32::try_from(before.matches('\n').count() + 1).expect("a line")
    };
    let wanted = [
        (line("\"eighty\""), "\"eighty\""),
        (line("limmit"), "limmit"),
    ];
    assert_eq!(marked, wanted);
}
