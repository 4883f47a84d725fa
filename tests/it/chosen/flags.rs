//! Settings of what a person must decide, which look at earlier months.

use kefu::report;
use kefu::result::{History, MonthResult};

use super::{Setting, judged, of, under};

fn kinds(result: &MonthResult, id: &str) -> Vec<String> {
    of(result, id)
        .flags
        .iter()
        .map(|flag| flag.kind.name().to_string())
        .collect()
}

/// A month before this one: of three, the first has the violations, the others none.
fn before(rules: &[&str], settings: &[Setting<'_>]) -> History {
    let mut result = under(
        settings,
        &three(rules)
            .each_ref()
            .map(|(kind, text)| (*kind, text.as_str())),
    );
    result.month = "2026-09".parse().expect("a month");
    let mut history = History::default();
    let text = report::json(&result).expect("JSON");
    history
        .add(0, "history/2026-09.json", &text)
        .expect("it counts");
    history
}

fn three(rules: &[&str]) -> [(&'static str, String); 2] {
    let rows: String = rules
        .iter()
        .map(|rule| format!("; 1,2026-10-05,{rule}"))
        .collect();
    [
        (
            "agents",
            "agent_id,name,hired_on; 1,A,2024-01-01; 2,B,2024-01-01; 3,C,2024-01-01".into(),
        ),
        ("violations", format!("agent_id,occurred_on,rule{rows}")),
    ]
}

/// The flags of the first of three with these violations now and in the month before.
fn flagged(settings: &[Setting<'_>], now: &[&str], then: &[&str]) -> Vec<String> {
    let history = before(then, &[]);
    let inputs = three(now);
    let scored = judged(
        settings,
        &inputs.each_ref().map(|(kind, text)| (*kind, text.as_str())),
        &history,
    );
    kinds(&scored.result, "1")
}

#[test]
fn grades_that_stay_low_ask_for_a_transfer_or_training() {
    let training = [("[flags]", "training_grade = \"D\"\ntraining_months = 2")];
    // 80 - 10 - 2 = 68 is a D, 80 - 10 - 5 - 2 = 63 an E, 80 - 10 = 70 a C, 80 - 20 - 2 = 58 none.
    let (d, e, c, none) = (["M1", "L1"], ["M1", "L5", "L1"], ["M1"], ["S1", "L1"]);
    assert_eq!(
        flagged(&training, &e, &d),
        ["dismissal-review", "transfer-or-training"]
    );
    assert_eq!(
        flagged(&training, &d, &none),
        ["dismissal-review", "transfer-or-training"].map(String::from)[..]
    );
    assert_eq!(flagged(&training, &d, &c), [""; 0]);
    assert_eq!(flagged(&training, &c, &d), [""; 0]);
    assert_eq!(flagged(&[], &e, &d), ["dismissal-review"]);
    let one = [("[flags]", "training_grade = \"E\"\ntraining_months = 1")];
    assert_eq!(
        flagged(&one, &none, &c),
        ["dismissal-review", "transfer-or-training"]
    );
    assert_eq!(flagged(&one, &d, &d), ["dismissal-review"]);
}

#[test]
fn being_last_twice_may_count_when_only_the_second_month_was_bad() {
    // Last both times: 70 before, 68 now.
    assert_eq!(flagged(&[], &["M1", "L1"], &["M1"]), [""; 0]);
    let this = [("[flags]", "last_below_in = \"this-month\"")];
    assert_eq!(flagged(&this, &["M1", "L1"], &["M1"]), ["dismissal-review"]);
    assert_eq!(flagged(&this, &["M1"], &["M1", "L1"]), [""; 0]);
}
