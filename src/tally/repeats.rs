//! Whether a customer contacted again: of every contact with a customer, how long it was until their next one. Which span is too
//! short is for the policy to say, so spans are counted by whole hours, rounded up.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_64;

use super::seen::is_plain;
use crate::name::normal;

/// The contacts of one person, or of nobody, that name their customer.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Repeats {
    /// How many.
    pub contacts: u64,
    /// Those after which the customer contacted again, by whole hours until then, rounded up.
    hours: BTreeMap<u32, u64>,
}

impl Repeats {
    /// Those after which the customer contacted again within so many hours.
    pub fn within(&self, hours: u32) -> u64 {
        self.hours.range(..=hours).map(|(_, n)| n).sum()
    }

    /// A contact, and the seconds until the next one.
    fn add(&mut self, next: Option<i64>) {
        self.contacts += 1;
        let hours = next.and_then(|seconds| u32::try_from((seconds + 3599) / 3600).ok());
        if let Some(hours) = hours {
            *self.hours.entry(hours).or_default() += 1;
        }
    }

    /// Adds those of somebody else.
    pub(crate) fn merge(&mut self, other: &Repeats) {
        self.contacts += other.contacts;
        for (hours, n) in &other.hours {
            *self.hours.entry(*hours).or_default() += n;
        }
    }
}

/// Whom contacts are counted for: a person or nobody, and the channel.
pub(super) type Whose = (Option<usize>, usize);

/// One moment of a customer; kept small, for there is one for every call.
struct Moment {
    customer: u64,
    at: i64,
    who: u32,
    channel: u16,
    /// Whether the customer contacts here.
    opens: bool,
    /// Whether a contact of the month ends here.
    ends: bool,
}

/// The moments at which customers contacted.
#[derive(Default)]
pub(super) struct Moments(Vec<Moment>);

const NOBODY: u32 = u32::MAX;

impl Moments {
    /// A customer contacts.
    pub(super) fn opens(&mut self, customer: &str, at: i64) {
        self.push(customer, at, (None, 0), [true, false]);
    }

    /// A contact of the month ends.
    pub(super) fn ends(&mut self, customer: &str, at: i64, whose: Whose) {
        self.push(customer, at, whose, [false, true]);
    }

    /// A contact of the month that is one moment.
    pub(super) fn contact(&mut self, customer: &str, at: i64, whose: Whose) {
        self.push(customer, at, whose, [true, true]);
    }

    fn push(&mut self, customer: &str, at: i64, (who, channel): Whose, [opens, ends]: [bool; 2]) {
        let customer = if is_plain(customer) {
            xxh3_64(customer.as_bytes())
        } else {
            xxh3_64(normal(customer).as_bytes())
        };
        self.0.push(Moment {
            customer,
            at,
            who: who
                .and_then(|who| u32::try_from(who).ok())
                .unwrap_or(NOBODY),
            channel: u16::try_from(channel).unwrap_or_default(),
            opens,
            ends,
        });
    }

    /// What became of the contacts of the month.
    pub(super) fn settle(mut self) -> BTreeMap<Whose, Repeats> {
        self.0
            .sort_unstable_by_key(|moment| (moment.customer, moment.at));
        let mut all: BTreeMap<Whose, Repeats> = BTreeMap::new();
        for of_one in self.0.chunk_by(|a, b| a.customer == b.customer) {
            let mut next = None;
            for at_once in of_one.chunk_by(|a, b| a.at == b.at).rev() {
                for moment in at_once.iter().filter(|moment| moment.ends) {
                    let who = (moment.who != NOBODY).then_some(moment.who as usize);
                    let whose = (who, usize::from(moment.channel));
                    let until = next.map(|next: i64| next - moment.at);
                    all.entry(whose).or_default().add(until);
                }
                if let Some(moment) = at_once.iter().find(|moment| moment.opens) {
                    next = Some(moment.at);
                }
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3600;

    #[test]
    fn the_next_contact_counts_from_the_end_of_this_one() {
        let mut moments = Moments::default();
        moments.contact("c", 0, (Some(1), 0));
        // Exactly 72 hours later, and a second more than that after this one.
        moments.contact("c", 72 * HOUR, (Some(1), 0));
        moments.contact("c", 144 * HOUR + 1, (Some(2), 0));
        // Another customer in between is no repetition.
        moments.contact("d", HOUR, (Some(1), 0));
        let repeats = moments.settle();
        let of = |who| {
            let one: &Repeats = &repeats[&(Some(who), 0)];
            (one.within(72), one.within(73), one.contacts)
        };
        assert_eq!(of(1), (1, 2, 3));
        assert_eq!(of(2), (0, 0, 1));
    }

    #[test]
    fn a_ticket_does_not_repeat_itself() {
        let mut moments = Moments::default();
        moments.opens("c", 0);
        moments.ends("c", 5 * HOUR, (None, 3));
        moments.opens("c", 5 * HOUR);
        assert_eq!(moments.settle()[&(None, 3)].within(1000), 0);
    }
}
