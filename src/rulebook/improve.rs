//! Who has to improve, by when, and what indicators should come to. It moves no points: rules do.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Edge, Metric, Value, exact_or_null};
use crate::indicator::Indicator;

/// Days from the end of a month to the day on which improvement is due, where a policy does not say.
pub const DUE_DAYS: u32 = 14;

/// Who has to improve, and by when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Improve {
    /// Whose grade is worse than this one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below_grade: Option<String>,
    /// Whose score lies below this one, in points.
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    pub below_score: Option<Decimal>,
    /// Improvement is due so many days after the last day of the month.
    pub due_days: u32,
    /// What indicators should come to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub targets: Vec<Target>,
}

impl Default for Improve {
    fn default() -> Self {
        Improve {
            below_grade: None,
            below_score: None,
            due_days: DUE_DAYS,
            targets: Vec::new(),
        }
    }
}

/// What an indicator should come to.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "TargetJson", into = "TargetJson")]
pub struct Target {
    /// The indicator and the values of it that meet the target; it has one end.
    pub metric: Metric,
    /// What somebody who misses it is trained in.
    pub training: Option<String>,
}

impl Target {
    /// The value that others are held against.
    pub fn at(&self) -> Option<Decimal> {
        self.metric.low.or(self.metric.high).map(|edge| edge.at)
    }
}

/// A target as results spell it.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct TargetJson {
    metric: String,
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    at_least: Option<Decimal>,
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    at_most: Option<Decimal>,
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    above: Option<Decimal>,
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    below: Option<Decimal>,
    min_sample: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    training: Option<String>,
}

impl From<Target> for TargetJson {
    fn from(target: Target) -> Self {
        let [at_least, above, at_most, below] = target.metric.ends();
        TargetJson {
            metric: target.metric.indicator.key().to_string(),
            at_least,
            at_most,
            above,
            below,
            min_sample: target.metric.min_sample,
            training: target.training,
        }
    }
}

impl TryFrom<TargetJson> for Target {
    type Error = String;

    fn try_from(written: TargetJson) -> Result<Self, String> {
        let unknown = || format!("unknown indicator `{}`", written.metric);
        let indicator = Indicator::named(&written.metric).ok_or_else(unknown)?;
        let end = |within: Option<Decimal>, without: Option<Decimal>| {
            let edge = |at, inclusive| Edge { at, inclusive };
            let within = within.map(|at| edge(at, true));
            within.or(without.map(|at| edge(at, false)))
        };
        let metric = Metric {
            indicator,
            low: end(written.at_least, written.above),
            high: end(written.at_most, written.below),
            min_sample: written.min_sample,
        };
        Ok(Target {
            metric,
            training: written.training,
        })
    }
}

/// The settings of the section; the same keys when it is not there, so that it is never told as a part of its own.
pub(super) fn settings(improve: Option<&Improve>) -> Vec<(&'static str, Value)> {
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
