//! Indicators: each on a small month by hand, with blanks, zeros and boundaries; and what holds of their sums in any month.

use kefu::event::Kind;
use kefu::indicator::Indicator;
use kefu::report;
use kefu::result::{Indicators, MonthResult};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::generated::{Generated, months};
use crate::laws::cases;
use crate::memory::{File, scored};
use crate::run::{kefu, project};

const AGENTS: &str = "agent_id,name,hired_on,team,role
A1,One,2025-01-01,east,
A2,Two,2025-01-01,east,
A3,Three,2025-01-01,west,
S9,Nine,2025-01-01,west,supervisor
";

/// The wait of 20 is in time; a rating of 4 is satisfied; a rating of a missed call counts; C8 and C9 are not ours or not of the month.
const CALLS: &str = "call_id,agent_id,started_at,talk_seconds,wait_seconds,outcome,resolved,csat
C1,A1,2026-10-05 09:00:00,60,20,answered,yes,4
C2,A1,2026-10-05 09:10:00,,21,answered,no,3.9
C3,A1,2026-10-05 09:20:00,0,0,answered,,
C4,A1,2026-10-05 09:30:00,,,missed,,5
C5,A1,2026-10-05 09:40:00,,50,abandoned,,
C6,A2,2026-10-05 09:50:00,,,,,
C7,,2026-10-05 10:00:00,30,5,answered,yes,1
C8,S9,2026-10-05 10:10:00,30,1,answered,yes,5
C9,A1,2026-11-01 00:00:00,30,1,answered,yes,5
";

/// T1 is in time to the second and T2 a second late; T3 is open past one limit and not past the other; T4 was created before the
/// month; T5 is resolved after it, and answered before it was created, which is no duration.
const TICKETS: &str = "ticket_id,agent_id,created_at,first_response_at,resolved_at,due_at,sla_minutes,first_response_due_at,reopened,escalated,csat
T1,A1,2026-10-05 09:00:00,2026-10-05 09:10:00,2026-10-05 11:00:00,2026-10-05 11:00:00,,2026-10-05 09:10:00,0,no,5
T2,A1,2026-10-06 09:00:00,2026-10-06 09:10:01,2026-10-06 10:00:30,2026-10-06 10:00:29,,2026-10-06 09:10:00,0,yes,2
T3,A1,2026-10-07 09:00:00,,,2026-11-01,,2026-10-07 10:00:00,,,
T4,A1,2026-09-30 09:00:00,2026-09-30 09:05:00,2026-10-01 00:00:00,,,,2,,
T5,A1,2026-10-08 09:00:00,2026-10-08 08:59:00,2026-11-01 00:00:00,,60,,,,
T6,,2026-10-09 09:00:00,2026-10-09 09:30:00,2026-10-09 09:30:00,,,,0,,
";

/// K1 is about A1 and handled by A2; K2 is late in both by the end of the month; K3 is handled by somebody unknown: by nobody.
const COMPLAINTS: &str = "complaint_id,agent_id,received_at,handled_by,responded_at,respond_by,closed_at,close_by,valid,follow_up_at,follow_up_satisfied
K1,A1,2026-10-10 09:00:00,A2,2026-10-10 10:00:00,2026-10-10 10:00:00,2026-10-11 09:00:00,2026-10-11,yes,2026-10-12,yes
K2,A1,2026-10-10 09:00:00,,,2026-10-10 10:00:00,,2026-10-31,no,,
K3,A1,2026-10-11 09:00:00,stranger,2026-10-11 09:00:00,,2026-10-11 09:30:00,,,,
K4,,2026-10-12 00:00:00,A2,,,2026-10-12 12:00:00,,yes,2026-10-14,no
";

/// L12 and L14 are errors; L1 is none. A3 made one and had no contact.
const VIOLATIONS: &str = "agent_id,occurred_on,rule,points,times,violation_id
A1,2026-10-05,L12,,2,V1
A1,2026-10-06,L14,3,,V2
A1,2026-10-06,L1,,,V3
A3,2026-10-06,L12,,,V4
";

fn small() -> MonthResult {
    let file = |kind: Kind, text: &str| File {
        kind,
        name: format!("{}.csv", kind.name()),
        bytes: text.as_bytes().to_vec(),
    };
    scored(&[
        file(Kind::Agents, AGENTS),
        file(Kind::Calls, CALLS),
        file(Kind::Tickets, TICKETS),
        file(Kind::Complaints, COMPLAINTS),
        file(Kind::Violations, VIOLATIONS),
    ])
}

/// Holds measures against lines of key, value (`-`: none), numerator and denominator; medians have no numerator.
pub(crate) fn holds(indicators: &Indicators, expected: &str) {
    let json = serde_json::to_value(indicators).expect("JSON");
    let text = |key: &str| match &json[key] {
        Value::Null => "-".to_string(),
        value => value.to_string(),
    };
    let mut wrong = Vec::new();
    let lines = expected
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        let key = words[0];
        let suffixes: &[&str] = match words.len() {
            4 => &["", "_sum", "_n"],
            3 => &["", "_n"],
            _ => &[""],
        };
        let got: Vec<String> = suffixes
            .iter()
            .map(|end| text(&format!("{key}{end}")))
            .collect();
        if got != words[1..] {
            wrong.push(format!("{line}: got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

pub(crate) fn agent<'r>(result: &'r MonthResult, id: &str) -> &'r Indicators {
    let agent = result.agents.iter().find(|agent| agent.agent_id == id);
    &agent.expect("the agent").indicators
}

#[test]
fn each_indicator_of_an_agent_comes_out_as_calculated() {
    let result = small();
    holds(
        agent(&result, "A1"),
        "contacts 6
        answer_rate 0.6 3 5
        abandon_rate 0.2 1 5
        service_level 0.6667 2 3
        mean_wait_seconds 13.6667 41 3
        mean_talk_seconds 30 60 2
        call_resolution_rate 0.5 1 2
        csat_mean 3.98 19.9 5
        csat_satisfied_rate 0.6 3 5
        rated_rate 0.8333 5 6
        first_response_minutes 10.0083 1201 2
        first_response_minutes_median 10.0083 2
        resolution_minutes 360.1667 64830 3
        resolution_minutes_median 120 3
        first_response_on_time 0.3333 1 3
        resolution_on_time 0.3333 1 3
        first_contact_resolution 0.3333 1 3
        resolution_rate 0.5 2 4
        satisfied_resolution_rate 0.5 1 2
        reopen_rate 0.3333 1 3
        escalation_rate 0.1667 1 6
        complaint_rate 500 3 6
        valid_complaint_rate 166.6667 1 6
        complaint_response_on_time 0 0 1
        complaint_close_on_time 0 0 1
        complaint_response_minutes - 0 0
        complaint_close_minutes - 0 0
        complaint_follow_up_rate - 0 0
        follow_up_satisfied_rate - 0 0
        error_rate 500 3 6
        accuracy 0.5 3 6",
    );
    holds(
        agent(&result, "A2"),
        "contacts 1
        answer_rate 1 1 1
        abandon_rate 0 0 1
        service_level - 0 0
        mean_wait_seconds - 0 0
        csat_mean - 0 0
        rated_rate 0 0 1
        first_response_minutes_median - 0
        complaint_rate 0 0 1
        complaint_response_on_time 1 1 1
        complaint_close_on_time 1 1 1
        complaint_response_minutes 60 3600 1
        complaint_close_minutes 1080 129600 2
        complaint_follow_up_rate 1 2 2
        follow_up_satisfied_rate 0.5 1 2
        error_rate 0 0 1
        accuracy 1 0 1",
    );
}

#[test]
fn what_lies_before_its_beginning_is_told_of_rows_that_are_used() {
    let dir = project().join("testdata/problems/answered-before-start");
    let path = dir.to_str().expect("UTF-8");
    let ran = kefu(&["check", path, "--month", "2026-10", "--format", "json"]);
    let told: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let told = told["problems"].as_array().expect("problems").iter();
    let early = told.filter(|told| told["code"] == "answered-before-start");
    let text = |told: &Value, key: &str| told[key].as_str().unwrap_or_default().to_string();
    let early = early.map(|told| {
        let (column, id) = (text(told, "column"), text(told, "value"));
        format!("{id} {column} {}", told["count"].as_u64().unwrap_or(1))
    });
    let wanted = [
        "K-1 closed_at 1",
        "K-1 responded_at 1",
        "U-1 first_response_at 6",
        "T-1 first_response_at 1",
        "T-3 first_response_at 1",
        "T-4 first_response_at 1",
        "T-1 resolved_at 1",
        "T-5 resolved_at 1",
    ];
    let mut got: Vec<String> = early.collect();
    got.sort();
    let mut wanted = wanted.map(String::from);
    wanted.sort();
    assert_eq!(got, wanted);
}

#[test]
fn without_a_sample_there_is_no_value() {
    let result = small();
    let nothing = agent(&result, "A3");
    assert_eq!(nothing, &result.team_indicators["west"]);
    let fractions = Indicator::ALL.iter().filter(|one| one.is_fraction());
    for indicator in fractions.filter(|one| nothing.get(**one).sum.is_some()) {
        let measured = nothing.get(*indicator);
        let errors = ["error_rate", "accuracy"].contains(&indicator.key());
        let sum = if errors { Decimal::ONE } else { Decimal::ZERO };
        let got = (measured.value, measured.sum, measured.n);
        assert_eq!(got, (None, Some(sum), 0), "{indicator:?}");
    }
    let json = serde_json::to_value(nothing).expect("JSON");
    assert!(json["error_rate"].is_null() && json["resolution_minutes_median"].is_null());
}

#[test]
fn a_team_is_measured_over_its_contacts_and_the_service_with_rows_of_nobody() {
    let result = small();
    let teams: Vec<&String> = result.team_indicators.keys().collect();
    assert_eq!(teams, ["east", "west"]);
    // The mean of 0.6 and 1 would be 0.8.
    holds(
        &result.team_indicators["east"],
        "contacts 7
        answer_rate 0.6667 4 6
        complaint_rate 428.5714 3 7
        complaint_response_on_time 0.5 1 2
        accuracy 0.5714 3 7",
    );
    holds(
        &result.service_indicators,
        "contacts 9
        answer_rate 0.7143 5 7
        service_level 0.75 3 4
        mean_wait_seconds 11.5 46 4
        csat_mean 3.4833 20.9 6
        rated_rate 0.6667 6 9
        first_response_minutes 16.6722 3001 3
        first_response_minutes_median 10.0167 3
        resolution_minutes_median 90.25 4
        first_contact_resolution 0.5 2 4
        resolution_rate 0.6 3 5
        complaint_rate 444.4444 4 9
        valid_complaint_rate 222.2222 2 9
        complaint_response_on_time 0.5 1 2
        complaint_response_minutes 30 3600 2
        complaint_close_minutes 730 131400 3
        complaint_follow_up_rate 0.6667 2 3
        error_rate 444.4444 4 9
        accuracy 0.5556 4 9",
    );
}

#[test]
fn results_of_before_there_were_teams_still_read() {
    let text = report::json(&small()).expect("JSON");
    let mut old: Value = serde_json::from_str(&text).expect("JSON");
    let all = old.as_object_mut().expect("an object");
    all.remove("team_indicators").expect("teams");
    all.remove("service_indicators").expect("the service");
    old["agents"][0]["indicators"] =
        serde_json::json!({"contacts": 412, "csat_mean": 4, "csat_mean_n": 7});
    let old: MonthResult = serde_json::from_value(old).expect("a result");
    assert!(old.team_indicators.is_empty());
    assert_eq!(old.service_indicators, Indicators::default());
    let of = &old.agents[0].indicators;
    let mean = of.get(Indicator::CsatMean);
    assert_eq!((of.contacts(), mean.n, mean.sum), (412, 7, None));
    assert_eq!(mean.value, Some(Decimal::from(4)));
    assert_eq!(of.get(Indicator::Accuracy).value, None);
}

/// Contacts, and numerator and denominator of everything.
pub(crate) fn figures<'r>(all: impl Iterator<Item = &'r Indicators>) -> Vec<(Decimal, u64)> {
    let mut sums = vec![(Decimal::ZERO, 0); Indicator::ALL.len()];
    for one in all {
        let figures = Indicator::ALL.iter().map(|indicator| {
            let measured = one.get(*indicator);
            (measured.sum.unwrap_or_default(), measured.n)
        });
        for (sum, figure) in sums.iter_mut().zip(figures) {
            *sum = (sum.0 + figure.0, sum.1 + figure.1);
        }
    }
    sums
}

pub(crate) fn of_agents(result: &MonthResult) -> impl Iterator<Item = &Indicators> {
    result.agents.iter().map(|agent| &agent.indicators)
}

/// The month without handlers: whom a complaint is about handles it. Rows that name nobody are given to `heir`.
pub(crate) fn given_to(month: &Generated, heir: &str) -> Vec<File> {
    let mut month = month.clone();
    for sheet in &mut month.sheets {
        let agent = match sheet.kind {
            Kind::Calls | Kind::Tickets | Kind::Complaints | Kind::Customers => 1,
            Kind::Surveys => 0,
            _ => continue,
        };
        for row in &mut sheet.rows {
            if sheet.kind == Kind::Complaints {
                row[3].clear();
            }
            if row[agent].is_empty() {
                row[agent] = heir.to_string();
            }
        }
    }
    month.files()
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn the_figures_of_a_team_are_the_sums_over_its_people(month in months()) {
        let result = scored(&month.files());
        for (team, indicators) in &result.team_indicators {
            let people = result.agents.iter().filter(|agent| agent.team.as_ref() == Some(team));
            let sums = figures(people.map(|agent| &agent.indicators));
            prop_assert_eq!(figures(std::iter::once(indicators)), sums);
        }
    }

    #[test]
    fn the_figures_of_the_service_are_the_sums_over_its_agents_and_nobody(month in months()) {
        let all = scored(&given_to(&month, ""));
        // The rows of nobody move from the service to a person, and with them all that they are measured by.
        let heir = scored(&given_to(&month, &all.agents[0].agent_id));
        prop_assert_eq!(figures(std::iter::once(&all.service_indicators)), figures(of_agents(&heir)));
    }

    #[test]
    fn who_handles_a_complaint_moves_nothing_of_the_service(month in months()) {
        let mut same = month.clone();
        for sheet in same.sheets.iter_mut().filter(|sheet| sheet.kind == Kind::Complaints) {
            sheet.rows.iter_mut().for_each(|row| row[3].clear());
        }
        let of = |month: &Generated| figures(std::iter::once(&scored(&month.files()).service_indicators));
        prop_assert_eq!(of(&month), of(&same));
    }
}
