//! What is kept of calls: sums for each person, exact whatever their number.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::event::{Call, Outcome};

/// The lowest rating of somebody satisfied, of 1 to 5.
pub const SATISFIED: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// How many answered calls have each wait, in whole seconds.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Waits {
    /// Those shorter than `SHORT`, by their seconds: nearly all.
    short: Vec<u64>,
    long: BTreeMap<u32, u64>,
}

/// Waits from this on are rare.
const SHORT: usize = 600;

impl Waits {
    fn add(&mut self, seconds: u32) {
        let second = seconds as usize;
        if second >= SHORT {
            *self.long.entry(seconds).or_default() += 1;
            return;
        }
        if self.short.len() <= second {
            self.short.resize(second + 1, 0);
        }
        if let Some(n) = self.short.get_mut(second) {
            *n += 1;
        }
    }

    fn merge(&mut self, other: &Waits) {
        if self.short.len() < other.short.len() {
            self.short.resize(other.short.len(), 0);
        }
        for (n, more) in self.short.iter_mut().zip(&other.short) {
            *n += more;
        }
        for (seconds, more) in &other.long {
            *self.long.entry(*seconds).or_default() += more;
        }
    }

    /// How many are at most so long.
    pub fn up_to(&self, seconds: u32) -> u64 {
        let short = self.short.iter().take(seconds as usize + 1);
        let long = self.long.range(..=seconds).map(|(_, n)| n);
        short.chain(long).sum()
    }
}

/// The calls of one person in the month.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct CallSums {
    /// All calls.
    pub calls: u64,
    /// Those that were answered.
    pub answered: u64,
    /// Those that the customer gave up.
    pub abandoned: u64,
    /// Seconds that customers waited in answered calls.
    pub wait_seconds: u64,
    /// Answered calls that say so.
    pub wait_n: u64,
    /// How many answered calls have each wait, in seconds.
    pub waits: Waits,
    /// Seconds talked in answered calls.
    pub talk_seconds: u64,
    /// Answered calls that say so.
    pub talk_n: u64,
    /// Answered calls that settled the matter.
    pub resolved: u64,
    /// Answered calls that say whether they did.
    pub resolved_n: u64,
    /// The sum of ratings of all calls.
    pub csat: Decimal,
    /// How many ratings.
    pub csat_n: u64,
    /// How many of them are satisfied.
    pub satisfied: u64,
}

impl CallSums {
    /// Adds other calls.
    pub(super) fn merge(&mut self, other: &CallSums) {
        self.calls += other.calls;
        self.answered += other.answered;
        self.abandoned += other.abandoned;
        self.wait_seconds += other.wait_seconds;
        self.wait_n += other.wait_n;
        self.waits.merge(&other.waits);
        self.talk_seconds += other.talk_seconds;
        self.talk_n += other.talk_n;
        self.resolved += other.resolved;
        self.resolved_n += other.resolved_n;
        self.csat += other.csat;
        self.csat_n += other.csat_n;
        self.satisfied += other.satisfied;
    }

    /// Adds a call.
    pub(super) fn add(&mut self, call: &Call<'_>) {
        self.calls += 1;
        self.add_rating(call);
        self.abandoned += u64::from(call.outcome == Outcome::Abandoned);
        if call.outcome != Outcome::Answered {
            return;
        }
        self.answered += 1;
        self.add_answer(call);
    }

    /// Adds what another row of an answered call that was added knows more of it.
    pub(super) fn add_more(&mut self, more: &Call<'_>) {
        self.add_rating(more);
        self.add_answer(more);
    }

    fn add_rating(&mut self, call: &Call<'_>) {
        if let Some(csat) = call.csat {
            self.csat += csat;
            self.csat_n += 1;
            self.satisfied += u64::from(csat >= SATISFIED);
        }
    }

    fn add_answer(&mut self, call: &Call<'_>) {
        if let Some(seconds) = call.wait_seconds {
            self.wait_seconds += u64::from(seconds);
            self.wait_n += 1;
            self.waits.add(seconds);
        }
        if let Some(seconds) = call.talk_seconds {
            self.talk_seconds += u64::from(seconds);
            self.talk_n += 1;
        }
        if let Some(resolved) = call.resolved {
            self.resolved += u64::from(resolved);
            self.resolved_n += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_counted_up_to_a_second() {
        let mut waits = Waits::default();
        for seconds in [0, 20, 20, 21, 599, 600, 7200] {
            waits.add(seconds);
        }
        let counts = [0, 19, 20, 21, 599, 600, 7199, 7200].map(|seconds| waits.up_to(seconds));
        assert_eq!(counts, [1, 1, 3, 4, 5, 6, 6, 7]);
    }
}
