//! Laws of what is wrong: whatever stands in the files, every row is accounted for, every mistake is told where it is, and
//! nothing panics.

use std::collections::{BTreeMap, BTreeSet};

use kefu::event::Kind;
use kefu::report::{self, CsvStyle, Style};
use kefu::result::{History, MonthResult};
use kefu::words::Lang;
use proptest::prelude::*;

use crate::generated::months;
use crate::laws::cases;
use crate::memory::{File, Sheet, month};

/// Cells that are wrong in one column or another.
const WRONG: &str = "|soon|2026-02-30|2026-09-12|nobody|x|A0|A1|A2|L99|B1|B3|L4|M8|S2|T0|K0|E0|0|5|-99|0.001|4294967296|yes|\
    79228162514264337593543950335|-79228162514264337593543950335";

/// Makes a mistake, or what may be one, in a row of a sheet.
fn spoil(sheet: &mut Sheet, [row, cell, what]: [prop::sample::Index; 3]) {
    if sheet.rows.is_empty() {
        return;
    }
    let row = row.index(sheet.rows.len());
    let cells = &mut sheet.rows[row];
    let cell = cell.index(cells.len().max(1));
    let wrong: Vec<&str> = WRONG.split('|').collect();
    match what.index(wrong.len() + 4) {
        0 => cells.push("more".to_string()),
        1 => drop(cells.pop()),
        2 => {
            let copy = cells.clone();
            sheet.rows.push(copy);
        }
        3 => cells.insert(0, "\"".to_string()),
        what => {
            if let Some(cell) = cells.get_mut(cell) {
                *cell = wrong[what - 4].to_string();
            }
        }
    }
}

/// Whether every row of every file is accounted for.
fn accounted(result: &MonthResult) -> Result<(), TestCaseError> {
    for input in &result.inputs {
        let parts = [
            input.used,
            input.other_month,
            input.not_ours,
            input.filtered,
            input.duplicate,
            input.rejected,
        ];
        prop_assert_eq!(input.rows, parts.iter().sum::<u64>(), "{:?}", input);
    }
    Ok(())
}

fn places() -> impl Strategy<Value = Vec<[prop::sample::Index; 4]>> {
    prop::collection::vec(any::<[prop::sample::Index; 4]>(), 0..12)
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_row_is_accounted_for(mut month_of in months(), spoilt in places(), quote: Option<prop::sample::Index>) {
        for [sheet, row, cell, what] in spoilt {
            let sheet = sheet.index(month_of.sheets.len());
            spoil(&mut month_of.sheets[sheet], [row, cell, what]);
        }
        let mut files = month_of.files();
        if let Some(at) = quote {
            // A quote that never closes, before any row but the header.
            let file = at.index(files.len());
            let bytes = &mut files[file].bytes;
            let ends: Vec<usize> = (0..bytes.len()).filter(|i| bytes[*i] == b'\n').collect();
            bytes.insert(ends[at.index(ends.len())] + 1, b'"');
        }
        let month = month(&files).expect("memory can be read");
        accounted(&month.result)?;
        let mut rows: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
        for at in month.problems.iter().flat_map(|problem| problem.rows()) {
            rows.entry(month.sources.name(at.file)).or_default().insert(at.line);
        }
        for input in &month.result.inputs {
            let named = rows.get(input.file.as_str()).map_or(0, BTreeSet::len);
            prop_assert_eq!(input.rejected, named as u64, "{}: {:#?}", input.file, month.problems);
        }
    }

    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>, kind in prop::sample::select(&Kind::ALL[..]), month_of in months()) {
        anything(&[File { kind, name: "any".into(), bytes: bytes.clone() }])?;
        let mut files = month_of.files();
        files.push(File { kind, name: "any".into(), bytes });
        anything(&files)?;
    }

    #[test]
    fn no_mangled_file_makes_it_panic(month_of in months(), edits in places()) {
        const PIECES: [&str; 16] = [
            "\"", ",", "\n", "\r", "\t", ";", "\0", "\u{feff}", "-", "/", "9999-12-31T23:59:59-14:00", "0000-01-01", "0001/1/1",
            "99999999999", "31/12/2026", "工号",
        ];
        let mut files = month_of.files();
        for [file, at, what, length] in edits {
            let file = file.index(files.len());
            let bytes = &mut files[file].bytes;
            let start = at.index(bytes.len() + 1);
            let end = (start + length.index(9)).min(bytes.len());
            match what.index(PIECES.len() + 2) {
                0 => bytes[start..end].reverse(),
                1 => bytes[start..end].fill(0xe5),
                piece => drop(bytes.splice(start..end, PIECES[piece - 2].bytes())),
            }
        }
        anything(&files)?;
    }
}

/// What two numbers of an input make together may be none that can be written.
#[test]
fn no_sum_is_too_large() {
    let huge = "79228162514264337593543950335";
    let file = |kind: Kind, text: String| File {
        kind,
        name: kind.name().into(),
        bytes: text.into_bytes(),
    };
    for (sign, times) in [("", ""), ("-", "4294967295")] {
        let entries = |middle: &str| format!("A0,2026-10-01,{middle}\nA0,2026-10-02,{middle}\n");
        let files = [
            file(
                Kind::Agents,
                "agent_id,name,role\nA0,Name,team_lead\n".into(),
            ),
            file(
                Kind::Adjustments,
                "agent_id,occurred_on,points,reason\n".to_string()
                    + &entries(&format!("{sign}{huge},x")),
            ),
            file(
                Kind::Violations,
                "agent_id,occurred_on,rule,points,times\n".to_string()
                    + &entries(&format!("S1,,{times}"))
                    + &entries(&format!("L4,{sign}{huge},{times}")),
            ),
            file(
                Kind::Exams,
                "agent_id,taken_on,score,full_mark\n".to_string()
                    + &entries(&format!("{sign}{huge},{huge}")),
            ),
        ];
        let month = month(&files).expect("memory can be read");
        accounted(&month.result).expect("an account");
        let rejected: Vec<u64> = month
            .result
            .inputs
            .iter()
            .map(|input| input.rejected)
            .collect();
        assert_eq!(rejected, [0, 2, 2, 2]);
    }
}

/// Scores what may be anything, and shows it in every form: it may not be possible, and that is all.
fn anything(files: &[File]) -> Result<(), TestCaseError> {
    let Ok(month) = month(files) else {
        return Ok(());
    };
    accounted(&month.result)?;
    let text = report::json(&month.result).expect("JSON");
    prop_assert_eq!(
        &serde_json::from_str::<MonthResult>(&text).expect("a result"),
        &month.result
    );
    let history = History::default();
    let style = Style {
        width: 60,
        colour: true,
    };
    report::terminal(&report::month(&month.result, &history, Lang::Zh), style);
    for agent in &month.result.agents {
        report::terminal(&report::slip(&month.result, agent, Lang::En), style);
    }
    report::csv(
        &report::summary(&month.result),
        CsvStyle {
            mark: true,
            crlf: true,
        },
    )
    .expect("CSV");
    Ok(())
}
