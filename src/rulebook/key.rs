//! What there is to know of a key of a policy file.

use crate::document::Wanted;

/// A key that may stand in a policy file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    /// The table that it stands in, dotted: empty at the top, `rule.accumulate` for a table inside a `[[rule]]`.
    pub section: &'static str,
    /// The key.
    pub key: &'static str,
    /// What it holds.
    pub holds: Wanted,
    /// Whether it may be left out.
    pub default: Unwritten,
    /// The kind of rules that it belongs to; None: all.
    pub kind: Option<&'static str>,
    /// What it means, in English.
    pub en: &'static str,
    /// What it means, in Chinese.
    pub zh: &'static str,
    /// What it is called where two policies differ, in English and Chinese; empty: it is never told alone.
    pub label: &'static [&'static str],
    /// The section of the rulebook that it comes from.
    pub rulebook: &'static str,
}

/// What a key that is not written means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unwritten {
    /// A mistake: it must be there.
    Mistake,
    /// The same as if this had been written, in TOML.
    Same(&'static str),
    /// Nothing: what it is for does not happen.
    Nothing,
}

impl Key {
    /// Whether it may be left out.
    pub fn may_be_left_out(&self) -> bool {
        self.default != Unwritten::Mistake
    }

    /// What it means unwritten, as [`super::Value::written`] has it.
    pub fn unwritten(&self) -> &'static str {
        match self.default {
            Unwritten::Same(text) => text.trim_matches(['"', '[', ']', '{', '}']),
            Unwritten::Mistake | Unwritten::Nothing => "",
        }
    }
}
