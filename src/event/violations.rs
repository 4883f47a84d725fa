//! Recorded violations (L, M, S, T). Their typed row is in `entry`.

use super::columns::columns;
use super::declaration::{Apart, Declaration, Others, Twice};

columns! {
    AGENT_ID = must("agent_id", Id);
    OCCURRED_ON = must("occurred_on", Time);
    RULE = must("rule", Text);
    POINTS = may("points", Number);
    TIMES = may("times", Whole(1));
    VIOLATION_ID = may("violation_id", Id);
    REF = may("ref", Id);
    RECORDED_BY = may("recorded_by", Id);
    NOTE = may("note", Text);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "violations",
    one: "violation",
    title: "Violations",
    chinese: "违规",
    words: &["violations", "violation", "违规", "違規", "扣分"],
    weak_words: &[],
    columns: COLUMNS,
    id: Some(VIOLATION_ID),
    agent: Some(AGENT_ID),
    moment: Some(OCCURRED_ON),
    second_moment: None,
    updated: None,
    is_of_months: true,
    is_work: false,
    others: Others::Refused,
    twice: Some(Twice {
        apart: Apart::Note,
        by_chance: None,
    }),
    missed: &[TIMES, REF],
};
