//! How metric rules are shown: what a line was measured from, and what their settings mean.

use rust_decimal::Decimal;

use crate::indicator::Unit;
use crate::result::MetricDetail;
use crate::rulebook::{ENDS, Key, Rule};
use crate::words::{Lang, Phrase, Reached, indicator, measured, phrase, setting};

/// `mean rating 4.62 of 58, at least 4.5`.
pub(super) fn line(metric: &MetricDetail, lang: Lang) -> String {
    let of = metric.key;
    let shown = |value: Decimal| measured(of, value);
    let limits: Vec<(&str, String)> = metric
        .limits()
        .into_iter()
        .map(|(key, at)| (key, shown(at)))
        .collect();
    let counts = of.unit() == Unit::Count;
    let reached = Reached {
        name: indicator(of, lang),
        value: &metric.value.map(shown).unwrap_or_default(),
        sample: (!counts).then_some(metric.n),
        limits: &limits,
    };
    phrase(&Phrase::Metric(reached), lang)
}

/// What a setting of a rule means, with its value where `words` has a sentence for that; the limits of a metric in the unit of
/// their indicator.
pub(super) fn meaning(rule: &Rule, key: &str, value: &str, lang: Lang) -> Option<String> {
    let of = rule.kind.metric().map(|metric| metric.indicator);
    let shown = of
        .filter(|_| ENDS.contains(&key))
        .and_then(|of| Some(measured(of, value.parse().ok()?)));
    let meaning = setting(key, shown.as_deref().unwrap_or(value), lang);
    meaning.or_else(|| {
        let key = Key::of("rule", key)?;
        Some(match lang {
            Lang::En => key.en.to_string(),
            Lang::Zh => key.zh.to_string(),
        })
    })
}
