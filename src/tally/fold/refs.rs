//! What answers to surveys say they are about: a call or ticket, which may carry a rating itself. A ref that is in no row that was
//! read is told, for then one rating may count twice.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::Tally;
use crate::event::Survey;
use crate::name::normal;
use crate::problem::{Incident, Problem, What};
use crate::source::SourceRef;
use crate::tally::IncidentFact;

/// An answer of the first days of a month may be about a call of the month before, which the files need not hold.
const EARLY: Days = Days::new(7);

/// The longest id that may have lost zeros in front.
const LONGEST: usize = 18;

/// Refs that are in no row: by file, where the first stands, what it is, what it may have been, and how many there are.
#[derive(Default)]
pub(super) struct NotFound(BTreeMap<u32, (SourceRef, String, Option<String>, u64)>);

type Incidents = BTreeMap<String, Vec<IncidentFact>>;

impl Tally {
    /// Whether the call or ticket that an answer is about carries a rating itself; one that is in no row is noted.
    pub(super) fn is_rated_already(
        &self,
        survey: &Survey,
        day: NaiveDate,
        incidents: &Incidents,
        missing: &mut NotFound,
    ) -> bool {
        let Some(id) = survey.reference.as_deref() else {
            return false;
        };
        let known = |id: &str| self.seen.knows(id) || is_ticket(incidents, id);
        if !known(id) {
            let width = id.chars().count();
            let mut padded = (width + 1..=LONGEST).map(|width| format!("{id:0>width$}"));
            let near = padded.find(|id| known(id));
            let first = self.period.first_day();
            let early = first.checked_add_days(EARLY).is_some_and(|end| day < end);
            if near.is_some() || !early {
                missing.add(survey.at, id, near);
            }
        }
        self.rated_tickets.contains(&*normal(id)) || self.seen.is_rated(id)
    }

    /// Tells the refs that are in no row, where the rows that they may be in have ids.
    pub(super) fn tell_missing(&mut self, missing: NotFound, incidents: &Incidents) {
        let mut all = incidents.values().flatten();
        let tickets = all.any(|fact| fact.incident == Incident::Ticket);
        if self.nameless || !(self.seen.any() || tickets) {
            return;
        }
        for (at, id, near, count) in missing.0.into_values() {
            let problem = Problem::at(at, What::SurveyRefNotFound { near });
            self.problems
                .push(problem.column("ref").value(id).count(count));
        }
    }
}

fn is_ticket(incidents: &Incidents, id: &str) -> bool {
    let facts = incidents.get(&*normal(id));
    facts.is_some_and(|facts| facts.iter().any(|fact| fact.incident == Incident::Ticket))
}

impl NotFound {
    fn add(&mut self, at: SourceRef, id: &str, near: Option<String>) {
        let first = || (at, id.to_string(), near.clone(), 0);
        let (_, known, guess, count) = self.0.entry(at.file).or_insert_with(first);
        *count += 1;
        // The example is one of which it shows what it should have been.
        if guess.is_none() && near.is_some() {
            (*known, *guess) = (id.to_string(), near);
        }
    }
}
