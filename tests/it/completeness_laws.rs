//! Laws of completeness: whatever is dropped from a month — a file, half of the rows, a person's rows, the zeros of ids — is
//! told, or nothing moves. The month before is the same month under another name, so that all of it was there.

use std::collections::BTreeSet;

use kefu::event::Kind;
use kefu::month::Month;
use kefu::report;
use kefu::result::{AgentResult, History, Indicators, MonthResult};
use proptest::prelude::*;

use crate::generated::months;
use crate::laws::{agents, cases};
use crate::memory::{File, Scored, Sheet, month_after, row, scored};

/// The result of a month as that of September.
fn before(result: &MonthResult, id_width: Option<usize>) -> History {
    let month: Month = "2026-09".parse().expect("a month");
    let result = MonthResult {
        month,
        ..result.clone()
    };
    let mut history = id_width.map_or_else(History::default, History::with_id_width);
    let text = report::json(&result).expect("JSON");
    history.add(0, "2026-09.json", &text).expect("a result");
    history
}

fn after(history: &History, files: &[File]) -> Scored {
    month_after(history, None, files).expect("memory can be read")
}

/// What everybody earns and why, but not what was measured: a kind that is not there is not measured.
fn paid(result: &MonthResult) -> Vec<AgentResult> {
    let mut agents = agents(result);
    for agent in &mut agents {
        agent.indicators = Indicators::default();
    }
    agents
}

fn tells(scored: &Scored, code: &str) -> bool {
    let mut problems = scored.problems.iter();
    problems.any(|problem| problem.what.code() == code)
}

fn used(result: &MonthResult, kind: Kind) -> u64 {
    let inputs = result.inputs.iter();
    let of_kind = inputs.filter(|input| input.kind == kind);
    of_kind.map(|input| input.used).sum()
}

/// A team: each of `people` has `each` calls, all answered, over the month.
fn team(people: usize, each: usize) -> [Sheet; 4] {
    let id = |who: usize| format!("{:04}", who + 1);
    let person = |who: usize| {
        let cells = [
            ("agent_id", id(who)),
            ("name", format!("N{who}")),
            ("hired_on", "2024-03-01".into()),
        ];
        row(Kind::Agents, &cells)
    };
    let call = |n: usize| {
        let day = 1 + n % 31;
        let cells = [
            ("call_id", format!("C{n}")),
            ("agent_id", id(n % people)),
            ("started_at", format!("2026-10-{day:02} 10:00")),
        ];
        row(Kind::Calls, &cells)
    };
    let late = |who: usize| {
        let cells = [
            ("agent_id", id(who)),
            ("occurred_on", "2026-10-08".into()),
            ("rule", "L1".into()),
        ];
        row(Kind::Violations, &cells)
    };
    let sheet = |kind, rows| Sheet { kind, rows };
    [
        sheet(Kind::Agents, (0..people).map(person).collect()),
        sheet(Kind::Calls, (0..people * each).map(call).collect()),
        sheet(Kind::Complaints, Vec::new()),
        sheet(Kind::Violations, (0..people).step_by(2).map(late).collect()),
    ]
}

fn files(sheets: &[Sheet]) -> Vec<File> {
    sheets.iter().map(|sheet| sheet.file("")).collect()
}

/// The same sheet without zeros before its ids.
fn without_zeros(sheet: &Sheet) -> Sheet {
    let mut sheet = sheet.clone();
    for cell in sheet.rows.iter_mut().flatten() {
        if cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit()) {
            *cell = cell.trim_start_matches('0').to_string();
        }
    }
    sheet
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn a_file_less_is_told_or_moves_nothing(month in months()) {
        let whole = scored(&month.files());
        let history = before(&whole, None);
        let all = after(&history, &month.files());
        prop_assert!(!tells(&all, "kind-missing"));
        for kind in [Kind::Calls, Kind::Tickets, Kind::Complaints, Kind::Violations] {
            let files: Vec<File> = month.files().into_iter().filter(|file| file.kind != kind).collect();
            let less = after(&history, &files);
            let needed = [Kind::Complaints, Kind::Violations].contains(&kind);
            prop_assert_eq!(tells(&less, "kind-missing"), needed || used(&whole, kind) > 0);
            if !tells(&less, "kind-missing") {
                prop_assert_eq!(paid(&less.result), paid(&all.result));
            }
        }
    }

    #[test]
    fn under_half_of_the_rows_is_told(month in months(), share in 0..=100_usize) {
        let whole = scored(&month.files());
        let history = before(&whole, None);
        for kind in [Kind::Calls, Kind::Tickets] {
            let mut sheets = month.sheets.clone();
            for sheet in sheets.iter_mut().filter(|sheet| sheet.kind == kind) {
                sheet.rows.truncate(sheet.rows.len() * share / 100);
            }
            let less = after(&history, &files(&sheets));
            let (all, kept) = (used(&whole, kind), used(&less.result, kind));
            let named = |told: &&kefu::problem::Problem| told.what.code() == "fewer-rows";
            let told = less.problems.iter().filter(named).count();
            prop_assert_eq!(told, usize::from(all >= 10 && kept * 2 < all), "{} of {}", kept, all);
        }
    }

    #[test]
    fn a_person_without_rows_is_told(people in 2..7_usize, each in 1..8_usize, gone in 0..7_usize) {
        let mut sheets = team(people, each);
        let whole = scored(&files(&sheets));
        let gone = format!("{:04}", gone % people + 1);
        sheets[1].rows.retain(|row| !row.contains(&gone));
        let less = after(&before(&whole, None), &files(&sheets));
        let told: Vec<_> = less.problems.iter().filter(|problem| problem.what.code() == "nobody-rows").collect();
        if people >= 3 && each >= 5 {
            prop_assert_eq!(told.len(), 1);
            prop_assert_eq!(told[0].value.as_deref(), Some(gone.as_str()));
        } else {
            prop_assert!(told.is_empty());
        }
    }

    #[test]
    fn zeros_lost_are_told_and_found_again(people in 2..7_usize, each in 1..8_usize, which in 0..4_usize) {
        let sheets = team(people, each);
        let whole = scored(&files(&sheets));
        let mut one = sheets.clone();
        one[which] = without_zeros(&sheets[which]);
        let less = after(&before(&whole, None), &files(&one));
        let same = agents(&less.result) == agents(&whole);
        let codes: BTreeSet<&str> = less.problems.iter().map(|problem| problem.what.code()).collect();
        prop_assert!(same || codes.contains("unknown-agent"), "{:?}", codes);
        let wide = month_after(&before(&whole, Some(4)), Some(4), &files(&one)).expect("memory");
        prop_assert_eq!(agents(&wide.result), agents(&whole));

        let all = sheets.each_ref().map(without_zeros);
        let less = after(&before(&whole, None), &files(&all));
        prop_assert!(tells(&less, "history-strangers"));
        let wide = month_after(&before(&whole, Some(4)), Some(4), &files(&all)).expect("memory");
        prop_assert_eq!(agents(&wide.result), agents(&whole));
        prop_assert!(!tells(&wide, "history-strangers"));
    }
}
