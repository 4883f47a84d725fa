//! From the headers of a file to the fields that they feed.

use std::borrow::Cow;

use super::field::{DateOrder, trim};
use super::records::Record;
use super::sense::Layout;
use super::words::{first_spelling, fold_header, headers};
use crate::event::{Holds, Kind, Need};
use crate::name::nearest;
use crate::problem::What;

/// Which columns of a file feed a field, and how they are read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Feed {
    /// Column positions; two are joined with a blank.
    pub columns: Vec<usize>,
    /// How dates in it are written.
    pub order: DateOrder,
}

impl Feed {
    fn one(column: usize) -> Self {
        Feed {
            columns: vec![column],
            order: DateOrder::default(),
        }
    }

    /// The trimmed text of a record.
    pub(super) fn text<'r>(&self, record: &Record<'r>) -> Cow<'r, str> {
        match self.columns.as_slice() {
            [column] => Cow::Borrowed(trim(record.field(*column))),
            columns => {
                let parts: Vec<_> = columns
                    .iter()
                    .map(|column| trim(record.field(*column)))
                    .filter(|part| !part.is_empty())
                    .collect();
                Cow::Owned(parts.join(" "))
            }
        }
    }

    /// The headers as the file has them.
    pub fn name(&self, layout: &Layout) -> String {
        let names: Vec<_> = self
            .columns
            .iter()
            .filter_map(|column| layout.headers.get(*column))
            .map(String::as_str)
            .collect();
        names.join(" + ")
    }
}

/// What was made of the headers of a file.
#[derive(Default)]
pub(super) struct Matched {
    /// One for each canonical column of the kind.
    pub(super) feeds: Vec<Option<Feed>>,
    /// The headers that feed nothing.
    pub(super) unknown: Vec<String>,
    /// What keeps the file from being read.
    pub(super) wrong: Vec<What>,
}

/// Finds what each header feeds.
pub(super) fn feeds(kind: Kind, header: &[String]) -> Matched {
    let known = headers(kind);
    let folded: Vec<String> = header.iter().map(|name| fold_header(name)).collect();
    let mut matched = Matched {
        feeds: vec![None; kind.columns().len()],
        ..Matched::default()
    };
    let mut used = vec![false; header.len()];
    let mut feed = |names: &std::collections::HashMap<String, usize>,
                    matched: &mut Matched,
                    only_free: bool| {
        let before: Vec<bool> = matched.feeds.iter().map(Option::is_some).collect();
        for (i, name) in folded.iter().enumerate() {
            let Some(&column) = names.get(name) else {
                continue;
            };
            if used[i] || (only_free && before[column]) {
                continue;
            }
            used[i] = true;
            match &matched.feeds[column] {
                None => matched.feeds[column] = Some(Feed::one(i)),
                Some(first) => {
                    let first = first
                        .columns
                        .first()
                        .and_then(|first| header.get(*first))
                        .cloned()
                        .unwrap_or_default();
                    matched.wrong.push(What::AmbiguousColumn {
                        first,
                        second: header[i].clone(),
                    });
                }
            }
        }
    };
    feed(&known.columns, &mut matched, false);
    feed(&known.fallback, &mut matched, true);
    let deciding = kind
        .columns()
        .iter()
        .position(|column| column.holds == Holds::Time && column.need == Need::Cells);
    if let Some(column) = deciding.filter(|column| matched.feeds[*column].is_none()) {
        let part = |names: &[String]| folded.iter().position(|name| names.contains(name));
        if let (Some(date), Some(time)) = (part(&known.parts[0]), part(&known.parts[1])) {
            matched.feeds[column] = Some(Feed {
                columns: vec![date, time],
                order: DateOrder::default(),
            });
            used[date] = true;
            used[time] = true;
        }
    }
    let unknown = header
        .iter()
        .zip(&used)
        .filter(|(name, used)| !**used && !name.is_empty());
    matched.unknown = unknown.map(|(name, _)| name.clone()).collect();
    for (column, feed) in kind.columns().iter().zip(&matched.feeds) {
        if feed.is_none() && column.need != Need::Nothing {
            let near =
                nearest(column.name, matched.unknown.iter().map(String::as_str)).map(String::from);
            matched.wrong.push(What::MissingColumn { kind, near });
        }
    }
    matched
}

/// How many of these headers `kind` knows, and how many of those are not plain ASCII.
pub(super) fn known_headers(kind: Kind, header: &[String]) -> (usize, usize) {
    let known = headers(kind);
    let names = header.iter().filter(|name| {
        let name = fold_header(name);
        known.columns.contains_key(&name)
            || known.fallback.contains_key(&name)
            || known.parts.iter().any(|part| part.contains(&name))
    });
    names.fold((0, 0), |(all, other), name| {
        (all + 1, other + usize::from(!name.is_ascii()))
    })
}

/// The canonical headers of a kind, as a template has them.
pub fn headers_of(kind: Kind) -> Vec<&'static str> {
    kind.columns().iter().map(|column| column.name).collect()
}

/// The Chinese headers of a kind, as a template has them.
pub fn chinese_headers_of(kind: Kind) -> Vec<String> {
    kind.columns()
        .iter()
        .map(|column| first_spelling(kind, column.name).unwrap_or_else(|| column.name.to_string()))
        .collect()
}
