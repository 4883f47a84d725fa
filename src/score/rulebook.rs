//! What a person reads of a policy, gathered from it: which rules belong together, and what a few scores would earn.

use rust_decimal::Decimal;

use super::terms::unusual;
use super::{pay, policy_ref, terms};
use crate::event::Role;
use crate::result::{ChoiceText, PayExample, RecordersText, RuleText, Rulebook};
use crate::rulebook::KEYS;
use crate::rulebook::{Choice, Limits, Policy, Rule, RuleKind, hours_written};
use crate::rulebook::{MayRecord, Recorders};

/// A policy, told whole.
pub fn rulebook(policy: &Policy) -> Rulebook {
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
        recorders: policy.recorders.as_ref().map(recorders),
        last_min_people: policy.last_min_people,
        full_mark: policy.full_mark,
        limits: limits_of(&policy.limits),
        choices: choices(policy),
        examples: examples(policy),
        rules: policy.rules.iter().map(|rule| text(policy, rule)).collect(),
    }
}

/// Who may record, in the words of the file.
fn recorders(recorders: &Recorders) -> RecordersText {
    let text = |(role, may): (&Role, &Vec<MayRecord>)| {
        let may = may.iter().map(|one| one.name().to_string());
        (role.name().to_string(), may.collect())
    };
    RecordersText {
        may: recorders.may.iter().map(text).collect(),
        error: recorders.is_error(),
        required: recorders.are_required(),
    }
}

/// The limits by their keys; of a priority only those that it has of its own.
fn limits_of(limits: &Limits) -> Vec<(String, Option<u32>)> {
    let first = "first_response_minutes";
    let last = "resolution_minutes";
    let mut all = vec![
        (
            "complaint_response_minutes".to_string(),
            limits.complaint_response_minutes,
        ),
        ("emergency_minutes".to_string(), limits.emergency_minutes),
        (first.to_string(), limits.tickets.first_response_minutes),
        (last.to_string(), limits.tickets.resolution_minutes),
    ];
    for (priority, own) in &limits.by_priority {
        let keys = [
            (first, own.first_response_minutes),
            (last, own.resolution_minutes),
        ];
        let set = keys.into_iter().filter(|(_, minutes)| minutes.is_some());
        all.extend(set.map(|(key, minutes)| (format!("{}.{key}", priority.name()), minutes)));
    }
    all
}

/// What the policy chooses otherwise than an unwritten key does.
fn choices(policy: &Policy) -> Vec<ChoiceText> {
    let (score, flags) = (&policy.score, &policy.flags);
    let number = |n: &Option<Decimal>| n.map(|n| n.normalize().to_string());
    let training = flags.training.as_ref();
    let currency = &policy.pay.currency;
    let written = [
        ("", "other_categories", list(&policy.other_categories)),
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
    let count = |n, usual| unusual(n, usual).map(|n| n.to_string());
    let text = |(section, key, value): (&str, &str, Option<String>)| {
        let known = KEYS
            .iter()
            .find(|known| known.section == section && known.key == key)?;
        Some(ChoiceText {
            written: match section {
                "" => format!("{key} = {}", value?),
                section => format!("[{section}] {key} = {}", value?),
            },
            en: known.en,
            zh: known.zh,
        })
    };
    let working = &policy.limits.working_hours;
    let counted: Vec<&str> = working.iter().map(|limit| limit.name()).collect();
    let limits = [
        ("limits", "working_hours", list(&counted)),
        (
            "limits",
            "answer_seconds",
            count(policy.limits.answer_seconds, Limits::ANSWER_SECONDS),
        ),
        (
            "limits",
            "repeat_hours",
            count(policy.limits.repeat_hours, Limits::REPEAT_HOURS),
        ),
    ];
    let hours = policy.hours.iter().flat_map(hours_written);
    let hours = hours.map(|(key, texts)| ("hours", key, list(&texts)));
    let all = written.into_iter().chain(limits).chain(hours);
    all.filter_map(text).collect()
}

/// Texts one after the other; None where there are none.
fn list<T: AsRef<str>>(texts: &[T]) -> Option<String> {
    let texts: Vec<&str> = texts.iter().map(AsRef::as_ref).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
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
        incident: rule
            .kind
            .incident()
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
