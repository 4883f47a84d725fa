//! The data files of this room, looked up: which header feeds which column (in `headers`), and what the words in cells mean.

mod headers;

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use foldhash::fast::RandomState;
use serde::Deserialize;

use crate::event::{Outcome, Priority, Role};
use crate::name::{fold, nearest, normal};

pub(super) use headers::{Headers, brackets, first_spelling, halves, headers, other_meanings};

type Lists = BTreeMap<String, Vec<String>>;

#[derive(Default, Deserialize)]
struct ValuesFile {
    blank: Vec<String>,
    blank_unless_text: Vec<String>,
    blank_in_rating: Vec<String>,
    undecided: Vec<String>,
    done: Vec<String>,
    absent: Vec<String>,
    yes_no: Lists,
    role: Lists,
    outcome: Lists,
    priority: Lists,
    rating: Lists,
    urgent: Lists,
}

/// Folds a header: beside what never counts, blanks, `_`, `-`, `.`, `/` and quotes do not.
pub(super) fn fold_header(text: &str) -> String {
    without(text, |c| {
        c.is_whitespace() || matches!(c, '_' | '-' | '.' | '/' | '"')
    })
}

/// Folds a word of a cell: beside what never counts, blanks, `_` and `-` do not.
fn fold_word(text: &str) -> String {
    without(text, |c| c.is_whitespace() || matches!(c, '_' | '-'))
}

/// A folded text without some characters.
fn without(text: &str, dropped: impl Fn(char) -> bool) -> String {
    let normal = normal(text);
    let kept = normal.chars().filter(|c| !dropped(*c));
    kept.flat_map(char::to_lowercase).collect()
}

/// The words of one column, folded, each with what it means.
struct Words<T> {
    meaning: HashMap<String, T, RandomState>,
}

impl<T: Copy> Words<T> {
    fn of(lists: &Lists, meanings: &[(&str, T)]) -> Self {
        let mut meaning = HashMap::default();
        for (name, value) in meanings {
            meaning.insert(fold_word(name), *value);
            meaning.extend(
                lists
                    .get(*name)
                    .into_iter()
                    .flatten()
                    .map(|word| (fold_word(word), *value)),
            );
        }
        Words { meaning }
    }

    fn has(&self, text: &str) -> bool {
        self.meaning.contains_key(&fold_word(text))
    }

    fn get(&self, text: &str) -> Result<T, Option<String>> {
        let is_folded = text.bytes().all(|byte| byte.is_ascii_lowercase());
        if let Some(meaning) = self.meaning.get(text).filter(|_| is_folded) {
            return Ok(*meaning);
        }
        let word = fold_word(text);
        self.meaning.get(&word).copied().ok_or_else(|| {
            nearest(&word, self.meaning.keys().map(String::as_str)).map(String::from)
        })
    }
}

/// All words of cells.
pub(super) struct Values {
    blank: OneOf,
    blank_unless_text: OneOf,
    blank_in_rating: OneOf,
    undecided: OneOf,
    done: Vec<String>,
    absent: Vec<String>,
    yes_no: Words<bool>,
    role: Words<Role>,
    outcome: Words<Outcome>,
    priority: Words<Priority>,
    rating: Words<u8>,
    urgent: Words<()>,
}

/// Folded words of which a cell may be one; most cells are none, and are known by their first byte.
struct OneOf {
    words: Vec<String>,
    first: [bool; 256],
}

impl OneOf {
    fn of(words: &[String]) -> Self {
        let words: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let mut first = [false; 256];
        for byte in words.iter().filter_map(|word| word.bytes().next()) {
            first[usize::from(byte)] = true;
        }
        OneOf { words, first }
    }

    /// Whether one of the words is the text.
    fn has(&self, text: &str) -> bool {
        // Most cells are longer than any such word.
        const LONGEST: usize = 40;
        let first = text.bytes().next().unwrap_or_default();
        if first.is_ascii()
            && text.is_ascii()
            && !self.first[usize::from(first.to_ascii_lowercase())]
        {
            return false;
        }
        let is = |text: &str| {
            self.words
                .iter()
                .any(|word| word.eq_ignore_ascii_case(text))
        };
        is(text) || (text.len() <= LONGEST && !text.is_ascii() && is(&fold(text)))
    }
}

/// What stands behind the number of a word's rank: `3 - Moderate`.
fn without_rank(text: &str) -> Option<&str> {
    let word = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let ranked = word.len() < text.len();
    word.trim_start()
        .strip_prefix('-')
        .map(str::trim_start)
        .filter(|word| ranked && !word.is_empty())
}

impl Values {
    /// The built-in words.
    pub(super) fn get() -> &'static Values {
        static VALUES: OnceLock<Values> = OnceLock::new();
        VALUES.get_or_init(|| {
            let file: ValuesFile = toml::from_str(include_str!("values.toml")).unwrap_or_default();
            Values {
                blank: OneOf::of(&file.blank),
                blank_unless_text: OneOf::of(&file.blank_unless_text),
                blank_in_rating: OneOf::of(&file.blank_in_rating),
                undecided: OneOf::of(&file.undecided),
                done: file.done.iter().map(|word| fold_word(word)).collect(),
                absent: file.absent.iter().map(|word| fold_word(word)).collect(),
                yes_no: Words::of(&file.yes_no, &[("yes", true), ("no", false)]),
                role: Words::of(&file.role, &Role::ALL.map(|role| (role.name(), role))),
                outcome: Words::of(
                    &file.outcome,
                    &[
                        ("answered", Outcome::Answered),
                        ("missed", Outcome::Missed),
                        ("abandoned", Outcome::Abandoned),
                    ],
                ),
                priority: Words::of(
                    &file.priority,
                    &[
                        ("low", Priority::Low),
                        ("normal", Priority::Normal),
                        ("high", Priority::High),
                        ("emergency", Priority::Emergency),
                    ],
                ),
                rating: Words::of(
                    &file.rating,
                    &[("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5)],
                ),
                urgent: Words::of(&file.urgent, &[("words", ())]),
            }
        })
    }

    /// Whether a trimmed cell says that there is nothing.
    pub(super) fn is_blank(&self, text: &str, is_text: bool) -> bool {
        text.is_empty() || self.blank.has(text) || (!is_text && self.blank_unless_text.has(text))
    }

    /// Whether a cell of ratings says that nobody has rated.
    pub(super) fn is_unrated(&self, text: &str) -> bool {
        self.blank_in_rating.has(text)
    }

    /// Whether a yes-or-no cell says that nobody has decided yet.
    pub(super) fn is_undecided(&self, text: &str) -> bool {
        self.undecided.has(text)
    }

    /// Whether the state of a row says that it is resolved, closed or answered.
    pub(super) fn is_done(&self, text: &str) -> bool {
        let word = fold_word(text);
        self.done.contains(&word)
            || without_rank(text).is_some_and(|word| self.done.contains(&fold_word(word)))
    }

    /// Whether a cell in place of a mark says that somebody was not there.
    pub(super) fn is_absent(&self, text: &str) -> bool {
        self.absent.contains(&fold_word(text))
    }

    pub(super) fn yes_no(&self, text: &str) -> Result<bool, Option<String>> {
        self.yes_no.get(text)
    }

    pub(super) fn role(&self, text: &str) -> Result<Role, Option<String>> {
        self.role.get(text)
    }

    pub(super) fn outcome(&self, text: &str) -> Result<Outcome, Option<String>> {
        self.outcome.get(text)
    }

    pub(super) fn priority(&self, text: &str) -> Result<Priority, Option<String>> {
        let found = self.priority.get(text);
        match without_rank(text) {
            Some(word) if found.is_err() => self.priority.get(word),
            _ => found,
        }
    }

    /// Whether a word of a priority may mean an emergency.
    pub(super) fn is_urgent(&self, text: &str) -> bool {
        let words = [Some(text), without_rank(text)].into_iter().flatten();
        words.into_iter().any(|word| self.urgent.has(word))
    }

    /// The rating from 1 to 5 that a word gives.
    pub(super) fn rating(&self, text: &str) -> Option<u8> {
        self.rating.get(text).ok()
    }
}

#[cfg(test)]
mod exports;
#[cfg(test)]
mod meanings;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_and_say_nothing_twice() {
        let file: ValuesFile = toml::from_str(include_str!("values.toml")).unwrap();
        let mut blank = [file.blank, file.blank_unless_text, file.blank_in_rating].concat();
        let all = blank.len();
        blank.sort();
        blank.dedup();
        assert_eq!(blank.len(), all);
        for lists in [
            file.yes_no,
            file.role,
            file.outcome,
            file.priority,
            file.rating,
        ] {
            let mut seen: Vec<String> = lists.keys().map(|name| fold_word(name)).collect();
            for word in lists.values().flatten().map(|word| fold_word(word)) {
                assert!(!seen.contains(&word), "{word} twice");
                seen.push(word);
            }
        }
    }
}
