//! Metric rules: their lines by hand at every boundary, what they do to other rules, and months in which nothing feeds them.

mod example;
mod months;
mod tiers;

use kefu::event::Kind;
use kefu::policy;
use kefu::problem::Level;
use kefu::report;
use kefu::result::{AgentResult, History, MonthResult};
use kefu::words::Lang;

use crate::memory::{File, month_under};
use crate::run::{built_in_without_cases, folder};

/// A metric rule: id, severity, points, and its own keys, with `; ` between them.
type Tier<'a> = (&'a str, &'a str, &'a str, &'a str);

fn with(tiers: &[Tier<'_>]) -> String {
    let rule = |(id, severity, points, keys): &Tier<'_>| {
        format!(
            "\n[[rule]]\nid = \"{id}\"\nclause = \"9\"\nkey = \"metric-{id}\"\nseverity = \"{severity}\"\nzh = \"指标{id}\"\n\
            zh_hant = \"指標{id}\"\nen = \"Metric {id}\"\npoints = {points}\nkind = \"metric\"\n{}\n",
            keys.replace("; ", "\n")
        )
    };
    let rules: String = tiers.iter().map(rule).collect();
    format!("{}\n{rules}", built_in_without_cases())
}

/// Scores inputs, each a kind and its rows with `; ` between them.
fn scored(tiers: &[Tier<'_>], inputs: &[(&str, &str)]) -> MonthResult {
    let file = |(name, text): &(&str, &str)| {
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == *name);
        File {
            kind: kind.expect("a kind"),
            name: format!("{name}.csv"),
            bytes: text.replace("; ", "\n").into_bytes(),
        }
    };
    let files: Vec<File> = inputs.iter().map(file).collect();
    let policy = policy::read(&with(tiers)).expect("the policy reads");
    let result = month_under(&policy, &History::default(), &files)
        .expect("memory can be read")
        .result;
    let errors = result.problems.iter();
    let errors: Vec<_> = errors.filter(|told| told.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    let text = report::json(&result).expect("JSON");
    let back: MonthResult = serde_json::from_str(&text).expect("a result");
    assert_eq!(back, result);
    result
}

fn of<'r>(result: &'r MonthResult, id: &str) -> &'r AgentResult {
    let agent = result.agents.iter().find(|agent| agent.agent_id == id);
    agent.expect("the agent")
}

/// The lines of metric rules: `Q1 3, Q2 -2`; all of them begin with Q.
fn metrics(result: &MonthResult, id: &str) -> String {
    let lines = of(result, id).lines.iter();
    let lines = lines.filter(|line| line.rule.starts_with('Q'));
    let lines: Vec<String> = lines
        .map(|line| format!("{} {}", line.rule, line.points))
        .collect();
    lines.join(", ")
}

fn has(result: &MonthResult, id: &str, rule: &str) -> bool {
    of(result, id).lines.iter().any(|line| line.rule == rule)
}

const AGENTS: &str = "agent_id,name,hired_on,team,role; A1,One,2025-01-01,East,agent; A2,Two,2025-01-01,West,agent; \
    A3,Three,2025-01-01,,team_lead; A4,Four,2025-01-01,East,agent";

/// Answered calls, each of somebody with a rating: `A1 4 5, A2 3`.
fn calls(ratings: &str) -> String {
    let mut text = "call_id,agent_id,started_at,csat".to_string();
    for (i, person) in ratings.split(", ").enumerate() {
        let mut words = person.split(' ');
        let who = words.next().unwrap_or_default();
        for (j, rating) in words.enumerate() {
            let rating = rating.trim_matches('-');
            text += &format!("; C{i}-{j},{who},2026-10-05 09:00,{rating}");
        }
    }
    text
}

fn rated(tiers: &[Tier<'_>], ratings: &str) -> MonthResult {
    scored(tiers, &[("agents", AGENTS), ("calls", &calls(ratings))])
}

/// A1 (4 + 5) / 2 = 4.5; A2 (4.5 + 4.5002) / 2 = 4.5001; A3 (4.5 + 4.4998) / 2 = 4.4999; A4 13.4999 / 3 = 4.49996…, which is
/// reported as 4.5 and compared as that.
#[test]
fn an_end_holds_for_its_limit_or_does_not() {
    let ratings = "A1 4 5, A2 4.5 4.5002, A3 4.5 4.4998, A4 4.5 4.5 4.4999";
    for (end, expected) in [
        ("at_least = 4.5", [true, true, false, true]),
        ("above = 4.5", [false, true, false, false]),
        ("at_most = 4.5", [true, false, true, true]),
        ("below = 4.5", [false, false, true, false]),
    ] {
        let keys = format!("metric = \"csat_mean\"; {end}");
        let result = rated(&[("Q1", "bonus", "3", &keys)], ratings);
        let got = ["A1", "A2", "A3", "A4"].map(|id| has(&result, id, "Q1"));
        assert_eq!(got, expected, "{end}");
    }
}

#[test]
fn a_small_sample_and_none_give_no_line() {
    let tier = |least| {
        let keys = format!("metric = \"csat_mean\"; below = 4.5{least}");
        let result = rated(
            &[("Q1", "minor", "-2", &keys)],
            "A1 4 4 4 4, A2 4 4 4 4 4, A3 - - - - -, A4 4",
        );
        ["A1", "A2", "A3", "A4"].map(|id| metrics(&result, id))
    };
    assert_eq!(tier("; min_sample = 5"), ["", "Q1 -2", "", ""]);
    assert_eq!(tier(""), ["Q1 -2", "Q1 -2", "", "Q1 -2"]);
    // No rating is no value, however small a sample is enough.
    assert_eq!(tier("; min_sample = 0"), ["Q1 -2", "Q1 -2", "", "Q1 -2"]);
}

const NESTED: [Tier<'_>; 4] = [
    ("Q1", "bonus", "3", "metric = \"csat_mean\"; at_least = 4.5"),
    ("Q2", "bonus", "5", "metric = \"csat_mean\"; at_least = 4.8"),
    ("Q3", "minor", "-2", "metric = \"csat_mean\"; below = 3"),
    ("Q4", "moderate", "-10", "metric = \"csat_mean\"; below = 2"),
];

#[test]
fn of_nested_tiers_only_the_innermost_gives_its_line() {
    let result = rated(&NESTED, "A1 4.9, A2 4.6, A3 2.5, A4 1.5");
    let got = ["A1", "A2", "A3", "A4"].map(|id| metrics(&result, id));
    assert_eq!(got, ["Q2 5", "Q1 3", "Q3 -2", "Q4 -10"]);
    let result = rated(&NESTED, "A1 4.8, A2 4.7999, A3 3, A4 2");
    let got = ["A1", "A2", "A3", "A4"].map(|id| metrics(&result, id));
    assert_eq!(got, ["Q2 5", "Q1 3", "", "Q3 -2"]);
}

/// 4.9 of 1 is no sample for the inner tier, so the outer one is the innermost that holds.
#[test]
fn a_tier_without_its_sample_does_not_hold() {
    let inner = "metric = \"csat_mean\"; at_least = 4.8; min_sample = 2";
    let tiers = [NESTED[0], ("Q2", "bonus", "5", inner)];
    let result = rated(&tiers, "A1 4.9, A2 4.9 4.9");
    assert_eq!(
        (metrics(&result, "A1"), metrics(&result, "A2")),
        ("Q1 3".into(), "Q2 5".into())
    );
}

#[test]
fn bands_hold_between_their_ends() {
    let tiers = [
        (
            "Q1",
            "bonus",
            "1",
            "metric = \"csat_mean\"; at_least = 4; below = 4.5",
        ),
        (
            "Q2",
            "bonus",
            "3",
            "metric = \"csat_mean\"; at_least = 4.5; at_most = 5",
        ),
    ];
    let result = rated(&tiers, "A1 4, A2 4.4999, A3 4.5, A4 3.9999");
    let got = ["A1", "A2", "A3", "A4"].map(|id| metrics(&result, id));
    assert_eq!(got, ["Q1 1", "Q1 1", "Q2 3", ""]);
}

/// East asks for more than the others; who is in no team is none of East. The inner tier of another team counts for nobody else.
#[test]
fn a_tier_of_some_is_for_nobody_else() {
    let tiers = [
        (
            "Q1",
            "bonus",
            "3",
            "metric = \"csat_mean\"; at_least = 4.5; teams = [\" east\"]",
        ),
        (
            "Q2",
            "bonus",
            "2",
            "metric = \"csat_mean\"; at_least = 4; teams = [\"West\"]",
        ),
        (
            "Q3",
            "bonus",
            "1",
            "metric = \"contacts\"; at_least = 1; roles = [\"team_lead\"]",
        ),
    ];
    let result = rated(&tiers, "A1 5, A2 5, A3 5, A4 4");
    let got = ["A1", "A2", "A3", "A4"].map(|id| metrics(&result, id));
    assert_eq!(got, ["Q1 3", "Q2 2", "Q3 1", ""]);
}

/// A moderate metric line and a recorded one are two: duties unfulfilled. And who is first in both has a violation, so nobody is.
#[test]
fn a_deduction_of_a_metric_is_a_violation() {
    let tiers = [(
        "Q1",
        "moderate",
        "-10",
        "metric = \"contacts\"; at_least = 6",
    )];
    let calls = calls("A1 5 5 5 5 5 5, A2 4 4 4 4 4, A3 4 4 4 4 4");
    let rows = "agent_id,occurred_on,rule; A1,2026-10-06,M1";
    let all = |tiers: &[Tier<'_>], rows: &str| {
        scored(
            tiers,
            &[("agents", AGENTS), ("calls", &calls), ("violations", rows)],
        )
    };
    let none = "agent_id,occurred_on,rule; A4,2026-10-06,L1";
    let plain = all(&[], none);
    assert!(has(&plain, "A1", "B1"));
    let one = all(&tiers, none);
    assert_eq!(metrics(&one, "A1"), "Q1 -10");
    assert!(!has(&one, "A1", "B1") && !has(&one, "A1", "S5"));
    let two = all(&tiers, rows);
    assert!(has(&two, "A1", "S5"));
    // 80 - 10 (M1) - 10 (Q1) - 20 (S5) + 5 (B5: no complaint)
    assert_eq!(of(&two, "A1").score.to_string(), "45");
    assert!(!has(&all(&[], rows), "A1", "S5"));
    // A bonus is none.
    let bonus = [("Q1", "bonus", "1", "metric = \"contacts\"; at_least = 6")];
    assert!(has(&all(&bonus, none), "A1", "B1"));
}

/// 3 errors of 6 contacts: 500 of 1,000. The line of the metric is none of them.
#[test]
fn errors_are_those_of_other_lines() {
    let tiers = [
        (
            "Q1",
            "minor",
            "-3",
            "metric = \"error_rate\"; at_least = 500",
        ),
        ("Q2", "minor", "-1", "metric = \"accuracy\"; at_most = 0.5"),
    ];
    let rows = "agent_id,occurred_on,rule,points,times; A1,2026-10-06,L12,,2; A1,2026-10-06,L14,2,";
    let calls = calls("A1 5 5 5 5 5 5, A2 5");
    let inputs = [("agents", AGENTS), ("calls", &calls), ("violations", rows)];
    let result = scored(&tiers, &inputs);
    assert_eq!(metrics(&result, "A1"), "Q1 -3, Q2 -1");
    assert_eq!(metrics(&result, "A2"), "");
    let shown = serde_json::to_value(&of(&result, "A1").indicators).expect("JSON");
    assert_eq!(
        (
            shown["error_rate"].to_string(),
            shown["error_rate_n"].to_string()
        ),
        ("500".into(), "6".into())
    );
}

/// Without a file of complaints a rate of 0 is no news; with one that has only its header, nobody complained.
#[test]
fn a_metric_that_nothing_feeds_gives_no_line_and_is_told() {
    let tiers = [
        (
            "Q1",
            "bonus",
            "2",
            "metric = \"complaint_rate\"; at_most = 0",
        ),
        ("Q2", "bonus", "3", "metric = \"csat_mean\"; at_least = 4"),
    ];
    let calls = calls("A1 5, A2 5, A3 -, A4 -");
    let told = |result: &MonthResult| -> Vec<String> {
        let of = result.problems.iter();
        let of = of.filter(|told| told.code == "metric-without-input");
        of.map(|told| told.message.clone()).collect()
    };
    let without = scored(&tiers, &[("agents", AGENTS), ("calls", &calls)]);
    assert_eq!(metrics(&without, "A1"), "Q2 3");
    assert_eq!(
        told(&without),
        [
            "rule Q1 follows `complaint_rate` (complaints per 1,000 contacts), and there is no file of complaints: nobody gets a line of it; add one, or its header alone where there is nothing to tell"
        ]
    );
    let header = "complaint_id,agent_id,received_at";
    let inputs = [
        ("agents", AGENTS),
        ("calls", &calls),
        ("complaints", header),
    ];
    let with = scored(&tiers, &inputs);
    assert_eq!(
        (metrics(&with, "A1"), told(&with).len()),
        ("Q1 2, Q2 3".into(), 0)
    );
    // Nor is a file of another month nothing.
    let other = "complaint_id,agent_id,received_at; K1,A1,2026-09-01 09:00";
    let inputs = [("agents", AGENTS), ("calls", &calls), ("complaints", other)];
    assert_eq!(metrics(&scored(&tiers, &inputs), "A1"), "Q1 2, Q2 3");
}

/// A line shows what was measured, of how many, and the limit; shares in percent, a count without a sample of its own.
#[test]
fn a_slip_shows_value_sample_and_limit() {
    let tiers = [
        (
            "Q1",
            "bonus",
            "3",
            "metric = \"csat_mean\"; at_least = 4.5; below = 4.8",
        ),
        (
            "Q2",
            "minor",
            "-2",
            "metric = \"csat_satisfied_rate\"; below = 0.95; min_sample = 3",
        ),
        ("Q3", "bonus", "1", "metric = \"contacts\"; above = 2"),
    ];
    // (5 + 5 + 3.9) / 3 = 4.6333…; 2 of 3 are 4 and above: 66.67 %
    let result = rated(&tiers, "A1 5 5 3.9");
    let line = &of(&result, "A1").lines[1];
    assert_eq!(
        (line.on.to_string(), line.evidence.len()),
        ("2026-10-31".into(), 0)
    );
    let detail = serde_json::to_string(&line.detail).expect("JSON");
    assert_eq!(
        detail,
        "{\"derived\":true,\"metric\":{\"key\":\"csat_mean\",\"value\":4.6333,\"n\":3,\"at_least\":4.5,\"below\":4.8}}"
    );
    let slip = |lang| report::markdown(&report::slip(&result, of(&result, "A1"), lang));
    for words in [
        "Metric Q1: mean rating 4.6333 of 3, at least 4.5 and below 4.8",
        "Metric Q2: CSAT (ratings of 4 and 5) 66.67% of 3, below 95%",
        "Metric Q3: contacts 3, above 2",
    ] {
        assert!(
            slip(Lang::En).contains(words),
            "{words}\n{}",
            slip(Lang::En)
        );
    }
    for words in [
        "指标Q1：满意度均分 4.6333（样本 3），不低于 4.5，低于 4.8",
        "指标Q2：满意率 66.67%（样本 3），低于 95%",
        "指标Q3：服务量 3，高于 2",
    ] {
        assert!(
            slip(Lang::Zh).contains(words),
            "{words}\n{}",
            slip(Lang::Zh)
        );
    }
}

/// A row that names a metric rule is an error, as for all that is derived only.
#[test]
fn nobody_records_a_metric() {
    let policy = with(&[("Q1", "minor", "-2", "metric = \"csat_mean\"; below = 4")]);
    let dir = folder(&[
        ("agents.csv", crate::run::ROSTER),
        (
            "violations.csv",
            "agent_id,occurred_on,rule\n0007,2026-10-05,Q1\n",
        ),
        ("policy.toml", &policy),
    ]);
    let ran = crate::run::in_month("score", dir.path(), &[]);
    crate::run::refused(&ran, 3, &["rule-derived-only", "violations.csv:2"]);
}
