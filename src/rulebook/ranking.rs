//! Among whom somebody is ranked, and who is (RULEBOOK §6).

use super::{Ranked, Scope, Value};

/// Among whom somebody is ranked (RULEBOOK §6).
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Ranking {
    /// Among whom.
    pub scope: Scope,
    /// Who is ranked.
    pub ranked: Ranked,
    /// Whether all of a scope are last when all their scores are equal.
    pub last_when_all_equal: bool,
}

impl Ranking {
    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let Ranking {
            scope,
            ranked,
            last_when_all_equal,
        } = self;
        vec![
            ("scope", Value::choice(*scope)),
            ("ranked", Value::choice(*ranked)),
            ("last_when_all_equal", Value::Flag(*last_when_all_equal)),
        ]
    }
}
