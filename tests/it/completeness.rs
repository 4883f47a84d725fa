//! Who and what is missing from a month is told (RULEBOOK §2, CONTRACT §2), and nobody is told who has nothing to say. The figures
//! are those of the rulebook: 80, B5 of +5 for whoever has a contact and no complaint, L1 of -2.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::run::{Ran, command, folder, in_month, kefu, ran, scored, text};

const ZEROS: &str =
    "agent_id,name,hired_on\n0007,王芳,2024-03-01\n0008,Ann Lee,2023-05-02\n0009,李娜,2023-05-02\n";
const NO_COMPLAINT: &str = "complaint_id,agent_id,received_at\n";
const NO_VIOLATION: &str = "agent_id,occurred_on,rule\n";

/// Calls of these agents, one a row, from the first of the month to its last day.
fn calls(agents: &[&str]) -> String {
    let mut text = "call_id,agent_id,started_at,outcome\n".to_string();
    let last = agents.len().max(2) - 1;
    for (i, agent) in agents.iter().enumerate() {
        text += &format!(
            "C{i},{agent},2026-10-{:02} 10:00,answered\n",
            1 + i * 30 / last
        );
    }
    text
}

/// A month of those files; it has no complaint and no violation unless they say so.
fn month(files: &[(&str, &str)]) -> TempDir {
    let clean = [
        ("complaints.csv", NO_COMPLAINT),
        ("violations.csv", NO_VIOLATION),
    ];
    folder(&[&clean, files].concat())
}

fn account(dir: &Path) -> String {
    in_month("check", dir, &["--format", "json"]).stdout
}

/// What `check` tells: level, code, place and count. How thin the calls of a test are does not matter.
fn told(dir: &Path) -> Vec<String> {
    let account: Value = serde_json::from_str(&account(dir)).expect("JSON");
    let problems = account["problems"].as_array().expect("problems").iter();
    let line = |p: &Value| {
        let text = |name: &str| p[name].as_str().unwrap_or_default().to_string();
        let count = p["count"].as_u64().unwrap_or(1);
        let (level, code, file) = (text("level"), text("code"), text("file"));
        format!("{level} {code} {file}:{} x{count}", p["line"])
    };
    problems
        .filter(|p| p["level"] != "note" && p["code"] != "thin-data")
        .map(line)
        .collect()
}

fn score_of(result: &Value, id: &str) -> String {
    let agents = result["agents"].as_array().expect("agents");
    let agent = agents.iter().find(|agent| agent["agent_id"] == id);
    agent.map_or("not scored".into(), |agent| agent["score"].to_string())
}

fn scores(dir: &Path, ids: &[&str]) -> Vec<String> {
    let result = scored(dir, &["--month", "2026-10"]);
    ids.iter().map(|id| score_of(&result, id)).collect()
}

/// A result of a month before: its people, and how many rows of each kind it used.
fn earlier(dir: &Path, month: &str, ids: &[&str], used: &[(&str, u64)]) {
    let agent = |id: &&str| {
        json!({
            "agent_id": id, "name": id, "role": "agent", "service_month": 20, "lines": [], "bonus": 0, "deductions": 0,
            "adjustment": 0, "raw": 80, "score": 80, "grade": "B", "rank": 1, "ranked_of": 1, "last": false,
            "pay": {"eligible": true, "float": 0}, "flags": [], "indicators": {}
        })
    };
    let input = |(kind, used): &(&str, u64)| {
        json!({
            "kind": kind, "file": format!("{kind}.csv"), "rows": used, "used": used, "other_month": 0, "not_ours": 0,
            "filtered": 0, "duplicate": 0, "rejected": 0
        })
    };
    let mut result = json!({
        "schema": "kefu.result/1", "month": month, "provisional": false,
        "policy": {"name": "built-in", "effective_from": "2026-01", "sha256": ""},
        "agents": ids.iter().map(agent).collect::<Vec<_>>(),
        "inputs": used.iter().map(input).collect::<Vec<_>>(), "problems": []
    });
    if used.is_empty() {
        result.as_object_mut().expect("an object").remove("inputs");
    }
    let history = dir.join("history");
    std::fs::create_dir_all(&history).expect("a folder");
    std::fs::write(history.join(format!("{month}.json")), result.to_string()).expect("a file");
}

fn write(dir: &Path, name: &str, text: &str) {
    std::fs::write(dir.join(name), text).expect("a file");
}

/// The program on that day.
fn on(now: &str, args: &[&str]) -> Ran {
    ran(command(args)
        .env("KEFU_NOW", now)
        .output()
        .expect("it starts"))
}

#[test]
fn a_folder_of_templates_is_a_month_in_which_nothing_happened() {
    for lang in ["en", "zh"] {
        let dir = tempfile::tempdir().expect("a folder");
        let folder = dir.path().display().to_string();
        assert_eq!(kefu(&["init", &folder, "--lang", lang]).code, 0);
        let roster = dir.path().join(if lang == "zh" {
            "花名册.csv"
        } else {
            "agents.csv"
        });
        let header = text(&roster);
        let blanks = ",".repeat(header.matches(',').count() - 2);
        let filled = format!("{header}\n0007,王芳,2024-03-01{blanks}\n");
        std::fs::write(&roster, filled).expect("a roster");
        let told_first = account(dir.path());
        assert!(!told_first.contains("thin-data"), "{told_first}");
        assert_eq!(told(dir.path()), Vec::<String>::new());
        assert_eq!(scores(dir.path(), &["0007"]), ["80"]);
        for gone in [
            ["complaints.csv", "投诉.csv"],
            ["violations.csv", "违规.csv"],
        ] {
            std::fs::remove_file(dir.path().join(gone[usize::from(lang == "zh")])).expect("a file");
        }
        assert_eq!(told(dir.path()), ["warning kind-missing :null x1"; 2]);
    }
}

#[test]
fn a_kind_that_must_be_there_is_an_error_where_it_is_not() {
    let dir = month(&[
        ("agents.csv", ZEROS),
        (
            "kefu.toml",
            "[expect]\nkinds = [\"calls\", \"Violations\"]\n",
        ),
    ]);
    let check = in_month("check", dir.path(), &[]);
    assert_eq!(check.code, 3, "{}", check.stderr);
    assert!(
        check
            .stderr
            .contains("error[kind-missing] there is no file of calls, which [expect]")
    );
    assert_eq!(told(dir.path()), ["error kind-missing :null x1"]);
    let rejects = dir.path().join("rejects.csv").display().to_string();
    assert_eq!(
        in_month("score", dir.path(), &["--rejects", &rejects]).code,
        3
    );
    write(dir.path(), "calls.csv", "call_id,agent_id,started_at\n");
    assert_eq!(told(dir.path()), Vec::<String>::new());
}

#[test]
fn only_the_month_before_is_compared() {
    let dir = month(&[("agents.csv", ZEROS), ("calls.csv", &calls(&["0007"; 7]))]);
    let told_after = |month: &str, used: &[(&str, u64)]| {
        let _ = std::fs::remove_dir_all(dir.path().join("history"));
        earlier(dir.path(), month, &["0007"], used);
        told(dir.path())
    };
    let none = Vec::<String>::new();
    // 7 are under half of 15, and not of 14; 9 are too few to compare.
    assert_eq!(
        told_after("2026-09", &[("calls", 15)]),
        ["warning fewer-rows calls.csv:1 x1"]
    );
    assert_eq!(told_after("2026-09", &[("calls", 14)]), none);
    assert_eq!(told_after("2026-08", &[("calls", 15)]), none);
    assert_eq!(told_after("2026-09", &[]), none);
    assert_eq!(
        told_after("2026-09", &[("calls", 7), ("tickets", 1)]),
        ["warning kind-missing :null x1"]
    );
    assert_eq!(
        told_after("2026-09", &[("calls", 7), ("tickets", 0), ("exams", 9)]),
        none
    );
    // Several files of a kind are one.
    assert_eq!(
        told_after("2026-09", &[("calls", 8), ("calls", 7)]),
        ["warning fewer-rows calls.csv:1 x1"]
    );
    // A month that still runs has fewer.
    earlier(dir.path(), "2026-09", &["0007"], &[("calls", 15)]);
    let running = in_month("score", dir.path(), &["--as-of", "2026-10-20"]);
    assert!(!running.stderr.contains("fewer-rows"), "{}", running.stderr);
    // A header alone: there were calls, and now there is none.
    write(dir.path(), "calls.csv", "call_id,agent_id,started_at\n");
    assert_eq!(
        told_after("2026-09", &[("calls", 10)]),
        ["warning fewer-rows calls.csv:1 x1"]
    );
}

#[test]
fn a_file_that_cannot_be_read_is_not_also_missing() {
    let dir = folder(&[
        ("agents.csv", ZEROS),
        ("violations.csv", NO_VIOLATION),
        ("complaints.xlsx", ""),
    ]);
    let told = told(dir.path());
    assert!(
        !told.iter().any(|told| told.contains("kind-missing")),
        "{told:?}"
    );
}

/// Five calls each, but for one who has none.
fn without(roster: &str, working: &[&str]) -> Vec<String> {
    let agents: Vec<&str> = working
        .iter()
        .cycle()
        .take(5 * working.len())
        .copied()
        .collect();
    let dir = month(&[("agents.csv", roster), ("calls.csv", &calls(&agents))]);
    told(dir.path())
}

#[test]
fn somebody_without_rows_is_told_where_the_team_has_some() {
    let roster = "agent_id,name,hired_on,team,role,left_on\n1,A,2024-03-01,x,,\n2,B,2024-03-01,x,team_lead,\n3,C,2024-03-01,X,agent,\n";
    let told = ["warning nobody-rows agents.csv:4 x1"];
    assert_eq!(without(roster, &["1", "2"]), told);
    let no_team = roster.replace(",x,", ",,").replace(",X,", ",,");
    assert_eq!(
        without(&no_team, &["1", "2"]),
        told,
        "a service without teams is one"
    );
    for (why, honest) in [
        (
            "a lead has other work",
            roster.replace(",X,agent,", ",x,team_lead,"),
        ),
        (
            "who is not scored neither",
            roster.replace(",X,agent,", ",x,manager,"),
        ),
        (
            "they came in the month",
            roster.replace("C,2024-03-01", "C,2026-10-02"),
        ),
        (
            "they left in the month",
            roster.replace(",X,agent,", ",x,agent,2026-10-30"),
        ),
        ("a team of their own", roster.replace(",X,", ",y,")),
    ] {
        assert_eq!(without(&honest, &["1", "2"]), Vec::<String>::new(), "{why}");
    }
    assert_eq!(
        without(roster, &["1"]),
        Vec::<String>::new(),
        "one of two others"
    );
    // One row of any call or ticket is enough, and four rows of the others are not.
    let four = month(&[
        ("agents.csv", roster),
        (
            "calls.csv",
            &calls(&["1", "2", "1", "2", "1", "2", "1", "2"]),
        ),
    ]);
    assert_eq!(self::told(four.path()), Vec::<String>::new());
    write(
        four.path(),
        "tickets.csv",
        "ticket_id,agent_id,created_at,resolved_at\nT1,1,2026-10-01,2026-10-02\nT2,2,2026-10-31,2026-10-31\n",
    );
    assert_eq!(self::told(four.path()), told);
    write(
        four.path(),
        "tickets.csv",
        "ticket_id,agent_id,created_at,resolved_at\nT1,1,2026-10-01,2026-10-02\nT2,2,2026-10-31,2026-10-31\nT3,3,2026-10-09,2026-10-09\n",
    );
    assert_eq!(self::told(four.path()), Vec::<String>::new());
}

#[test]
fn what_nobody_did_is_told_where_somebody_should_be_named() {
    let names = |calls: &str| {
        let calls = format!("agent_id,started_at,outcome,talk_seconds,call_id\n{calls}");
        let dir = month(&[("agents.csv", ZEROS), ("calls.csv", &calls)]);
        told(dir.path())
    };
    let (first, last) = (
        "0007,2026-10-01,answered,60,1\n",
        "0008,2026-10-31,answered,60,9\n",
    );
    let told = ["warning names-nobody calls.csv:3 x2"];
    let blank = ",2026-10-15,answered,,2\n,2026-10-16,,60,3\n";
    assert_eq!(names(&format!("{first}{blank}{last}")), told);
    for honest in [
        ",2026-10-15,missed,,2\n,2026-10-16,abandoned,0,3\n",
        ",2026-10-15,,0,2\n",
        ",2026-10-15,,,2\n",
        ",2026-09-15,answered,60,2\n",
    ] {
        assert_eq!(
            names(&format!("{first}{honest}{last}")),
            Vec::<String>::new(),
            "{honest}"
        );
    }
    let nobody = ",2026-10-01,answered,60,1\n,2026-10-31,answered,60,2\n";
    assert_eq!(
        names(nobody),
        Vec::<String>::new(),
        "nobody is named at all"
    );
}

#[test]
fn a_complaint_about_nobody_costs_nobody() {
    let dir = month(&[
        ("agents.csv", ZEROS),
        ("calls.csv", &calls(&["0007", "0008", "0009"])),
    ]);
    for (valid, told) in [("yes", 1), ("", 1), ("no", 0)] {
        let complaint =
            format!("complaint_id,agent_id,received_at,valid\nK1,,2026-10-08,{valid}\n");
        write(dir.path(), "complaints.csv", &complaint);
        let names = self::told(dir.path())
            .into_iter()
            .filter(|told| told.contains("names-nobody"));
        assert_eq!(
            names.collect::<Vec<_>>(),
            vec!["warning names-nobody complaints.csv:2 x1"; told]
        );
    }
    // The name in a column of its own is a name.
    write(
        dir.path(),
        "complaints.csv",
        "complaint_id,agent_id,agent name,received_at,valid\nK1,,王芳,2026-10-08,yes\n",
    );
    assert_eq!(self::told(dir.path()), Vec::<String>::new());
    assert_eq!(scores(dir.path(), &["0007", "0008"]), ["80", "85"]);
}

#[test]
fn ids_without_zeros_are_one_problem_of_the_file() {
    let violations =
        "agent_id,occurred_on,rule\n7,2026-10-08,L1\n9,2026-10-08,L1\n7,2026-10-09,L2\n";
    let dir = month(&[
        ("agents.csv", ZEROS),
        ("calls.csv", &calls(&["7", "8", "nobody", "7", "8"])),
    ]);
    let calls = "warning unknown-agent calls.csv:2 x4";
    assert_eq!(
        told(dir.path()),
        [calls, "warning unknown-agent calls.csv:4 x1"]
    );
    let check = in_month("check", dir.path(), &[]).stderr;
    assert!(
        check.contains("(`7` for `0007`)") && check.contains("id_width = 4 under [people]"),
        "{check}"
    );
    write(dir.path(), "violations.csv", violations);
    assert_eq!(
        told(dir.path()),
        [
            calls,
            "warning unknown-agent calls.csv:4 x1",
            "error unknown-agent violations.csv:2 x3"
        ]
    );
    let rejects = dir.path().join("rejects.csv");
    let set_aside = in_month(
        "score",
        dir.path(),
        &["--rejects", rejects.to_str().expect("UTF-8")],
    );
    assert_eq!(set_aside.code, 4, "{}", set_aside.stderr);
    assert_eq!(
        text(&rejects).lines().count(),
        4,
        "every row is in the file"
    );
    // One alone may be like another by chance, and is told with who may be meant.
    std::fs::remove_file(&rejects).expect("a file");
    write(
        dir.path(),
        "violations.csv",
        "agent_id,occurred_on,rule\n7,2026-10-08,L1\n",
    );
    let check = in_month("check", dir.path(), &[]).stderr;
    assert!(check.contains("(did you mean `0007`?)"), "{check}");
    // With the line that was suggested all of them are found: 80 + 5 - 2 and 80 + 5.
    write(
        dir.path(),
        "kefu.toml",
        "[people]\nid_width = 4\nnot_scored = [\"nobody\"]\n",
    );
    assert_eq!(told(dir.path()), Vec::<String>::new());
    assert_eq!(
        scores(dir.path(), &["0007", "0008", "0009"]),
        ["83", "85", "80"]
    );
}

#[test]
fn the_width_of_ids_holds_in_every_file() {
    let dir = month(&[
        (
            "calls.csv",
            &calls(&["0007", "7", "007", "0008", "101", "8001", "08001"]),
        ),
        (
            "violations.csv",
            "agent_id,occurred_on,rule,recorded_by\n7,2026-10-08,L1,0007\n",
        ),
        (
            "complaints.csv",
            "complaint_id,agent_id,received_at,handled_by,valid,updated_at\nK1,8,2026-10-08,0009,no,\nK1,0008,2026-10-08,9,no,\n",
        ),
        (
            "kefu.toml",
            "[people]\nid_width = 4\nnot_scored = [\"8001\"]\n",
        ),
    ]);
    write(
        dir.path(),
        "agents.csv",
        "agent_id,name,hired_on,aliases\n7,王芳,2024-03-01,101\n8,Ann Lee,2024-03-01,\n9,李娜,2024-03-01,\n",
    );
    earlier(dir.path(), "2026-09", &["7", "0008"], &[("calls", 4)]);
    assert_eq!(
        told(dir.path()),
        [
            "warning unknown-agent calls.csv:8 x1",
            "warning self-recorded violations.csv:2 x1"
        ]
    );
    let result = scored(dir.path(), &["--month", "2026-10"]);
    assert_eq!(score_of(&result, "0007"), "83");
    assert_eq!(score_of(&result, "0008"), "85");
    let inputs = result["inputs"].as_array().expect("inputs");
    let used = |kind: &str| {
        inputs
            .iter()
            .find(|input| input["kind"] == kind)
            .map(|input| input["used"].clone())
    };
    assert_eq!(
        [used("calls"), used("complaints")],
        [Some(json!(5)), Some(json!(1))]
    );
}

#[test]
fn a_width_that_makes_two_people_one_is_told_at_its_line() {
    let settings = "[people]\nid_width = 3\n";
    for roster in [
        "agent_id,name,hired_on\n7,王芳,2024-03-01\n07,Ann,2024-03-01\n",
        "agent_id,name,hired_on,aliases\n7,王芳,2024-03-01,\n20,Ann,2024-03-01,07\n",
    ] {
        let dir = month(&[
            ("agents.csv", roster),
            ("calls.csv", &calls(&["7"])),
            ("kefu.toml", settings),
        ]);
        assert_eq!(told(dir.path()), ["error bad-settings kefu.toml:2 x1"]);
        let score = in_month("score", dir.path(), &[]);
        assert!(score.code == 3 && score.stdout.is_empty());
        assert!(score.stderr.contains("`7` and `07`"), "{}", score.stderr);
    }
    // The same person twice is one, however the id is written.
    let twice = "agent_id,name,hired_on\n7,王芳,2024-03-01\n007,王芳,2024-03-01\n";
    let dir = month(&[
        ("agents.csv", twice),
        ("calls.csv", &calls(&["7", "07"])),
        ("kefu.toml", settings),
    ]);
    assert_eq!(told(dir.path()), Vec::<String>::new());
    assert_eq!(scores(dir.path(), &["007"]), ["85"]);
}

#[test]
fn wrong_settings_are_told_at_their_lines() {
    for (settings, line) in [
        ("[people]\nid_width = 0\n", 2),
        ("[people]\nid_width = 1\n", 2),
        ("[people]\nid_width = 21\n", 2),
        ("[people]\nid_width = 3.5\n", 2),
        ("[people]\nid_width = \"four\"\n", 2),
        ("[expect]\nkinds = \"calls\"\n", 2),
        ("[expect]\nkinds = [\n\"calls\",\n\"call\"]\n", 4),
        ("[expect]\nkind = [\"calls\"]\n", 2),
    ] {
        let dir = month(&[("agents.csv", ZEROS), ("kefu.toml", settings)]);
        assert_eq!(
            told(dir.path()),
            [format!("error bad-settings kefu.toml:{line} x1")],
            "{settings}"
        );
    }
}

#[test]
fn nobody_of_the_month_before_is_told() {
    let dir = month(&[
        ("agents.csv", ZEROS),
        ("calls.csv", &calls(&["0007", "0008", "0009"])),
    ]);
    let strangers = vec!["warning history-strangers :null x1".to_string()];
    for (before, expected) in [
        (&["7", "8"][..], &strangers[..]),
        (&["A1"], &strangers),
        (&["A1", "0009"], &[]),
        (&["０００９"], &[]),
        (&[], &[]),
    ] {
        earlier(dir.path(), "2026-09", before, &[("calls", 3)]);
        assert_eq!(told(dir.path()), expected, "{before:?}");
    }
    earlier(dir.path(), "2026-09", &["7", "8"], &[("calls", 3)]);
    let check = in_month("check", dir.path(), &[]).stderr;
    assert!(
        check.contains("`0007` may be `7` there; write id_width = 4"),
        "{check}"
    );
    write(dir.path(), "kefu.toml", "[people]\nid_width = 4\n");
    assert_eq!(told(dir.path()), Vec::<String>::new());
}

#[test]
fn a_month_that_is_not_over_is_told_and_stands_in_no_result() {
    let dir = month(&[
        ("agents.csv", ZEROS),
        ("calls.csv", &calls(&["0007", "0008", "0009"])),
    ]);
    let path = dir.path().display().to_string();
    let problems = dir.path().join("p.json").display().to_string();
    let args = ["score", &path, "--month", "2026-10", "--format", "json"];
    // Midnight in Shanghai is 16:00 in London.
    let (before, after) = ("2026-10-31T15:59:59Z", "2026-10-31T16:00:00Z");
    let running = on(before, &[&args[..], &["--problems", &problems]].concat());
    assert_eq!(running.code, 0);
    assert!(
        running
            .stderr
            .contains("warning[month-not-over] 2026-10 is not over"),
        "{}",
        running.stderr
    );
    assert!(text(Path::new(&problems)).contains("month-not-over"));
    std::fs::remove_file(&problems).expect("a file");
    let over = on(after, &args);
    assert_eq!(
        (over.code, over.stderr.as_str()),
        (0, running_notes(&over.stderr))
    );
    assert_eq!(
        running.stdout, over.stdout,
        "a result depends on its inputs alone"
    );
    let strict = |now| on(now, &[&args[..], &["--strict"]].concat()).code;
    assert_eq!((strict(before), strict(after)), (3, 0));
    let as_of = on(before, &[&args[..], &["--as-of", "2026-10-20"]].concat());
    assert!(!as_of.stderr.contains("month-not-over"), "{}", as_of.stderr);
    write(
        dir.path(),
        "kefu.toml",
        "[time]\nday_starts_at = \"06:00\"\n",
    );
    assert_eq!(
        (
            strict("2026-10-31T21:59:59Z"),
            strict("2026-10-31T22:00:00Z")
        ),
        (3, 0)
    );
    let wrong = on("tomorrow", &args);
    assert_eq!(wrong.code, 2);
    assert!(wrong.stderr.contains("KEFU_NOW"), "{}", wrong.stderr);
}

/// What is said beside warnings: that there are notes.
fn running_notes(stderr: &str) -> &str {
    assert!(!stderr.contains("warning"), "{stderr}");
    stderr
}

#[test]
fn the_last_month_is_that_before_today() {
    let dir = month(&[
        ("agents.csv", ZEROS),
        ("calls.csv", &calls(&["0007", "0008", "0009"])),
    ]);
    let path = dir.path().display().to_string();
    let month = |now| {
        let ran = on(
            now,
            &["score", &path, "--month", "last", "--format", "json"],
        );
        let result: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"));
        result["month"].clone()
    };
    assert_eq!(month("2026-10-31T16:00:00Z"), "2026-10");
    assert_eq!(month("2026-11-30T15:59:59Z"), "2026-10");
}
