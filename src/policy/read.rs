//! From the text of a policy file to a [`Rulebook`], or to every mistake in it at its line.

use super::about::about;
use super::bands::{self, Band};
use super::cases::cases;
use super::hours::hours;
use super::improve::improve;
use super::limits::limits;
use super::rules::rules;
use super::text::sha256;
use super::{Places, tables};
use crate::document::{Bytes, need};
use crate::document::{Placed, Table, Wanted};
use crate::month::Month;
use crate::problem::{Document, Mistake, PolicyFlaw};
use crate::rulebook::Case;
use crate::rulebook::{Bounds, Grade, Rulebook};
use crate::rulebook::{Recorders, folded, read_edge};

const SCHEMA: &str = "kefu.policy/1";
/// Reads a policy.
///
/// # Errors
/// Every mistake in the text, in the order of their lines.
pub fn read(text: &str) -> Result<Rulebook, Vec<Mistake>> {
    read_whole(text).map(|written| written.policy)
}

/// A policy file: what it says, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PolicyFile {
    /// The policy.
    pub policy: Rulebook,
    /// Where each of its keys stands.
    pub places: Places,
    /// The cases that the file holds.
    pub cases: Vec<Case>,
}

/// Reads a policy with the lines of its keys.
///
/// # Errors
/// Every mistake in the text, in the order of their lines.
pub fn read_whole(text: &str) -> Result<PolicyFile, Vec<Mistake>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut doc, mut top) = Document::parse(text);
    if doc.found() > 0 {
        return Err(doc.into_mistakes());
    }
    let policy = policy(&mut doc, &mut top, text);
    let cases = cases(&mut doc, &mut top, policy.as_ref());
    doc.close(top);
    let mistakes = doc.into_mistakes();
    match policy {
        Some(policy) if mistakes.is_empty() => Ok(PolicyFile {
            policy,
            places: Places::of(text),
            cases,
        }),
        _ => Err(mistakes),
    }
}

fn policy<'d>(doc: &mut Document<'d>, top: &mut Table<'d>, text: &str) -> Option<Rulebook> {
    let schema = need!(doc, top, text, "schema");
    if let Some(schema) = schema.filter(|schema| schema.get_ref() != SCHEMA) {
        doc.mistake(
            Bytes::from(schema.span()),
            PolicyFlaw::Schema(schema.into_inner()),
        );
    }
    let name = need!(doc, top, text, "name");
    let effective_from = month(doc, top, "effective_from");
    let about = about(doc, top);
    let score = tables::bounds(doc, top);
    let grades = grades(doc, top, score.as_ref());
    let pay = tables::pay(doc, top);
    let people = tables::people(doc, top);
    let ranking = tables::ranking(doc, top);
    let flags = tables::flags(doc, top, &grades);
    let full_mark = tables::full_mark(doc, top);
    let limits = limits(doc, top);
    let hours = hours(doc, top);
    let improve = improve(doc, top, &grades);
    let recorders = Recorders::read(doc, top).map(|(_, recorders)| recorders);
    let other_categories = folded(doc.texts(top, "other_categories"));
    let rules = rules(doc, top, score.as_ref());
    let (scored_roles, service_month) = people?;
    let (last_min_people, ranking) = ranking?;
    Some(Rulebook {
        name: name?.into_inner(),
        effective_from: effective_from?,
        about,
        sha256: sha256(text),
        score: score?,
        grades,
        pay: pay?,
        scored_roles,
        last_min_people,
        ranking,
        service_month,
        flags: flags?,
        full_mark: full_mark?,
        limits,
        hours,
        improve,
        recorders,
        other_categories,
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

fn grades<'d>(doc: &mut Document<'d>, top: &mut Table<'d>, score: Option<&Bounds>) -> Vec<Grade> {
    let mut bands: Vec<Band> = Vec::new();
    let mut readable = true;
    let start = top.at();
    for mut table in doc.tables(top, "grade") {
        let name = need!(doc, &mut table, text, "name")
            .map(Placed::into_inner)
            .unwrap_or_default();
        let before = doc.found();
        let low = read_edge(doc, &mut table, &name, "from", "above");
        let high = read_edge(doc, &mut table, &name, "to", "below");
        readable &= doc.found() == before;
        if bands.iter().any(|band| band.name == name) {
            doc.mistake(table.at(), PolicyFlaw::DuplicateGrade(name.clone()));
        }
        bands.push(Band {
            name,
            at: table.at(),
            low,
            high,
        });
        doc.close(table);
    }
    if bands.is_empty() {
        doc.mistake(start, PolicyFlaw::Nothing("grade"));
    }
    if readable {
        for (at, flaw) in bands::flaws(&bands, score.map(|score| score.cap)) {
            doc.mistake(at, flaw.of_grades());
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

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::policy::BUILT_IN;

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
