//! metric: an indicator of somebody's own month that lies within the limits of a rule gives its points once, on the last day. What
//! is compared is the value that is reported. Of tiers that are open at the same end only the innermost that holds has a line.

use crate::event::Kind;
use crate::indicator::{Indicator, Unit};
use crate::problem::{Problem, What};
use crate::result::{Basis, Measured, MetricDetail};
use crate::rulebook::{Metric, Rule};
use crate::score::finding::of_month;
use crate::score::finding::{DraftLine, Worksheet};
use crate::score::gather::Gathered;
use crate::score::scene::Scene;

/// Adds the lines of all metric rules; a rule that no input feeds is told and gives none.
pub(in crate::score) fn add(scene: &Scene<'_>, gathered: &Gathered, found: &mut Worksheet) {
    let mut fed = Vec::new();
    for (index, rule) in scene.derived_rules() {
        let Some(metric) = rule.kind.metric() else {
            continue;
        };
        if is_fed(scene, metric.indicator) {
            fed.push((index, metric));
        } else {
            tell(rule, metric.indicator, found);
        }
    }
    if fed.is_empty() {
        return;
    }
    let mut lines = Vec::new();
    for (who, _) in scene.people() {
        let own = gathered.person(who);
        let measured = |metric: &Metric| match scene.case {
            Some(_) => in_case(scene, who, metric, own.get(metric.indicator)),
            None => own.get(metric.indicator),
        };
        let holding: Vec<(usize, &Metric, Measured)> = fed
            .iter()
            .filter(|(index, _)| scene.concerns(*index, who))
            .map(|(index, metric)| (*index, *metric, measured(metric)))
            .filter(|(_, metric, measured)| holds(metric, measured))
            .collect();
        for (index, metric, measured) in &holding {
            let inner = |other: &Metric| other.lies_in(metric);
            if !holding.iter().any(|(_, other, _)| inner(other)) {
                lines.push(line(scene, who, *index, metric, measured));
            }
        }
    }
    found.drafts.extend(lines);
}

/// Whether there is a file of a kind that feeds an indicator, be it only a header: nothing happened then. A case has no files.
fn is_fed(scene: &Scene<'_>, indicator: Indicator) -> bool {
    if scene.case.is_some() {
        return true;
    }
    match indicator {
        // Of contacts, these count what a column says that exports may lack.
        Indicator::RatedRate => scene.measures.iter().any(|of| of.ratings > 0),
        Indicator::EscalationRate => {
            let mut tickets = scene.facts.tickets.iter();
            tickets.any(|fact| fact.ticket.escalated.is_some())
        }
        Indicator::ErrorRate | Indicator::Accuracy => {
            let rules = scene.policy.rules.iter();
            rules.filter(|rule| rule.counts_as_error).any(|rule| {
                let incident = rule.kind.incident().filter(|_| rule.derived);
                let written = rule.recorded.then_some(Kind::Violations);
                let mut kinds = incident.into_iter().chain(written);
                kinds.any(|kind| scene.is_given(kind))
            })
        }
        _ => indicator.fed_by().iter().any(|kind| scene.is_given(*kind)),
    }
}

fn tell(rule: &Rule, indicator: Indicator, found: &mut Worksheet) {
    let what = What::MetricWithoutInput {
        rule: rule.id.clone(),
        metric: indicator,
    };
    let problem = Problem::of_month(what).value(&rule.id);
    found.problems.push(problem);
}

/// Whether a value lies within the limits, over a sample that is large enough.
fn holds(metric: &Metric, measured: &Measured) -> bool {
    let enough = measured.n >= u64::from(metric.min_sample);
    enough && measured.value.is_some_and(|value| metric.holds(value))
}

fn line(
    scene: &Scene<'_>,
    who: usize,
    index: usize,
    metric: &Metric,
    measured: &Measured,
) -> DraftLine {
    let [at_least, above, at_most, below] = metric.ends();
    let basis = Basis::Metric(MetricDetail {
        key: metric.indicator,
        value: measured.value,
        n: measured.n,
        at_least,
        above,
        at_most,
        below,
    });
    of_month(scene, who, index, basis, Vec::new())
}

/// What a case says of an indicator: what it gives, over a sample that is just large enough; else what its contacts and ratings
/// come to. Of all else a case knows nothing, so no rule holds.
fn in_case(scene: &Scene<'_>, who: usize, metric: &Metric, own: Measured) -> Measured {
    let given = scene.case.filter(|_| who == 0).and_then(|case| {
        let value = case.indicators.get(&metric.indicator)?;
        Some(*value)
    });
    if let Some(value) = given {
        let counts = metric.indicator.unit() == Unit::Count;
        let itself = u64::try_from(value).ok().filter(|_| counts);
        return Measured {
            value: Some(value),
            sum: None,
            n: itself.unwrap_or(metric.min_sample.into()),
        };
    }
    match metric.indicator {
        Indicator::Contacts | Indicator::CsatMean => own,
        _ => Measured::default(),
    }
}
