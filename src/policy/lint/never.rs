//! Doubts about rules that can never have a line, always have one, or have one only for some rows.

use rust_decimal::Decimal;

use super::{Lint, metrics};
use crate::problem::Doubt;
use crate::rulebook::{
    Accumulated, ExamScore, Mark, NoValidComplaint, Points, Rule, RuleKind, Rulebook, Severity,
};

pub(super) fn look(lint: &mut Lint<'_>) {
    for (index, rule) in lint.rules() {
        roles(lint, index, rule);
        points(lint, index, rule);
        match &rule.kind {
            RuleKind::ExamScore(ExamScore { mark, .. }) if rule.derived => {
                exam(lint, index, rule, *mark);
            }
            RuleKind::NoValidComplaint(NoValidComplaint { withheld_by, .. }) => {
                withheld(lint, index, rule, withheld_by);
            }
            RuleKind::Accumulated(Accumulated { counts, .. }) => {
                for (n, (severity, _)) in counts.iter().enumerate() {
                    if !counted(lint.policy, *severity) {
                        let doubt = Doubt::CountsNothing {
                            rule: rule.id.clone(),
                            severity: severity.name(),
                        };
                        lint.tell_rule(index, &format!("accumulate.{n}"), doubt);
                    }
                }
            }
            RuleKind::ComplaintCategory(_) if rule.derived => {
                category(lint, index, rule);
            }
            _ => {}
        }
    }
    limits(lint);
}

/// Whether a rule can never have a line.
pub(super) fn never_fires(policy: &Rulebook, index: usize) -> bool {
    let Some(rule) = policy.rules.get(index) else {
        return false;
    };
    if !scored(policy, rule) {
        return true;
    }
    !rule.recorded
        && match &rule.kind {
            RuleKind::ExamScore(ExamScore { mark, .. }) => nobody_has(*mark),
            RuleKind::Accumulated(Accumulated { counts, .. }) => counts
                .iter()
                .all(|(severity, _)| !counted(policy, *severity)),
            RuleKind::Metric(metric) => metrics::beyond(metric),
            _ => false,
        }
}

/// Whether anybody of a rule's roles is scored. Roles are asked of recorded rows alone.
fn scored(policy: &Rulebook, rule: &Rule) -> bool {
    rule.roles.is_empty()
        || rule
            .roles
            .iter()
            .any(|role| policy.scored_roles.contains(role))
}

/// Whether there is a rule of a severity to count. What counts is never counted itself.
fn counted(policy: &Rulebook, severity: Severity) -> bool {
    let counts = |rule: &Rule| matches!(rule.kind, RuleKind::Accumulated(_));
    policy
        .rules
        .iter()
        .any(|rule| rule.severity == severity && !counts(rule) && scored(policy, rule))
}

/// Whether no mark from 0 to the full mark is such a one.
fn nobody_has(mark: Mark) -> bool {
    match mark {
        Mark::AtLeast(percent) => percent > Decimal::ONE_HUNDRED,
        Mark::Below(percent) => percent <= Decimal::ZERO,
    }
}

fn everybody_has(mark: Mark) -> bool {
    match mark {
        Mark::AtLeast(percent) => percent <= Decimal::ZERO,
        Mark::Below(percent) => percent > Decimal::ONE_HUNDRED,
    }
}

fn roles(lint: &mut Lint<'_>, index: usize, rule: &Rule) {
    if let Some(role) = rule.roles.first().filter(|_| !scored(lint.policy, rule)) {
        let role = role.name();
        let rule = rule.id.clone();
        lint.tell_rule(index, "roles", Doubt::RolesNotScored { rule, role });
    }
}

fn points(lint: &mut Lint<'_>, index: usize, rule: &Rule) {
    let (low, high) = match rule.points {
        Points::None => return,
        Points::Fixed(points) => (points, points),
        Points::Range { low, high } => (low, high),
    };
    let id = || rule.id.clone();
    let furthest = if low.abs() > high.abs() { low } else { high };
    let range = lint.policy.score.cap - lint.policy.score.floor;
    if furthest.abs() > range {
        let doubt = Doubt::PointsBeyondRange {
            rule: id(),
            points: furthest,
            range,
        };
        lint.tell_rule(index, "points", doubt);
    }
    if low.normalize().scale().max(high.normalize().scale()) > 2 {
        lint.tell_rule(index, "points", Doubt::FinePoints { rule: id() });
    }
    if matches!(rule.points, Points::Range { .. }) && low == high {
        let doubt = Doubt::RangeOfOne {
            rule: id(),
            points: low,
        };
        lint.tell_rule(index, "points", doubt);
    }
}

fn exam(lint: &mut Lint<'_>, index: usize, rule: &Rule, mark: Mark) {
    let (key, percent) = match mark {
        Mark::AtLeast(percent) => ("at_least_percent", percent),
        Mark::Below(percent) => ("below_percent", percent),
    };
    let id = rule.id.clone();
    if nobody_has(mark) {
        lint.tell_rule(index, key, Doubt::ExamMarkNever { rule: id, percent });
        return;
    }
    if everybody_has(mark) {
        lint.tell_rule(index, key, Doubt::ExamMarkAlways { rule: id, percent });
        return;
    }
    let Mark::Below(below) = mark else { return };
    for (_, other) in lint.rules() {
        if let RuleKind::ExamScore(ExamScore {
            mark: Mark::AtLeast(at_least),
            ..
        }) = other.kind
            && other.derived
            && other.severity.is_violation() != rule.severity.is_violation()
            && at_least < below
            && at_least > Decimal::ZERO
        {
            let (rule, other) = (id.clone(), other.id.clone());
            let percent = at_least;
            let doubt = Doubt::ExamMarksOverlap {
                rule,
                other,
                percent,
            };
            lint.tell_rule(index, key, doubt);
        }
    }
}

fn withheld(lint: &mut Lint<'_>, index: usize, rule: &Rule, by: &[String]) {
    let never = |id: &&String| {
        let place = lint.policy.rules.iter().position(|other| other.id == **id);
        place.is_some_and(|place| never_fires(lint.policy, place))
    };
    let never: Vec<String> = by.iter().filter(never).cloned().collect();
    for other in never {
        let rule = rule.id.clone();
        lint.tell_rule(
            index,
            "withheld_by",
            Doubt::WithheldByNothing { rule, other },
        );
    }
}

fn category(lint: &mut Lint<'_>, index: usize, rule: &Rule) {
    let own = rule.category_words();
    let quiet = &lint.policy.other_categories;
    if let Some(category) = quiet.iter().find(|word| own.contains(*word)) {
        let doubt = Doubt::OtherCategoryOfRule {
            category: category.clone(),
            rule: rule.id.clone(),
        };
        lint.tell("other_categories", doubt);
    }
    let earlier = lint.policy.rules.get(..index).unwrap_or_default();
    for other in earlier.iter().filter(|other| other.derived) {
        let theirs = other.category_words();
        if let Some(category) = own.intersection(&theirs).next() {
            let doubt = Doubt::CategoryOfTwoRules {
                category: category.clone(),
                rule: rule.id.clone(),
                other: other.id.clone(),
            };
            lint.tell_rule(index, "categories", doubt);
        }
    }
}

/// Limits that are unset: once for all rules that would use them.
fn limits(lint: &mut Lint<'_>) {
    let limits = &lint.policy.limits;
    let response = |kind: &RuleKind| matches!(kind, RuleKind::ComplaintResponse(_));
    let overrun = |kind: &RuleKind| matches!(kind, RuleKind::EmergencyOverrun(_));
    let unset = [
        (
            limits.complaint_response_minutes,
            lint.rules()
                .find(|(_, rule)| rule.derived && response(&rule.kind)),
            "complaint_response_minutes",
            &["respond_by"][..],
        ),
        (
            limits.emergency_minutes,
            lint.rules()
                .find(|(_, rule)| rule.derived && overrun(&rule.kind)),
            "emergency_minutes",
            &["due_at", "sla_minutes"],
        ),
    ];
    for (limit, rule, key, columns) in unset {
        if let (None, Some((index, rule))) = (limit, rule) {
            let rule = rule.id.clone();
            lint.tell_rule(index, "kind", Doubt::OnlyOwnLimits { rule, key, columns });
        }
    }
}
