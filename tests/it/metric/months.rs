//! Metric rules in any month: a line is there exactly where the reported indicator says so, and no indicator changes by it.

use kefu::event::Kind;
use kefu::indicator::Indicator;
use kefu::policy;
use kefu::result::{AgentResult, History};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Tier, with};
use crate::generated::months;
use crate::laws::cases;
use crate::memory::{month, month_under};

const TIERS: [Tier<'_>; 7] = [
    ("Q1", "bonus", "1", "metric = \"csat_mean\"; at_least = 3.5"),
    (
        "Q2",
        "bonus",
        "3",
        "metric = \"csat_mean\"; above = 4.5; min_sample = 2",
    ),
    ("Q3", "minor", "-2", "metric = \"csat_mean\"; below = 2"),
    (
        "Q4",
        "bonus",
        "1",
        "metric = \"complaint_rate\"; at_most = 0",
    ),
    (
        "Q5",
        "moderate",
        "-10",
        "metric = \"complaint_rate\"; at_least = 300; below = 1000",
    ),
    ("Q6", "minor", "-1", "metric = \"error_rate\"; above = 0"),
    (
        "Q7",
        "bonus",
        "1",
        "metric = \"praise_count\"; at_least = 1",
    ),
];

/// The metric rules that hold for what is reported of somebody, read off by hand.
fn expected(agent: &AgentResult, given: &[Kind]) -> Vec<&'static str> {
    let of = |indicator, kind: &[Kind]| {
        let fed = kind.iter().any(|kind| given.contains(kind));
        let measured = agent.indicators.get(indicator);
        measured
            .value
            .filter(|_| fed && measured.n > 0)
            .map(|value| (value, measured.n))
    };
    let n = |text: &str| -> Decimal { text.parse().expect("a number") };
    let mut rules = Vec::new();
    if let Some((csat, ratings)) = of(
        Indicator::CsatMean,
        &[Kind::Calls, Kind::Tickets, Kind::Surveys],
    ) {
        if csat > n("4.5") && ratings >= 2 {
            rules.push("Q2");
        } else if csat >= n("3.5") {
            rules.push("Q1");
        } else if csat < n("2") {
            rules.push("Q3");
        }
    }
    if let Some((rate, _)) = of(Indicator::ComplaintRate, &[Kind::Complaints]) {
        if rate <= n("0") {
            rules.push("Q4");
        } else if rate >= n("300") && rate < n("1000") {
            rules.push("Q5");
        }
    }
    if of(Indicator::ErrorRate, &[Kind::Violations]).is_some_and(|(rate, _)| rate > n("0")) {
        rules.push("Q6");
    }
    if of(Indicator::PraiseCount, &[Kind::Praise]).is_some() {
        rules.push("Q7");
    }
    rules
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn lines_are_where_the_reported_indicators_say(generated in months()) {
        let policy = policy::read(&with(&TIERS)).expect("the policy reads");
        let files = generated.files();
        let given: Vec<Kind> = files.iter().map(|file| file.kind).collect();
        let result = month_under(&policy, &History::default(), &files).expect("memory").result;
        for agent in &result.agents {
            let lines = agent.lines.iter().map(|line| line.rule.as_str());
            let mut lines: Vec<&str> = lines.filter(|rule| rule.starts_with('Q')).collect();
            lines.sort_unstable();
            prop_assert_eq!(lines, expected(agent, &given));
        }
        // What is measured does not depend on the rules that follow it.
        let plain = month(&files).expect("memory").result;
        prop_assert_eq!(&plain.service_indicators, &result.service_indicators);
        prop_assert_eq!(&plain.team_indicators, &result.team_indicators);
        for (one, other) in plain.agents.iter().zip(&result.agents) {
            prop_assert_eq!(&one.indicators, &other.indicators);
        }
    }
}
