//! Warnings that somebody lives with: what a block of `kefu.toml` covers, what it does not, and the blocks that are printed.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::{kefu, scored};

/// A month whose calls have no ids, and name two strangers.
fn month(dir: &Path, settings: &str) {
    let files = [
        (
            "agents.csv",
            "工号,姓名,入职日期\n007,王芳,2024-01-08\n008,李娜,2024-01-08\n",
        ),
        (
            "calls.csv",
            "工号,开始时间,通话结果\n007,2026-10-01 09:00,接通\n008,2026-10-31 09:00,接通\n8001,2026-10-12 09:00,接通\n8002,2026-10-12 09:00,接通\n",
        ),
        (
            "violations.csv",
            "工号,日期,规则,登记人\n007,2026-10-05,L2,007\n008,2026-10-05,L2,008\n",
        ),
        ("complaints.csv", "complaint_id,agent_id,received_at\n"),
        ("kefu.toml", settings),
    ];
    for (name, text) in files {
        fs::write(dir.join(name), text).expect("a file");
    }
}

/// The warnings of the month, as code and value.
fn warnings(settings: &str) -> Vec<(String, String)> {
    let dir = tempfile::tempdir().expect("a folder");
    month(dir.path(), settings);
    let result = scored(dir.path(), &["--month", "2026-10"]);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let problems = result["problems"].as_array().expect("problems").iter();
    problems
        .filter(|problem| problem["level"] == "warning")
        .map(|problem| (text(&problem["code"]), text(&problem["value"])))
        .filter(|(code, _)| ["no-ids", "unknown-agent", "self-recorded"].contains(&code.as_str()))
        .collect()
}

fn block(keys: &str) -> String {
    format!("[[accept]]\n{keys}\nreason = \"known\"\nby = \"Wu\"\n")
}

#[test]
fn a_block_covers_what_it_narrows_and_nothing_else() {
    let all = warnings("");
    let count =
        |code: &str, of: &[(String, String)]| of.iter().filter(|(other, _)| other == code).count();
    assert_eq!(
        (
            count("no-ids", &all),
            count("unknown-agent", &all),
            count("self-recorded", &all)
        ),
        (1, 2, 2)
    );
    let left = |keys: &str| {
        let left = warnings(&block(keys));
        let gone = all.iter().filter(|warning| !left.contains(warning)).count();
        assert_eq!(left.len() + gone, all.len(), "{keys}");
        (
            count("no-ids", &left),
            count("unknown-agent", &left),
            count("self-recorded", &left),
        )
    };
    assert_eq!(left("code = \"no-ids\""), (0, 2, 2));
    assert_eq!(left("code = \"unknown-agent\""), (1, 0, 2));
    assert_eq!(
        left("code = \"unknown-agent\"\nvalue = \"８００１\""),
        (1, 1, 2)
    );
    assert_eq!(
        left("code = \"unknown-agent\"\nfile = \"tickets*.csv\""),
        (1, 2, 2)
    );
    assert_eq!(
        left("code = \"unknown-agent\"\nfile = \"CALLS*.csv\""),
        (1, 0, 2)
    );
    assert_eq!(
        left("code = \"self-recorded\"\nagent = \"王 芳\""),
        (1, 2, 1)
    );
    assert_eq!(left("code = \"self-recorded\"\nagent = \"008\""), (1, 2, 1));
    assert_eq!(left("code = \"self-recorded\"\nagent = \"009\""), (1, 2, 2));
    assert_eq!(
        left("code = \"self-recorded\"\ncolumn = \"登记人\""),
        (1, 2, 0)
    );
    assert_eq!(
        left("code = \"self-recorded\"\ncolumn = \"recorded_by\""),
        (1, 2, 0)
    );
    assert_eq!(
        left("code = \"self-recorded\"\ncolumn = \"rule\""),
        (1, 2, 2)
    );
    assert_eq!(left("code = \"no-ids\"\nuntil = \"2026-10\""), (0, 2, 2));
    assert_eq!(left("code = \"no-ids\"\nuntil = \"2026-09\""), (1, 2, 2));
}

#[test]
fn what_is_accepted_is_a_note_with_its_reason_and_no_matter_for_strict() {
    let dir = tempfile::tempdir().expect("a folder");
    let settings = ["no-ids", "unknown-agent", "self-recorded", "thin-data"]
        .map(|code| block(&format!("code = \"{code}\"")))
        .concat();
    month(dir.path(), &settings);
    let path = dir.path().to_str().expect("UTF-8");
    let ran = kefu(&[
        "score", path, "--month", "2026-10", "--strict", "--format", "json",
    ]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let result: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let problems = result["problems"].as_array().expect("problems");
    let of = |code: &str| {
        problems
            .iter()
            .find(|problem| problem["code"] == code)
            .expect("told")
    };
    assert_eq!(of("no-ids")["level"], "note");
    assert_eq!(
        of("no-ids")["accepted"],
        serde_json::json!({"reason": "known", "by": "Wu"})
    );
    let message = of("no-ids")["message"].as_str().expect("a sentence");
    assert!(message.ends_with("(accepted by Wu: known)"), "{message}");
    // A block that covers nothing is told at its line: five lines a block, and nothing here is called unknown-team.
    month(
        dir.path(),
        &format!("{settings}{}", block("code = \"unknown-team\"")),
    );
    let ran = kefu(&["check", path, "--month", "2026-10", "--strict"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let line = 1 + settings.lines().count();
    assert!(
        ran.stderr
            .contains(&format!("note[accept-unused] kefu.toml:{line}:")),
        "{}",
        ran.stderr
    );
}

#[test]
fn blocks_with_mistakes_are_told_at_their_lines() {
    let dir = tempfile::tempdir().expect("a folder");
    month(
        dir.path(),
        "[[accept]]\ncode = \"no-id\"\nreason = \" \"\nby = \"Wu\"\n[[accept]]\ncode = \"no-ids\"\n[[accept]]\ncode = \"no-ids\"\nreason = \"r\"\nby = \"b\"\nfor = \"x\"\nuntil = \"October\"\n",
    );
    let path = dir.path().to_str().expect("UTF-8");
    let ran = kefu(&["check", path, "--month", "2026-10", "--format", "json"]);
    assert_eq!(ran.code, 3);
    let account: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let lines: Vec<u64> = account["problems"]
        .as_array()
        .expect("problems")
        .iter()
        .filter_map(|p| p["line"].as_u64())
        .collect();
    assert_eq!(lines, [2, 3, 5, 5, 11, 12], "{}", ran.stdout);
    assert!(
        ran.stderr.contains("did you mean \"no-ids\"?"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_blocks_that_are_printed_silence_what_is_there() {
    let dir = tempfile::tempdir().expect("a folder");
    month(dir.path(), "");
    let path = dir.path().to_str().expect("UTF-8");
    let printed = kefu(&["check", path, "--month", "2026-10", "--accept"]);
    assert_eq!(printed.code, 0, "{}", printed.stderr);
    assert!(
        printed.stdout.contains("agent = \"007\""),
        "{}",
        printed.stdout
    );
    month(dir.path(), &printed.stdout);
    assert_eq!(
        kefu(&["check", path, "--month", "2026-10"]).code,
        3,
        "reason and person must be filled in"
    );
    let filled = printed
        .stdout
        .replace("reason = \"\"", "reason = \"known\"")
        .replace("by = \"\"", "by = \"Wu\"");
    month(dir.path(), &filled);
    let strict = kefu(&["check", path, "--month", "2026-10", "--strict"]);
    assert_eq!(strict.code, 0, "{}", strict.stderr);
    // Somebody else who records for himself is told.
    let more = "工号,日期,规则,登记人\n007,2026-10-05,L2,007\n008,2026-10-06,L2,李娜\n";
    fs::write(dir.path().join("violations.csv"), more).expect("a file");
    assert_eq!(
        kefu(&["check", path, "--month", "2026-10", "--strict"]).code,
        3
    );
}

#[test]
fn a_word_in_many_rows_is_told_once_and_everything_where_it_is_asked_for() {
    let dir = tempfile::tempdir().expect("a folder");
    month(dir.path(), "");
    let rows: String = (0..121)
        .map(|i| format!("c{i},007,2026-10-{:02} 09:00,用户忙音\n", 1 + i % 31))
        .collect();
    fs::write(
        dir.path().join("calls.csv"),
        format!("call_id,agent_id,started_at,outcome\n{rows}"),
    )
    .expect("a file");
    let path = dir.path().to_str().expect("UTF-8");
    let told = |more: &[&str]| {
        let ran = kefu(&[&["check", path, "--month", "2026-10"], more].concat());
        assert_eq!(ran.code, 3);
        (ran.stderr.matches("error[bad-value]").count(), ran.stderr)
    };
    let (once, text) = told(&[]);
    assert_eq!(once, 1);
    assert!(
        text.contains("(also on lines 3, 4, 5, 6 and 116 more)"),
        "{text}"
    );
    assert_eq!(told(&["--all"]).0, 121);
    assert!(
        told(&["--lang", "zh"])
            .1
            .contains("（第 3、4、5、6等 120 行也是）")
    );
}

#[test]
fn problems_are_written_as_a_table_too_and_over_those_of_the_run_before() {
    let dir = tempfile::tempdir().expect("a folder");
    month(dir.path(), "");
    let path = dir.path().to_str().expect("UTF-8");
    let out = tempfile::tempdir().expect("a folder");
    for name in ["problems.csv", "problems.json"] {
        let file = out.path().join(name);
        let to = file.to_str().expect("UTF-8");
        let write = || kefu(&["check", path, "--month", "2026-10", "--problems", to]).code;
        assert_eq!(write(), 0);
        let first = fs::read(&file).expect("the file");
        // Another month of problems, over the first.
        fs::write(
            dir.path().join("calls.csv"),
            "工号,开始时间,通话结果\n8003,2026-10-12 09:00,接通\n",
        )
        .expect("a file");
        assert_eq!(write(), 0, "{name}");
        assert_ne!(fs::read(&file).expect("the file"), first);
        fs::write(&file, "my own notes").expect("a file");
        assert_eq!(write(), 1, "{name}: what somebody wrote is not replaced");
        month(dir.path(), "");
    }
    let table = out.path().join("again.csv");
    kefu(&[
        "check",
        path,
        "--month",
        "2026-10",
        "--lang",
        "zh",
        "--problems",
        table.to_str().expect("UTF-8"),
    ]);
    let mut rows = csv::Reader::from_path(&table).expect("a table");
    let header: Vec<String> = rows
        .headers()
        .expect("a header")
        .iter()
        .map(|h| h.trim_start_matches('\u{feff}').to_string())
        .collect();
    assert_eq!(
        header,
        [
            "level", "code", "file", "line", "column", "value", "count", "message"
        ]
    );
    let rows: Vec<csv::StringRecord> = rows.records().map(|row| row.expect("a row")).collect();
    let row = rows
        .iter()
        .find(|row| &row[1] == "self-recorded")
        .expect("told");
    assert_eq!(
        (&row[0], &row[2], &row[3], &row[5], &row[6]),
        ("警告", "violations.csv", "2", "007", "1")
    );
}

/// What stops the month and may be accepted: the row counts then. Each is 80 less its own points; nobody has a contact, so no B5.
#[test]
fn errors_that_may_be_accepted_let_their_rows_count() {
    const ROWS: &str = "agent_id,occurred_on,rule\n007,2026-10-05,L2\n008,2026-10-06,L4\n";
    let cases = [
        // The same row in two files, both counted, and another of -2: 80 - 2 - 2 - 2 = 74.
        ("same-row", "weekly-violations.csv", "agent_id,occurred_on,rule\n007,2026-10-05,L2\n007,2026-10-09,L10\n".to_string(), "file = \"weekly*\"", "74"),
        // A customer's complaint whose id a spreadsheet has damaged, about a quarrel: 80 - 2 - 20 = 58.
        ("damaged-id", "complaints.csv", "complaint_id,agent_id,received_at,valid,category\n1.23E+17,007,2026-10-06,yes,争吵\n".to_string(), "value = \"1.23E+17\"", "58"),
        // A channel that only looks garbled; -2 as it is.
        ("garbled-text", "praise.csv", "agent_id,received_on,channel\n007,2026-10-06,鏉庡\n".to_string(), "column = \"channel\"", "78"),
        // Dates of two forms that are all right, those with the year first of May and August: 80 - 2 = 78.
        ("mixed-dates", "more-violations.csv", "agent_id,occurred_on,rule\n007,2026/5/10,L10\n008,2026/8/10,L3\n008,13/10/2026,L3\n008,28/10/2026,L3\n".to_string(), "", "78"),
    ];
    for (code, name, text, narrow, score) in cases {
        let dir = tempfile::tempdir().expect("a folder");
        month(dir.path(), "");
        fs::remove_file(dir.path().join("calls.csv")).expect("a file");
        fs::write(dir.path().join("violations.csv"), ROWS.replace("L4", "L3")).expect("a file");
        fs::write(dir.path().join(name), &text).expect("a file");
        let path = dir.path().to_str().expect("UTF-8");
        let run = || kefu(&["score", path, "--month", "2026-10", "--format", "json"]);
        let stopped = run();
        assert_eq!(stopped.code, 3, "{code}: {}", stopped.stderr);
        assert!(
            stopped.stderr.contains(&format!("error[{code}]")),
            "{code}: {}",
            stopped.stderr
        );
        let settings = block(&format!("code = \"{code}\"\n{narrow}"));
        fs::write(dir.path().join("kefu.toml"), settings).expect("a file");
        let result = scored(dir.path(), &["--month", "2026-10"]);
        let agents = result["agents"].as_array().expect("agents");
        let agent = agents
            .iter()
            .find(|agent| agent["agent_id"] == "007")
            .expect("007");
        assert_eq!(agent["score"].to_string(), score, "{code}");
        let problems = result["problems"].as_array().expect("problems");
        let told = problems
            .iter()
            .find(|problem| problem["code"] == code)
            .expect("told");
        assert_eq!(
            (&told["level"], &told["accepted"]["by"]),
            (&"note".into(), &"Wu".into()),
            "{code}"
        );
    }
}
