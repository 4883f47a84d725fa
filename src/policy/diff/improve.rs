//! What a policy says of improving, as a list of settings. None of it moves points.

use crate::rulebook::Value;
use crate::rulebook::{Improve, Target};

/// The settings of the section; the same keys when it is not there, so that it is never told as a part of its own.
pub(super) fn improve_settings(improve: Option<&Improve>) -> Vec<(&'static str, Value)> {
    let text = |text: &Option<String>| text.clone().map_or(Value::Nothing, Value::Text);
    let Some(improve) = improve else {
        let keys = ["below_grade", "below_score", "due_days"];
        return keys.map(|key| (key, Value::Nothing)).into();
    };
    let Improve {
        below_grade,
        below_score,
        due_days,
        targets,
    } = improve;
    let mut all = vec![
        ("below_grade", text(below_grade)),
        (
            "below_score",
            below_score.map_or(Value::Nothing, Value::Number),
        ),
        ("due_days", Value::Number((*due_days).into())),
    ];
    all.extend(
        targets
            .iter()
            .map(|target| (target.metric.indicator.key(), Value::Text(told(target)))),
    );
    all
}

/// A target as its keys, in one line.
fn told(target: &Target) -> String {
    let Target { metric, training } = target;
    let ends = metric.limits().into_iter();
    let mut told: Vec<String> = ends
        .map(|(key, at)| format!("{key} = {}", at.normalize()))
        .collect();
    if metric.min_sample != 1 {
        told.push(format!("min_sample = {}", metric.min_sample));
    }
    told.extend(training.iter().map(|topic| format!("training = {topic}")));
    told.join(", ")
}
