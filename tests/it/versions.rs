//! Versions of a policy: the month decides, every file is read, and what cannot be decided is told where it stands.

use std::path::Path;

use crate::run::{Ran, folder, in_month, kefu, refused};

const ROSTER: &str = "agent_id,name,hired_on\n0007,王芳,2024-03-01\n0008,Ann Lee,2023-05-02\n";
/// One row of L1, which takes its points from the policy.
const VIOLATIONS: &str = "agent_id,occurred_on,rule\n0007,2026-10-08,L1\n0008,2026-10-09,L1\n";

/// The built-in policy, of that month, under which L1 costs so much.
fn policy(from: &str, points: &str) -> String {
    let text = kefu::policy::BUILT_IN.replace("\"2026-01\"", &format!("\"{from}\""));
    text.replacen("points = -2\n", &format!("points = {points}\n"), 1)
}

fn put(dir: &Path, name: &str, text: &str) {
    let path = dir.join(name);
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    std::fs::write(path, text).expect("a file");
}

fn month(versions: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let dir = folder(&[("agents.csv", ROSTER), ("violations.csv", VIOLATIONS)]);
    for (name, from, points) in versions {
        put(
            dir.path(),
            &format!("policies/{name}"),
            &policy(from, points),
        );
    }
    dir
}

/// The score of 0007 and the first month of the version used.
fn scored(ran: &Ran) -> (String, String) {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let result: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let text = |value: &serde_json::Value| value.to_string().replace('"', "");
    (
        text(&result["agents"][0]["score"]),
        text(&result["policy"]["effective_from"]),
    )
}

const JSON: [&str; 2] = ["--format", "json"];

/// 80 - 2 under the version of 2026-01, 80 - 4 under that of 2026-10; that of 2026-11 is not there yet.
#[test]
fn a_month_is_scored_by_its_version() {
    let dir = month(&[
        ("c.toml", "2026-11", "-9"),
        ("b.toml", "2026-10", "-4"),
        ("a.toml", "2026-01", "-2"),
    ]);
    put(dir.path(), "policies/notes.txt", "not a policy");
    put(dir.path(), "policies/.a.toml", "not a policy");
    let ran = in_month("score", dir.path(), &JSON);
    assert_eq!(scored(&ran), ("76".into(), "2026-10".into()));
    let table = in_month("score", dir.path(), &[]);
    assert!(
        table.stdout.contains("policy `built-in` of 2026-10"),
        "{}",
        table.stdout
    );
    std::fs::remove_file(dir.path().join("policies/b.toml")).expect("it is there");
    let ran = in_month("score", dir.path(), &JSON);
    assert_eq!(scored(&ran), ("78".into(), "2026-01".into()));
}

#[test]
fn the_flag_names_a_folder_or_a_file_and_wins() {
    let dir = month(&[("a.toml", "2026-01", "-2")]);
    put(dir.path(), "policy.toml", "both would be an error");
    let other = tempfile::tempdir().expect("a folder");
    put(other.path(), "x.toml", &policy("2026-02", "-7"));
    put(other.path(), "y.toml", &policy("2027-02", "-8"));
    let at = other.path().to_str().expect("UTF-8");
    let ran = in_month("score", dir.path(), &["--policy", at, "--format", "json"]);
    assert_eq!(scored(&ran), ("73".into(), "2026-02".into()));
    // A file that is named holds, whatever its month: somebody said so.
    let file = other.path().join("y.toml");
    let file = file.to_str().expect("UTF-8");
    let ran = in_month("score", dir.path(), &["--policy", file, "--format", "json"]);
    assert_eq!(scored(&ran), ("72".into(), "2027-02".into()));
}

#[test]
fn a_month_before_the_first_version_names_it() {
    let dir = month(&[("b.toml", "2027-03", "-2"), ("a.toml", "2026-12", "-2")]);
    let ran = in_month("score", dir.path(), &[]);
    let words = [
        "error[bad-policy] policies/a.toml:6: no version holds in 2026-10: this, the first, holds from 2026-12",
    ];
    refused(&ran, 3, &words);
    let zh = in_month("score", dir.path(), &["--lang", "zh"]);
    refused(&zh, 3, &["2026-10 没有施行中的版本", "2026-12"]);
}

#[test]
fn two_versions_from_one_month_are_told_at_both_places() {
    let dir = month(&[
        ("a.toml", "2026-02", "-2"),
        ("b.toml", "2026-02", "-4"),
        ("c.toml", "2026-01", "-4"),
    ]);
    let ran = in_month("check", dir.path(), &[]);
    let words = [
        "policies/a.toml:6: policies/b.toml:6 holds from 2026-02 too",
        "policies/b.toml:6: policies/a.toml:6 holds from 2026-02 too",
    ];
    refused(&ran, 3, &words);
    assert!(!ran.stderr.contains("c.toml"), "{}", ran.stderr);
}

/// Also in a version that the month does not take.
#[test]
fn mistakes_in_every_version_are_told() {
    let dir = month(&[("a.toml", "2026-01", "-2")]);
    put(dir.path(), "policies/b.toml", &policy("2030-01", "2"));
    put(dir.path(), "policies/c.toml", "schema = 1\n");
    let ran = in_month("score", dir.path(), &[]);
    let words = ["policies/b.toml:", "must be below 0", "policies/c.toml:1:"];
    refused(&ran, 3, &words);
}

#[test]
fn a_policy_beside_its_versions_and_a_folder_without_any() {
    let dir = month(&[("a.toml", "2026-01", "-2")]);
    put(dir.path(), "policy.toml", &policy("2026-01", "-3"));
    let ran = in_month("score", dir.path(), &[]);
    refused(
        &ran,
        3,
        &["policy.toml:1: there is a folder `policies` beside this file"],
    );
    std::fs::remove_file(dir.path().join("policy.toml")).expect("it is there");
    std::fs::remove_file(dir.path().join("policies/a.toml")).expect("it is there");
    let ran = in_month("score", dir.path(), &[]);
    refused(&ran, 3, &["policies/:1: there is no version of a policy"]);
}

/// What was read is never written over, a version that holds in another month included.
#[test]
fn no_version_is_written_over() {
    let dir = month(&[("a.toml", "2026-01", "-2"), ("b.toml", "2027-01", "-2")]);
    let target = dir.path().join("policies/b.toml");
    let more = [
        "--format",
        "json",
        "--force",
        "-o",
        target.to_str().expect("UTF-8"),
    ];
    let ran = in_month("score", dir.path(), &more);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    assert!(ran.stderr.contains("is an input"), "{}", ran.stderr);
}

#[test]
fn policy_show_takes_a_folder() {
    let dir = month(&[("a.toml", "2026-01", "-2"), ("b.toml", "2027-01", "-2")]);
    let folder = dir.path().join("policies");
    let folder = folder.to_str().expect("UTF-8");
    let ran = kefu(&["policy", "show", "L1", "--policy", folder]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("from 2027-01"), "{}", ran.stdout);
}
