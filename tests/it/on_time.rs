//! Limits of a policy: by priority, on the calendar and on working hours, to the very second; and what counts as an error. Every
//! limit here was worked out with a calendar of October 2026 in hand: the 1st is a Thursday, the 31st a Saturday.

use chrono::Weekday;
use kefu::event::Kind;
use kefu::indicator::Indicator;
use kefu::month::{Clock, Hours, Span};
use kefu::policy;
use kefu::result::{Basis, History, MonthResult};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::laws::cases;
use crate::memory::{File, Scored, month_under};
use crate::run::{built_in_without_cases, folder, in_month};

const AGENTS: &str = "agent_id,name,hired_on,team\nA1,One,2025-01-01,east\n";

/// The built-in policy with these limits, and what follows them.
pub(crate) fn with(limits: &str) -> String {
    let before = "# resolution_minutes = 2880\n";
    let text = built_in_without_cases();
    assert!(text.contains(before));
    text.replacen(before, &format!("{limits}\n"), 1)
}

/// Monday to Friday, 7.5 hours in two stretches; the first week of October is off, and Saturday the 10th is worked for it.
pub(crate) const HOURS: &str = "
[hours]
weekdays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"]
spans = [\"09:00-12:00\", \"13:30-18:00\"]
holidays = [2026-10-01, 2026-10-02, 2026-10-03, 2026-10-04, \"2026-10-05\", \"2026-10-06\", \"2026-10-07\"]
workdays = [2026-10-10]
";

fn month(policy: &str, files: &[(Kind, &str)]) -> Scored {
    let policy = policy::read(policy).expect("it reads");
    let file = |(kind, text): &(Kind, &str)| File {
        kind: *kind,
        name: format!("{}.csv", kind.name()),
        bytes: text.as_bytes().to_vec(),
    };
    let mut all = vec![file(&(Kind::Agents, AGENTS))];
    all.extend(files.iter().map(file));
    month_under(&policy, &History::default(), &all).expect("memory can be read")
}

fn tickets(policy: &str, rows: &str) -> MonthResult {
    const HEADER: &str = "ticket_id,agent_id,priority,created_at,first_response_at,resolved_at,first_response_due_at,due_at,sla_minutes\n";
    month(policy, &[(Kind::Tickets, &format!("{HEADER}{rows}"))]).result
}

/// In time and judged, of the one agent; the service has the same.
fn kept(result: &MonthResult, indicator: Indicator) -> (Option<Decimal>, u64) {
    let of = result.agents[0].indicators.get(indicator);
    assert_eq!(of, result.service_indicators.get(indicator));
    (of.sum, of.n)
}

fn of(sum: u32, n: u64) -> (Option<Decimal>, u64) {
    (Some(sum.into()), n)
}

/// The rules of the lines, each with its limit and how many minutes it was over.
fn lines(result: &MonthResult) -> Vec<(&str, &str, Option<i64>)> {
    let lines = result.agents[0].lines.iter();
    let all = lines.filter_map(|line| {
        let (due, over) = match &line.detail.basis {
            Basis::ComplaintResponse { due, .. } => (due, None),
            Basis::EmergencyOverrun {
                due, minutes_over, ..
            } => (due, Some(*minutes_over)),
            _ => return None,
        };
        Some((line.rule.as_str(), due.as_str(), over))
    });
    all.collect()
}

/// T1 is kept to the very second and T2 missed by one. T3 has the limits of high, T4 of low, whose resolution is the general one,
/// T5 those of emergencies. T6 has its own. T7 is resolved within its own 600 minutes, and nobody answered it. T8 can not be
/// judged yet; T9 is past both limits with the month's last minutes, and of T10 only the first has passed.
#[test]
fn limits_follow_the_priority_and_the_row() {
    let policy = with(
        "emergency_minutes = 30\nfirst_response_minutes = 60\nresolution_minutes = 480
high = { first_response_minutes = 15, resolution_minutes = 120 }
low = { first_response_minutes = 240 }
emergency = { first_response_minutes = 5 }",
    );
    let policy = policy.replacen("# first_response_minutes = 60\n", "", 1);
    let result = tickets(
        &policy,
        "T1,A1,normal,2026-10-12 09:00:00,2026-10-12 10:00:00,2026-10-12 17:00:00,,,
T2,A1,,2026-10-12 09:00:00,2026-10-12 10:00:01,2026-10-12 17:00:01,,,
T3,A1,high,2026-10-12 09:00:00,2026-10-12 09:15:00,2026-10-12 11:00:01,,,
T4,A1,low,2026-10-12 09:00:00,2026-10-12 13:00:00,2026-10-12 17:00:01,,,
T5,A1,emergency,2026-10-12 09:00:00,2026-10-12 09:05:01,2026-10-12 09:30:00,,,
T6,A1,high,2026-10-12 09:00:00,2026-10-12 09:30:00,2026-10-12 12:00:00,2026-10-12 09:30:00,2026-10-12 12:00:00,
T7,A1,normal,2026-10-12 09:00:00,,2026-10-12 19:00:00,,,600
T8,A1,normal,2026-10-31 23:30:00,,,,,
T9,A1,normal,2026-10-31 15:59:59,,,,,
T10,A1,normal,2026-10-31 16:00:00,,,,,
",
    );
    // In time: T1, T3, T4, T6. Late: T2, T5, T7, T9, T10.
    assert_eq!(kept(&result, Indicator::FirstResponseOnTime), of(4, 9));
    // In time: T1, T5, T6, T7. Late: T2, T3, T4, T9.
    assert_eq!(kept(&result, Indicator::ResolutionOnTime), of(4, 8));
    assert_eq!(lines(&result), []);
}

/// The general limit is no limit of the rules for emergencies: what they cost is for `emergency_minutes` alone to say.
#[test]
fn the_general_limit_measures_an_emergency_and_costs_nothing() {
    let row = "E1,A1,emergency,2026-10-12 09:00:00,,2026-10-12 17:00:01,,,\n";
    let result = tickets(&with("resolution_minutes = 480"), row);
    assert_eq!(kept(&result, Indicator::ResolutionOnTime), of(0, 1));
    assert_eq!(lines(&result), []);
    let told: Vec<&str> = result
        .problems
        .iter()
        .map(|told| told.code.as_str())
        .collect();
    assert!(told.contains(&"emergency-without-due"), "{told:?}");
    let nothing = tickets(built_in_without_cases(), row);
    assert_eq!(kept(&nothing, Indicator::ResolutionOnTime), of(0, 0));
}

/// 60 minutes to the first response and 450, a whole day, to the resolution, both in working time; emergencies on the calendar.
///
/// W1, W2: Friday 17:30 is due on Monday 9:30 and 17:30. W3: on a holiday, due on Thursday the 8th at 10:00, and at 18:00 with the
/// end of that day. W4: the Friday before the worked Saturday, on which it is due. W5 is due in November, W6 past its first limit
/// with 17:59:59 of the last Friday. W7 is of a Saturday and measured to what happened on Monday 2 November. W8 goes over lunch.
/// W9 is an emergency: 20 minutes on the calendar, and 10 to the evening and 50 in the morning to the first response.
#[test]
fn minutes_pass_in_working_time() {
    let limits = "emergency_minutes = 30\nresolution_minutes = 450\nfirst_response_minutes = 60
working_hours = [\"first_response_minutes\", \"resolution_minutes\"]\n";
    let rows = "W1,A1,,2026-10-16 17:30:00,2026-10-19 09:30:00,2026-10-19 17:30:00,,,
W2,A1,,2026-10-16 17:30:00,2026-10-19 09:30:01,2026-10-19 17:30:01,,,
W3,A1,,2026-10-03 12:00:00,2026-10-08 10:00:00,2026-10-08 18:00:01,,,
W4,A1,,2026-10-09 17:30:00,2026-10-12 09:00:00,2026-10-10 17:30:00,,,
W5,A1,,2026-10-30 17:30:00,,,,,
W6,A1,,2026-10-30 16:59:59,,,,,
W7,A1,,2026-10-31 10:00:00,2026-11-02 10:00:00,2026-11-02 18:00:01,,,
W8,A1,,2026-10-12 11:30:00,2026-10-12 11:30:00,2026-10-12 14:00:00,,,60
W9,A1,emergency,2026-10-12 17:50:00,2026-10-13 09:50:00,2026-10-12 18:10:00,,,20
";
    let result = tickets(&with(&format!("{limits}{HOURS}")), rows);
    // In time: W1, W3, W7, W8, W9. Late: W2, W4, W6.
    assert_eq!(kept(&result, Indicator::FirstResponseOnTime), of(5, 8));
    // In time: W1, W4, W8, W9. Late: W2, W3, W7.
    assert_eq!(kept(&result, Indicator::ResolutionOnTime), of(4, 7));
    assert_eq!(lines(&result), []);
    // On the calendar only W8 is answered within an hour, W5 and W6 are past it, and W8 needs 150 of its 60 minutes.
    let calendar = tickets(
        &with(limits.split("working").next().unwrap_or_default()),
        rows,
    );
    assert_eq!(kept(&calendar, Indicator::FirstResponseOnTime), of(1, 9));
    assert_eq!(kept(&calendar, Indicator::ResolutionOnTime), of(1, 9));
}

/// Friday 17:45 is due on Monday 9:15. Monday 9:20:59 is 5 minutes over; Tuesday 9:15 is 1440, of which 450 were worked.
#[test]
fn minutes_over_are_elapsed_ones() {
    let limits = "emergency_minutes = 30\nworking_hours = [\"emergency_minutes\"]\n";
    let result = tickets(
        &with(&format!("{limits}{HOURS}")),
        "E1,A1,emergency,2026-10-16 17:45:00,,2026-10-19 09:20:59,,,
E2,A1,emergency,2026-10-16 17:45:00,,2026-10-20 09:15:00,,,
E3,A1,emergency,2026-10-16 17:45:00,,2026-10-19 09:15:59,,,
E4,A1,emergency,2026-10-30 17:45:00,,,,,
",
    );
    let due = "2026-10-19 09:15:00";
    assert_eq!(
        lines(&result),
        [("L13", due, Some(5)), ("S6", due, Some(1440))]
    );
    assert_eq!(kept(&result, Indicator::ResolutionOnTime), of(0, 3));
    let told = result
        .problems
        .iter()
        .filter(|told| told.code == "not-yet-judged");
    assert_eq!(told.count(), 1);
}

const COMPLAINTS: &str = "complaint_id,agent_id,received_at,responded_at,respond_by,valid
K1,A1,2026-10-16 17:30:00,2026-10-19 09:30:00,,no
K2,A1,2026-10-16 17:30:00,2026-10-19 09:30:01,,no
K3,A1,2026-10-30 17:30:00,,,no
K4,A1,2026-10-30 16:59:59,,,no
K5,A1,2026-10-16 17:30:00,2026-10-16 18:00:01,2026-10-16 18:00:00,no
";

pub(crate) const ANSWERED: &str =
    "complaint_response_minutes = 60\nworking_hours = [\"complaint_response_minutes\"]\n";

/// An hour after Friday 17:30 is Monday 9:30; after the last Friday it is in November, and after 16:59:59 of it the month has
/// passed the limit. A limit of the row is a moment, and no hours move it.
#[test]
fn the_rule_the_list_and_the_indicator_agree_on_complaints() {
    let policy = with(&format!("{ANSWERED}{HOURS}"));
    let result = month(&policy, &[(Kind::Complaints, COMPLAINTS)]).result;
    let expected = [
        ("L6", "2026-10-19 09:30:00", None),
        ("L6", "2026-10-16 18:00:00", None),
        ("L6", "2026-10-30 17:59:59", None),
    ];
    assert_eq!(lines(&result), expected);
    assert_eq!(kept(&result, Indicator::ComplaintResponseOnTime), of(1, 4));
    let dir = folder(&[
        ("agents.csv", AGENTS),
        ("complaints.csv", COMPLAINTS),
        ("hours.toml", &policy),
    ]);
    let file = dir.path().join("hours.toml");
    let file = file.to_str().expect("UTF-8");
    let listed = in_month(
        "complaints",
        dir.path(),
        &["--policy", file, "--format", "json", "-q"],
    );
    assert_eq!(listed.code, 0, "{}", listed.stderr);
    let json: serde_json::Value = serde_json::from_str(&listed.stdout).expect("JSON");
    let state = |id: &str| {
        let all = json["complaints"].as_array().expect("a list");
        let item = all
            .iter()
            .find(|item| item["complaint_id"] == id)
            .expect(id);
        item["answer"].as_str().expect("a word").to_string()
    };
    let states = ["K1", "K2", "K3", "K4", "K5"].map(state);
    assert_eq!(states, ["in-time", "late", "running", "late", "late"]);
}

/// A billion minutes of the policy, four of a row: nothing is due in anybody's time, and nothing is judged.
#[test]
fn what_is_due_years_from_now_is_not_judged() {
    let limits = "resolution_minutes = 1000000000\nworking_hours = [\"resolution_minutes\"]\n";
    let row = "T1,A1,,2026-10-12 09:00:00,,2026-10-12 10:00:00,,,
T2,A1,,2026-10-12 09:00:00,,2026-10-12 10:00:00,,,4000000000\n";
    let result = tickets(&with(&format!("{limits}{HOURS}")), row);
    assert_eq!(kept(&result, Indicator::ResolutionOnTime), of(0, 0));
}

/// Five contacts. L6 of K2 once and L1 three times are 4 errors where these two count; L12 is 1 where the built-in policy does.
#[test]
fn rules_that_count_as_errors_are_counted_and_no_others() {
    const VIOLATIONS: &str =
        "agent_id,occurred_on,rule,times\nA1,2026-10-05,L1,3\nA1,2026-10-05,L12,1\n";
    const TICKETS: &str = "ticket_id,agent_id,created_at,resolved_at\nT1,A1,2026-10-05,2026-10-06\nT2,A1,2026-10-05,2026-10-06\nT3,A1,2026-10-05,2026-10-06\nT4,A1,2026-10-05,2026-10-06\nT5,A1,2026-10-05,2026-10-06\n";
    let complaint = "complaint_id,agent_id,received_at,responded_at,respond_by,valid\nK2,A1,2026-10-16 17:30:00,2026-10-19 09:30:01,2026-10-16 18:00,no\n";
    let files = [
        (Kind::Violations, VIOLATIONS),
        (Kind::Tickets, TICKETS),
        (Kind::Complaints, complaint),
    ];
    let none = built_in_without_cases().replace("counts_as_error = true\n", "");
    let figures = |policy: &str| {
        let result = month(policy, &files).result;
        let of = result.agents[0].indicators.clone();
        let (rate, accuracy) = (of.get(Indicator::ErrorRate), of.get(Indicator::Accuracy));
        assert_eq!(rate.sum, accuracy.sum);
        assert_eq!(
            rate,
            result.team_indicators["east"].get(Indicator::ErrorRate)
        );
        let text = |n: Option<Decimal>| n.map_or("-".to_string(), |n| n.to_string());
        [
            text(rate.value),
            text(accuracy.value),
            text(rate.sum),
            rate.n.to_string(),
        ]
    };
    // 1 of 5; 4 of 5; and nothing is known where nothing counts.
    assert_eq!(figures(built_in_without_cases()), ["200", "0.8", "1", "5"]);
    let two = [
        "key = \"not-mandarin\"\n",
        "key = \"complaint-mishandled\"\n",
    ];
    let other = two.iter().fold(none.clone(), |text, key| {
        assert!(text.contains(key));
        text.replacen(key, &format!("{key}counts_as_error = true\n"), 1)
    });
    assert_eq!(figures(&other), ["800", "0.2", "4", "5"]);
    assert_eq!(figures(&none), ["-", "-", "-", "0"]);
}

/// Of waits of 15 and 16 seconds one is within 15.
#[test]
fn the_policy_says_how_soon_a_call_is_answered() {
    let calls = "call_id,agent_id,started_at,outcome,wait_seconds\nC1,A1,2026-10-05 09:00:00,answered,15\nC2,A1,2026-10-05 10:00:00,answered,16\n";
    let soon = |policy: &str| {
        let result = month(policy, &[(Kind::Calls, calls)]).result;
        (
            kept(&result, Indicator::ServiceLevel),
            result.terms.answer_seconds,
        )
    };
    assert_eq!(soon(&with("answer_seconds = 15")), (of(1, 2), Some(15)));
    assert_eq!(soon(built_in_without_cases()), (of(2, 2), None));
}

/// Hours of some days and stretches of a week.
fn some_hours() -> impl Strategy<Value = Hours> {
    let days = proptest::sample::subsequence(
        vec![
            Weekday::Mon,
            Weekday::Wed,
            Weekday::Thu,
            Weekday::Sat,
            Weekday::Sun,
        ],
        1..=5,
    );
    let ends = proptest::collection::btree_set(0_u16..=1440, 2..7);
    (days, ends).prop_map(|(days, ends)| {
        let ends: Vec<u16> = ends.into_iter().collect();
        let spans = ends
            .chunks_exact(2)
            .filter_map(|ends| Span::new(ends[0], ends[1]));
        Hours::new(days, spans.collect())
    })
}

proptest! {
    #![proptest_config(cases(256))]

    /// Minutes add up however they are cut, and working time is never faster than the calendar. The days lie around those on which
    /// clocks in Berlin go forward and back.
    #[test]
    fn working_time_adds_up(
        hours in some_hours(),
        start in prop_oneof![1_774_310_400_i64..1_775_520_000, 1_792_454_400_i64..1_793_664_000],
        first in 0_u32..3000,
        then in 1_u32..3000,
    ) {
        let clock = Clock::new(chrono_tz::Europe::Berlin);
        let after = |start, minutes| hours.after(start, minutes, &clock);
        let whole = after(start, first + then);
        // Hours of one minute a week pass 400 of them in less than eight years; what takes more than ten is not judged.
        if whole.is_none() {
            prop_assert!(first + then > 400);
            return Ok(());
        }
        prop_assert!(whole.is_some_and(|at| at >= start + i64::from(first + then) * 60));
        prop_assert_eq!(after(start, first).and_then(|at| after(at, then)), whole);
        // What begins later is never due earlier.
        prop_assert!(after(start, first) <= after(start + 1, first));
    }
}
