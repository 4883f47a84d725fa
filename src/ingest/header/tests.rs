//! Tests: headers of known systems and of people's own files, with and without brackets: what feeds, and what is told as near.

use super::*;
use crate::settings::presets;

fn split(row: &str) -> Vec<String> {
    row.split(',').map(String::from).collect()
}

/// The headers of a row that are told as near, each with its column.
fn told(kind: Kind, header: &[String], preset: Option<&Preset>) -> Vec<String> {
    let nothing = Mapping::default();
    let mapping = preset.map_or(&nothing, |preset| &preset.mapping);
    let matched = feeds(kind, header, mapping, preset);
    let name = |column: usize| kind.columns()[column].name;
    near(kind, &matched, header)
        .into_iter()
        .map(|(i, column)| format!("{} ~ {}", header[i], name(column)))
        .collect()
}

/// Rows of headers as systems print them: of `testdata/headers.txt` and of every preset.
fn printed() -> Vec<(Kind, Vec<String>, Option<&'static Preset>)> {
    let file = include_str!("../../../testdata/headers.txt");
    let mut all = Vec::new();
    for block in file.split("\n\n") {
        let lines: Vec<&str> = block.lines().collect();
        let kind = lines[0].split(':').next().and_then(Kind::named);
        all.extend(kind.map(|kind| (kind, split(lines[1]), None)));
    }
    for preset in presets() {
        all.push((preset.kind, preset.headers.clone(), Some(preset)));
        all.push((preset.kind, preset.headers.clone(), None));
    }
    all
}

#[test]
fn no_header_of_a_known_system_is_told_as_near() {
    let all = printed();
    assert!(all.len() > 90, "{}", all.len());
    let mut wrong = Vec::new();
    for (kind, header, preset) in all {
        for marked in ["", "(必填)", "*", "（选填）"] {
            let header: Vec<_> = header
                .iter()
                .map(|name| format!("{name}{marked}"))
                .collect();
            let told = told(kind, &header, preset.filter(|_| marked.is_empty()));
            wrong.extend(told.into_iter().map(|told| format!("{kind:?}: {told}")));
        }
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn brackets_that_remark_change_nothing() {
    let fed = |kind: Kind, header: &[String]| -> Vec<Vec<usize>> {
        let matched = feeds(kind, header, &Mapping::default(), None);
        assert!(matched.wrong.is_empty(), "{header:?}: {:?}", matched.wrong);
        let columns = |feed: Option<Feed>| feed.map_or(Vec::new(), |feed| feed.columns);
        matched.feeds.into_iter().map(columns).collect()
    };
    for kind in Kind::ALL {
        for plain in [
            headers_of(kind)
                .iter()
                .map(|name| (*name).to_string())
                .collect(),
            chinese_headers_of(kind),
        ] {
            let plain: Vec<String> = plain;
            let expected = fed(kind, &plain);
            for mark in ["(必填)", "【选填】", "*", " (optional)"] {
                let marked: Vec<_> = plain.iter().map(|name| format!("{name}{mark}")).collect();
                assert_eq!(fed(kind, &marked), expected, "{kind:?} {mark}");
            }
        }
    }
}

#[test]
fn units_are_taken_off_where_the_column_can_hold_them() {
    let fed = |kind: Kind, row: &str| -> Vec<String> {
        let header = split(row);
        let matched = feeds(kind, &header, &Mapping::default(), None);
        let columns = kind.columns().iter().zip(&matched.feeds);
        let name = |(column, feed): (&Column, &Option<Feed>)| {
            let i = *feed.as_ref()?.columns.first()?;
            Some(format!("{}={}", column.name, header[i]))
        };
        columns.filter_map(name).collect()
    };
    for (kind, row, expected) in [
        (
            Kind::Exams,
            "得分(分),满分（分）",
            "score=得分(分); full_mark=满分（分）",
        ),
        (
            Kind::Violations,
            "扣分[分],次数(次)",
            "points=扣分[分]; times=次数(次)",
        ),
        (
            Kind::Violations,
            "points (points),times (count)",
            "points=points (points); times=times (count)",
        ),
        (
            Kind::Tickets,
            "SLA_minutes(min),重开次数【次】,满意度(1-5分)",
            "sla_minutes=SLA_minutes(min); reopened=重开次数【次】; csat=满意度(1-5分)",
        ),
        (
            Kind::Calls,
            "通话时长(分),等待时长(seconds)",
            "talk_seconds=通话时长(分); wait_seconds=等待时长(seconds)",
        ),
        // A duration is no moment, and money no points.
        (Kind::Tickets, "解决时间(小时),首次响应时间(分钟)", ""),
        (Kind::Violations, "次数(累计),扣分(元)", ""),
        (Kind::Exams, "得分(补考前)", ""),
        (Kind::Calls, "评分(质检)", ""),
        // Another header is the same, or becomes it.
        (Kind::Violations, "扣分,扣分(分)", "points=扣分"),
        (Kind::Violations, "扣分(分),扣分(points)", ""),
        // Whole headers come first, weak ones too where they are better.
        (Kind::Violations, "姓名,工号(必填)", "agent_id=工号(必填)"),
        (Kind::Exams, "总分", "score=总分"),
        (
            Kind::Exams,
            "总分(分),成绩(分)",
            "score=成绩(分); full_mark=总分(分)",
        ),
        (Kind::Exams, "总分,满分,成绩", "score=成绩; full_mark=满分"),
    ] {
        let expected: Vec<&str> = expected.split("; ").filter(|one| !one.is_empty()).collect();
        assert_eq!(fed(kind, row), expected, "{row}");
    }
}

#[test]
fn a_day_and_its_time_are_one_moment_where_their_cells_are() {
    let started = |row: &str, cells: &[&str]| -> (Vec<usize>, bool) {
        let header = split(row);
        let mut matched = feeds(Kind::Calls, &header, &Mapping::default(), None);
        let rows: Vec<Start> = cells.iter().map(|row| (2, split(row))).collect();
        matched.join(&header, &rows);
        let feed = matched.feeds[2].as_ref().map(|feed| feed.columns.clone());
        let ambiguous = |(what, _): &(What, String)| matches!(what, What::AmbiguousColumn { .. });
        (
            feed.unwrap_or_default(),
            matched.wrong.iter().any(ambiguous),
        )
    };
    for (row, cells, expected) in [
        (
            "Call Date,Call Time",
            vec!["2026-10-01,13:56:45", "2026-10-02,1:05 PM"],
            vec![0, 1],
        ),
        (
            "Call Time,Call Date",
            vec!["13:56:45,10/2/2026"],
            vec![1, 0],
        ),
        (
            "通话日期,通话时间",
            vec!["2026-10-01,13:56", "2026-10-02,"],
            vec![0, 1],
        ),
        ("来电日期,来电时间", vec!["2026-10-01,8时5分"], vec![0, 1]),
        ("Start Time,Time", vec!["2026-10-01,13:56"], vec![0, 1]),
        (
            "Start Time,Time",
            vec!["2026-10-01,", "2026-10-02,-"],
            vec![0],
        ),
        // The time is a duration, the day tells it, or there is another time.
        ("Call Date,Call Time", vec!["2026-10-01,323"], vec![0]),
        (
            "Call Date,Call Time",
            vec!["2026-10-01 13:56,0:05:23"],
            vec![0],
        ),
        ("Call Date,Ring Time", vec!["2026-10-01,13:56:45"], vec![0]),
    ] {
        assert_eq!(started(row, &cells), (expected, false), "{row}");
    }
    // Two names of one moment that are no pair are a mistake, as ever.
    let both = ["2026-10-01 10:00,2026-10-01 10:00"];
    assert!(started("开始时间,来电时间", &both).1);
}
