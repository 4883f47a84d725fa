//! The causes of a person's or a team's month, against the same of the month before.

use crate::rulebook::{RuleTerm, Target};
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{CauseKind, CauseTrend, ImproveCause};
use crate::indicator::{Better, Indicator, Unit};
use crate::result::{AgentResult, Evidence, Indicators, MonthResult};

/// A person or a team in one month.
pub(super) struct Group<'a> {
    /// The person, or the people of the team.
    pub(super) agents: Vec<&'a AgentResult>,
    /// The indicators.
    pub(super) indicators: Option<&'a Indicators>,
    /// The month.
    pub(super) month: &'a MonthResult,
}

/// What a rule took from a group.
#[derive(Default)]
struct Lost<'a> {
    points: Decimal,
    times: u64,
    people: u64,
    evidence: Vec<&'a Evidence>,
}

impl<'a> Group<'a> {
    /// Somebody's month.
    pub(super) fn of_agent(month: &'a MonthResult, agent_id: &str) -> Option<Self> {
        let agent = month.agents.iter().find(|one| one.agent_id == agent_id)?;
        Some(Group {
            agents: vec![agent],
            indicators: Some(&agent.indicators),
            month,
        })
    }

    /// A team's month; None when nobody was in it.
    pub(super) fn of_team(month: &'a MonthResult, team: &str) -> Option<Self> {
        let in_it = |agent: &&AgentResult| agent.team.as_deref() == Some(team);
        let agents: Vec<_> = month.agents.iter().filter(in_it).collect();
        (!agents.is_empty()).then(|| Group {
            agents,
            indicators: month.team_indicators.get(team),
            month,
        })
    }

    fn lost(&self) -> BTreeMap<&'a str, Lost<'a>> {
        let mut all: BTreeMap<&str, Lost<'_>> = BTreeMap::new();
        for agent in &self.agents {
            let mut hit: Vec<&str> = Vec::new();
            let taken = |points: Decimal| points < Decimal::ZERO;
            for line in agent.lines.iter().filter(|line| taken(line.points)) {
                let lost = all.entry(&line.rule).or_default();
                lost.points += line.points;
                lost.times += u64::from(line.times);
                lost.evidence.extend(&line.evidence);
                if !hit.contains(&line.rule.as_str()) {
                    hit.push(&line.rule);
                    lost.people += 1;
                }
            }
        }
        all
    }

    /// What an indicator came to, and its sample, where that is large enough.
    fn measured(&self, of: Indicator, min_sample: u64) -> Option<(Decimal, u64)> {
        let measured = self.indicators?.get(of);
        let value = measured.value?;
        // A count is its own sample, and none at all is a value too.
        let enough = of.unit() == Unit::Count || measured.n >= min_sample;
        enough.then_some((value, measured.n))
    }
}

/// The causes of a group: by points lost, then by distance from the target, then those that are gone. `people` says whether
/// it is a team.
pub(super) fn causes(
    now: &Group<'_>,
    before: Option<&Group<'_>>,
    targets: &[Target],
    people: bool,
) -> Vec<ImproveCause> {
    let mut all = rules(now, before, people);
    let (there, gone): (Vec<_>, Vec<_>) = missed(now, before, targets)
        .into_iter()
        .partition(|cause| cause.trend != Some(CauseTrend::Gone));
    let first_gone = all.partition_point(|cause| cause.trend != Some(CauseTrend::Gone));
    let rules_gone = all.split_off(first_gone);
    all.extend(there);
    all.extend(rules_gone);
    all.extend(gone);
    all
}

/// The rules that took points, the most first; then those that took some in the month before only.
fn rules(now: &Group<'_>, before: Option<&Group<'_>>, people: bool) -> Vec<ImproveCause> {
    let mut lost = now.lost();
    let then = before.map(Group::lost).unwrap_or_default();
    for rule in then.keys() {
        lost.entry(rule).or_default();
    }
    let mut causes = Vec::new();
    for (id, lost) in lost {
        let points_before = before.and_then(|before| known(before, &then, id));
        let term = term(now.month, id).or_else(|| term(before?.month, id));
        let cause = ImproveCause {
            kind: CauseKind::Rule,
            cause: id.to_string(),
            zh: term.map(|term| term.zh.clone()),
            en: term.map(|term| term.en.clone()),
            points: Some(lost.points),
            times: Some(lost.times),
            people: people.then_some(lost.people),
            value: None,
            target: None,
            sample: None,
            trend: points_before.map(|before| points_trend(before, lost.points)),
            points_before,
            value_before: None,
            training: term.and_then(|term| term.training.clone()),
            evidence: lost.evidence.into_iter().cloned().collect(),
        };
        causes.push(cause);
    }
    causes.sort_by_key(|cause| {
        let points = cause.points.unwrap_or_default();
        let before = cause.points_before.unwrap_or_default();
        let gone = points.is_zero();
        let place = place(now.month, &cause.cause);
        (gone, if gone { before } else { points }, place)
    });
    causes
}

fn taken(lost: Option<&Lost<'_>>) -> Decimal {
    lost.map_or(Decimal::ZERO, |lost| lost.points)
}

/// What a rule took in a month before. None where its rulebook did not have the rule: that it took nothing says nothing then.
fn known(before: &Group<'_>, then: &BTreeMap<&str, Lost<'_>>, id: &str) -> Option<Decimal> {
    let lost = then.get(id);
    (lost.is_some() || term(before.month, id).is_some()).then(|| taken(lost))
}

fn term<'a>(month: &'a MonthResult, id: &str) -> Option<&'a RuleTerm> {
    month.terms.rules.iter().find(|rule| rule.id == id)
}

fn place(month: &MonthResult, id: &str) -> usize {
    let mut rules = month.terms.rules.iter();
    rules.position(|rule| rule.id == id).unwrap_or(usize::MAX)
}

/// What became of points lost; deductions are negative.
fn points_trend(before: Decimal, now: Decimal) -> CauseTrend {
    match (before.is_zero(), now.is_zero()) {
        (true, true) => CauseTrend::Neither,
        (true, false) => CauseTrend::New,
        (false, true) => CauseTrend::Gone,
        (false, false) if now > before => CauseTrend::Shrank,
        (false, false) => CauseTrend::CameBack,
    }
}

/// The targets that are missed, the furthest first; and those that were missed in the month before only.
fn missed(now: &Group<'_>, before: Option<&Group<'_>>, targets: &[Target]) -> Vec<ImproveCause> {
    let mut causes = Vec::new();
    for target in targets {
        let sampled = |group: &Group<'_>| {
            group.measured(target.metric.indicator, target.metric.min_sample.into())
        };
        let Some((value, sample)) = sampled(now) else {
            continue;
        };
        let then = before.and_then(sampled).map(|(value, _)| value);
        let trend = then.map(|then| value_trend(then, value, target));
        let missed = !target.metric.holds(value);
        if !missed && trend != Some(CauseTrend::Gone) {
            continue;
        }
        causes.push(ImproveCause {
            kind: CauseKind::Indicator,
            cause: target.metric.indicator.key().to_string(),
            zh: None,
            en: None,
            points: None,
            times: None,
            people: None,
            value: Some(value),
            target: Some(target.clone()),
            sample: Some(sample),
            trend,
            points_before: None,
            value_before: then,
            training: target.training.clone(),
            evidence: Vec::new(),
        });
    }
    causes.sort_by(|a, b| further(b, a));
    causes
}

/// What became of a value, seen from its target.
fn value_trend(before: Decimal, now: Decimal, target: &Target) -> CauseTrend {
    match (target.metric.holds(before), target.metric.holds(now)) {
        (true, true) => CauseTrend::Neither,
        (true, false) => CauseTrend::New,
        (false, true) => CauseTrend::Gone,
        (false, false) if distance(now, target) < distance(before, target) => CauseTrend::Shrank,
        (false, false) => CauseTrend::CameBack,
    }
}

fn distance(value: Decimal, target: &Target) -> Decimal {
    (value - target.at().unwrap_or_default()).abs()
}

/// Which cause is further from its target, in parts of the target: |a| ÷ t against |b| ÷ u is |a| × u against |b| × t. A target
/// of 0 has no parts: those come after the others, by plain distance.
fn further(a: &ImproveCause, b: &ImproveCause) -> Ordering {
    let parts = |cause: &ImproveCause| {
        let target = cause.target.as_ref()?;
        let at = target.at()?.abs();
        Some((distance(cause.value?, target), at))
    };
    let (Some((a, t)), Some((b, u))) = (parts(a), parts(b)) else {
        return Ordering::Equal;
    };
    match (t.is_zero(), u.is_zero()) {
        (false, false) => a.saturating_mul(u).cmp(&b.saturating_mul(t)),
        (true, true) => a.cmp(&b),
        (t, u) => Reverse(t).cmp(&Reverse(u)),
    }
}

/// What became of a rule that somebody promised to improve; None where it cannot be compared.
pub(super) fn rule_trend(now: &Group<'_>, before: &Group<'_>, id: &str) -> Option<CauseTrend> {
    let points_before = known(before, &before.lost(), id)?;
    Some(points_trend(points_before, taken(now.lost().get(id))))
}

/// What became of an indicator that somebody promised to improve: seen from its target, else by which values are good.
pub(super) fn indicator_trend(
    now: &Group<'_>,
    before: &Group<'_>,
    indicator: Indicator,
    targets: &[Target],
) -> Option<CauseTrend> {
    let target = targets
        .iter()
        .find(|target| target.metric.indicator == indicator);
    let min = target.map_or(1, |target| target.metric.min_sample.into());
    let (now, _) = now.measured(indicator, min)?;
    let (before, _) = before.measured(indicator, min)?;
    if let Some(target) = target {
        return Some(value_trend(before, now, target));
    }
    let better = match indicator.better() {
        Better::High => now > before,
        Better::Low => now < before,
        Better::Neither => return None,
    };
    Some(if better {
        CauseTrend::Shrank
    } else {
        CauseTrend::NotBetter
    })
}
