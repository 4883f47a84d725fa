//! `kefu init` adds what a folder is missing, changes no file that is there, and says which is which.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::run::{Ran, kefu};

/// What every file of a folder holds, byte for byte.
fn contents(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs::read_dir(dir).expect("a folder");
    let of = |entry: Result<fs::DirEntry, _>| {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("UTF-8");
        (name, fs::read(entry.path()).expect("a file"))
    };
    entries.map(of).collect()
}

fn init(dir: &Path, more: &[&str]) -> Ran {
    let path = dir.to_str().expect("UTF-8");
    let ran = kefu(&[&["init", path], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran
}

/// The names of a line that begins like this, after its last colon.
fn named(ran: &Ran, has: &str, colon: &str, comma: &str) -> Vec<String> {
    let line = ran.stderr.lines().find(|line| line.contains(has));
    let line = line.unwrap_or_else(|| panic!("no {has}: {}", ran.stderr));
    let (_, names) = line.rsplit_once(colon).expect("a list");
    let mut names: Vec<String> = names.trim().split(comma).map(String::from).collect();
    names.sort();
    names
}

#[test]
fn a_second_run_changes_nothing_and_says_so() {
    for (lang, made, nothing, there) in [
        ("en", "made: ", "nothing was missing", "were there already"),
        ("zh", "新建了", "没有新建文件", "未作改动"),
    ] {
        let (colon, comma) = if lang == "en" {
            (": ", ", ")
        } else {
            ("：", "、")
        };
        let dir = tempfile::tempdir().expect("a folder");
        let month = dir.path().join("2026-10");
        let first = init(&month, &["--lang", lang]);
        let files = contents(&month);
        let names: Vec<String> = files.keys().cloned().collect();
        assert_eq!(named(&first, made, colon, comma), names);
        assert!(!first.stderr.contains(there), "{}", first.stderr);
        let second = init(&month, &["--lang", lang]);
        assert!(second.stderr.contains(nothing), "{}", second.stderr);
        assert_eq!(named(&second, there, colon, comma), names);
        assert_eq!(contents(&month), files);
        for ran in [first, second] {
            let last = ran.stderr.lines().last().expect("a line");
            let next = format!("`kefu check {}`", month.display());
            assert!(last.contains(&next), "{last}");
        }
        // Nor in the other language.
        let other = if lang == "en" { "zh" } else { "en" };
        init(&month, &["--lang", other]);
        assert_eq!(contents(&month), files);
        assert_eq!(init(&month, &["-q"]).stderr, "");
    }
}

#[test]
fn what_is_filled_in_stays_as_it_is() {
    let there = [
        (
            "violations.csv",
            "agent_id,occurred_on,rule\n0007,2026-10-05,L1",
        ),
        ("10月投诉登记.csv", "投诉编号,受理时间\n"),
        ("Calls 2026-10.xlsx", "no workbook at all"),
        ("crm export.csv", "任务号,工号\n"),
        (
            "kefu.toml",
            "lang = \"zh\"\n[[source]]\nfiles = \"crm export.csv\"\nkind = \"tickets\"\n",
        ),
        ("notes.md", "awards"),
        ("reviews.csv.bak", "old"),
    ];
    let dir = crate::run::folder(&there);
    let ran = init(dir.path(), &[]);
    let after = contents(dir.path());
    for (name, text) in there {
        assert_eq!(after[name], text.as_bytes(), "{name}");
    }
    let mut held = vec![
        "10月投诉登记.csv",
        "Calls 2026-10.xlsx",
        "crm export.csv",
        "kefu.toml",
        "violations.csv",
    ];
    held.sort_unstable();
    // The settings of the folder ask for Chinese.
    assert_eq!(named(&ran, "未作改动", "：", "、"), held);
    let mut made = vec![
        "花名册.csv",
        "奖励.csv",
        "额外奖惩.csv",
        "考试.csv",
        "质检.csv",
        "满意度.csv",
        "表扬.csv",
        "客户.csv",
        "整改.csv",
        "规则表.csv",
    ];
    made.sort_unstable();
    assert_eq!(named(&ran, "新建了", "：", "、"), made);
    assert_eq!(after.len(), there.len() + made.len());
}

#[test]
fn only_what_is_missing_is_made() {
    let dir = tempfile::tempdir().expect("a folder");
    init(dir.path(), &[]);
    let mut files = contents(dir.path());
    fs::remove_file(dir.path().join("exams.csv")).expect("a file");
    // A list of rules is known by its headings, under any name.
    fs::rename(dir.path().join("rules.csv"), dir.path().join("S1.csv")).expect("a file");
    let ran = init(dir.path(), &[]);
    assert_eq!(named(&ran, "made: ", ": ", ", "), ["exams.csv"]);
    // Nothing says the month of this folder.
    let next = format!("`kefu check {} --month YYYY-MM`.", dir.path().display());
    assert!(ran.stderr.contains(&next), "{}", ran.stderr);
    let rules = files.remove("rules.csv").expect("the rules");
    files.insert("S1.csv".into(), rules);
    assert_eq!(contents(dir.path()), files);
}

#[test]
fn a_fresh_folder_stops_for_its_empty_roster_alone() {
    for lang in ["en", "zh"] {
        let dir = tempfile::tempdir().expect("a folder");
        let month = dir.path().join("2026-10");
        init(&month, &["--lang", lang]);
        let path = month.to_str().expect("UTF-8");
        let ran = kefu(&["check", path, "-q"]);
        assert!(ran.stderr.contains("[no-agents]"), "{}", ran.stderr);
        let problems = ran.stderr.matches("error[").count() + ran.stderr.matches("错误[").count();
        assert_eq!(problems, 1, "{}", ran.stderr);
    }
}

#[test]
fn chinese_is_asked_for_once() {
    let dir = tempfile::tempdir().expect("a folder");
    let month = dir.path().join("2026-10");
    init(&month, &["--lang", "zh"]);
    let text = |name: &str| fs::read_to_string(month.join(name)).expect("a file");
    let settings = text("kefu.toml");
    assert!(
        settings
            .lines()
            .any(|line| line.starts_with("lang = \"zh\""))
    );
    let comments = settings.lines().filter_map(|line| line.split_once('#'));
    let chinese = |text: &str| text.contains(|c: char| ('一'..='龥').contains(&c));
    for (_, comment) in comments.filter(|(_, comment)| !comment.contains("month =")) {
        assert!(chinese(comment), "{comment}");
    }
    let rules = text("规则表.csv");
    assert!(rules.starts_with("\u{feff}规则,条款,中文,English,分值,文件\r\n"));
    assert!(rules.contains(",-2,违规\r\n") && !rules.contains("violations"));
    // What is said from now on is Chinese without a flag.
    let checked = kefu(&["check", month.to_str().expect("UTF-8")]);
    assert!(checked.stderr.contains("花名册"), "{}", checked.stderr);
}

#[test]
fn a_file_is_no_folder_and_nothing_is_forced() {
    let dir = crate::run::folder(&[("month", "text")]);
    let path = dir.path().join("month");
    let path = path.to_str().expect("UTF-8");
    crate::run::refused(&kefu(&["init", path]), 1, &["is a file: name a folder"]);
    assert_eq!(fs::read_to_string(path).expect("a file"), "text");
    crate::run::refused(&kefu(&["init", path, "--force"]), 2, &["--force"]);
}
