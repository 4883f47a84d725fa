//! `kefu complaints`: what is still to be done about the complaints of a month. Each state and moment here was worked out by
//! hand from the row above it; nothing depends on the day that the test runs.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::run::{MONTH, Ran, folder, in_month, kefu, refused};

/// 0007 and 0008 are scored; 0001 is a supervisor, whom nobody scores.
const ROSTER: &str = "agent_id,name,hired_on,team,role\n0007,王芳,2024-03-01,East,\n0008,Ann Lee,2023-05-02,West,\n0001,Boss,2020-01-01,East,supervisor\n";
const HEADER: &str = "complaint_id,agent_id,received_at,handled_by,responded_at,respond_by,closed_at,close_by,valid,category,follow_up_at,follow_up_satisfied\n";

fn month(rows: &str) -> TempDir {
    let complaints = format!("{HEADER}{rows}");
    folder(&[("agents.csv", ROSTER), ("complaints.csv", &complaints)])
}

fn list(dir: &Path, more: &[&str]) -> Value {
    let mut args = vec!["--format", "json", "-q"];
    args.extend(more);
    data(&in_month("complaints", dir, &args))
}

fn data(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

/// The complaint with this id; null when it is not in the list.
fn item(list: &Value, id: &str) -> Value {
    let items = list["complaints"].as_array().expect("a list");
    let found = items.iter().find(|item| item["complaint_id"] == id);
    found.cloned().unwrap_or_default()
}

fn states(rows: &str, more: &[&str]) -> Value {
    let dir = month(rows);
    item(&list(dir.path(), more), "K1")["states"].clone()
}

/// Answered, closed, decided, the customer asked and content: nothing is left.
const DONE: &str = "K1,0007,2026-10-08 10:00,,2026-10-08 11:00,2026-10-08 12:00,2026-10-09 10:00,2026-10-10,no,late delivery,2026-10-12 09:00,yes\n";

#[test]
fn each_state_is_found() {
    assert_eq!(states(DONE, &[]), json!([]));
    let with = |from: &str, to: &str| {
        assert!(DONE.contains(from));
        states(&DONE.replacen(from, to, 1), &[])
    };
    assert_eq!(with(",no,", ",,"), json!(["undecided"]));
    assert_eq!(with(",yes\n", ",no\n"), json!(["to-reopen"]));
    assert_eq!(
        with("2026-10-12 09:00,yes", ","),
        json!(["not-followed-up"])
    );
    // Asked, and nobody wrote down what the customer said; or the answer without its time.
    assert_eq!(with(",yes\n", ",\n"), json!([]));
    assert_eq!(with("2026-10-12 09:00,yes", ",yes"), json!([]));
    assert_eq!(
        with("2026-10-08 11:00", "2026-10-08 12:00:01"),
        json!(["answer-late"])
    );
    assert_eq!(with("2026-10-08 11:00", ""), json!(["answer-late"]));
    assert_eq!(with("2026-10-09 10:00", ""), json!(["close-late", "open"]));
    assert_eq!(
        with("2026-10-09 10:00,2026-10-10", ",2026-11-05"),
        json!(["open"])
    );
}

#[test]
fn at_the_limit_is_in_time_and_a_day_ends_at_midnight() {
    let at = |answered: &str, closed: &str| {
        let row = format!(
            "K1,0007,2026-10-08 10:00,,{answered},2026-10-08 12:00,{closed},2026-10-10,no,x,2026-10-12,yes\n"
        );
        states(&row, &[])
    };
    assert_eq!(at("2026-10-08 12:00:00", "2026-10-10 23:59:59"), json!([]));
    assert_eq!(
        at("2026-10-08 12:00:01", "2026-10-09"),
        json!(["answer-late"])
    );
    assert_eq!(
        at("2026-10-08 12:00", "2026-10-11 00:00:00"),
        json!(["close-late"])
    );
}

/// Not closed, to be closed on 31 October: the limit passes with the month. On 1 November it has not passed by its end.
#[test]
fn a_blank_is_judged_at_the_end_of_the_month_or_as_of() {
    let open = |by: &str| format!("K1,0007,2026-10-08 10:00,,2026-10-08 11:00,,,{by},no,x,,\n");
    assert_eq!(
        states(&open("2026-10-31"), &[]),
        json!(["close-late", "open"])
    );
    assert_eq!(states(&open("2026-11-01"), &[]), json!(["open"]));
    let as_of = |time: &str| states(&open("2026-10-20"), &["--as-of", time]);
    assert_eq!(as_of("2026-10-20 23:59:59"), json!(["open"]));
    assert_eq!(as_of("2026-10-21"), json!(["close-late", "open"]));
    let dir = month(&open("2026-10-20"));
    let list = list(dir.path(), &["--as-of", "2026-10-20 23:59:59"]);
    assert_eq!(list["judged_at"], "2026-10-20 23:59:59");
    assert_eq!(list["provisional"], true);
    assert_eq!(item(&list, "K1")["close"], "running");
}

/// 10:00 and 120 minutes are 12:00; a row's own limit goes before.
#[test]
fn the_limit_of_the_policy_holds_for_rows_without_one() {
    let rows = "K1,0007,2026-10-08 10:00,,2026-10-08 12:00:01,,,,no,x,,\n\
        K2,0007,2026-10-08 10:00,,2026-10-08 12:00:01,2026-10-08 13:00,,,no,x,,\n\
        K3,0007,2026-10-08 10:00,,2026-10-08 12:00:00,,,,no,x,,\n\
        K4,0007,2026-10-08 10:00,,2026-10-08 12:00:00,2026-10-08 09:00,,,no,x,,\n";
    let dir = month(rows);
    let before = item(&list(dir.path(), &[]), "K1");
    assert_eq!(
        (&before["answer_by"], &before["answer"]),
        (&Value::Null, &Value::Null)
    );
    let policy = kefu::policy::BUILT_IN.replacen(
        "[limits]",
        "[limits]\ncomplaint_response_minutes = 120",
        1,
    );
    std::fs::write(dir.path().join("policy.toml"), policy).expect("a file");
    let list = list(dir.path(), &[]);
    let answer = |id: &str| {
        let item = item(&list, id);
        (item["answer_by"].clone(), item["answer"].clone())
    };
    assert_eq!(answer("K1"), (json!("2026-10-08 12:00:00"), json!("late")));
    assert_eq!(
        answer("K2"),
        (json!("2026-10-08 13:00:00"), json!("in-time"))
    );
    assert_eq!(
        answer("K3"),
        (json!("2026-10-08 12:00:00"), json!("in-time"))
    );
    assert_eq!(
        answer("K4"),
        (json!("2026-10-08 09:00:00"), json!("before-start"))
    );
}

/// Of every urgency one, and of the first two: K8 missed its limit on the 9th, K1 on the 10th.
const ALL: &str = "K1,0007,2026-10-02 10:00,,2026-10-02 11:00,,,2026-10-10,no,quarrel,,\n\
    K2,0007,2026-10-02 10:00,0008,2026-10-02 11:00,,2026-10-03,,,billing,2026-10-05,yes\n\
    K3,0008,2026-10-02 10:00,,2026-10-02 11:00,,2026-10-03,,yes,billing,2026-10-05,no\n\
    K4,,2026-10-02 10:00,,2026-10-02 11:00,,,,yes,billing,,\n\
    K5,0008,2026-10-02 10:00,外包组,2026-10-02 11:00,,2026-10-03,,yes,,,\n\
    K6,0008,2026-10-02 10:00,,2026-10-02 12:30,2026-10-02 12:00,2026-10-03,,no,,2026-10-05,yes\n\
    K7,0008,2026-10-02 10:00,,2026-10-02 11:00,2026-10-02 12:00,2026-10-03,,no,,2026-10-05,yes\n\
    K8,0008,2026-10-08 10:00,,,2026-10-09,,,no,,,\n\
    K9,0008,2026-09-30 23:59:59,,,2026-09-30,,,,,,\n\
    K10,0001,2026-10-08 10:00,,,2026-10-09,,,,,,\n";

fn ids(list: &Value) -> Vec<&str> {
    let items = list["complaints"].as_array().expect("a list");
    let ids = items.iter().map(|item| item["complaint_id"].as_str());
    ids.map(|id| id.expect("an id")).collect()
}

/// September's and the supervisor's are not in it; the latter is told.
#[test]
fn the_most_urgent_comes_first() {
    let dir = month(ALL);
    let list = list(dir.path(), &[]);
    let order = ["K8", "K1", "K2", "K3", "K4", "K5", "K6", "K7"];
    assert_eq!(ids(&list), order);
    assert_eq!(list["not_ours"], 1);
    assert_eq!(item(&list, "K4")["agent"], Value::Null);
    assert_eq!(item(&list, "K4")["handler"], Value::Null);
    assert_eq!(item(&list, "K2")["handler"]["name"], "Ann Lee");
    assert_eq!(item(&list, "K5")["handler"]["agent_id"], "外包组");
    assert_eq!(
        (&item(&list, "K8")["file"], &item(&list, "K8")["line"]),
        (&json!("complaints.csv"), &json!(9))
    );
}

/// About 0008: K3, K5, K6, K7, K8; late are K6 and K8, open K8. About 0007: K1, K2. About nobody: K4.
#[test]
fn they_are_counted_by_category_team_and_agent() {
    let dir = month(ALL);
    let list = list(dir.path(), &[]);
    let count = |by: &str, name: Value| {
        let all = list[by].as_array().expect("counts");
        let found = all.iter().find(|count| count["name"] == name).expect("it");
        let of = |key: &str| found[key].as_u64().expect("a number");
        [
            of("complaints"),
            of("valid"),
            of("undecided"),
            of("open"),
            of("late"),
            of("to_reopen"),
            of("not_followed_up"),
        ]
    };
    assert_eq!(count("by_agent", json!("0008")), [5, 2, 0, 1, 2, 1, 1]);
    assert_eq!(count("by_agent", json!("0007")), [2, 0, 1, 1, 1, 0, 0]);
    assert_eq!(count("by_agent", Value::Null), [1, 1, 0, 1, 0, 0, 0]);
    assert_eq!(count("by_team", json!("West")), [5, 2, 0, 1, 2, 1, 1]);
    assert_eq!(
        count("by_category", json!("billing")),
        [3, 2, 1, 1, 0, 1, 0]
    );
    assert_eq!(count("by_category", Value::Null), [4, 1, 0, 1, 2, 0, 1]);
    let first = |by: &str| list[by][0]["name"].clone();
    assert_eq!(
        (first("by_agent"), first("by_category")),
        (json!("0008"), json!("billing"))
    );
}

#[test]
fn rows_are_chosen_by_agent_and_team_of_either_side() {
    let dir = month(ALL);
    let ids_of = |more: &[&str]| ids(&list(dir.path(), more)).join(" ");
    // K2 is about 0007 and handled by 0008.
    assert_eq!(ids_of(&["--agent", "Ann Lee"]), "K8 K2 K3 K5 K6 K7");
    assert_eq!(ids_of(&["--team", "East"]), "K1 K2");
    assert_eq!(ids_of(&["--team", "East", "--agent", "0008"]), "K2");
    let chosen = list(dir.path(), &["--team", "East"]);
    assert_eq!(chosen["by_category"].as_array().expect("counts").len(), 2);
    refused(
        &in_month("complaints", dir.path(), &["--team", "North", "-q"]),
        2,
        &["North", "East, West"],
    );
    refused(
        &in_month("complaints", dir.path(), &["--agent", "Bob", "-q"]),
        2,
        &["Bob"],
    );
}

#[test]
fn it_is_written_in_every_format_and_errors_stop_it() {
    let dir = month(ALL);
    for (name, begins) in [
        ("a.csv", "\u{feff}month,complaint_id,states,"),
        ("a.json", "{\n  \"schema\": \"kefu.complaints/1\""),
        ("a.md", "# 2026-10 · Asia/Shanghai · policy `built-in`"),
        ("a.html", "<!DOCTYPE html>"),
        ("a.txt", "2026-10 · Asia/Shanghai · policy `built-in`"),
    ] {
        let path = dir.path().join(name);
        let ran = in_month(
            "complaints",
            dir.path(),
            &["-q", "-o", path.to_str().expect("UTF-8")],
        );
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let text = std::fs::read_to_string(&path).expect("it was written");
        assert!(text.starts_with(begins), "{name}\n{text}");
        assert!(text.contains("K8"), "{name}\n{text}");
    }
    let csv = in_month("complaints", dir.path(), &["-q", "--format", "csv"]).stdout;
    assert!(csv.contains("2026-10,K8,answer-late;open,0008,Ann Lee,West,0008,Ann Lee,West,,no,2026-10-08 10:00:00,2026-10-09,,late,"), "{csv}");
    let page = in_month("complaints", dir.path(), &["-q", "--lang", "zh"]).stdout;
    assert!(
        page.contains("办结超时") && page.contains("另有 1 件无须处理。"),
        "{page}"
    );
    let bad = month("K1,0007,not a time,,,,,,,,,\n");
    refused(
        &in_month("complaints", bad.path(), &[]),
        3,
        &["complaints.csv"],
    );
}

/// CP-1006 is not closed, was to be by the 30th, and nobody has decided it; CP-1003 was answered on the 15th, not by the 14th.
#[test]
fn the_example_month() {
    let list = data(&kefu(&["complaints", MONTH, "--format", "json", "-q"]));
    let first = ["CP-1006", "CP-1001", "CP-1003"];
    assert_eq!(&ids(&list)[..2], &first[..2]);
    let states = first.map(|id| item(&list, id)["states"].clone());
    assert_eq!(states[0], json!(["close-late", "undecided", "open"]));
    assert_eq!(states[1], json!(["to-reopen"]));
    assert_eq!(states[2], json!(["answer-late", "not-followed-up"]));
}
