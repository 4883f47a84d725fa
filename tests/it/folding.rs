//! The law of folding: what cannot be seen, blanks at the ends, full-width characters, guards and quotes around a cell change no
//! result (RULEBOOK §11).

use kefu::result::MonthResult;
use proptest::prelude::*;

use crate::generated::{Generated, months};
use crate::laws::cases;
use crate::memory::{File, month};

/// The same cell, as some program may write it.
fn disguised(cell: &str, how: u8) -> String {
    const UNSEEN: [char; 7] = [
        '\u{200b}', '\u{200e}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{200d}', '\u{1f}',
    ];
    if cell.is_empty() {
        return String::new();
    }
    let at = usize::from(how / 8) % (cell.chars().count() + 1);
    match how % 8 {
        0 | 1 => {
            let mut chars: Vec<char> = cell.chars().collect();
            chars.insert(at, UNSEEN[usize::from(how) % UNSEEN.len()]);
            chars.into_iter().collect()
        }
        2 => format!("\u{a0}{cell}\u{3000} "),
        3 => cell.chars().map(wide).collect(),
        4 => format!("'{cell}"),
        5 => format!(" \"{cell}\""),
        _ => cell.to_string(),
    }
}

/// The full-width form of a character that has one.
fn wide(c: char) -> char {
    match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// The files of a month; but for the roster, whose ids and names are shown as they are written, every cell is disguised.
fn files(month: &Generated, how: &[u8]) -> Vec<File> {
    let mut how = how.iter().copied().cycle();
    let mut sheets = month.sheets.clone();
    let others = sheets
        .iter_mut()
        .filter(|sheet| sheet.kind != kefu::event::Kind::Agents);
    for cell in others.flat_map(|sheet| &mut sheet.rows).flatten() {
        *cell = disguised(cell, how.next().unwrap_or_default());
    }
    sheets.iter().map(|sheet| sheet.file("")).collect()
}

/// What a month comes to, without the words that are shown as they are written.
fn figures(result: &MonthResult) -> Vec<String> {
    let agent = |agent: &kefu::result::AgentResult| {
        let lines: Vec<_> = agent
            .lines
            .iter()
            .map(|line| (&line.rule, line.times, line.points, &line.on))
            .collect();
        let indicators = &agent.indicators;
        format!(
            "{} {:?} {:?} {:?} {:?} {lines:?} {indicators:?}",
            agent.agent_id, agent.score, agent.rank, agent.pay, agent.flags
        )
    };
    result.agents.iter().map(agent).collect()
}

proptest! {
    #![proptest_config(cases(96))]
    #[test]
    fn no_disguise_changes_a_result(
        generated in months(),
        how in prop::collection::vec(any::<u8>(), 1..64),
    ) {
        let plain = month(&generated.files()).expect("memory can be read");
        let other = month(&files(&generated, &how)).expect("memory can be read");
        prop_assert_eq!(figures(&plain.result), figures(&other.result));
        prop_assert_eq!(plain.result.provisional, other.result.provisional);
    }
}
