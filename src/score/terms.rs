//! What a result carries of its policy: a copy of its numbers and labels, so that an old month explains itself.

use std::collections::BTreeMap;

use crate::result::{
    FlagTerms, GradeTerm, ImproveTerm, PayTerm, PolicyRef, RuleTerm, TargetTerm, Terms,
};
use crate::rulebook::{
    Choice, Grade, Improve, Limits, Points, Policy, Rule, RuleKind, Target, Timed,
};

/// The name of a policy, as results carry it.
pub fn policy_ref(policy: &Policy) -> PolicyRef {
    PolicyRef {
        name: policy.name.clone(),
        effective_from: Some(policy.effective_from),
        version: policy.about.version.clone(),
        sha256: policy.sha256.clone(),
    }
}

/// What a result carries of its policy.
pub fn terms(policy: &Policy) -> Terms {
    let grade = |grade: &Grade| GradeTerm {
        grade: grade.name.clone(),
        low: grade.low.map(|edge| edge.at),
        low_included: grade.low.is_some_and(|edge| edge.inclusive),
        high: grade.high.map(|edge| edge.at),
        high_included: grade.high.is_some_and(|edge| edge.inclusive),
    };
    let rule = |rule: &Rule| {
        let (low, high) = match rule.points {
            Points::None => (None, None),
            Points::Fixed(points) => (Some(points), Some(points)),
            Points::Range { low, high } => (Some(low), Some(high)),
        };
        RuleTerm {
            id: rule.id.clone(),
            clause: rule.clause.clone(),
            key: rule.key.clone(),
            severity: rule.severity,
            zh: rule.zh.clone(),
            en: rule.en.clone(),
            kind: (&rule.kind).into(),
            recorded: rule.recorded,
            derived: rule.derived,
            flag: rule.claim,
            counts_as_error: rule.counts_as_error,
            aliases: rule.aliases.clone(),
            low,
            high,
            teams: rule.teams.clone(),
            max_per_month: rule.max_per_month,
            options: options(policy, rule),
            training: rule.training.clone(),
        }
    };
    let training = policy.flags.training.as_ref();
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
            currency: Some(policy.pay.currency.clone()).filter(|code| code != "CNY"),
        },
        flags: FlagTerms {
            review_below: policy.flags.review_below,
            last_months: policy.flags.last_months,
            last_below: policy.flags.last_below,
            early_confirmation_grade: policy.flags.early_grade.clone(),
            early_confirmation_service_months: policy.flags.early_service_months,
            commendation_grade: policy.flags.commendation_grade.clone(),
            commendation_months: policy.flags.commendation_months,
            last_below_in: policy.flags.last_below_in.unusual(),
            training_grade: training.map(|training| training.grade.clone()),
            training_months: training.map(|training| training.months),
        },
        rules: policy.rules.iter().map(rule).collect(),
        points_step: policy.score.points_step,
        max_bonus: policy.score.max_bonus,
        max_deductions: policy.score.max_deductions,
        blank_points: policy.score.blank_points.unusual(),
        service_month: policy.service_month.unusual(),
        rank_scope: policy.ranking.scope.unusual(),
        ranked: policy.ranking.ranked.unusual(),
        last_when_all_equal: policy.ranking.last_when_all_equal,
        answer_seconds: unusual(policy.limits.answer_seconds, Limits::ANSWER_SECONDS),
        repeat_hours: unusual(policy.limits.repeat_hours, Limits::REPEAT_HOURS),
        improve: policy.improve.as_ref().map(improve),
    }
}

/// A number, where the policy sets another than usual.
pub(super) fn unusual(number: u32, usual: u32) -> Option<u32> {
    (number != usual).then_some(number)
}

/// What a rule of this kind chooses otherwise than usual.
fn options(policy: &Policy, rule: &Rule) -> BTreeMap<String, String> {
    let yes = |set: bool, word: &str| set.then(|| word.to_string());
    let counted = |limit| yes(policy.hours_of(limit).is_some(), "true");
    let chosen = match &rule.kind {
        RuleKind::TopOfService {
            workload,
            quality,
            withheld_by_violations,
            ..
        } => vec![
            ("workload", workload.unusual()),
            ("quality", quality.unusual()),
            (
                "withheld_by_violations",
                yes(!withheld_by_violations, "false"),
            ),
        ],
        RuleKind::ComplaintResponse { valid_only } => {
            vec![
                ("valid_only", yes(*valid_only, "true")),
                ("working_hours", counted(Timed::ComplaintResponse)),
            ]
        }
        RuleKind::EmergencyOverrun { .. } => {
            vec![
                ("rounding", policy.limits.emergency_rounding.unusual()),
                ("working_hours", counted(Timed::Emergency)),
            ]
        }
        RuleKind::Accumulated { count, .. } => vec![("count", count.unusual())],
        RuleKind::Metric(metric) => {
            let ends = metric.limits().into_iter();
            let mut all = vec![("metric", Some(metric.indicator.key().to_string()))];
            all.extend(ends.map(|(key, at)| (key, Some(at.normalize().to_string()))));
            let least = Some(metric.min_sample).filter(|least| *least != 1);
            all.push(("min_sample", least.map(|least| least.to_string())));
            all
        }
        _ => Vec::new(),
    };
    let chosen = chosen.into_iter();
    chosen
        .filter_map(|(key, word)| Some((key.to_string(), word?)))
        .collect()
}

fn improve(improve: &Improve) -> ImproveTerm {
    let target = |target: &Target| {
        let [at_least, above, at_most, below] = target.metric.ends();
        TargetTerm {
            metric: target.metric.indicator,
            at_least,
            at_most,
            above,
            below,
            min_sample: target.metric.min_sample,
            training: target.training.clone(),
        }
    };
    ImproveTerm {
        below_grade: improve.below_grade.clone(),
        below_score: improve.below_score,
        due_days: improve.due_days,
        targets: improve.targets.iter().map(target).collect(),
    }
}
