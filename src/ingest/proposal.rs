//! What a person may want to say of a file that kefu does not take unasked: durations that lead to a moment.

use super::duration::unit_of;
use super::layout::Layout;
use super::words::{fold_header, headers};
use crate::event::Unit;

/// A column that may feed a field, once a person says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Proposal {
    /// The field, by position.
    pub column: usize,
    /// The header.
    pub header: String,
    /// The unit that it names.
    pub unit: Unit,
    /// The moment that it is counted from, by position.
    pub after: usize,
}

impl Layout {
    /// Durations of the file that lead to a moment which no column feeds.
    pub fn proposals(&self) -> Vec<Proposal> {
        let durations = &headers(self.kind).durations;
        let after = self.kind.declared().moment;
        let mut proposals: Vec<Proposal> = Vec::new();
        for header in &self.headers {
            let folded = fold_header(header);
            let found =
                unit_of(&folded).and_then(|(unit, bare)| Some((*durations.get(bare)?, unit)));
            let (Some((column, unit)), Some(after)) = (found, after) else {
                continue;
            };
            let fed = self.feeds.get(column).is_some_and(Option::is_some);
            if !fed && proposals.iter().all(|other| other.column != column) {
                let header = header.clone();
                proposals.push(Proposal {
                    column,
                    header,
                    unit,
                    after,
                });
            }
        }
        proposals
    }
}
