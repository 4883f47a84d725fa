//! Laws of what is there twice (CONTRACT §2): a row that stands in two files never moves a score in silence, the columns and names
//! of files decide nothing, and of the legs of a call the answered one counts, in whatever order they come.

use std::collections::BTreeMap;

use kefu::event::{Kind, Need};
use kefu::problem::Level;
use kefu::result::MonthResult;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::generated::{Generated, months};
use crate::given::Dice;
use crate::laws::{agents, cases};
use crate::memory::{File, Scored, Sheet, month, row, scored};

/// The kinds whose rows need no id.
const NAMELESS: [Kind; 4] = [
    Kind::Violations,
    Kind::Awards,
    Kind::Adjustments,
    Kind::Exams,
];

/// The month without the ids of such rows.
fn nameless(month: &Generated) -> Generated {
    let mut month = month.clone();
    for sheet in &mut month.sheets {
        if let Some(id) = sheet
            .kind
            .declared()
            .id
            .filter(|_| NAMELESS.contains(&sheet.kind))
        {
            for row in &mut sheet.rows {
                row[id].clear();
            }
        }
    }
    month
}

pub(crate) fn read(files: &[File]) -> Scored {
    month(files).expect("memory can be read")
}

/// How many errors of that code there are.
fn errors(scored: &Scored, code: &str) -> usize {
    let told = scored.problems.iter();
    told.filter(|problem| problem.level() == Level::Error && problem.what.code() == code)
        .count()
}

/// The files of a month, one kind of them replaced.
fn with(month: &Generated, kind: Kind, files: Vec<File>) -> Vec<File> {
    let others = month.files().into_iter().filter(|file| file.kind != kind);
    let mut all: Vec<File> = others.chain(files).collect();
    all.sort_by_key(|file| file.kind != Kind::Agents);
    all
}

/// The columns that a file of the kind may lack.
fn spare(kind: Kind) -> Vec<usize> {
    let columns = kind.columns().iter().enumerate();
    columns
        .filter(|(i, column)| column.need == Need::Nothing && Some(*i) != kind.declared().id)
        .map(|(i, _)| i)
        .collect()
}

/// What is measured of everybody.
fn measured(result: &MonthResult) -> String {
    let each = result.agents.iter().map(|agent| &agent.indicators);
    format!(
        "{:?} {:?}",
        each.collect::<Vec<_>>(),
        result.service_indicators
    )
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_row_repeated_in_another_file_moves_no_score_in_silence(
        month in months(), which: Index, row: Index, cut: Index, turned: bool,
    ) {
        let month = nameless(&month);
        let kind = NAMELESS[which.index(NAMELESS.len())];
        let sheet = month.sheets.iter().find(|sheet| sheet.kind == kind && !sheet.rows.is_empty());
        let Some(sheet) = sheet else { return Ok(()) };
        let (mut one, mut two) = (sheet.clone(), sheet.clone());
        two.rows = one.rows.split_off(cut.index(sheet.rows.len() + 1));
        let repeated = row.index(sheet.rows.len());
        let copy = sheet.rows[repeated].clone();
        if repeated < one.rows.len() { two.rows.push(copy) } else { one.rows.push(copy) }
        let mut files = vec![one.file("-1"), two.file("-2")];
        if turned {
            files.reverse();
        }
        let (whole, split) = (read(&month.files()), read(&with(&month, kind, files)));
        let told = errors(&split, "same-row") + errors(&split, "same-file");
        prop_assert!(told > 0 || agents(&whole.result) == agents(&split.result), "{:#?}", split.problems);
    }

    /// Files with ids hold the same things, each without some columns that the other has.
    #[test]
    fn neither_columns_nor_names_of_files_change_anything(
        month in months(), which: Index, lacks in prop::collection::vec(0..3_u8, 16), turned: bool, reversed: bool,
    ) {
        let sheets: Vec<&Sheet> = month.sheets.iter().filter(|sheet| !sheet.rows.is_empty()).collect();
        let Some(sheet) = sheets.get(which.index(sheets.len().max(1))) else { return Ok(()) };
        let kind = sheet.kind;
        let lacking = |file: u8| -> Vec<usize> {
            spare(kind).into_iter().filter(|column| lacks[*column] == file).collect()
        };
        let mut other = (*sheet).clone();
        if reversed {
            other.rows.reverse();
        }
        let mut files = vec![sheet.file_without("-1", &lacking(1)), other.file_without("-2", &lacking(2))];
        if turned {
            files.reverse();
        }
        let (whole, both) = (scored(&month.files()), scored(&with(&month, kind, files)));
        prop_assert_eq!(agents(&whole), agents(&both));
        prop_assert_eq!(measured(&whole), measured(&both));
        for input in &both.inputs {
            let parts = input.used + input.other_month + input.not_ours + input.filtered + input.duplicate + input.rejected;
            prop_assert_eq!(input.rows, parts);
        }
    }
}

/// Legs of calls: of each call at most one was answered, and those that nobody answered rang one desk.
fn legs() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(any::<[u8; 8]>(), 1..=12).prop_map(|calls| {
        let made = calls.iter().enumerate();
        made.flat_map(|(i, bytes)| call(i, &mut Dice::of(bytes)))
            .collect()
    })
}

fn call(i: usize, dice: &mut Dice<'_>) -> Vec<Vec<String>> {
    let (id, customer) = (format!("C{i}"), format!("K{}", i % 3));
    let legs = 1 + dice.below(4);
    // As many say that nobody answered.
    let answered = dice.below(legs * 2);
    let one = |leg: usize| {
        let is_answered = leg == answered;
        let agent = if answered < legs {
            ["1", "2", "3", "bot"][(i + leg) % 4]
        } else {
            "1"
        };
        let seconds = if answered < legs { leg * 19 } else { 0 };
        let cells = [
            ("call_id", id.clone()),
            ("agent_id", agent.to_string()),
            (
                "started_at",
                format!("2026-10-{:02} 09:00:{seconds:02}", 1 + i % 31),
            ),
            (
                "talk_seconds",
                if is_answered { "60" } else { "" }.to_string(),
            ),
            (
                "outcome",
                if is_answered { "answered" } else { "missed" }.to_string(),
            ),
            (
                "csat",
                if answered < legs {
                    ["1", "5", "", "3"][leg]
                } else {
                    ""
                }
                .to_string(),
            ),
            ("customer_id", customer.clone()),
        ];
        row(Kind::Calls, &cells)
    };
    (0..legs).map(one).collect()
}

fn sheet(kind: Kind, rows: &[&[(&str, &str)]]) -> Sheet {
    let rows = rows.iter().map(|cells| row(kind, cells)).collect();
    Sheet { kind, rows }
}

pub(crate) fn roster() -> File {
    let person = |id| [("agent_id", id), ("name", id), ("hired_on", "2020-01-01")];
    let rows = ["1", "2", "3"].map(person);
    sheet(Kind::Agents, &rows.each_ref().map(|row| row.as_slice())).file("")
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn the_legs_of_a_call_come_in_any_order(legs in legs(), shuffle in prop::collection::vec(any::<u16>(), 48), cut: Index) {
        let surveys = sheet(Kind::Surveys, &[
            &[("agent_id", "2"), ("answered_on", "2026-10-09"), ("csat", "4"), ("survey_id", "S1"), ("ref", "C0")],
            &[("agent_id", "3"), ("answered_on", "2026-10-09"), ("csat", "2"), ("survey_id", "S2"), ("ref", "C1")],
        ]).file("");
        let files = |rows: Vec<Vec<String>>| {
            let (mut one, kind) = (rows, Kind::Calls);
            let two = one.split_off(cut.index(one.len() + 1));
            let file = |rows, suffix| Sheet { kind, rows }.file(suffix);
            [roster(), file(one, "-1"), file(two, "-2"), surveys.clone()]
        };
        let mut other: Vec<(u16, Vec<String>)> = shuffle.into_iter().zip(legs.clone()).collect();
        other.sort();
        let shuffled = other.into_iter().map(|(_, leg)| leg).collect();
        let (one, other) = (scored(&files(legs.clone())), scored(&files(shuffled)));
        prop_assert_eq!(agents(&one), agents(&other));
        prop_assert_eq!(measured(&one), measured(&other));
        // Counted by hand: a call is a contact of whoever answered it, if that is somebody of the roster.
        let mut contacts: BTreeMap<&str, u64> = BTreeMap::new();
        for leg in legs.iter().filter(|leg| leg[5] == "answered") {
            *contacts.entry(leg[1].as_str()).or_default() += 1;
        }
        for agent in &one.agents {
            let counted = agent.indicators.get(kefu::indicator::Indicator::Contacts).value;
            let expected = contacts.get(agent.agent_id.as_str()).copied().unwrap_or_default();
            prop_assert_eq!(counted, Some(expected.into()), "{}", agent.agent_id);
        }
        let inputs = one.inputs.iter().filter(|input| input.kind == Kind::Calls);
        let (rows, duplicates) = inputs.fold((0, 0), |sum, input| (sum.0 + input.rows, sum.1 + input.duplicate));
        let ids: std::collections::BTreeSet<&String> = legs.iter().map(|leg| &leg[0]).collect();
        prop_assert_eq!(rows - duplicates, ids.len() as u64);
    }
}
