//! The rules of a policy file, each held against what its kind needs.

use rust_decimal::Decimal;
use toml::de::DeValue;

use super::bands::{self, Band};
use super::read::{need, roles};
use super::{Bounds, Claim, Edge, Mark, Points, Rule, RuleKind, Severity, fold};
use crate::document::{Document, Flaw, Placed, PolicyFlaw, Table, Wanted, decimal};

const SEVERITIES: &[&str] = &[
    "bonus",
    "minor",
    "moderate",
    "serious",
    "termination",
    "adjustment",
];

const COUNTED: &[&str] = &["minor", "moderate", "serious"];

const KINDS: &[&str] = &[
    "recorded",
    "exam-score",
    "no-valid-complaint",
    "top-of-service",
    "complaint-category",
    "complaint-response",
    "emergency-overrun",
    "accumulated",
];

const SOURCES: &[&str] = &["recorded", "derived", "both"];

const CLAIMS: &[&str] = &["compensation-due", "liability"];

pub(super) fn rules<'d>(
    doc: &mut Document<'d>,
    top: &mut Table<'d>,
    score: Option<&Bounds>,
) -> Vec<Rule> {
    let start = top.start();
    let mut rules: Vec<(usize, Rule)> = Vec::new();
    let mut named: Vec<Placed<String>> = Vec::new();
    let mut overruns = Vec::new();
    for mut table in doc.tables(top, "rule") {
        let at = table.start();
        let rule = rule(doc, &mut table, score, &mut named);
        doc.close(table);
        let Some(rule) = rule else { continue };
        if let RuleKind::EmergencyOverrun { from, to } = rule.kind {
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
                Flaw::Policy(PolicyFlaw::DuplicateRule {
                    id: rule.id.clone(),
                    first,
                }),
            );
        } else if let Some((name, other)) = rule.names().find_map(|name| {
            let taken =
                |other: &&(usize, Rule)| other.1.names().any(|theirs| fold(theirs) == fold(name));
            rules
                .iter()
                .find(taken)
                .map(|(_, other)| (name.to_string(), other.id.clone()))
        }) {
            doc.mistake(at, Flaw::Policy(PolicyFlaw::DuplicateName { name, other }));
        }
        rules.push((at, rule));
    }
    for (at, flaw) in bands::flaws(&overruns, None) {
        doc.mistake(at, Flaw::Policy(flaw));
    }
    for id in named {
        if !rules.iter().any(|(_, rule)| rule.id == *id.get_ref()) {
            doc.mistake(
                id.span().start,
                Flaw::Policy(PolicyFlaw::NoSuchRule(id.into_inner())),
            );
        }
    }
    if rules.is_empty() {
        doc.mistake(start, Flaw::Policy(PolicyFlaw::Nothing("rule")));
    }
    rules.into_iter().map(|(_, rule)| rule).collect()
}

fn one_of<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    key: &'static str,
    words: &'static [&'static str],
) -> Option<&'static str> {
    let read = |value: &DeValue<'d>| {
        words
            .iter()
            .copied()
            .find(|word| Some(*word) == value.as_str())
    };
    doc.take(table, key, Wanted::OneOf(words), read)
        .map(Placed::into_inner)
}

fn rule<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    score: Option<&Bounds>,
    named: &mut Vec<Placed<String>>,
) -> Option<Rule> {
    let id = need!(doc, table, text, "id").map(Placed::into_inner);
    let clause = need!(doc, table, text, "clause");
    let key = need!(doc, table, text, "key");
    if !table.has("severity") {
        doc.missing(table, "severity");
    }
    let severity = one_of(doc, table, "severity", SEVERITIES)
        .and_then(|name| Severity::ALL.into_iter().find(|s| s.name() == name));
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
    let kind_name = one_of(doc, table, "kind", KINDS).or((!had_kind).then_some("recorded"));
    let kind = kind_name.and_then(|name| kind(doc, table, name, named));
    let had_source = table.has("source");
    let source_at = table
        .untaken()
        .find(|(key, _)| *key == "source")
        .map(|(_, at)| at);
    let source = one_of(doc, table, "source", SOURCES).or((!had_source).then_some(
        if kind_name == Some("recorded") {
            "recorded"
        } else {
            "both"
        },
    ));
    let never_recorded = matches!(
        kind_name,
        Some("no-valid-complaint" | "top-of-service" | "accumulated")
    );
    match (kind_name, source) {
        (Some("recorded"), Some("derived" | "both")) => {
            doc.mistake(
                source_at.unwrap_or(table.start()),
                Flaw::Policy(PolicyFlaw::Source("recorded".into())),
            );
        }
        (Some(name), Some("recorded" | "both")) if never_recorded => {
            doc.mistake(
                source_at.unwrap_or(table.start()),
                Flaw::Policy(PolicyFlaw::Source(name.into())),
            );
        }
        _ => {}
    }
    let roles = roles(doc, table, "roles").unwrap_or_default();
    let reason_required = doc
        .flag(table, "reason_required")
        .is_some_and(Placed::into_inner);
    let claim = one_of(doc, table, "flag", CLAIMS).map(|name| {
        if name == "liability" {
            Claim::Liability
        } else {
            Claim::CompensationDue
        }
    });
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
        reason_required,
        claim,
    })
}

fn points<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    severity: Option<Severity>,
    score: Option<&Bounds>,
) -> Option<Points> {
    let severity = severity?;
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
    let flaw = |flaw| Flaw::Policy(flaw);
    if severity == Severity::Termination {
        if let Some(placed) = placed {
            doc.mistake(placed.span().start, flaw(PolicyFlaw::NeedlessPoints));
        }
        return Some(Points::None);
    }
    if !there {
        doc.mistake(table.start(), flaw(PolicyFlaw::NoPoints));
    }
    let placed = placed?;
    let at = placed.span().start;
    let points = placed.into_inner();
    let (low, high) = match points {
        Points::None => return None,
        Points::Fixed(points) => (points, points),
        Points::Range { low, high } => (low, high),
    };
    if low > high {
        doc.mistake(at, flaw(PolicyFlaw::RangeOrder));
    }
    if let Some(bounds) =
        score.filter(|bounds| low.scale().max(high.scale()) > bounds.points_decimals)
    {
        doc.mistake(at, flaw(PolicyFlaw::TooFine(bounds.points_decimals)));
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

fn kind<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    name: &str,
    named: &mut Vec<Placed<String>>,
) -> Option<RuleKind> {
    match name {
        "recorded" => Some(RuleKind::Recorded),
        "exam-score" => {
            let at_least = doc.number(table, "at_least_percent");
            let below = doc.number(table, "below_percent");
            let once = doc
                .flag(table, "once_a_month")
                .is_some_and(Placed::into_inner);
            let mark = match (at_least, below) {
                (Some(mark), None) => Mark::AtLeast(mark.into_inner()),
                (None, Some(mark)) => Mark::Below(mark.into_inner()),
                (None, None) => {
                    doc.missing(table, "at_least_percent");
                    return None;
                }
                (Some(_), Some(second)) => {
                    doc.mistake(
                        second.span().start,
                        Flaw::Policy(PolicyFlaw::BandShape("exam-score".into())),
                    );
                    return None;
                }
            };
            Some(RuleKind::ExamScore {
                mark,
                once_a_month: once,
            })
        }
        "no-valid-complaint" => {
            let min_contacts = need!(doc, table, whole, "min_contacts");
            let undecided_withholds = doc
                .flag(table, "undecided_withholds")
                .is_some_and(Placed::into_inner);
            let withheld_by = doc.texts(table, "withheld_by");
            if let Some(ids) = &withheld_by {
                named.extend(
                    ids.get_ref()
                        .iter()
                        .map(|id| Placed::new(ids.span(), id.clone())),
                );
            }
            let withheld_by = withheld_by.map(Placed::into_inner).unwrap_or_default();
            Some(RuleKind::NoValidComplaint {
                min_contacts: min_contacts?.into_inner(),
                undecided_withholds,
                withheld_by,
            })
        }
        "top-of-service" => {
            let min_ratings = need!(doc, table, whole, "min_ratings");
            let min_people = need!(doc, table, whole, "min_people");
            Some(RuleKind::TopOfService {
                min_ratings: min_ratings?.into_inner(),
                min_people: min_people?.into_inner(),
            })
        }
        "complaint-category" => {
            let categories = need!(doc, table, texts, "categories");
            Some(RuleKind::ComplaintCategory {
                categories: categories?
                    .into_inner()
                    .iter()
                    .map(|word| fold(word))
                    .collect(),
            })
        }
        "complaint-response" => Some(RuleKind::ComplaintResponse),
        "emergency-overrun" => {
            if !table.has("over_minutes") {
                doc.missing(table, "over_minutes");
            }
            let mut over = doc.table(table, "over_minutes");
            let from = need!(doc, &mut over, whole, "from");
            let to = doc.whole(&mut over, "to").map(Placed::into_inner);
            doc.close(over);
            Some(RuleKind::EmergencyOverrun {
                from: from?.into_inner(),
                to,
            })
        }
        _ => accumulated(doc, table),
    }
}

fn accumulated<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Option<RuleKind> {
    if !table.has("accumulate") {
        doc.missing(table, "accumulate");
    }
    let mut counts = Vec::new();
    for mut count in doc.tables(table, "accumulate") {
        if !count.has("severity") {
            doc.missing(&count, "severity");
        }
        let severity = one_of(doc, &mut count, "severity", COUNTED)
            .and_then(|name| Severity::ALL.into_iter().find(|s| s.name() == name));
        let at_least = need!(doc, &mut count, whole, "at_least");
        doc.close(count);
        counts.push((severity?, at_least?.into_inner()));
    }
    Some(RuleKind::Accumulated { counts })
}
