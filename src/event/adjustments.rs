//! Adjustments for team leads (X1). Their typed row is in `entry`.

use super::columns::columns;
use super::declaration::{Apart, Declaration, Others, Twice};

columns! {
    AGENT_ID = must("agent_id", Id);
    OCCURRED_ON = must("occurred_on", Time);
    POINTS = must("points", Number);
    REASON = there("reason", Text);
    ADJUSTMENT_ID = may("adjustment_id", Id);
    RECORDED_BY = may("recorded_by", Id);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "adjustments",
    one: "adjustment",
    title: "Adjustments for team leads",
    chinese: "额外奖惩",
    words: &[
        "adjustments",
        "adjustment",
        "额外奖惩",
        "額外獎懲",
        "调整",
        "調整",
    ],
    weak_words: &[],
    columns: COLUMNS,
    id: Some(ADJUSTMENT_ID),
    agent: Some(AGENT_ID),
    moment: Some(OCCURRED_ON),
    second_moment: None,
    updated: None,
    is_of_months: true,
    is_work: false,
    others: Others::Refused,
    twice: Some(Twice {
        apart: Apart::Reason,
        by_chance: None,
    }),
    missed: &[],
};
