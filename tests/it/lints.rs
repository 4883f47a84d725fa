//! What a policy may not mean: `testdata/policies/lint` holds one file for each code, named after it, and beside it every
//! sentence that it is told in both languages. With `UPDATE=1` those are written anew: read them aloud before they are kept.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kefu::policy;
use kefu::problem::Doubt;
use kefu::problem::Level;
use kefu::report;
use kefu::words::Lang;

use crate::run::{Ran, kefu, project};

fn folder() -> PathBuf {
    project().join("testdata/policies/lint")
}

fn whole(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn found(text: &str, lang: Lang) -> Vec<report::Remark> {
    let written = policy::read_whole(text).expect("it reads");
    let doubts = policy::lint(&written.policy, &written.places);
    report::findings(&[], &doubts, lang)
}

fn told(text: &str) -> String {
    let mut all = String::new();
    for lang in [Lang::En, Lang::Zh] {
        for told in found(text, lang) {
            let level = match told.level {
                Level::Error => "error",
                Level::Warning => "warning",
                Level::Note => "note",
            };
            let (line, code, message) = (told.line, told.code, told.message);
            all += &format!("{line}: {level}[{code}]: {message}\n");
        }
    }
    all
}

#[test]
fn every_code_has_its_file_and_every_file_its_sentences() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for code in Doubt::CODES {
        let path = folder().join(code).with_extension("toml");
        let got = told(&whole(&path));
        let codes: BTreeSet<&str> = found(&whole(&path), Lang::En)
            .iter()
            .map(|told| told.code)
            .collect();
        assert!(codes.contains(code), "{code} is not told:\n{got}");
        assert!(codes.iter().all(|code| Doubt::CODES.contains(code)));
        let beside = path.with_extension("txt");
        if update {
            std::fs::write(&beside, &got).expect("it can be written");
        } else if got != whole(&beside) {
            let want = whole(&beside);
            wrong.push(format!("{code}\n  told:\n{got}  expected:\n{want}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_named_after_a_code() {
    for entry in std::fs::read_dir(folder()).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy();
        assert!(Doubt::CODES.contains(&name.as_ref()), "{}", path.display());
    }
}

/// All other files are this one with one change: what it is told is not what they are about.
#[test]
fn a_clean_policy_is_told_where_its_limit_begins_and_nothing_else() {
    let clean = whole(&project().join("testdata/policies/good/clean.toml"));
    let told = found(&clean, Lang::En);
    assert!(told.iter().all(|told| told.code == "pay-limit-idle"));
    assert_eq!(told.len(), 2, "{told:#?}");
}

fn check(more: &[&str]) -> Ran {
    kefu(&[&["policy", "check"][..], more].concat())
}

/// RULEBOOK §3: 80 + 300 / 10 = 110, the cap; 80 - 300 / 10 = 50.
#[test]
fn the_built_in_policy_has_notes_and_no_warning() {
    let ran = check(&["--strict"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    for words in ["the highest score, 110, pays +300", "from 50 down to 0"] {
        assert!(ran.stdout.contains(words), "{}", ran.stdout);
    }
    assert!(!ran.stdout.contains("warning["), "{}", ran.stdout);
}

#[test]
fn warnings_stop_only_when_asked() {
    let file = "testdata/policies/lint/label-missing.toml";
    assert_eq!(check(&[file]).code, 0);
    let strict = check(&[file, "--strict"]);
    assert_eq!(strict.code, 3);
    let line = "warning[label-missing] testdata/policies/lint/label-missing.toml:63: `L4` has no";
    assert!(strict.stdout.contains(line), "{}", strict.stdout);
    // What stops is said, however little is asked for.
    let quiet = check(&[file, "--strict", "-q"]);
    assert!(quiet.stdout.contains(line) && !quiet.stdout.contains("note["));
    let chinese = check(&[file, "--lang", "zh"]);
    assert!(
        chinese.stdout.contains("警告[label-missing]"),
        "{}",
        chinese.stdout
    );
    assert!(!check(&[file, "-q"]).stdout.contains("label-missing"));
}

#[test]
fn mistakes_are_found_too_and_stop() {
    let file = "testdata/policies/bad/gap-between-whole-scores.toml";
    let ran = check(&[file, "--format", "json"]);
    assert_eq!(ran.code, 3);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let finding = &json["findings"][0];
    assert_eq!(finding["level"], "error");
    assert_eq!(finding["code"], "gap");
    assert_eq!(finding["line"], 29);
    let message = finding["message"].as_str().expect("a sentence");
    assert!(message.contains("85.5"), "{message}");
    assert_eq!(check(&["no-such-file.toml"]).code, 1);
}

/// A doubt ends where it should: at the edge itself there is none.
#[test]
fn at_the_edge_there_is_no_doubt() {
    let exam = |mark: &str, severity: &str, points: &str, n: u32| {
        format!(
            "\n[[rule]]\nid = \"E{n}\"\nclause = \"9\"\nkey = \"exam-{n}\"\nseverity = \"{severity}\"\n\
            zh = \"考{n}\"\nzh_hant = \"考試{n}\"\nen = \"Exam {n}\"\npoints = {points}\n\
            kind = \"exam-score\"\n{mark}\n"
        )
    };
    let clean = whole(&project().join("testdata/policies/good/clean.toml"));
    let with = |from: &str, to: &str| {
        assert_eq!(clean.matches(from).count(), 1, "{from}");
        clean.replace(from, to)
    };
    let full = exam("at_least_percent = 100", "bonus", "5", 1);
    let failed = exam("below_percent = 100", "minor", "-5", 2);
    let passed = exam("at_least_percent = 60", "bonus", "5", 3);
    let not = exam("below_percent = 60", "minor", "-5", 4);
    let top = whole(&folder().join("cap-never-reached.toml"));
    for (text, code) in [
        (
            with(
                "above = 90",
                "above = 90\nbelow = 110\n[[grade]]\nname = \"S\"\nfrom = 110",
            ),
            "grade-unreachable",
        ),
        (
            with("review_below = 60", "review_below = 50.01"),
            "review-never",
        ),
        (
            with("review_below = 60", "review_below = 110"),
            "review-always",
        ),
        (
            with("review_below = 60", "review_below = 80"),
            "baseline-reviewed",
        ),
        (
            with("last_below = 70", "last_below = 50.01"),
            "last-below-never",
        ),
        (
            with("last_below = 70", "last_below = 110"),
            "last-below-always",
        ),
        (with("points = 5\n", "points = 60\n"), "points-beyond-range"),
        (with("points = 5\n", "points = 0.25\n"), "fine-points"),
        (
            with("[-5, -2]", "[-5, -2]\nroles = [\"manager\", \"team_lead\"]"),
            "roles-not-scored",
        ),
        (
            with("service_months = 2", "service_months = 1"),
            "early-only-by-date",
        ),
        // 80 + 30 is the cap.
        (
            top.replace("points = 5\n", "points = 30\n"),
            "cap-never-reached",
        ),
        (format!("{clean}{full}"), "exam-mark-never"),
        (format!("{clean}{failed}"), "exam-mark-always"),
        (format!("{clean}{passed}{not}"), "exam-marks-overlap"),
    ] {
        let told = found(&text, Lang::En);
        assert!(told.iter().all(|told| told.code != code), "{told:#?}");
    }
    // The limit is met exactly at 300 of 30 points: with a yuan less it cuts off at both ends.
    let less = found(&with("limit = 300", "limit = 299"), Lang::En);
    assert!(
        less.iter().all(|told| told.code == "pay-limit-flat"),
        "{less:#?}"
    );
    assert_eq!(less.len(), 2);
}

/// Bonuses of at most 4 and an adjustment of 5 come from 80 to 89; deductions of at most 15 and an adjustment of -5 to 60.
#[test]
fn maxima_of_a_month_are_ends_too() {
    let text = crate::run::built_in_without_cases().replacen(
        "[score]",
        "[score]\nmax_bonus = 4\nmax_deductions = 15",
        1,
    );
    let dir = crate::run::folder(&[("maxima.toml", &text)]);
    let file = dir.path().join("maxima.toml");
    let ran = crate::run::kefu(&["policy", "check", file.to_str().expect("UTF-8")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let said = ran.stdout;
    assert!(said.contains("no score reaches the cap of 110: with everything that can be earned in a month it is 89"), "{said}");
    assert!(
        said.contains(
            "no score falls to the floor of 0: with everything that can be lost in a month it is 60"
        ),
        "{said}"
    );
}
