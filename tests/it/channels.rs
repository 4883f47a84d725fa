//! Contacts by channel, and contacts whose customer contacted again: each on a small month by hand.

use kefu::event::Kind;
use kefu::indicator::Indicator;
use kefu::result::{Indicators, MonthResult};
use proptest::prelude::*;

use crate::laws::cases;
use crate::memory::{File, scored};
use crate::run::folder;

const AGENTS: &str = "agent_id,name,hired_on,team,role
A1,One,2025-01-01,east,
A2,Two,2025-01-01,east,
S9,Nine,2025-01-01,west,supervisor
";

/// `Phone` and `phone` are one channel; C4 was not answered and is no contact; C6 is nobody's; C7 is not ours.
const CALLS: &str = "call_id,agent_id,started_at,outcome,csat,channel,customer_id
C1,A1,2026-10-05 09:00:00,answered,5,phone,K1
C2,A1,2026-10-08 09:00:00,answered,,Phone,K1
C3,A2,2026-10-11 09:00:01,answered,2,chat,K1
C4,A2,2026-10-11 10:00:00,missed,,chat,K1
C5,A2,2026-10-12 09:00:00,answered,,,
C6,,2026-10-13 09:00:00,answered,4,phone,K2
C7,S9,2026-10-13 09:30:00,answered,1,phone,K2
C8,A1,2026-10-31 20:00:00,answered,,phone,K3
C9,A1,2026-11-01 00:00:00,answered,,phone,K3
";

/// T1 is over before K4 calls for another; T2 came by a channel of its own and is not over.
const TICKETS: &str = "ticket_id,agent_id,created_at,resolved_at,channel,customer_id
T1,A1,2026-10-01 09:00:00,2026-10-02 09:00:00,email,K4
T2,A1,2026-10-05 09:00:00,,web,K4
T3,A2,2026-09-20 09:00:00,2026-10-20 09:00:00,email,K5
";

fn files(calls: &[&str], tickets: &str) -> Vec<File> {
    let file = |kind: Kind, name: String, text: &str| File {
        kind,
        name,
        bytes: text.as_bytes().to_vec(),
    };
    let mut files = vec![file(Kind::Agents, "agents.csv".into(), AGENTS)];
    for (i, text) in calls.iter().enumerate() {
        files.push(file(Kind::Calls, format!("calls-{i}.csv"), text));
    }
    files.push(file(Kind::Tickets, "tickets.csv".into(), tickets));
    files
}

fn small() -> MonthResult {
    scored(&files(&[CALLS], TICKETS))
}

fn agent<'r>(result: &'r MonthResult, id: &str) -> &'r Indicators {
    let agent = result.agents.iter().find(|agent| agent.agent_id == id);
    &agent.expect("the agent").indicators
}

/// Value, numerator and denominator as one text.
fn told(of: &Indicators, indicator: Indicator) -> String {
    let measured = of.get(indicator);
    let text = |n: Option<rust_decimal::Decimal>| n.map_or("-".into(), |n| n.to_string());
    format!(
        "{} {} {}",
        text(measured.value),
        text(measured.sum),
        measured.n
    )
}

fn by_channel(of: &Indicators) -> Vec<(&str, u64)> {
    let by = of.contacts_by_channel.iter();
    by.map(|(name, n)| (name.as_str(), *n)).collect()
}

#[test]
fn contacts_are_counted_by_channel() {
    let result = small();
    assert_eq!(
        by_channel(agent(&result, "A1")),
        [("Phone", 3), ("email", 1)]
    );
    assert_eq!(
        by_channel(agent(&result, "A2")),
        [("", 1), ("chat", 1), ("email", 1)]
    );
    let team = &result.team_indicators["east"];
    assert_eq!(
        by_channel(team),
        [("", 1), ("Phone", 3), ("chat", 1), ("email", 2)]
    );
    let all = [("", 1), ("Phone", 4), ("chat", 1), ("email", 2)];
    assert_eq!(by_channel(&result.service_indicators), all);
}

#[test]
fn a_channel_is_measured_by_its_calls_and_tickets() {
    let result = small();
    let channels: Vec<&String> = result.channel_indicators.keys().collect();
    assert_eq!(channels, ["", "Phone", "chat", "email", "web"]);
    let told = |channel: &str, indicator| told(&result.channel_indicators[channel], indicator);
    // C1 and C6 are rated, 5 and 4; the 1 of C7 is not ours.
    assert_eq!(told("Phone", Indicator::CsatMean), "4.5 9 2");
    assert_eq!(told("chat", Indicator::AnswerRate), "0.5 1 2");
    assert_eq!(told("email", Indicator::AnswerRate), "- 0 0");
    // 24 hours and 30 days are 1440 and 43200 minutes.
    assert_eq!(
        told("email", Indicator::ResolutionMinutes),
        "22320 2678400 2"
    );
    assert_eq!(told("web", Indicator::ResolutionRate), "0 0 1");
    // Complaints tell how they themselves came in.
    assert_eq!(told("Phone", Indicator::ComplaintRate), "- - 0");
}

#[test]
fn a_contact_is_repeated_within_72_hours() {
    let result = small();
    // C1: C2 exactly 72 hours later. C2: C3 a second more than that later. C8: C9, after the month. T1: T2 after 3 days.
    assert_eq!(
        told(agent(&result, "A1"), Indicator::RepeatContactRate),
        "0.75 3 4"
    );
    // C3: C4 was not answered. T3: nothing follows. C5 names no customer.
    assert_eq!(
        told(agent(&result, "A2"), Indicator::RepeatContactRate),
        "0 0 2"
    );
    // C6: the supervisor, whose calls are nobody's contacts, but the customer called again.
    let service = &result.service_indicators;
    assert_eq!(told(service, Indicator::RepeatContactRate), "0.5714 4 7");
    let phone = &result.channel_indicators["Phone"];
    assert_eq!(told(phone, Indicator::RepeatContactRate), "0.75 3 4");
}

/// Days begin at 6: the date of 1 November is of November, and its midnight lies in the night shift of 31 October. What is written
/// as 1 October is of October, and 1:00 of that night of September.
#[test]
fn dates_without_a_time_are_found_beside_night_shifts() {
    let month = |calls: &str| {
        let settings = "[time]\nday_starts_at = \"06:00\"\n";
        let dir = folder(&[
            ("agents.csv", AGENTS),
            ("calls.csv", calls),
            ("kefu.toml", settings),
        ]);
        let result = crate::run::scored(dir.path(), &["--month", "2026-10"]);
        result["service_indicators"]["repeat_contact_rate"].to_string()
    };
    let header = "call_id,agent_id,started_at,customer_id\n";
    let last = "C1,A1,2026-10-31 23:59:00,K\nC2,A1,2026-11-01,K\n";
    assert_eq!(month(&format!("{header}{last}")), "1");
    let first = "C1,A1,2026-10-01,K\nC2,A1,2026-10-01 01:00:00,K\n";
    assert_eq!(month(&format!("{header}{first}")), "1");
}

#[test]
fn without_customers_and_channels_there_is_no_value() {
    let bare = "agent_id,started_at\nA1,2026-10-05 09:00:00\n";
    let tickets = "ticket_id,agent_id,created_at\n";
    let result = scored(&files(&[bare], tickets));
    let service = &result.service_indicators;
    assert_eq!(told(service, Indicator::RepeatContactRate), "- 0 0");
    assert!(service.contacts_by_channel.is_empty() && result.channel_indicators.is_empty());
    let json = serde_json::to_string(&result).expect("JSON");
    assert!(!json.contains("channel"), "{json}");
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn splitting_and_reordering_calls_changes_nothing(order in Just((0..9_usize).collect::<Vec<_>>()).prop_shuffle(), cut in 0..9_usize) {
        let mut lines = CALLS.lines();
        let header = lines.next().expect("a header");
        let lines: Vec<&str> = lines.collect();
        let part = |of: &[usize]| {
            let rows: Vec<&str> = of.iter().map(|i| lines[*i]).collect();
            format!("{header}\n{}\n", rows.join("\n"))
        };
        let (one, two) = (part(&order[..cut]), part(&order[cut..]));
        let (split, whole) = (scored(&files(&[&one, &two], TICKETS)), small());
        prop_assert_eq!(split.agents, whole.agents);
        prop_assert_eq!(split.channel_indicators, whole.channel_indicators);
        prop_assert_eq!(split.service_indicators, whole.service_indicators);
    }
}
