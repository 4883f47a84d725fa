//! What was counted by person and channel, under the names of the channels, which are known when all rows have been read.

use std::collections::BTreeMap;

use super::Tally;
use crate::tally::channels::Calls;
use crate::tally::{CallSums, Repeats};

/// A person or nobody, and a channel or none.
type Whose = (Option<usize>, Option<String>);

/// Calls and repeated contacts, by person and channel.
pub(super) struct ByChannel {
    pub(super) calls: Vec<CallSums>,
    pub(super) calls_of_nobody: CallSums,
    pub(super) calls_by_channel: BTreeMap<Whose, CallSums>,
    pub(super) repeats: BTreeMap<Whose, Repeats>,
}

impl Tally {
    /// Takes them; the channels of tickets must be known by then.
    pub(super) fn by_channel(&mut self) -> ByChannel {
        let mut by = ByChannel {
            calls: Vec::new(),
            calls_of_nobody: CallSums::default(),
            calls_by_channel: BTreeMap::new(),
            repeats: BTreeMap::new(),
        };
        self.calls
            .resize_with(self.roster.people.len(), Calls::default);
        for (who, calls) in std::mem::take(&mut self.calls).into_iter().enumerate() {
            let (all, channels) = calls.settle(&self.channels);
            by.calls.push(all);
            let of = channels.into_iter();
            by.calls_by_channel
                .extend(of.map(|(channel, sums)| ((Some(who), channel), sums)));
        }
        let (all, channels) = std::mem::take(&mut self.calls_of_nobody).settle(&self.channels);
        by.calls_of_nobody = all;
        let of = channels.into_iter();
        by.calls_by_channel
            .extend(of.map(|(channel, sums)| ((None, channel), sums)));
        for ((who, channel), repeats) in std::mem::take(&mut self.moments).settle() {
            let channel = self.channels.name(channel).map(String::from);
            by.repeats
                .entry((who, channel))
                .or_default()
                .merge(&repeats);
        }
        by
    }
}
