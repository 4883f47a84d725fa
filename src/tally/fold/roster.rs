//! The roster: its rows become people, once, before anything is booked on them.

use std::collections::HashMap;

use super::Tally;
use super::people::{Id, Spelt};
use crate::event::{Kind, RosterRow, Row};
use crate::name::fold;
use crate::problem::{What, Wrong};

impl Tally {
    /// Puts the rows of the roster into it, once.
    pub(super) fn settle_roster(&mut self) {
        let Some(versions) = self.versions.remove(&Kind::Agents) else {
            return;
        };
        let clock = self.period.clock;
        let mut spelt = Spelt::default();
        for (row, id) in self.one_row_a_person(versions.into_rows()) {
            let Some(person) = RosterRow::of(&row, |when| clock.date(when)) else {
                continue;
            };
            if let (Some(hired), Some(left)) = (person.hired_on, person.left_on)
                && left < hired
            {
                let what = What::BadValue(Wrong::LeftBeforeHired(hired));
                self.reject(row.at, what, "left_on", &left.to_string());
                continue;
            }
            if self.roster.is_not_scored(&id.written) {
                self.not_ours(row.at);
                continue;
            }
            if let Some(input) = self.input(row.at.file) {
                input.unassigned.add(row.at.line, None, false);
            }
            self.far_dates(&person);
            spelt.add(id, &person.aliases);
            self.roster.add(person);
        }
        self.aliases_merge(&spelt);
    }

    /// The first row of each id, filled with what the others know in columns that its file lacks; others that say something else
    /// are told.
    fn one_row_a_person(&mut self, rows: Vec<Row<'static>>) -> Vec<(Row<'static>, Id)> {
        let mut kept: Vec<(Row<'static>, Id)> = Vec::new();
        let mut by_id: HashMap<String, usize> = HashMap::new();
        for mut row in rows {
            let id = self.widen(&mut row);
            let index = *by_id.entry(id.key.clone()).or_insert(kept.len());
            let Some((first, known)) = kept.get_mut(index) else {
                kept.push((row, id));
                continue;
            };
            if first.differences(&row, Kind::Agents).is_empty() {
                first.fill(&row);
                if let Some(input) = self.input(row.at.file) {
                    input.duplicate += 1;
                }
            } else if fold(&known.written) == fold(&id.written) {
                let what = What::DuplicateAgent { first: first.at };
                self.reject(row.at, what, "agent_id", &id.written);
            } else {
                let first = known.written.clone();
                self.two_people_one(first, id.written, id.key);
                if let Some(input) = self.input(row.at.file) {
                    input.rejected += 1;
                }
            }
        }
        kept
    }
}
