//! The text that a policy was read from, and the built-in one.

use sha2::{Digest, Sha256};

use crate::rulebook::Rulebook;

/// The text of the built-in policy.
pub const BUILT_IN: &str = include_str!("builtin.toml");

impl Rulebook {
    /// Whether it is the built-in one, to the letter.
    pub fn is_built_in(&self) -> bool {
        self.sha256 == sha256(BUILT_IN)
    }
}

/// The SHA-256 of a text, in hexadecimal.
pub(super) fn sha256(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
