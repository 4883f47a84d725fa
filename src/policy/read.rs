//! From the text of a policy file to a [`Policy`], or to every mistake in it at its line.

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use toml::de::DeValue;

use super::bands::{self, Band};
use super::{
    Bounds, Claim, Edge, Flags, Grade, Limits, Mark, Pay, Points, Policy, Rule, RuleKind, Severity,
    fold,
};
use crate::document::{Document, Flaw, Mistake, Placed, PolicyFlaw, Table, Wanted, decimal};
use crate::event::Role;
use crate::month::Month;

/// The text of the built-in policy.
pub const BUILT_IN: &str = include_str!("builtin.toml");

const SCHEMA: &str = "kefu.policy/1";
const ROLES: &[&str] = &[
    "agent",
    "team_lead",
    "training_specialist",
    "supervisor",
    "manager",
];
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

/// Reads a policy.
///
/// # Errors
/// Every mistake in the text, in the order of their lines.
pub fn read(text: &str) -> Result<Policy, Vec<Mistake>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut doc, mut top) = Document::parse(text);
    let policy = policy(&mut doc, &mut top, text);
    doc.close(top);
    let mistakes = doc.into_mistakes();
    match policy {
        Some(policy) if mistakes.is_empty() => Ok(policy),
        _ => Err(mistakes),
    }
}

/// Takes a key that must be there.
macro_rules! need {
    ($doc:expr, $table:expr, $read:ident, $key:literal) => {{
        let there = $table.has($key);
        let value = $doc.$read($table, $key);
        if !there {
            $doc.missing($table, $key);
        }
        value
    }};
}

fn policy<'d>(doc: &mut Document<'d>, top: &mut Table<'d>, text: &str) -> Option<Policy> {
    let schema = need!(doc, top, text, "schema");
    if let Some(schema) = schema.filter(|schema| schema.get_ref() != SCHEMA) {
        doc.mistake(
            schema.span().start,
            Flaw::Policy(PolicyFlaw::Schema(schema.into_inner())),
        );
    }
    let name = need!(doc, top, text, "name");
    let effective_from = month(doc, top, "effective_from");
    let score = bounds(doc, top);
    let grades = grades(doc, top, score.as_ref());
    let pay = pay(doc, top);
    let mut people = doc.table(top, "people");
    let scored_roles = roles(doc, &mut people, "scored_roles");
    if scored_roles.is_none() && !people.has("scored_roles") {
        doc.missing(&people, "scored_roles");
    }
    doc.close(people);
    let mut ranking = doc.table(top, "ranking");
    let last_min_people = need!(doc, &mut ranking, whole, "last_min_people");
    doc.close(ranking);
    let flags = flags(doc, top, &grades);
    let mut exams = doc.table(top, "exams");
    let full_mark = need!(doc, &mut exams, number, "full_mark");
    doc.close(exams);
    let mut limits = doc.table(top, "limits");
    let complaint = doc
        .whole(&mut limits, "complaint_response_minutes")
        .map(Placed::into_inner);
    let emergency = doc
        .whole(&mut limits, "emergency_minutes")
        .map(Placed::into_inner);
    doc.close(limits);
    let rules = rules(doc, top, score.as_ref());
    Some(Policy {
        name: name?.into_inner(),
        effective_from: effective_from?,
        sha256: Sha256::digest(text.as_bytes())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
        score: score?,
        grades,
        pay: pay?,
        scored_roles: scored_roles?,
        last_min_people: last_min_people?.into_inner(),
        flags: flags?,
        full_mark: full_mark?.into_inner(),
        limits: Limits {
            complaint_response_minutes: complaint,
            emergency_minutes: emergency,
        },
        rules,
    })
}

fn month<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, key: &'static str) -> Option<Month> {
    if !table.has(key) {
        doc.missing(table, key);
    }
    doc.take(table, key, Wanted::Month, |value| {
        value.as_str()?.parse().ok()
    })
    .map(Placed::into_inner)
}

fn roles<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    key: &'static str,
) -> Option<Vec<Role>> {
    let read = |value: &DeValue<'d>| {
        value
            .as_array()?
            .iter()
            .map(|item| Role::named(item.get_ref().as_str()?))
            .collect()
    };
    doc.take(table, key, Wanted::OneOf(ROLES), read)
        .map(Placed::into_inner)
}

fn bounds<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<Bounds> {
    let mut table = doc.table(top, "score");
    let baseline = need!(doc, &mut table, number, "baseline");
    let floor = need!(doc, &mut table, number, "floor");
    let cap = need!(doc, &mut table, number, "cap");
    let decimals = need!(doc, &mut table, whole, "points_decimals");
    let start = table.start();
    doc.close(table);
    let bounds = Bounds {
        baseline: baseline?.into_inner(),
        floor: floor?.into_inner(),
        cap: cap?.into_inner(),
        points_decimals: decimals?.into_inner(),
    };
    if bounds.floor > bounds.baseline || bounds.baseline > bounds.cap {
        doc.mistake(start, Flaw::Policy(PolicyFlaw::Bounds));
    }
    Some(bounds)
}

/// The lower or upper end of a band, of which only one spelling may be there.
fn edge<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    name: &str,
    within: &'static str,
    without: &'static str,
) -> Option<Edge> {
    let inclusive = doc.number(table, within);
    let exclusive = doc.number(table, without);
    if let (Some(_), Some(second)) = (&inclusive, &exclusive) {
        doc.mistake(
            second.span().start,
            Flaw::Policy(PolicyFlaw::BandShape(name.to_string())),
        );
    }
    let edge = |at: Placed<Decimal>, inclusive| Edge {
        at: at.into_inner(),
        inclusive,
    };
    inclusive
        .map(|at| edge(at, true))
        .or_else(|| exclusive.map(|at| edge(at, false)))
}

fn grades<'d>(doc: &mut Document<'d>, top: &mut Table<'d>, score: Option<&Bounds>) -> Vec<Grade> {
    let mut bands: Vec<Band> = Vec::new();
    let start = top.start();
    for mut table in doc.tables(top, "grade") {
        let name = need!(doc, &mut table, text, "name")
            .map(Placed::into_inner)
            .unwrap_or_default();
        let low = edge(doc, &mut table, &name, "from", "above");
        let high = edge(doc, &mut table, &name, "to", "below");
        if bands.iter().any(|band| band.name == name) {
            doc.mistake(
                table.start(),
                Flaw::Policy(PolicyFlaw::DuplicateGrade(name.clone())),
            );
        }
        bands.push(Band {
            name,
            at: table.start(),
            low,
            high,
        });
        doc.close(table);
    }
    if bands.is_empty() {
        doc.mistake(start, Flaw::Policy(PolicyFlaw::Nothing("grade")));
    }
    for (at, flaw) in bands::flaws(&bands, score.map(|score| score.cap)) {
        doc.mistake(at, Flaw::Policy(flaw));
    }
    bands.sort_by_key(|band| std::cmp::Reverse(band.low.map(|edge| edge.at)));
    bands
        .into_iter()
        .map(|band| Grade {
            name: band.name,
            low: band.low,
            high: band.high,
        })
        .collect()
}

fn pay<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<Pay> {
    let mut table = doc.table(top, "pay");
    let per_point = need!(doc, &mut table, number, "per_point");
    let limit = need!(doc, &mut table, number, "limit");
    let from = need!(doc, &mut table, whole, "from_service_month");
    let decimals = need!(doc, &mut table, whole, "decimals");
    if let Some(limit) = limit
        .as_ref()
        .filter(|limit| limit.get_ref().is_sign_negative())
    {
        doc.mistake(
            limit.span().start,
            Flaw::Wrong {
                key: "limit".into(),
                wanted: Wanted::Whole,
            },
        );
    }
    doc.close(table);
    Some(Pay {
        per_point: per_point?.into_inner(),
        limit: limit?.into_inner(),
        from_service_month: from?.into_inner(),
        decimals: decimals?.into_inner(),
    })
}

fn flags<'d>(doc: &mut Document<'d>, top: &mut Table<'d>, grades: &[Grade]) -> Option<Flags> {
    let mut table = doc.table(top, "flags");
    let review_below = need!(doc, &mut table, number, "review_below");
    let last_months = need!(doc, &mut table, whole, "last_months");
    let last_below = need!(doc, &mut table, number, "last_below");
    let early_grade = need!(doc, &mut table, text, "early_confirmation_grade");
    let early_months = need!(doc, &mut table, whole, "early_confirmation_service_months");
    let commendation_grade = need!(doc, &mut table, text, "commendation_grade");
    let commendation_months = need!(doc, &mut table, whole, "commendation_months");
    for name in [&early_grade, &commendation_grade].into_iter().flatten() {
        if !grades.iter().any(|grade| grade.name == *name.get_ref()) {
            doc.mistake(
                name.span().start,
                Flaw::Policy(PolicyFlaw::NoSuchGrade(name.get_ref().clone())),
            );
        }
    }
    doc.close(table);
    Some(Flags {
        review_below: review_below?.into_inner(),
        last_months: last_months?.into_inner(),
        last_below: last_below?.into_inner(),
        early_grade: early_grade?.into_inner(),
        early_service_months: early_months?.into_inner(),
        commendation_grade: commendation_grade?.into_inner(),
        commendation_months: commendation_months?.into_inner(),
    })
}

fn rules<'d>(doc: &mut Document<'d>, top: &mut Table<'d>, score: Option<&Bounds>) -> Vec<Rule> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_policy_is_read_without_a_mistake() {
        let policy = read(BUILT_IN).unwrap();
        assert_eq!(policy.rules.len(), 39);
        assert_eq!(policy.grade(Decimal::new(9001, 2)), Some("A"));
        assert_eq!(policy.grade(Decimal::new(90, 0)), Some("B"));
        assert_eq!(policy.grade(Decimal::new(5999, 2)), None);
        assert_eq!(
            policy
                .rule_named(" 迟到 ")
                .map(|(_, rule)| rule.id.as_str()),
            Some("L4")
        );
    }
}
