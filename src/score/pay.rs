//! Sums, score, grade and pay float (RULEBOOK §3): sum first, clamp after, round once.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Draft;
use crate::policy::{Points, Policy, Severity};
use crate::result::{AgentResult, GradeTerm, PayResult, PayTerm, RuleTerm, Terms};

/// Adds up the lines and sets score, grade and float.
pub(super) fn sum_up(policy: &Policy, drafts: &[&Draft], agent: &mut AgentResult) {
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

/// The pay float of a score, in yuan.
fn float(policy: &Policy, score: Decimal) -> Decimal {
    let pay = &policy.pay;
    let limit = pay.limit.abs();
    let amount = (score - policy.score.baseline)
        .saturating_mul(pay.per_point)
        .clamp(-limit, limit);
    amount
        .round_dp_with_strategy(pay.decimals, RoundingStrategy::MidpointAwayFromZero)
        .normalize()
}

/// What a result carries of its policy.
pub fn terms(policy: &Policy) -> Terms {
    let grade = |grade: &crate::policy::Grade| GradeTerm {
        grade: grade.name.clone(),
        low: grade.low.map(|edge| edge.at),
        low_included: grade.low.is_some_and(|edge| edge.inclusive),
        high: grade.high.map(|edge| edge.at),
        high_included: grade.high.is_some_and(|edge| edge.inclusive),
    };
    let rule = |rule: &crate::policy::Rule| {
        let (low, high) = match rule.points {
            Points::None => (None, None),
            Points::Fixed(points) => (Some(points), Some(points)),
            Points::Range { low, high } => (Some(low), Some(high)),
        };
        RuleTerm {
            id: rule.id.clone(),
            clause: rule.clause.clone(),
            key: rule.key.clone(),
            severity: rule.severity.name().to_string(),
            zh: rule.zh.clone(),
            en: rule.en.clone(),
            kind: rule.kind.name().to_string(),
            recorded: rule.recorded,
            derived: rule.derived,
            flag: rule.claim.map(|claim| claim.name().to_string()),
            aliases: rule.aliases.clone(),
            low,
            high,
        }
    };
    Terms {
        baseline: policy.score.baseline,
        floor: policy.score.floor,
        cap: policy.score.cap,
        grades: policy.grades.iter().map(grade).collect(),
        pay: PayTerm {
            per_point: policy.pay.per_point,
            limit: policy.pay.limit,
            from_service_month: policy.pay.from_service_month,
            decimals: policy.pay.decimals,
        },
        review_below: policy.flags.review_below,
        rules: policy.rules.iter().map(rule).collect(),
    }
}
