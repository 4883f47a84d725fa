//! A number, a date or a duration is what it is, however it is written: with full-width digits and marks, with blanks around it,
//! and with characters in it that nobody sees.

use std::io;

use chrono::{Datelike, NaiveDate};
use kefu::event::{Kind, Value};
use kefu::ingest;
use proptest::prelude::*;

use crate::laws::cases;
use crate::memory::File;

/// Columns that hold no text, each with the columns that its kind cannot do without.
const COLUMNS: [(Kind, &str, &str, &str); 14] = [
    (Kind::Agents, "agent_id,name", "1,Ann", "hired_on"),
    (Kind::Calls, "agent_id", "1", "started_at"),
    (
        Kind::Calls,
        "agent_id,started_at",
        "1,2026-10-05",
        "talk_seconds",
    ),
    (Kind::Calls, "agent_id,started_at", "1,2026-10-05", "csat"),
    (
        Kind::Tickets,
        "ticket_id,agent_id,created_at",
        "t,1,2026-10-05",
        "resolved_at",
    ),
    (
        Kind::Tickets,
        "ticket_id,agent_id,created_at",
        "t,1,2026-10-05",
        "due_at",
    ),
    (
        Kind::Tickets,
        "ticket_id,agent_id,created_at",
        "t,1,2026-10-05",
        "sla_minutes",
    ),
    (
        Kind::Tickets,
        "ticket_id,agent_id,created_at",
        "t,1,2026-10-05",
        "reopened",
    ),
    (
        Kind::Tickets,
        "ticket_id,agent_id,created_at",
        "t,1,2026-10-05",
        "priority",
    ),
    (
        Kind::Violations,
        "agent_id,occurred_on,rule",
        "1,2026-10-05,L4",
        "points",
    ),
    (
        Kind::Violations,
        "agent_id,occurred_on,rule",
        "1,2026-10-05,L4",
        "times",
    ),
    (
        Kind::Exams,
        "agent_id,taken_on,score",
        "1,2026-10-05,60",
        "full_mark",
    ),
    (
        Kind::Reviews,
        "agent_id,reviewed_on",
        "1,2026-10-05",
        "score",
    ),
    (Kind::Surveys, "agent_id,answered_on", "1,2026-10-05", "nps"),
];

/// The row of a file whose one cell is written so, and how many rows are rejected.
fn read(column: usize, cell: &str) -> io::Result<(Vec<String>, u64)> {
    let (kind, headers, cells, name) = COLUMNS[column];
    let bytes = format!("{headers},{name}\n{cells},\"{cell}\"\n").into_bytes();
    let file = File {
        kind,
        name: kind.name().into(),
        bytes,
    };
    let mut problems = Vec::new();
    let layout = ingest::sense(&file, 0, chrono_tz::Asia::Shanghai, &mut problems)?;
    let mut rows = Vec::new();
    let counts = ingest::read(&file, &layout, &mut problems, &mut |row| {
        rows.push(format!("{:?}", row.cells));
    })?;
    Ok((rows, counts.rejected))
}

/// How a cell is written otherwise.
#[derive(Clone, Debug)]
struct Spelling {
    /// Where a character that nobody sees is put in, and which.
    unseen: Vec<(prop::sample::Index, char)>,
    before: String,
    behind: String,
    /// Which of the digits and marks are full-width.
    wide: u64,
}

fn spelling() -> impl Strategy<Value = Spelling> {
    let unseen = prop::sample::select(vec![
        '\u{200b}', '\u{200d}', '\u{200e}', '\u{2060}', '\u{ad}', '\u{feff}', '\u{1f}', '\u{202c}',
    ]);
    let unseen = prop::collection::vec((any::<prop::sample::Index>(), unseen), 0..4);
    let blanks = "[ \u{a0}\u{3000}\u{2009}\t]{0,3}";
    (unseen, blanks, blanks, any::<u64>()).prop_map(|(unseen, before, behind, wide)| Spelling {
        unseen,
        before,
        behind,
        wide,
    })
}

impl Spelling {
    fn of(&self, cell: &str) -> String {
        let wide = |(i, c): (usize, char)| {
            let is_wide =
                c.is_ascii_graphic() && !c.is_ascii_alphabetic() && self.wide >> (i % 64) & 1 == 1;
            let wide = char::from_u32(u32::from(c) + 0xfee0);
            wide.filter(|_| is_wide).unwrap_or(c)
        };
        let mut chars: Vec<char> = cell.chars().enumerate().map(wide).collect();
        for (at, c) in &self.unseen {
            chars.insert(at.index(chars.len() + 1), *c);
        }
        let inside: String = chars.into_iter().collect();
        format!("{}{inside}{}", self.before, self.behind)
    }
}

/// Numbers, dates and durations as people and programs write them, and what only looks like one.
fn cell() -> impl Strategy<Value = String> {
    let day = (1i32..800).prop_map(|n| NaiveDate::from_num_days_from_ce_opt(739_500 + n));
    let date = (day, 0usize..8, 0u32..25, 0u32..60).prop_map(|(day, form, h, m)| {
        let day = day.expect("a day");
        let chinese = ["一", "二", "三", "四", "五", "六", "日"];
        let name = chinese[day.weekday().num_days_from_monday() as usize];
        let (y, mo, d) = (day.year(), day.month(), day.day());
        match form {
            0 => format!("{day} {h:02}:{m:02}"),
            1 => format!("{y}/{mo}/{d} {h}:{m:02}:07"),
            2 => format!("{y}年{mo}月{d}日 {h}时{m}分"),
            3 => format!("{day}({name})"),
            4 => format!("{day} 星期{name} {h}:{m:02}"),
            5 => format!("{d}/{mo}/{y}"),
            6 => day.format("%a, %d %b %Y 10:00:00 +0000").to_string(),
            _ => day.format("%Y%m%d").to_string(),
        }
    });
    let number = "[-+]?[0-9]{1,4}(\\.[0-9]{1,4})?( ?(分|points|次|min|分钟|小时|秒|h|%))?";
    let clock = "[0-9]{1,3}:[0-5][0-9](:[0-5][0-9])?( [AP]M)?";
    prop_oneof![
        date,
        number,
        clock,
        "1900-01-0[0-3] [0-2][0-9]:[0-5][0-9]:00",
        "(1970-01-01|0000-00-00)( 0?[08]:00:00)?",
        "[-+/.:0-9 T年月日h分]{0,12}",
        "(high|紧急|P1|emergency|N/A|--|是|null|无)",
    ]
    .prop_map(|text: String| text.trim().to_string())
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn however_a_cell_is_written_it_is_the_same(
        column in 0..COLUMNS.len(),
        cell in cell(),
        spelling in spelling(),
    ) {
        let written = spelling.of(&cell);
        let (plain, other) = (read(column, &cell), read(column, &written));
        prop_assert_eq!(plain.expect("memory"), other.expect("memory"), "{:?} and {:?}", cell, written);
    }
}

/// The law would hold of a program that reads nothing.
#[test]
fn what_is_meant_is_read() {
    for (column, cell, expected) in [
        (6, "３０\u{200b} 分钟", Value::Whole(30)),
        (2, "\u{3000}２：０３：００", Value::Whole(7380)),
        (9, "'－3 points", Value::Number((-3).into())),
    ] {
        let (rows, rejected) = read(column, cell).expect("memory");
        assert_eq!(rejected, 0, "{cell}");
        assert!(
            rows[0].contains(&format!("{expected:?}")),
            "{cell}: {rows:?}"
        );
    }
}
