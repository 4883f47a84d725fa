//! Which file of a roster holds whom: two rosters of the same people say the same twice, two of other people are told.

use std::collections::BTreeMap;

use crate::event::{Row, agents};
use crate::name::fold;
use crate::problem::{FileFlaw, Problem};

/// People by file: each with id and name as they are written, under the folded id.
#[derive(Default)]
pub(in crate::tally) struct RosterFiles {
    files: BTreeMap<u32, BTreeMap<String, String>>,
}

impl RosterFiles {
    /// Sees a row of a roster.
    pub(in crate::tally) fn see(&mut self, row: &Row<'_>) {
        let people = self.files.entry(row.at.file).or_default();
        if let Some(id) = row.text(agents::AGENT_ID) {
            let name = row.text(agents::NAME).unwrap_or_default();
            let shown = || format!("{id} {name}").trim_end().to_string();
            people.entry(fold(id)).or_insert_with(shown);
        }
    }

    /// Tells each file that has other people than the first.
    pub(in crate::tally) fn problems(&self, file_name: impl Fn(u32) -> String) -> Vec<Problem> {
        let mut files = self.files.iter();
        let Some((first, people)) = files.next() else {
            return Vec::new();
        };
        let only = |one: &BTreeMap<String, String>, other: &BTreeMap<String, String>| {
            let here = one.iter().filter(|(id, _)| !other.contains_key(*id));
            here.map(|(_, shown)| shown.clone()).collect::<Vec<_>>()
        };
        let differing = files.filter_map(|(file, others)| {
            let (here, there) = (only(others, people), only(people, others));
            let other = file_name(*first);
            let flaw = FileFlaw::OtherRoster { other, here, there };
            let differs = others.keys().ne(people.keys());
            differs.then(|| Problem::of_file(*file, flaw.into()))
        });
        differing.collect()
    }
}
