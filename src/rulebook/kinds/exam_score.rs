//! exam-score: from the marks of exams.

use rust_decimal::Decimal;

use super::{Declaration, Meant, RuleKind};
use crate::document::Wanted::{Flag, Number};
use crate::document::{Bytes, Placed, Table};
use crate::event::Kind;
use crate::problem::{Document, PolicyFlaw};
use crate::rulebook::Unwritten::{Nothing, Same};
use crate::rulebook::Value;
use crate::rulebook::keys::keys;

/// Which marks earn a line, and how often in a month.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ExamScore {
    /// Which marks, in percent of the full mark.
    pub mark: Mark,
    /// Whether the first such exam of a month is enough.
    pub once_a_month: bool,
}

/// Marks that a rule is about, in percent of the full mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// At least so much.
    AtLeast(Decimal),
    /// Below so much.
    Below(Decimal),
}

impl ExamScore {
    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let ExamScore { mark, once_a_month } = self;
        let mark = match mark {
            Mark::AtLeast(percent) => ("at_least_percent", Value::Number(*percent)),
            Mark::Below(percent) => ("below_percent", Value::Number(*percent)),
        };
        vec![mark, ("once_a_month", Value::Flag(*once_a_month))]
    }
}

fn read<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, _: &mut Meant) -> Option<RuleKind> {
    let at_least = doc.number(table, "at_least_percent");
    let below = doc.number(table, "below_percent");
    let once_a_month = doc
        .flag(table, "once_a_month")
        .is_some_and(Placed::into_inner);
    let mark = match (at_least, below) {
        (Some(mark), None) => Mark::AtLeast(mark.into_inner()),
        (None, Some(mark)) => Mark::Below(mark.into_inner()),
        (None, None) => {
            doc.missing(table, "at_least_percent");
            return None;
        }
        (Some(_), Some(second)) => {
            let flaw = PolicyFlaw::BandShape(DECLARATION.name.into());
            doc.mistake(Bytes::from(second.span()), flaw);
            return None;
        }
    };
    Some(RuleKind::ExamScore(ExamScore { mark, once_a_month }))
}

/// What is declared of it.
pub(super) const DECLARATION: Declaration = Declaration {
    name: "exam-score",
    by_hand: true,
    incident: Some(Kind::Exams),
    derived_from: ["from exams", "依据考试"],
    does: [
        "Each exam of the month whose mark is in the range below gives a line, dated to the exam.",
        "当月每次考试，成绩落在下列范围内的，计一条，日期为考试当日。",
    ],
    options: &[],
    keys: KEYS,
    read,
};

keys! {
    "rule" {
        "at_least_percent" Number, Nothing; "§5" "Marks of at least so many percent of the full mark; either this or `below_percent`." "成绩不低于满分的百分之几；与 `below_percent` 二选一。" = "marks of at least percent" "成绩不低于满分的百分之"
        "below_percent" Number, Nothing; "§5" "Marks below so many percent of the full mark." "成绩低于满分的百分之几。" = "marks below percent" "成绩低于满分的百分之"
        "once_a_month" Flag, Same("false"); "§5" "Whether the first such exam of a month is enough." "每月是否只计第一次。" = "once a month" "每月一次"
    }
}
