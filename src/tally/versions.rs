//! Several rows of one id (CONTRACT §2): the same thing told twice, the states of a thing of which the newest counts, or two
//! things, of which nobody can tell which is right. What a file lacks a column for is filled from the other rows of the id, so
//! that neither the columns of a file nor its name decide a figure.

use std::collections::{BTreeSet, HashMap, HashSet};

use xxhash_rust::xxh3::xxh3_128;

use crate::event::{Cell, Kind, Row, same, spell};
use crate::month::Clock;
use crate::name::normal;
use crate::problem::{Problem, What};
use crate::source::SourceRef;

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
    /// The same, as problems; and what else is to be told of versions.
    pub(super) problems: Vec<Problem>,
}

/// What has to be known to settle versions.
pub(super) struct Ground<'g> {
    pub(super) clock: Clock,
    /// The files whose rows are states: of states changed in one minute the last counts.
    pub(super) folds: &'g BTreeSet<u32>,
    /// Whether a row belongs to what is scored: what is wrong with others is not told.
    pub(super) matters: &'g dyn Fn(&Row<'_>) -> bool,
    /// Whether two names mean one person.
    pub(super) one_person: &'g mut dyn FnMut(&str, &str) -> bool,
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
        if let Some(id) = self.kind.declared().id.and_then(|column| row.text(column)) {
            self.by_id
                .entry(normal(id).into_owned())
                .or_default()
                .push(self.rows.len());
        }
        self.rows.push(row);
    }

    /// All rows, in the order of reading.
    pub(super) fn into_rows(self) -> Vec<Row<'static>> {
        self.rows
    }

    /// Decides which row of each id counts, and fills it.
    pub(super) fn settle(mut self, ground: &mut Ground<'_>) -> Settled {
        let mut settled = Settled::default();
        let mut out = HashSet::new();
        let by_id = std::mem::take(&mut self.by_id).into_values();
        let mut groups: Vec<Vec<usize>> = by_id.filter(|group| group.len() > 1).collect();
        groups.sort_unstable();
        for group in groups {
            if let Some((one, filled)) = self.one(&group, ground) {
                if (ground.matters)(&filled) {
                    let moved = self.moved(one, &group, ground);
                    settled.problems.extend(moved);
                }
                if let Some(row) = self.rows.get_mut(one) {
                    *row = filled;
                }
                for index in group.into_iter().filter(|index| *index != one) {
                    out.insert(index);
                    settled.duplicates.push(self.rows[index].at);
                }
            } else if group
                .iter()
                .any(|index| (ground.matters)(&self.rows[*index]))
            {
                self.conflict(&group, &mut settled);
                out.extend(group);
            }
        }
        let rows = self.rows.into_iter().enumerate();
        settled.rows = rows
            .filter(|(index, _)| !out.contains(index))
            .map(|(_, row)| row)
            .collect();
        settled
    }

    /// The row of a group that counts, filled; None when nothing tells which one does.
    fn one(&self, group: &[usize], ground: &Ground<'_>) -> Option<(usize, Row<'static>)> {
        let differing = self.differing(group);
        let (&first, declared) = (group.first()?, self.kind.declared());
        if differing.is_empty() {
            let rows = group.iter().map(|index| &self.rows[*index]);
            let row = Row {
                done: self.state(group),
                ..filled(&self.rows[first], rows)
            };
            return Some((first, row));
        }
        let updated = declared.updated?;
        let starts = group.iter().filter_map(|index| {
            let when = self.rows[*index].time(declared.moment?)?;
            Some(ground.clock.start(when))
        });
        if starts.collect::<BTreeSet<_>>().len() > 1 {
            return None;
        }
        self.newest(group, updated, ground)
    }

    /// The row that was changed last, when all say when they were and one is the last. A row whose file has no column for that
    /// is a copy of one of the others, or nothing tells what it is.
    fn newest(
        &self,
        group: &[usize],
        updated: usize,
        ground: &Ground<'_>,
    ) -> Option<(usize, Row<'static>)> {
        let (saying, silent): (Vec<usize>, Vec<usize>) = group
            .iter()
            .partition(|index| self.rows[**index].has(updated));
        let when = |index: &usize| {
            let when = self.rows[*index].time(updated)?;
            Some((ground.clock.start(when), *index))
        };
        let mut dated: Vec<(i64, usize)> = saying.iter().map(when).collect::<Option<_>>()?;
        dated.sort_unstable();
        let last = dated.last()?.0;
        let newest = dated.iter().filter(|(when, _)| *when == last);
        let newest: Vec<usize> = newest.map(|(_, index)| *index).collect();
        let folding = |index: &&usize| ground.folds.contains(&self.rows[**index].at.file);
        let one = if self.differing(&newest).is_empty() {
            *newest.first()?
        } else if newest.iter().rev().take(2).all(|index| folding(&index)) {
            // States within one minute: a log is written in their order.
            *newest.last()?
        } else {
            return None;
        };
        if !self.copies(&silent, &saying) {
            return None;
        }
        // The newer a row, the more it knows; rows that say no date come last.
        let mut ages: Vec<Vec<usize>> = dated
            .chunk_by(|a, b| a.0 == b.0)
            .rev()
            .map(|age| age.iter().map(|(_, index)| *index).collect())
            .collect();
        ages.push(silent);
        let mut row = Row {
            done: self.state(&newest),
            ..self.rows[one].clone()
        };
        for age in &ages {
            let unknown = |column: &usize| !row.has(*column);
            if age != &newest && self.differing(age).iter().any(unknown) {
                return None;
            }
            row = filled(&row, age.iter().map(|index| &self.rows[*index]));
        }
        Some((one, row))
    }

    /// What rows of the same content say of their state, so that it does not matter which of them counts.
    fn state(&self, rows: &[usize]) -> Option<bool> {
        rows.iter().filter_map(|index| self.rows[*index].done).max()
    }

    /// Whether each of some rows says the same as one of the others, as far as its file has the columns.
    fn copies(&self, some: &[usize], others: &[usize]) -> bool {
        let mut known: HashMap<(u32, u32), HashSet<u128>> = HashMap::new();
        let layouts: BTreeSet<u32> = others.iter().map(|index| self.rows[*index].has).collect();
        some.iter().all(|index| {
            let row = &self.rows[*index];
            layouts.iter().any(|has| {
                let both = has & row.has;
                let known = known.entry((*has, both)).or_insert_with(|| {
                    let of = others.iter().filter(|index| self.rows[**index].has == *has);
                    of.map(|index| self.key(*index, both)).collect()
                });
                known.contains(&self.key(*index, both))
            })
        })
    }

    /// The columns in which rows differ whose files have them.
    fn differing(&self, rows: &[usize]) -> Vec<usize> {
        let differs = |column: &usize| {
            let mut cells = rows.iter().filter_map(|index| {
                let row = &self.rows[*index];
                row.has(*column).then_some(&row.cells[*column])
            });
            let first: Option<&Cell<'_>> = cells.next();
            first.is_some_and(|first| cells.any(|cell| !same(self.kind, *column, first, cell)))
        };
        (0..self.kind.columns().len()).filter(differs).collect()
    }

    /// A hash of what a row says in some columns, a bit each.
    fn key(&self, index: usize, columns: u32) -> u128 {
        let mut spelt = Vec::new();
        for (column, cell) in self.rows[index].cells.iter().enumerate() {
            if columns & (1 << column) != 0 {
                spell(self.kind, column, cell, &mut spelt);
            }
        }
        xxh3_128(&spelt)
    }

    /// Tells a complaint that an older version says to be about somebody else.
    fn moved(&self, one: usize, group: &[usize], ground: &mut Ground<'_>) -> Option<Problem> {
        if self.kind != Kind::Complaints {
            return None;
        }
        let (column, row) = (self.kind.declared().agent?, &self.rows[one]);
        let now = row.text(column);
        let of_another = |index: &&usize| {
            let was = self.rows[**index].text(column);
            was.is_some_and(|was| now.is_none_or(|now| !(ground.one_person)(was, now)))
        };
        let other = &self.rows[*group.iter().find(of_another)?];
        let what = What::ComplaintMoved {
            id: row.text(self.kind.declared().id?)?.to_string(),
            from: other.text(column)?.to_string(),
            older: other.at,
        };
        let problem = Problem::at(row.at, what).column("agent_id");
        Some(problem.value(now.unwrap_or_default()))
    }

    /// Sets the rows of a group aside, of equal ones the first, and tells them.
    fn conflict(&self, group: &[usize], settled: &mut Settled) {
        let mut seen = HashSet::new();
        let mut versions = Vec::new();
        for index in group {
            let at = self.rows[*index].at;
            if seen.insert(self.key(*index, u32::MAX)) {
                versions.push(at);
            } else {
                settled.duplicates.push(at);
            }
        }
        let name = |column: usize| {
            let column = self.kind.columns().get(column);
            column.map_or("", |column| column.name)
        };
        let id_column = self.kind.declared().id;
        let id = id_column.and_then(|column| self.rows[*group.first()?].text(column));
        let id = id.unwrap_or_default();
        let what = What::ConflictingId {
            kind: self.kind,
            id: id.to_string(),
            versions: versions.clone(),
            columns: self.differing(group).into_iter().map(name).collect(),
        };
        if let Some(last) = versions.last() {
            let column = id_column.map(name).unwrap_or_default();
            let problem = Problem::at(*last, what).column(column).value(id);
            settled.problems.push(problem);
        }
        settled.conflicting.extend(versions);
    }
}

/// A row with the cells of the columns that its file lacks, each from the first of `others` whose file has it.
fn filled<'r>(row: &Row<'static>, others: impl Iterator<Item = &'r Row<'static>>) -> Row<'static> {
    let mut row = row.clone();
    for other in others {
        row.fill(other);
    }
    row
}
