//! What a document says and cannot: of settings here, of policies beside. How it is written is left to `document`.

use super::PolicyFlaw;
use crate::document;

/// What a document says and cannot.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ContentFlaw {
    /// A word stands among roles and is none; what may have been meant.
    NoSuchRole {
        /// As written.
        word: String,
        /// A known word much like it.
        near: Option<&'static str>,
    },
    /// A word is listed under two meanings.
    TwoMeanings(String),
    /// A word of a list is none of those that it may hold.
    NoSuchWord {
        /// As written.
        word: String,
        /// One much like it.
        near: Option<&'static str>,
        /// All that it may hold.
        known: Vec<&'static str>,
    },
    /// By the width of ids two people have one.
    TwoPeopleOne {
        /// The id of one of them as written.
        first: String,
        /// What the other is found by, as written.
        second: String,
        /// The id that both would have.
        id: String,
    },
    /// What a policy says and cannot.
    Policy(PolicyFlaw),
}

impl ContentFlaw {
    /// Its code.
    pub fn code(&self) -> &'static str {
        match self {
            ContentFlaw::NoSuchRole { .. } => "no-such-role",
            ContentFlaw::TwoMeanings(_) => "two-meanings",
            ContentFlaw::NoSuchWord { .. } => "no-such-word",
            ContentFlaw::TwoPeopleOne { .. } => "two-people-one",
            ContentFlaw::Policy(flaw) => flaw.code(),
        }
    }
}

/// A mistake in settings or in a policy.
pub type Flaw = document::Flaw<ContentFlaw>;

/// Such a mistake and where it stands.
pub type Mistake = document::Mistake<ContentFlaw>;

/// Settings or a policy, while they are read.
pub type Document<'d> = document::Document<'d, ContentFlaw>;

impl Flaw {
    /// Its code.
    pub fn code(&self) -> &'static str {
        match self {
            Flaw::Syntax(_) | Flaw::NotUtf8 => "not-toml",
            Flaw::UnknownKey { .. } => "unknown-key",
            Flaw::MissingKey(_) => "missing-key",
            Flaw::Wrong { .. } => "wrong-value",
            Flaw::NoEffect { .. } => "no-effect",
            Flaw::Content(flaw) => flaw.code(),
        }
    }
}

impl From<ContentFlaw> for Flaw {
    fn from(flaw: ContentFlaw) -> Self {
        Flaw::Content(flaw)
    }
}

impl From<PolicyFlaw> for Flaw {
    fn from(flaw: PolicyFlaw) -> Self {
        Flaw::Content(ContentFlaw::Policy(flaw))
    }
}
