//! What is there twice, and what is told of it: how often a row counts, what is alike by chance, what a file that lacks columns says.

use kefu::event::Kind;
use kefu::indicator::Indicator::{CsatMean, MeanTalkSeconds};
use kefu::problem::{Level, Told};

use crate::memory::{File, scored};
use crate::run;
use crate::twice_laws::{read, roster};

/// A file of a kind, as it is typed.
fn typed(kind: Kind, name: &str, text: &str) -> File {
    File {
        kind,
        name: format!("{name}.csv"),
        bytes: text.as_bytes().to_vec(),
    }
}

/// What is told, but for notes: level, code, file and line; and what became of each input: used, duplicate, rejected.
fn told(files: &[File]) -> (Vec<String>, Vec<[u64; 3]>) {
    let files = [&[roster()], files].concat();
    let result = read(&files).result;
    let loud = result
        .problems
        .iter()
        .filter(|told| told.level != Level::Note);
    let usual = ["kind-missing", "no-ids", "thin-data"];
    let loud = loud.filter(|told| !usual.contains(&told.code.as_str()));
    let place = |told: &Told| {
        let (file, line) = (
            told.file.clone().unwrap_or_default(),
            told.line.unwrap_or_default(),
        );
        let count = if told.count > 1 {
            format!(" x{}", told.count)
        } else {
            String::new()
        };
        format!("{} {file}:{line}{count}", told.code)
    };
    let inputs = result.inputs.iter().skip(1);
    let parts = inputs.map(|input| [input.used, input.duplicate, input.rejected]);
    (loud.map(place).collect(), parts.collect())
}

#[test]
fn as_many_rows_count_as_the_file_has_that_has_most() {
    let text = |rows: &[&str]| format!("agent_id,occurred_on,rule\n{}\n", rows.join("\n"));
    let file = |name, rows: &[&str]| typed(Kind::Violations, name, &text(rows));
    let (l1, other) = ("1,2026-10-08,L1", "2,2026-10-08,L2");
    // Twice in b: one is that of a. Three times in c: two are those of b, one is new.
    let files = [
        file("a", &[l1, other]),
        file("b", &[l1, l1]),
        file("c", &[l1, l1, l1]),
    ];
    let (problems, inputs) = told(&files);
    let expected = [
        "same-row b.csv:2",
        "same-row b.csv:3",
        "same-row c.csv:2",
        "same-row c.csv:3",
        "same-row c.csv:4",
    ];
    assert_eq!(problems, expected);
    assert_eq!(inputs, [[2, 0, 0], [1, 0, 1], [1, 0, 2]]);
    // A third file with the rows of the first is a copy of that one, and its rows are told no more.
    let files = [
        file("a", &[l1, other]),
        file("b", &["3,2026-10-08,L1"]),
        file("c", &[other, l1]),
    ];
    assert_eq!(told(&files).0, ["same-file c.csv:1 x2"]);
}

#[test]
fn what_says_little_is_alike_by_chance() {
    let file = |name, rows: &str| {
        typed(
            Kind::Surveys,
            name,
            &format!("agent_id,answered_on,csat,ref\n{rows}"),
        )
    };
    let (day, time) = ("1,2026-10-08,5,\n", "1,2026-10-08 09:30,5,\n");
    let more = "2,2026-10-08,5,\n";
    let (problems, inputs) = told(&[
        file("a", &format!("{day}{day}{more}")),
        file("b", &format!("{day}{day}")),
    ]);
    assert_eq!(problems, ["same-row b.csv:2 x2"]);
    assert_eq!(inputs, [[3, 0, 0], [2, 0, 0]]);
    let (problems, inputs) = told(&[file("a", &format!("{time}{more}")), file("b", time)]);
    assert_eq!(
        (problems, inputs),
        (vec!["same-row b.csv:2".into()], vec![[2, 0, 0], [0, 0, 1]])
    );
    // Strangers move nothing, and neither does another month.
    let quiet = "bot,2026-10-08 09:30,5,\n1,2026-09-08 09:30,5,\n";
    let (problems, _) = told(&[file("a", &format!("{quiet}{more}")), file("b", quiet)]);
    assert_eq!(problems, ["unknown-agent a.csv:2", "unknown-agent b.csv:2"]);
}

#[test]
fn a_row_that_cannot_say_when_it_was_changed_is_a_copy_or_a_conflict() {
    let dated = "ticket_id,agent_id,created_at,resolved_at,updated_at\n\
        T1,1,2026-10-08 09:00,,2026-10-08 10:00\nT1,1,2026-10-08 09:00,2026-10-08 11:00,2026-10-08 11:00\n";
    let silent = |rows: &str| format!("ticket_id,agent_id,created_at,resolved_at,priority\n{rows}");
    let tickets = |name, text: &str| typed(Kind::Tickets, name, text);
    let of = |rows: &str| told(&[tickets("a", dated), tickets("b", &silent(rows))]);
    assert_eq!(
        of("T1,1,2026-10-08 09:00,,high\n"),
        (Vec::new(), vec![[1, 1, 0], [0, 1, 0]])
    );
    assert_eq!(
        of("T1,1,2026-10-08 09:00,2026-10-08 12:00,high\n").0,
        ["conflicting-id b.csv:2"]
    );
    // Both are copies of a state, and what they know more differs.
    let two = "T1,1,2026-10-08 09:00,,high\nT1,1,2026-10-08 09:00,2026-10-08 11:00,low\n";
    assert_eq!(
        of(two),
        (
            vec!["conflicting-id b.csv:3".into()],
            vec![[0, 0, 2], [0, 0, 2]]
        )
    );
}

#[test]
fn a_call_is_filled_from_other_files() {
    let calls = |name, text: &str| typed(Kind::Calls, name, text);
    let rated = calls(
        "a",
        "call_id,agent_id,started_at,outcome,csat\nC1,1,2026-10-01 09:00,missed,2\nC2,1,2026-10-31 09:00,answered,4\n",
    );
    let long = calls(
        "b",
        "call_id,agent_id,started_at,outcome,talk_seconds\nC1,1,2026-10-01 09:00,missed,\nC2,1,2026-10-31 09:00,answered,90\n",
    );
    for files in [[rated.clone(), long.clone()], [long, rated]] {
        let result = scored(&[&[roster()], files.as_slice()].concat());
        let indicators = &result.agents[0].indicators;
        let of = |indicator| indicators.get(indicator).value;
        assert_eq!(of(CsatMean), Some(3.into()));
        assert_eq!(of(MeanTalkSeconds), Some(90.into()));
        assert!(result.problems.iter().all(|told| told.code != "id-reused"));
    }
}

#[test]
fn a_row_set_aside_is_rejected_and_a_copied_file_stops_the_month() {
    let agents = "agent_id,name,hired_on\n1,Ada Bell,2020-01-08\n";
    let one = "agent_id,occurred_on,rule\n1,2026-10-08,L1\n1,2026-10-09,M6\n";
    let two = "agent_id,occurred_on,rule\n1,2026-10-09,M6\n1,2026-10-10,L2\n";
    let dir = run::folder(&[
        ("agents.csv", agents),
        ("violations-1.csv", one),
        ("violations-2.csv", two),
    ]);
    let rejects = dir.path().join("out.txt");
    let more = [
        "--rejects",
        rejects.to_str().expect("UTF-8"),
        "--format",
        "json",
    ];
    let ran = run::in_month("score", dir.path(), &more);
    assert_eq!(ran.code, 4, "{}", ran.stderr);
    let result: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    // 80 - 2 - 10 - 2: the second M6 is set aside.
    assert_eq!(result["agents"][0]["score"], 66);
    let rejected = std::fs::read_to_string(&rejects).expect("a text");
    assert!(
        rejected.contains("violations-2.csv,2,same-row"),
        "{rejected}"
    );
    let dir = run::folder(&[
        ("agents.csv", agents),
        ("violations-1.csv", one),
        ("violations-2.csv", one),
    ]);
    let ran = run::in_month("score", dir.path(), &more);
    run::refused(
        &ran,
        3,
        &[
            "error[same-file] violations-2.csv:1",
            "violations-1.csv (2 rows)",
        ],
    );
}
