//! Metric rules: an indicator of the month that reaches a limit gives its points once. Which tiers of one indicator lie in each
//! other, and which clash. What the indicators come to is left to `score`.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Edge, RuleKind};
use crate::indicator::{Indicator, Unit};

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

impl RuleKind {
    /// The metric of a rule of that kind.
    pub fn metric(&self) -> Option<&Metric> {
        match self {
            RuleKind::Metric(metric) => Some(metric),
            _ => None,
        }
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
