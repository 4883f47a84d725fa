//! Cases: a folder of inputs and what must come out of it. `testdata/cases` holds months and the figures that the rulebook and
//! a pocket calculator give (WHY.txt shows the sums); `testdata/problems` one folder for each problem code.

use std::collections::BTreeSet;
use std::path::Path;
use std::str::FromStr;

use kefu::problem::What;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::run::{folders, kefu, project, scored, text};

pub(crate) fn number(value: &Value) -> Option<Decimal> {
    (!value.is_null()).then(|| {
        Decimal::from_str(&value.to_string())
            .expect("a number")
            .normalize()
    })
}

/// What an expected value and a result say about one field, in one form.
pub(crate) fn field(agent: &Value, name: &str) -> String {
    match name {
        "eligible" => agent["pay"]["eligible"].to_string(),
        "float" => format!("{:?}", number(&agent["pay"]["float"])),
        "raw" | "score" => format!("{:?}", number(&agent[name])),
        "lines" => {
            let lines = agent["lines"].as_array().expect("lines");
            triples(
                lines
                    .iter()
                    .map(|line| (&line["rule"], &line["times"], &line["points"])),
            )
        }
        "flags" => {
            let flags = agent["flags"].as_array().expect("flags").iter();
            pairs(flags.map(|flag| {
                (
                    flag["kind"].as_str().unwrap_or_default(),
                    flag["cause"].as_str().unwrap_or_default(),
                )
            }))
        }
        _ => agent[name].to_string(),
    }
}

pub(crate) fn expected(value: &Value, name: &str) -> String {
    match name {
        "raw" | "score" | "float" => format!("{:?}", number(value)),
        "lines" => triples(
            value
                .as_array()
                .expect("lines")
                .iter()
                .map(|line| (&line[0], &line[1], &line[2])),
        ),
        "flags" => {
            let flags = value.as_array().expect("flags").iter();
            pairs(flags.map(|flag| {
                (
                    flag[0].as_str().unwrap_or_default(),
                    flag[1].as_str().unwrap_or_default(),
                )
            }))
        }
        _ => value.to_string(),
    }
}

fn triples<'a>(lines: impl Iterator<Item = (&'a Value, &'a Value, &'a Value)>) -> String {
    let mut all: Vec<String> = lines
        .map(|(rule, times, points)| format!("{rule} {times} {:?}", number(points)))
        .collect();
    all.sort();
    all.join(", ")
}

fn pairs<'a>(flags: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut all: Vec<String> = flags
        .map(|(kind, cause)| format!("{kind} {cause}"))
        .collect();
    all.sort();
    all.join(", ")
}

/// What differs between a case and its expected values.
fn differences(case: &Path, more: &[&str]) -> Vec<String> {
    let wanted: Value =
        serde_json::from_str(&text(&case.join("expected.json"))).expect("expected.json");
    let month = text(&case.join("month.txt"));
    let mut args = vec!["--month", &month];
    args.extend(more);
    let result = scored(case, &args);
    let mut wrong = sums(&result);
    for (id, fields) in wanted["agents"].as_object().expect("agents") {
        let agents = result["agents"].as_array().expect("agents");
        let Some(agent) = agents.iter().find(|agent| agent["agent_id"] == id.as_str()) else {
            wrong.push(format!("{id} is not in the result"));
            continue;
        };
        for (name, value) in fields.as_object().expect("fields") {
            if name == "indicators" {
                wrong.extend(parts(&format!("{id}.{name}"), &agent[name], value));
                continue;
            }
            let (got, want) = (field(agent, name), expected(value, name));
            if got != want {
                wrong.push(format!("{id}.{name}: {got}, expected {want}"));
            }
        }
    }
    for (file, counts) in wanted["inputs"].as_object().into_iter().flatten() {
        let inputs = result["inputs"].as_array().expect("inputs");
        let input = inputs.iter().find(|input| input["file"] == file.as_str());
        wrong.extend(parts(file, input.unwrap_or(&Value::Null), counts));
    }
    wrong
}

/// What differs between some named numbers and their expected values.
fn parts(of: &str, got: &Value, wanted: &Value) -> Vec<String> {
    let wanted = wanted.as_object().expect("named numbers").iter();
    wanted
        .filter(|(name, value)| number(&got[name.as_str()]) != number(value))
        .map(|(name, value)| format!("{of}.{name}: {}, expected {value}", got[name.as_str()]))
        .collect()
}

/// What must hold in every result: sums and the account of rows.
fn sums(result: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let of = |value: &Value| number(value).expect("a number");
    for agent in result["agents"].as_array().expect("agents") {
        let lines: Decimal = agent["lines"]
            .as_array()
            .expect("lines")
            .iter()
            .map(|line| of(&line["points"]))
            .sum();
        let parts = of(&agent["bonus"]) + of(&agent["deductions"]) + of(&agent["adjustment"]);
        let raw = of(&agent["raw"]) - of(&result["terms"]["baseline"]);
        if raw != lines || raw != parts {
            wrong.push(format!(
                "{}: raw is not the baseline and its lines",
                agent["agent_id"]
            ));
        }
    }
    for input in result["inputs"].as_array().expect("inputs") {
        let count = |name: &str| input[name].as_u64().expect("a count");
        let parts = [
            "used",
            "other_month",
            "not_ours",
            "filtered",
            "duplicate",
            "rejected",
        ]
        .map(count);
        if count("rows") != parts.iter().sum::<u64>() {
            wrong.push(format!(
                "{}: {} rows are not {parts:?}",
                input["file"],
                count("rows")
            ));
        }
    }
    wrong
}

#[test]
fn every_case_comes_out_as_calculated() {
    let cases = folders(&project().join("testdata/cases"));
    assert!(cases.len() > 60);
    let wrong: Vec<String> = cases
        .iter()
        .map(|case| (case, differences(case, &[])))
        .filter(|(_, wrong)| !wrong.is_empty())
        .map(|(case, wrong)| format!("{}:\n  {}", case.display(), wrong.join("\n  ")))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

pub(crate) type Place = (String, String, String, Option<u64>);

pub(crate) fn places(problems: &Value) -> BTreeSet<Place> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_string();
    let place = |p: &Value| {
        (
            text(&p["level"]),
            text(&p["code"]),
            text(&p["file"]),
            p["line"].as_u64(),
        )
    };
    problems
        .as_array()
        .expect("problems")
        .iter()
        .map(place)
        .collect()
}

#[test]
fn every_problem_is_told_where_it_is() {
    for case in folders(&project().join("testdata/problems")) {
        let name = case.display().to_string();
        let wanted: Value =
            serde_json::from_str(&text(&case.join("expected.json"))).expect("expected.json");
        let month = text(&case.join("month.txt"));
        let args = |command: &str| {
            [command, &name, "--month", &month, "--format", "json"].map(String::from)
        };
        let check = kefu(&args("check"));
        let exit = wanted["exit"].as_i64().expect("exit") as i32;
        assert_eq!(check.code, exit, "{name}\n{}", check.stderr);
        let got: Value = serde_json::from_str(&check.stdout).expect("JSON");
        let (got, want) = (places(&got["problems"]), places(&wanted["problems"]));
        let missing: Vec<_> = want.difference(&got).collect();
        assert!(missing.is_empty(), "{name}: not told: {missing:?}");
        let more: Vec<_> = got
            .difference(&want)
            .filter(|(level, ..)| level == "error")
            .collect();
        assert!(more.is_empty(), "{name}: told without cause: {more:?}");
        let code = case
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        assert!(
            want.iter().any(|place| place.1 == code),
            "{name} does not show its code"
        );
        let score = kefu(&args("score"));
        assert_eq!(score.code, exit, "{name}\n{}", score.stderr);
        assert!(
            exit == 0 || (score.stdout.is_empty() && !score.stderr.is_empty()),
            "{name}: wrote in spite of errors"
        );
    }
}

#[test]
fn every_code_has_a_folder_and_every_folder_a_code() {
    let folders: BTreeSet<String> = folders(&project().join("testdata/problems"))
        .iter()
        .filter_map(|path| path.file_name()?.to_str().map(String::from))
        .collect();
    // No folder can show a file that changes while it is read: `found` does.
    let shown = What::codes().filter(|code| *code != "file-changed");
    let codes: BTreeSet<String> = shown.map(String::from).collect();
    assert_eq!(folders, codes);
}

/// Where the shared cases of the rulebook are beside the project, they must come out too.
#[test]
fn the_month_counted_by_somebody_else() {
    let data = project().join("../shared/data/pwc-call-center");
    let calls = data.join("v1_iso-date_hms_lf.csv");
    if !calls.exists() {
        return;
    }
    let mut rows =
        csv::Reader::from_path(data.join("EXPECTED_per_agent_month.csv")).expect("the counts");
    let calls = calls.display().to_string();
    let mut agents = 0;
    for row in rows.records() {
        let row = row.expect("a row");
        let n = |i: usize| Decimal::from_str(&row[i]).expect("a number");
        let ran = kefu(&[
            "score", "--calls", &calls, "--month", &row[0], "--format", "json", "-q",
        ]);
        let result: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        let all = result["agents"].as_array().expect("agents");
        let agent = &all
            .iter()
            .find(|agent| agent["agent_id"] == row[1])
            .expect("the agent")["indicators"];
        let got = |name: &str| number(&agent[name]).expect("a value");
        let ratio = |a: usize, b: usize| {
            (n(a) / n(b))
                .round_dp_with_strategy(4, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
                .normalize()
        };
        assert_eq!(got("contacts"), n(3), "{row:?}");
        assert_eq!(got("answer_rate"), ratio(3, 2), "{row:?}");
        assert_eq!(got("mean_talk_seconds"), ratio(6, 3), "{row:?}");
        assert_eq!(got("mean_wait_seconds"), ratio(7, 3), "{row:?}");
        assert_eq!(got("csat_mean"), ratio(9, 8), "{row:?}");
        assert_eq!(got("call_resolution_rate"), ratio(5, 3), "{row:?}");
        agents += 1;
    }
    assert_eq!(agents, 24);
}

/// The same month, exported otherwise: day fractions and 12-hour durations under `;`, and month first under other headers.
#[test]
fn the_same_month_in_other_spellings() {
    let data = project().join("../shared/data/pwc-call-center");
    let figures = |name: &str| {
        let calls = data.join(name).display().to_string();
        let ran = kefu(&[
            "score", "--calls", &calls, "--month", "2021-02", "--format", "json", "-q",
        ]);
        let result: Value = serde_json::from_str(&ran.stdout).expect("JSON");
        result["agents"].clone()
    };
    if !data.exists() {
        return;
    }
    let first = figures("v1_iso-date_hms_lf.csv");
    assert_eq!(first.as_array().map(Vec::len), Some(8));
    assert_eq!(
        first,
        figures("v4_semicolon_ddmmyyyy_excel-day-fraction_12h-duration.csv")
    );
    assert_eq!(
        first,
        figures("v6_mdy_duration-in-seconds_renamed-headers.csv")
    );
}
