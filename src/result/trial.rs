//! What came of a case of a policy.

use serde::Serialize;

/// A case, tried.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Trial {
    /// Its name.
    pub name: String,
    /// Where it stands in its file.
    pub line: u32,
    /// Whether everything came out as expected.
    pub passed: bool,
    /// What did not.
    pub misses: Vec<Miss>,
    /// Why something could not be scored at all, in words.
    pub problems: Vec<String>,
}

/// Something that came out otherwise than expected.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Miss {
    /// What: `score`, `grade`, `float`, `flags`, or `lines.` and a rule.
    pub key: String,
    /// What should have come out; null for nothing.
    pub expected: Option<String>,
    /// What did; null for nothing.
    pub got: Option<String>,
}
