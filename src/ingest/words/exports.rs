//! Tests: what the header rows of known systems feed. `testdata/headers.txt` has them, three lines each: the kind and the
//! system, the header row, and every field that a header of it must feed.

use crate::event::Kind;
use crate::ingest::header::{Matched, feeds};
use crate::problem::What;
use crate::settings::Mapping;

fn match_headers(kind: Kind, row: &str) -> (Vec<String>, Matched) {
    let header: Vec<String> = row.split(',').map(String::from).collect();
    let matched = feeds(kind, &header, &Mapping::default(), None);
    (header, matched)
}

/// `field=Header`, in the order of the kind's columns.
fn fed(kind: Kind, row: &str) -> Vec<String> {
    let (header, matched) = match_headers(kind, row);
    let name = |columns: &[usize]| {
        let names: Vec<&str> = columns.iter().map(|i| header[*i].as_str()).collect();
        names.join(" + ")
    };
    kind.columns()
        .iter()
        .zip(&matched.feeds)
        .filter_map(|(column, feed)| {
            Some(format!("{}={}", column.name, name(&feed.as_ref()?.columns)))
        })
        .collect()
}

fn ambiguous(kind: Kind, row: &str) -> Vec<String> {
    let (_, matched) = match_headers(kind, row);
    let wrong = matched.wrong.into_iter();
    wrong
        .filter(|(what, _)| matches!(what, What::AmbiguousColumn { .. }))
        .map(|(_, column)| column)
        .collect()
}

#[test]
fn header_rows_of_known_systems_feed_what_they_say_and_nothing_twice() {
    let file = include_str!("../../../testdata/headers.txt");
    let mut seen = 0;
    for block in file.split("\n\n") {
        let lines: Vec<&str> = block.lines().collect();
        assert_eq!(lines.len(), 3, "{block}");
        let (system, row) = (lines[0], lines[1]);
        let expected: Vec<&str> = lines[2].split("; ").collect();
        let said = system.split(':').next();
        for kind in Kind::ALL
            .into_iter()
            .filter(|kind| said == Some(kind.name()))
        {
            assert_eq!(fed(kind, row), expected, "{system}");
            assert_eq!(ambiguous(kind, row), Vec::<String>::new(), "{system}");
            seen += 1;
        }
    }
    assert_eq!(seen, file.split("\n\n").count());
    assert!(seen >= 50, "{seen}");
}

#[test]
fn what_names_do_not_tell_feeds_nothing() {
    for row in [
        "Duration,duration (total),CALL TIME,Call duration in minutes,总时长,通话总时长,有效期限,talk_duration,time_to_answer",
        "Timely response?,Consumer disputed?,Data Status (Valid / Damaged),会话有效性,是否有效会话,Company response to consumer",
        "First Response Time,First response time (in hrs),Time to Resolution,Resolution time,Initial response time,通话时间,处理时间",
        "urgency,impact,Due Date,Ticket Reopen Date,满意度按键,Survey results,Call type,Contact Type,datetime (utc)",
    ] {
        // What is promised has no other date than when it is due.
        let others = |kind: &Kind| *kind != Kind::Actions;
        for kind in Kind::ALL.into_iter().filter(others) {
            assert_eq!(fed(kind, row), Vec::<String>::new(), "{kind:?}");
        }
    }
}

#[test]
fn of_several_weaker_names_the_first_of_the_list_serves() {
    let first = |row: &str| fed(Kind::Tickets, row).join("; ");
    assert_eq!(first("#,id,number"), "ticket_id=number");
    assert_eq!(first("Owner,Name,Assignee"), "agent_id=Assignee");
    assert_eq!(first("Assignee,客服姓名,坐席ID"), "agent_id=坐席ID");
    assert_eq!(first("Assignee,客服姓名,工号"), "agent_id=工号");
    assert_eq!(
        first("Closed At,Closed Time,Resolved"),
        "resolved_at=Resolved"
    );
    assert_eq!(
        fed(Kind::Calls, "Ring Time (ms),Ringing"),
        ["wait_seconds=Ring Time (ms)"]
    );
    // A date that has a time beside it is no weaker name.
    assert_eq!(
        fed(Kind::Calls, "timestamp,Date,Time"),
        ["started_at=Date + Time"]
    );
    assert_eq!(
        ambiguous(Kind::Calls, "Date,Time,Timestamp,TIMESTAMP"),
        Vec::<String>::new()
    );
    // The same name twice tells nothing, weak or not.
    for row in ["Owner,OWNER", "Agent,AGENT", "Assignee,assignee,Owner"] {
        assert_eq!(ambiguous(Kind::Tickets, row).len(), 1, "{row}");
    }
}
