//! Reads who has to improve, by when, and what indicators should come to.

use crate::document::{Bytes, need};
use crate::document::{Placed, Table};
use crate::problem::{Document, PolicyFlaw};
use crate::rulebook::{DUE_DAYS, ENDS, Grade, Improve, Metric, Target, indicator_named};

/// The section of the file; None where it is not there.
pub(super) fn improve<'d>(
    doc: &mut Document<'d>,
    top: &mut Table<'d>,
    grades: &[Grade],
) -> Option<Improve> {
    let there = top.has("improve");
    let mut table = doc.table(top, "improve");
    let grade = doc.text(&mut table, "below_grade");
    if let Some(name) = &grade {
        let known = grades.iter().any(|grade| grade.name == *name.get_ref());
        if !known && !grades.is_empty() {
            let flaw = PolicyFlaw::NoSuchGrade(name.get_ref().clone());
            doc.mistake(Bytes::from(name.span()), flaw);
        }
    }
    let below_score = doc.number(&mut table, "below_score");
    let due_days = doc.few(&mut table, "due_days");
    let targets = targets(doc, &mut table);
    doc.close(table);
    there.then(|| Improve {
        below_grade: grade.map(Placed::into_inner),
        below_score: below_score.map(Placed::into_inner),
        due_days: due_days.map_or(DUE_DAYS, Placed::into_inner),
        targets,
    })
}

/// The targets, of each indicator one.
fn targets<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    for mut table in doc.tables(table, "target") {
        let at = table.at();
        let read = target(doc, &mut table);
        doc.close(table);
        let Some(target) = read else { continue };
        if targets
            .iter()
            .any(|other| other.metric.indicator == target.metric.indicator)
        {
            let flaw = PolicyFlaw::SecondTarget(target.metric.indicator.key());
            doc.mistake(at, flaw);
        }
        targets.push(target);
    }
    targets
}

fn target<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Option<Target> {
    let named = need!(doc, table, text, "metric");
    let indicator = named.and_then(|name| indicator_named(doc, &name));
    let before = doc.found();
    let mut ends = Vec::new();
    for key in ENDS {
        ends.extend(doc.number(table, key).map(|at| (key, at)));
    }
    let readable = doc.found() == before;
    let wrong = match ends.as_slice() {
        [_] => None,
        [] => Some(table.at()).filter(|_| readable),
        [_, (_, second), ..] => Some(Bytes::from(second.span())),
    };
    if let Some(at) = wrong {
        doc.mistake(at, PolicyFlaw::TargetLimits);
    }
    let min_sample = doc.positive_whole(table, "min_sample");
    let training = doc.text(table, "training");
    let (key, at) = ends.into_iter().next()?;
    let min_sample = min_sample.map_or(1, Placed::into_inner);
    Some(Target {
        metric: Metric::with_end(indicator?, key, at.into_inner(), min_sample),
        training: training.map(Placed::into_inner),
    })
}
