//! No column is left out in silence: the example month with columns cut, misspelt and remarked upon; and nobody is late because a
//! moment is not there.

use std::collections::BTreeMap;

use kefu::event::Kind;
use kefu::problem::Level;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::memory::{File, Scored, month};
use crate::run::{MONTH, project, text};

/// A file of the example month: its kind, its headers and its rows.
#[derive(Clone)]
struct Table {
    kind: Kind,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn file(&self) -> File {
        let mut out = csv::Writer::from_writer(Vec::new());
        self.rows
            .iter()
            .for_each(|row| out.write_record(row).expect("a row"));
        File {
            kind: self.kind,
            name: format!("{}.csv", self.kind.name()),
            bytes: out.into_inner().expect("bytes"),
        }
    }

    /// The place of a column.
    fn place(&self, name: &str) -> usize {
        let place = self.rows[0].iter().position(|header| header == name);
        place.expect("the column")
    }
}

/// So many calls are enough: each change is scored anew.
const CALLS: usize = 60;

/// The example month with the first of its calls, the roster first.
fn example() -> Vec<Table> {
    let table = |kind: Kind| {
        let text = text(&project().join(MONTH).join(format!("{}.csv", kind.name())));
        let mut rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(text.as_bytes());
        let rows = rows
            .records()
            .map(|row| row.expect("a row").iter().map(String::from).collect());
        let most = if kind == Kind::Calls {
            CALLS
        } else {
            usize::MAX
        };
        let rows: Vec<_> = rows.take(most).collect();
        Table { kind, rows }
    };
    let kinds = Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Customers);
    kinds.map(table).collect()
}

fn read(tables: &[Table]) -> Scored {
    let files: Vec<File> = tables.iter().map(Table::file).collect();
    month(&files).expect("memory can be read")
}

/// Everybody's score and float.
fn scores(month: &Scored) -> BTreeMap<&str, (Decimal, Option<Decimal>)> {
    let agents = month.result.agents.iter();
    agents
        .map(|agent| (agent.agent_id.as_str(), (agent.score, agent.pay.float)))
        .collect()
}

/// How often each code is told.
fn codes(month: &Scored) -> BTreeMap<&'static str, u64> {
    let mut codes = BTreeMap::new();
    for problem in &month.problems {
        *codes.entry(problem.what.code()).or_default() += problem.count;
    }
    codes
}

fn has_errors(month: &Scored) -> bool {
    month
        .problems
        .iter()
        .any(|problem| problem.level() == Level::Error)
}

/// What is wrong when a change is neither told nor without effect.
fn silent(before: &Scored, after: &Scored) -> Option<String> {
    let told = codes(before) != codes(after) || has_errors(after);
    let same = scores(before) == scores(after);
    (!told && !same).then(|| format!("{:?} became {:?}", scores(before), scores(after)))
}

#[test]
fn a_column_that_is_cut_changes_no_score_in_silence() {
    let whole = example();
    let before = read(&whole);
    let mut cut = 0;
    for (t, table) in whole.iter().enumerate() {
        for column in 0..table.rows[0].len() {
            let mut tables = whole.clone();
            for row in &mut tables[t].rows {
                row.remove(column);
            }
            let wrong = silent(&before, &read(&tables));
            assert_eq!(
                wrong,
                None,
                "{}: {}",
                table.kind.name(),
                table.rows[0][column]
            );
            cut += 1;
        }
    }
    assert!(cut > 100, "{cut}");
}

/// A header without one of its letters is told as near, or the file is refused; short ones have too few letters to tell.
#[test]
fn a_column_that_is_misspelt_is_told() {
    let whole = example();
    for (t, table) in whole.iter().enumerate() {
        for column in 0..table.rows[0].len() {
            let header = &table.rows[0][column];
            // What is left must have four letters, and a blank is no letter.
            let letters = [1, header.len() - 1].into_iter();
            for letter in letters.filter(|i| header.len() > 4 && &header[*i..=*i] != "_") {
                let mut tables = whole.clone();
                tables[t].rows[0][column].remove(letter);
                let misspelt = tables[t].rows[0][column].clone();
                // One row is enough to be read.
                let roster = tables[0].clone();
                let mut table = tables.swap_remove(t);
                table.rows.truncate(2);
                let files = if t == 0 {
                    vec![table]
                } else {
                    vec![roster, table]
                };
                let after = read(&files);
                let near = codes(&after).contains_key("header-near");
                assert!(
                    near || has_errors(&after),
                    "{}: {misspelt}",
                    files[files.len() - 1].kind.name()
                );
            }
        }
    }
}

#[test]
fn remarks_and_stars_on_every_header_change_nothing() {
    let mut tables = example();
    let before = read(&tables);
    for (i, table) in tables.iter_mut().enumerate() {
        let mark = ["*", "(必填)", "（选填）", " [optional]"][i % 4];
        table.rows[0]
            .iter_mut()
            .for_each(|header| header.push_str(mark));
    }
    let after = read(&tables);
    assert_eq!(after.result.agents, before.result.agents);
    assert_eq!(codes(&after), codes(&before));
}

/// The points of everybody's lines for being late.
fn late(month: &Scored) -> BTreeMap<&str, Decimal> {
    let rules = ["L6", "L13", "M8", "S6"];
    let agents = month.result.agents.iter();
    let points = agents.map(|agent| {
        let lines = agent.lines.iter();
        let lines = lines.filter(|line| line.detail.derived && rules.contains(&line.rule.as_str()));
        (agent.agent_id.as_str(), lines.map(|line| line.points).sum())
    });
    points.collect()
}

#[test]
fn without_the_column_of_the_moment_nobody_is_late() {
    for (kind, column, code) in [
        (Kind::Tickets, "resolved_at", "no-resolution"),
        (Kind::Complaints, "responded_at", "no-response"),
    ] {
        let mut tables = example();
        let before = read(&tables);
        let rules = if kind == Kind::Tickets {
            ["L13", "M8", "S6"].as_slice()
        } else {
            &["L6"]
        };
        let table = tables
            .iter_mut()
            .find(|table| table.kind == kind)
            .expect("the table");
        let place = table.place(column);
        for row in &mut table.rows {
            row.remove(place);
        }
        let after = read(&tables);
        let lines = after.result.agents.iter().flat_map(|agent| &agent.lines);
        let derived: Vec<_> = lines
            .filter(|line| line.detail.derived && rules.contains(&line.rule.as_str()))
            .collect();
        assert!(derived.is_empty(), "{derived:?}");
        assert!(codes(&after).contains_key(code));
        assert!(!codes(&before).contains_key(code));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    /// A row that says that it is done and leaves blank when costs nobody a point for being late.
    #[test]
    fn a_row_that_is_done_makes_nobody_late(seed in proptest::collection::vec(0..4_u8, 400)) {
        let mut tables = example();
        let before = read(&tables);
        for (kind, column) in [(Kind::Tickets, "resolved_at"), (Kind::Complaints, "responded_at")] {
            let table = tables.iter_mut().find(|table| table.kind == kind).expect("the table");
            let place = table.place(column);
            table.rows[0].push("状态".into());
            for (row, what) in table.rows.iter_mut().skip(1).zip(&seed) {
                let done = *what == 0;
                if done {
                    row[place].clear();
                }
                row.push(if done { "已办结" } else { "" }.into());
            }
        }
        let after = read(&tables);
        let (before, after) = (late(&before), late(&after));
        for (agent, points) in &before {
            prop_assert!(after[agent] >= *points, "{agent}: {points} became {}", after[agent]);
        }
    }
}
