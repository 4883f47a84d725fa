//! recorded: somebody writes it down; nothing derives a line of it.

use super::{Declaration, Meant, RuleKind};
use crate::document::Table;
use crate::problem::Document;

#[expect(clippy::unnecessary_wraps, reason = "every kind is read so")]
fn read<'d>(_: &mut Document<'d>, _: &mut Table<'d>, _: &mut Meant) -> Option<RuleKind> {
    Some(RuleKind::Recorded)
}

/// What is declared of it.
pub(super) const DECLARATION: Declaration = Declaration {
    name: "recorded",
    by_hand: true,
    incident: None,
    derived_from: ["", ""],
    does: [
        "A person writes it down, one row for each time that it happened. Nothing derives a line of it.",
        "由人登记，每发生一次登记一行；不会由其他数据得出。",
    ],
    options: &[],
    keys: &[],
    read,
};
