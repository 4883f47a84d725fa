//! Nobody is late by absence (RULEBOOK §5): rows that do not say when they were resolved or answered, told by file with the people
//! and the points that hang on it. Where the file has no such column, or a row says that it is done, nothing is judged; where the
//! column is blank in every one of some rows, they are judged, and it is told all the same.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::finding::IncidentLine;
use super::finding::Worksheet;
use super::scene::Scene;
use crate::event::{Kind, Unsaid, tickets};
use crate::problem::{Absent, Incident, Problem, Unsettled, What, Why};
use crate::source::SourceRef;
use crate::tally::{InputFact, Settled};

/// So many rows that all leave a moment blank are no chance.
const SOME: u64 = 3;

/// What hangs on rows that are open, as far as is known.
#[derive(Default)]
struct Stake {
    people: BTreeSet<usize>,
    points: Decimal,
    rows: BTreeSet<SourceRef>,
}

/// The open rows that rules have found, by file, kind of incident, and why they may not be open.
#[derive(Default)]
pub(super) struct Open {
    stakes: BTreeMap<(u32, Incident, Option<Unsaid>), Stake>,
}

impl Open {
    /// Notes what was found, where it counts as late because it is open.
    pub(super) fn add(&mut self, finding: &IncidentLine<'_>, points: Decimal) {
        if finding.open {
            let key = (finding.at.file, finding.incident, finding.unsaid);
            let stake = self.stakes.entry(key).or_default();
            stake.people.insert(finding.who);
            stake.points += points.abs();
            stake.rows.insert(finding.at);
        }
    }

    /// Tells them, file by file.
    pub(super) fn tell(&self, scene: &Scene<'_>, found: &mut Worksheet) {
        for input in &scene.facts.inputs {
            let told = match input.kind {
                Kind::Tickets => self.tickets(scene, input),
                Kind::Complaints => self.complaints(input),
                _ => continue,
            };
            for (why, rows) in told {
                let problem = self.problem(scene, input, why).count(rows.max(1));
                found.problems.push(problem);
            }
        }
    }

    fn stake(&self, input: &InputFact, why: Option<Unsaid>) -> Option<&Stake> {
        let incident = incident(input.kind);
        self.stakes.get(&(input.file, incident, why))
    }

    /// Rows of the stake, 0 where there is none.
    fn rows(&self, input: &InputFact, why: Option<Unsaid>) -> u64 {
        self.stake(input, why)
            .map_or(0, |stake| stake.rows.len() as u64)
    }

    /// Tickets without a date of resolution are no contacts either, whether or not they are emergencies.
    fn tickets(&self, scene: &Scene<'_>, input: &InputFact) -> Vec<(Why, u64)> {
        let ours = scene.facts.tickets.iter().filter(|fact| {
            let is_scored = fact.who.is_some_and(|who| scene.is_scored(who));
            fact.ticket.at.file == input.file && is_scored && fact.ticket.resolved_at.is_none()
        });
        let (mut without, mut done, mut blank) = (0, 0, 0);
        for fact in ours {
            match fact.ticket.blanks.unsaid(tickets::RESOLVED_AT) {
                Some(Unsaid::NoColumn) => without += 1,
                Some(Unsaid::Done) => done += 1,
                None => blank += 1,
            }
        }
        let Settled {
            rows,
            dated,
            stated,
            ..
        } = input.settled;
        let undated = dated == 0;
        if undated {
            blank += done;
        } else {
            done = self.rows(input, Some(Unsaid::Done));
        }
        // Where states say that everything is open, blanks are what they should be.
        let doubted = stated == 0 || self.stake(input, None).is_some();
        let all_blank = undated && rows >= SOME && doubted && blank > 0;
        [
            (Why::NoColumn, without, without > 0),
            (Why::Done, done, done > 0),
            (Why::AllBlank, blank, all_blank),
        ]
        .into_iter()
        .filter(|(.., tell)| *tell)
        .map(|(why, rows, _)| (why, rows))
        .collect()
    }

    /// An answer matters where there is a limit that it may have missed.
    fn complaints(&self, input: &InputFact) -> Vec<(Why, u64)> {
        let all_blank = input.settled.dated == 0 && input.settled.rows >= SOME;
        [
            (Why::NoColumn, Some(Unsaid::NoColumn), true),
            (Why::Done, Some(Unsaid::Done), true),
            (Why::AllBlank, None, all_blank),
        ]
        .into_iter()
        .map(|(why, unsaid, tell)| (why, self.rows(input, unsaid), tell))
        .filter(|(_, rows, tell)| *tell && *rows > 0)
        .map(|(why, rows, _)| (why, rows))
        .collect()
    }

    fn problem(&self, scene: &Scene<'_>, input: &InputFact, why: Why) -> Problem {
        let stake = self.stake(
            input,
            match why {
                Why::NoColumn => Some(Unsaid::NoColumn),
                Why::Done => Some(Unsaid::Done),
                Why::AllBlank => None,
            },
        );
        let people = stake.iter().flat_map(|stake| &stake.people);
        let mut people: Vec<String> = people
            .map(|who| scene.facts.people[*who].name.clone())
            .collect();
        people.sort();
        let unsettled = Unsettled {
            why,
            people,
            points: stake.map_or(Decimal::ZERO, |stake| stake.points.normalize()),
        };
        let (absent, column) = match input.kind {
            Kind::Complaints => (Absent::Response(unsettled), "responded_at"),
            _ => (Absent::Resolution(unsettled), "resolved_at"),
        };
        Problem::of_file(input.file, What::Absent(absent)).column(column)
    }
}

fn incident(kind: Kind) -> Incident {
    match kind {
        Kind::Complaints => Incident::Complaint,
        _ => Incident::Ticket,
    }
}
