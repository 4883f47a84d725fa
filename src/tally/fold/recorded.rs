//! Recorded rows of the month: whom they are about, and who wrote them down.

use super::Tally;
use crate::event::{Entry, Kind, Row};
use crate::tally::{EntryFact, Recorder};

impl Tally {
    /// The rows of one kind.
    pub(super) fn entries(&mut self, kind: Kind) -> Vec<EntryFact> {
        let (rows, _) = self.settle(kind);
        let column = kind.column("recorded_by");
        let mut entries = Vec::new();
        for row in &rows {
            let Some(entry) = Entry::of(kind, row) else {
                continue;
            };
            let day = self.period.clock.day(entry.occurred_on);
            let before = self.problems.len();
            let Some(Some(who)) = self.who(kind, entry.at, Some(&entry.agent), &[day]) else {
                // One that the settings set apart is nobody's mistake.
                if self.problems.len() > before {
                    self.strangers.push(entry);
                }
                continue;
            };
            let has = |row: &Row<'_>| column.is_some_and(|column| row.has(column));
            let recorder = match entry.recorded_by.as_deref() {
                _ if !has(row) => Recorder::Unasked,
                None => Recorder::Blank,
                Some(name) => self.recorder(name, who),
            };
            entries.push(EntryFact {
                entry,
                who,
                recorder,
            });
        }
        entries
    }

    /// Whom a recorder's name means. Without a roster only that it is the person whom the row is about.
    fn recorder(&self, name: &str, who: usize) -> Recorder {
        if !self.roster.given {
            let own = self.roster.key(name) == self.roster.key(&self.roster.people[who].agent_id);
            return if own {
                Recorder::People(vec![who])
            } else {
                Recorder::Unasked
            };
        }
        let people = self.roster.people_called(name);
        if !people.is_empty() {
            Recorder::People(people)
        } else if self.roster.unreadable {
            Recorder::Unasked
        } else {
            Recorder::Stranger
        }
    }
}
