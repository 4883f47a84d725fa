//! Sentences about a policy itself: its mistakes, what it may not mean, its cases.

use super::{Lang, en, zh};
use crate::problem::{Doubt, Flaw};

/// The sentence for a mistake.
pub fn flaw(flaw: &Flaw, lang: Lang) -> String {
    match lang {
        Lang::En => en::flaw(flaw),
        Lang::Zh => zh::flaw(flaw),
    }
}

/// The sentence for something that a policy may not mean.
pub fn doubt(doubt: &Doubt, lang: Lang) -> String {
    match lang {
        Lang::En => en::doubt(doubt),
        Lang::Zh => zh::doubt(doubt),
    }
}

/// That there are so many cases, and what runs them.
pub fn with_cases(cases: usize, lang: Lang) -> String {
    match lang {
        Lang::En => en::with_cases(cases),
        Lang::Zh => zh::with_cases(cases),
    }
}

/// Whether a case came out as expected, in a word.
pub fn trial(passed: bool, lang: Lang) -> &'static str {
    match lang {
        Lang::En => en::trial(passed),
        Lang::Zh => zh::trial(passed),
    }
}

/// What a case expected and what came out; None: nothing.
pub fn miss(key: &str, expected: Option<&str>, got: Option<&str>, lang: Lang) -> String {
    match lang {
        Lang::En => en::miss(key, expected, got),
        Lang::Zh => zh::miss(key, expected, got),
    }
}

/// How many cases there are, and how many did not come out as expected.
pub fn tried(cases: usize, failed: usize, lang: Lang) -> String {
    match lang {
        Lang::En => en::tried(cases, failed),
        Lang::Zh => zh::tried(cases, failed),
    }
}
