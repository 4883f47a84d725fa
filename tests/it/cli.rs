//! The program as its users type it: what goes wrong is told in a sentence that says what to do, with the right exit status.

use std::fs;

use crate::run::{MONTH, ROSTER, folder, in_month, kefu, project, refused};

#[test]
fn what_is_not_there() {
    refused(
        &kefu(&["score", "no-such-folder", "--month", "2026-10"]),
        1,
        &["cannot read the folder no-such-folder"],
    );
    refused(
        &kefu(&["score", "--calls", "no-such.csv", "--month", "2026-10"]),
        1,
        &["cannot open no-such.csv"],
    );
    refused(
        &kefu(&["score", "--calls", "no-such-*.csv", "--month", "2026-10"]),
        1,
        &["no file matches"],
    );
    let empty = folder(&[("notes.txt", "hello")]);
    refused(
        &in_month("score", empty.path(), &[]),
        1,
        &["no input in", "kefu init"],
    );
    refused(&kefu(&["score"]), 2, &["say which folder"]);
}

#[test]
fn what_is_no_table() {
    let dir = folder(&[
        ("agents.csv", ""),
        ("calls.csv", "\u{0}\u{1}binary"),
        ("tickets.csv", "PK\u{3}\u{4}"),
    ]);
    let words = [
        "error[empty-file] agents.csv:1:",
        "error[bad-encoding] calls.csv:1:",
        "error[bad-encoding] tickets.csv:1:",
        "nothing was written",
    ];
    refused(&in_month("score", dir.path(), &[]), 3, &words);
    let header_only = folder(&[("agents.csv", "agent_id,name\n")]);
    refused(
        &in_month("score", header_only.path(), &[]),
        3,
        &["the roster has no rows"],
    );
    let dir = folder(&[("agents.csv", ROSTER)]);
    fs::create_dir(dir.path().join("calls.csv")).expect("a folder");
    refused(
        &in_month("score", dir.path(), &[]),
        1,
        &["calls.csv is a folder"],
    );
    refused(
        &kefu(&["score", "--calls", MONTH, "--month", "2026-10"]),
        1,
        &["is a folder"],
    );
    refused(
        &kefu(&["score", "README.md", "--month", "2026-10"]),
        2,
        &["is a file, not a folder"],
    );
}

#[test]
fn which_month() {
    refused(
        &kefu(&["score", MONTH, "--month", "2026-13"]),
        2,
        &["`2026-13` is not a month", "2026-10"],
    );
    let dir = folder(&[
        ("agents.csv", ROSTER),
        (
            "awards.csv",
            "agent_id,occurred_on,rule\n0007,2026-08-03,B3\n0007,2026-09-03,B3\n",
        ),
    ]);
    let path = dir.path().to_str().expect("UTF-8");
    refused(
        &kefu(&["score", path]),
        2,
        &["--month YYYY-MM", "2026-08, 2026-09"],
    );
    refused(
        &in_month("score", dir.path(), &[]),
        3,
        &["error[nothing-in-month]", "2026-08, 2026-09"],
    );
    refused(
        &kefu(&["score", MONTH, "--as-of", "2026-11-02"]),
        2,
        &["does not lie inside 2026-10"],
    );
    refused(
        &kefu(&["score", MONTH, "--as-of", "soon"]),
        2,
        &["`soon` is not a time"],
    );
    fs::write(dir.path().join("kefu.toml"), "month = \"2026-09\"\n").expect("a file");
    assert_eq!(
        kefu(&["score", path, "-q"]).code,
        0,
        "the month of kefu.toml"
    );
}

#[test]
fn whose_slip() {
    refused(
        &kefu(&["explain", MONTH]),
        2,
        &[
            "is a folder, and an agent is asked for first",
            "kefu explain AGENT",
        ],
    );
    refused(&kefu(&["explain", MONTH, "0007"]), 2, &["is a folder"]);
    refused(
        &kefu(&["explain", "Grace Lu", MONTH]),
        2,
        &["nobody who is scored", "did you mean `Grace Liu`?"],
    );
    let slip = kefu(&["explain", "grace liu", MONTH, "-q"]);
    assert_eq!((slip.code, slip.stderr.as_str()), (0, ""));
    for word in [
        "0012 Grace Liu",
        "Full mark in an exam",
        "exams.csv:",
        "service month 2, the float starts in month 3",
        "early confirmation",
    ] {
        assert!(slip.stdout.contains(word), "{word}\n{}", slip.stdout);
    }
}

#[test]
fn many_of_one_kind_are_a_few_examples_and_a_count() {
    let rows: String = (0..40).map(|i| format!("0007,day {i},B3\n")).collect();
    let dir = folder(&[
        ("agents.csv", ROSTER),
        ("awards.csv", &format!("agent_id,occurred_on,rule\n{rows}")),
    ]);
    let ran = in_month("check", dir.path(), &[]);
    assert_eq!(ran.code, 3);
    assert_eq!(ran.stderr.matches("error[bad-value]").count(), 5);
    assert!(
        ran.stderr.contains("and 35 more of this kind") && ran.stderr.contains("40 errors"),
        "{}",
        ran.stderr
    );
}

#[test]
fn choosing_and_sorting_change_no_figure() {
    let all = crate::run::scored(&project().join(MONTH), &[]);
    for more in [
        &["--agent", "0007"][..],
        &["--team", "East", "--sort", "score"],
        &["--sort", "name"],
        &["--sort", "rank"],
    ] {
        let some = crate::run::scored(&project().join(MONTH), more);
        let shown = some["agents"].as_array().expect("agents");
        assert!(!shown.is_empty());
        for agent in shown {
            assert!(
                all["agents"].as_array().expect("agents").contains(agent),
                "{more:?}"
            );
        }
    }
    refused(
        &kefu(&["score", MONTH, "-q", "--team", "West"]),
        2,
        &["nobody is in team `West`", "East"],
    );
}

#[test]
fn the_same_bytes_for_the_same_files_in_any_language() {
    let json =
        |lang: &str| kefu(&["score", MONTH, "-q", "--format", "json", "--lang", lang]).stdout;
    assert_eq!(json("en"), json("zh"));
    assert!(json("en") == json("en") && json("en").len() > 1000);
}

#[test]
fn colour_only_where_it_is_wanted() {
    assert!(!kefu(&["score", MONTH]).stdout.contains('\u{1b}'));
    assert!(
        kefu(&["score", MONTH, "--color", "always"])
            .stdout
            .contains('\u{1b}')
    );
    let width = |line: &str| {
        line.chars()
            .map(|c| {
                if c.is_ascii() || ('─'..='═').contains(&c) || c == '–' || c == '⌀' || c == '·'
                {
                    1
                } else {
                    2
                }
            })
            .sum::<usize>()
    };
    for lang in ["en", "zh"] {
        for line in kefu(&["score", MONTH, "--lang", lang, "-q"]).stdout.lines() {
            assert!(width(line) <= 100, "{} columns: {line}", width(line));
        }
    }
}

#[test]
fn a_policy_of_ones_own() {
    let stricter = kefu::policy::BUILT_IN
        .replace("name = \"built-in\"", "name = \"stricter\"")
        .replacen("baseline = 80", "baseline = 75", 1);
    let dir = folder(&[("agents.csv", ROSTER), ("policy.toml", &stricter)]);
    let ran = in_month("score", dir.path(), &["--format", "csv", "-q"]);
    assert!(
        ran.stdout.contains(",75,0,0,0,75,75,C,1,2,false,0,\n"),
        "{}\n{}",
        ran.stdout,
        ran.stderr
    );
    fs::write(
        dir.path().join("policy.toml"),
        stricter.replace("cap = 110", "cpa = 110"),
    )
    .expect("a file");
    let ran = in_month("score", dir.path(), &[]);
    refused(
        &ran,
        3,
        &[
            "error[bad-policy] policy.toml:",
            "did you mean `cap`?",
            "`cap` is missing",
        ],
    );
}

#[test]
fn how_a_file_is_understood() {
    let export =
        "Call Id;Agent;Date;Time;talk time (min);Topic\n1;0007;31.10.2026;0.5;2.5;billing\n";
    let dir = folder(&[
        ("export.csv", export),
        ("calls.csv", "\u{0}"),
        ("notes.csv", "a,b\n1,2\n"),
    ]);
    let path = |name: &str| dir.path().join(name).to_str().expect("UTF-8").to_string();
    let ran = kefu(&["columns", &path("export.csv")]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for words in [
        "· calls",
        "fields between `;` · header on line 1",
        "date or time (d/m/y)",
        "duration (min)",
        "31.10.2026",
        "outcome",
    ] {
        assert!(ran.stdout.contains(words), "{words}\n{}", ran.stdout);
    }
    let toml = kefu(&["columns", &path("export.csv"), "--toml"]);
    let settings = kefu::settings::read(&toml.stdout).expect("what it prints is what it reads");
    let source = settings.source("export.csv").expect("it is about the file");
    assert_eq!(
        (
            source.kind,
            source.mapping.delimiter,
            source.mapping.columns.len()
        ),
        (kefu::event::Kind::Calls, Some(b';'), 4)
    );
    // A column may feed several fields.
    let rated = project().join("testdata/cases/preset-chatwoot-csat/surveys-1.csv");
    let ran = kefu(&["columns", rated.to_str().expect("UTF-8")]);
    let fields = "survey_id, ref";
    assert!(ran.stdout.contains(fields), "{}", ran.stdout);
    let ran = kefu(&["columns", &path("calls.csv")]);
    assert_eq!(ran.code, 3);
    assert!(ran.stderr.contains("error[bad-encoding]"), "{}", ran.stderr);
    refused(
        &kefu(&["columns", &path("notes.csv")]),
        2,
        &["cannot tell what", "--kind"],
    );
    refused(
        &kefu(&["columns", "no-such.csv"]),
        1,
        &["cannot open no-such.csv"],
    );
    assert_eq!(
        kefu(&["columns", &path("notes.csv"), "--kind", "tickets"]).code,
        3
    );
}

#[test]
fn a_header_line_that_is_not_there() {
    let settings = "[[source]]\nfiles = \"calls.csv\"\nkind = \"calls\"\nheader = 99\n";
    let calls = "agent_id,started_at\n0007,2026-10-05 10:00\n";
    let dir = folder(&[
        ("agents.csv", ROSTER),
        ("calls.csv", calls),
        ("kefu.toml", settings),
    ]);
    let words = [
        "error[missing-column] calls.csv:1:",
        "the header is on line 99",
        "correct `header`",
    ];
    refused(
        &in_month("score", dir.path(), &["--rejects", "no.csv"]),
        3,
        &words,
    );
}

#[test]
fn in_chinese_too() {
    let zh = |args: &[&str]| kefu(&[args, &["--lang", "zh"]].concat());
    refused(
        &zh(&["score", "no-such-folder"]),
        1,
        &["无法读取文件夹 no-such-folder：没有这个文件或文件夹"],
    );
    refused(
        &zh(&["score", MONTH, "--policy", "no-such.toml"]),
        1,
        &["无法读取 no-such.toml：没有这个文件或文件夹"],
    );
    refused(
        &zh(&["score", MONTH, "--month", "2026-13"]),
        2,
        &["`2026-13` 不是月份", "或写 `last`"],
    );
    refused(
        &zh(&["explain", "Grace Lu", MONTH]),
        2,
        &["里没有 `Grace Lu`（是否为 `Grace Liu`？）"],
    );
    refused(&zh(&["policy", "show", "Z9"]), 2, &["没有 `Z9` 这条规则"]);
    refused(
        &zh(&["trend", MONTH, "-o", "months.docx"]),
        2,
        &["请用 .txt、.csv、.tsv、.json、.jsonl、.md 或 .html"],
    );
}

#[test]
fn in_the_language_of_the_folder() {
    let dir = folder(&[("agents.csv", ROSTER), ("kefu.toml", "lang = \"zh\"\n")]);
    let path = dir.path().to_str().expect("UTF-8");
    refused(
        &kefu(&["score", path]),
        2,
        &["请用 --month YYYY-MM 写明月份"],
    );
    let args = ["score", path, "--month", "2026-10", "--as-of", "soon"];
    refused(&kefu(&args), 2, &["`soon` 不是时间"]);
    let english = [&args[..], &["--lang", "en"]].concat();
    refused(&kefu(&english), 2, &["`soon` is not a time"]);
    // What is not there says no language.
    let nowhere = dir.path().join("nowhere");
    let nowhere = nowhere.to_str().expect("UTF-8");
    refused(&kefu(&["score", nowhere]), 1, &["cannot read the folder"]);
}
