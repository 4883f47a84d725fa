//! What is said of the built-in policy from outside, by the settings of a folder.

use sha2::{Digest, Sha256};

use super::{BUILT_IN, Policy};
use crate::document::Recorders;
use crate::name::fold;

impl Policy {
    /// Whether it is the built-in one, to the letter.
    pub fn is_built_in(&self) -> bool {
        self.sha256 == sha256(BUILT_IN)
    }

    /// Lays over what it says of who may record.
    pub fn lay_over_recorders(&mut self, recorders: &Recorders) {
        self.recorders = Some(recorders.over(self.recorders.as_ref()));
    }

    /// Adds categories that mean something else than those of its rules; gives those that a rule has all the same, each with
    /// the rule.
    pub fn add_other_categories(&mut self, words: &[String]) -> Vec<(String, String)> {
        let rules = self.rules.iter().filter(|rule| rule.derived);
        let of: Vec<_> = rules
            .map(|rule| (rule.category_words(), &rule.id))
            .collect();
        let clash = |word: &String| {
            let (_, id) = of.iter().find(|(words, _)| words.contains(&fold(word)))?;
            Some((word.clone(), (*id).clone()))
        };
        let clashes = words.iter().filter_map(clash).collect();
        self.other_categories
            .extend(words.iter().map(|word| fold(word)));
        clashes
    }
}

/// The SHA-256 of a text, in hexadecimal.
pub(super) fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
