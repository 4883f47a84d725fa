//! What a person reads of a policy, gathered from it: which rules belong together, and what a few scores would earn.

use rust_decimal::Decimal;

use super::{pay, policy_ref, terms};
use crate::policy::keys::KEYS;
use crate::policy::{Choice, Policy, Rule, RuleKind};
use crate::result::{ChoiceText, PayExample, RuleText, Rulebook};

/// A policy, told whole.
pub fn rulebook(policy: &Policy) -> Rulebook {
    let limits = &policy.limits;
    let limit = |key: &str, minutes: Option<u32>| (key.to_string(), minutes);
    Rulebook {
        policy: policy_ref(policy),
        approved_by: policy.about.approved_by.clone(),
        approved_on: policy.about.approved_on,
        preamble: policy.about.preamble.clone(),
        note: policy.about.note.clone(),
        terms: terms(policy),
        scored_roles: policy
            .scored_roles
            .iter()
            .map(|role| role.name().to_string())
            .collect(),
        last_min_people: policy.last_min_people,
        full_mark: policy.full_mark,
        limits: vec![
            limit(
                "complaint_response_minutes",
                limits.complaint_response_minutes,
            ),
            limit("emergency_minutes", limits.emergency_minutes),
        ],
        choices: choices(policy),
        examples: examples(policy),
        rules: policy.rules.iter().map(|rule| text(policy, rule)).collect(),
    }
}

/// What the policy chooses otherwise than an unwritten key does.
fn choices(policy: &Policy) -> Vec<ChoiceText> {
    let (score, flags) = (&policy.score, &policy.flags);
    let number = |n: &Option<Decimal>| n.map(|n| n.normalize().to_string());
    let training = flags.training.as_ref();
    let currency = &policy.pay.currency;
    let written = [
        ("score", "points_step", number(&score.points_step)),
        ("score", "max_bonus", number(&score.max_bonus)),
        ("score", "max_deductions", number(&score.max_deductions)),
        ("score", "blank_points", score.blank_points.unusual()),
        (
            "pay",
            "currency",
            (currency != "CNY").then(|| currency.clone()),
        ),
        ("people", "service_month", policy.service_month.unusual()),
        ("ranking", "scope", policy.ranking.scope.unusual()),
        ("ranking", "ranked", policy.ranking.ranked.unusual()),
        (
            "ranking",
            "last_when_all_equal",
            policy
                .ranking
                .last_when_all_equal
                .then(|| "true".to_string()),
        ),
        ("flags", "last_below_in", flags.last_below_in.unusual()),
        (
            "flags",
            "training_grade",
            training.map(|of| of.grade.clone()),
        ),
        (
            "flags",
            "training_months",
            training.map(|of| of.months.to_string()),
        ),
        (
            "limits",
            "emergency_rounding",
            policy.limits.emergency_rounding.unusual(),
        ),
    ];
    let text = |(section, key, value): (&str, &str, Option<String>)| {
        let known = KEYS
            .iter()
            .find(|known| known.section == section && known.key == key)?;
        Some(ChoiceText {
            written: format!("[{section}] {key} = {}", value?),
            en: known.en,
            zh: known.zh,
        })
    };
    written.into_iter().filter_map(text).collect()
}

/// How far above and below the baseline the examples lie, in points.
const ABOVE: Decimal = Decimal::from_parts(11, 0, 0, false, 0);
const BELOW: Decimal = Decimal::from_parts(12, 0, 0, true, 0);

/// What the ends of the scale earn, the baseline, a score above and one below it, and where the limit is reached.
fn examples(policy: &Policy) -> Vec<PayExample> {
    let (baseline, per_point) = (policy.score.baseline, policy.pay.per_point);
    let reach = policy.pay.limit.checked_div(per_point).unwrap_or_default();
    let steps = [Decimal::ZERO, ABOVE, BELOW, reach, -reach];
    let mut scores: Vec<Decimal> = steps
        .into_iter()
        .map(|step| baseline + step)
        .filter(|score| *score >= policy.score.floor && *score <= policy.score.cap)
        .filter(|score| score.scale() <= policy.score.points_decimals)
        .chain([policy.score.floor, policy.score.cap])
        .collect();
    scores.sort_by(|a, b| b.cmp(a));
    scores.dedup();
    let example = |score: Decimal| PayExample {
        score,
        grade: policy.grade(score).map(String::from),
        product: (score - baseline).saturating_mul(per_point),
        float: pay::float(policy, score),
    };
    scores.into_iter().map(example).collect()
}

fn text(policy: &Policy, rule: &Rule) -> RuleText {
    let both = rule.recorded && rule.derived;
    let family: Vec<String> = policy
        .rules
        .iter()
        .filter(|other| other.same_family(rule))
        .map(|other| other.id.clone())
        .collect();
    RuleText {
        note: rule.note.clone(),
        settings: rule.settings(),
        recorded_in: rule
            .recorded
            .then(|| rule.severity.recorded_in().name().to_string()),
        incident: incident(&rule.kind)
            .filter(|_| both)
            .map(|kind| kind.name().to_string()),
        family: if family.len() > 1 { family } else { Vec::new() },
        counts_for: policy
            .rules
            .iter()
            .filter(|other| other.id != rule.id)
            .flat_map(|other| counts(other, rule).map(|n| (other.id.clone(), n)))
            .collect(),
        withholds: policy
            .rules
            .iter()
            .filter(|other| withheld(other, rule))
            .map(|other| other.id.clone())
            .collect(),
    }
}

/// How many lines of the severity of `rule` are enough for `sum`.
fn counts(sum: &Rule, rule: &Rule) -> Option<u32> {
    let RuleKind::Accumulated { counts, .. } = &sum.kind else {
        return None;
    };
    let mut own = counts
        .iter()
        .filter(|(severity, _)| *severity == rule.severity);
    own.next().map(|(_, n)| *n)
}

/// Whether a line of `rule` withholds `bonus`.
fn withheld(bonus: &Rule, rule: &Rule) -> bool {
    matches!(&bonus.kind, RuleKind::NoValidComplaint { withheld_by, .. } if withheld_by.contains(&rule.id))
}

/// What a rule of a kind is derived from, where that has an id which a record can name.
fn incident(kind: &RuleKind) -> Option<crate::event::Kind> {
    use crate::event::Kind;
    match kind {
        RuleKind::ExamScore { .. } => Some(Kind::Exams),
        RuleKind::ComplaintCategory { .. } | RuleKind::ComplaintResponse { .. } => {
            Some(Kind::Complaints)
        }
        RuleKind::EmergencyOverrun { .. } => Some(Kind::Tickets),
        RuleKind::Recorded
        | RuleKind::NoValidComplaint { .. }
        | RuleKind::TopOfService { .. }
        | RuleKind::Accumulated { .. }
        | RuleKind::Metric(_) => None,
    }
}
