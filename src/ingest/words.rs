//! The data files of this room, looked up: which header feeds which column, and what the words in cells mean.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::event::{Kind, Outcome, Priority, Role};
use crate::name::nearest;

type Lists = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct ValuesFile {
    blank: Vec<String>,
    blank_unless_text: Vec<String>,
    undecided: Vec<String>,
    yes_no: Lists,
    role: Lists,
    outcome: Lists,
    priority: Lists,
}

/// Folds a header: case, blanks, `_`, `-`, `.`, `/` and a byte order mark do not count, full-width brackets are plain ones.
pub(super) fn fold_header(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '.' | '/' | '\u{feff}' | '"'));
    kept.map(|c| match c {
        '（' => '(',
        '）' => ')',
        c => c,
    })
    .flat_map(char::to_lowercase)
    .collect()
}

/// Folds a word of a cell: case, blanks, `_` and `-` do not count.
fn fold_word(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The headers of one kind.
#[derive(Default)]
pub(super) struct Headers {
    /// Folded header → column of the kind.
    pub(super) columns: HashMap<String, usize>,
    /// Folded header → column that it feeds when no other header does.
    pub(super) fallback: HashMap<String, usize>,
    /// Folded headers of a date that a time belongs to, and of that time.
    pub(super) parts: [Vec<String>; 2],
}

/// The headers that `kind` knows.
pub(super) fn headers(kind: Kind) -> &'static Headers {
    static ALL: OnceLock<HashMap<Kind, Headers>> = OnceLock::new();
    static NONE: OnceLock<Headers> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let file: BTreeMap<String, Lists> =
            toml::from_str(include_str!("headers.toml")).unwrap_or_default();
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
    let file: BTreeMap<String, Lists> = toml::from_str(include_str!("headers.toml")).ok()?;
    file.get(kind.name())?.get(column)?.first().cloned()
}

fn headers_from(file: &BTreeMap<String, Lists>, kind: Kind) -> Headers {
    let list = |section: &str, key: &str| {
        file.get(section)
            .and_then(|lists| lists.get(key))
            .cloned()
            .unwrap_or_default()
    };
    let fold = |words: Vec<String>| {
        words
            .iter()
            .map(|word| fold_header(word))
            .collect::<Vec<_>>()
    };
    let mut headers = Headers {
        parts: [fold(list("parts", "date")), fold(list("parts", "time"))],
        ..Headers::default()
    };
    for (i, column) in kind.columns().iter().enumerate() {
        headers.columns.insert(fold_header(column.name), i);
        headers.columns.extend(
            fold(list(kind.name(), column.name))
                .into_iter()
                .map(|header| (header, i)),
        );
        if kind != Kind::Agents {
            headers.fallback.extend(
                fold(list("fallback", column.name))
                    .into_iter()
                    .map(|header| (header, i)),
            );
        }
    }
    headers
}

/// The words of one column, folded, each with what it means.
struct Words<T> {
    meaning: HashMap<String, T>,
}

impl<T: Copy> Words<T> {
    fn of(lists: &Lists, meanings: &[(&str, T)]) -> Self {
        let mut meaning = HashMap::new();
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
    undecided: Vec<String>,
    yes_no: Words<bool>,
    role: Words<Role>,
    outcome: Words<Outcome>,
    priority: Words<Priority>,
}

impl Values {
    /// The built-in words.
    pub(super) fn get() -> &'static Values {
        static VALUES: OnceLock<Values> = OnceLock::new();
        VALUES.get_or_init(|| {
            let file: Option<ValuesFile> = toml::from_str(include_str!("values.toml")).ok();
            let file = file.unwrap_or(ValuesFile {
                blank: Vec::new(),
                blank_unless_text: Vec::new(),
                undecided: Vec::new(),
                yes_no: Lists::new(),
                role: Lists::new(),
                outcome: Lists::new(),
                priority: Lists::new(),
            });
            let fold =
                |words: Vec<String>| words.into_iter().map(|word| word.to_lowercase()).collect();
            Values {
                blank: fold(file.blank),
                blank_unless_text: fold(file.blank_unless_text),
                undecided: fold(file.undecided),
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
            }
        })
    }

    /// Whether a trimmed cell says that there is nothing.
    pub(super) fn is_blank(&self, text: &str, is_text: bool) -> bool {
        if text.is_empty() {
            return true;
        }
        // Longer than any such word.
        if text.len() > 12 {
            return false;
        }
        let text = text.to_lowercase();
        self.blank.contains(&text) || (!is_text && self.blank_unless_text.contains(&text))
    }

    /// Whether a yes-or-no cell says that nobody has decided yet.
    pub(super) fn is_undecided(&self, text: &str) -> bool {
        self.undecided.contains(&text.to_lowercase())
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
        self.priority.get(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_files_are_read_and_say_nothing_twice() {
        assert!(toml::from_str::<ValuesFile>(include_str!("values.toml")).is_ok());
        let file: BTreeMap<String, Lists> = toml::from_str(include_str!("headers.toml")).unwrap();
        for kind in Kind::ALL {
            let mut seen: HashMap<String, &str> = HashMap::new();
            let known: Vec<_> = kind.columns().iter().map(|column| column.name).collect();
            for (column, words) in &file[kind.name()] {
                assert!(
                    known.contains(&column.as_str()),
                    "{} has no column {column}",
                    kind.name()
                );
                for word in words {
                    let before = seen.insert(fold_header(word), column);
                    assert!(
                        before.is_none_or(|before| before == column),
                        "{}: `{word}` feeds two columns",
                        kind.name()
                    );
                }
            }
        }
    }

    #[test]
    fn urgent_is_no_emergency() {
        let values = Values::get();
        assert_eq!(values.priority("紧急"), Ok(Priority::High));
        assert_eq!(values.priority("Urgent"), Ok(Priority::High));
        assert_eq!(values.priority("突发事件"), Ok(Priority::Emergency));
        assert_eq!(values.role("Team-Lead"), Ok(Role::TeamLead));
        assert_eq!(values.yes_no("maybe"), Err(None));
    }
}
