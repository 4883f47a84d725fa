//! Moments that lie before the beginning of their ticket or complaint: `measure` keeps them out of means, and here they are told.
//! A few are mistakes of writing, each to be looked up; many are one mistake of the whole file, such as two zones.

use std::collections::BTreeMap;

use super::finding::Worksheet;
use super::scene::Scene;
use crate::month::When;
use crate::problem::{Incident, Problem, What};
use crate::source::SourceRef;

/// Up to so many of one column of a file are told one by one.
const FEW: usize = 5;

/// By file and column: each row, with what it is and its id.
type Early<'a> = BTreeMap<(u32, &'static str), Vec<(SourceRef, Incident, &'a str)>>;

/// Tells first responses, resolutions, answers and closings before the beginning, of rows that are used.
pub(super) fn tell(scene: &Scene<'_>, found: &mut Worksheet) {
    let mut early = Early::new();
    let clock = scene.facts.period.clock;
    let before =
        |when: Option<When>, begun| when.is_some_and(|when| clock.start(when) < clock.start(begun));
    for fact in &scene.facts.tickets {
        let ticket = &fact.ticket;
        if !scene.counts(fact.who) {
            continue;
        }
        let mut note = |column| {
            let row = (ticket.at, Incident::Ticket, ticket.ticket_id.as_str());
            early.entry((ticket.at.file, column)).or_default().push(row);
        };
        // The response is measured in the month of the creation only.
        if fact.created_in && before(ticket.first_response_at, ticket.created_at) {
            note("first_response_at");
        }
        if before(ticket.resolved_at, ticket.created_at) {
            note("resolved_at");
        }
    }
    for fact in &scene.complaints {
        let complaint = &fact.complaint;
        let at = complaint.at;
        for (column, when) in [
            ("responded_at", complaint.responded_at),
            ("closed_at", complaint.closed_at),
        ] {
            if before(when, complaint.received_at) {
                let row = (at, Incident::Complaint, complaint.complaint_id.as_str());
                early.entry((at.file, column)).or_default().push(row);
            }
        }
    }
    for ((_, column), mut rows) in early {
        rows.sort_by_key(|(at, ..)| *at);
        let (shown, count) = match rows.len() {
            ..=FEW => (rows.len(), 1),
            many => (1, many as u64),
        };
        for (at, incident, id) in rows.into_iter().take(shown) {
            let problem = Problem::at(at, What::AnsweredBeforeStart(incident));
            found
                .problems
                .push(problem.column(column).value(id).count(count));
        }
    }
}
