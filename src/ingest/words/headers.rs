//! The data file of headers, looked up: which header feeds which column of a kind, and what stands beside those.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Lists, fold_header};
use crate::event::Kind;
use crate::ingest::duration::unit_of;

#[derive(Default, Deserialize)]
struct HeadersFile {
    parts: Lists,
    witness: Lists,
    fallback: BTreeMap<String, Lists>,
    durations: BTreeMap<String, Lists>,
    last: BTreeMap<String, Lists>,
    state: Lists,
    brackets: Lists,
    other: Lists,
    #[serde(flatten)]
    kinds: BTreeMap<String, Lists>,
}

impl HeadersFile {
    fn read() -> Self {
        toml::from_str(include_str!("../headers.toml")).unwrap_or_default()
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

/// The headers of one kind.
#[derive(Default)]
pub(in crate::ingest) struct Headers {
    /// Folded header → column of the kind.
    pub(in crate::ingest) columns: HashMap<String, usize>,
    /// Folded header → column that it feeds when no other header does, and its place among those of the column.
    pub(in crate::ingest) fallback: HashMap<String, (usize, usize)>,
    /// Folded headers of a date that a time belongs to, and of that time.
    pub(in crate::ingest) parts: [Vec<String>; 2],
    /// Folded headers of a name that says once more who a row is about.
    pub(in crate::ingest) witness: Vec<String>,
    /// Folded header without its unit → column whose moment it leads to.
    pub(in crate::ingest) durations: HashMap<String, usize>,
    /// Folded headers that feed the first of these columns that nothing else feeds.
    pub(in crate::ingest) last: Vec<(usize, String)>,
    /// Folded headers of what has become of a row, the best first.
    pub(in crate::ingest) state: Vec<String>,
}

impl Headers {
    /// Whether a header is known although it feeds no column by itself.
    pub(in crate::ingest) fn is_beside(&self, name: &str) -> bool {
        let parts = self.parts.iter().flatten();
        let mut beside = parts.chain(&self.witness).chain(&self.state);
        beside.any(|word| word == name) || self.is_duration(name)
    }

    /// Whether a header is that of a duration that leads to a moment.
    pub(in crate::ingest) fn is_duration(&self, name: &str) -> bool {
        let bare = unit_of(name).map_or(name, |(_, bare)| bare);
        self.durations.contains_key(name) || self.durations.contains_key(bare)
    }
}

/// What may stand in brackets behind a header without being part of its name, folded, by what it says.
pub(in crate::ingest) fn brackets() -> Lists {
    folded(HeadersFile::read().brackets)
}

/// The words for a day and for a time in headers of a moment that stands in two columns, folded.
pub(in crate::ingest) fn halves() -> [Vec<String>; 2] {
    let mut parts = folded(HeadersFile::read().parts);
    ["date", "time"].map(|part| parts.remove(part).unwrap_or_default())
}

/// Headers that look like those of a column and mean what no column holds, folded.
pub(in crate::ingest) fn other_meanings() -> &'static [String] {
    static ALL: OnceLock<Vec<String>> = OnceLock::new();
    ALL.get_or_init(|| {
        folded(HeadersFile::read().other)
            .into_values()
            .flatten()
            .collect()
    })
}

fn folded(lists: Lists) -> Lists {
    let fold = |words: Vec<String>| words.iter().map(|word| fold_header(word)).collect();
    let lists = lists.into_iter();
    lists.map(|(name, words)| (name, fold(words))).collect()
}

/// The headers that `kind` knows.
pub(in crate::ingest) fn headers(kind: Kind) -> &'static Headers {
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
pub(in crate::ingest) fn first_spelling(kind: Kind, column: &str) -> Option<String> {
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
    let state = file.state.get(kind.name()).into_iter().flatten();
    headers.state = state.map(|name| fold_header(name)).collect();
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
        let last = file.last.get(kind.name());
        let last = last.and_then(|lists| lists.get(column.name));
        let last = last.into_iter().flatten();
        headers.last.extend(last.map(|word| (i, fold_header(word))));
        let weaker = file.fallback(kind, column.name).enumerate();
        headers
            .fallback
            .extend(weaker.map(|(place, word)| (fold_header(word), (i, place))));
    }
    headers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_read_and_say_nothing_twice() {
        let file: HeadersFile = toml::from_str(include_str!("../headers.toml")).unwrap();
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
}
