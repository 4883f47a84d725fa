//! Reads metric rules, and tells which of them clash.

use super::bands::{self, Band};
use super::read::edge;
use crate::document::need;
use crate::document::{Placed, Table};
use crate::indicator::Indicator;
use crate::name::nearest;
use crate::problem::{Document, PolicyFlaw};
use crate::rulebook::{ENDS, Metric, Rule, RuleKind, Severity};

/// Reads what a rule of this kind asks for.
pub(super) fn metric<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Option<RuleKind> {
    let start = table.start();
    let named = need!(doc, table, text, "metric");
    let indicator = named.and_then(|name| indicator(doc, &name));
    let written = ENDS.iter().any(|key| table.has(key));
    if !written {
        doc.mistake(start, PolicyFlaw::MetricWithoutEnd);
    }
    let low = edge(doc, table, "metric", "at_least", "above");
    let high = edge(doc, table, "metric", "at_most", "below");
    let min_sample = doc.whole(table, "min_sample").map_or(1, Placed::into_inner);
    let band = Band {
        name: "metric".into(),
        at: start,
        low,
        high,
    };
    for (at, flaw) in bands::flaws(&[band], None) {
        doc.mistake(at, flaw);
    }
    let indicator = indicator?;
    (low.is_some() || high.is_some()).then_some(RuleKind::Metric(Metric {
        indicator,
        low,
        high,
        min_sample,
    }))
}

/// The indicator of that name, if it is measured of people.
pub(super) fn indicator(doc: &mut Document<'_>, name: &Placed<String>) -> Option<Indicator> {
    let found = named(doc, name)?;
    if !found.is_of_people() {
        let flaw = PolicyFlaw::MetricOfTeams(name.get_ref().clone());
        doc.mistake(name.span().start, flaw);
        return None;
    }
    Some(found)
}

/// The indicator of that name.
pub(super) fn named(doc: &mut Document<'_>, name: &Placed<String>) -> Option<Indicator> {
    let word = name.get_ref();
    let found = Indicator::named(word);
    if found.is_none() {
        let flaw = PolicyFlaw::NoSuchMetric {
            near: nearest(word, Indicator::ALL.iter().map(|of| of.key())),
            name: word.clone(),
        };
        doc.mistake(name.span().start, flaw);
    }
    found
}

/// Tells a metric rule of a severity that it cannot have.
pub(super) fn severity(doc: &mut Document<'_>, at: usize, severity: Severity) {
    if matches!(severity, Severity::Termination | Severity::Adjustment) {
        let flaw = PolicyFlaw::MetricSeverity(severity.name());
        doc.mistake(at, flaw);
    }
}

/// Tells tiers of one indicator that both hold for one value of somebody.
pub(super) fn clashes(doc: &mut Document<'_>, rules: &[(usize, Rule)]) {
    for (i, (at, rule)) in rules.iter().enumerate() {
        let Some(metric) = rule.kind.metric() else {
            continue;
        };
        let earlier = rules
            .iter()
            .take(i)
            .filter(|(_, other)| other.may_meet(rule));
        let clash = |(_, other): &(usize, Rule)| {
            let example = other.kind.metric()?.clash(metric)?;
            Some((other.id.clone(), example))
        };
        if let Some((other, example)) = earlier.filter_map(clash).next() {
            let flaw = PolicyFlaw::MetricClash {
                rule: rule.id.clone(),
                other,
                metric: metric.indicator.key(),
                example,
            };
            doc.mistake(*at, flaw);
        }
    }
}
