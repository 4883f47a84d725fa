//! The rules of a policy file, each held against what its kind needs.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use toml::de::DeValue;

use super::bands::{self, Band};
use super::metric;
use super::tables::fine;
use super::tables::roles;
use crate::document::{Bytes, need};
use crate::document::{Placed, Table, Wanted, decimal};
use crate::name::fold;
use crate::problem::{Document, PolicyFlaw};
use crate::rulebook::{
    Bounds, Claim, Declaration, Edge, EmergencyOverrun, Points, Rule, RuleKind, Severity,
};
use crate::rulebook::{CLAIMS, KINDS, SEVERITIES, SOURCES, of_kinds};

pub(super) fn rules<'d>(
    doc: &mut Document<'d>,
    top: &mut Table<'d>,
    score: Option<&Bounds>,
) -> Vec<Rule> {
    let start = top.at();
    let mut rules: Vec<(Bytes, Rule)> = Vec::new();
    let mut names = Names::default();
    let mut overruns = Vec::new();
    let mut by_name: BTreeMap<String, String> = BTreeMap::new();
    let tables = doc.tables(top, "rule");
    let all = tables.len();
    for mut table in tables {
        let at = table.at();
        let rule = rule(doc, &mut table, score, &mut names);
        doc.close(table);
        let Some(rule) = rule else { continue };
        if let RuleKind::EmergencyOverrun(EmergencyOverrun { from, to }) = rule.kind {
            let edge = |n: u32, inclusive| Edge {
                at: n.into(),
                inclusive,
            };
            let band = Band {
                name: rule.id.clone(),
                at,
                low: Some(edge(from, true)),
                high: to.map(|to| edge(to.saturating_add(1), false)),
            };
            overruns.push(band);
        }
        if let Some((first, _)) = rules
            .iter()
            .find(|(_, other)| fold(&other.id) == fold(&rule.id))
        {
            let first = doc.line(*first) as usize;
            doc.mistake(
                at,
                PolicyFlaw::DuplicateRule {
                    id: rule.id.clone(),
                    first,
                },
            );
        } else if let Some((name, other)) = rule.names().find_map(|name| {
            let other = by_name.get(&fold(name))?;
            Some((name.to_string(), other.clone()))
        }) {
            doc.mistake(at, PolicyFlaw::DuplicateName { name, other });
        }
        let adjusts = |rule: &Rule| rule.severity == Severity::Adjustment;
        if let Some((_, first)) = rules
            .iter()
            .find(|(_, other)| adjusts(other) && adjusts(&rule))
        {
            let first = first.id.clone();
            doc.mistake(at, PolicyFlaw::SecondAdjustment(first));
        }
        for name in rule.names() {
            by_name.entry(fold(name)).or_insert_with(|| rule.id.clone());
        }
        rules.push((at, rule));
    }
    // A rule that could not be read leaves no gap: it may be the one that is missed.
    if rules.len() == all {
        for (at, flaw) in bands::flaws(&overruns, None) {
            doc.mistake(at, flaw);
        }
    }
    metric::clashes(doc, &rules);
    for id in names.meant {
        if !names.given.contains(id.get_ref()) {
            doc.mistake(
                Bytes::from(id.span()),
                PolicyFlaw::NoSuchRule(id.into_inner()),
            );
        }
    }
    if all == 0 {
        doc.mistake(start, PolicyFlaw::Nothing("rule"));
    }
    rules.into_iter().map(|(_, rule)| rule).collect()
}

/// The ids of all rules, also of those with mistakes, and those that other rules mean.
#[derive(Default)]
struct Names {
    given: Vec<String>,
    meant: Vec<Placed<String>>,
}

fn rule<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    score: Option<&Bounds>,
    names: &mut Names,
) -> Option<Rule> {
    let id = need!(doc, table, text, "id").map(Placed::into_inner);
    names.given.extend(id.clone());
    let clause = need!(doc, table, text, "clause");
    let key = need!(doc, table, text, "key");
    if !table.has("severity") {
        doc.missing(table, "severity");
    }
    let severity = doc
        .one_of(table, "severity", SEVERITIES)
        .and_then(Severity::named);
    let zh = need!(doc, table, text, "zh").map(Placed::into_inner);
    let zh_hant = doc
        .text(table, "zh_hant")
        .map(Placed::into_inner)
        .or_else(|| zh.clone());
    let en = need!(doc, table, text, "en");
    let aliases = doc
        .texts(table, "aliases")
        .map(Placed::into_inner)
        .unwrap_or_default();
    let points = points(doc, table, severity, score);
    let had_kind = table.has("kind");
    let kind_name = doc
        .one_of(table, "kind", KINDS)
        .or((!had_kind).then_some("recorded"));
    if kind_name.is_none() {
        let own: Vec<_> = of_kinds().map(|key| key.key).collect();
        table.forgive(&own);
    }
    let kind = kind_name
        .and_then(Declaration::named)
        .and_then(|kind| (kind.read)(doc, table, &mut names.meant));
    let had_source = table.has("source");
    let source_at = table
        .untaken()
        .find(|(key, _)| *key == "source")
        .map(|(_, at)| at);
    let source = doc
        .one_of(table, "source", SOURCES)
        .or((!had_source).then_some(match kind_name {
            Some("recorded") => "recorded",
            Some("metric") => "derived",
            _ => "both",
        }));
    let by_hand = |kind: &Declaration| kind.by_hand;
    let never_recorded = !kind_name.and_then(Declaration::named).is_none_or(by_hand);
    if let (Some("metric"), Some(severity)) = (kind_name, severity) {
        metric::severity(doc, table.at(), severity);
    }
    match (kind_name, source) {
        (Some("recorded"), Some("derived" | "both")) => {
            doc.mistake(
                source_at.unwrap_or(table.at()),
                PolicyFlaw::Source("recorded".into()),
            );
        }
        (Some(name), Some("recorded" | "both")) if never_recorded => {
            doc.mistake(
                source_at.unwrap_or(table.at()),
                PolicyFlaw::Source(name.into()),
            );
        }
        _ => {}
    }
    let derived = kind_name != Some("recorded") && source != Some("recorded");
    if derived && matches!(points, Some(Points::Range { .. })) {
        doc.mistake(table.at(), PolicyFlaw::DerivedRange);
    }
    let roles = roles(doc, table, "roles").unwrap_or_default();
    let teams = doc
        .texts(table, "teams")
        .map(Placed::into_inner)
        .map(|teams| teams.iter().map(|team| team.trim().to_string()).collect())
        .unwrap_or_default();
    let max_per_month = max_per_month(doc, table, severity, score);
    let reason_required = doc
        .flag(table, "reason_required")
        .is_some_and(Placed::into_inner);
    let claim = doc.one_of(table, "flag", CLAIMS);
    let claim: Option<Claim> = claim.and_then(|name| name.parse().ok());
    let counts_as_error = counts_as_error(doc, table, kind_name, severity);
    let note = doc.text(table, "note").map(Placed::into_inner);
    let training = doc.text(table, "training").map(Placed::into_inner);
    Some(Rule {
        id: id?,
        clause: clause?.into_inner(),
        key: key?.into_inner(),
        severity: severity?,
        zh: zh?,
        zh_hant: zh_hant?,
        en: en?.into_inner(),
        aliases,
        points: points?,
        kind: kind?,
        recorded: source? != "derived",
        derived: source? != "recorded",
        roles,
        teams,
        max_per_month,
        reason_required,
        claim,
        counts_as_error,
        note,
        training,
    })
}

/// Whether lines of a rule are errors: of any violation, but what somebody earns is none.
fn counts_as_error<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    kind: Option<&str>,
    severity: Option<Severity>,
) -> bool {
    let placed = doc.flag(table, "counts_as_error");
    let Some(placed) = placed.filter(|placed| *placed.get_ref()) else {
        return false;
    };
    // Errors are what indicators count; these follow from indicators, or from violations that are counted already.
    let never = match (kind, severity) {
        (Some("metric"), _) => Some("metric"),
        (Some("accumulated"), _) => Some("accumulated"),
        (_, severity) => severity.filter(|of| !of.is_violation()).map(Severity::name),
    };
    if let Some(what) = never {
        let flaw = PolicyFlaw::NoError(what);
        doc.mistake(Bytes::from(placed.span()), flaw);
    }
    true
}

/// The most that a rule can move in a month; a rule without points has none, and a range of adjustments is one.
fn max_per_month<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    severity: Option<Severity>,
    score: Option<&Bounds>,
) -> Option<Decimal> {
    let placed = doc.positive(table, "max_per_month")?;
    let (at, most) = (Bytes::from(placed.span()), placed.into_inner());
    let needless = [Severity::Termination, Severity::Adjustment];
    if let Some(severity) = severity.filter(|severity| needless.contains(severity)) {
        let flaw = PolicyFlaw::NeedlessMost(severity.name());
        doc.mistake(at, flaw);
    }
    if let Some(bounds) = score {
        fine(doc, bounds, at, &[most]);
    }
    Some(most)
}

fn points<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    severity: Option<Severity>,
    score: Option<&Bounds>,
) -> Option<Points> {
    let there = table.has("points");
    let read = |value: &DeValue<'d>| match value {
        DeValue::Array(items) if items.len() == 2 => {
            let mut numbers = items.iter().map(|item| decimal(item.get_ref()));
            Some(Points::Range {
                low: numbers.next()??,
                high: numbers.next()??,
            })
        }
        value => decimal(value).map(Points::Fixed),
    };
    let placed = doc.take(table, "points", Wanted::NumberOrRange, read);
    let severity = severity?;
    let flaw = |flaw| flaw;
    if severity == Severity::Termination {
        if let Some(placed) = placed {
            doc.mistake(Bytes::from(placed.span()), flaw(PolicyFlaw::NeedlessPoints));
        }
        return Some(Points::None);
    }
    if !there {
        doc.mistake(table.at(), flaw(PolicyFlaw::NoPoints));
    }
    let placed = placed?;
    let at = Bytes::from(placed.span());
    let points = placed.into_inner();
    let (low, high) = match points {
        Points::None => return None,
        Points::Fixed(points) => (points, points),
        Points::Range { low, high } => (low, high),
    };
    if low > high {
        doc.mistake(at, flaw(PolicyFlaw::RangeOrder));
    }
    if let Some(bounds) = score {
        fine(doc, bounds, at, &[low, high]);
    }
    let right_sign = match severity {
        Severity::Bonus => low > Decimal::ZERO,
        Severity::Adjustment => matches!(points, Points::Range { .. }),
        _ => high < Decimal::ZERO,
    };
    if !right_sign {
        doc.mistake(at, flaw(PolicyFlaw::Sign(severity.name())));
    }
    Some(points)
}
