//! Sums, score, grade and pay float (RULEBOOK §3): sum first, clamp after, round once. The formula of pay is in `rulebook`.

use super::finding::DraftLine;
use crate::result::{AgentResult, PayResult};
use crate::rulebook::{Rulebook, Severity};

/// Adds up the lines and sets score, grade and float.
pub(super) fn sum_up(policy: &Rulebook, drafts: &[&DraftLine], agent: &mut AgentResult) {
    for draft in drafts {
        let sum = match policy.rules[draft.rule].severity {
            Severity::Bonus => &mut agent.bonus,
            Severity::Adjustment => &mut agent.adjustment,
            _ => &mut agent.deductions,
        };
        *sum += draft.points;
    }
    let bounds = &policy.score;
    agent.raw = bounds.baseline + agent.bonus + agent.deductions + agent.adjustment;
    settle(policy, agent);
}

/// Sets score, grade and float from `raw`.
pub(super) fn settle(policy: &Rulebook, agent: &mut AgentResult) {
    let (bounds, pay) = (&policy.score, &policy.pay);
    agent.score = bounds.hold(agent.raw);
    agent.grade = policy.grade(agent.score).map(String::from);
    let eligible = pay.is_eligible(agent.service_month);
    let float = eligible.then(|| pay.earned(agent.score, bounds.baseline).float);
    agent.pay = PayResult { eligible, float };
}
