//! Sums, score, grade and pay float (RULEBOOK §3): sum first, clamp after, round once.

use rust_decimal::{Decimal, RoundingStrategy};

use super::finding::DraftLine;
use crate::result::{AgentResult, PayResult};
use crate::rulebook::{Policy, Severity};

/// Adds up the lines and sets score, grade and float.
pub(super) fn sum_up(policy: &Policy, drafts: &[&DraftLine], agent: &mut AgentResult) {
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
pub(super) fn settle(policy: &Policy, agent: &mut AgentResult) {
    let bounds = &policy.score;
    agent.score = agent.raw.clamp(bounds.floor, bounds.cap.max(bounds.floor));
    agent.grade = policy.grade(agent.score).map(String::from);
    let eligible = agent
        .service_month
        .is_none_or(|month| month >= i64::from(policy.pay.from_service_month));
    agent.pay = PayResult {
        eligible,
        float: eligible.then(|| float(policy, agent.score)),
    };
}

/// The pay float of a score, in the currency of the policy.
pub(super) fn float(policy: &Policy, score: Decimal) -> Decimal {
    let pay = &policy.pay;
    let limit = pay.limit.abs();
    let amount = (score - policy.score.baseline)
        .saturating_mul(pay.per_point)
        .clamp(-limit, limit);
    amount
        .round_dp_with_strategy(pay.decimals, RoundingStrategy::MidpointAwayFromZero)
        .normalize()
}
