//! Tiers of one metric: which pairs are a mistake, which lie in each other, and what is told of the holes between them. Held
//! against every value that could tell two tiers apart, one by one.

use kefu::policy;
use kefu::problem::{ContentFlaw, Flaw, PolicyFlaw};

use super::{Tier, with};

/// A tier by its ends, in ten-thousandths: the least and the greatest value that it holds for.
#[derive(Clone, Copy, Debug)]
struct Ends {
    low: Option<i64>,
    high: Option<i64>,
}

/// The unit of what indicators are rounded to.
const UNIT: i64 = 10_000;

/// All ways to write ends at 2 and 3: the text, and the values that it means.
fn ends() -> Vec<(String, Ends)> {
    let mut lows = vec![(String::new(), None)];
    let mut highs = lows.clone();
    for at in [2, 3] {
        lows.push((format!("at_least = {at}"), Some(at * UNIT)));
        lows.push((format!("above = {at}"), Some(at * UNIT + 1)));
        highs.push((format!("at_most = {at}"), Some(at * UNIT)));
        highs.push((format!("below = {at}"), Some(at * UNIT - 1)));
    }
    let mut all = Vec::new();
    for (from, low) in &lows {
        for (to, high) in &highs {
            let (low, high) = (*low, *high);
            let empty = low.zip(high).is_some_and(|(low, high)| low > high);
            // Ends between which nothing lies are another mistake; `above = 2, below = 2.0001` is none of these.
            if !empty && (low.is_some() || high.is_some()) {
                all.push((format!("{from}; {to}"), Ends { low, high }));
            }
        }
    }
    all
}

impl Ends {
    fn holds(self, value: i64) -> bool {
        self.low.is_none_or(|low| value >= low) && self.high.is_none_or(|high| value <= high)
    }

    fn is_open(self) -> bool {
        self.low.is_none() || self.high.is_none()
    }
}

/// The values that two tiers of one metric both hold for, of those that could tell any two apart.
fn common(one: Ends, other: Ends, step: i64) -> Vec<i64> {
    let near = [2, 3]
        .into_iter()
        .flat_map(|at| (-1..=1).map(move |by| at * UNIT + by));
    let values = near.chain([UNIT, 4 * UNIT]);
    values
        .filter(|value| value % step == 0)
        .filter(|value| one.holds(*value) && other.holds(*value))
        .collect()
}

/// Whether two tiers are open at the same end, and one of them alone holds for some value.
fn nested(one: Ends, other: Ends, step: i64) -> bool {
    let same =
        one.low.is_some() == other.low.is_some() && one.high.is_some() == other.high.is_some();
    let alone = |a: Ends, b: Ends| common(a, a, step).iter().any(|value| !b.holds(*value));
    one.is_open() && other.is_open() && same && (alone(one, other) || alone(other, one))
}

/// The value that two tiers are told to share; None when they read.
fn told(metric: &str, one: &str, other: &str) -> Option<String> {
    let keys = |ends: &str| format!("metric = \"{metric}\"; {ends}");
    let (one, other) = (keys(one), keys(other));
    let tiers: [Tier<'_>; 2] = [("Q1", "bonus", "3", &one), ("Q2", "minor", "-3", &other)];
    let mistakes = policy::read(&with(&tiers)).err()?;
    match mistakes.as_slice() {
        [mistake] => match &mistake.flaw {
            Flaw::Content(ContentFlaw::Policy(PolicyFlaw::MetricClash { example, .. })) => {
                Some(example.to_string())
            }
            flaw => panic!("{one} and {other}: {flaw:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_tiers_clash_exactly_where_both_hold_and_neither_lies_in_the_other() {
    for (metric, step) in [("csat_mean", 1), ("contacts", UNIT)] {
        for (i, (first, one)) in ends().iter().enumerate() {
            for (second, other) in &ends()[i..] {
                let shared = common(*one, *other, step);
                // Between 2 and 3, both excluded, lies no count.
                let clash = !shared.is_empty() && !nested(*one, *other, step);
                let told = told(metric, first, second);
                assert_eq!(
                    told.is_some(),
                    clash,
                    "{metric}: {first} and {second}: {told:?}"
                );
                if let Some(value) = told {
                    let value: f64 = value.parse().expect("a number");
                    let value = (value * UNIT as f64).round() as i64;
                    assert!(
                        one.holds(value) && other.holds(value),
                        "{value} for {first} and {second}"
                    );
                }
            }
        }
    }
}

/// The codes of warnings that tiers of a metric get.
fn doubts(tiers: &[Tier<'_>]) -> Vec<&'static str> {
    let written = policy::read_whole(&with(tiers)).expect("it reads");
    let found = policy::lint(&written.policy, &written.places).into_iter();
    let codes = found.map(|finding| finding.doubt.code());
    codes
        .filter(|code| code.starts_with("metric-") && *code != "metric-fed-by")
        .collect()
}

#[test]
fn what_is_meant_to_move_nothing_is_no_hole() {
    let two = |one: (&'static str, &str), other: (&'static str, &str)| {
        let points = |severity: &str| if severity == "bonus" { "3" } else { "-3" };
        doubts(&[
            ("Q1", one.0, points(one.0), one.1),
            ("Q2", other.0, points(other.0), other.1),
        ])
    };
    let none: [&str; 0] = [];
    for (one, other) in [
        // A neutral zone between a bonus and a deduction, also where both are bands.
        (
            ("bonus", "metric = \"csat_mean\"; at_least = 4.5"),
            ("minor", "metric = \"csat_mean\"; below = 3"),
        ),
        (
            (
                "bonus",
                "metric = \"csat_mean\"; at_least = 4; at_most = 4.5",
            ),
            ("minor", "metric = \"csat_mean\"; at_least = 2; at_most = 3"),
        ),
        // Too short and too long both cost; between them all is well.
        (
            ("minor", "metric = \"mean_talk_seconds\"; below = 30"),
            ("minor", "metric = \"mean_talk_seconds\"; above = 600"),
        ),
        // Ends that meet; of a count, whole numbers; of a mean, 4 decimals.
        (
            ("bonus", "metric = \"nps\"; at_least = 0; below = 30"),
            ("bonus", "metric = \"nps\"; at_least = 30"),
        ),
        (
            (
                "bonus",
                "metric = \"praise_count\"; at_least = 1; at_most = 2",
            ),
            ("bonus", "metric = \"praise_count\"; at_least = 3"),
        ),
        (
            (
                "bonus",
                "metric = \"csat_mean\"; at_least = 4; at_most = 4.4999",
            ),
            ("bonus", "metric = \"csat_mean\"; at_least = 4.5"),
        ),
        // Nobody is in both teams.
        (
            (
                "bonus",
                "metric = \"csat_mean\"; above = 4.5; teams = [\"East\"]",
            ),
            (
                "minor",
                "metric = \"csat_mean\"; below = 4.5; teams = [\"West\"]; min_sample = 9",
            ),
        ),
    ] {
        assert_eq!(two(one, other), none, "{one:?} {other:?}");
    }
    // One more ten-thousandth, and a value falls between.
    let hole = two(
        (
            "bonus",
            "metric = \"csat_mean\"; at_least = 4; at_most = 4.4998",
        ),
        ("bonus", "metric = \"csat_mean\"; at_least = 4.5"),
    );
    assert_eq!(hole, ["metric-gap"]);
    let between = (
        "Q3",
        "minor",
        "-1",
        "metric = \"csat_mean\"; above = 4.4998; below = 4.5",
    );
    let filled = doubts(&[
        (
            "Q1",
            "bonus",
            "3",
            "metric = \"csat_mean\"; at_least = 4; at_most = 4.4998",
        ),
        ("Q2", "bonus", "3", "metric = \"csat_mean\"; at_least = 4.5"),
        between,
    ]);
    assert_eq!(filled, none, "a third tier fills it");
}

#[test]
fn limits_at_the_ends_of_what_can_be_are_no_doubt() {
    for (keys, codes) in [
        ("metric = \"csat_mean\"; at_least = 5", &[][..]),
        ("metric = \"csat_mean\"; above = 5", &["metric-never"]),
        ("metric = \"csat_mean\"; at_least = 1", &["metric-always"]),
        ("metric = \"csat_mean\"; above = 1", &[]),
        ("metric = \"csat_mean\"; below = 1", &["metric-never"]),
        ("metric = \"answer_rate\"; at_least = 1", &[]),
        ("metric = \"answer_rate\"; at_least = 95", &["metric-never"]),
        ("metric = \"answer_rate\"; below = 95", &["metric-always"]),
        ("metric = \"complaint_rate\"; at_most = 0", &[]),
        (
            "metric = \"complaint_rate\"; at_least = 0",
            &["metric-always"],
        ),
        ("metric = \"complaint_rate\"; at_least = 5000", &[]),
        ("metric = \"praise_count\"; at_most = 0", &["metric-never"]),
        (
            "metric = \"praise_count\"; at_most = 0; min_sample = 0",
            &[],
        ),
        ("metric = \"praise_count\"; at_least = 1", &[]),
        ("metric = \"nps\"; below = -50", &[]),
    ] {
        assert_eq!(doubts(&[("Q1", "bonus", "3", keys)]), codes, "{keys}");
    }
}
