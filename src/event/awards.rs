//! Recorded bonuses (B). Their typed row is in `entry`.

use super::columns::columns;
use super::declaration::{Apart, Declaration, Others, Twice};

columns! {
    AGENT_ID = must("agent_id", Id);
    OCCURRED_ON = must("occurred_on", Time);
    RULE = must("rule", Text);
    POINTS = may("points", Number);
    TIMES = may("times", Whole(1));
    AWARD_ID = may("award_id", Id);
    REF = may("ref", Id);
    RECORDED_BY = may("recorded_by", Id);
    NOTE = may("note", Text);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "awards",
    one: "award",
    title: "Awards",
    chinese: "奖励",
    words: &["awards", "award", "奖励", "獎勵", "加分"],
    weak_words: &[],
    columns: COLUMNS,
    id: Some(AWARD_ID),
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
