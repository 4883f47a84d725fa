//! What was seen before: rows that are there twice, and versions of one thing (CONTRACT §2).

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap, HashSet};

use foldhash::fast::RandomState;
use xxhash_rust::xxh3::{xxh3_64_with_seed, xxh3_128};

use crate::event::{Call, Kind, Row, updated};
use crate::month::Clock;
use crate::problem::{Problem, What};
use crate::source::SourceRef;

/// The ids of calls, and of each a mark of its agent and its moment: calls are folded, and only this is kept of them.
#[derive(Default)]
pub(super) struct SeenCalls {
    marks: HashMap<[u64; 2], u32, RandomState>,
    /// The ids of rated calls of other months.
    rated_elsewhere: HashSet<[u64; 2], RandomState>,
}

/// The bit of a mark that says whether the call carries a rating.
const RATED: u32 = 1;

/// What an id of a call is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Seen {
    /// New.
    New,
    /// That of a call that was seen.
    Again,
    /// That of a call that was seen, of another agent or at another time.
    Otherwise,
}

impl SeenCalls {
    /// Keeps a call, and tells whether its id was seen before.
    pub(super) fn see(&mut self, call: &Call<'_>, started_at: i64) -> Option<Seen> {
        let id = hashed(call.call_id?);
        let agent = call.agent.unwrap_or_default();
        // 31 bits tell two calls of one id apart well enough for a warning.
        let mark = xxh3_64_with_seed(agent.as_bytes(), started_at as u64) as u32 & !RATED;
        Some(match self.marks.entry(id) {
            Entry::Vacant(entry) => {
                let rated = if call.csat.is_some() { RATED } else { 0 };
                entry.insert(mark | rated);
                Seen::New
            }
            Entry::Occupied(entry) if *entry.get() & !RATED == mark => Seen::Again,
            Entry::Occupied(_) => Seen::Otherwise,
        })
    }

    /// Takes back that a call carries a rating: it counts for nobody.
    pub(super) fn forget_rating(&mut self, call: &Call<'_>) {
        if let Some(mark) = call.call_id.and_then(|id| self.marks.get_mut(&hashed(id))) {
            *mark &= !RATED;
        }
    }

    /// Keeps whether a call of another month carries a rating.
    pub(super) fn see_elsewhere(&mut self, call: &Call<'_>) {
        if let (Some(id), Some(_)) = (call.call_id, call.csat) {
            self.rated_elsewhere.insert(hashed(id));
        }
    }

    /// Whether a call of that id carries a rating.
    pub(super) fn is_rated(&self, id: &str) -> bool {
        let id = hashed(id);
        let here = self.marks.get(&id).is_some_and(|mark| mark & RATED != 0);
        here || self.rated_elsewhere.contains(&id)
    }
}

fn hashed(id: &str) -> [u64; 2] {
    let hash = xxh3_128(id.as_bytes());
    [(hash >> 64) as u64, hash as u64]
}

/// The rows of one kind until all files are read.
pub(super) struct Versions {
    kind: Kind,
    rows: Vec<Row<'static>>,
    by_id: HashMap<String, Vec<usize>>,
}

/// What became of the rows of one kind.
#[derive(Default)]
pub(super) struct Settled {
    /// One row a thing, in the order of reading.
    pub(super) rows: Vec<Row<'static>>,
    /// Rows that another one stands for.
    pub(super) duplicates: Vec<SourceRef>,
    /// Rows of which nobody can tell which is right.
    pub(super) conflicting: Vec<SourceRef>,
    /// The same, as problems.
    pub(super) problems: Vec<Problem>,
}

impl Versions {
    pub(super) fn new(kind: Kind) -> Self {
        Versions {
            kind,
            rows: Vec::new(),
            by_id: HashMap::new(),
        }
    }

    /// Keeps a row. Rows without an id are never taken for duplicates.
    pub(super) fn add(&mut self, row: Row<'_>) {
        let row = row.into_owned();
        if let Some(id) = self.kind.id_column().and_then(|column| row.text(column)) {
            self.by_id
                .entry(id.to_string())
                .or_default()
                .push(self.rows.len());
        }
        self.rows.push(row);
    }

    /// All rows, in the order of reading.
    pub(super) fn into_rows(self) -> Vec<Row<'static>> {
        self.rows
    }

    /// Decides which row of each id counts; of the files that `folds`, the last of those changed last. Conflicts are told when `matters` says so of one of the rows.
    pub(super) fn settle(
        mut self,
        clock: Clock,
        folds: &BTreeSet<u32>,
        matters: impl Fn(&Row<'_>) -> bool,
    ) -> Settled {
        self.share_states();
        let mut settled = Settled::default();
        let mut out = HashSet::new();
        let mut groups: Vec<_> = self
            .by_id
            .iter()
            .filter(|(_, group)| group.len() > 1)
            .collect();
        groups.sort_by_key(|(_, group)| group.first().copied());
        for (id, group) in groups {
            let distinct = self.distinct(group, &mut out, &mut settled.duplicates);
            if distinct.len() < 2 {
                continue;
            }
            if let Some(newest) = self.newest(&distinct, clock, folds) {
                for index in distinct.into_iter().filter(|index| *index != newest) {
                    out.insert(index);
                    settled.duplicates.push(self.rows[index].at);
                }
            } else if distinct.iter().any(|index| matters(&self.rows[*index])) {
                self.tell(id, &distinct, &mut settled);
                out.extend(distinct);
            }
        }
        settled.rows = self
            .rows
            .into_iter()
            .enumerate()
            .filter(|(index, _)| !out.contains(index))
            .map(|(_, row)| row)
            .collect();
        settled
    }

    /// Lets rows with the same content have the same state, so that it does not matter which of them counts.
    fn share_states(&mut self) {
        let mut states = Vec::new();
        for group in self.by_id.values().filter(|group| group.len() > 1) {
            for &index in group {
                let row = &self.rows[index];
                let others = group.iter().map(|other| &self.rows[*other]);
                let same = others.filter(|other| other.differences(row).is_empty());
                states.push((index, same.filter_map(|other| other.done).max()));
            }
        }
        for (index, state) in states {
            self.rows[index].done = state;
        }
    }

    /// The rows of a group that differ from each other; of equal ones the first.
    fn distinct(
        &self,
        group: &[usize],
        out: &mut HashSet<usize>,
        duplicates: &mut Vec<SourceRef>,
    ) -> Vec<usize> {
        // Files that lack columns make likeness uneven: a row joins a version only when it is like all its rows.
        let mut versions: Vec<Vec<usize>> = Vec::new();
        for &index in group {
            let row = &self.rows[index];
            let same = |other: &usize| self.rows[*other].differences(row).is_empty();
            match versions.iter_mut().find(|version| version.iter().all(same)) {
                Some(version) => {
                    out.insert(index);
                    duplicates.push(row.at);
                    version.push(index);
                }
                None => versions.push(vec![index]),
            }
        }
        versions
            .iter()
            .filter_map(|version| version.first().copied())
            .collect()
    }

    /// The row that was changed last, when all say when they were and one is the last.
    fn newest(&self, rows: &[usize], clock: Clock, folds: &BTreeSet<u32>) -> Option<usize> {
        let when =
            |index: &usize| Some((clock.start(updated(self.kind, &self.rows[*index])?), *index));
        let mut dated: Vec<(i64, usize)> = rows.iter().map(when).collect::<Option<_>>()?;
        dated.sort_unstable();
        let folding = |index: &usize| folds.contains(&self.rows[*index].at.file);
        match dated.as_slice() {
            [.., (before, _), (last, index)] if before < last => Some(*index),
            // States within one minute: a log is written in their order.
            [.., (_, one), (_, index)] if folding(one) && folding(index) => Some(*index),
            _ => None,
        }
    }

    fn tell(&self, id: &str, rows: &[usize], settled: &mut Settled) {
        let versions: Vec<SourceRef> = rows.iter().map(|index| self.rows[*index].at).collect();
        let columns = match rows {
            [first, .., last] => self.rows[*first].differences(&self.rows[*last]),
            _ => Vec::new(),
        };
        let name = |column: usize| {
            self.kind
                .columns()
                .get(column)
                .map_or("", |column| column.name)
        };
        let what = What::ConflictingId {
            kind: self.kind,
            id: id.to_string(),
            versions: versions.clone(),
            columns: columns.into_iter().map(name).collect(),
        };
        if let Some(last) = versions.last() {
            let column = self.kind.id_column().map(name).unwrap_or_default();
            settled
                .problems
                .push(Problem::at(*last, what).column(column).value(id));
        }
        settled.conflicting.extend(versions);
    }
}
