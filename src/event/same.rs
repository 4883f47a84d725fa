//! When two cells say the same: words folded, ids of rows folded but for case (RULEBOOK §11), everything else by its value.

use chrono::Datelike;

use super::Kind;
use super::row::Row;
use super::value::{Cell, Value};
use crate::month::When;
use crate::name::{fold, normal};

/// Whether two cells of a column, by position, say the same.
pub fn same(kind: Kind, column: usize, a: &Cell<'_>, b: &Cell<'_>) -> bool {
    match (a, b) {
        (Some(Value::Text(a)), Some(Value::Text(b))) => {
            a == b
                || if kind.holds_ids(column) {
                    normal(a) == normal(b)
                } else {
                    fold(a) == fold(b)
                }
        }
        _ => a == b,
    }
}

impl Row<'_> {
    /// The columns in which two rows of a kind differ; a column that one of the files lacks is not compared.
    pub fn differences(&self, other: &Row<'_>, kind: Kind) -> Vec<usize> {
        let cells = self.cells.iter().zip(&other.cells).enumerate();
        cells
            .filter(|(i, (a, b))| self.has(*i) && other.has(*i) && !same(kind, *i, a, b))
            .map(|(i, _)| i)
            .collect()
    }
}

/// Writes a cell of a column, by position, in the one form of all cells that say the same: what is written after different cells
/// differs, and so does what is written after several of them in turn.
pub fn spell(kind: Kind, column: usize, cell: &Cell<'_>, out: &mut Vec<u8>) {
    match cell {
        None => tagged(0, &[], out),
        Some(Value::Text(text)) => {
            let text = normal(text);
            if kind.holds_ids(column) {
                tagged(1, text.as_bytes(), out);
            } else if text.is_ascii() {
                tagged(1, text.as_bytes(), out);
                let start = out.len() - text.len();
                out[start..].make_ascii_lowercase();
            } else {
                tagged(1, text.to_lowercase().as_bytes(), out);
            }
        }
        Some(Value::Time(When::At(at))) => tagged(2, &at.to_le_bytes(), out),
        Some(Value::Time(When::Day(day))) => tagged(9, &day.num_days_from_ce().to_le_bytes(), out),
        Some(Value::Whole(n)) => tagged(3, &n.to_le_bytes(), out),
        Some(Value::Number(n)) => tagged(4, &n.normalize().serialize(), out),
        Some(Value::YesNo(yes)) => tagged(5, &[u8::from(*yes)], out),
        Some(Value::Role(role)) => tagged(6, role.name().as_bytes(), out),
        Some(Value::Absent) => tagged(10, &[], out),
        Some(Value::Outcome(outcome)) => tagged(7, outcome.name().as_bytes(), out),
        Some(Value::Priority(priority)) => tagged(8, priority.name().as_bytes(), out),
    }
}

fn tagged(tag: u8, bytes: &[u8], out: &mut Vec<u8>) {
    out.push(tag);
    out.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::event::violations;

    fn text(text: &str) -> Cell<'_> {
        Some(Value::Text(Cow::Borrowed(text)))
    }

    #[test]
    fn words_are_folded_and_ids_but_for_case() {
        let (agent, reference) = (violations::AGENT_ID, violations::REF);
        let one = |column, a, b| {
            let (a, b) = (text(a), text(b));
            let spelt = |cell| {
                let mut out = Vec::new();
                spell(Kind::Violations, column, cell, &mut out);
                out
            };
            assert_eq!(
                same(Kind::Violations, column, &a, &b),
                spelt(&a) == spelt(&b)
            );
            same(Kind::Violations, column, &a, &b)
        };
        assert!(one(agent, "Ann\u{a0}Lee", "ANN LEE"));
        assert!(!one(agent, "007", "7"));
        assert!(one(reference, "\u{200b}K-1", "'K-1"));
        assert!(!one(reference, "k-1", "K-1"));
        assert!(!same(Kind::Violations, agent, &None, &text("-")));
    }
}
