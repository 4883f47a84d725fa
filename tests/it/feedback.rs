//! Reviews, surveys, praise and customers: each indicator on a small month by hand, with a blank, a zero and a boundary; what
//! counts once, and what is refused.

use kefu::event::Kind;
use kefu::result::{Basis, First, Indicators, MonthResult};

use crate::indicators::{agent, holds};
use crate::memory::{File, Scored, month, scored};

const AGENTS: &str = "agent_id,name,hired_on,left_on,team,role
A1,One,2025-01-01,,east,
A2,Two,2025-01-01,,east,
A3,Three,2025-01-01,,west,
A4,Four,2025-01-01,2026-09-30,west,
S9,Nine,2025-01-01,,west,supervisor
";

/// C0 is of September and C9 not ours; both carry a rating.
const CALLS: &str = "call_id,agent_id,started_at,outcome,csat
C0,A1,2026-09-05 09:00:00,answered,5
C1,A1,2026-10-05 09:00:00,answered,4
C2,A1,2026-10-05 09:10:00,answered,
C3,A2,2026-10-05 09:20:00,answered,
C9,S9,2026-10-05 09:30:00,answered,3
";

/// T0 is of September. T1 was rated when it was changed last.
const TICKETS: &str = "ticket_id,agent_id,created_at,resolved_at,csat,updated_at
T0,A1,2026-09-05 09:00:00,2026-09-05 10:00:00,3,
T1,A1,2026-10-05 09:00:00,2026-10-05 10:00:00,,2026-10-05 10:00:00
T1,A1,2026-10-05 09:00:00,2026-10-05 10:00:00,2,2026-10-06 10:00:00
T2,A1,2026-10-05 09:00:00,2026-10-05 10:00:00,,
";

/// Q2, Q4, Q6, Q7 and Q14 are about what carries a rating itself; `c1` is no id. Q10 and Q11 are not ours, Q13 is of November.
const SURVEYS: &str = "survey_id,agent_id,answered_on,csat,nps,ref
Q1,A1,2026-10-01,5,9,
Q2,A1,2026-10-05,1,6,C1
Q3,A1,2026-10-05,3,7,C2
Q4,A1,2026-10-05,2,,T1
Q5,A1,2026-10-31 23:59:59,4,10,T2
Q6,A1,2026-10-05,1,,C0
Q7,A1,2026-10-05,1,,T0
Q8,A1,2026-10-05,3.9,8,c1
Q9,,2026-10-05,5,0,
Q10,stranger,2026-10-05,1,0,
Q11,S9,2026-10-05,1,0,
Q12,A2,2026-10-05,,,
Q13,A1,2026-11-01,1,0,
Q14,A1,2026-10-05,1,,C9
,A3,2026-10-05,,0,
";

const PRAISE: &str = "agent_id,received_on,praise_id
A1,2026-10-01 00:00:00,P1
A1,2026-10-31 23:59:59,P2
A1,2026-10-31 23:59:59,P2
A1,2026-11-01 00:00:00,P3
";

/// Without an id the same row twice is two reviews.
const REVIEWS: &str = "agent_id,reviewed_on,score,dimension
A1,2026-10-05,0,manner
A1,2026-10-06,100,manner
A1,2026-10-07,85.5,
A1,2026-09-07,1,
A3,2026-10-08,70,business
A3,2026-10-08,70,business
";

/// K1 is there from the first instant on, K5 a second later. K2 is lost by then, K3 a second later. K4 is lost with November, K6
/// a second before. K7 is nobody's, K8, K9 and K10 are not ours.
const CUSTOMERS: &str = "customer_id,agent_id,since,lost_on
K1,A1,2026-10-01,
K2,A1,2026-09-01,2026-10-01
K3,A1,2026-09-01,2026-10-01 00:00:01
K4,A1,2026-09-01,2026-11-01
K5,A1,2026-10-01 00:00:01,
K6,A2,2020-01-01,2026-10-31 23:59:59
K7,,2020-01-01,
K8,stranger,2020-01-01,
K9,S9,2020-01-01,
K10,A4,2020-01-01,
";

const ALL: [(Kind, &str); 7] = [
    (Kind::Agents, AGENTS),
    (Kind::Calls, CALLS),
    (Kind::Tickets, TICKETS),
    (Kind::Reviews, REVIEWS),
    (Kind::Surveys, SURVEYS),
    (Kind::Praise, PRAISE),
    (Kind::Customers, CUSTOMERS),
];

fn file(kind: Kind, suffix: &str, text: &str) -> File {
    File {
        kind,
        name: format!("{}{suffix}.csv", kind.name()),
        bytes: text.as_bytes().to_vec(),
    }
}

fn small() -> MonthResult {
    scored(&ALL.map(|(kind, text)| file(kind, "", text)))
}

/// The roster, and one file more.
fn with(kind: Kind, text: &str) -> Scored {
    month(&[file(Kind::Agents, "", AGENTS), file(kind, "", text)]).expect("memory can be read")
}

/// The codes of errors, each with its line and column.
fn errors(kind: Kind, text: &str) -> Vec<String> {
    let problems = with(kind, text).result.problems.into_iter();
    let errors = problems.filter(|told| told.level == kefu::problem::Level::Error);
    errors
        .map(|told| {
            let (line, column) = (told.line.unwrap_or(0), told.column.unwrap_or_default());
            format!("{} {line} {column}", told.code)
        })
        .collect()
}

#[test]
fn each_indicator_comes_out_as_calculated() {
    let result = small();
    // Ratings: 4 of C1, 2 of T1, 5 of Q1, 3 of Q3, 4 of Q5 and 3.9 of Q8, of 2 calls and 2 tickets. Likely to recommend: 9 and
    // 10 less 6, of 9, 6, 7, 10 and 8. Reviews: (0 + 100 + 85.5) / 3.
    holds(
        agent(&result, "A1"),
        "contacts 4
        csat_mean 3.65 21.9 6
        csat_satisfied_rate 0.5 3 6
        rated_rate 1.5 6 4
        satisfied_resolution_rate 0 0 1
        nps 20 1 5
        praise_count 2 2
        praise_rate 500 2 4
        quality_score 61.8333 185.5 3
        retention - - 0",
    );
    holds(
        agent(&result, "A2"),
        "csat_mean - 0 0
        rated_rate 0 0 1
        nps - 0 0
        praise_count 0 0
        praise_rate 0 0 1
        quality_score - 0 0
        retention - - 0",
    );
    holds(
        agent(&result, "A3"),
        "contacts 0
        csat_mean - 0 0
        rated_rate - 0 0
        nps -100 -1 1
        praise_count 0 0
        praise_rate - 0 0
        quality_score 70 140 2",
    );
}

#[test]
fn a_team_and_the_service_are_measured_over_all_their_rows() {
    let result = small();
    holds(
        &result.team_indicators["east"],
        "csat_mean 3.65 21.9 6
        nps 20 1 5
        praise_count 2 2
        praise_rate 400 2 5
        retention 0.5 2 4",
    );
    holds(
        &result.team_indicators["west"],
        "nps -100 -1 1
        retention - 0 0",
    );
    // With the 5 and the 0 of Q9: 26.9 / 7; 1 - 1 - 1 of 5 + 1 + 1. Reviews: (185.5 + 140) / 5. Customers: K1, K4 and K7 of
    // K1, K3, K4, K6 and K7.
    holds(
        &result.service_indicators,
        "csat_mean 3.8429 26.9 7
        csat_satisfied_rate 0.5714 4 7
        rated_rate 1.4 7 5
        nps -14.2857 -1 7
        praise_count 2 2
        praise_rate 400 2 5
        quality_score 65.1 325.5 5
        retention 0.6 3 5",
    );
}

#[test]
fn reviews_are_told_apart_by_what_they_are_about() {
    let result = small();
    let marks = |indicators: &Indicators| {
        let all = indicators.quality_score_by_dimension.iter();
        all.map(|(name, mark)| {
            format!(
                "{name} {} {}",
                mark.value.map(|n| n.to_string()).unwrap_or_default(),
                mark.n
            )
        })
        .collect::<Vec<_>>()
    };
    assert_eq!(marks(agent(&result, "A1")), ["manner 50 2"]);
    assert!(marks(agent(&result, "A2")).is_empty());
    let service = marks(&result.service_indicators);
    assert_eq!(service, ["business 70 2", "manner 50 2"]);
    let text = kefu::report::json(&result).expect("JSON");
    let back: MonthResult = serde_json::from_str(&text).expect("a result");
    assert_eq!(back, result);
}

#[test]
fn every_row_is_accounted_for() {
    let result = small();
    let of = |kind: &str| {
        let mut inputs = result.inputs.iter();
        let input = inputs
            .find(|input| input.kind.name() == kind)
            .expect("the input");
        let set_aside = (input.duplicate, input.rejected);
        (
            input.rows,
            input.used,
            input.other_month,
            input.not_ours,
            set_aside,
        )
    };
    assert_eq!(of("reviews"), (6, 5, 1, 0, (0, 0)));
    assert_eq!(of("surveys"), (15, 12, 1, 2, (0, 0)));
    assert_eq!(of("praise"), (4, 2, 1, 0, (1, 0)));
    assert_eq!(of("customers"), (10, 7, 0, 3, (0, 0)));
    let problems: Vec<_> = result
        .problems
        .iter()
        .filter(|told| told.code == "unknown-agent")
        .map(|told| (told.file.as_deref().unwrap_or_default(), told.line))
        .collect();
    assert_eq!(
        problems,
        [("customers.csv", Some(9)), ("surveys.csv", Some(11))]
    );
}

#[test]
fn without_an_input_there_is_nothing_not_even_0() {
    let result = scored(&[file(Kind::Agents, "", AGENTS), file(Kind::Calls, "", CALLS)]);
    for indicators in [agent(&result, "A1"), &result.service_indicators] {
        holds(
            indicators,
            "nps - - 0
            praise_count - 0
            praise_rate - - 0
            quality_score - - 0
            retention - - 0",
        );
    }
}

#[test]
fn neither_the_order_of_rows_nor_files_in_two_change_anything() {
    let parts = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(|line| format!("{line}\n")).collect();
        let head = lines.remove(0);
        (head, lines)
    };
    let whole = small();
    let mut split = vec![file(Kind::Agents, "", AGENTS)];
    let mut turned = split.clone();
    // What surveys are about comes after them here.
    for (kind, text) in ALL[1..].iter().rev() {
        let (head, mut lines) = parts(text);
        for (i, half) in [&lines[..2], &lines[2..]].iter().enumerate() {
            split.push(file(
                *kind,
                &format!("-{i}"),
                &(head.clone() + &half.concat()),
            ));
        }
        lines.reverse();
        turned.push(file(*kind, "", &(head + &lines.concat())));
    }
    for files in [split, turned] {
        let other = scored(&files);
        assert_eq!(other.agents, whole.agents);
        assert_eq!(other.team_indicators, whole.team_indicators);
        assert_eq!(other.service_indicators, whole.service_indicators);
    }
}

/// Six calls of A1 and five of A2; A2 was rated 4 five times.
fn first_in_both(answers: &str) -> Vec<String> {
    let mut calls = String::from("call_id,agent_id,started_at,csat\n");
    for i in 0..6 {
        calls += &format!("C{i},A1,2026-10-05,\n");
    }
    for i in 6..11 {
        calls += &format!("C{i},A2,2026-10-05,4\n");
    }
    let surveys = format!("agent_id,answered_on,csat,ref\n{answers}");
    let result = scored(&[
        file(Kind::Agents, "", AGENTS),
        file(Kind::Calls, "", &calls),
        file(Kind::Surveys, "", &surveys),
    ]);
    let lines = result.agents.iter().flat_map(|agent| {
        let first = agent.lines.iter().filter(|line| line.rule == "B1");
        first.map(|line| {
            let rated = match &line.detail.basis {
                Basis::TopOfService {
                    quality: First::Rated { sum, ratings },
                    ..
                } => Some((*sum, *ratings)),
                _ => None,
            };
            format!(
                "{} {:?} {:?}",
                agent.agent_id,
                rated.map(|(_, ratings)| ratings),
                rated.map(|(sum, _)| sum.to_string())
            )
        })
    });
    lines.collect()
}

#[test]
fn surveys_are_quality_too() {
    let five = "A1,2026-10-06,5,\n".repeat(5);
    assert_eq!(first_in_both(&five), ["A1 Some(5) Some(\"25\")"]);
    let four = "A1,2026-10-06,5,\n".repeat(4);
    assert!(first_in_both(&four).is_empty());
    // The fifth is about a call that carries a rating itself.
    assert!(first_in_both(&(four + "A1,2026-10-06,5,C7\n")).is_empty());
}

#[test]
fn what_is_outside_its_scale_is_refused_at_its_line() {
    let surveys = |cells: &str| {
        let text = format!("agent_id,answered_on,csat,nps\nA1,2026-10-05,5,10\n{cells}\n");
        errors(Kind::Surveys, &text)
    };
    assert!(surveys("A1,2026-10-05,1,0").is_empty());
    assert_eq!(surveys("A1,2026-10-05,5.1,"), ["bad-value 3 csat"]);
    assert_eq!(surveys("A1,2026-10-05,0.9,"), ["bad-value 3 csat"]);
    assert_eq!(surveys("A1,2026-10-05,,11"), ["bad-value 3 nps"]);
    assert_eq!(surveys("A1,2026-10-05,,9.5"), ["bad-value 3 nps"]);
    let reviews = |cells: &str| {
        let text = format!("agent_id,reviewed_on,score\nA1,2026-10-05,0\n{cells}\n");
        errors(Kind::Reviews, &text)
    };
    assert!(reviews("A1,2026-10-05,100").is_empty());
    assert_eq!(reviews("A1,2026-10-05,100.01"), ["bad-value 3 score"]);
    assert_eq!(reviews("A1,2026-10-05,-1"), ["bad-value 3 score"]);
    assert_eq!(reviews("A1,2026-10-05,"), ["missing-value 3 score"]);
    let customers = |lost: &str| {
        let text = format!("customer_id,since,lost_on\nK1,2026-10-05,{lost}\n");
        errors(Kind::Customers, &text)
    };
    assert!(customers("2026-10-05").is_empty());
    assert_eq!(customers("2026-10-04"), ["bad-value 2 lost_on"]);
}

#[test]
fn reviews_and_praise_of_somebody_else_are_not_lost_in_silence() {
    for (kind, head) in [
        (Kind::Reviews, "agent_id,score,reviewed_on"),
        (Kind::Praise, "agent_id,note,received_on"),
    ] {
        let text = format!(
            "{head}\nA1,50,2026-10-05\nA9,50,2026-10-05\nS9,50,2026-10-05\nA4,50,2026-10-05\n"
        );
        let wanted = ["unknown-agent", "role-not-allowed", "outside-employment"];
        let got = errors(kind, &text);
        assert_eq!(got.len(), wanted.len(), "{got:?}");
        for (i, code) in wanted.iter().enumerate() {
            assert_eq!(got[i], format!("{code} {} agent_id", i + 3));
        }
        let result = with(kind, &text).result;
        let mut inputs = result.inputs.iter();
        let input = inputs.find(|input| input.kind == kind);
        assert_eq!(
            input.map(|input| (input.used, input.rejected)),
            Some((1, 3))
        );
    }
}

#[test]
fn a_customer_is_one_row() {
    let text = "customer_id,agent_id,since\nK1,A1,2020-01-01\nK1,A1,2020-01-01\nK2,A1,2020-01-01\nK2,A2,2020-01-01\n";
    assert_eq!(
        errors(Kind::Customers, text),
        ["conflicting-id 5 customer_id"]
    );
    let result = with(Kind::Customers, text).result;
    let service = &result.service_indicators;
    holds(service, "retention 1 1 1");
}
