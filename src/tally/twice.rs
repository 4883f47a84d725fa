//! Rows without an id that are there twice (CONTRACT §2, Twice). In one file they may be two events of one day; in two files they
//! are nearly always one, exported or copied twice. A row that stands in one file n times is looked for n times in the other.
//! Nothing is kept of a row but hashes of its cells.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveTime;
use foldhash::fast::RandomState;
use xxhash_rust::xxh3::xxh3_128;

use crate::event::{Kind, Row, Value, deciding, spell};
use crate::month::{Clock, When};
use crate::problem::{Alike, Problem, What};

/// All columns, also those that a file lacks: their cells are blank.
const ALL: u32 = u32::MAX;

/// Whom a row is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum About {
    /// That person, however written.
    Person(usize),
    /// Whoever is written.
    Written,
    /// Nobody of ours: the row moves nothing.
    Stranger,
}

/// The rows of a month, in the order of files and lines.
pub(super) struct Rows<'r> {
    pub(super) kind: Kind,
    pub(super) clock: Clock,
    pub(super) rows: &'r [Row<'static>],
    /// Whom each is about.
    pub(super) about: Vec<About>,
}

/// What was found.
#[derive(Default)]
pub(super) struct Found {
    /// Rows, by index, that stand in a file before theirs.
    pub(super) elsewhere: BTreeSet<usize>,
    /// What is to be told.
    pub(super) problems: Vec<Problem>,
}

/// The rows of one file, by index.
struct OneFile {
    file: u32,
    first: usize,
    rows: Vec<usize>,
    /// The columns that it has, a bit each.
    has: u32,
}

/// Rows by the hash of some of their cells; those of one hash in the order of reading.
type Table = HashMap<u128, Vec<usize>, RandomState>;

/// The rows of all files. Files are compared in the columns that both have.
struct Index {
    /// The columns that a file has, once each.
    layouts: BTreeSet<u32>,
    /// The hashes of all rows, by the columns that they are of.
    keys: BTreeMap<u32, Vec<u128>>,
    /// The rows of the files with such columns, by those of others.
    tables: BTreeMap<(u32, u32), Table>,
}

impl Index {
    fn of(rows: &Rows<'_>, files: &[OneFile]) -> Self {
        let layouts: BTreeSet<u32> = files.iter().map(|file| file.has).collect();
        let mut index = Index {
            keys: BTreeMap::from([(ALL, rows.keys(ALL))]),
            tables: BTreeMap::new(),
            layouts,
        };
        for file in files {
            let pairs = index
                .layouts
                .iter()
                .map(|other| (file.has, file.has & other));
            for (layout, columns) in pairs
                .collect::<BTreeSet<_>>()
                .into_iter()
                .chain([(ALL, ALL)])
            {
                let keys = index
                    .keys
                    .entry(columns)
                    .or_insert_with(|| rows.keys(columns));
                let table = index.tables.entry((layout, columns)).or_default();
                for row in &file.rows {
                    table.entry(keys[*row]).or_default().push(*row);
                }
            }
        }
        index
    }

    /// The rows like one of them, in some columns, in the files of a layout.
    fn like(&self, row: usize, layout: u32, columns: u32) -> &[usize] {
        let key = self.keys.get(&columns).and_then(|keys| keys.get(row));
        let rows = key.and_then(|key| self.tables.get(&(layout, columns))?.get(key));
        rows.map_or(&[], Vec::as_slice)
    }

    /// The n-th row like one of a file, the n-th of its kind there, in the first file before it that has so many.
    fn before(
        &self,
        rows: &Rows<'_>,
        file: &OneFile,
        row: usize,
        layouts: [u32; 2],
        columns: u32,
    ) -> Option<usize> {
        let [own, other] = layouts;
        let here = self.like(row, own, columns);
        let n =
            here.partition_point(|one| *one <= row) - here.partition_point(|one| *one < file.first);
        let others = self.like(row, other, columns);
        let mut rest = &others[..others.partition_point(|one| *one < file.first)];
        while let Some(&first) = rest.first() {
            let place = |row: usize| rows.rows[row].at.file;
            let (of_one, more) =
                rest.split_at(rest.partition_point(|row| place(*row) == place(first)));
            if let Some(found) = n.checked_sub(1).and_then(|n| of_one.get(n)) {
                return Some(*found);
            }
            rest = more;
        }
        None
    }

    /// The rows of a file as one number for each layout that it is compared with, the same for files with the same rows.
    fn sums<'i>(&'i self, file: &'i OneFile) -> impl Iterator<Item = (u32, Sum)> + 'i {
        self.layouts.iter().map(|other| {
            let columns = file.has & other;
            let keys = file
                .rows
                .iter()
                .filter_map(|row| self.keys.get(&columns)?.get(*row));
            let sum = keys.fold(0_u128, |sum, key| sum.wrapping_add(*key));
            (*other, (columns, file.rows.len(), sum))
        })
    }
}

/// Columns, how many rows, and the sum of their hashes.
type Sum = (u32, usize, u128);

impl Rows<'_> {
    /// Looks for rows that are there twice.
    pub(super) fn twice(&self) -> Found {
        let files = self.files();
        let index = Index::of(self, &files);
        let mut found = Found::default();
        let mut by_chance = Vec::new();
        let mut copies: HashMap<(u32, Sum), u32> = HashMap::new();
        for file in &files {
            let copied = index.sums(file).filter_map(|key| copies.get(&key).copied());
            if let Some(other) = copied.min() {
                let kind = self.kind;
                let problem = Problem::of_file(file.file, What::SameFile { kind, other });
                found.problems.push(problem.count(file.rows.len() as u64));
                continue;
            }
            for (_, sum) in index.sums(file) {
                copies.entry((file.has, sum)).or_insert(file.file);
            }
            by_chance.extend(self.search(file, &index, &mut found));
        }
        found
            .problems
            .extend(self.grouped(&by_chance, Alike::ByChanceInTwoFiles));
        found
    }

    /// Looks for the rows of a file in the files before it, and in itself; gives those that are in both by chance, and their likes.
    fn search(&self, file: &OneFile, index: &Index, found: &mut Found) -> Vec<(usize, usize)> {
        let (mut by_chance, mut here_by_chance) = (Vec::new(), Vec::new());
        for &row in &file.rows {
            let elsewhere = index.layouts.iter().filter_map(|other| {
                let columns = file.has & other;
                let sure = self.is_one_event(row, columns);
                index
                    .before(self, file, row, [file.has, *other], columns)
                    .filter(|_| sure)
            });
            let sure = self.is_one_event(row, ALL);
            if let Some(other) = elsewhere.min() {
                found.elsewhere.insert(row);
                found
                    .problems
                    .push(self.told(row, other, Alike::InTwoFiles));
                continue;
            }
            let chance = index
                .before(self, file, row, [ALL, ALL], ALL)
                .filter(|_| !sure);
            by_chance.extend(chance.map(|other| (row, other)));
            let like = index.like(row, ALL, ALL);
            let here = &like[like.partition_point(|one| *one < file.first)..];
            match here.first() {
                Some(first) if *first < row && sure => {
                    found
                        .problems
                        .push(self.told(row, *first, Alike::InOneFile));
                }
                Some(first) if *first < row => here_by_chance.push((row, *first)),
                _ => {}
            }
        }
        found
            .problems
            .extend(self.grouped(&here_by_chance, Alike::ByChanceInOneFile));
        by_chance
    }

    fn told(&self, row: usize, other: usize, alike: Alike) -> Problem {
        let (kind, first) = (self.kind, self.rows[other].at);
        Problem::at(self.rows[row].at, What::SameRow { kind, first, alike })
    }

    /// One problem for all of them.
    fn grouped(&self, all: &[(usize, usize)], alike: Alike) -> Option<Problem> {
        let (row, other) = all.first()?;
        Some(self.told(*row, *other, alike).count(all.len() as u64))
    }

    fn files(&self) -> Vec<OneFile> {
        let ours = |row: &usize| self.about.get(*row) != Some(&About::Stranger);
        let ours: Vec<usize> = (0..self.rows.len()).filter(ours).collect();
        let files = ours.chunk_by(|a, b| self.rows[*a].at.file == self.rows[*b].at.file);
        let one = |rows: &[usize]| {
            let first = *rows.first()?;
            // A row that was filled has more columns than its file.
            let has = rows.iter().fold(ALL, |has, row| has & self.rows[*row].has);
            let (file, rows) = (self.rows[first].at.file, rows.to_vec());
            Some(OneFile {
                file,
                first,
                rows,
                has,
            })
        };
        files.filter_map(one).collect()
    }

    /// Whether a row says so much, in some columns, that a second one like it is the same event; answers, reviews and praise that
    /// say neither customer, call nor time of day are alike by chance.
    fn is_one_event(&self, row: usize, columns: u32) -> bool {
        let twice = self.kind.declared().twice;
        let Some(telling) = twice.and_then(|twice| twice.by_chance) else {
            return true;
        };
        let row = &self.rows[row];
        let [when, _] = deciding(self.kind, row);
        let midnight = |at: i64| self.clock.local(at).time() == NaiveTime::MIN;
        let has_time = matches!(when, Some(When::At(at)) if !midnight(at));
        let says = |column: &usize| columns & (1 << column) != 0 && row.text(*column).is_some();
        has_time || telling.iter().any(says)
    }

    /// A hash of what each row says in some columns, a bit each.
    fn keys(&self, columns: u32) -> Vec<u128> {
        let agent = self.kind.declared().agent;
        let mut spelt = Vec::new();
        let key = |(row, about): (&Row<'_>, &About)| {
            spelt.clear();
            for (i, cell) in row.cells.iter().enumerate() {
                match (about, cell) {
                    _ if columns & (1 << i) == 0 => {}
                    (About::Person(who), _) if Some(i) == agent => {
                        spelt.push(b'p');
                        spelt.extend(who.to_le_bytes());
                    }
                    // A day is its first moment here, as spreadsheets write it.
                    (_, Some(Value::Time(when))) => {
                        spelt.extend(self.clock.start(*when).to_le_bytes());
                    }
                    _ => spell(self.kind, i, cell, &mut spelt),
                }
            }
            xxh3_128(&spelt)
        };
        self.rows.iter().zip(&self.about).map(key).collect()
    }
}
