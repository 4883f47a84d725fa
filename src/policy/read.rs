//! From the text of a policy file to a [`Policy`], or to every mistake in it at its line.

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use toml::de::DeValue;

use super::bands::{self, Band};
use super::rules::rules;
use super::{Bounds, Edge, Flags, Grade, Limits, Pay, Policy};
use crate::document::{Document, Flaw, Mistake, Placed, PolicyFlaw, Table, Wanted};
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
pub(super) use need;

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

pub(super) fn roles<'d>(
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
