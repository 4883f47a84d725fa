//! Real exports that nobody here wrote, read where they lie beside the project, each with its mapping in `testdata/exports`. The
//! counts were taken from the files with another program. Skipped where the files are not there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::run::{kefu, project};

/// The folder of the real exports, where it is there.
fn data() -> Option<PathBuf> {
    Some(project().join("../shared/data")).filter(|data| data.is_dir())
}

/// A file of real exports: the folder of its mapping, the month, the flag of its kind, its path, and how its rows are counted.
type Export = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [(&'static str, u64)],
);

const EXPORTS: &[Export] = &[
    (
        "zendesk",
        "2023-05",
        "--tickets",
        "zendesk-export-plum/da_assignment.csv",
        &[("rows", 16_476), ("used", 9930), ("other_month", 6546)],
    ),
    (
        "zendesk",
        "2023-06",
        "--tickets",
        "zendesk-export-plum/da_assignment.csv",
        &[("rows", 16_476), ("used", 1862), ("other_month", 14_614)],
    ),
    (
        "servicenow",
        "2016-02",
        "--tickets",
        "servicenow-incident-log-uci/incident_event_log_d-m-yyyy_true.csv",
        &[("rows", 198), ("used", 32), ("duplicate", 166)],
    ),
    (
        "servicenow",
        "2016-03",
        "--tickets",
        "servicenow-incident-log-uci/incident_event_log_d-m-yyyy_true.csv",
        &[
            ("rows", 198),
            ("used", 20),
            ("other_month", 12),
            ("duplicate", 166),
        ],
    ),
    (
        "freepbx-cr",
        "2017-09",
        "--calls",
        "asterisk-freeswitch-cdr/freepbx_bare-CR_mac-newlines.csv",
        &[("rows", 100), ("used", 100)],
    ),
    (
        "asterisk",
        "2023-07",
        "--calls",
        "asterisk-freeswitch-cdr/asterisk_cdr-custom_Master_noheader.csv",
        &[("rows", 14), ("used", 14)],
    ),
    (
        "cfpb",
        "2017-04",
        "--complaints",
        "cfpb-complaints/consumer_complaints_2017_iso_snake.csv",
        &[("rows", 145), ("used", 89), ("other_month", 56)],
    ),
    (
        "cars-gbk",
        "2020-06",
        "--complaints",
        "cn-car-complaints/b_gbk_chinese-headers_unnamed-index.csv",
        &[("rows", 630), ("used", 300), ("duplicate", 330)],
    ),
    (
        "cars-utf8",
        "2021-01",
        "--complaints",
        "cn-car-complaints/c_utf8_nobom.csv",
        &[("rows", 600), ("used", 600)],
    ),
    (
        "cars-shadow",
        "2020-08",
        "--complaints",
        "cn-car-complaints/d_utf8bom_shuffled_empty-and-shadow-columns.csv",
        &[("rows", 600), ("used", 600)],
    ),
    (
        "kaggle",
        "2021-03",
        "--tickets",
        "kaggle-support-tickets/customer_support_tickets_bom_multiline.csv",
        &[("rows", 8469), ("used", 348), ("other_month", 8121)],
    ),
    (
        "shopzilla",
        "2023-08",
        "--tickets",
        "shopzilla-csat-excerpt/customer_support_data_excerpt29.csv",
        &[("rows", 29), ("used", 29)],
    ),
    (
        "shopzilla",
        "2023-07",
        "--tickets",
        "shopzilla-csat-excerpt/customer_support_data_excerpt29.csv",
        &[("rows", 29), ("used", 2), ("other_month", 27)],
    ),
    (
        "tickets-hours",
        "2024-10",
        "--tickets",
        "agent-tickets/anirudhbabu_tickets_agent_csat_sla.csv",
        &[("rows", 5000), ("used", 462), ("other_month", 4538)],
    ),
    (
        "tickets-portuguese",
        "2024-01",
        "--tickets",
        "agent-tickets/juliana_tickets_ptbr_simnao.csv",
        &[("rows", 200), ("used", 22), ("other_month", 178)],
    ),
    (
        "tickets-ids",
        "2025-01",
        "--tickets",
        "agent-tickets/lifewitdata_tickets_agent_id_contradictions.csv",
        &[("rows", 1000), ("used", 421), ("other_month", 579)],
    ),
    (
        "roster",
        "2026-10",
        "--agents",
        "roster/agent_master_indian.csv",
        &[("rows", 150), ("used", 150)],
    ),
];

fn check(mapping: &str, month: &str, files: &[(&str, &Path)]) -> Value {
    let mapping = project().join("testdata/exports").join(mapping);
    let mut args = vec!["check".to_string(), mapping.display().to_string()];
    args.extend(["--month", month, "--format", "json", "-q"].map(String::from));
    for (flag, file) in files {
        args.extend([(*flag).to_string(), file.display().to_string()]);
    }
    let ran = kefu(&args);
    assert_eq!(ran.code, 0, "{args:?}\n{}", ran.stderr);
    serde_json::from_str(&ran.stdout).expect("JSON")
}

const PARTS: [&str; 6] = [
    "used",
    "other_month",
    "not_ours",
    "filtered",
    "duplicate",
    "rejected",
];

fn count(input: &Value, name: &str) -> u64 {
    input[name].as_u64().expect("a count")
}

#[test]
fn real_exports_are_read_whole() {
    let Some(data) = data() else {
        return;
    };
    for (mapping, month, flag, file, counts) in EXPORTS {
        let account = check(mapping, month, &[(flag, &data.join(file))]);
        let input = &account["inputs"][0];
        let wanted: BTreeMap<&str, u64> = counts.iter().copied().collect();
        for name in PARTS.iter().chain(&["rows"]) {
            let wanted = wanted.get(name).copied().unwrap_or_default();
            assert_eq!(count(input, name), wanted, "{file}: {name}");
        }
        let parts: u64 = PARTS.iter().map(|name| count(input, name)).sum();
        assert_eq!(parts, count(input, "rows"), "{file}");
        let problems = account["problems"].as_array().expect("problems").iter();
        let near: Vec<_> = problems
            .filter(|told| told["code"] == "header-near")
            .collect();
        assert!(near.is_empty(), "{file}: {near:?}");
    }
}

/// 200 rows, 111 calls: 89 are in both reports.
#[test]
fn overlapping_reports_count_a_call_once() {
    let Some(data) = data() else {
        return;
    };
    let dir = data.join("asterisk-freeswitch-cdr");
    let one = dir.join("freepbx_cdr_export_1504525205.csv");
    let two = dir.join("freepbx_cdr_export_1504541678.csv");
    let ids = |path: &Path| -> Vec<String> {
        let text = fs::read_to_string(path).expect("the report");
        let id = |line: &str| line.rsplit(',').nth(1).map(String::from);
        text.lines().skip(1).filter_map(id).collect()
    };
    let mut distinct = [ids(&one), ids(&two)].concat();
    assert_eq!(distinct.len(), 200);
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 111);
    let both = [("--calls", one.as_path()), ("--calls", two.as_path())];
    let account = check("freepbx", "2017-09", &both);
    let inputs = account["inputs"].as_array().expect("inputs");
    let sum = |name: &str| inputs.iter().map(|input| count(input, name)).sum::<u64>();
    assert_eq!(sum("rows"), PARTS.iter().map(|name| sum(name)).sum::<u64>());
    // Legs without an application are no calls, 12 of them in the first report and 11 in the second, which repeats 11 of the 12.
    let alone = check("freepbx", "2017-09", &[("--calls", one.as_path())]);
    let legs = count(&alone["inputs"][0], "filtered");
    assert_eq!(
        (sum("used") + legs, sum("filtered"), sum("duplicate")),
        (111, 23, 78)
    );
}

/// Month, group, and of reopening, first replies and resolutions what a script of its own counted: value and sample, the
/// median, and for resolutions the same.
const ZENDESK: &str = "\
2023-05 Endorsements 0.0473 2560 4201.9681 1819 2432 13610.4004 2560 9138.5
2023-05 Onboardings 0.1734 173 1277.5714 231 597 29841.6821 173 31623
2023-05 Reimbursement_Claims 0.2331 1686 1499.8918 1386 1025.5 14035.6222 1686 5871.5
2023-05 Support 0.1964 2821 288.8809 2830 108 7032.3665 2821 2723
2023-05 - 0.1517 7240 1729.1545 6266 408 11534.199 7240 5908.5
2023-06 Support 0.4895 382 null 0 null 23103.5052 382 15725
2023-06 - 0.2562 1862 null 0 null 35373.087 1862 30245";

#[test]
fn tickets_are_measured_as_somebody_else_counted() {
    let Some(data) = data() else {
        return;
    };
    let path = data.join("zendesk-export-plum/da_assignment.csv");
    let path = path.display().to_string();
    let mapping = project()
        .join("testdata/exports/zendesk")
        .display()
        .to_string();
    for line in ZENDESK.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let (month, group) = (words[0], words[1].replace('_', " "));
        let args = [
            "score",
            &mapping,
            "--tickets",
            &path,
            "--month",
            month,
            "--format",
            "json",
            "-q",
        ];
        let result: Value = serde_json::from_str(&kefu(&args).stdout).expect("JSON");
        let mut agents = result["agents"].as_array().expect("agents").iter();
        let of = match agents.find(|agent| agent["agent_id"] == group.as_str()) {
            Some(agent) => &agent["indicators"],
            None => &result["service_indicators"],
        };
        let keys = "reopen_rate reopen_rate_n first_response_minutes first_response_minutes_n \
            first_response_minutes_median resolution_minutes resolution_minutes_n resolution_minutes_median";
        let got: Vec<String> = keys
            .split_whitespace()
            .map(|key| of[key].to_string())
            .collect();
        assert_eq!(got, words[2..], "{month} {group}");
    }
}

/// A table is a set of rows: read from the last to the first it gives the same month.
#[test]
fn the_order_of_rows_does_not_matter() {
    let Some(data) = data() else {
        return;
    };
    let path = data.join("pwc-call-center/v6_mdy_duration-in-seconds_renamed-headers.csv");
    let text = fs::read_to_string(&path).expect("the export");
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    let folder = tempfile::tempdir().expect("a folder");
    let reversed = folder.path().join("calls.csv");
    fs::write(&reversed, lines.join("\n") + "\n").expect("written");
    let agents = |path: &Path| {
        let path = path.display().to_string();
        let args = [
            "score", "--calls", &path, "--month", "2021-03", "--format", "json", "-q",
        ];
        let result: Value = serde_json::from_str(&kefu(&args).stdout).expect("JSON");
        result["agents"].clone()
    };
    assert_eq!(agents(&path).as_array().map(Vec::len), Some(8));
    assert_eq!(agents(&path), agents(&reversed));
}

#[test]
fn what_is_no_table_is_refused_by_what_it_is() {
    let Some(data) = data() else {
        return;
    };
    let cases = [
        (
            "pivot_semicolon_turkish_legacy-encoding.csv",
            "bad-encoding",
        ),
        ("tiny_93-bytes.csv", "not-a-table"),
        ("two-bytes-crlf-only_a.csv", "empty-file"),
    ];
    for (file, code) in cases {
        let path = data.join("not-a-table").join(file).display().to_string();
        for flag in ["--calls", "--tickets", "--complaints", "--violations"] {
            let ran = kefu(&[
                "check", flag, &path, "--month", "2026-10", "--format", "json",
            ]);
            let account: Value = serde_json::from_str(&ran.stdout).expect("JSON");
            let problems = account["problems"].as_array().expect("problems");
            assert_eq!(ran.code, 3, "{file}");
            assert!(
                problems.iter().any(|problem| problem["code"] == code),
                "{file}: {problems:?}"
            );
        }
    }
}
