//! From the text of a policy file to a [`Policy`], or to every mistake in it at its line.

use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use toml::de::DeValue;

use super::about::about;
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
    if doc.found() > 0 {
        return Err(doc.into_mistakes());
    }
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
    let about = about(doc, top);
    let score = bounds(doc, top);
    let grades = grades(doc, top, score.as_ref());
    let pay = pay(doc, top);
    let scored_roles = scored_roles(doc, top);
    let last_min_people = last_min_people(doc, top);
    let flags = flags(doc, top, &grades);
    let full_mark = full_mark(doc, top);
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
        about,
        sha256: Sha256::digest(text.as_bytes())
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect(),
        score: score?,
        grades,
        pay: pay?,
        scored_roles: scored_roles?,
        last_min_people: last_min_people?,
        flags: flags?,
        full_mark: full_mark?,
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
        let items = value.as_array()?;
        let role = |item: &Placed<DeValue<'d>>| Role::named(item.get_ref().as_str()?);
        items.iter().map(role).collect()
    };
    doc.take(table, key, Wanted::SomeOf(ROLES), read)
        .map(Placed::into_inner)
}

fn scored_roles<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<Vec<Role>> {
    let mut table = doc.needed_table(top, "people")?;
    if !table.has("scored_roles") {
        doc.missing(&table, "scored_roles");
    }
    let start = table.start();
    let roles = roles(doc, &mut table, "scored_roles");
    if roles.as_ref().is_some_and(Vec::is_empty) {
        doc.mistake(start, Flaw::Policy(PolicyFlaw::Nothing("scored_roles")));
    }
    doc.close(table);
    roles
}

fn last_min_people<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<u32> {
    let mut table = doc.needed_table(top, "ranking")?;
    let people = need!(doc, &mut table, whole, "last_min_people");
    doc.close(table);
    people.map(Placed::into_inner)
}

fn full_mark<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<Decimal> {
    let mut table = doc.needed_table(top, "exams")?;
    let mark = need!(doc, &mut table, positive, "full_mark");
    doc.close(table);
    mark.map(Placed::into_inner)
}

fn bounds<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<Bounds> {
    let mut table = doc.needed_table(top, "score")?;
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
    let mut readable = true;
    let start = top.start();
    for mut table in doc.tables(top, "grade") {
        let name = need!(doc, &mut table, text, "name")
            .map(Placed::into_inner)
            .unwrap_or_default();
        let before = doc.found();
        let low = edge(doc, &mut table, &name, "from", "above");
        let high = edge(doc, &mut table, &name, "to", "below");
        readable &= doc.found() == before;
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
    if readable {
        for (at, flaw) in bands::flaws(&bands, score.map(|score| score.cap)) {
            doc.mistake(at, Flaw::Policy(flaw));
        }
    }
    bands.sort_by_key(|band| std::cmp::Reverse(band.low.map(|edge| (edge.at, !edge.inclusive))));
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
    let mut table = doc.needed_table(top, "pay")?;
    let per_point = need!(doc, &mut table, not_negative, "per_point");
    let limit = need!(doc, &mut table, not_negative, "limit");
    let from = need!(doc, &mut table, whole, "from_service_month");
    let decimals = need!(doc, &mut table, whole, "decimals");
    doc.close(table);
    Some(Pay {
        per_point: per_point?.into_inner(),
        limit: limit?.into_inner(),
        from_service_month: from?.into_inner(),
        decimals: decimals?.into_inner(),
    })
}

fn flags<'d>(doc: &mut Document<'d>, top: &mut Table<'d>, grades: &[Grade]) -> Option<Flags> {
    let mut table = doc.needed_table(top, "flags")?;
    let review_below = need!(doc, &mut table, number, "review_below");
    let last_months = need!(doc, &mut table, positive_whole, "last_months");
    let last_below = need!(doc, &mut table, number, "last_below");
    let early_grade = need!(doc, &mut table, text, "early_confirmation_grade");
    let early_months = need!(doc, &mut table, whole, "early_confirmation_service_months");
    let commendation_grade = need!(doc, &mut table, text, "commendation_grade");
    let commendation_months = need!(doc, &mut table, positive_whole, "commendation_months");
    for name in [&early_grade, &commendation_grade].into_iter().flatten() {
        let known = grades.iter().any(|grade| grade.name == *name.get_ref());
        if !known && !grades.is_empty() {
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
