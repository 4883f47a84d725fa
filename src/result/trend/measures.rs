//! The indicators of several months that were chosen: of each month as its result has them, of a quarter or a year from the
//! numerators and denominators of its months. A mean of means is never taken, so what has no numerator has no mean.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::{Span, Trend};
use crate::indicator::{Indicator, Unit};
use crate::month::Month;
use crate::result::indicators::Exact;
use crate::result::{Indicators, Measured};

/// Indicators that were chosen, each as `<key>`, none without a sample, `<key>_sum` and `<key>_n`.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Chosen(BTreeMap<Indicator, Measured>);

/// A team or the whole service in several months.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize)]
pub struct TrendGroup {
    /// The months that it was measured in.
    pub months: BTreeMap<Month, Chosen>,
    /// Quarters, then years, that hold one of those months.
    pub means: BTreeMap<Span, GroupMean>,
}

/// What a team or the service comes to over a span.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize)]
pub struct GroupMean {
    /// Of how many months.
    pub months: u32,
    /// Whether one of them is provisional.
    pub provisional: bool,
    /// The indicators.
    pub indicators: Chosen,
}

impl Chosen {
    /// Those of a month.
    pub(super) fn of(indicators: &Indicators, chosen: &[Indicator]) -> Self {
        let chosen = chosen.iter().copied();
        Chosen(chosen.map(|of| (of, indicators.get(of))).collect())
    }

    /// What several months come to.
    pub(super) fn over(months: &[&Chosen]) -> Self {
        let mut all: BTreeMap<Indicator, Vec<Measured>> = BTreeMap::new();
        for (of, measured) in months.iter().flat_map(|month| &month.0) {
            all.entry(*of).or_default().push(*measured);
        }
        let over = all.into_iter().map(|(of, months)| (of, over(of, &months)));
        Chosen(over.collect())
    }

    /// What was measured.
    pub fn get(&self, of: Indicator) -> Measured {
        self.0.get(&of).copied().unwrap_or_default()
    }

    /// Whether none was chosen.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one has a value and not the numerator that a mean needs.
    fn lacks_sums(&self) -> bool {
        let mut all = self.0.iter();
        all.any(|(of, measured)| of.is_fraction() && lacks_sum(measured))
    }
}

fn lacks_sum(measured: &Measured) -> bool {
    measured.value.is_some() && measured.sum.is_none()
}

/// What an indicator of several months comes to: counts are added up; a fraction is made of the sums of both its parts, and is
/// none where one month lacks them; of medians nobody knows.
fn over(of: Indicator, months: &[Measured]) -> Measured {
    let n = months.iter().map(|month| month.n).sum();
    let none = Measured {
        n,
        ..Measured::default()
    };
    match of.unit() {
        Unit::MedianMinutes => none,
        Unit::Count => {
            let values = || months.iter().filter_map(|month| month.value);
            let value = values().next().map(|_| values().sum());
            Measured { value, ..none }
        }
        _ if months.iter().any(lacks_sum) => none,
        _ => {
            let sums = || months.iter().filter(|month| month.sum.is_some());
            let sum: Decimal = sums().filter_map(|month| month.sum).sum();
            // A month in which it was not measured adds nothing, not even contacts.
            let n = sums().map(|month| month.n).sum();
            Measured {
                value: of.value(sum, n),
                sum: sums().next().map(|_| sum),
                n,
            }
        }
    }
}

impl TrendGroup {
    /// Adds the means of its months; none of a span with a month that measured no group, which older results did not.
    pub(super) fn with_means(
        mut self,
        provisional: impl Fn(Month) -> bool,
        unmeasured: &BTreeSet<Span>,
    ) -> Self {
        let mut spans: BTreeMap<Span, Vec<(Month, &Chosen)>> = BTreeMap::new();
        for (month, indicators) in &self.months {
            for span in Span::of(*month) {
                spans.entry(span).or_default().push((*month, indicators));
            }
        }
        let mean = |(span, months): (Span, Vec<(Month, &Chosen)>)| {
            let all: Vec<&Chosen> = months.iter().map(|(_, indicators)| *indicators).collect();
            let mean = GroupMean {
                months: u32::try_from(months.len()).unwrap_or(u32::MAX),
                provisional: months.iter().any(|(month, _)| provisional(*month)),
                indicators: Chosen::over(&all),
            };
            (span, mean)
        };
        let known = |(span, _): &(Span, _)| !unmeasured.contains(span);
        self.means = spans.into_iter().filter(known).map(mean).collect();
        self
    }
}

impl Trend {
    /// Whether a month lacks the numerator of a chosen indicator, so that there is no mean with it.
    pub fn lacks_sums(&self) -> bool {
        let agents = self.agents.iter().flat_map(|agent| agent.months.values());
        let groups = self.teams.values().chain(&self.service);
        let groups = groups.flat_map(|group| group.months.values());
        let mut all = agents.map(|point| &point.indicators).chain(groups);
        let there = self.months.iter().filter(|(_, result)| result.is_some());
        let measured = |month: &Month| {
            let mut service = self.service.iter();
            service.all(|service| service.months.contains_key(month))
        };
        all.any(Chosen::lacks_sums) || !there.map(|(month, _)| month).all(measured)
    }
}

impl Serialize for Chosen {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        let mut map = s.serialize_map(None)?;
        for (of, measured) in &self.0 {
            let key = of.key();
            if measured.value.is_some() {
                map.serialize_entry(key, &Exact(measured.value))?;
            }
            if measured.sum.is_some() {
                map.serialize_entry(&format!("{key}_sum"), &Exact(measured.sum))?;
            }
            map.serialize_entry(&format!("{key}_n"), &measured.n)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(value: &str, sum: &str, n: u64) -> Measured {
        let part = |text: &str| text.parse().ok();
        Measured {
            value: part(value),
            sum: part(sum),
            n,
        }
    }

    /// 9 of 2 ratings and 3 of 1 are 12 of 3: 4, and not the mean of 4.5 and 3.
    #[test]
    fn parts_are_added_before_they_are_divided() {
        let months = [month("4.5", "9", 2), month("", "0", 0), month("3", "3", 1)];
        assert_eq!(over(Indicator::CsatMean, &months), month("4", "12", 3));
        assert_eq!(over(Indicator::CsatMean, &[]), Measured::default());
    }

    /// An error without a contact in one month counts in the quarter: 1 and 1 of 0 and 500 contacts are 4 per 1,000.
    #[test]
    fn a_month_without_a_sample_keeps_its_numerator() {
        let months = [month("", "1", 0), month("2", "1", 500)];
        assert_eq!(over(Indicator::ErrorRate, &months), month("4", "2", 500));
        let months = [month("0", "3", 2), month("1", "0", 4)];
        assert_eq!(over(Indicator::Accuracy, &months), month("0.5", "3", 6));
    }

    #[test]
    fn counts_add_up_and_medians_do_not() {
        let counts = [month("3", "", 3), month("4", "", 4)];
        assert_eq!(over(Indicator::Contacts, &counts), month("7", "", 7));
        let median = Indicator::ResolutionMinutesMedian;
        assert_eq!(over(median, &counts), month("", "", 7));
    }

    #[test]
    fn a_month_that_lacks_its_numerator_leaves_no_mean() {
        let months = [month("4.5", "9", 2), month("3", "", 1)];
        assert_eq!(over(Indicator::CsatMean, &months), month("", "", 3));
        // Not measured is not the same: the other months are there.
        let months = [month("4.5", "9", 2), month("", "", 7)];
        assert_eq!(over(Indicator::CsatMean, &months), month("4.5", "9", 2));
    }
}
