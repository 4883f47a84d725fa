//! Laws: what holds in every month, whoever is in it and whatever happened. Each is tried on random months; the figures that a
//! law needs are worked out here from the rulebook, not asked of the program.

use std::collections::{BTreeMap, BTreeSet};

use kefu::event::Kind;
use kefu::report;
use kefu::result::{AgentResult, History, MonthResult};
use kefu::rulebook::Severity;
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;
use xxhash_rust::xxh3::xxh3_64_with_seed;

use crate::generated::{Generated, months};
use crate::given::rules;
use crate::memory::{File, Sheet, scored};
use crate::run;

/// So many cases; a failure prints its input and leaves no file behind.
pub(crate) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The agents, but for what is left to file and line: the order of lines of one day and rule.
pub(crate) fn agents(result: &MonthResult) -> Vec<AgentResult> {
    let mut agents = result.agents.clone();
    for line in agents.iter_mut().flat_map(|agent| &mut agent.lines) {
        for evidence in &mut line.evidence {
            (evidence.file, evidence.line) = (String::new(), 0);
        }
        line.evidence.sort();
    }
    for agent in &mut agents {
        agent.lines.sort_by_key(|line| format!("{line:?}"));
    }
    agents
}

fn shuffle<T>(all: &mut [T], seed: u64, name: impl Fn(&T) -> String) {
    all.sort_by_key(|one| xxh3_64_with_seed(name(one).as_bytes(), seed));
}

/// The files of a month, each sheet in two, with rows and files in an order that `seed` decides.
pub(crate) fn shuffled(month: &Generated, seed: u64) -> Vec<File> {
    let mut sheets = month.sheets.clone();
    for sheet in &mut sheets {
        shuffle(&mut sheet.rows, seed, |row| row.join(","));
    }
    let mut files: Vec<File> = sheets
        .iter()
        .flat_map(|sheet| halves(sheet, seed))
        .collect();
    shuffle(&mut files, seed, |file| file.name.clone());
    files.sort_by_key(|file| file.kind != Kind::Agents);
    files
}

/// A sheet in two files, the header in both.
pub(crate) fn halves(sheet: &Sheet, seed: u64) -> [File; 2] {
    let (mut one, mut two) = (sheet.clone(), sheet.clone());
    two.rows = one.rows.split_off(seed as usize % (sheet.rows.len() + 1));
    [one.file("-1"), two.file("-2")]
}

/// RULEBOOK §3, 2 to 4: the score of `raw`, its grade, and its yuan.
fn judged(raw: Decimal) -> (Decimal, Option<&'static str>, Decimal) {
    let n = |n: i64| Decimal::from(n);
    let score = raw.max(n(0)).min(n(110));
    let grade = match score {
        score if score > n(90) => Some("A"),
        score if score >= n(80) => Some("B"),
        score if score >= n(70) => Some("C"),
        score if score >= n(65) => Some("D"),
        score if score >= n(60) => Some("E"),
        _ => None,
    };
    let yuan = ((score - n(80)) * n(10)).max(n(-300)).min(n(300));
    let yuan = yuan.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    (score, grade, yuan)
}

/// RULEBOOK §2: the calendar month of hiring is the first month of service.
fn service_month(hired: chrono::NaiveDate) -> i64 {
    use chrono::Datelike;
    2026 * 12 + 10 - (i64::from(hired.year()) * 12 + i64::from(hired.month())) + 1
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn the_order_of_rows_and_files_changes_nothing(month in months(), seed: u64) {
        let (one, other) = (scored(&month.files()), scored(&shuffled(&month, seed)));
        prop_assert_eq!(agents(&one), agents(&other));
    }

    #[test]
    fn a_file_in_two_changes_nothing(month in months(), seed: u64) {
        let files: Vec<File> = month.sheets.iter().flat_map(|sheet| halves(sheet, seed)).collect();
        prop_assert_eq!(agents(&scored(&month.files())), agents(&scored(&files)));
    }

    #[test]
    fn scores_add_up(month in months()) {
        let (result, rules) = (scored(&month.files()), rules());
        for agent in &result.agents {
            let mut sums: BTreeMap<&str, Decimal> = BTreeMap::new();
            for line in &agent.lines {
                let sum = match line.severity {
                    Severity::Bonus => "bonus",
                    Severity::Adjustment => "adjustment",
                    _ => "deductions",
                };
                *sums.entry(sum).or_default() += line.points;
                if let Some(rule) = rules.iter().find(|rule| rule.id == line.rule) {
                    let points = if rule.kind == Kind::Awards { line.points } else { -line.points };
                    let times = Decimal::from(line.times);
                    prop_assert!(rule.least * times <= points && points <= rule.most * times, "{:?}", line);
                }
            }
            let sum = |name| sums.get(name).copied().unwrap_or_default();
            prop_assert_eq!(agent.bonus, sum("bonus"));
            prop_assert_eq!(agent.deductions, sum("deductions"));
            prop_assert_eq!(agent.adjustment, sum("adjustment"));
            prop_assert_eq!(agent.raw, Decimal::from(80) + sums.values().sum::<Decimal>());
        }
    }

    #[test]
    fn grade_and_float_follow_from_the_score(month in months()) {
        let result = scored(&month.files());
        let people = month.people.iter().filter(|person| person.is_scored());
        let ids: Vec<_> = people.clone().map(|person| person.id.as_str()).collect();
        prop_assert_eq!(ids, result.agents.iter().map(|agent| agent.agent_id.as_str()).collect::<Vec<_>>());
        for (agent, person) in result.agents.iter().zip(people) {
            let (score, grade, yuan) = judged(agent.raw);
            prop_assert_eq!(agent.score, score);
            prop_assert_eq!(agent.grade.as_deref(), grade);
            let served = person.hired.map(service_month);
            prop_assert_eq!(agent.service_month, served);
            let paid = served.is_none_or(|month| month >= 3);
            prop_assert_eq!(agent.pay.eligible, paid);
            prop_assert_eq!(agent.pay.float, paid.then_some(yuan));
        }
    }

    #[test]
    fn ranks_are_those_of_a_competition(month in months()) {
        let result = scored(&month.files());
        let ranked: BTreeSet<&str> =
            month.people.iter().filter(|person| person.is_ranked()).map(|person| person.id.as_str()).collect();
        let mut scores: Vec<Decimal> = result
            .agents
            .iter()
            .filter(|agent| ranked.contains(agent.agent_id.as_str()))
            .map(|agent| agent.score)
            .collect();
        scores.sort();
        scores.reverse();
        for agent in &result.agents {
            let is_ranked = ranked.contains(agent.agent_id.as_str());
            let place = scores.iter().position(|score| *score == agent.score).filter(|_| is_ranked);
            prop_assert_eq!(agent.rank, place.map(|place| place as u32 + 1));
            prop_assert_eq!(agent.ranked_of, is_ranked.then_some(scores.len() as u32));
            let last = is_ranked && scores.len() >= 3 && scores[0] != agent.score && scores.last() == Some(&agent.score);
            prop_assert_eq!(agent.last, last);
        }
    }

    #[test]
    fn a_row_that_is_there_twice_counts_once(month in months(), which: prop::sample::Index, seed: u64) {
        let (mut twice, one) = (month.clone(), scored(&month.files()));
        let mut inputs = one.inputs.clone();
        for (sheet, counted) in twice.sheets.iter_mut().zip(&mut inputs) {
            if sheet.rows.is_empty() {
                continue;
            }
            let copy = sheet.rows[which.index(sheet.rows.len())].clone();
            counted.rows += 1;
            // Of calls the month is looked at first.
            if sheet.kind == Kind::Calls && !copy[2].starts_with("2026-10") && !copy[2].starts_with("2026/10") {
                counted.other_month += 1;
            } else {
                counted.duplicate += 1;
            }
            sheet.rows.insert(seed as usize % (sheet.rows.len() + 1), copy);
        }
        let other = scored(&twice.files());
        prop_assert_eq!(agents(&one), agents(&other));
        prop_assert_eq!(&other.inputs, &inputs);
    }

    #[test]
    fn evidence_names_the_line(month in months(), seed: u64) {
        let files = shuffled(&month, seed);
        let result = scored(&files);
        let order: Vec<&str> = result.terms.rules.iter().map(|rule| rule.id.as_str()).collect();
        let index = |name: &str| files.iter().position(|file| file.name == name);
        for agent in &result.agents {
            for line in &agent.lines {
                prop_assert_eq!(line.evidence.is_empty(), ["B1", "B5"].contains(&line.rule.as_str()));
                for evidence in &line.evidence {
                    let file = index(&evidence.file).expect("a file that was read");
                    let text = String::from_utf8(files[file].bytes.clone()).expect("UTF-8");
                    let there = text.split('\n').nth(evidence.line as usize - 1).unwrap_or_default();
                    let id = evidence.id.as_deref().expect("an id");
                    prop_assert!(there.split(',').any(|cell| cell == id), "{evidence:?} names `{there}`");
                }
            }
            let places: Vec<_> = agent.lines.iter().map(|line| {
                let rule = order.iter().position(|rule| *rule == line.rule);
                let at = line.evidence.first().filter(|_| line.evidence.len() == 1);
                (line.on, rule, at.map(|at| (index(&at.file), at.line)))
            }).collect();
            prop_assert!(places.is_sorted(), "{places:?}");
        }
    }

    #[test]
    fn what_is_written_reads_back(month in months()) {
        let result = scored(&month.files());
        let text = report::json(&result).expect("JSON");
        let back: MonthResult = serde_json::from_str(&text).expect("a result");
        prop_assert_eq!(&back, &result);
        prop_assert_eq!(&report::json(&back).expect("JSON"), &text);
        prop_assert_eq!(&report::json(&scored(&month.files())).expect("JSON"), &text);
        let mut history = History::default();
        prop_assert!(history.add(0, "history/2026-10.json", &text).is_ok());
        prop_assert_eq!(history.agent(result.month, &result.agents[0].agent_id), result.agents.first());
    }
}

proptest! {
    #![proptest_config(cases(5))]

    #[test]
    fn what_is_shown_changes_nothing_of_it(month in months()) {
        let dir = tempfile::tempdir().expect("a folder");
        for file in month.files() {
            std::fs::write(dir.path().join(&file.name), &file.bytes).expect("a file");
        }
        let shown = |more: &[&str]| {
            let result = run::scored(dir.path(), &[&["--month", "2026-10"], more].concat());
            result["agents"].as_array().expect("agents").clone()
        };
        let all = shown(&[]);
        let text = |agent: &Value, name: &str| agent[name].as_str().unwrap_or_default().to_string();
        let number = |agent: &Value, name: &str| agent[name].to_string().parse::<Decimal>().unwrap_or(Decimal::MAX);
        let ids = |agents: &[Value]| agents.iter().map(|agent| text(agent, "agent_id")).collect::<Vec<_>>();
        prop_assert!(ids(&all).is_sorted());
        for (by, key) in [("id", "agent_id"), ("name", "name"), ("team", "team"), ("score", "score"), ("rank", "rank")] {
            let sorted = shown(&["--sort", by]);
            prop_assert!(match by {
                "rank" => sorted.is_sorted_by_key(|agent| number(agent, key)),
                "score" => sorted.is_sorted_by_key(|agent| -number(agent, key)),
                _ => sorted.is_sorted_by_key(|agent| text(agent, key)),
            }, "--sort {by}: {sorted:#?}");
            let mut again = sorted;
            again.sort_by_key(|agent| text(agent, "agent_id"));
            prop_assert_eq!(&again, &all);
        }
        let (first, last) = (&all[0], &all[all.len() - 1]);
        let mut asked = vec![first.clone(), last.clone()];
        asked.dedup();
        prop_assert_eq!(shown(&["--agent", &text(first, "agent_id"), "--agent", &text(last, "name")]), asked);
        for team in all.iter().map(|agent| text(agent, "team")).filter(|team| !team.is_empty()) {
            let of_team: Vec<Value> = all.iter().filter(|agent| text(agent, "team") == team).cloned().collect();
            prop_assert_eq!(shown(&["--team", &team]), of_team);
        }
    }
}
