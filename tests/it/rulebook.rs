//! `kefu policy show`: the rulebook and its rules as pages. Golden pages lie in `testdata/rulebook`; with UPDATE=1 they are written
//! anew, to be read again before they are kept. The figures on them are held against RULEBOOK.md and a pocket calculator.

use std::fs;
use std::path::Path;

use kefu::policy::{self, BUILT_IN};
use kefu::words::{self, Lang};

use crate::run::{MONTH, Ran, folder, in_month, kefu, project, refused};

/// A rule of each kind, and what stands apart: a range, a flag, a family, an adjustment.
const RULES: [&str; 11] = [
    "B1", "B2", "B5", "L4", "L6", "L13", "S2", "S4", "S5", "T4", "X1",
];

const WITH_WORDS: &str = "testdata/policies/good/with-words.toml";
const HOSTILE: &str = "testdata/rulebook/hostile.toml";

fn show(args: &[&str]) -> String {
    let ran = kefu(&[&["policy", "show"], args].concat());
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{args:?}");
    ran.stdout
}

/// The ids of the built-in policy.
fn ids() -> Vec<String> {
    let policy = policy::read(BUILT_IN).expect("the built-in policy");
    policy.rules.into_iter().map(|rule| rule.id).collect()
}

#[test]
fn pages_are_as_they_were_read() {
    let mut pages = Vec::new();
    for lang in ["en", "zh"] {
        for (format, ending) in [("table", "txt"), ("markdown", "md"), ("html", "html")] {
            let page =
                |more: &[&str]| show(&[more, &["--lang", lang, "--format", format]].concat());
            pages.push((format!("built-in.{lang}.{ending}"), page(&[])));
            let words = page(&["--policy", WITH_WORDS]);
            pages.push((format!("with-words.{lang}.{ending}"), words));
        }
        let rules = RULES.map(|rule| show(&[rule, "--lang", lang, "--format", "markdown"]));
        pages.push((format!("rules.{lang}.md"), rules.join("\n")));
        let rule = show(&["L13", "--lang", lang, "--format", "html"]);
        pages.push((format!("L13.{lang}.html"), rule));
    }
    let mut wrong = Vec::new();
    for (name, page) in pages {
        let path = project().join("testdata/rulebook").join(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &page).expect("the page is written");
        }
        if fs::read_to_string(&path).unwrap_or_default() != page {
            wrong.push(format!("{}:\n{page}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_of_the_policy_is_on_every_page() {
    for lang in ["en", "zh"] {
        for (format, before, after) in [
            ("table", "\n", " "),
            ("markdown", "\n| ", " |"),
            ("html", "<td class=\"left\">", "</td>"),
        ] {
            let page = show(&["--lang", lang, "--format", format]);
            for id in ids() {
                let cell = format!("{before}{id}{after}");
                let times = page.matches(&cell).count();
                assert_eq!(times, 1, "{id} in {format}, {lang}");
            }
        }
    }
}

/// RULEBOOK §3: 80 → 0; 91 → +110; 68 → -120; 110 → +300; 50 and below → -300.
#[test]
fn what_scores_earn_is_what_the_rulebook_says() {
    let page = show(&["--format", "markdown"]);
    for row in [
        "| 110 | A | (110 - 80) × 10 = 300 | +300 |",
        "| 91 | A | (91 - 80) × 10 = 110 | +110 |",
        "| 80 | B | (80 - 80) × 10 = 0 | 0 |",
        "| 68 | D | (68 - 80) × 10 = -120 | -120 |",
        "| 50 | unsatisfactory | (50 - 80) × 10 = -300 | -300 |",
        "| 0 | unsatisfactory | (0 - 80) × 10 = -800, kept at -300 | -300 |",
    ] {
        assert!(page.contains(row), "{row}\n{page}");
    }
}

/// Baseline 60, 12.345 yuan a point, at most 250.50, whole yuan: 11 × 12.345 = 135.795, 12 × 12.345 = 148.14,
/// 40.5 × 12.345 = 499.9725, 80 × 12.345 = 987.6.
#[test]
fn what_scores_earn_is_worked_out_from_the_policy_shown() {
    let policy = "testdata/policies/good/other-numbers.toml";
    let page = show(&["--policy", policy, "--format", "markdown"]);
    for row in [
        "| 100.5 | perfect | (100.5 - 60) × 12.345 = 499.9725, kept at 251 | +251 |",
        "| 71 | B | (71 - 60) × 12.345 = 135.795, rounded to 136 | +136 |",
        "| 60 | B | (60 - 60) × 12.345 = 0 | 0 |",
        "| 48 | unsatisfactory | (48 - 60) × 12.345 = -148.14, rounded to -148 | -148 |",
        "| -20 | unsatisfactory | (-20 - 60) × 12.345 = -987.6, kept at -251 | -251 |",
    ] {
        assert!(page.contains(row), "{row}\n{page}");
    }
    assert!(page.contains("× 12.345 yuan, at most 250.5 yuan either way, rounded to whole yuan"));
}

#[test]
fn a_policy_cannot_steer_its_page() {
    for lang in ["en", "zh"] {
        for rule in [None, Some("<i>L1</i>"), Some("S2")] {
            let page = |format: &str| {
                let args = ["--policy", HOSTILE, "--lang", lang, "--format", format];
                show(&[rule.as_slice(), &args].concat())
            };
            let html = page("html");
            for wicked in [
                "<script",
                "<img",
                "<b>",
                "<i>",
                "<A>",
                "</table><",
                "\" onload",
                "\u{1b}",
            ] {
                assert!(!html.contains(wicked), "{wicked} in\n{html}");
            }
            assert_eq!(html.matches("</style>").count(), 1);
            assert_eq!(html.matches("</title>").count(), 1);
            let text = page("table");
            assert!(!text.contains('\u{1b}'), "{text}");
            let markdown = page("markdown");
            assert!(!markdown.contains("<script"), "{markdown}");
            cells_stay_in_their_columns(&markdown);
        }
    }
}

/// Each row of a pipe table has as many cells as the row above it.
fn cells_stay_in_their_columns(markdown: &str) {
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let lines: Vec<&str> = markdown.lines().collect();
    for pair in lines.windows(2) {
        if pair.iter().all(|line| line.starts_with('|')) {
            assert_eq!(cells(pair[0]), cells(pair[1]), "{}\n{}", pair[0], pair[1]);
        }
    }
}

/// A page is one file: nothing is fetched, nothing runs, and its language is said.
#[test]
fn a_page_needs_no_other_file() {
    for (lang, tag) in [
        ("en", "<html lang=\"en\">"),
        ("zh", "<html lang=\"zh-CN\">"),
    ] {
        let page = show(&["--format", "html", "--lang", lang]);
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains(tag));
        assert!(page.contains("<meta charset=\"utf-8\">"));
        for outside in [
            "<script", "<link", "<img", "http:", "https:", "url(", "@import",
        ] {
            assert!(!page.contains(outside), "{outside}");
        }
    }
    assert!(show(&["--format", "html"]).contains("<title>Rulebook · built-in</title>"));
}

/// Who copies the example row of a rule into a file has a row that is read and admitted, in either language.
#[test]
fn the_example_row_of_every_rule_is_admitted() {
    let roster = "agent_id,name,hired_on,role\n0001,Lead,2024-01-01,team_lead\n\
        0002,Other,2024-01-01,team_lead\n0007,Ann,2024-01-01,agent\n";
    let policy = policy::read(BUILT_IN).expect("the built-in policy");
    let mut tried = 0;
    for rule in policy.rules.iter().filter(|rule| rule.recorded) {
        for lang in ["en", "zh"] {
            let page = show(&[&rule.id, "--format", "markdown", "--lang", lang]);
            let parts: Vec<&str> = page.split("```").collect();
            let row = parts[1].strip_prefix("text\n").expect("a fence");
            let kind = rule.severity.recorded_in();
            let name = if lang == "zh" {
                kind.chinese_name()
            } else {
                kind.name()
            };
            let dir = folder(&[("agents.csv", roster), (&format!("{name}.csv"), row)]);
            let ran = in_month("check", dir.path(), &["--format", "json"]);
            assert_eq!(ran.code, 0, "{}, {lang}:\n{row}\n{}", rule.id, ran.stderr);
            let told: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
            let inputs = told["inputs"].as_array().expect("inputs");
            let used = inputs
                .iter()
                .any(|input| input["kind"] == kind.name() && input["used"] == 1);
            let whole = used && !ran.stdout.contains("unknown-columns");
            assert!(whole, "{}, {lang}:\n{row}\n{}", rule.id, ran.stdout);
            tried += 1;
        }
    }
    assert_eq!(tried, 72, "36 of 39 rules are recorded");
}

/// A kind or a setting without words would leave a hole in the page.
#[test]
fn every_kind_and_setting_has_words_in_both_languages() {
    let limits =
        fs::read_to_string(project().join("testdata/policies/good/limits-and-more-kinds.toml"));
    for text in [BUILT_IN, &limits.expect("a policy")] {
        for rule in policy::read(text).expect("it reads").rules {
            let does = rule.kind.declaration().does;
            assert!(does.iter().all(|words| !words.is_empty()), "{}", rule.id);
            for lang in [Lang::En, Lang::Zh] {
                let kind = rule.kind.name();
                for (key, value) in rule.conditions() {
                    let said = words::setting(&key, &value, lang);
                    assert!(said.is_some(), "{kind}: {key} = {value}");
                }
            }
        }
    }
}

/// RULEBOOK §5: L13, M8 and S6 are one family, by ticket; four minor or two moderate violations make S5; S2 withholds B5.
#[test]
fn a_rule_says_what_it_replaces_and_what_follows() {
    let has = |rule: &str, words: &str| {
        let page = show(&[rule]).replace("\n    ", " ").replace('\n', " ");
        assert!(page.contains(words), "{rule}: {words}\n{page}");
    };
    has("M8", "write its `ticket_id` into `ref`");
    has("M8", "whichever of L13, M8, S6 that would be");
    has(
        "M8",
        "Counts towards S5: 2 of this severity in a month are enough.",
    );
    has(
        "L4",
        "Counts towards S5: 4 of this severity in a month are enough.",
    );
    has("L4", "somebody decides within -5 … -2");
    has("S2", "A line of it withholds B5 in that month.");
    has("M7", "write its `exam_id` into `ref`");
    has("L6", "write its `complaint_id` into `ref`");
    has("S5", "Never by hand");
    has("X1", "must sum to within -5 … +5");
    has("T4", "liability");
}

#[test]
fn results_name_the_version_of_their_policy() {
    let roster = "agent_id,name,hired_on\n0007,Ann,2024-01-01\n";
    let violations = "agent_id,occurred_on,rule,points\n0007,2026-10-08,L4,-2\n";
    let dir = folder(&[("agents.csv", roster), ("violations.csv", violations)]);
    let result = |more: &[&str]| -> serde_json::Value {
        let ran = in_month("score", dir.path(), &[more, &["--format", "json"]].concat());
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        serde_json::from_str(&ran.stdout).expect("JSON")
    };
    assert_eq!(
        result(&["--policy", WITH_WORDS])["policy"]["version"],
        "3.1"
    );
    assert!(result(&[])["policy"].get("version").is_none());
}

fn written(dir: &Path, name: &str, more: &[&str]) -> Ran {
    let path = dir.join(name);
    let path = path.to_str().expect("UTF-8");
    kefu(&[&["policy", "show", "-o", path], more].concat())
}

#[test]
fn a_page_goes_to_a_file_whole_or_not_at_all() {
    let dir = tempfile::tempdir().expect("a folder");
    let dir = dir.path();
    for (name, begins) in [
        ("r.html", "<!DOCTYPE html>"),
        ("r.md", "# Rulebook"),
        ("r.txt", "Rulebook"),
    ] {
        let ran = written(dir, name, &[]);
        assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
        let page = fs::read_to_string(dir.join(name)).expect("a page");
        assert!(page.starts_with(begins), "{page}");
    }
    refused(&written(dir, "r.md", &["--lang", "zh"]), 1, &["--force"]);
    let forced = written(dir, "r.md", &["--lang", "zh", "--force"]);
    assert_eq!(forced.code, 0, "{}", forced.stderr);
    refused(
        &written(dir, "r.pdf", &[]),
        2,
        &["r.pdf", ".txt, .md or .html"],
    );
    refused(
        &written(dir, "r.md", &["--format", "html"]),
        2,
        &["differs"],
    );
    assert!(!dir.join("r.pdf").exists());
    let policy = dir.join("own.txt");
    fs::write(&policy, BUILT_IN).expect("a policy");
    let over = ["--policy", policy.to_str().expect("UTF-8"), "--force"];
    refused(&written(dir, "own.txt", &over), 2, &["is an input"]);
}

#[test]
fn a_slip_is_a_page_too() {
    let slip = |format: &str| {
        let ran = kefu(&["explain", "0010", MONTH, "-q", "--format", format]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        ran.stdout
    };
    let html = slip("html");
    assert!(html.contains("<tr class=\"total\">") && html.contains("0010 Priya Nair"));
    assert!(html.contains("<dd>(68 - 80) × 10 = -120 yuan (at most 300 either way)</dd>"));
    assert!(slip("markdown").contains("| **sum** |  | **68** |  |"));
}
