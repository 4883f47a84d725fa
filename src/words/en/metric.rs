//! What metric rules are told, and what their lines say.

use rust_decimal::Decimal;

use crate::event::Kind;
use crate::indicator::{Indicator, Unit};
use crate::problem::{Doubt, PolicyFlaw};
use crate::words::metric::{Reached, column_of};
use crate::words::{Lang, indicator};

/// `calls, tickets or surveys`.
fn files(kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}

/// A limit of the policy in words; None for a key that is none.
pub(in crate::words) fn limit(key: &str, value: &str) -> Option<String> {
    Some(match key {
        "at_least" => format!("at least {value}"),
        "above" => format!("above {value}"),
        "at_most" => format!("at most {value}"),
        "below" => format!("below {value}"),
        _ => return None,
    })
}

pub(in crate::words) fn reached(of: &Reached<'_>) -> String {
    let limits = of.limits.iter();
    let limits: Vec<String> = limits
        .filter_map(|(key, value)| limit(key, value))
        .collect();
    let sample = of.sample.map(|n| format!(" of {n}")).unwrap_or_default();
    let (name, value) = (of.name, of.value);
    format!("{name} {value}{sample}, {}", limits.join(" and "))
}

pub(in crate::words) fn unfed(rule: &str, of: Indicator) -> String {
    let (key, name, files) = (of.key(), indicator(of, Lang::En), files(of.fed_by()));
    match column_of(of) {
        Some(column) => format!(
            "rule {rule} follows `{key}` ({name}), and no row of {files} has anything in `{column}`: nobody gets a line of it; export that column"
        ),
        None => format!(
            "rule {rule} follows `{key}` ({name}), and there is no file of {files}: nobody gets a line of it; add one, or its header alone where there is nothing to tell"
        ),
    }
}

pub(in crate::words) fn flaw(flaw: &PolicyFlaw) -> String {
    match flaw {
        PolicyFlaw::NoSuchMetric { name, near } => match near {
            Some(near) => format!("there is no metric `{name}`: did you mean `{near}`?"),
            None => format!(
                "there is no metric `{name}`: write the key of an indicator, such as `csat_mean`; `src/policy/REFERENCE.md` lists them"
            ),
        },
        PolicyFlaw::MetricOfTeams(name) => format!(
            "`{name}` is measured of teams and of the service, and a rule is about one person: write another metric"
        ),
        PolicyFlaw::MetricWithoutEnd => {
            "a metric rule needs a limit: write `at_least` or `above`, `at_most` or `below`, or one of each for a band"
                .into()
        }
        PolicyFlaw::MetricSeverity(severity) => format!(
            "a metric rule cannot be of severity `{severity}`: write bonus, minor, moderate or serious"
        ),
        PolicyFlaw::MetricClash {
            rule,
            other,
            metric,
            example,
        } => format!(
            "`{rule}` and `{other}` both hold where `{metric}` is {example}: tiers of one metric exclude each other; change a limit of one of them, or drop it"
        ),
        _ => String::new(),
    }
}

/// Which values an indicator can have.
fn range(of: Indicator, from: Decimal, to: Option<Decimal>) -> String {
    let key = of.key();
    let hint = if of.unit() == Unit::Share {
        "; 90 % is written 0.9"
    } else {
        ""
    };
    match to {
        Some(to) => format!("`{key}` lies from {from} to {to}{hint}"),
        None => format!("`{key}` is {from} or more"),
    }
}

pub(in crate::words) fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::MetricFedBy { rule, metric } => format!(
            "`{rule}` follows `{}` ({}): files of {} feed it, and without any of them nobody gets a line of it",
            metric.key(),
            indicator(*metric, Lang::En),
            files(metric.fed_by())
        ),
        Doubt::MetricNever {
            rule,
            metric,
            from,
            to,
        } if metric.unit() == Unit::Count && *from > Decimal::ZERO => format!(
            "`{rule}` can never have a line: {} where `min_sample` is {from}; write min_sample = 0, or another limit",
            range(*metric, *from, *to)
        ),
        Doubt::MetricNever {
            rule,
            metric,
            from,
            to,
        } => format!(
            "`{rule}` can never have a line: {}",
            range(*metric, *from, *to)
        ),
        Doubt::MetricAlways {
            rule,
            metric,
            from,
            to,
        } => format!(
            "everybody with a sample gets a line of `{rule}`: {}",
            range(*metric, *from, *to)
        ),
        Doubt::MetricGap {
            rule,
            other,
            metric,
            from,
            to,
        } if from == to => format!(
            "neither `{rule}` nor `{other}` holds where `{}` is exactly {from}: let one of them include it (`at_least` or `at_most`)",
            metric.key()
        ),
        Doubt::MetricGap {
            rule,
            other,
            metric,
            from,
            to,
        } => format!(
            "neither `{rule}` nor `{other}` holds where `{}` is between {from} and {to}: let one begin where the other ends",
            metric.key()
        ),
        Doubt::MetricSamples {
            rule,
            other,
            sample,
            others,
        } => format!(
            "`{rule}` asks for a sample of {sample} and `{other}` for {others}, and they are tiers of one metric: whoever has enough for one and not for the other falls into another tier; write the same `min_sample`"
        ),
        _ => String::new(),
    }
}
