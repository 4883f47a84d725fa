//! The ids of calls (CONTRACT §2): calls are folded into sums as they come, and of each only this is kept. Of calls with one id
//! the first answered one counts, else the first.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use foldhash::fast::RandomState;
use xxhash_rust::xxh3::{xxh3_64_with_seed, xxh3_128};

use crate::event::{Call, Outcome, calls};
use crate::name::normal;

/// An id of a call, as a hash.
pub(super) type CallId = [u64; 2];

/// The hash of an id.
pub(super) fn call_id(id: &str) -> CallId {
    let hash = if is_plain(id) {
        xxh3_128(id.as_bytes())
    } else {
        xxh3_128(normal(id).as_bytes())
    };
    [(hash >> 64) as u64, hash as u64]
}

/// Whether an id is plainly what folding would leave of it: one look at each byte, for there is one for every call.
pub(super) fn is_plain(id: &str) -> bool {
    let odd = |byte: u8| !(byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    !id.bytes().fold(false, |any, byte| any | odd(byte))
}

/// The ids of calls, and of each a mark: what of it decides about other rows of the id.
#[derive(Default)]
pub(super) struct SeenCalls {
    marks: HashMap<CallId, u32, RandomState>,
    /// The ids of calls of other months, and whether they carry a rating.
    elsewhere: HashMap<CallId, bool, RandomState>,
}

/// The bits of a mark. The rest of it is a hash of agent and moment: enough to tell two calls of one id apart for a warning.
const RATED: u32 = 1;
const ANSWERED: u32 = 1 << 1;
const ABANDONED: u32 = 1 << 2;
/// The file has no column of outcomes: nobody knows whether the call was answered, and it is taken for that.
const PRESUMED: u32 = 1 << 3;
/// What a file may lack: columns of a call that are filled from another row of it.
const LACKS: [(usize, u32); 5] = [
    (calls::TALK_SECONDS, 1 << 4),
    (calls::WAIT_SECONDS, 1 << 5),
    (calls::RESOLVED, 1 << 6),
    (calls::CSAT, 1 << 7),
    (calls::CUSTOMER_ID, 1 << 8),
];
const ALL_LACKS: u32 = 0b1_1111 << 4;
const OUTCOME: u32 = ANSWERED | ABANDONED;
const FLAGS: u32 = RATED | OUTCOME | PRESUMED | ALL_LACKS;

/// What a call is to those that were seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Seen {
    /// The first of its id.
    New,
    /// One that nobody answered has its id: this one was answered, and takes its place.
    Answered,
    /// One that was seen has its id, and stands for it.
    Again {
        /// Whether that one has another agent, moment or outcome.
        otherwise: bool,
        /// The columns, a bit each, that its file lacks and that of this one has, where both are one call.
        fills: u32,
    },
}

impl SeenCalls {
    /// Keeps a call whose file `has` these columns, a bit each.
    pub(super) fn see(&mut self, id: CallId, call: &Call<'_>, has: u32, started_at: i64) -> Seen {
        let mark = mark(call, has, started_at);
        match self.marks.entry(id) {
            Entry::Vacant(entry) => {
                entry.insert(mark);
                Seen::New
            }
            Entry::Occupied(mut entry) => {
                let seen = entry.get_mut();
                let one_call = (*seen ^ mark) & !FLAGS == 0;
                let presumed = mark & PRESUMED != 0;
                // What only lacks the column of outcomes is no other leg of the call.
                if mark & ANSWERED > *seen & ANSWERED && !(one_call && presumed) {
                    *seen = mark;
                    return Seen::Answered;
                }
                let one_call = one_call && (presumed || (*seen ^ mark) & OUTCOME == 0);
                let filled = if one_call {
                    *seen & !mark & ALL_LACKS
                } else {
                    0
                };
                *seen &= !filled;
                let fills = LACKS.iter().filter(|(_, bit)| filled & bit != 0);
                let fills = fills.fold(0, |fills, (column, _)| fills | 1 << column);
                if fills & 1 << calls::CSAT != 0 {
                    *seen |= mark & RATED;
                }
                Seen::Again {
                    otherwise: !one_call,
                    fills,
                }
            }
        }
    }

    /// Whether some call of that id was answered.
    pub(super) fn is_answered(&self, id: CallId) -> bool {
        self.marks.get(&id).is_some_and(|mark| mark & ANSWERED != 0)
    }

    /// Takes back that a call carries a rating: it counts for nobody.
    pub(super) fn forget_rating(&mut self, id: CallId) {
        if let Some(mark) = self.marks.get_mut(&id) {
            *mark &= !RATED;
        }
    }

    /// Keeps a call of another month, and whether it carries a rating that counts there.
    pub(super) fn see_elsewhere(&mut self, id: CallId, rated: bool) {
        *self.elsewhere.entry(id).or_default() |= rated;
    }

    /// Whether any call has an id.
    pub(super) fn any(&self) -> bool {
        !self.marks.is_empty() || !self.elsewhere.is_empty()
    }

    /// Whether a call has that id.
    pub(super) fn knows(&self, id: &str) -> bool {
        let id = call_id(id);
        self.marks.contains_key(&id) || self.elsewhere.contains_key(&id)
    }

    /// Whether a call of that id carries a rating.
    pub(super) fn is_rated(&self, id: &str) -> bool {
        let id = call_id(id);
        let here = self.marks.get(&id).is_some_and(|mark| mark & RATED != 0);
        here || self.elsewhere.get(&id).is_some_and(|rated| *rated)
    }
}

fn mark(call: &Call<'_>, has: u32, started_at: i64) -> u32 {
    let agent = call.agent.unwrap_or_default();
    let mut mark = xxh3_64_with_seed(agent.as_bytes(), started_at as u64) as u32 & !FLAGS;
    if call.csat.is_some() {
        mark |= RATED;
    }
    mark |= match call.outcome {
        Outcome::Answered => ANSWERED,
        Outcome::Missed => 0,
        Outcome::Abandoned => ABANDONED,
    };
    if has & 1 << calls::OUTCOME == 0 {
        mark |= PRESUMED;
    }
    for (column, bit) in LACKS {
        if has & 1 << column == 0 {
            mark |= bit;
        }
    }
    mark
}
