//! Columns that a file may lack and that could move a score: what is taken in their place is worth a note.

use super::finding::Worksheet;
use super::scene::Scene;
use crate::event::Kind;
use crate::problem::{Absent, Problem, What};
use crate::tally::InputFact;

/// Those columns. What other columns leave open is told where it matters (`no-outcome`, `emergency-without-due`, …).
fn that_matter(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Agents => &["role", "left_on"],
        Kind::Calls => &["csat"],
        Kind::Tickets => &["priority", "csat"],
        Kind::Complaints => &["handled_by", "respond_by", "category"],
        Kind::Violations | Kind::Awards => &["times", "ref"],
        Kind::Exams => &["full_mark"],
        _ => &[],
    }
}

/// Tells them of every file that has rows.
pub(super) fn tell(scene: &Scene<'_>, found: &mut Worksheet) {
    for input in scene.facts.inputs.iter().filter(|input| input.has != 0) {
        let columns: Vec<&'static str> = that_matter(input.kind)
            .iter()
            .copied()
            .filter(|column| lacks(input, column))
            .collect();
        if !columns.is_empty() {
            let what = What::Absent(Absent::Columns(columns));
            found.problems.push(Problem::of_file(input.file, what));
        }
    }
}

fn lacks(input: &InputFact, column: &str) -> bool {
    let columns = input.kind.columns().iter();
    let place = columns.enumerate().find(|(_, other)| other.name == column);
    place.is_some_and(|(place, _)| input.has & (1 << place) == 0)
}
