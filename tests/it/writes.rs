//! What the program writes: whole or not at all, from any input, and what it sets aside.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use crate::run::{MONTH, ROSTER, command, folder, in_month, kefu, ran, refused};

#[test]
fn a_target_is_written_whole_or_not_at_all() {
    let dir = tempfile::tempdir().expect("a folder");
    let target = dir.path().join("october.csv");
    let to = target.to_str().expect("UTF-8");
    let write = |more: &[&str]| kefu(&[&["score", MONTH, "-q", "-o", to], more].concat());
    assert_eq!(write(&[]).code, 0);
    let first = fs::read(&target).expect("the file");
    assert!(first.starts_with(b"\xef\xbb\xbfmonth,agent_id,") && first.ends_with(b"\r\n"));
    assert_eq!(
        write(&[]).code,
        0,
        "the same content is no reason to refuse"
    );
    fs::write(&target, "something else").expect("a file");
    refused(&write(&[]), 1, &["is there already", "--force"]);
    assert_eq!(
        fs::read_to_string(&target).expect("the file"),
        "something else"
    );
    assert_eq!(write(&["--force"]).code, 0);
    assert_eq!(fs::read(&target).expect("the file"), first);
    refused(&write(&["--format", "json"]), 2, &["--format differs"]);
    refused(
        &kefu(&["score", MONTH, "-q", "-o", "october.pdf"]),
        2,
        &[".txt, .csv, .tsv, .json, .jsonl, .md or .html"],
    );
    refused(
        &kefu(&["score", MONTH, "-q", "-o", "no/such/folder/october.csv"]),
        1,
        &["there is no folder no/such/folder"],
    );
    let names: Vec<_> = fs::read_dir(dir.path())
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(names, ["october.csv"], "something is left over");
}

#[cfg(unix)]
#[test]
fn a_new_file_has_the_mode_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().expect("a folder");
    let (ours, other) = (dir.path().join("a.json"), dir.path().join("b"));
    assert_eq!(
        kefu(&["score", MONTH, "-q", "-o", ours.to_str().expect("UTF-8")]).code,
        0
    );
    fs::write(&other, "").expect("a file");
    let mode = |path: &Path| fs::metadata(path).expect("the file").permissions().mode();
    assert_eq!(mode(&ours), mode(&other));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_a_closed_pipe_is_not() {
    let full = fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("a full disk");
    let ran_full = ran(command(&["score", MONTH, "-q"])
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts")
        .wait_with_output()
        .expect("it ends"));
    assert_eq!(ran_full.code, 1);
    assert!(
        ran_full.stderr.contains("cannot write to standard output"),
        "{}",
        ran_full.stderr
    );
    let mut child = command(&["score", MONTH, "-q", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let closed = ran(child.wait_with_output().expect("it ends"));
    assert_eq!((closed.code, closed.stderr.as_str()), (0, ""));
}

#[test]
fn errors_stop_the_month_and_rejects_set_them_aside() {
    let violations = "agent_id,occurred_on,rule,points,note\n0007,2026-10-05,L1,,\n0009,2026-10-06,L1,,\"two\nlines\"\n0007,soon,L99,,\n";
    let dir = folder(&[("agents.csv", ROSTER), ("violations.csv", violations)]);
    let words = [
        "error[unknown-agent] violations.csv:3: `0009`",
        "error[bad-value] violations.csv:5: `soon`",
        "--rejects FILE",
    ];
    refused(&in_month("score", dir.path(), &[]), 3, &words);
    let out = tempfile::tempdir().expect("a folder");
    let (rejects, result) = (out.path().join("bad.csv"), out.path().join("october.json"));
    let set_aside = [
        "--rejects",
        rejects.to_str().expect("UTF-8"),
        "-o",
        result.to_str().expect("UTF-8"),
    ];
    assert_eq!(in_month("score", dir.path(), &set_aside).code, 4);
    let result: Value =
        serde_json::from_slice(&fs::read(&result).expect("the result")).expect("JSON");
    assert_eq!(result["provisional"], true);
    assert_eq!(
        (
            &result["inputs"][1]["rows"],
            &result["inputs"][1]["used"],
            &result["inputs"][1]["rejected"]
        ),
        (&3.into(), &1.into(), &2.into())
    );
    let mut rows = csv::Reader::from_path(&rejects).expect("the rejects");
    let headers: Vec<String> = rows
        .headers()
        .expect("headers")
        .iter()
        .map(|name| name.trim_start_matches('\u{feff}').to_string())
        .collect();
    assert_eq!(
        headers,
        [
            "file", "line", "code", "column", "value", "message", "record"
        ]
    );
    let rows: Vec<_> = rows.records().map(|row| row.expect("a row")).collect();
    let cells: Vec<_> = rows.iter().map(|row| (&row[1], &row[2], &row[6])).collect();
    assert_eq!(
        cells[0],
        ("3", "unknown-agent", "0009,2026-10-06,L1,,\"two\nlines\"")
    );
    assert_eq!(cells[1], ("5", "bad-value", "0007,soon,L99,,"));
}

#[test]
fn what_is_more_than_a_row_cannot_be_set_aside() {
    let dir = folder(&[
        ("agents.csv", ROSTER),
        ("violations.csv", "agent_id,occurred_on\n0007,2026-10-05\n"),
    ]);
    let out = tempfile::tempdir().expect("a folder");
    let rejects = out.path().join("bad.csv");
    refused(
        &in_month(
            "score",
            dir.path(),
            &["--rejects", rejects.to_str().expect("UTF-8")],
        ),
        3,
        &["error[missing-column]", "`rule` is missing"],
    );
    assert!(!rejects.exists());
}

#[test]
fn warnings_count_where_somebody_says_so() {
    // The example month accepts its warnings; here nobody does.
    assert_eq!(kefu(&["check", MONTH, "--strict", "-q"]).code, 0);
    const UNDECIDED: &str = "testdata/problems/complaint-undecided";
    let strict = |command: &str, more: &[&str]| {
        let args = [command, UNDECIDED, "--month", "2026-10", "--strict"];
        kefu(&[&args, more].concat())
    };
    let check = ["check", UNDECIDED, "--month", "2026-10", "-q"];
    assert_eq!(kefu(&check).code, 0);
    refused(&strict("score", &[]), 3, &["complaint-undecided"]);
    assert_eq!(strict("check", &[]).code, 3);
    let dir = tempfile::tempdir().expect("a folder");
    let problems = dir.path().join("problems.json");
    let to = problems.to_str().expect("UTF-8");
    assert_eq!(strict("score", &["-q", "--problems", to]).code, 3);
    let told: Value =
        serde_json::from_slice(&fs::read(&problems).expect("also on exit 3")).expect("JSON");
    assert!(
        told["problems"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
}

#[test]
fn standard_input_archives_and_patterns() {
    let roster = folder(&[("staff.csv", ROSTER)]);
    let staff = roster.path().join("staff.csv");
    let mut child = command(&[
        "score",
        "--agents",
        staff.to_str().expect("UTF-8"),
        "--awards",
        "-",
        "--month",
        "2026-10",
        "--format",
        "csv",
        "-q",
    ])
    .stdin(Stdio::piped())
    .stdout(Stdio::piped())
    .stderr(Stdio::piped())
    .spawn()
    .expect("it starts");
    let awards = "agent_id,occurred_on,rule\n0007,2026-10-05,B3\n";
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(awards.as_bytes())
        .expect("it reads");
    let piped = ran(child.wait_with_output().expect("it ends"));
    assert_eq!(piped.code, 0, "{}", piped.stderr);
    assert!(
        piped
            .stdout
            .contains("2026-10,0007,王芳,,agent,32,80,5,0,0,85,85,B,1,2,false,50,\n"),
        "{}",
        piped.stdout
    );
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(awards.as_bytes()).expect("it packs");
    fs::write(
        roster.path().join("awards-1.csv.gz"),
        packed.finish().expect("it packs"),
    )
    .expect("a file");
    let pattern = roster.path().join("awards-*.csv.gz");
    let unpacked = kefu(&[
        "score",
        "--agents",
        staff.to_str().expect("UTF-8"),
        "--awards",
        pattern.to_str().expect("UTF-8"),
        "--month",
        "2026-10",
        "--format",
        "csv",
        "-q",
    ]);
    assert_eq!(unpacked.stdout, piped.stdout);
}

#[test]
fn init_makes_templates_that_are_read() {
    for (lang, roster) in [("en", "agents.csv"), ("zh", "花名册.csv")] {
        let dir = tempfile::tempdir().expect("a folder");
        let month = dir.path().join("2026-10");
        let path = month.to_str().expect("UTF-8");
        assert_eq!(kefu(&["init", path, "--lang", lang]).code, 0);
        let template = fs::read_to_string(month.join(roster)).expect("the roster");
        assert!(template.starts_with('\u{feff}') && template.ends_with("\r\n"));
        let commas = template.matches(',').count();
        let row = format!("{template}0007,王芳{}\r\n", ",".repeat(commas - 1));
        fs::write(month.join(roster), row).expect("a file");
        let checked = kefu(&["check", path, "--format", "json"]);
        assert_eq!(checked.code, 0, "{}", checked.stderr);
        assert!(
            !checked.stdout.contains("unknown-columns")
                && !checked.stdout.contains("missing-column"),
            "{}",
            checked.stdout
        );
    }
}

#[test]
fn what_was_read_is_never_written_over_and_nothing_is_read_or_written_twice() {
    let awards = "agent_id,occurred_on,rule\n0007,2026-10-05,B3\n";
    let dir = folder(&[("agents.csv", ROSTER), ("awards.csv", awards)]);
    let path = dir.path().join("awards.csv");
    let input = path.to_str().expect("UTF-8");
    for command in ["score", "check"] {
        refused(
            &in_month(command, dir.path(), &["-q", "--force", "--problems", input]),
            2,
            &["is an input"],
        );
    }
    refused(
        &in_month("score", dir.path(), &["-q", "--force", "-o", input]),
        2,
        &["is an input"],
    );
    assert_eq!(fs::read_to_string(&path).expect("the input"), awards);
    refused(
        &in_month(
            "score",
            dir.path(),
            &["-q", "--awards", input, "--awards", input],
        ),
        2,
        &["is named twice"],
    );
    let out = tempfile::tempdir().expect("a folder");
    let same = out.path().join("same.csv");
    let same = same.to_str().expect("UTF-8");
    refused(
        &in_month("score", dir.path(), &["-q", "--rejects", same, "-o", same]),
        2,
        &["written twice"],
    );
}
