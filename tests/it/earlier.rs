//! Results of earlier releases, one of each state of the format: they read, what is written from them reads the same, and the
//! present format is written again byte by byte. `testdata/results` holds what those releases wrote.

use std::fs;
use std::path::PathBuf;

use kefu::problem::What;
use kefu::report;
use kefu::result::{Basis, Detail, History, MonthResult};

use crate::run::project;

/// Before results carried terms; before indicators had numerators; and two of the present format, one with all that is there
/// only under policies that choose it.
const EARLIER: [(&str, bool); 4] = [
    ("testdata/results/without-terms.json", false),
    ("testdata/results/without-numerators.json", false),
    ("examples/2026-10/history/2026-09.json", true),
    ("testdata/results/with-maxima-and-metrics.json", true),
];

fn text(path: &str) -> String {
    let path: PathBuf = project().join(path);
    fs::read_to_string(&path).expect("a result")
}

#[test]
fn results_of_earlier_releases_read() {
    for (path, present) in EARLIER {
        let text = text(path);
        let mut history = History::default();
        assert!(history.add(0, path, &text).is_ok(), "{path}");
        let result: MonthResult = serde_json::from_str(&text).expect("a result");
        assert!(history.has(result.month), "{path}");
        let written = report::json(&result).expect("JSON");
        if present {
            assert!(written == text, "{path} is written otherwise");
        }
        let again: MonthResult = serde_json::from_str(&written).expect("a result");
        assert_eq!(again, result, "{path}");
        assert_eq!(report::json(&again).expect("JSON"), written, "{path}");
    }
}

#[test]
fn the_details_of_every_rule_kind_are_written_as_they_were_read() {
    let of = |text: &str| {
        let detail: Detail = serde_json::from_str(text).expect("a detail");
        assert_eq!(serde_json::to_string(&detail).expect("JSON"), text);
        detail.basis
    };
    for recorded in [
        "{}",
        r#"{"note":"late","recorded_by":"0001","ref":"T-1","blank_points":"mildest"}"#,
        r#"{"note":"late","capped":{"by":["max_per_month","max_deductions"],"from":-5}}"#,
    ] {
        assert_eq!(of(recorded), Basis::Recorded);
    }
    for (is_it, text) in [
        (
            (|basis| matches!(basis, Basis::ExamScore { .. })) as fn(&Basis) -> bool,
            r#"{"derived":true,"note":"products","mark":59.5,"full_mark":100}"#,
        ),
        (
            |basis| matches!(basis, Basis::ComplaintCategory { .. }),
            r#"{"derived":true,"category":"quarrel"}"#,
        ),
        (
            |basis| matches!(basis, Basis::ComplaintResponse { done: None, .. }),
            r#"{"derived":true,"due":"2026-10-10 09:50:00"}"#,
        ),
        (
            |basis| matches!(basis, Basis::EmergencyOverrun { .. }),
            r#"{"derived":true,"due":"2026-10-10 09:50:00","done":"2026-10-10 09:57:40","minutes_over":7}"#,
        ),
        (
            |basis| matches!(basis, Basis::Accumulated { .. }),
            r#"{"derived":true,"counts":{"minor":4,"moderate":2}}"#,
        ),
        (
            |basis| matches!(basis, Basis::TopOfService { .. }),
            r#"{"derived":true,"contacts":6,"rating_sum":29.5,"ratings":6}"#,
        ),
        (
            |basis| matches!(basis, Basis::TopOfService { .. }),
            r#"{"derived":true,"calls":6,"resolved_calls":[5,6]}"#,
        ),
        (
            |basis| matches!(basis, Basis::TopOfService { .. }),
            r#"{"derived":true,"tickets":6,"rating_sum":30,"ratings":6}"#,
        ),
        (
            |basis| matches!(basis, Basis::NoValidComplaint { contacts: 137 }),
            r#"{"derived":true,"contacts":137}"#,
        ),
        (
            |basis| matches!(basis, Basis::Metric(_)),
            r#"{"derived":true,"metric":{"key":"csat_mean","value":4.1667,"n":42,"at_least":3.5}}"#,
        ),
    ] {
        assert!(is_it(&of(text)), "{text}");
    }
}

#[test]
fn words_that_no_release_wrote_are_told_of_their_file() {
    let good = text("testdata/results/with-maxima-and-metrics.json");
    for (word, other) in [
        (r#""severity": "minor""#, r#""severity": "grave""#),
        (r#""kind": "exam-score""#, r#""kind": "exam""#),
        (r#""kind": "dismissal-review""#, r#""kind": "praise""#),
        (r#""flag": "liability""#, r#""flag": "fine""#),
        (r#""role": "agent""#, r#""role": "robot""#),
        (r#""kind": "calls""#, r#""kind": "chats""#),
        (r#""key": "csat_mean""#, r#""key": "smiles""#),
        (r#""max_bonus""#, r#""max_luck""#),
    ] {
        assert!(good.contains(word), "{word}");
        let bad = good.replace(word, other);
        let problem = History::default().add(0, "2026-09.json", &bad);
        let told = problem.is_err_and(|problem| matches!(problem.what, What::BadHistory(_)));
        assert!(told, "{other}");
    }
}
