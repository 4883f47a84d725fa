//! Calls that nobody answered, kept compactly until all files are read: an answered leg of the same call takes their place.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;
use foldhash::fast::RandomState;
use rust_decimal::Decimal;

use super::seen::CallId;
use crate::event::{Call, Outcome};
use crate::month::When;
use crate::source::SourceRef;

/// A call that nobody answered.
pub(super) struct Leg {
    /// Its id.
    pub(super) id: CallId,
    /// Where it stands.
    pub(super) at: SourceRef,
    /// The day that it counts for.
    pub(super) day: NaiveDate,
    /// The agent and the channel: the number of the word, from 1; 0: none.
    agent: u32,
    channel: u32,
    abandoned: bool,
}

/// All of them, in the order of reading.
#[derive(Default)]
pub(super) struct Waiting {
    legs: Vec<Leg>,
    agents: Words,
    channels: Words,
    /// Ratings of calls that nobody answered: they are rare.
    ratings: HashMap<CallId, Decimal, RandomState>,
}

/// Words, each kept once.
#[derive(Default)]
struct Words {
    words: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32, RandomState>,
}

/// More different words than this are no channels, and none is kept.
const MOST_CHANNELS: usize = 10_000;

impl Words {
    fn number(&mut self, word: Option<&str>) -> u32 {
        let Some(word) = word else { return 0 };
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let word: Arc<str> = word.into();
        self.words.push(Arc::clone(&word));
        let number = self.words.len() as u32;
        self.numbers.insert(word, number);
        number
    }

    fn word(&self, number: u32) -> Option<&str> {
        let word = self.words.get(number.checked_sub(1)? as usize)?;
        Some(word)
    }
}

impl Waiting {
    /// Keeps a call that nobody answered, the first of its id.
    pub(super) fn add(&mut self, id: CallId, call: &Call<'_>, day: NaiveDate) {
        let few = self.channels.words.len() < MOST_CHANNELS;
        let leg = Leg {
            id,
            at: call.at,
            day,
            agent: self.agents.number(call.agent),
            channel: self.channels.number(call.channel.filter(|_| few)),
            abandoned: call.outcome == Outcome::Abandoned,
        };
        self.legs.push(leg);
        if let Some(rating) = call.csat {
            self.ratings.insert(id, rating);
        }
    }

    /// Adds a rating of which the row that was kept knows nothing.
    pub(super) fn rate(&mut self, id: CallId, rating: Decimal) {
        self.ratings.insert(id, rating);
    }

    /// All of them, in the order of reading.
    pub(super) fn legs(&self) -> &[Leg] {
        &self.legs
    }

    /// What a call that nobody answered counts by.
    pub(super) fn call(&self, leg: &Leg) -> Call<'_> {
        Call {
            at: leg.at,
            call_id: None,
            agent: self.agents.word(leg.agent),
            started_at: When::Day(leg.day),
            talk_seconds: None,
            wait_seconds: None,
            outcome: if leg.abandoned {
                Outcome::Abandoned
            } else {
                Outcome::Missed
            },
            resolved: None,
            has_outcome: true,
            csat: self.ratings.get(&leg.id).copied(),
            channel: self.channels.word(leg.channel),
            customer: None,
        }
    }
}
