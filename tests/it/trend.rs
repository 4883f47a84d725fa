//! `kefu trend`: several months side by side. Each mean here was worked out with a pocket calculator.

use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::run::{Ran, folder, kefu, refused};

/// A result of a month: agent_id, name, score, grade, rank; A from `a` on, B from 60 on.
fn result(month: &str, a: i64, people: &[(&str, &str, &str, &str, u32)]) -> Value {
    let agent = |&(id, name, score, grade, rank): &(&str, &str, &str, &str, u32)| {
        let score: serde_json::Number = score.parse().expect("a number");
        json!({
            "agent_id": id, "name": name, "team": null, "role": "agent", "service_month": 9,
            "lines": [], "bonus": 0, "deductions": 0, "raw": score, "score": score,
            "grade": grade, "rank": rank, "ranked_of": 2, "last": false,
            "pay": { "eligible": true, "float": 0 }, "flags": [],
            "indicators": { "contacts": 40, "csat_mean": 4.25, "csat_mean_n": 8 },
        })
    };
    json!({
        "schema": "kefu.result/1", "month": month, "provisional": false, "zone": "UTC",
        "policy": { "name": "ours", "sha256": format!("{a:064}") },
        "terms": { "grades": [
            { "grade": "A", "low": a, "low_included": true },
            { "grade": "B", "low": 60, "low_included": true, "high": a },
        ] },
        "agents": people.iter().map(agent).collect::<Vec<_>>(),
        "inputs": [], "problems": [],
    })
}

/// January, February and April; March is missing, and so is 0009 after January. In April A begins at 85 and no more at 90.
fn spring() -> [(&'static str, Value); 3] {
    let january = [
        ("0007", "王芳", "80", "B", 2),
        ("0008", "Ann", "84.99", "B", 1),
        ("0009", "Tom", "60", "B", 3),
    ];
    let february = [
        ("0007", "王芳", "80.01", "B", 2),
        ("0008", "Ann", "85", "B", 1),
    ];
    let april = [
        ("0007", "王芳芳", "100", "A", 1),
        ("0008", "Ann", "60.02", "B", 2),
    ];
    [
        ("1.json", result("2026-01", 90, &january)),
        ("2.json", result("2026-02", 90, &february)),
        ("4.json", result("2026-04", 85, &april)),
    ]
}

fn write(months: &[(&str, Value)]) -> TempDir {
    let texts: Vec<_> = months.iter().map(|(n, v)| (*n, v.to_string())).collect();
    let files: Vec<_> = texts.iter().map(|(n, text)| (*n, text.as_str())).collect();
    folder(&files)
}

fn trend(dir: &Path, more: &[&str]) -> Ran {
    let mut args = vec!["trend", dir.to_str().expect("UTF-8")];
    args.extend(more);
    kefu(&args)
}

/// 0007: (80 + 80.01) / 2 = 80.005, half up 80.01; (80 + 80.01 + 100) / 3 = 86.67, an A since April. 0008: 169.99 / 2 = 84.995,
/// half up 85.00, an A since April although both months were a B; (84.99 + 85 + 60.02) / 3 = 76.67.
#[test]
fn means_are_exact_and_graded_by_the_newest_terms() {
    let dir = write(&spring());
    let ran = trend(dir.path(), &["--format", "csv"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let wanted = "\
agent_id,name,team,measure,2026-01,2026-02,2026-03,2026-04,2026-Q1,2026-Q2,2026
0007,王芳芳,,score,80,80.01,,100,80.01,100,86.67
0007,王芳芳,,grade,B,B,,A,B,A,A
0007,王芳芳,,rank,2,2,,1,,,
0007,王芳芳,,months,,,,,2,1,3
0008,Ann,,score,84.99,85,,60.02,85,60.02,76.67
0008,Ann,,grade,B,B,,B,A,B,B
0008,Ann,,rank,1,1,,2,,,
0008,Ann,,months,,,,,2,1,3
0009,Tom,,score,60,,,,60,,60
0009,Tom,,grade,B,,,,B,,B
0009,Tom,,rank,3,,,,,,
0009,Tom,,months,,,,,1,,1
";
    assert_eq!(ran.stdout, wanted);
    let ran = trend(dir.path(), &["--format", "json"]);
    let data: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(data["schema"], "kefu.trend/1");
    assert_eq!(data["months"]["2026-03"], Value::Null);
    let of_0008 = &data["agents"][1]["means"]["2026-Q1"];
    let wanted = json!({ "score": 85, "grade": "A", "months": 2, "provisional": false });
    assert_eq!(*of_0008, wanted);
}

/// Eight steps of 5 points from 60 to 100: 80, 80.01 and 84.99 are on the fifth, 85 on the sixth, 60 and 60.02 on the lowest,
/// 100 on the highest.
#[test]
fn the_page_shows_the_course_of_everybody() {
    let dir = write(&spring());
    let page = trend(dir.path(), &["--indicators", "csat_mean, contacts"]).stdout;
    for words in [
        "trend · 2026-01 to 2026-04 · 3 months · 3 people",
        "0007 王芳芳  ▅▅·█",
        "0008 Ann     ▅▆·▁",
        "0009 Tom     ▁···",
        "csat_mean · 2026",
        "contacts · 2026",
        "80.01 B (2/3)",
        "86.67 A (3/12)",
        "grades are by policy `ours` as in 2026-04",
        "Quarters and years of indicators",
        "lacks the numerator",
        "more than one policy",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    let page = trend(dir.path(), &["--lang", "zh", "--format", "html"]).stdout;
    assert!(page.contains("<h1>趋势 · 2026-01 至 2026-04 · 3 个月 · 3 人</h1>"));
    let out = dir.path().join("trend.md");
    let ran = trend(dir.path(), &["-o", out.to_str().expect("UTF-8")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let page = std::fs::read_to_string(out).expect("the page");
    assert!(page.contains("| 0008 Ann |"), "{page}");
}

#[test]
fn a_year_fits_a_terminal() {
    let people = [("0008", "Emma Clarke", "100.25", "A", 1)];
    let months: Vec<_> = (1..=13)
        .map(|n| {
            let (year, month) = (2025 + (n - 1) / 12, (n - 1) % 12 + 1);
            result(&format!("{year}-{month:02}"), 90, &people)
        })
        .collect();
    let names: Vec<_> = (1..=13).map(|n| format!("{n}.json")).collect();
    let months: Vec<_> = names.iter().map(String::as_str).zip(months).collect();
    let page = trend(write(&months).path(), &[]).stdout;
    assert!(
        page.lines().all(|line| line.chars().count() <= 100),
        "{page}"
    );
    // Equal scores stand in the middle; full years and quarters need no count.
    assert!(page.contains("▄▄▄▄▄▄▄▄▄▄▄▄"), "{page}");
    assert!(page.contains("mean score · 2025") && page.contains("mean score · 2026"));
    assert!(
        !page.contains("(12/12)") && page.contains("100.25 A (1/12)"),
        "{page}"
    );
}

#[test]
fn what_is_wrong_with_results_is_told_all_at_once() {
    let dir = write(&spring());
    let write = |name: &str, text: &str| {
        std::fs::write(dir.path().join(name), text).expect("a file");
    };
    write("again.json", &spring()[0].1.to_string());
    write("cut.json", "{\"schema\": \"kefu.res");
    write("other.json", "{\"schema\": \"kefu.what-if/1\"}");
    write("latin.json", "{}");
    std::fs::write(dir.path().join("latin.json"), b"{\"\xff\"}").expect("a file");
    let words = [
        "again.json",
        "second result of 2026-01",
        "1.json",
        "cut.json",
        "this is no result of kefu",
        "other.json",
        "`kefu.what-if/1`, not `kefu.result/1`",
        "latin.json",
        "not UTF-8",
    ];
    refused(&trend(dir.path(), &[]), 3, &words);
    refused(
        &trend(&dir.path().join("not-there.json"), &[]),
        1,
        &["not-there.json"],
    );
    let empty = folder(&[("calls.csv", "")]);
    refused(
        &trend(empty.path(), &[]),
        1,
        &["no .json file", "kefu score"],
    );
}

#[test]
fn what_is_asked_for_wrongly() {
    let dir = write(&spring());
    let wrong = ["--indicators", "csat"];
    refused(&trend(dir.path(), &wrong), 2, &["`csat`", "csat_mean"]);
    let input = dir.path().join("1.json");
    let onto = ["-o", input.to_str().expect("UTF-8"), "--force"];
    refused(&trend(dir.path(), &onto), 2, &["is an input"]);
    // A file that is named twice, and in its folder, is one file.
    assert_eq!(trend(dir.path(), &[onto[1], onto[1]]).code, 0);
}

#[test]
fn a_provisional_result_is_told_and_marked() {
    let mut months = spring();
    months[2].1["provisional"] = json!(true);
    let dir = write(&months);
    let ran = trend(dir.path(), &[]);
    assert_eq!(ran.code, 0);
    let told = "4.json: the result of 2026-04 is provisional";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
    for words in [" 04*", "80.01 B (2/3)", "100* A (1/3)", "86.67* A (3/12)"] {
        assert!(ran.stdout.contains(words), "{words}\n{}", ran.stdout);
    }
    let csv = trend(dir.path(), &["-q", "--format", "csv"]);
    assert_eq!(csv.stderr, "");
    let heads = "2026-03,2026-04*,2026-Q1,2026-Q2*,2026*\n";
    assert!(csv.stdout.contains(heads), "{}", csv.stdout);
    std::fs::write(dir.path().join("5.json"), spring()[2].1.to_string()).expect("a file");
    refused(&trend(dir.path(), &[]), 3, &["second result of 2026-04"]);
}
