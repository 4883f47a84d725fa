//! Columns that a file may lack and that could move a score: what is taken in their place is worth a note.

use super::finding::Worksheet;
use super::scene::Scene;
use crate::problem::{Absent, Problem, What};

/// Tells them of every file that has rows.
pub(super) fn tell(scene: &Scene<'_>, found: &mut Worksheet) {
    for input in scene.facts.inputs.iter().filter(|input| input.has != 0) {
        let declared = input.kind.declared();
        let missed = declared.missed.iter();
        let columns: Vec<&'static str> = missed
            .filter(|column| input.has & (1 << **column) == 0)
            .map(|column| declared.columns[*column].name)
            .collect();
        if !columns.is_empty() {
            let what = What::Absent(Absent::Columns(columns));
            found.problems.push(Problem::of_file(input.file, what));
        }
    }
}
