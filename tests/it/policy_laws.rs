//! Laws of policies: whatever rulebook is read without a mistake, each score has one grade or none, and no month makes scoring
//! fail. Policies are random; what their grades hold is worked out here from their ends as they were written.

use std::collections::BTreeMap;

use kefu::policy;
use kefu::result::History;
use kefu::rulebook::{Case, Expected};
use kefu::score;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;

use crate::generated::months;
use crate::given::Dice;
use crate::laws::cases;
use crate::memory::month_under;

/// A grade as it is written: each end with whether it belongs to the grade.
#[derive(Clone, Debug)]
struct Band {
    low: Option<(Decimal, bool)>,
    high: Option<(Decimal, bool)>,
}

/// A policy file, and what it was made from.
#[derive(Clone, Debug)]
struct Written {
    text: String,
    bands: Vec<Band>,
    floor: Decimal,
    cap: Decimal,
}

impl Band {
    fn holds(&self, score: Decimal) -> bool {
        let above = |(at, inside)| score > at || (inside && score == at);
        let below = |(at, inside)| score < at || (inside && score == at);
        self.low.is_none_or(above) && self.high.is_none_or(below)
    }

    fn text(&self, name: usize) -> String {
        let end = |end: Option<(Decimal, bool)>, within: &str, without: &str| match end {
            Some((at, true)) => format!("{within} = {at}\n"),
            Some((at, false)) => format!("{without} = {at}\n"),
            None => String::new(),
        };
        let (low, high) = (
            end(self.low, "from", "above"),
            end(self.high, "to", "below"),
        );
        format!("[[grade]]\nname = \"G{name}\"\n{low}{high}\n")
    }
}

/// Quarters from -60 to 195.75, rising.
fn edges(dice: &mut Dice<'_>) -> Vec<Decimal> {
    let count = 1 + dice.below(5);
    let quarter = |dice: &mut Dice<'_>| {
        let n = dice.below(256) as i64 * 4 + dice.below(4) as i64 - 240;
        Decimal::new(n * 25, 2)
    };
    let mut edges: Vec<Decimal> = (0..count).map(|_| quarter(dice)).collect();
    edges.sort();
    edges.dedup();
    edges
}

/// Bands that follow each other, now and then with one slip.
fn bands(dice: &mut Dice<'_>) -> Vec<Band> {
    let edges = edges(dice);
    let mut bands = Vec::new();
    let mut belongs = dice.below(2) == 0;
    for (i, low) in edges.iter().enumerate() {
        let next = dice.below(2) == 0;
        let high = edges.get(i + 1).map(|high| (*high, !next));
        bands.push(Band {
            low: Some((*low, belongs)),
            high,
        });
        belongs = next;
    }
    if dice.below(4) == 0 {
        bands[0].low = None;
    }
    let which = dice.below(bands.len());
    match dice.below(8) {
        0 => bands[which].low = bands[which].low.map(|(at, inside)| (at, !inside)),
        1 => {
            bands[which].low = bands[which]
                .low
                .map(|(at, inside)| (at - Decimal::ONE, inside))
        }
        2 => {
            bands[which].high = bands[which]
                .high
                .map(|(at, inside)| (at - Decimal::ONE, inside))
        }
        3 => bands[which].high = Some((Decimal::ONE_HUNDRED, true)),
        _ => {}
    }
    bands
}

/// The built-in rules under other numbers, some of them beyond all reason.
fn written(bytes: &[u8]) -> Written {
    let dice = &mut Dice::of(bytes);
    let bands = bands(dice);
    let number = |dice: &mut Dice<'_>| {
        let word = "1|2.5|0.01|60|99.99|5|1000000000|0.000000001|80|33";
        dice.word(word).parse::<Decimal>().expect("a number")
    };
    let (a, b, c) = (number(dice), number(dice), number(dice));
    let largest = Decimal::from(1_000_000_000);
    let mut bounds = [a - b, a, a + c].map(|n| n.clamp(-largest, largest));
    bounds.sort();
    let [floor, baseline, cap] = bounds;
    let mut text = String::new();
    let (rules, _) = policy::BUILT_IN.split_once("[[case]]").expect("cases");
    let (head, rules) = rules.split_once("[[rule]]").expect("rules");
    for line in head.lines() {
        let key = line.split(" = ").next().unwrap_or_default();
        let value = match key {
            "baseline" => baseline.to_string(),
            "floor" => floor.to_string(),
            "cap" => cap.to_string(),
            "points_decimals" => "9".to_string(),
            "per_point" | "limit" | "full_mark" => number(dice).to_string(),
            "review_below" | "last_below" => number(dice).to_string(),
            "from_service_month"
            | "decimals"
            | "last_min_people"
            | "last_months"
            | "commendation_months" => dice.word("1|2|3|28|1000000000").to_string(),
            "early_confirmation_grade" | "commendation_grade" | "below_grade" => {
                "\"G0\"".to_string()
            }
            "# complaint_response_minutes" | "# emergency_minutes" => {
                let key = key.trim_start_matches("# ");
                text += &format!("{key} = {}\n", dice.word("0|1|60|1000000000"));
                continue;
            }
            "[[grade]]" | "name" if line != "name = \"built-in\"" => continue,
            "from" | "to" | "above" | "below" => continue,
            _ => {
                text += &format!("{line}\n");
                continue;
            }
        };
        text += &format!("{key} = {value}\n");
    }
    for (i, band) in bands.iter().enumerate() {
        text += &band.text(i);
    }
    for line in format!("[[rule]]{rules}").lines() {
        let sign = if line.starts_with("points = -") || line.starts_with("points = [-") {
            "-"
        } else {
            ""
        };
        let line = match line.strip_prefix("points = ") {
            Some("[-5, 5]") => format!("points = [-{}, {}]", number(dice), number(dice)),
            Some(range) if range.starts_with('[') => {
                let (a, b) = (number(dice), number(dice));
                format!("points = [-{}, -{}]", a.max(b), a.min(b))
            }
            Some(_) => format!("points = {sign}{}", number(dice)),
            None => line.to_string(),
        };
        text += &format!("{line}\n");
    }
    Written {
        text,
        bands,
        floor,
        cap,
    }
}

fn policies() -> impl Strategy<Value = Written> {
    prop::collection::vec(any::<u8>(), 97).prop_map(|bytes| written(&bytes))
}

/// Scores from -200 to 300, in eighths: on every edge and between.
fn scores() -> impl Iterator<Item = Decimal> {
    (-1600..=2400).map(|n| Decimal::new(n * 125, 3))
}

/// A law of policies that read says nothing when none does, or when all do.
#[test]
fn some_random_policies_read_and_some_do_not() {
    let mut runner = TestRunner::deterministic();
    let (mut read, mut told) = (0, 0);
    for _ in 0..200 {
        let written = policies()
            .new_tree(&mut runner)
            .expect("a policy")
            .current();
        match policy::read(&written.text) {
            Ok(_) => read += 1,
            Err(mistakes) => {
                let of_grades = |mistake: &kefu::problem::Mistake| {
                    ["gap", "overlap", "empty-band"].contains(&mistake.flaw.code())
                };
                assert!(
                    mistakes.iter().all(of_grades),
                    "{mistakes:?}\n{}",
                    written.text
                );
                told += 1;
            }
        }
    }
    assert!(read > 40 && told > 40, "{read} read, {told} did not");
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn a_policy_that_reads_gives_every_score_one_grade_or_none(written in policies()) {
        let holding = |score: Decimal| written.bands.iter().filter(|band| band.holds(score)).count();
        match policy::read(&written.text) {
            Ok(policy) => {
                let mut graded = false;
                for score in scores() {
                    let place = written.bands.iter().position(|band| band.holds(score));
                    prop_assert!(holding(score) <= 1, "{score} has two grades");
                    prop_assert_eq!(policy.grade(score).map(String::from), place.map(|i| format!("G{i}")));
                    // Below the lowest there is no grade; from there to the cap each score has one.
                    prop_assert!(!graded || place.is_some() || score > written.cap, "{score} has none");
                    graded |= place.is_some();
                }
            }
            Err(mistakes) => prop_assert!(!mistakes.is_empty()),
        }
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn no_month_makes_scoring_fail(written in policies(), month in months(), raw in -200_000_i64..300_000) {
        let Ok(read) = policy::read_whole(&written.text) else {
            return Ok(());
        };
        let policy = &read.policy;
        let lines = written.text.lines().count() as u32;
        for finding in policy::lint(policy, &read.places) {
            prop_assert!((1..=lines).contains(&finding.line), "{finding:?}");
        }
        let result = month_under(policy, &History::default(), &month.files()).expect("memory can be read").result;
        let scored = month.people.iter().filter(|person| person.is_scored()).count();
        prop_assert_eq!(result.agents.len(), scored);
        let limit = policy.pay.limit;
        for agent in &result.agents {
            prop_assert!(written.floor <= agent.score && agent.score <= written.cap);
            let grade = written.bands.iter().position(|band| band.holds(agent.score));
            prop_assert_eq!(&agent.grade, &grade.map(|i| format!("G{i}")));
            // Rounding may lift it by half of its last decimal.
            prop_assert!(agent.pay.float.is_none_or(|float| float.abs() <= limit + Decimal::ONE));
        }
        let case = case(Decimal::new(raw, 3));
        let tried = score::try_case(policy, &case, "policy.toml");
        let score = tried.result.agents[0].score;
        prop_assert_eq!(score, Decimal::new(raw, 3).max(written.floor).min(written.cap));
    }
}

fn case(raw: Decimal) -> Case {
    Case {
        name: "raw".into(),
        line: 1,
        month: "2026-10".parse().expect("a month"),
        role: kefu::event::Role::Agent,
        service_month: None,
        raw: Some(raw),
        entries: Vec::new(),
        contacts: 0,
        ratings: Vec::new(),
        colleagues: Vec::new(),
        exam_marks: Vec::new(),
        valid_complaints: 0,
        undecided_complaints: 0,
        complaint_categories: Vec::new(),
        late_answers: 0,
        emergencies_over: Vec::new(),
        indicators: BTreeMap::new(),
        expected: Expected::default(),
    }
}
