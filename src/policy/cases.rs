//! From the `[[case]]` tables of a policy file to [`Case`]s, or to every mistake in them at its line.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use toml::de::DeValue;

use crate::document::{Bytes, need};
use crate::document::{Placed, Table, Wanted, decimal};
use crate::event::Role;
use crate::indicator::Indicator;
use crate::month::Month;
use crate::policy::about::date;
use crate::problem::{Document, PolicyFlaw};
use crate::rulebook::{Case, CaseEntry, Colleague, Expected, NONE, indicator};
use crate::rulebook::{FLAGS, ROLES};
use crate::rulebook::{Rulebook, Severity};

/// Reads the cases; without a policy that reads, the names in them are taken as they are.
pub(super) fn cases<'d>(
    doc: &mut Document<'d>,
    top: &mut Table<'d>,
    policy: Option<&Rulebook>,
) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for mut table in doc.tables(top, "case") {
        let at = table.at();
        let case = case(doc, &mut table, policy);
        doc.close(table);
        let Some(case) = case else { continue };
        if let Some(first) = cases.iter().find(|other| other.name == case.name) {
            let (name, first) = (case.name.clone(), first.line);
            doc.mistake(at, PolicyFlaw::DuplicateCase { name, first });
        }
        cases.push(case);
    }
    cases
}

/// The keys that tell what happened, of which `raw` takes the place.
const HAPPENED: [&str; 12] = [
    "entries",
    "adjustments",
    "contacts",
    "ratings",
    "colleagues",
    "exam_marks",
    "valid_complaints",
    "undecided_complaints",
    "complaint_categories",
    "late_answers",
    "emergencies_over",
    "indicators",
];

fn case<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    policy: Option<&Rulebook>,
) -> Option<Case> {
    let start = table.at();
    let name = need!(doc, table, text, "name").map(Placed::into_inner);
    let raw = doc.number(table, "raw");
    if let Some(raw) = &raw
        && let Some(key) = HAPPENED.into_iter().find(|key| table.has(key))
    {
        let at = Bytes::from(raw.span());
        doc.mistake(at, PolicyFlaw::RawAndFacts(key));
    }
    let role = role(doc, table, policy);
    let service_month = doc.positive_whole(table, "service_month");
    let mut entries = entries(doc, table, policy);
    entries.extend(adjustments(doc, table));
    let month = month(doc, start, &entries, policy);
    let contacts = doc.whole(table, "contacts").map_or(0, Placed::into_inner);
    let mut count = |key| few(doc, table, key);
    let valid_complaints = count("valid_complaints");
    let undecided_complaints = count("undecided_complaints");
    let late_answers = count("late_answers");
    let ratings = ratings(doc, table);
    let colleagues = colleagues(doc, table);
    let exam_marks = numbers(doc, table, "exam_marks", Wanted::Numbers, |_| true);
    let minutes = |n: &Decimal| *n >= Decimal::ONE && n.scale() == 0;
    let over = numbers(doc, table, "emergencies_over", Wanted::Wholes, minutes);
    let emergencies_over = over.into_iter().filter_map(|n| u32::try_from(n).ok());
    let emergencies_over = emergencies_over.collect();
    let complaint_categories = doc.texts(table, "complaint_categories");
    let indicators = indicators(doc, table);
    let expected = expected(doc, table, policy);
    Some(Case {
        name: name?,
        line: doc.line(start),
        month: month?,
        role,
        service_month: service_month.map(Placed::into_inner),
        raw: raw.map(Placed::into_inner),
        entries,
        contacts,
        ratings,
        colleagues,
        exam_marks,
        valid_complaints,
        undecided_complaints,
        complaint_categories: complaint_categories
            .map(Placed::into_inner)
            .unwrap_or_default(),
        late_answers,
        emergencies_over,
        indicators,
        expected,
    })
}

fn role<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, policy: Option<&Rulebook>) -> Role {
    let scored = policy.map_or(&[][..], |policy| &policy.scored_roles);
    let at = table.place("role");
    let named = doc.one_of(table, "role", ROLES).and_then(Role::named);
    if let (Some(role), Some(at), Some(_)) = (named, at, policy)
        && !scored.contains(&role)
    {
        let flaw = PolicyFlaw::RoleNotScored(role.name());
        doc.mistake(at, flaw);
    }
    let first = || scored.first().copied().unwrap_or(Role::Agent);
    named.unwrap_or_else(first)
}

/// The month of the first entry that has a day, else the first that the policy holds for.
fn month(
    doc: &mut Document<'_>,
    at: Bytes,
    entries: &[CaseEntry],
    policy: Option<&Rulebook>,
) -> Option<Month> {
    let mut months: Vec<Month> = entries
        .iter()
        .filter_map(|entry| entry.on)
        .map(Month::of)
        .collect();
    months.dedup();
    if let [first, second, ..] = months.as_slice() {
        let (first, second) = (*first, *second);
        doc.mistake(at, PolicyFlaw::CaseMonths { first, second });
    }
    months
        .first()
        .copied()
        .or_else(|| policy.map(|policy| policy.effective_from))
}

fn entries<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    policy: Option<&Rulebook>,
) -> Vec<CaseEntry> {
    let mut entries = Vec::new();
    for mut row in doc.tables(table, "entries") {
        let line = doc.line(row.at());
        let rule = need!(doc, &mut row, text, "rule");
        if let (Some(rule), Some(policy)) = (&rule, policy) {
            recordable(doc, rule, policy);
        }
        let points = doc.number(&mut row, "points").map(Placed::into_inner);
        let times = doc.positive_whole(&mut row, "times");
        let on = day(doc, &mut row);
        let reason = doc.text(&mut row, "reason").map(Placed::into_inner);
        doc.close(row);
        entries.push(CaseEntry {
            line,
            rule: rule.map(Placed::into_inner),
            points,
            times: times.map_or(1, Placed::into_inner),
            on,
            reason,
        });
    }
    entries.retain(|entry| entry.rule.is_some());
    entries
}

/// Tells a name that no rule answers to, and rules that no row can have.
fn recordable(doc: &mut Document<'_>, name: &Placed<String>, policy: &Rulebook) {
    let flaw = match policy.rule_named(name.get_ref()) {
        None => PolicyFlaw::NoSuchRule(name.get_ref().clone()),
        Some((_, rule)) if !rule.recorded => PolicyFlaw::NotRecorded(rule.id.clone()),
        Some((_, rule)) if rule.severity == Severity::Adjustment => {
            PolicyFlaw::AdjustmentAsEntry(rule.id.clone())
        }
        Some(_) => return,
    };
    doc.mistake(Bytes::from(name.span()), flaw);
}

fn adjustments<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Vec<CaseEntry> {
    let mut entries = Vec::new();
    for mut row in doc.tables(table, "adjustments") {
        let line = doc.line(row.at());
        let points = need!(doc, &mut row, number, "points").map(Placed::into_inner);
        let on = day(doc, &mut row);
        let reason = doc.text(&mut row, "reason").map(Placed::into_inner);
        doc.close(row);
        entries.push(CaseEntry {
            line,
            rule: None,
            points,
            times: 1,
            on,
            reason,
        });
    }
    entries
}

fn colleagues<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Vec<Colleague> {
    let mut colleagues = Vec::new();
    for mut row in doc.tables(table, "colleagues") {
        let contacts = doc.whole(&mut row, "contacts");
        let ratings = ratings(doc, &mut row);
        doc.close(row);
        colleagues.push(Colleague {
            contacts: contacts.map_or(0, Placed::into_inner),
            ratings,
        });
    }
    colleagues
}

fn ratings<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Vec<Decimal> {
    let rating = |n: &Decimal| (Decimal::ONE..=Decimal::from(5)).contains(n);
    numbers(doc, table, "ratings", Wanted::Ratings, rating)
}

/// A number of things that are made one by one.
fn few<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, key: &'static str) -> u32 {
    doc.few(table, key).map_or(0, Placed::into_inner)
}

fn numbers<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    key: &'static str,
    wanted: Wanted,
    fits: impl Fn(&Decimal) -> bool,
) -> Vec<Decimal> {
    let read = |value: &DeValue<'d>| {
        let items = value.as_array()?.iter();
        items
            .map(|item| decimal(item.get_ref()).filter(&fits))
            .collect()
    };
    let numbers = doc.take(table, key, wanted, read);
    numbers.map(Placed::into_inner).unwrap_or_default()
}

fn day<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Option<NaiveDate> {
    doc.take(table, "on", Wanted::Date, date)
        .map(Placed::into_inner)
}

fn expected<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    policy: Option<&Rulebook>,
) -> Expected {
    let any = ["score", "grade", "float", "lines", "flags"];
    if !any.into_iter().any(|key| table.has(key)) {
        let flaw = PolicyFlaw::CaseExpectsNothing;
        doc.mistake(table.at(), flaw);
    }
    let score = doc.number(table, "score").map(Placed::into_inner);
    let grade = doc.text(table, "grade");
    if let (Some(grade), Some(policy)) = (&grade, policy) {
        let known = policy.grades.iter().any(|g| g.name == *grade.get_ref());
        if !known && grade.get_ref() != NONE {
            let flaw = PolicyFlaw::NoSuchGrade(grade.get_ref().clone());
            doc.mistake(Bytes::from(grade.span()), flaw);
        }
    }
    let float = |value: &DeValue<'d>| match value.as_str() {
        Some(NONE) => Some(None),
        _ => decimal(value).map(Some),
    };
    let float = doc.take(table, "float", Wanted::NumberOrNone, float);
    let flag = |value: &DeValue<'d>| {
        let items = value.as_array()?.iter();
        let known = |text: &&str| FLAGS.contains(&text.split(':').next().unwrap_or_default());
        items
            .map(|item| item.get_ref().as_str().filter(known).map(String::from))
            .collect()
    };
    let flags = doc.take(table, "flags", Wanted::SomeOf(FLAGS), flag);
    Expected {
        score,
        grade: grade.map(Placed::into_inner),
        float: float.map(Placed::into_inner),
        lines: lines(doc, table, policy),
        flags: flags.map(Placed::into_inner),
    }
}

/// The indicators that a case gives, by key.
fn indicators<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> BTreeMap<Indicator, Decimal> {
    let mut inner = doc.table(table, "indicators");
    let mut given = BTreeMap::new();
    for (name, value) in doc.numbers(&mut inner) {
        given.extend(indicator(doc, &name).map(|indicator| (indicator, value)));
    }
    given
}

fn lines<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    policy: Option<&Rulebook>,
) -> Option<BTreeMap<String, Decimal>> {
    let there = table.has("lines");
    let mut inner = doc.table(table, "lines");
    let mut lines = BTreeMap::new();
    for (name, points) in doc.numbers(&mut inner) {
        let rule = policy.map(|policy| policy.rule_named(name.get_ref()));
        let id = match rule {
            Some(Some((_, rule))) => rule.id.clone(),
            Some(None) => {
                let at = Bytes::from(name.span());
                let flaw = PolicyFlaw::NoSuchRule(name.into_inner());
                doc.mistake(at, flaw);
                continue;
            }
            None => name.into_inner(),
        };
        lines.insert(id, points);
    }
    there.then_some(lines)
}
