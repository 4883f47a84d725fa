//! What nobody measured says nothing: files that are not there, columns that an export lacks, and files that name people without
//! saying that they worked.

use kefu::event::Kind;
use kefu::indicator::Indicator;
use kefu::policy;
use kefu::result::{History, MonthResult};

use crate::improve;
use crate::memory::{File, month_under, scored};
use crate::run::built_in_without_cases;

fn files(of: &[(Kind, &str)]) -> Vec<File> {
    let file = |(kind, text): &(Kind, &str)| File {
        kind: *kind,
        name: format!("{}.csv", kind.name()),
        bytes: text.as_bytes().to_vec(),
    };
    of.iter().map(file).collect()
}

const AGENTS: &str =
    "agent_id,name,hired_on,team\nA1,One,2025-01-01,East\nA2,Two,2025-01-01,East\n";
const CALLS: &str =
    "call_id,agent_id,started_at\nC1,A1,2026-10-05 09:00:00\nC2,A2,2026-10-05 10:00:00\n";
const TICKETS: &str =
    "ticket_id,agent_id,created_at,resolved_at\nT1,A1,2026-10-05 09:00:00,2026-10-05 10:00:00\n";

/// Value and sample of the service.
fn of(result: &MonthResult, indicator: Indicator) -> (Option<String>, u64) {
    let measured = result.service_indicators.get(indicator);
    (measured.value.map(|value| value.to_string()), measured.n)
}

/// The sample of a rate of contacts are the contacts, of which there are two; of praise there is none without a file.
#[test]
fn a_file_with_its_header_alone_says_that_nothing_happened() {
    let rates = [
        Indicator::ComplaintRate,
        Indicator::Accuracy,
        Indicator::PraiseCount,
        Indicator::PraiseRate,
    ];
    let values = |result: &MonthResult| rates.map(|indicator| of(result, indicator));
    let some = |value: &str, n| (Some(value.to_string()), n);
    let without = scored(&files(&[(Kind::Agents, AGENTS), (Kind::Calls, CALLS)]));
    assert_eq!(
        values(&without),
        [some("0", 2), some("1", 2), (None, 0), (None, 0)]
    );
    let with = scored(&files(&[
        (Kind::Agents, AGENTS),
        (Kind::Calls, CALLS),
        (Kind::Complaints, "complaint_id,agent_id,received_at\n"),
        (Kind::Violations, "agent_id,occurred_on,rule\n"),
        (Kind::Praise, "agent_id,received_on\n"),
    ]));
    assert_eq!(
        values(&with),
        [some("0", 2), some("1", 2), some("0", 0), some("0", 2)]
    );
}

fn under(rules: &str, inputs: &[(Kind, &str)]) -> MonthResult {
    let policy = policy::read(&format!("{}\n{rules}", built_in_without_cases())).expect("it reads");
    let month = month_under(&policy, &History::default(), &files(inputs));
    month.expect("memory can be read").result
}

fn metric(metric: &str, end: &str) -> String {
    format!(
        "[[rule]]\nid = \"Q1\"\nclause = \"9\"\nkey = \"q\"\nseverity = \"bonus\"\nzh = \"指标\"\nzh_hant = \"指標\"\nen = \"Metric\"\n\
        points = 2\nkind = \"metric\"\nmetric = \"{metric}\"\n{end}\n"
    )
}

/// How many people have a line of Q1, and whether it is told that nothing feeds it.
fn earned(result: &MonthResult) -> (usize, bool) {
    let has = |of: &&kefu::result::AgentResult| of.lines.iter().any(|line| line.rule == "Q1");
    let told = result
        .problems
        .iter()
        .any(|told| told.code == "metric-without-input");
    (result.agents.iter().filter(has).count(), told)
}

#[test]
fn a_share_of_contacts_by_a_column_that_is_not_there_earns_nothing() {
    let inputs = |tickets| [(Kind::Agents, AGENTS), (Kind::Tickets, tickets)];
    let escalated = metric("escalation_rate", "at_most = 0.02");
    assert_eq!(earned(&under(&escalated, &inputs(TICKETS))), (0, true));
    let told = under(&escalated, &inputs(TICKETS)).problems;
    let told = told.iter().find(|told| told.code == "metric-without-input");
    let message = &told.expect("it is told").message;
    assert!(
        message.contains("no row of tickets has anything in `escalated`"),
        "{message}"
    );
    let says = "ticket_id,agent_id,created_at,resolved_at,escalated\nT1,A1,2026-10-05 09:00:00,2026-10-05 10:00:00,no\n";
    assert_eq!(earned(&under(&escalated, &inputs(says))), (1, false));
    let rated = metric("rated_rate", "below = 0.3");
    assert_eq!(earned(&under(&rated, &inputs(TICKETS))), (0, true));
}

/// L13 counts as an error here, and comes from tickets: no file of violations is needed. Nobody was late.
#[test]
fn errors_may_come_from_other_files_than_violations() {
    let accurate = metric("accuracy", "at_least = 0.99");
    let text = format!("{}\n{accurate}", built_in_without_cases());
    let late = "key = \"emergency-overrun-1\"\n";
    assert!(text.contains(late));
    let text = text.replacen(late, &format!("{late}counts_as_error = true\n"), 1);
    let policy = policy::read(&text).expect("it reads");
    let month = |inputs: &[(Kind, &str)]| {
        let month = month_under(&policy, &History::default(), &files(inputs));
        month.expect("memory can be read").result
    };
    let with = month(&[(Kind::Agents, AGENTS), (Kind::Tickets, TICKETS)]);
    assert_eq!(earned(&with), (1, false));
    let without = month(&[(Kind::Agents, AGENTS), (Kind::Calls, CALLS)]);
    assert_eq!(earned(&without), (0, true));
}

/// Without a roster whoever is named in a row of the month is scored; to look after a customer is no work of the month.
#[test]
fn customers_and_promises_make_nobody_scored() {
    let result = scored(&files(&[
        (Kind::Calls, CALLS),
        (
            Kind::Customers,
            "customer_id,agent_id,since\nK1,A7,2020-01-01\nK2,A1,2020-01-01\n",
        ),
    ]));
    let ids: Vec<&str> = result
        .agents
        .iter()
        .map(|agent| agent.agent_id.as_str())
        .collect();
    assert_eq!(ids, ["A1", "A2"]);
}

/// 0002 was praised once and 0003 not at all: both miss a target of 2.
#[test]
fn no_praise_at_all_misses_a_target_of_praise() {
    let target = "below_score = 90\n[[improve.target]]\nmetric = \"praise_count\"\nat_least = 2\n";
    let praise = "agent_id,received_on\n0002,2026-10-05\n";
    let dir = improve::month(target, "", &[("praise.csv", praise)]);
    let list = improve::list(dir.path(), &[]);
    for (id, value) in [("0002", 1), ("0003", 0)] {
        let mut agents = list["agents"].as_array().expect("agents").iter();
        let agent = agents
            .find(|agent| agent["agent_id"] == id)
            .expect("below 90");
        assert_eq!(agent["causes"][0]["cause"], "praise_count", "{agent}");
        assert_eq!(agent["causes"][0]["value"], value, "{agent}");
    }
}

/// C1 is a stranger's: its rating counts for nobody, so the answer that a customer of A1 gave about it is the only one.
#[test]
fn a_rating_of_a_stranger_does_not_stand_for_a_survey() {
    let calls = |agent: &str, month: u32| {
        format!(
            "call_id,agent_id,started_at,csat\nC1,{agent},2026-{month}-05 09:00:00,5\nC2,A1,2026-10-05 09:00:00,\n"
        )
    };
    let surveys = "agent_id,answered_on,csat,ref\nA1,2026-10-06,2,C1\n";
    let rating = |agent: &str, month: u32| {
        let result = scored(&files(&[
            (Kind::Agents, AGENTS),
            (Kind::Calls, &calls(agent, month)),
            (Kind::Surveys, surveys),
        ]));
        of(&result, Indicator::CsatMean)
    };
    let two = (Some("2".to_string()), 1);
    assert_eq!(rating("stranger", 10), two);
    assert_eq!(rating("stranger", 11), two);
    // Of ours it counts once: now, or in its own month.
    assert_eq!(rating("A2", 10), (Some("5".to_string()), 1));
    assert_eq!(rating("A2", 11), (None, 0));
}

/// Complaints and praise are of no channel, and their columns would be empty.
#[test]
fn channels_show_what_they_are_measured_by() {
    let page = |more: &[&str]| {
        let args = [&["indicators", crate::run::MONTH, "-q"], more].concat();
        crate::run::kefu(&args).stdout
    };
    let (agents, channels) = (page(&[]), page(&["--by", "channel"]));
    assert!(agents.contains("compl.") && channels.contains("rating"));
    assert!(
        !channels.contains("compl.") && !channels.contains("praise"),
        "{channels}"
    );
}
