//! Numerators and denominators of one person, a team or the service. They are added and only then divided, so a team is
//! measured over its contacts and never over the means of its people.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::indicator::{Indicator, rounded};
use crate::result::{Indicators, Measured};
use crate::tally::{CallSums, Repeats};

/// Sums of a month.
#[derive(Clone, Default)]
pub(in crate::score) struct Sums {
    contacts: u64,
    /// By channel; "" for those of none.
    contacts_by_channel: BTreeMap<String, u64>,
    fractions: BTreeMap<Indicator, (Decimal, u64)>,
    /// Seconds to each first response, for the median.
    first_responses: Vec<i64>,
    /// Seconds to each resolution, for the median.
    resolutions: Vec<i64>,
    /// Marks of reviews, by what each is about.
    dimensions: BTreeMap<String, (Decimal, u64)>,
}

impl Sums {
    /// The sums of calls; one that waited at most `soon` seconds was answered soon.
    pub(super) fn of_calls(calls: &CallSums, soon: u32) -> Self {
        let mut sums = Sums {
            contacts: calls.answered,
            ..Sums::default()
        };
        let soon = calls.waits.up_to(soon);
        for (indicator, sum, n) in [
            (Indicator::AnswerRate, calls.answered.into(), calls.calls),
            (Indicator::AbandonRate, calls.abandoned.into(), calls.calls),
            (Indicator::ServiceLevel, soon.into(), calls.wait_n),
            (
                Indicator::MeanWaitSeconds,
                calls.wait_seconds.into(),
                calls.wait_n,
            ),
            (
                Indicator::MeanTalkSeconds,
                calls.talk_seconds.into(),
                calls.talk_n,
            ),
            (
                Indicator::CallResolutionRate,
                calls.resolved.into(),
                calls.resolved_n,
            ),
            (Indicator::CsatMean, calls.csat, calls.csat_n),
            (
                Indicator::CsatSatisfiedRate,
                calls.satisfied.into(),
                calls.csat_n,
            ),
            (Indicator::RatedRate, calls.csat_n.into(), 0),
        ] {
            sums.add(indicator, sum, n);
        }
        sums
    }

    /// Adds contacts of one channel to those by channel.
    pub(super) fn came_by(&mut self, channel: Option<&str>, contacts: u64) {
        if contacts > 0 {
            let channel = channel.unwrap_or_default().to_string();
            *self.contacts_by_channel.entry(channel).or_default() += contacts;
        }
    }

    /// Counts a ticket among the contacts.
    pub(super) fn contact(&mut self) {
        self.contacts += 1;
    }

    /// Adds contacts whose customer may have contacted again.
    pub(super) fn repeated(&mut self, repeats: &Repeats, within_hours: u32) {
        let again = repeats.within(within_hours).into();
        self.add(Indicator::RepeatContactRate, again, repeats.contacts);
    }

    /// Adds to a numerator and a denominator; a denominator of contacts is not added to.
    pub(super) fn add(&mut self, indicator: Indicator, sum: Decimal, n: u64) {
        let (over, under) = self.fractions.entry(indicator).or_default();
        *over += sum;
        *under += n;
    }

    /// Whether anything was ever added to it, be it 0.
    fn is_begun(&self, indicator: Indicator) -> bool {
        self.fractions.contains_key(&indicator)
    }

    /// Counts one more, and whether it is one of those that the numerator counts.
    pub(super) fn share(&mut self, indicator: Indicator, counts: bool) {
        self.add(indicator, Decimal::from(u8::from(counts)), 1);
    }

    /// Adds a duration.
    pub(super) fn took(&mut self, indicator: Indicator, seconds: i64) {
        self.add(indicator, seconds.into(), 1);
        match indicator {
            Indicator::FirstResponseMinutes => self.first_responses.push(seconds),
            Indicator::ResolutionMinutes => self.resolutions.push(seconds),
            _ => {}
        }
    }

    /// Adds a quality review.
    pub(super) fn review(&mut self, score: Decimal, dimension: Option<&str>) {
        self.add(Indicator::QualityScore, score, 1);
        if let Some(dimension) = dimension {
            self.add_dimension(dimension, (score, 1));
        }
    }

    fn add_dimension(&mut self, dimension: &str, (sum, n): (Decimal, u64)) {
        let (over, under) = self.dimensions.entry(dimension.to_string()).or_default();
        *over += sum;
        *under += n;
    }

    /// Adds the sums of somebody else.
    pub(super) fn merge(&mut self, other: &Sums) {
        self.contacts += other.contacts;
        for (channel, contacts) in &other.contacts_by_channel {
            self.came_by(Some(channel), *contacts);
        }
        for (indicator, (sum, n)) in &other.fractions {
            self.add(*indicator, *sum, *n);
        }
        self.first_responses.extend(&other.first_responses);
        self.resolutions.extend(&other.resolutions);
        for (dimension, sums) in &other.dimensions {
            self.add_dimension(dimension, *sums);
        }
    }

    /// What a result reports of a team or the service: one division each, at the end.
    pub(in crate::score) fn indicators(&self) -> Indicators {
        self.indicators_that(|_| true)
    }

    /// The same of one person, of whom not everything is measured.
    pub(super) fn indicators_of_person(&self) -> Indicators {
        self.indicators_that(Indicator::is_of_people)
    }

    /// The same of a channel: what calls and tickets say, for other rows tell how they themselves came in.
    pub(super) fn indicators_of_channel(&self) -> Indicators {
        self.indicators_that(|indicator| {
            let mut fed_by = indicator.fed_by().iter();
            fed_by.any(|kind| kind.declared().is_work)
        })
    }

    fn indicators_that(&self, are_wanted: impl Fn(Indicator) -> bool) -> Indicators {
        let mut indicators = Indicators::default();
        let all = Indicator::ALL.iter().copied();
        for indicator in all.filter(|indicator| are_wanted(*indicator)) {
            if let Some(measured) = self.measured(indicator) {
                indicators.set(indicator, measured);
            }
        }
        if self.contacts_by_channel.keys().any(|name| !name.is_empty()) {
            indicators.contacts_by_channel = self.contacts_by_channel.clone();
        }
        let dimensions = self.dimensions.iter();
        indicators.quality_score_by_dimension = dimensions
            .map(|(dimension, (sum, n))| {
                let measured = fraction(Indicator::QualityScore, *sum, *n);
                (dimension.clone(), measured)
            })
            .collect();
        indicators
    }

    /// What an indicator came to; None where it is not measured.
    fn measured(&self, indicator: Indicator) -> Option<Measured> {
        let median = |durations: &[i64]| Measured {
            value: median(durations),
            sum: None,
            n: durations.len() as u64,
        };
        Some(match indicator {
            Indicator::Contacts => Measured {
                value: Some(self.contacts.into()),
                sum: None,
                n: self.contacts,
            },
            Indicator::FirstResponseMinutesMedian => median(&self.first_responses),
            Indicator::ResolutionMinutesMedian => median(&self.resolutions),
            Indicator::PraiseCount => {
                let (praise, _) = self.fractions.get(&Indicator::PraiseRate)?;
                Measured {
                    value: Some(praise.normalize()),
                    sum: None,
                    n: praise.to_u64().unwrap_or_default(),
                }
            }
            // Without an input, or a rule, there is nothing to add up.
            Indicator::PraiseRate
            | Indicator::Nps
            | Indicator::QualityScore
            | Indicator::Retention
            | Indicator::ErrorRate
            | Indicator::Accuracy
                if !self.is_begun(indicator) =>
            {
                return None;
            }
            Indicator::AnswerRate
            | Indicator::AbandonRate
            | Indicator::ServiceLevel
            | Indicator::MeanWaitSeconds
            | Indicator::MeanTalkSeconds
            | Indicator::CallResolutionRate
            | Indicator::CsatMean
            | Indicator::CsatSatisfiedRate
            | Indicator::RatedRate
            | Indicator::Nps
            | Indicator::FirstResponseMinutes
            | Indicator::ResolutionMinutes
            | Indicator::FirstResponseOnTime
            | Indicator::ResolutionOnTime
            | Indicator::FirstContactResolution
            | Indicator::ResolutionRate
            | Indicator::SatisfiedResolutionRate
            | Indicator::ReopenRate
            | Indicator::EscalationRate
            | Indicator::ComplaintRate
            | Indicator::ValidComplaintRate
            | Indicator::ComplaintResponseOnTime
            | Indicator::ComplaintCloseOnTime
            | Indicator::ComplaintResponseMinutes
            | Indicator::ComplaintCloseMinutes
            | Indicator::ComplaintFollowUpRate
            | Indicator::FollowUpSatisfiedRate
            | Indicator::PraiseRate
            | Indicator::ErrorRate
            | Indicator::Accuracy
            | Indicator::QualityScore
            | Indicator::RepeatContactRate
            | Indicator::Retention => {
                let (sum, n) = self.fractions.get(&indicator).copied().unwrap_or_default();
                let n = if indicator.is_of_contacts() {
                    self.contacts
                } else {
                    n
                };
                fraction(indicator, sum, n)
            }
        })
    }
}

/// A numerator over a denominator.
fn fraction(indicator: Indicator, sum: Decimal, n: u64) -> Measured {
    Measured {
        value: indicator.value(sum, n),
        sum: Some(sum.normalize()),
        n,
    }
}

/// The middle of durations in seconds, in minutes; of two middles their mean.
fn median(seconds: &[i64]) -> Option<Decimal> {
    let mut sorted = seconds.to_vec();
    sorted.sort_unstable();
    let last = sorted.len().checked_sub(1)?;
    let (low, high) = (sorted.get(last / 2)?, sorted.get(sorted.len() / 2)?);
    let middles = Decimal::from(*low) + Decimal::from(*high);
    middles.checked_div(Decimal::from(120)).map(rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Option<Decimal> {
        text.parse().ok()
    }

    #[test]
    fn the_median_is_the_middle_or_the_mean_of_both_middles() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[0]), n("0"));
        assert_eq!(median(&[600, 60, 120]), n("2"));
        // (60 + 61) / 2 = 60.5 seconds = 1.008333… minutes
        assert_eq!(median(&[61, 9000, 60, 0]), n("1.0083"));
    }
}
