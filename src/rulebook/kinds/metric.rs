//! metric: an indicator of the month that reaches a limit gives its points once. Which tiers of one indicator lie in each
//! other, and which clash. What the indicators come to is left to `score`.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Declaration, Meant, RuleKind};
use crate::document::Wanted::{Number, OneOf, Whole};
use crate::document::{Bytes, Placed, Table, need};
use crate::indicator::{Indicator, Unit};
use crate::name::nearest;
use crate::problem::{Document, PolicyFlaw};
use crate::rulebook::Unwritten::{Mistake, Nothing, Same};
use crate::rulebook::Value;
use crate::rulebook::edge::{self, Edge};
use crate::rulebook::keys::keys;

/// The keys of what can be measured of a person: all but the last, `retention`.
pub const METRICS: &[&str] = match Indicator::KEYS.split_last() {
    Some((_, people)) => people,
    None => &[],
};

/// The keys that hold an end: the lower one with and without its limit, then the upper one.
pub const ENDS: [&str; 4] = ["at_least", "above", "at_most", "below"];

/// An indicator and the values of it that give a rule its points; at least one end is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Metric {
    /// What is measured.
    pub indicator: Indicator,
    /// The lower end; None: everything below the upper one.
    pub low: Option<Edge>,
    /// The upper end; None: everything above the lower one.
    pub high: Option<Edge>,
    /// The smallest sample that says enough.
    pub min_sample: u32,
}

impl Metric {
    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let mut all = vec![("metric", Value::text(self.indicator.key()))];
        let ends = self.limits().into_iter();
        all.extend(ends.map(|(key, value)| (key, Value::Number(value))));
        all.push(("min_sample", Value::whole(self.min_sample)));
        all
    }

    /// The values on one side of `at`; `key` is one of [`ENDS`].
    pub fn with_end(indicator: Indicator, key: &str, at: Decimal, min_sample: u32) -> Self {
        let inclusive = matches!(key, "at_least" | "at_most");
        let edge = Some(Edge { at, inclusive });
        let is_low = matches!(key, "at_least" | "above");
        let (low, high) = if is_low { (edge, None) } else { (None, edge) };
        Metric {
            indicator,
            low,
            high,
            min_sample,
        }
    }

    /// Whether `value` lies between the ends.
    pub fn holds(&self, value: Decimal) -> bool {
        let above = |edge: Edge| value > edge.at || (edge.inclusive && value == edge.at);
        let below = |edge: Edge| value < edge.at || (edge.inclusive && value == edge.at);
        self.low.is_none_or(above) && self.high.is_none_or(below)
    }

    /// The ends: `at_least`, `above`, `at_most`, `below`.
    pub fn ends(&self) -> [Option<Decimal>; 4] {
        let end = |edge: Option<Edge>, inclusive| {
            let edge = edge.filter(|edge| edge.inclusive == inclusive);
            edge.map(|edge| edge.at)
        };
        [
            end(self.low, true),
            end(self.low, false),
            end(self.high, true),
            end(self.high, false),
        ]
    }

    /// The ends as the policy writes them: the key and the value.
    pub fn limits(&self) -> Vec<(&'static str, Decimal)> {
        let ends = ENDS.into_iter().zip(self.ends());
        ends.filter_map(|(key, at)| Some((key, at?))).collect()
    }

    /// Whether it is the narrower of two tiers of one indicator that are open at the same end.
    pub fn lies_in(&self, other: &Metric) -> bool {
        let (narrow, wide) = (self.reach(), other.reach());
        if self.indicator != other.indicator {
            return false;
        }
        match (narrow.low, narrow.high, wide.low, wide.high) {
            (Some(low), None, Some(other), None) => low.at > other.at,
            (None, Some(high), None, Some(other)) => high.at < other.at,
            _ => false,
        }
    }

    /// The same metric, with ends that belong to it and that a value can have: whole numbers of a count, else 4 decimals.
    fn reach(&self) -> Metric {
        let decimals = match self.indicator.unit() {
            Unit::Count => 0,
            _ => 4,
        };
        let step = Decimal::new(1, decimals);
        let end = |edge: Edge, towards, step: Decimal| {
            let at = edge.at.round_dp_with_strategy(decimals, towards);
            let within = edge.inclusive || at != edge.at;
            Edge {
                at: if within { at } else { at + step },
                inclusive: true,
            }
        };
        let (up, down) = (
            RoundingStrategy::ToPositiveInfinity,
            RoundingStrategy::ToNegativeInfinity,
        );
        Metric {
            low: self.low.map(|edge| end(edge, up, step)),
            high: self.high.map(|edge| end(edge, down, -step)),
            ..*self
        }
    }

    /// A value that two tiers of one indicator both hold for, although neither lies in the other.
    pub fn clash(&self, other: &Metric) -> Option<Decimal> {
        if self.indicator != other.indicator || self.lies_in(other) || other.lies_in(self) {
            return None;
        }
        self.common(other)
    }

    /// A value that both hold for: the least, or where there is no least the greatest.
    pub fn common(&self, other: &Metric) -> Option<Decimal> {
        let (one, other) = (self.reach(), other.reach());
        let lows = [one.low, other.low].into_iter().flatten();
        let highs = [one.high, other.high].into_iter().flatten();
        let low = lows.max_by_key(|edge| edge.at);
        let high = highs.min_by_key(|edge| edge.at);
        let apart = low.zip(high).is_some_and(|(low, high)| low.at > high.at);
        let example = low.or(high).map(|edge| edge.at.normalize());
        example.filter(|_| !apart)
    }

    /// What lies between this and a higher tier: a metric that both leave out. None when they meet or overlap.
    pub fn hole(&self, upper: &Metric) -> Option<Metric> {
        let hole = Metric {
            low: Some(self.high?.turned()),
            high: Some(upper.low?.turned()),
            ..*self
        };
        hole.common(&hole).map(|_| hole)
    }

    /// Whether it has one end and not two.
    pub fn is_open(&self) -> bool {
        self.low.is_none() || self.high.is_none()
    }
}

fn read<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, _: &mut Meant) -> Option<RuleKind> {
    let start = table.at();
    let named = need!(doc, table, text, "metric");
    let indicator = named.and_then(|name| indicator(doc, &name));
    let written = ENDS.iter().any(|key| table.has(key));
    if !written {
        doc.mistake(start, PolicyFlaw::MetricWithoutEnd);
    }
    let low = edge::read(doc, table, "metric", "at_least", "above");
    let high = edge::read(doc, table, "metric", "at_most", "below");
    let min_sample = doc.whole(table, "min_sample").map_or(1, Placed::into_inner);
    if edge::nothing_between(low, high) {
        let flaw = PolicyFlaw::BandEmpty(DECLARATION.name.into());
        doc.mistake(start, flaw);
    }
    let indicator = indicator?;
    (low.is_some() || high.is_some()).then_some(RuleKind::Metric(Metric {
        indicator,
        low,
        high,
        min_sample,
    }))
}

/// The indicator of that name, if it is measured of people.
pub fn indicator(doc: &mut Document<'_>, name: &Placed<String>) -> Option<Indicator> {
    let found = named(doc, name)?;
    if !found.is_of_people() {
        let flaw = PolicyFlaw::MetricOfTeams(name.get_ref().clone());
        doc.mistake(Bytes::from(name.span()), flaw);
        return None;
    }
    Some(found)
}

/// The indicator of that name.
pub fn named(doc: &mut Document<'_>, name: &Placed<String>) -> Option<Indicator> {
    let word = name.get_ref();
    let found = Indicator::named(word);
    if found.is_none() {
        let flaw = PolicyFlaw::NoSuchMetric {
            near: nearest(word, Indicator::ALL.iter().map(|of| of.key())),
            name: word.clone(),
        };
        doc.mistake(Bytes::from(name.span()), flaw);
    }
    found
}

/// What is declared of it.
pub(super) const DECLARATION: Declaration = Declaration {
    name: "metric",
    by_hand: false,
    incident: None,
    derived_from: ["from an indicator of the month", "依据当月指标"],
    does: [
        "At the end of the month, everybody whose own indicator lies within the limits below, over a large enough sample, gets one line, on its last day. The value compared is the one that reports print. Of several rules of one indicator that are open at the same end, only the innermost that holds gives its line. In a month without any file that feeds the indicator, nobody gets one.",
        "月末计算：本人的指标在下列界限之内、样本足够的，各计一条，日期为当月最后一天。比较的是报表上印出的数值。同一指标、同一方向的几条规则，只计达到的最严一档。当月没有相关数据文件时，任何人都不计。",
    ],
    options: &[
        "metric",
        "at_least",
        "above",
        "at_most",
        "below",
        "min_sample",
    ],
    keys: KEYS,
    read,
};

keys! {
    "rule" {
        "metric" OneOf(METRICS), Mistake; "§8" "The indicator of the month, of each agent alone." "当月指标，按每人计算。" = "indicator" "指标"
        "at_least" Number, Nothing; "§5" "Values from this on, itself among them. One of the four ends must be there; two make a band. Shares are from 0 to 1." "不低于此值。四个端点至少写一个，写两个即为区间。比率为 0 到 1。" = "at least" "不低于"
        "above" Number, Nothing; "§5" "Values above this; instead of `at_least`." "高于此值；与 `at_least` 二选一。" = "above" "高于"
        "at_most" Number, Nothing; "§5" "Values up to this, itself among them." "不高于此值。" = "at most" "不高于"
        "below" Number, Nothing; "§5" "Values below this; instead of `at_most`." "低于此值；与 `at_most` 二选一。" = "below" "低于"
        "min_sample" Whole, Same("1"); "§5" "The smallest sample: of fewer there is no line." "最少样本数；不足则不计。" = "sample needed" "最少样本数"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_metrics_are_what_is_measured_of_people() {
        let of_people = Indicator::ALL.iter().filter(|one| one.is_of_people());
        let keys: Vec<&str> = of_people.map(|one| one.key()).collect();
        assert_eq!(METRICS, keys);
    }
}
