//! The data files of this room, looked up: which header feeds which column, and what the words in cells mean.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use foldhash::fast::RandomState;
use serde::Deserialize;

use crate::event::{Kind, Outcome, Priority, Role};
use crate::name::{fold, nearest, normal};

type Lists = BTreeMap<String, Vec<String>>;

#[derive(Default, Deserialize)]
struct HeadersFile {
    parts: Lists,
    witness: Lists,
    fallback: BTreeMap<String, Lists>,
    durations: BTreeMap<String, Lists>,
    #[serde(flatten)]
    kinds: BTreeMap<String, Lists>,
}

impl HeadersFile {
    fn read() -> Self {
        toml::from_str(include_str!("headers.toml")).unwrap_or_default()
    }

    /// The weaker spellings of a column, the best first.
    fn fallback(&self, kind: Kind, column: &str) -> impl Iterator<Item = &String> {
        let of_every_kind = Some("all").filter(|_| kind != Kind::Agents);
        [of_every_kind, Some(kind.name())]
            .into_iter()
            .flatten()
            .filter_map(move |section| self.fallback.get(section)?.get(column))
            .flatten()
    }
}

#[derive(Default, Deserialize)]
struct ValuesFile {
    blank: Vec<String>,
    blank_unless_text: Vec<String>,
    blank_in_rating: Vec<String>,
    undecided: Vec<String>,
    yes_no: Lists,
    role: Lists,
    outcome: Lists,
    priority: Lists,
    rating: Lists,
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

/// The headers of one kind.
#[derive(Default)]
pub(super) struct Headers {
    /// Folded header → column of the kind.
    pub(super) columns: HashMap<String, usize>,
    /// Folded header → column that it feeds when no other header does, and its place among those of the column.
    pub(super) fallback: HashMap<String, (usize, usize)>,
    /// Folded headers of a date that a time belongs to, and of that time.
    pub(super) parts: [Vec<String>; 2],
    /// Folded headers of a name that says once more who a row is about.
    pub(super) witness: Vec<String>,
    /// Folded header without its unit → column whose moment it leads to.
    pub(super) durations: HashMap<String, usize>,
}

/// The headers that `kind` knows.
pub(super) fn headers(kind: Kind) -> &'static Headers {
    static ALL: OnceLock<HashMap<Kind, Headers>> = OnceLock::new();
    static NONE: OnceLock<Headers> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let file = HeadersFile::read();
        Kind::ALL
            .into_iter()
            .map(|kind| (kind, headers_from(&file, kind)))
            .collect()
    });
    all.get(&kind)
        .unwrap_or_else(|| NONE.get_or_init(Headers::default))
}

/// The first spelling that the data file gives for a column.
pub(super) fn first_spelling(kind: Kind, column: &str) -> Option<String> {
    let file = HeadersFile::read();
    file.kinds.get(kind.name())?.get(column)?.first().cloned()
}

fn headers_from(file: &HeadersFile, kind: Kind) -> Headers {
    let parts = |part: &str| {
        let words = file.parts.get(part).into_iter().flatten();
        words.map(|word| fold_header(word)).collect()
    };
    let mut headers = Headers {
        parts: [parts("date"), parts("time")],
        ..Headers::default()
    };
    if kind != Kind::Agents {
        let names = file.witness.get("agent").into_iter().flatten();
        headers.witness = names.map(|name| fold_header(name)).collect();
    }
    let known = file.kinds.get(kind.name());
    for (i, column) in kind.columns().iter().enumerate() {
        let words = known.and_then(|lists| lists.get(column.name));
        headers.columns.insert(fold_header(column.name), i);
        headers.columns.extend(
            words
                .into_iter()
                .flatten()
                .map(|word| (fold_header(word), i)),
        );
        let durations = file.durations.get(kind.name());
        let durations = durations.and_then(|lists| lists.get(column.name));
        headers.durations.extend(
            durations
                .into_iter()
                .flatten()
                .map(|word| (fold_header(word), i)),
        );
        let weaker = file.fallback(kind, column.name).enumerate();
        headers
            .fallback
            .extend(weaker.map(|(place, word)| (fold_header(word), (i, place))));
    }
    headers
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

    fn get(&self, text: &str) -> Result<T, Option<String>> {
        let word = fold_word(text);
        self.meaning.get(&word).copied().ok_or_else(|| {
            nearest(&word, self.meaning.keys().map(String::as_str)).map(String::from)
        })
    }
}

/// All words of cells.
pub(super) struct Values {
    blank: Vec<String>,
    blank_unless_text: Vec<String>,
    blank_in_rating: Vec<String>,
    undecided: Vec<String>,
    yes_no: Words<bool>,
    role: Words<Role>,
    outcome: Words<Outcome>,
    priority: Words<Priority>,
    rating: Words<u8>,
}

/// Whether one of the folded words is the text.
fn one_of(words: &[String], text: &str) -> bool {
    // Most cells are longer than any such word.
    const LONGEST: usize = 40;
    let is = |text: &str| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    is(text) || (text.len() <= LONGEST && !text.is_ascii() && is(&fold(text)))
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
            let folded = |words: Vec<String>| words.iter().map(|word| fold(word)).collect();
            Values {
                blank: folded(file.blank),
                blank_unless_text: folded(file.blank_unless_text),
                blank_in_rating: folded(file.blank_in_rating),
                undecided: folded(file.undecided),
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
            }
        })
    }

    /// Whether a trimmed cell says that there is nothing.
    pub(super) fn is_blank(&self, text: &str, is_text: bool) -> bool {
        text.is_empty()
            || one_of(&self.blank, text)
            || (!is_text && one_of(&self.blank_unless_text, text))
    }

    /// Whether a cell of ratings says that nobody has rated.
    pub(super) fn is_unrated(&self, text: &str) -> bool {
        one_of(&self.blank_in_rating, text)
    }

    /// Whether a yes-or-no cell says that nobody has decided yet.
    pub(super) fn is_undecided(&self, text: &str) -> bool {
        one_of(&self.undecided, text)
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
    fn headers_are_read_and_say_nothing_twice() {
        let file: HeadersFile = toml::from_str(include_str!("headers.toml")).unwrap();
        for kind in Kind::ALL {
            let mut seen: Vec<String> = Vec::new();
            let known: Vec<_> = kind.columns().iter().map(|column| column.name).collect();
            let sections = [file.kinds.get(kind.name()), file.fallback.get(kind.name())];
            for column in sections.into_iter().flatten().flat_map(BTreeMap::keys) {
                assert!(known.contains(&column.as_str()), "{kind:?}: {column}");
            }
            for column in known {
                let own = file.kinds[kind.name()].get(column).into_iter().flatten();
                for word in own.chain(file.fallback(kind, column)) {
                    let word = fold_header(word);
                    let canonical =
                        |column: &crate::event::Column| fold_header(column.name) == word;
                    assert!(!kind.columns().iter().any(canonical), "{kind:?}: {word}");
                    assert!(!seen.contains(&word), "{kind:?}: {word} twice");
                    seen.push(word);
                }
            }
        }
        let kinds = Kind::ALL.map(Kind::name);
        let sections = file.kinds.keys().chain(file.fallback.keys());
        for section in sections.filter(|section| *section != "all") {
            assert!(kinds.contains(&section.as_str()), "{section}");
        }
    }

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
