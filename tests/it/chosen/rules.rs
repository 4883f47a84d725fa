//! Settings of single rules and of their kinds.

use kefu::result::{Basis, History};
use kefu::rulebook::Workload;
use kefu::words::Lang;

use super::{Setting, TWO, judged, lines, of, slip, under};

#[test]
fn a_rule_of_some_teams_is_for_nobody_else() {
    let exams = "agent_id,taken_on,score; 1,2026-10-05,50; 2,2026-10-05,50";
    let rows = "agent_id,occurred_on,rule; 1,2026-10-05,L1; 2,2026-10-05,L1";
    let inputs = [("agents", TWO), ("violations", rows), ("exams", exams)];
    let east = [
        ("L1", "teams = [\"east \", \"North\"]"),
        ("M7", "teams = [\"East\"]"),
    ];
    let result = judged(&east, &inputs, &History::default()).result;
    assert_eq!(
        (lines(&result, "1"), lines(&result, "2")),
        ("L1 -2, M7 -10".into(), String::new())
    );
    let told = result
        .problems
        .iter()
        .find(|told| told.code == "role-not-allowed")
        .expect("it is told");
    assert_eq!(
        told.message,
        "rule L1 is for team `east` or `North` only, and B is in `West`: delete the row or correct the team"
    );
    let plain = under(&[], &inputs);
    assert_eq!(lines(&plain, "2"), "L1 -2, M7 -10");
}

#[test]
fn a_derived_rule_of_some_roles_is_for_nobody_else() {
    let agents = "agent_id,name,hired_on,role; 1,A,2024-01-01,agent; 2,B,2024-01-01,team_lead";
    let calls = "call_id,agent_id,started_at; c1,1,2026-10-05 09:00; c2,2,2026-10-05 09:00";
    let inputs = [("agents", agents), ("calls", calls)];
    let leads = under(&[("B5", "roles = [\"team_lead\"]")], &inputs);
    assert_eq!(
        (lines(&leads, "1"), lines(&leads, "2")),
        (String::new(), "B5 5".into())
    );
    assert_eq!(lines(&under(&[], &inputs), "1"), "B5 5");
}

#[test]
fn violations_add_up_by_times_rows_or_rules() {
    let counted = |word: &str, rows: &str| {
        let line = format!("count = \"{word}\"");
        let rows = format!("agent_id,occurred_on,rule,times; {rows}");
        under(&[("S5", &line)], &[("agents", TWO), ("violations", &rows)])
    };
    let reached = |word: &str, rows: &str| lines(&counted(word, rows), "1").contains("S5 -20");
    let (once, again, two) = (
        "1,2026-10-05,M1,2",
        "1,2026-10-05,M1,1; 1,2026-10-06,M1,1",
        "1,2026-10-05,M1,1; 1,2026-10-06,M2,1",
    );
    let all = |word: &str| [once, again, two].map(|rows| reached(word, rows));
    assert_eq!(all("times"), [true, true, true]);
    assert_eq!(all("rows"), [false, true, true]);
    assert_eq!(all("rules"), [false, false, true]);
    let says = |word: &str, lang, sentence: &str| {
        let slip = slip(&counted(word, two), "1", lang);
        assert!(slip.contains(sentence), "{slip}");
    };
    says("times", Lang::En, ": 2 moderate |");
    says("rows", Lang::En, ": 2 moderate rows |");
    says("rules", Lang::En, ": 2 moderate rules |");
    says("rules", Lang::Zh, "：中度 2 条规则 |");
}

#[test]
fn seconds_over_become_minutes_as_the_policy_says() {
    let rule = |word: &str, resolved: &str| {
        let line = format!("emergency_rounding = \"{word}\"");
        let rows = format!(
            "ticket_id,agent_id,created_at,resolved_at,priority,due_at; \
             t1,1,2026-10-14 08:00:00,2026-10-14 {resolved},emergency,2026-10-14 09:00:00"
        );
        let result = under(
            &[("[limits]", &line)],
            &[("agents", TWO), ("tickets", &rows)],
        );
        let line = of(&result, "1")
            .lines
            .iter()
            .find_map(|line| match &line.detail.basis {
                Basis::EmergencyOverrun { minutes_over, .. } => Some((&line.rule, minutes_over)),
                _ => None,
            });
        line.map(|(rule, over)| format!("{rule} {over}"))
            .unwrap_or_default()
    };
    let all = |resolved: &str| {
        ["down", "up", "nearest"]
            .map(|word| rule(word, resolved))
            .join(", ")
    };
    assert_eq!(all("09:00:00"), ", , ");
    assert_eq!(all("09:00:29"), ", L13 1, ");
    assert_eq!(all("09:00:30"), ", L13 1, L13 1");
    assert_eq!(all("09:10:00"), "L13 10, L13 10, L13 10");
    assert_eq!(all("09:10:30"), "L13 10, M8 11, M8 11");
    assert_eq!(all("09:30:29"), "M8 30, S6 31, M8 30");
}

#[test]
fn late_answers_to_complaints_that_are_not_valid_count_unless_the_policy_says_otherwise() {
    let rows = |valid: &str| {
        format!(
            "complaint_id,agent_id,received_at,responded_at,respond_by,valid,category; \
             k1,1,2026-10-10 09:00:00,2026-10-10 13:00:01,2026-10-10 13:00:00,{valid},wait"
        )
    };
    let all = |settings: &[Setting<'_>]| {
        ["yes", "no", ""]
            .map(|valid| {
                lines(
                    &under(settings, &[("agents", TWO), ("complaints", &rows(valid))]),
                    "1",
                )
            })
            .join("|")
    };
    assert_eq!(all(&[]), "L6 -5|L6 -5|L6 -5");
    assert_eq!(all(&[("L6", "valid_only = true")]), "L6 -5||");
}

/// A: 6 calls. B: 5 calls and 2 tickets. All ratings are 5. A has a violation.
#[test]
fn workload_and_what_withholds_the_first_place_are_chosen() {
    let agents = "agent_id,name,hired_on; 1,A,2024-01-01; 2,B,2024-01-01; 3,C,2024-01-01";
    let call = |n: u32| {
        format!(
            "; c{n},{},2026-10-05 09:{n}:00,5",
            if n < 16 { 1 } else { 2 }
        )
    };
    let calls: String = (10..21).map(call).collect();
    let calls = format!("call_id,agent_id,started_at,csat{calls}");
    let tickets = "ticket_id,agent_id,created_at,resolved_at; t1,2,2026-10-05 09:00,2026-10-05 10:00; t2,2,2026-10-05 09:00,2026-10-05 10:00";
    let inputs = [
        ("agents", agents),
        ("calls", calls.as_str()),
        ("tickets", tickets),
        ("violations", "agent_id,occurred_on,rule; 1,2026-10-05,L1"),
    ];
    let first = |line: &str| {
        let result = under(&[("B1", line)], &inputs);
        let has = |id: &&str| lines(&result, id).contains("B1 5");
        ["1", "2", "3"]
            .into_iter()
            .filter(has)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(first("workload = \"contacts\""), "2");
    assert_eq!(first("workload = \"tickets\""), "2");
    assert_eq!(first("workload = \"calls\""), "");
    let free = "workload = \"calls\"\nwithheld_by_violations = false";
    assert_eq!(first(free), "1");
    let result = under(&[("B1", free)], &inputs);
    let line = of(&result, "1")
        .lines
        .iter()
        .find(|line| line.rule == "B1")
        .expect("the line");
    assert!(matches!(
        line.detail.basis,
        Basis::TopOfService {
            workload: Workload::Calls,
            amount: 6,
            ..
        }
    ));
    assert!(slip(&result, "1", Lang::En).contains("6 answered calls, ratings 30 / 6"));
    let options = &result.terms.rules[0].options;
    assert_eq!(
        options.get("withheld_by_violations").map(String::as_str),
        Some("false")
    );
}

/// A: 6 calls, of which 5 settled the matter; B: 6 calls and all 6 did, though A is rated better.
#[test]
fn quality_is_chosen() {
    let agents = "agent_id,name,hired_on; 1,A,2024-01-01; 2,B,2024-01-01; 3,C,2024-01-01";
    let call = |n: u32| {
        let (who, csat) = if n < 16 { (1, 5) } else { (2, 4) };
        let settled = if n == 10 { "no" } else { "yes" };
        format!("; c{n},{who},2026-10-05 09:{n}:00,{csat},{settled}")
    };
    let calls: String = (10..22).map(call).collect();
    let calls = format!("call_id,agent_id,started_at,csat,resolved{calls}");
    let inputs = [("agents", agents), ("calls", calls.as_str())];
    let first = |line: &str| {
        let result = under(&[("B1", line)], &inputs);
        let has = |id: &&str| lines(&result, id).contains("B1 5");
        ["1", "2", "3"]
            .into_iter()
            .filter(has)
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(first("quality = \"ratings\""), "1");
    let line = "quality = \"call-resolution\"";
    assert_eq!(first(line), "2");
    let result = under(&[("B1", line)], &inputs);
    assert!(slip(&result, "2", Lang::En).contains("6 contacts, calls settled 6 / 6"));
    assert!(slip(&result, "2", Lang::Zh).contains("一次解决 6 / 6"));
}
