//! What rules compare of a person's month: sums of contacts and ratings, held against each other as fractions. What reports show of
//! it is gathered in `gather`.

use rust_decimal::Decimal;

use crate::rulebook::{Quality, Workload};
use crate::tally::{CallSums, Facts};

/// The sums of one person's month.
#[derive(Clone, Default)]
pub(super) struct Measure {
    calls: CallSums,
    /// Answered calls and tickets resolved in the month.
    pub(super) contacts: u64,
    /// The sum of ratings of calls, of tickets resolved in the month, and of surveys.
    pub(super) rating_sum: Decimal,
    /// How many ratings.
    pub(super) ratings: u64,
}

/// The sums of everybody, by index of the person.
pub(super) fn measure(facts: &Facts) -> Vec<Measure> {
    let of_calls = |calls: &CallSums| Measure {
        calls: calls.clone(),
        contacts: calls.answered,
        rating_sum: calls.csat,
        ratings: calls.csat_n,
    };
    let mut all: Vec<Measure> = facts.calls.iter().map(of_calls).collect();
    all.resize_with(facts.people.len(), Measure::default);
    for fact in facts.tickets.iter().filter(|fact| fact.resolved_in) {
        let Some(measure) = fact.who.and_then(|who| all.get_mut(who)) else {
            continue;
        };
        measure.contacts += 1;
        if let Some(csat) = fact.ticket.csat {
            measure.rating_sum += csat;
            measure.ratings += 1;
        }
    }
    for fact in facts.surveys.iter().filter(|fact| !fact.rated_already) {
        let measure = fact.who.and_then(|who| all.get_mut(who));
        if let (Some(measure), Some(csat)) = (measure, fact.survey.csat) {
            measure.rating_sum += csat;
            measure.ratings += 1;
        }
    }
    all
}

impl Measure {
    /// Answered calls that settled the matter.
    pub(super) fn resolved_calls(&self) -> u64 {
        self.calls.resolved
    }

    /// How much work that is.
    pub(super) fn workload(&self, of: Workload) -> u64 {
        let calls = self.calls.answered;
        match of {
            Workload::Contacts => self.contacts,
            Workload::Calls => calls,
            Workload::Tickets => self.contacts.saturating_sub(calls),
        }
    }

    /// How good that work is: a sum, and the size of its sample.
    pub(super) fn quality(&self, of: Quality) -> (Decimal, u64) {
        match of {
            Quality::Ratings => (self.rating_sum, self.ratings),
            Quality::Resolution => (self.calls.resolved.into(), self.calls.resolved_n),
        }
    }

    /// Whether the mean is at least that of `other`; compared as fractions, exactly.
    pub(super) fn as_good_as(&self, other: &Measure, of: Quality) -> bool {
        let ((sum, n), (other, others)) = (self.quality(of), other.quality(of));
        sum * Decimal::from(others) >= other * Decimal::from(n)
    }
}
