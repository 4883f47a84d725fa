//! The tables of a policy file that stand there once: score, pay, people, ranking, flags and exams.

use rust_decimal::Decimal;
use toml::de::DeValue;

use crate::document::{Bytes, need};
use crate::document::{Placed, Table, Wanted};
use crate::event::Role;
use crate::problem::{Document, Flaw, PolicyFlaw};
use crate::rulebook::{Bounds, Flags, Grade, Pay, Ranking, ServiceMonth, Training};
use crate::rulebook::{ROLES, choice};

/// Takes a list of roles.
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

pub(super) fn bounds<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<Bounds> {
    let mut table = doc.needed_table(top, "score")?;
    let baseline = need!(doc, &mut table, number, "baseline");
    let floor = need!(doc, &mut table, number, "floor");
    let cap = need!(doc, &mut table, number, "cap");
    let decimals = need!(doc, &mut table, whole, "points_decimals");
    let step = doc.positive(&mut table, "points_step");
    let max_bonus = doc.not_negative(&mut table, "max_bonus");
    let max_deductions = doc.not_negative(&mut table, "max_deductions");
    let blank_points = choice(doc, &mut table, "blank_points");
    let start = table.at();
    doc.close(table);
    let bounds = Bounds {
        baseline: baseline?.into_inner(),
        floor: floor?.into_inner(),
        cap: cap?.into_inner(),
        points_decimals: decimals?.into_inner(),
        points_step: step.as_ref().map(|step| *step.get_ref()),
        max_bonus: max_bonus.as_ref().map(|most| *most.get_ref()),
        max_deductions: max_deductions.as_ref().map(|most| *most.get_ref()),
        blank_points,
    };
    if bounds.floor > bounds.baseline || bounds.baseline > bounds.cap {
        doc.mistake(start, PolicyFlaw::Bounds);
    }
    for placed in [step, max_bonus, max_deductions].into_iter().flatten() {
        let (at, points) = (Bytes::from(placed.span()), placed.into_inner());
        fine(doc, &bounds, at, &[points]);
    }
    Some(bounds)
}

/// Tells points that have more decimals than the policy allows, or lie between its steps.
pub(super) fn fine(doc: &mut Document<'_>, bounds: &Bounds, at: Bytes, points: &[Decimal]) {
    let flaw = if points.iter().any(|n| n.scale() > bounds.points_decimals) {
        PolicyFlaw::TooFine(bounds.points_decimals)
    } else if let Some(step) = bounds.points_step
        && !points.iter().all(|n| bounds.on_step(*n))
    {
        PolicyFlaw::OffStep(step)
    } else {
        return;
    };
    doc.mistake(at, flaw);
}

pub(super) fn pay<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<Pay> {
    let mut table = doc.needed_table(top, "pay")?;
    let code = |text: &str| text.len() == 3 && text.bytes().all(|b| b.is_ascii_uppercase());
    let currency = doc.take(&mut table, "currency", Wanted::Currency, |value| {
        value.as_str().filter(|text| code(text)).map(String::from)
    });
    let per_point = need!(doc, &mut table, not_negative, "per_point");
    let limit = need!(doc, &mut table, not_negative, "limit");
    let from = need!(doc, &mut table, whole, "from_service_month");
    let decimals = need!(doc, &mut table, whole, "decimals");
    doc.close(table);
    Some(Pay {
        currency: currency.map_or_else(|| "CNY".to_string(), Placed::into_inner),
        per_point: per_point?.into_inner(),
        limit: limit?.into_inner(),
        from_service_month: from?.into_inner(),
        decimals: decimals?.into_inner(),
    })
}

pub(super) fn people<'d>(
    doc: &mut Document<'d>,
    top: &mut Table<'d>,
) -> Option<(Vec<Role>, ServiceMonth)> {
    let mut table = doc.needed_table(top, "people")?;
    if !table.has("scored_roles") {
        doc.missing(&table, "scored_roles");
    }
    let start = table.at();
    let roles = roles(doc, &mut table, "scored_roles");
    if roles.as_ref().is_some_and(Vec::is_empty) {
        doc.mistake(start, PolicyFlaw::Nothing("scored_roles"));
    }
    let service_month = choice(doc, &mut table, "service_month");
    doc.close(table);
    Some((roles?, service_month))
}

pub(super) fn ranking<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<(u32, Ranking)> {
    let mut table = doc.needed_table(top, "ranking")?;
    let people = need!(doc, &mut table, whole, "last_min_people");
    let ranking = Ranking {
        scope: choice(doc, &mut table, "scope"),
        ranked: choice(doc, &mut table, "ranked"),
        last_when_all_equal: doc.flag_or(&mut table, "last_when_all_equal", false),
    };
    doc.close(table);
    Some((people?.into_inner(), ranking))
}

pub(super) fn flags<'d>(
    doc: &mut Document<'d>,
    top: &mut Table<'d>,
    grades: &[Grade],
) -> Option<Flags> {
    let mut table = doc.needed_table(top, "flags")?;
    let review_below = need!(doc, &mut table, number, "review_below");
    let last_months = need!(doc, &mut table, positive_whole, "last_months");
    let last_below = need!(doc, &mut table, number, "last_below");
    let last_below_in = choice(doc, &mut table, "last_below_in");
    let early_grade = need!(doc, &mut table, text, "early_confirmation_grade");
    let early_months = need!(doc, &mut table, whole, "early_confirmation_service_months");
    let commendation_grade = need!(doc, &mut table, text, "commendation_grade");
    let commendation_months = need!(doc, &mut table, positive_whole, "commendation_months");
    let training_grade = doc.text(&mut table, "training_grade");
    let training_months = doc.positive_whole(&mut table, "training_months");
    for name in [&early_grade, &commendation_grade, &training_grade]
        .into_iter()
        .flatten()
    {
        let known = grades.iter().any(|grade| grade.name == *name.get_ref());
        if !known && !grades.is_empty() {
            doc.mistake(
                Bytes::from(name.span()),
                PolicyFlaw::NoSuchGrade(name.get_ref().clone()),
            );
        }
    }
    if training_grade.is_some() && training_months.is_none() {
        doc.missing(&table, "training_months");
    }
    if let (None, Some(months)) = (&training_grade, &training_months) {
        let (key, unless) = ("training_months", "training_grade");
        doc.mistake(Bytes::from(months.span()), Flaw::NoEffect { key, unless });
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
        last_below_in,
        training: training_grade
            .zip(training_months)
            .map(|(grade, months)| Training {
                grade: grade.into_inner(),
                months: months.into_inner(),
            }),
    })
}

pub(super) fn full_mark<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<Decimal> {
    let mut table = doc.needed_table(top, "exams")?;
    let mark = need!(doc, &mut table, positive, "full_mark");
    doc.close(table);
    mark.map(Placed::into_inner)
}
