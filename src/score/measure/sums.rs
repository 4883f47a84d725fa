//! Numerators and denominators of one person, a team or the service. They are added and only then divided, so a team is
//! measured over its contacts and never over the means of its people.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::indicator::{Indicator, rounded};
use crate::result::{Indicators, Measured};
use crate::tally::CallSums;

/// The longest wait of a call that was answered soon, in seconds.
const ANSWER_SECONDS: u32 = 20;

/// Sums of a month.
#[derive(Clone, Default)]
pub(in crate::score) struct Sums {
    contacts: u64,
    fractions: BTreeMap<Indicator, (Decimal, u64)>,
    /// Seconds to each first response, for the median.
    first_responses: Vec<i64>,
    /// Seconds to each resolution, for the median.
    resolutions: Vec<i64>,
}

impl Sums {
    /// The sums of calls.
    pub(super) fn of_calls(calls: &CallSums) -> Self {
        let mut sums = Sums {
            contacts: calls.answered,
            ..Sums::default()
        };
        let soon = calls.waits.up_to(ANSWER_SECONDS);
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

    /// Counts a ticket among the contacts.
    pub(super) fn contact(&mut self) {
        self.contacts += 1;
    }

    /// Adds to a numerator and a denominator; a denominator of contacts is not added to.
    pub(super) fn add(&mut self, indicator: Indicator, sum: Decimal, n: u64) {
        let (over, under) = self.fractions.entry(indicator).or_default();
        *over += sum;
        *under += n;
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

    /// Adds the sums of somebody else.
    pub(super) fn merge(&mut self, other: &Sums) {
        self.contacts += other.contacts;
        for (indicator, (sum, n)) in &other.fractions {
            self.add(*indicator, *sum, *n);
        }
        self.first_responses.extend(&other.first_responses);
        self.resolutions.extend(&other.resolutions);
    }

    /// What a result reports: one division each, at the end.
    pub(in crate::score) fn indicators(&self) -> Indicators {
        let mut indicators = Indicators::default();
        for indicator in Indicator::ALL.iter().copied() {
            if let Some(measured) = self.measured(indicator) {
                indicators.set(indicator, measured);
            }
        }
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
            Indicator::PraiseCount
            | Indicator::PraiseRate
            | Indicator::Nps
            | Indicator::QualityScore
            | Indicator::RepeatContactRate
            | Indicator::Retention => return None,
            _ => {
                let (sum, n) = self.fractions.get(&indicator).copied().unwrap_or_default();
                let n = if indicator.is_of_contacts() {
                    self.contacts
                } else {
                    n
                };
                Measured {
                    value: indicator.value(sum, n),
                    sum: Some(sum.normalize()),
                    n,
                }
            }
        })
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
