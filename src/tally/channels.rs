//! The channels that rows name, and the calls of each person by channel. Spellings that differ in case alone are one channel,
//! under the first of them in the order of characters, so that the order of files does not matter.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::RandomState;

use super::sums::CallSums;
use crate::name::fold;

/// More different words than this are no channels but something else, such as numbers dialled: then no row has a channel.
const MOST: usize = 100;

/// The channels named so far.
#[derive(Default)]
pub(super) struct Channels {
    /// The name of each, and its folded name.
    names: Vec<(String, String)>,
    /// By spelling; the first channel is that of rows that name none.
    spellings: HashMap<String, usize, RandomState>,
    too_many: bool,
}

impl Channels {
    /// The channel of a spelling: 0 for none.
    pub(super) fn of(&mut self, spelling: Option<&str>) -> usize {
        let Some(spelling) = spelling.filter(|_| !self.too_many) else {
            return 0;
        };
        if let Some(known) = self.spellings.get(spelling) {
            return *known;
        }
        let folded = fold(spelling);
        let same = self.names.iter().position(|(_, other)| *other == folded);
        let channel = same.unwrap_or(self.names.len());
        match self.names.get_mut(channel) {
            Some((name, _)) if name.as_str() > spelling => *name = spelling.to_string(),
            Some(_) => {}
            None => self.names.push((spelling.to_string(), folded)),
        }
        self.too_many = self.names.len() > MOST;
        if self.too_many {
            return 0;
        }
        self.spellings.insert(spelling.to_string(), channel + 1);
        channel + 1
    }

    /// The name of a channel, when all rows have been looked at.
    pub(super) fn name(&self, channel: usize) -> Option<&str> {
        let channel = channel.checked_sub(1).filter(|_| !self.too_many)?;
        self.names.get(channel).map(|(name, _)| name.as_str())
    }
}

/// The calls of one person in the month, by channel.
#[derive(Default)]
pub(super) struct Calls(Vec<(usize, CallSums)>);

impl Calls {
    /// The sums of a channel.
    pub(super) fn of(&mut self, channel: usize) -> &mut CallSums {
        let known = self.0.iter().position(|(other, _)| *other == channel);
        let index = known.unwrap_or_else(|| {
            self.0.push((channel, CallSums::default()));
            self.0.len() - 1
        });
        &mut self.0[index].1
    }

    /// All of them, and those of each channel.
    pub(super) fn settle(
        self,
        channels: &Channels,
    ) -> (CallSums, BTreeMap<Option<String>, CallSums>) {
        let mut all = CallSums::default();
        let mut by: BTreeMap<Option<String>, CallSums> = BTreeMap::new();
        for (channel, sums) in self.0 {
            all.merge(&sums);
            let name = channels.name(channel).map(String::from);
            by.entry(name).or_default().merge(&sums);
        }
        (all, by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_one_channel_whatever_their_order() {
        for words in [["phone", "Phone", "chat"], ["Phone", "chat", "phone"]] {
            let mut channels = Channels::default();
            let of = words.map(|word| (word, channels.of(Some(word))));
            let name = |word: &str| {
                let (_, channel) = of.iter().find(|(other, _)| *other == word)?;
                channels.name(*channel)
            };
            assert_eq!(name("phone"), Some("Phone"));
            assert_eq!(name("Phone"), Some("Phone"));
            assert_eq!(name("chat"), Some("chat"));
        }
        assert_eq!(Channels::default().of(None), 0);
    }

    #[test]
    fn words_without_end_are_no_channels() {
        let mut channels = Channels::default();
        let all: Vec<usize> = (0..200)
            .map(|n| channels.of(Some(&n.to_string())))
            .collect();
        assert!(all.iter().all(|channel| channels.name(*channel).is_none()));
    }
}
