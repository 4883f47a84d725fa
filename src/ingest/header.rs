//! From the headers of a file to the fields that they feed.

mod brackets;
mod halves;
mod names;
mod near;
mod signature;

use std::collections::HashMap;

use self::halves::Halves;
use self::names::Names;
use super::duration::unit_of;
use super::feed::Feed;
use super::kept::Kept;
use super::starts::Start;
use super::words::{Headers, first_spelling, fold_header, headers};
use crate::event::{Column, Holds, Kind, Need, Unit};
use crate::name::nearest;
use crate::problem::What;
use crate::settings::{Filter, Mapped, Mapping, Preset};

pub(super) use self::near::near;
pub(super) use self::signature::{known_headers, signed};

/// What was made of the headers of a file.
#[derive(Default)]
pub(super) struct Matched {
    /// One for each canonical column of the kind.
    pub(super) feeds: Vec<Option<Feed>>,
    /// Which rows are events of the kind.
    pub(super) filters: Vec<Kept>,
    /// The column that says once more, by name, who a row is about.
    pub(super) witness: Option<usize>,
    /// The column that says what has become of a row.
    pub(super) state: Option<usize>,
    /// Pairs of a day and a time that may be one moment: their cells tell.
    pub(super) halves: Vec<Halves>,
    /// What keeps the file from being read, and the column that it is about.
    pub(super) wrong: Vec<(What, String)>,
    /// Which headers have a use, or are known to mean something else.
    used: Vec<bool>,
}

/// Finds what each header feeds: what is said first, then what is known of such headers. Headers that `preset` knows and does
/// not use mean something else. Brackets are taken off only what nothing knows as a whole.
pub(super) fn feeds<'p>(
    kind: Kind,
    header: &[String],
    mapping: &Mapping,
    preset: Option<&'p Preset>,
) -> Matched {
    let known = headers(kind);
    let mut names = Names::of(header);
    let mut matched = Matched {
        feeds: vec![None; kind.columns().len()],
        used: vec![false; header.len()],
        ..Matched::default()
    };
    for mapped in &mapping.columns {
        let needed = kind.columns()[mapped.column].need != Need::Nothing;
        matched.map(mapped, needed, &names);
    }
    for filter in &mapping.filters {
        matched.filter(filter, &names);
    }
    let printed = |preset: &&'p Preset| preset.headers.iter().chain(&preset.mapping.names);
    for known in preset.iter().flat_map(printed) {
        let known = fold_header(known);
        (0..header.len())
            .filter(|i| names.folded[*i] == known)
            .for_each(|i| matched.used[i] = true);
    }
    let said: Vec<bool> = matched.feeds.iter().map(Option::is_some).collect();
    for (i, name) in names.folded.iter().enumerate() {
        if let Some((column, unit)) =
            meaning(kind, known, name).filter(|(column, _)| !said[*column] && !matched.used[i])
        {
            matched.feed(kind, column, i, unit, &names);
        }
    }
    names.take_off_brackets(&matched.used, |name| knows(kind, known, name));
    let free: Vec<bool> = matched.feeds.iter().map(Option::is_none).collect();
    for (i, bare) in names.without_brackets() {
        let found = meaning(kind, known, &bare.name);
        let fits = |column: usize| free[column] && bare.fits(&kind.columns()[column]);
        if let Some((column, unit)) = found.filter(|(column, _)| fits(*column)) {
            matched.feed(kind, column, i, bare.unit().unwrap_or(unit), &names);
        }
    }
    if let Some((column, parts)) =
        parts(kind, known, &names).filter(|(column, _)| matched.feeds[*column].is_none())
    {
        parts.iter().for_each(|part| matched.used[*part] = true);
        matched.feeds[column] = Some(Feed::of(parts, Unit::default()));
    }
    matched.fall_back(kind, known, &names);
    for (column, word) in &known.last {
        let mut places = (0..header.len()).filter(|i| names.is(*i, word, &kind.columns()[*column]));
        let free = places.find(|i| matched.feeds[*column].is_none() && !matched.used[*i]);
        if let Some(i) = free {
            matched.feed(kind, *column, i, Unit::default(), &names);
        }
    }
    let agent = kind.declared().agent;
    if agent.is_some_and(|agent| matched.feeds[agent].is_some()) {
        let says =
            |i: &usize| !matched.used[*i] && known.witness.iter().any(|w| w == names.get(*i));
        matched.witness = (0..header.len()).find(says);
        matched.witness.iter().for_each(|i| matched.used[*i] = true);
    }
    matched.find_state(known, &names);
    matched.find_halves(kind, &said, &names);
    for (column, feed) in kind.columns().iter().zip(&matched.feeds) {
        let needed = column.need != Need::Nothing || lacks_subject(kind, column, &matched.feeds);
        if feed.is_none() && needed {
            let unknown = matched.unknown(header);
            let near =
                nearest(column.name, unknown.iter().map(|(_, name)| *name)).map(String::from);
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
    fn map(&mut self, mapped: &Mapped, needed: bool, names: &Names<'_>) {
        let (header, folded) = (names.written, &names.folded);
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
                [first, second, ..] => self.ambiguous(*first, *second, names),
            }
        }
        if columns.len() < mapped.from.len() {
            return;
        }
        columns.iter().for_each(|i| self.used[*i] = true);
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
    fn filter(&mut self, filter: &Filter, names: &Names<'_>) {
        let name = fold_header(&filter.column);
        let same = (0..names.folded.len()).filter(|i| names.folded[*i] == name);
        let columns: Vec<usize> = same
            .take(if filter.keeps { 1 } else { usize::MAX })
            .collect();
        if columns.is_empty() && filter.must {
            self.not_there(&filter.column, names.written);
        }
        for column in columns {
            self.used[column] = true;
            self.filters.push(Kept {
                column,
                values: filter.values.clone(),
                keeps: filter.keeps,
                is_said: filter.must,
            });
        }
    }

    /// A weaker name serves only when no better one does; of several, the first of the data file.
    fn fall_back(&mut self, kind: Kind, known: &Headers, names: &Names<'_>) {
        let free: Vec<bool> = self.feeds.iter().map(Option::is_none).collect();
        let whole = (0..names.folded.len())
            .filter_map(|i| Some((i, fallback(kind, known, &names.folded[i])?)));
        let bare = names.without_brackets().filter_map(|(i, bare)| {
            let (column, place, unit) = fallback(kind, known, &bare.name)?;
            let fits = bare.fits(&kind.columns()[column]);
            fits.then_some((i, (column, place, bare.unit().unwrap_or(unit))))
        });
        let mut weaker: Vec<_> = whole
            .chain(bare)
            .filter(|(i, (column, ..))| !self.used[*i] && free[*column])
            .collect();
        weaker.sort_by_key(|(i, (_, place, _))| (*place, *i));
        let mut best = vec![None; free.len()];
        for (i, (column, place, unit)) in weaker {
            if *best[column].get_or_insert(place) == place {
                self.feed(kind, column, i, unit, names);
            }
        }
    }

    /// Finds the column that says what has become of a row, the best of those that feed nothing. A preset may know it: it feeds
    /// nothing then either.
    fn find_state(&mut self, known: &Headers, names: &Names<'_>) {
        let feeds = |i: &usize| {
            let mut feeds = self.feeds.iter().flatten();
            feeds.any(|feed| feed.columns.contains(i))
        };
        let of =
            |word: &String| (0..names.folded.len()).find(|i| names.get(*i) == word && !feeds(i));
        self.state = known.state.iter().find_map(of);
        self.state.iter().for_each(|i| self.used[*i] = true);
    }

    /// Finds a column of times beside one of days, or the other way round, for each moment that one column alone feeds.
    fn find_halves(&mut self, kind: Kind, said: &[bool], names: &Names<'_>) {
        for (column, feed) in self.feeds.iter().enumerate() {
            let Column { holds, need, .. } = kind.columns()[column];
            let is_moment = holds == Holds::Time && !said[column];
            let Some([i]) = feed.as_ref().map(|feed| feed.columns.as_slice()) else {
                continue;
            };
            let others = || (0..names.folded.len()).filter(|j| is_moment && !self.used[*j]);
            let alike = others().find_map(|j| Halves::of(column, *i, j, names));
            let beside = || others().find_map(|j| Halves::beside(column, *i, j, names));
            let decides = need == Need::Cells;
            let halves = alike.or_else(|| decides.then(beside).flatten());
            self.halves.extend(halves);
        }
    }

    /// Joins the pairs whose cells are a day and a time; two that both mean one moment and are no pair are a mistake.
    pub(super) fn join(&mut self, header: &[String], rows: &[Start]) {
        for halves in std::mem::take(&mut self.halves) {
            let [date, time] = halves.columns;
            let both_known = self.used[date] && self.used[time];
            if halves.fit(rows, both_known) {
                self.used[date] = true;
                self.used[time] = true;
                self.feeds[halves.column] = Some(Feed::of(vec![date, time], Unit::default()));
            } else if both_known {
                self.ambiguous(date.min(time), date.max(time), &Names::of(header));
            }
        }
    }

    /// The headers that feed nothing, with their places.
    pub(super) fn unknown<'h>(&self, header: &'h [String]) -> Vec<(usize, &'h str)> {
        let all = header.iter().enumerate();
        all.filter(|(i, name)| !self.used[*i] && !name.is_empty())
            .map(|(i, name)| (i, name.as_str()))
            .collect()
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

    /// Two columns of the file could feed one field.
    fn ambiguous(&mut self, first: usize, second: usize, names: &Names<'_>) {
        let name = |i: usize| names.written.get(i).cloned().unwrap_or_default();
        let (first, second) = (name(first), name(second));
        self.wrong.push((
            What::AmbiguousColumn {
                first,
                second: second.clone(),
            },
            second,
        ));
    }

    /// Lets column `i` of the file feed a field; a second one is a mistake, but for the time that belongs to a day.
    fn feed(&mut self, kind: Kind, column: usize, i: usize, unit: Unit, names: &Names<'_>) {
        self.used[i] = true;
        let Some(fed) = &self.feeds[column] else {
            self.feeds[column] = Some(Feed::of(vec![i], unit));
            return;
        };
        let Some(first) = fed.columns.first().copied() else {
            return;
        };
        let is_moment = kind.columns()[column].holds == Holds::Time;
        let paired = self.halves.iter().any(|halves| halves.column == column);
        match Halves::of(column, first, i, names).filter(|_| is_moment && !paired) {
            Some(halves) => self.halves.push(halves),
            None => self.ambiguous(first, i, names),
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

/// Whether a whole header is known, be it that a person has to say what it means.
fn knows(kind: Kind, known: &Headers, name: &str) -> bool {
    meaning(kind, known, name).is_some()
        || fallback(kind, known, name).is_some()
        || known.last.iter().any(|(_, word)| word == name)
        || known.is_beside(name)
}

/// The moment that decides the month, in two columns.
fn parts(kind: Kind, known: &Headers, names: &Names<'_>) -> Option<(usize, Vec<usize>)> {
    let column = kind.declared().moment?;
    let part = |part: &[String]| {
        (0..names.folded.len()).find(|i| part.iter().any(|word| word == names.get(*i)))
    };
    Some((column, vec![part(&known.parts[0])?, part(&known.parts[1])?]))
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

#[cfg(test)]
mod tests;
