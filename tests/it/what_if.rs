//! `kefu what-if`: the same months under another policy. Each figure here was worked out by hand from the rows above it.

use std::path::Path;

use kefu::policy::BUILT_IN;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::run::{Ran, built_in_without_cases, folder, kefu, refused};

const ROSTER: &str = "agent_id,name,hired_on,team\n0007,王芳,2024-03-01,East\n0008,Ann Lee,2023-05-02,East\n0009,Tom,2024-01-01,West\n";
/// 0007: L12 three times and L4 at 3 points; 0008: nothing; 0009: S1.
const VIOLATIONS: &str = "agent_id,occurred_on,rule,points,times\n0007,2026-10-08,L12,,3\n0007,2026-10-09,迟到,3,\n0009,2026-10-10,S1,,\n";

/// L12 costs 4 and not 2; S5 takes 5 minor ones and not 4; the float is at most 150.
fn harsher() -> String {
    BUILT_IN
        .replacen("name = \"built-in\"", "name = \"harsher\"", 1)
        .replacen("at_least = 4", "at_least = 5", 1)
        .replacen("limit = 300", "limit = 150", 1)
        .replacen(
            "\"entry error\", \"wrong entry\"]\npoints = -2",
            "\"entry error\", \"wrong entry\"]\npoints = -4",
            1,
        )
}

fn month() -> TempDir {
    let new = harsher();
    folder(&[
        ("agents.csv", ROSTER),
        ("violations.csv", VIOLATIONS),
        ("kefu.toml", "month = \"2026-10\"\n"),
        ("new.toml", &new),
    ])
}

fn what_if(dir: &Path, more: &[&str]) -> Ran {
    let new = dir.join("new.toml");
    let mut args = vec![
        "what-if",
        dir.to_str().expect("UTF-8"),
        "--policy",
        new.to_str().expect("UTF-8"),
    ];
    args.extend(more);
    kefu(&args)
}

fn data(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

/// 0007 before: 80 - 3×2 - 3 = 71, and 4 minor ones make S5: 51, -290 yuan, for review. After: 80 - 3×4 - 3 = 65, no S5 below
/// 5: -150 yuan. 0009: 80 - 20 = 60: -200 before, -150 after, by the limit alone. 0008: 80.
#[test]
fn each_person_is_scored_under_both() {
    let dir = month();
    let result = data(&what_if(dir.path(), &["--format", "json"]));
    assert_eq!(result["schema"], "kefu.what-if/1");
    assert_eq!(result["to_be_paid"], false);
    assert_eq!(
        result["total"],
        json!({"before": -490, "after": -300, "difference": 190})
    );
    let people = &result["months"][0]["people"];
    let first = &people[0];
    assert_eq!(first["changed"], true);
    assert_eq!(
        (&first["before"]["score"], &first["after"]["score"]),
        (&json!(51), &json!(65))
    );
    assert_eq!(
        (&first["before"]["grade"], &first["after"]["grade"]),
        (&Value::Null, &json!("D"))
    );
    assert_eq!(
        (&first["before"]["float"], &first["after"]["float"]),
        (&json!(-290), &json!(-150))
    );
    let lines: Vec<_> = first["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| {
            (
                line["rule"].clone(),
                line["before"].clone(),
                line["after"].clone(),
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            (json!("L12"), json!(-6), json!(-12)),
            (json!("S5"), json!(-20), Value::Null)
        ]
    );
    assert_eq!(first["settings"], json!([]), "-150 is within either limit");
    assert_eq!(
        first["gone_flags"],
        json!([{"kind": "dismissal-review", "cause": "score-below-60"}])
    );
    assert_eq!(
        (&people[1]["changed"], &people[1]["lines"]),
        (&json!(false), &json!([]))
    );
    assert_eq!(people[2]["settings"], json!(["pay"]));
    assert_eq!(
        (&people[2]["before"]["float"], &people[2]["after"]["float"]),
        (&json!(-200), &json!(-150))
    );
    let counted: Vec<_> = result["grades"]
        .as_array()
        .expect("grades")
        .iter()
        .map(|g| {
            (
                g["grade"].as_str().unwrap_or("-").to_string(),
                g["before"].as_u64(),
                g["after"].as_u64(),
            )
        })
        .collect();
    let expected = [
        ("A", 0, 0),
        ("B", 1, 1),
        ("C", 0, 0),
        ("D", 0, 1),
        ("E", 1, 1),
        ("-", 1, 0),
    ];
    assert_eq!(
        counted,
        expected.map(|(name, before, after)| (name.to_string(), Some(before), Some(after)))
    );
}

#[test]
fn the_table_says_who_by_what_and_that_nothing_is_paid() {
    let dir = month();
    let table = what_if(dir.path(), &[]).stdout;
    for words in [
        "Nothing is paid by this",
        "policy `built-in` · from 2026-01",
        "policy `harsher` · from 2026-01",
        "51 → 65",
        "-290 → -150",
        "L12 -6→-12; S5 -20 gone",
        "-490 → -300",
        "2 of 3 people change",
        "pay float of all: -490 yuan before, -300 after, difference +190",
        "no longer flagged\n  2026-10 0007 王芳  dismissal review: score below 60",
    ] {
        assert!(table.contains(words), "`{words}` is not in\n{table}");
    }
    assert!(
        !table.contains("Ann Lee") && !table.contains("newly flagged"),
        "{table}"
    );
    let settings = "month = \"2026-10\"\nlang = \"zh\"\n";
    std::fs::write(dir.path().join("kefu.toml"), settings).expect("a file");
    let chinese = what_if(dir.path(), &[]).stdout;
    assert!(chinese.starts_with("测算 · 2026-10"), "{chinese}");
    let bar = table
        .lines()
        .find(|line| line.starts_with("D "))
        .expect("grade D");
    assert_eq!(
        bar.split_whitespace().collect::<Vec<_>>(),
        ["D", "0", "1", "█"]
    );
    let zh = what_if(dir.path(), &["--lang", "zh", "--format", "markdown"]).stdout;
    for words in [
        "## 测算 · 2026-10",
        "请勿据此发薪",
        "| 0007 王芳 | 51 → 65 | 不合格 → D |",
        "L12 -6→-12; S5 -20 取消",
    ] {
        assert!(zh.contains(words), "`{words}` is not in\n{zh}");
    }
}

#[test]
fn a_file_has_a_row_for_each_person_and_month() {
    let (dir, out) = (month(), tempfile::tempdir().expect("a folder"));
    let target = out.path().join("w.csv");
    let ran = what_if(dir.path(), &["-o", target.to_str().expect("UTF-8")]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    let text = std::fs::read_to_string(&target).expect("it was written");
    let rows: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        rows[0],
        "month,agent_id,name,team,score_before,score_after,score_change,grade_before,grade_after,float_before,float_after,float_change,flags_before,flags_after,by"
    );
    assert_eq!(
        rows[1],
        "2026-10,0007,王芳,East,51,65,14,,D,-290,-150,140,dismissal-review:score-below-60,,L12 -6→-12; S5 -20 gone"
    );
    assert_eq!(rows[2], "2026-10,0008,Ann Lee,East,80,80,0,B,B,0,0,0,,,");
    assert_eq!(
        rows[3],
        "2026-10,0009,Tom,West,60,60,0,E,E,-200,-150,50,,,pay"
    );
    let ran = what_if(dir.path(), &["-o", "w.xyz"]);
    refused(&ran, 2, &[".txt, .csv, .tsv, .json, .jsonl, .md or .html"]);
    let new = dir.path().join("new.toml");
    let ran = what_if(
        dir.path(),
        &[
            "--force",
            "--format",
            "json",
            "-o",
            new.to_str().expect("UTF-8"),
        ],
    );
    refused(&ran, 2, &["is an input"]);
}

/// Its own policy is the one of its folder, and `--against` wins over it.
#[test]
fn the_first_side_is_the_policy_of_the_folder_or_against() {
    let dir = month();
    std::fs::write(dir.path().join("policy.toml"), harsher()).expect("a file");
    let same = data(&what_if(dir.path(), &["--format", "json"]));
    assert_eq!(
        same["total"],
        json!({"before": -300, "after": -300, "difference": 0})
    );
    let against = data(&what_if(
        dir.path(),
        &["--format", "json", "--against", "built-in"],
    ));
    assert_eq!(against["total"]["before"], json!(-490));
}

#[test]
fn several_months_each_in_its_own_folder_and_once() {
    let (october, november) = (month(), month());
    let text = VIOLATIONS.replace("2026-10", "2026-11");
    std::fs::write(november.path().join("violations.csv"), text).expect("a file");
    std::fs::write(november.path().join("kefu.toml"), "month = \"2026-11\"\n").expect("a file");
    let new = october.path().join("new.toml");
    let dirs = [november.path(), october.path()].map(|path| path.to_str().expect("UTF-8"));
    let args = [
        "what-if",
        dirs[0],
        dirs[1],
        "--policy",
        new.to_str().expect("UTF-8"),
    ];
    let result = data(&kefu(&[&args[..], &["--format", "json"]].concat()));
    let months: Vec<_> = result["months"]
        .as_array()
        .expect("months")
        .iter()
        .map(|m| m["month"].clone())
        .collect();
    assert_eq!(months, ["2026-10", "2026-11"]);
    assert_eq!(result["total"]["difference"], json!(380));
    let table = kefu(&args).stdout;
    assert!(table.contains("what-if · 2026-10, 2026-11"), "{table}");
    assert!(table.contains("4 of 6 people change"), "{table}");
    let twice = ["what-if", dirs[1], dirs[1], "--policy", "built-in"];
    refused(&kefu(&twice), 2, &["are both 2026-10: name a month once"]);
    let month = [&args[..], &["--month", "2026-10"]].concat();
    refused(&kefu(&month), 2, &["--month is for a single DIR"]);
}

/// A row that the other policy does not admit: 3 points are outside its range.
#[test]
fn errors_under_either_policy_stop_it_and_it_is_said_which() {
    let dir = month();
    let narrow = harsher().replacen("points = [-5, -2]", "points = [-9, -4]", 1);
    std::fs::write(dir.path().join("new.toml"), narrow).expect("a file");
    let ran = what_if(dir.path(), &[]);
    let words = [
        "under policy `harsher` of 2026-01 alone, in 2026-10:",
        "error[points-out-of-range] violations.csv:3",
        "under policy `harsher`: nothing was compared",
    ];
    refused(&ran, 3, &words);
    assert!(
        !ran.stderr.contains("under policy `built-in`"),
        "{}",
        ran.stderr
    );
    let other = what_if(
        dir.path(),
        &[
            "--against",
            dir.path().join("new.toml").to_str().expect("UTF-8"),
        ],
    );
    refused(&other, 3, &["under policy `harsher`"]);
    let zh = what_if(dir.path(), &["--lang", "zh", "-q"]);
    refused(&zh, 3, &["仅按制度 `harsher`", "没有测算"]);
    std::fs::write(
        dir.path().join("violations.csv"),
        "agent_id,occurred_on,rule\n0007,2026-10-08,nonsense\n",
    )
    .expect("a file");
    std::fs::write(dir.path().join("new.toml"), harsher()).expect("a file");
    let ran = what_if(dir.path(), &[]);
    refused(
        &ran,
        3,
        &[
            "error[unknown-rule] violations.csv:2",
            "under policy `built-in`",
        ],
    );
    assert_eq!(
        ran.stderr.matches("error[unknown-rule]").count(),
        1,
        "told once: {}",
        ran.stderr
    );
    std::fs::write(dir.path().join("new.toml"), "schema = 3\n").expect("a file");
    refused(
        &what_if(dir.path(), &[]),
        3,
        &["error[bad-policy] new.toml:1"],
    );
}

/// The scored roles of the other policy leave a team lead out: nobody's float vanishes in silence.
#[test]
fn who_is_scored_under_one_alone_is_told() {
    let dir = month();
    let roster = ROSTER
        .replace("team\n", "team,role\n")
        .replace("West\n", "West,team_lead\n")
        .replace("East\n", "East,agent\n");
    std::fs::write(dir.path().join("agents.csv"), roster).expect("a file");
    std::fs::write(
        dir.path().join("violations.csv"),
        "agent_id,occurred_on,rule\n0007,2026-10-08,S1\n",
    )
    .expect("a file");
    let new = built_in_without_cases().replacen("\"team_lead\", \"training", "\"training", 1);
    std::fs::write(dir.path().join("new.toml"), new).expect("a file");
    let result = data(&what_if(dir.path(), &["--format", "json"]));
    let lead = &result["months"][0]["people"][2];
    assert_eq!(
        (&lead["changed"], &lead["after"]),
        (&json!(true), &Value::Null)
    );
    let table = what_if(dir.path(), &[]).stdout;
    assert!(table.contains("80 → not scored"), "{table}");
}

/// Results of history/ count on both sides: last in two months under either, below 70 or below 75.
#[test]
fn history_counts_on_both_sides() {
    let from = crate::run::project().join("examples/2026-10");
    let new = crate::run::project().join("examples/policies/stricter.toml");
    let args = [
        "what-if",
        from.to_str().expect("UTF-8"),
        "--policy",
        new.to_str().expect("UTF-8"),
        "--format",
        "json",
        "-q",
    ];
    let result = data(&kefu(&args));
    let people = result["months"][0]["people"].as_array().expect("people");
    let zhang = people
        .iter()
        .find(|person| person["agent_id"] == "0004")
        .expect("0004");
    // 0006 is for review below 60 and below 65: one ground, and nothing new. 0010 falls from 68 to 64.
    let flagged: Vec<_> = people
        .iter()
        .filter(|person| person["new_flags"] != json!([]))
        .map(|person| person["agent_id"].clone())
        .collect();
    assert_eq!(flagged, ["0004", "0010"]);
    for side in ["before", "after"] {
        let flags = zhang[side]["flags"].as_array().expect("flags");
        assert!(
            flags.iter().any(|flag| flag["cause"] == "last-two-months"),
            "{zhang}"
        );
    }
}

#[test]
fn amounts_of_two_currencies_are_not_added() {
    let dir = month();
    let new = BUILT_IN.replacen("[pay]\n", "[pay]\ncurrency = \"USD\"\n", 1);
    std::fs::write(dir.path().join("new.toml"), new).expect("a file");
    refused(&what_if(dir.path(), &[]), 2, &["CNY and USD"]);
}
