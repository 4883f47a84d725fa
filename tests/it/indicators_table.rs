//! `kefu indicators`: what was measured, as a table. Each figure here was worked out with a pocket calculator.

use std::path::Path;

use kefu::indicator::Indicator;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::run::{MONTH, Ran, folder, in_month, kefu, refused};

const ROSTER: &str = "agent_id,name,hired_on,team\n0007,王芳,2024-03-01,East\n0008,Ann Lee,2023-05-02,West\n0009,Tom,2024-03-01,East\n";

/// 0007 answered 3 of 4; 0008 none of 2; 0009 had no call; one was nobody's.
const CALLS: &str = "call_id,agent_id,started_at,outcome,csat
C1,0007,2026-10-05 09:00:00,answered,5
C2,0007,2026-10-05 09:10:00,answered,4
C3,0007,2026-10-31 23:59:59,answered,
C4,0007,2026-10-05 09:30:00,missed,
C5,0008,2026-10-05 09:40:00,missed,
C6,0008,2026-10-05 09:50:00,abandoned,
C7,,2026-10-05 10:00:00,abandoned,
C8,0008,2026-11-01 00:00:00,answered,5
";

/// Answered after 90 seconds.
const TICKETS: &str = "ticket_id,agent_id,created_at,first_response_at,resolved_at,csat
T1,0009,2026-10-05 09:00:00,2026-10-05 09:01:30,2026-10-05 10:00:00,3
";

const VIOLATIONS: &str = "agent_id,occurred_on,rule\n0009,2026-10-05,S1\n";

pub(crate) const FILES: [(&str, &str); 4] = [
    ("agents.csv", ROSTER),
    ("calls.csv", CALLS),
    ("tickets.csv", TICKETS),
    ("violations.csv", VIOLATIONS),
];

/// 0007: 80 and 5 for no complaint (first in both, by too few ratings). 0008 had no contact: 80. 0009: 80 and 5, less 20 for S1.
/// East: (85 + 65) / 2 = 75; all: 230 / 3 = 76.67. East is rated (5 + 4 + 3) / 3 = 4, not the mean of 4.5 and 3. All answered 3 of 7.
const TABLE: &str = "\
month,level,agent_id,name,team,channel,score,grade,people,grades,csat_mean,csat_mean_sum,csat_mean_n,contacts,contacts_n,answer_rate,answer_rate_sum,answer_rate_n
2026-10,agent,0007,王芳,East,,85,B,,,4.5,9,2,3,3,0.75,3,4
2026-10,agent,0008,Ann Lee,West,,80,B,,,,0,0,0,0,0,0,2
2026-10,agent,0009,Tom,East,,65,D,,,3,3,1,1,1,,0,0
2026-10,team,,,East,,75,,2,B:1; D:1,4,12,3,4,4,0.75,3,4
2026-10,team,,,West,,80,,1,B:1,,0,0,0,0,0,0,2
2026-10,service,,,,,76.67,,3,B:2; D:1,4,12,3,4,4,0.4286,3,7
";

const COLUMNS: &str = "csat_mean, contacts,answer_rate,contacts";

fn small() -> TempDir {
    folder(&FILES)
}

fn table(dir: &Path, more: &[&str]) -> Ran {
    let mut args = vec!["-q"];
    args.extend(more);
    in_month("indicators", dir, &args)
}

fn printed(dir: &Path, more: &[&str]) -> String {
    let ran = table(dir, more);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran.stdout
}

/// The words of the line of a page that begins with a word.
fn line(page: &str, name: &str) -> Vec<String> {
    let mut lines = page.lines();
    let found = lines.find(|line| line.starts_with(name));
    let found = found.unwrap_or_else(|| panic!("no {name} in\n{page}"));
    found.split_whitespace().map(String::from).collect()
}

#[test]
fn every_figure_is_in_the_csv() {
    let dir = small();
    let csv = ["--format", "csv", "--columns", COLUMNS];
    assert_eq!(printed(dir.path(), &csv), TABLE);
    let by_team = [&csv[..], &["--by", "team"]].concat();
    let teams: Vec<&str> = TABLE
        .lines()
        .filter(|line| !line.contains(",agent,"))
        .collect();
    assert_eq!(
        printed(dir.path(), &by_team).lines().collect::<Vec<_>>(),
        teams
    );
    // Every language has the same file, and `score` writes it too, with every indicator.
    let zh = [&csv[..], &["--lang", "zh"]].concat();
    assert_eq!(printed(dir.path(), &zh), TABLE);
    let all = printed(dir.path(), &["--format", "csv"]);
    let args = ["-q", "--format", "csv", "--table", "indicators"];
    assert_eq!(in_month("score", dir.path(), &args).stdout, all);
    let heads = all.lines().next().expect("a header");
    for indicator in Indicator::ALL {
        let (key, fraction) = (indicator.key(), indicator.is_fraction());
        assert!(heads.contains(&format!(",{key},")), "{key}");
        assert_eq!(heads.contains(&format!(",{key}_sum,")), fraction, "{key}");
        assert!(format!("{heads},").contains(&format!(",{key}_n,")), "{key}");
    }
}

#[test]
fn the_page_has_shares_in_percent_and_blanks() {
    let dir = small();
    let page = printed(dir.path(), &["--columns", COLUMNS]);
    let head = "2026-10 · ";
    assert!(page.starts_with(head), "{page}");
    assert_eq!(
        line(&page, "0007"),
        ["0007", "王芳", "East", "85", "B", "4.50", "3", "75.00%"]
    );
    assert_eq!(
        line(&page, "0008"),
        ["0008", "Ann", "Lee", "West", "80", "B", "0", "0.00%"]
    );
    assert_eq!(
        line(&page, "0009"),
        ["0009", "Tom", "East", "65", "D", "3.00", "1"]
    );
    assert_eq!(
        line(&page, "East"),
        ["East", "2", "⌀", "75", "B1", "D1", "4.00", "4", "75.00%"]
    );
    assert_eq!(
        line(&page, "all"),
        ["all", "⌀", "76.67", "4.00", "4", "42.86%"]
    );
    let order = |ids: &[&str]| {
        let places: Vec<_> = ids.iter().map(|id| page.find(id)).collect();
        assert!(places.is_sorted(), "{page}");
    };
    order(&["rating", "contacts", "answered"]);
    // By rank, as the page of the month.
    order(&["0007", "0008", "0009"]);
    let samples = printed(dir.path(), &["--columns", COLUMNS, "--samples"]);
    assert!(
        samples.contains("4.50 (2)") && samples.contains("42.86% (7)"),
        "{samples}"
    );
    assert!(samples.contains("In brackets: the sample."));
    let zh = printed(dir.path(), &["--lang", "zh", "--columns", "nps,csat_mean"]);
    assert!(
        zh.contains("满意度") && zh.contains("本月没有样本：净推荐值。"),
        "{zh}"
    );
    assert_eq!(line(&zh, "全部"), ["全部", "⌀", "76.67", "4.00"]);
}

/// What nobody has a sample of stands in no column of its own accord: there is no complaint rate per 0 contacts, and no praise.
#[test]
fn what_has_a_sample_is_shown_unasked() {
    let dir = small();
    let page = printed(dir.path(), &[]);
    for shown in ["contacts", "answered", "rating", "first", "resol."] {
        assert!(page.contains(shown), "{shown}\n{page}");
    }
    for not in ["praise", "quality"] {
        assert!(!page.contains(not), "{not}\n{page}");
    }
    // 90 seconds are 1.5 minutes.
    assert!(line(&page, "0009").contains(&"1.5".to_string()), "{page}");
    assert!(page.contains("`--columns all` shows them"), "{page}");
}

#[test]
fn a_month_without_any_says_so() {
    let roster = "agent_id,name,hired_on\n0007,王芳,2024-03-01\n";
    let awards = "agent_id,occurred_on,rule\n0007,2026-10-05,B3\n";
    let dir = folder(&[("agents.csv", roster), ("awards.csv", awards)]);
    let page = printed(dir.path(), &[]);
    assert_eq!(line(&page, "0007"), ["0007", "王芳", "85", "B"]);
    assert!(
        page.contains("Without a sample this month: contacts, answer rate"),
        "{page}"
    );
    assert!(!page.contains("team"), "{page}");
}

#[test]
fn indicators_are_named_as_people_read_them() {
    let dir = small();
    let by_key = printed(dir.path(), &["--columns", "csat_mean,answer_rate"]);
    for names in [
        "满意度,接通率",
        "mean rating,Answer Rate",
        " rating ,answered",
    ] {
        assert_eq!(
            printed(dir.path(), &["--columns", names]),
            by_key,
            "{names}"
        );
    }
    let sorted = printed(dir.path(), &["--sort", "csat_mean"]);
    assert_eq!(printed(dir.path(), &["--sort", "满意度"]), sorted);
}

#[test]
fn choosing_and_sorting_change_no_figure() {
    let dir = small();
    let csv = |more: &[&str]| {
        let args = [&["--format", "csv", "--columns", COLUMNS][..], more].concat();
        printed(dir.path(), &args)
    };
    let is_in = |some: &str| {
        some.lines()
            .all(|line| TABLE.lines().any(|one| one == line))
    };
    let of_ann = csv(&["--agent", "Ann Lee"]);
    assert!(is_in(&of_ann) && of_ann.lines().count() == 4, "{of_ann}");
    let of_east = csv(&["--team", "East"]);
    assert!(is_in(&of_east) && of_east.lines().count() == 5, "{of_east}");
    let ids = |more: &[&str]| {
        let all = csv(more);
        let agents = all.lines().filter(|line| line.contains(",agent,"));
        let id = |line: &str| line.split(',').nth(2).map(String::from);
        agents.filter_map(id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&["--sort", "score"]), ["0007", "0008", "0009"]);
    assert_eq!(ids(&["--sort", "team"]), ["0007", "0009", "0008"]);
    // The best first, those without a sample last.
    assert_eq!(ids(&["--sort", "csat_mean"]), ["0007", "0009", "0008"]);
    assert_eq!(ids(&["--sort", "abandon_rate"]), ["0007", "0008", "0009"]);
    assert_eq!(ids(&["--sort", "contacts"]), ["0007", "0009", "0008"]);
}

#[test]
fn the_json_has_values_sums_and_samples() {
    let dir = small();
    let text = printed(dir.path(), &["--format", "json", "--columns", "nps"]);
    let data: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(data["schema"], "kefu.indicators/1");
    assert_eq!(data["month"], "2026-10");
    let service = &data["service"];
    let wanted = json!([{ "grade": "B", "people": 2 }, { "grade": "D", "people": 1 }]);
    assert_eq!(service["grades"], wanted);
    assert_eq!(
        (&service["people"], &service["score"]),
        (&json!(3), &json!(76.67))
    );
    let of = |level: &Value| {
        let part = |key: &str| level["indicators"][key].clone();
        [
            part("answer_rate"),
            part("answer_rate_sum"),
            part("answer_rate_n"),
        ]
    };
    assert_eq!(of(service), [json!(0.4286), json!(3), json!(7)]);
    assert_eq!(of(&data["agents"][1]), [json!(0), json!(0), json!(2)]);
    assert_eq!(of(&data["agents"][2]), [json!(null), json!(0), json!(0)]);
    assert_eq!(data["teams"][0]["team"], "East");
    assert_eq!(of(&data["teams"][0]), [json!(0.75), json!(3), json!(4)]);
}

#[test]
fn a_page_is_as_wide_as_a_terminal() {
    for lang in ["en", "zh"] {
        for more in [
            &[][..],
            &["--columns", "all"],
            &["--columns", "all", "--samples"],
        ] {
            let args = [&["indicators", MONTH, "-q", "--lang", lang][..], more].concat();
            let ran = kefu(&args);
            let rules = ran
                .stdout
                .lines()
                .filter(|line| line.starts_with(['─', '═']));
            let widths: Vec<usize> = rules.map(|line| line.chars().count()).collect();
            assert!(
                widths.iter().all(|width| *width <= 100),
                "{args:?} {widths:?}"
            );
            assert!(widths.len() >= 8, "{}", ran.stdout);
        }
    }
}

#[test]
fn files_are_written_whole_by_their_ending() {
    let dir = small();
    let path = |name: &str| dir.path().join(name).to_str().expect("UTF-8").to_string();
    for (name, begins) in [
        ("out.csv", "\u{feff}month,level,"),
        ("out.json", "{\n  \"schema\": \"kefu.indicators/1\""),
        ("out.md", "# 2026-10 · "),
        ("out.html", "<!DOCTYPE html>"),
        ("out.txt", "2026-10 · "),
    ] {
        printed(dir.path(), &["-o", &path(name)]);
        let text = std::fs::read_to_string(path(name)).expect("a file");
        assert!(text.starts_with(begins), "{name}\n{text}");
    }
    let again = table(dir.path(), &["-o", &path("out.csv"), "--columns", "nps"]);
    refused(&again, 1, &["out.csv", "--force"]);
    let score = ["-o", &path("table.csv"), "--table", "indicators"];
    assert_eq!(in_month("score", dir.path(), &score).code, 0);
    let files = ["out.csv", "table.csv"].map(|name| std::fs::read(path(name)).expect("a file"));
    assert_eq!(files[0], files[1]);
}

#[test]
fn what_is_asked_for_wrongly() {
    let dir = small();
    let wrong = |args: &[&str], words: &[&str]| refused(&table(dir.path(), args), 2, words);
    wrong(
        &["--columns", "csat_men"],
        &["`csat_men`", "did you mean `csat_mean`?", "praise_count"],
    );
    wrong(&["--sort", "csat_men"], &["did you mean `csat_mean`?"]);
    wrong(&["--by", "channel", "--team", "East"], &["whole service"]);
    wrong(&["--team", "Nord"], &["`Nord`", "East, West"]);
    wrong(&["--agent", "0070"], &["`0070`"]);
    wrong(
        &["-o", "x.csv", "--format", "json"],
        &["differs from the ending"],
    );
    wrong(&["-o", "x.xls"], &[".xls"]);
    let json = ["--format", "json", "--table", "indicators"];
    refused(
        &in_month("score", dir.path(), &json),
        2,
        &["--table", "--format csv"],
    );
}

#[test]
fn errors_stop_it_as_they_stop_the_score() {
    let dir = small();
    let bad = format!("{CALLS}C9,0007,2026-10-05 09:00:00,answered,9\n");
    std::fs::write(dir.path().join("calls.csv"), bad).expect("a file");
    refused(&table(dir.path(), &[]), 3, &["calls.csv:10", "csat"]);
    let rejects = dir.path().join("bad.out");
    let rejects = ["--rejects", rejects.to_str().expect("UTF-8")];
    let args = [&rejects[..], &["--format", "csv", "--columns", COLUMNS]].concat();
    let ran = table(dir.path(), &args);
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (4, TABLE),
        "{}",
        ran.stderr
    );
}
