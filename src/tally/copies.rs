//! Files of calls that hold the same rows without ids (CONTRACT §2, Twice): calls are folded and not kept, so of the rows of each
//! file only their number and the sum of their hashes are.

use std::collections::BTreeMap;

use xxhash_rust::xxh3::xxh3_128;

use crate::event::{Kind, Row, spell};

/// By file, how many rows without an id it has in the month, and the sum of their hashes.
#[derive(Default)]
pub(super) struct Copies {
    files: BTreeMap<u32, (u64, u128)>,
    spelt: Vec<u8>,
}

impl Copies {
    /// Adds a row without an id.
    pub(super) fn add(&mut self, kind: Kind, row: &Row<'_>) {
        self.spelt.clear();
        for (i, cell) in row.cells.iter().enumerate() {
            spell(kind, i, cell, &mut self.spelt);
        }
        let (rows, sum) = self.files.entry(row.at.file).or_default();
        *rows += 1;
        *sum = sum.wrapping_add(xxh3_128(&self.spelt));
    }

    /// The files with the same rows as one before them: the file, that one, and how many rows.
    pub(super) fn same(&self) -> Vec<(u32, u32, u64)> {
        let mut known = BTreeMap::new();
        let files = self.files.iter();
        files
            .filter_map(|(file, rows)| {
                let first = *known.entry(*rows).or_insert(*file);
                (first != *file).then_some((*file, first, rows.0))
            })
            .collect()
    }
}
