//! Doubts about score, grades, pay and flags: ends that nothing reaches and limits that nothing meets.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Lint, never};
use crate::problem::{Doubt, End, PlacedDoubt};
use crate::rulebook::{Bounds, Edge, Grade, Points, Rule, Severity};

pub(super) fn look(lint: &mut Lint<'_>) {
    grades(lint);
    reach(lint);
    pay(lint);
    flags(lint);
}

fn grades(lint: &mut Lint<'_>) {
    let score = &lint.policy.score;
    for grade in &lint.policy.grades {
        let above = |edge: &Edge| edge.at > score.cap || (edge.at == score.cap && !edge.inclusive);
        let below =
            |edge: &Edge| edge.at < score.floor || (edge.at == score.floor && !edge.inclusive);
        let (beyond, edge, limit, keys) = match (grade.low, grade.high) {
            (Some(low), _) if above(&low) => (End::Top, low.at, score.cap, ["from", "above"]),
            (_, Some(high)) if below(&high) => (End::Bottom, high.at, score.floor, ["to", "below"]),
            _ => continue,
        };
        let line = lint.places.grade(&grade.name, &keys);
        let grade = grade.name.clone();
        let doubt = Doubt::GradeUnreachable {
            grade,
            beyond,
            edge,
            limit,
        };
        lint.found.push(PlacedDoubt { line, doubt });
    }
    let baseline = score.baseline;
    if lint.policy.grade(baseline).is_none() {
        lint.tell("score.baseline", Doubt::BaselineUngraded { baseline });
    }
    if score.points_decimals > 2 {
        let decimals = score.points_decimals;
        lint.tell("score.points_decimals", Doubt::FineDecimals { decimals });
    }
}

/// How often the lines of a rule can arise in a month.
fn once_a_month(rule: &Rule) -> bool {
    rule.severity == Severity::Adjustment || (rule.kind.is_once_a_month() && !rule.recorded)
}

/// The most that the lines of a rule can move in a month towards an end, as a magnitude; None: as far as you like.
fn most_of(rule: &Rule, end: End) -> Option<Decimal> {
    let (low, high) = match rule.points {
        Points::None => return Some(Decimal::ZERO),
        Points::Fixed(points) => (points, points),
        Points::Range { low, high } => (low, high),
    };
    let points = match end {
        End::Top => high.max(Decimal::ZERO),
        End::Bottom => low.min(Decimal::ZERO).abs(),
    };
    let all = (points.is_zero() || once_a_month(rule)).then_some(points);
    least(all, rule.max_per_month)
}

/// The smaller of two limits, either of which may not be there.
fn least(one: Option<Decimal>, other: Option<Decimal>) -> Option<Decimal> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The furthest that a month can come from the baseline; None: as far as you like.
fn furthest(lint: &Lint<'_>, end: End) -> Option<Decimal> {
    let score = &lint.policy.score;
    let sum = |wanted: &dyn Fn(Severity) -> bool| -> Option<Decimal> {
        let rules = lint.rules().filter(|(index, rule)| {
            wanted(rule.severity) && !never::never_fires(lint.policy, *index)
        });
        rules.map(|(_, rule)| most_of(rule, end)).sum()
    };
    let most = match end {
        End::Top => score.max_bonus,
        End::Bottom => score.max_deductions,
    };
    let recorded = least(sum(&|severity| severity != Severity::Adjustment), most)?;
    let all = recorded.saturating_add(sum(&|severity| severity == Severity::Adjustment)?);
    Some(match end {
        End::Top => score.baseline.saturating_add(all),
        End::Bottom => score.baseline.saturating_sub(all),
    })
}

fn reach(lint: &mut Lint<'_>) {
    let Bounds { floor, cap, .. } = lint.policy.score;
    if let Some(most) = furthest(lint, End::Top).filter(|most| *most < cap) {
        lint.tell("score.cap", Doubt::CapNeverReached { cap, most });
    }
    if let Some(least) = furthest(lint, End::Bottom).filter(|least| *least > floor) {
        lint.tell("score.floor", Doubt::FloorNeverReached { floor, least });
    }
}

fn pay(lint: &mut Lint<'_>) {
    let (pay, score) = (&lint.policy.pay, &lint.policy.score);
    if pay.decimals > 2 {
        let decimals = pay.decimals;
        lint.tell("pay.decimals", Doubt::PayFinerThanCents { decimals });
    }
    for (key, value) in [("per_point", pay.per_point), ("limit", pay.limit)] {
        if value.is_zero() {
            lint.tell(&format!("pay.{key}"), Doubt::PayNeverMoves { key });
            return;
        }
    }
    let Some(way) = pay.limit.checked_div(pay.per_point) else {
        return;
    };
    let way = way.round_dp_with_strategy(2, RoundingStrategy::AwayFromZero);
    for (end, edge) in [(End::Top, score.cap), (End::Bottom, score.floor)] {
        let pays = (edge - score.baseline).saturating_mul(pay.per_point);
        let sign = if end == End::Top {
            Decimal::ONE
        } else {
            Decimal::NEGATIVE_ONE
        };
        let at = score.baseline.saturating_add(sign * way);
        if pays.is_zero() {
            continue;
        }
        let doubt = if pays.abs() <= pay.limit {
            let limit = pay.limit;
            Doubt::PayLimitIdle {
                end,
                score: edge,
                pays: pays.normalize(),
                limit,
                at: at.normalize(),
            }
        } else {
            Doubt::PayLimitFlat {
                end,
                from: at.normalize(),
                to: edge,
                pays: sign * pay.limit,
            }
        };
        lint.tell("pay.limit", doubt);
    }
}

fn flags(lint: &mut Lint<'_>) {
    let (flags, score) = (&lint.policy.flags, &lint.policy.score);
    let Bounds {
        baseline,
        floor,
        cap,
        ..
    } = *score;
    let below = flags.review_below;
    let ends = |grade: &Grade| {
        let ends = [grade.low, grade.high].into_iter().flatten();
        ends.map(|edge| edge.at).any(|at| at == below)
    };
    let review = if below <= floor {
        Some(Doubt::ReviewNever { below, floor })
    } else if below > cap {
        Some(Doubt::ReviewAlways { below, cap })
    } else if below > baseline {
        Some(Doubt::BaselineReviewed { baseline, below })
    } else if lint.policy.grades.iter().any(ends) {
        None
    } else {
        Some(Doubt::ReviewInsideGrade { below })
    };
    if let Some(doubt) = review {
        lint.tell("flags.review_below", doubt);
    }
    let below = flags.last_below;
    if below <= floor {
        lint.tell("flags.last_below", Doubt::LastBelowNever { below, floor });
    } else if below > cap {
        lint.tell("flags.last_below", Doubt::LastBelowAlways { below, cap });
    }
    if flags.early_service_months == 0 {
        let path = "flags.early_confirmation_service_months";
        lint.tell(path, Doubt::EarlyOnlyByDate);
    }
}
