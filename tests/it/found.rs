//! No file is left out in silence: what a month's folder holds is read, told, or plainly no table; and what lies beside it is
//! reached, or told.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use tempfile::TempDir;

use crate::run::{MONTH, ROSTER, Ran, folder, in_month, kefu, project, refused};

const CALLS: &str = "call_id,agent_id,started_at\nC-1,0007,2026-10-05 09:00\n";
/// 0007 has 80 - 2 (L1) = 78, and 5 for no complaint.
const VIOLATIONS: &str = "agent_id,occurred_on,rule\n0007,2026-10-05,L1\n";

fn month(more: &[(&str, &str)]) -> TempDir {
    let files = [("agents.csv", ROSTER), ("calls.csv", CALLS)];
    folder(&[&files, more].concat())
}

fn score(dir: &Path, more: &[&str]) -> Ran {
    in_month("score", dir, &[&["--format", "json"], more].concat())
}

/// The scores of everybody, by id.
fn scores(ran: &Ran) -> Vec<(String, String)> {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let result: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let agents = result["agents"].as_array().expect("agents").iter();
    agents
        .map(|agent| (agent["agent_id"].to_string(), agent["score"].to_string()))
        .collect()
}

fn of_0007(ran: &Ran) -> String {
    let scores = scores(ran);
    let found = scores.into_iter().find(|(id, _)| id == "\"0007\"");
    found.expect("0007 is scored").1
}

#[test]
fn a_name_is_read_as_people_mean_it() {
    for name in [
        "october violations.csv",
        "10月违规登记表.csv",
        "违规（10月）.csv",
        "violations (1).TXT",
        "客服违规汇总.csv",
        "call center violations.csv",
        "坐席 扣分.tsv",
    ] {
        let dir = month(&[(name, VIOLATIONS)]);
        assert_eq!(of_0007(&score(dir.path(), &[])), "83", "{name}");
    }
}

#[test]
fn of_several_kinds_the_columns_decide() {
    let exam = "agent_id,taken_on,score,full_mark\n0007,2026-10-05,100,100\n";
    // 80 + 5 for the full mark + 5.
    let dir = month(&[("普通话通话考试.csv", exam)]);
    assert_eq!(of_0007(&score(dir.path(), &[])), "90");
    let rows = "工号,日期,备注\n0007,2026-10-05,x\n";
    for name in [
        "违规奖励.csv",
        "通话违规.csv",
        "员工.csv",
        "申诉违规.csv",
        "排班.csv",
    ] {
        let columns = if name == "申诉违规.csv" {
            VIOLATIONS
        } else {
            rows
        };
        let dir = month(&[(name, columns)]);
        if name == "通话违规.csv" {
            // As many columns of calls as of violations, whose rule is missing.
            refused(
                &score(dir.path(), &[]),
                3,
                &["file-not-named", "violations"],
            );
        } else {
            refused(&score(dir.path(), &[]), 3, &["file-not-named"]);
        }
    }
    // A sheet of attendance is no exam.
    let attendance = "工号,姓名,考勤日期,得分\n0007,王芳,2026-10-05,1\n";
    let dir = month(&[("10月考勤.csv", attendance)]);
    let ran = score(dir.path(), &[]);
    refused(&ran, 3, &["file-not-named", "shifts"]);
    assert!(!ran.stderr.contains("exams"), "{}", ran.stderr);
    // Two of one kind, of which one does not fit: it stops the month.
    let dir = month(&[
        ("violations.csv", VIOLATIONS),
        ("违规统计.csv", "工号,次数\n0007,3\n"),
    ]);
    refused(
        &score(dir.path(), &[]),
        3,
        &["missing-column", "违规统计.csv"],
    );
}

#[test]
fn ignore_leaves_out_and_is_never_in_the_way() {
    let settings = "ignore = [\"notes.csv\", \"违规 旧*\", \"old/*\"]\n";
    let files = [
        ("kefu.toml", settings),
        ("notes.csv", "a,b\n1,2\n"),
        ("违规 旧.csv", VIOLATIONS),
    ];
    let dir = month(&files);
    fs::create_dir(dir.path().join("Old")).expect("a folder");
    fs::write(dir.path().join("Old/violations.csv"), VIOLATIONS).expect("a file");
    let ran = score(dir.path(), &["-v"]);
    let left_out = ["notes.csv", "违规 旧", "Old", "old"];
    assert!(
        !left_out.iter().any(|name| ran.stderr.contains(name)),
        "{}",
        ran.stderr
    );
    assert_eq!(of_0007(&score(dir.path(), &[])), "85");
    // A flag that names what is ignored moves pay, or does not.
    let path = |name: &str| dir.path().join(name).display().to_string();
    let ran = score(dir.path(), &["--violations", &path("违规 旧.csv")]);
    refused(&ran, 3, &["bad-settings", "kefu.toml:1:", "违规 旧.csv"]);
    fs::write(
        dir.path().join("notes.csv"),
        "agent_id,cause,person,due\n0007,L1,0007,2026-11-01\n",
    )
    .expect("a file");
    let ran = score(dir.path(), &["-v", "--actions", &path("notes.csv")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("note[unmatched-ignore] kefu.toml:1:"),
        "{}",
        ran.stderr
    );
    // A flag that names a file of the folder is enough.
    let dir = month(&[("october.csv", VIOLATIONS)]);
    let path = dir.path().join("october.csv").display().to_string();
    refused(
        &score(dir.path(), &[]),
        3,
        &["file-not-named", "violations-october.csv"],
    );
    assert_eq!(of_0007(&score(dir.path(), &["--violations", &path])), "83");
}

#[test]
fn the_line_that_is_told_can_be_pasted() {
    let dir = month(&[("data [1].csv", "a,b\n1,2\n")]);
    let ran = score(dir.path(), &[]);
    let line = ran
        .stderr
        .lines()
        .find_map(|line| line.split_once("kefu.toml: ignore"));
    let (_, list) = line.expect("the line");
    fs::write(dir.path().join("kefu.toml"), format!("ignore{list}\n")).expect("a file");
    assert_eq!(of_0007(&score(dir.path(), &[])), "85");
}

#[test]
fn the_templates_stop_no_month() {
    for lang in ["en", "zh"] {
        let dir = month(&[]);
        let path = dir.path().to_str().expect("UTF-8");
        fs::remove_file(dir.path().join("calls.csv")).expect("a file");
        fs::remove_file(dir.path().join("agents.csv")).expect("a file");
        assert_eq!(kefu(&["init", path, "--lang", lang]).code, 0);
        let ran = in_month("check", dir.path(), &[]);
        assert!(
            ran.stderr.contains("no-agents")
                && (ran.stderr.contains("1 error,") || ran.stderr.contains("1 个错误，")),
            "{}",
            ran.stderr
        );
        let roster = if lang == "en" {
            "agents.csv"
        } else {
            "花名册.csv"
        };
        fs::write(dir.path().join(roster), ROSTER).expect("a file");
        assert_eq!(in_month("check", dir.path(), &[]).code, 0, "{lang}");
    }
}

/// Whatever kefu writes into the folder, under whatever name, moves nobody's score.
#[test]
fn what_kefu_wrote_is_no_input() {
    let dir = month(&[("violations.csv", VIOLATIONS)]);
    let before = scores(&score(dir.path(), &[]));
    let path = |name: &str| dir.path().join(name).display().to_string();
    let history = project().join(MONTH).join("history").display().to_string();
    for (command, name) in [
        ("score", "agents-scores.csv"),
        ("score", "calls.json"),
        ("score", "calls-page.txt"),
        ("score --table indicators", "customers.csv"),
        ("complaints", "complaints.csv"),
        ("complaints", "complaints-page.txt"),
        ("improve", "violations-improve.csv"),
        ("improve --lang zh", "违规改进.txt"),
        ("indicators", "agents-indicators.csv"),
        ("what-if --policy stricter", "exams.csv"),
        ("trend", "agents-trend.csv"),
    ] {
        let words: Vec<&str> = command.split(' ').collect();
        let out = path(name);
        let ran = if command == "trend" {
            kefu(&["trend", &history, "-o", &out])
        } else {
            in_month(words[0], dir.path(), &[&words[1..], &["-o", &out]].concat())
        };
        assert_eq!(ran.code, 0, "{command}: {}", ran.stderr);
        let ran = score(dir.path(), &["-v"]);
        assert!(
            ran.stderr.contains(&format!("note[own-report] {name}:1:")),
            "{command}: {}",
            ran.stderr
        );
        assert_eq!(scores(&ran), before, "{command}");
        // The value of a flag is refused.
        let ran = kefu(&["score", "--agents", &out, "--month", "2026-10"]);
        refused(&ran, 3, &["own-report", name]);
        fs::remove_file(&out).expect("it was written");
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_reached_is_no_absence() {
    use std::os::unix::fs::symlink;
    let broken = |make: &dyn Fn(&Path)| {
        let dir = month(&[]);
        make(dir.path());
        score(dir.path(), &[])
    };
    let link = |name: &'static str| {
        move |dir: &Path| symlink("/no/such/share", dir.join(name)).expect("a link")
    };
    let inside = |folder: &'static str, name: &'static str| {
        move |dir: &Path| {
            fs::create_dir(dir.join(folder)).expect("a folder");
            symlink("/no/such/share", dir.join(folder).join(name)).expect("a link");
        }
    };
    let make = |name: &'static str| {
        move |dir: &Path| fs::create_dir_all(dir.join(name)).expect("a folder")
    };
    let write =
        |name: &'static str| move |dir: &Path| fs::write(dir.join(name), "").expect("a file");
    for (code, ran) in [
        ("bad-settings", broken(&link("kefu.toml"))),
        ("bad-settings", broken(&make("kefu.toml"))),
        ("bad-settings", broken(&write("Kefu.toml"))),
        ("bad-policy", broken(&link("policy.toml"))),
        ("bad-policy", broken(&make("policy.toml"))),
        ("bad-policy", broken(&write("POLICY.toml"))),
        ("bad-policy", broken(&link("policies"))),
        ("bad-policy", broken(&write("policies"))),
        ("bad-policy", broken(&make("Policies"))),
        ("bad-policy", broken(&inside("policies", "2026.toml"))),
        ("bad-history", broken(&link("history"))),
        ("bad-history", broken(&write("history"))),
        ("bad-history", broken(&make("History"))),
        ("bad-history", broken(&make("history/2026-09.json"))),
        ("bad-history", broken(&make("history/2026-09.JSON"))),
        ("bad-history", broken(&inside("history", "2026-09.json"))),
    ] {
        refused(&ran, 3, &[&format!("error[{code}]")]);
    }
    // What a flag stands for need not be there.
    let dir = month(&[]);
    link("policy.toml")(dir.path());
    link("history")(dir.path());
    let history = project().join(MONTH).join("history").display().to_string();
    let policy = project()
        .join("src/policy/builtin.toml")
        .display()
        .to_string();
    let more = ["--policy", &policy, "--history", &history];
    assert_eq!(of_0007(&score(dir.path(), &more)), "85");
}

/// Somebody writes into a file as long as it is read.
#[test]
fn a_file_that_changes_is_told() {
    let dir = month(&[]);
    let path = dir.path().join("calls.csv");
    let row = |n: u32| format!("D-{n},0007,2026-10-05 10:00\n");
    let rows: String = (0..20_000).map(row).collect();
    fs::write(&path, CALLS.to_string() + &rows).expect("a file");
    let done = AtomicBool::new(false);
    let ran = std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut n = 1_000_000;
            while !done.load(Ordering::Relaxed) {
                use std::io::Write;
                let mut file = fs::OpenOptions::new()
                    .append(true)
                    .open(&path)
                    .expect("it opens");
                file.write_all(row(n).as_bytes()).expect("it is written");
                std::thread::sleep(std::time::Duration::from_millis(1));
                n += 1;
            }
        });
        let ran = score(dir.path(), &[]);
        done.store(true, Ordering::Relaxed);
        ran
    });
    refused(&ran, 3, &["error[file-changed] calls.csv:1:"]);
    assert_eq!(score(dir.path(), &[]).code, 0);
}

/// The example month with one file called otherwise, or copied: told, or the same scores.
#[test]
fn a_file_under_any_other_name_is_told_or_read() {
    let files: Vec<String> = fs::read_dir(project().join(MONTH))
        .expect("the example")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.ends_with(".csv"))
        .collect();
    assert!(files.len() > 10);
    let copied = || {
        let dir = folder(&[]);
        for name in files.iter().chain([&"kefu.toml".to_string()]) {
            fs::copy(project().join(MONTH).join(name), dir.path().join(name)).expect("a copy");
        }
        dir
    };
    let before = scores(&score(copied().path(), &[]));
    let tried = |dir: &TempDir, what: &str| {
        let ran = score(dir.path(), &[]);
        assert!(
            ran.code == 3 || scores(&ran) == before,
            "{what}: {}",
            ran.stderr
        );
        ran.code
    };
    for (i, name) in files.iter().enumerate() {
        let stem = name.trim_end_matches(".csv");
        for other in [
            "export.csv",
            "2026年10月.txt",
            "通话 10月.csv",
            "客户表.csv",
        ] {
            let dir = copied();
            fs::rename(dir.path().join(name), dir.path().join(other)).expect("a name");
            tried(&dir, &format!("{name} as {other}"));
        }
        let other = format!("客服10月 {stem} 最终版 (1).csv");
        let dir = copied();
        fs::rename(dir.path().join(name), dir.path().join(&other)).expect("a name");
        assert_eq!(
            tried(&dir, &format!("{name} as {other}")),
            0,
            "{name} as {other}"
        );
        let next = files[(i + 1) % files.len()].replace(".csv", "-2.csv");
        for other in ["副本.csv", &next, "员工.csv"] {
            let dir = copied();
            fs::copy(dir.path().join(name), dir.path().join(other)).expect("a copy");
            tried(&dir, &format!("{name} copied to {other}"));
        }
    }
}
