//! From the headers of a file to the fields that they feed.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::duration::unit_of;
use super::feed::Feed;
use super::sense::Kept;
use super::words::{Headers, first_spelling, fold_header, headers};
use crate::event::{Column, Holds, Kind, Need, Unit};
use crate::name::nearest;
use crate::problem::What;
use crate::settings::{Filter, Mapped, Mapping, Preset, presets};

/// What was made of the headers of a file.
#[derive(Default)]
pub(super) struct Matched {
    /// One for each canonical column of the kind.
    pub(super) feeds: Vec<Option<Feed>>,
    /// Which rows are events of the kind.
    pub(super) filters: Vec<Kept>,
    /// The column that says once more, by name, who a row is about.
    pub(super) witness: Option<usize>,
    /// The headers that feed nothing.
    pub(super) unknown: Vec<String>,
    /// What keeps the file from being read, and the column that it is about.
    pub(super) wrong: Vec<(What, String)>,
}

/// Finds what each header feeds: what is said first, then what is known of such headers. Headers that `preset` knows and does
/// not use mean something else.
pub(super) fn feeds<'p>(
    kind: Kind,
    header: &[String],
    mapping: &Mapping,
    preset: Option<&'p Preset>,
) -> Matched {
    let known = headers(kind);
    let folded: Vec<String> = header.iter().map(|name| fold_header(name)).collect();
    let mut matched = Matched {
        feeds: vec![None; kind.columns().len()],
        ..Matched::default()
    };
    let mut used = vec![false; header.len()];
    for mapped in &mapping.columns {
        let needed = kind.columns()[mapped.column].need != Need::Nothing;
        matched.map(mapped, needed, header, &folded, &mut used);
    }
    for filter in &mapping.filters {
        matched.filter(filter, header, &folded, &mut used);
    }
    let printed = |preset: &&'p Preset| preset.headers.iter().chain(&preset.mapping.names);
    for known in preset.iter().flat_map(printed) {
        let known = fold_header(known);
        (0..folded.len())
            .filter(|i| folded[*i] == known)
            .for_each(|i| used[i] = true);
    }
    let said: Vec<bool> = matched.feeds.iter().map(Option::is_some).collect();
    for (i, name) in folded.iter().enumerate() {
        if let Some((column, unit)) =
            meaning(kind, known, name).filter(|(column, _)| !said[*column] && !used[i])
        {
            used[i] = true;
            matched.feed(column, i, unit, header);
        }
    }
    if let Some((column, parts)) =
        parts(kind, known, &folded).filter(|(column, _)| matched.feeds[*column].is_none())
    {
        parts.iter().for_each(|part| used[*part] = true);
        matched.feeds[column] = Some(Feed::of(parts, Unit::default()));
    }
    // A weaker name serves only when no better one does; of several, the first of the data file.
    let free: Vec<bool> = matched.feeds.iter().map(Option::is_none).collect();
    let mut weaker: Vec<_> = folded
        .iter()
        .enumerate()
        .filter(|(i, _)| !used[*i])
        .filter_map(|(i, name)| Some((i, fallback(kind, known, name)?)))
        .filter(|(_, (column, ..))| free[*column])
        .collect();
    weaker.sort_by_key(|(_, (_, place, _))| *place);
    let mut best = vec![None; kind.columns().len()];
    for (i, (column, place, unit)) in weaker {
        if *best[column].get_or_insert(place) == place {
            used[i] = true;
            matched.feed(column, i, unit, header);
        }
    }
    let agent = kind
        .columns()
        .iter()
        .position(|column| column.name == "agent_id");
    if agent.is_some_and(|agent| matched.feeds[agent].is_some()) {
        let witness = (0..folded.len()).find(|i| !used[*i] && known.witness.contains(&folded[*i]));
        witness.iter().for_each(|i| used[*i] = true);
        matched.witness = witness;
    }
    let unknown = header
        .iter()
        .zip(&used)
        .filter(|(name, used)| !**used && !name.is_empty());
    matched.unknown = unknown.map(|(name, _)| name.clone()).collect();
    for (column, feed) in kind.columns().iter().zip(&matched.feeds) {
        let needed = column.need != Need::Nothing || lacks_subject(kind, column, &matched.feeds);
        if feed.is_none() && needed {
            let near =
                nearest(column.name, matched.unknown.iter().map(String::as_str)).map(String::from);
            matched
                .wrong
                .push((What::MissingColumn { kind, near }, column.name.to_string()));
        }
    }
    matched
}

impl Matched {
    /// Lets the columns that somebody named feed a field; one that must be there and is not is a mistake. Of two columns of one
    /// name (a company's own field may be called as the system's is) a preset takes neither where it can do without.
    fn map(
        &mut self,
        mapped: &Mapped,
        needed: bool,
        header: &[String],
        folded: &[String],
        used: &mut [bool],
    ) {
        if self.feeds[mapped.column].is_some() {
            return;
        }
        let mut columns = Vec::new();
        for name in &mapped.from {
            let exact = || (0..header.len()).filter(|i| header[*i] == name.trim());
            let alike = || (0..header.len()).filter(|i| folded[*i] == fold_header(name));
            let found: Vec<usize> = if exact().next().is_some() {
                exact().collect()
            } else {
                alike().collect()
            };
            match found.as_slice() {
                [i] => columns.push(*i),
                [] if mapped.must => self.not_there(name, header),
                [] => return,
                [_, _, ..] if !mapped.must && !needed => return,
                [first, second, ..] => {
                    let (first, second) = (header[*first].clone(), header[*second].clone());
                    self.wrong.push((
                        What::AmbiguousColumn {
                            first,
                            second: second.clone(),
                        },
                        second,
                    ));
                }
            }
        }
        if columns.len() < mapped.from.len() {
            return;
        }
        columns.iter().for_each(|i| used[*i] = true);
        let unit = mapped
            .unit
            .or_else(|| Some(unit_of(folded.get(*columns.first()?)?)?.0));
        self.feeds[mapped.column] = Some(Feed {
            after: mapped.after,
            blank: mapped.blank.clone(),
            values: mapped.values.clone(),
            said: mapped.must,
            ..Feed::of(columns, unit.unwrap_or_default())
        });
    }

    /// Keeps the rows that somebody named. Of headers that stand twice, either cell can say that a row is no event.
    fn filter(&mut self, filter: &Filter, header: &[String], folded: &[String], used: &mut [bool]) {
        let name = fold_header(&filter.column);
        let same = (0..folded.len()).filter(|i| folded[*i] == name);
        let columns: Vec<usize> = same
            .take(if filter.keeps { 1 } else { usize::MAX })
            .collect();
        if columns.is_empty() && filter.must {
            self.not_there(&filter.column, header);
        }
        for column in columns {
            used[column] = true;
            self.filters.push(Kept {
                column,
                values: filter.values.clone(),
                keeps: filter.keeps,
                is_said: filter.must,
            });
        }
    }

    /// Whether a column that the kind needs is not there.
    pub(super) fn lacks(&self) -> bool {
        let missing = |(what, _): &(What, String)| {
            matches!(what, What::MissingColumn { .. } | What::NoSuchHeader { .. })
        };
        self.wrong.iter().any(missing)
    }

    /// A header that somebody named is not there.
    fn not_there(&mut self, name: &str, header: &[String]) {
        let near = nearest(name, header.iter().map(String::as_str)).map(String::from);
        self.wrong
            .push((What::NoSuchHeader { near }, name.to_string()));
    }

    /// Lets column `i` of the file feed a field; a second one is a mistake.
    fn feed(&mut self, column: usize, i: usize, unit: Unit, header: &[String]) {
        let name = |i: usize| header.get(i).cloned().unwrap_or_default();
        match &self.feeds[column] {
            None => self.feeds[column] = Some(Feed::of(vec![i], unit)),
            Some(first) => {
                let first = first.columns.first().copied().map(name).unwrap_or_default();
                self.wrong.push((
                    What::AmbiguousColumn {
                        first,
                        second: name(i),
                    },
                    name(i),
                ));
            }
        }
    }
}

/// Whether a file of promises has neither column that says whom they are about; told of the first.
fn lacks_subject(kind: Kind, column: &Column, feeds: &[Option<Feed>]) -> bool {
    let is_subject = |name: &str| matches!(name, "agent_id" | "team");
    let mut subjects = kind.columns().iter().zip(feeds);
    kind == Kind::Actions
        && column.name == "agent_id"
        && subjects.all(|(column, feed)| feed.is_none() || !is_subject(column.name))
}

/// The field that a folded header means; one of a duration may name its unit at the end.
fn meaning(kind: Kind, known: &Headers, name: &str) -> Option<(usize, Unit)> {
    named(name, &known.columns, |column| holds_seconds(kind, *column))
        .map(|(column, unit)| (*column, unit))
}

/// The field that it feeds when no other header does, and its place among those of the field.
fn fallback(kind: Kind, known: &Headers, name: &str) -> Option<(usize, usize, Unit)> {
    named(name, &known.fallback, |(column, _)| {
        holds_seconds(kind, *column)
    })
    .map(|((column, place), unit)| (*column, *place, unit))
}

fn holds_seconds(kind: Kind, column: usize) -> bool {
    kind.columns()[column].holds == Holds::Seconds
}

/// What is known under a folded header, else under the header without its unit.
fn named<'k, T>(
    name: &str,
    known: &'k HashMap<String, T>,
    has_unit: impl Fn(&T) -> bool,
) -> Option<(&'k T, Unit)> {
    let unit = unit_of(name);
    if let Some(found) = known.get(name) {
        return Some((found, unit.map(|(unit, _)| unit).unwrap_or_default()));
    }
    let (unit, bare) = unit?;
    let found = known.get(bare).filter(|found| has_unit(found))?;
    Some((found, unit))
}

/// The moment that decides the month, in two columns.
fn parts(kind: Kind, known: &Headers, folded: &[String]) -> Option<(usize, Vec<usize>)> {
    let decides = |column: &Column| column.holds == Holds::Time && column.need == Need::Cells;
    let column = kind.columns().iter().position(decides)?;
    let part = |names: &[String]| folded.iter().position(|name| names.contains(name));
    Some((column, vec![part(&known.parts[0])?, part(&known.parts[1])?]))
}

/// The preset of a kind whose signature these headers hold.
pub(super) fn signed(kind: Kind, header: &[String]) -> Option<&'static Preset> {
    static SIGNATURES: OnceLock<Vec<(&'static Preset, Vec<String>)>> = OnceLock::new();
    let signatures = SIGNATURES.get_or_init(|| {
        let signatures = |preset: &'static Preset| {
            let fold = |names: &Vec<String>| names.iter().map(|name| fold_header(name)).collect();
            let signatures = preset.signatures.iter();
            signatures.map(move |names| (preset, fold(names)))
        };
        presets().iter().flat_map(signatures).collect()
    });
    let folded: Vec<String> = header.iter().map(|name| fold_header(name)).collect();
    let holds = |(preset, names): &&(&'static Preset, Vec<String>)| {
        preset.kind == kind && names.iter().all(|name| folded.contains(name))
    };
    signatures.iter().find(holds).map(|(preset, _)| *preset)
}

/// How many of these headers `kind` knows, and how many of those are not plain ASCII.
pub(super) fn known_headers(kind: Kind, header: &[String]) -> (usize, usize) {
    let known = headers(kind);
    let preset = signed(kind, header);
    let printed = |name: &String| {
        let mut printed = preset.iter().flat_map(|preset| &preset.headers);
        printed.any(|header| fold_header(header) == *name)
    };
    let names = header.iter().filter(|name| {
        let name = fold_header(name);
        let part = || known.parts.iter().any(|part| part.contains(&name));
        meaning(kind, known, &name).is_some()
            || fallback(kind, known, &name).is_some()
            || part()
            || printed(&name)
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
