//! The end of the fold: what was kept of tickets, complaints and exams is settled, held against the month and the roster, and
//! becomes facts. Recorded rows are in `recorded`; reviews, surveys, praise and customers in `feedback`.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::{Grouped, Tally};
use crate::event::{Complaint, Exam, Kind, Row, Ticket, complaints, deciding, tickets};
use crate::month::When;
use crate::name::{fold, normal};
use crate::problem::{Absent, Acceptance, Incident, Level, Problem, Stranger, Subject, What};
use crate::source::SourceRef;
use crate::tally::roster::Found;
use crate::tally::twice::{About, Rows};
use crate::tally::versions::{Ground, Settled};
use crate::tally::{ComplaintFact, ExamFact, Handler, IncidentFact, TicketFact};

impl Tally {
    /// Settles versions and gives the rows of the month; the others are counted.
    pub(super) fn settle(&mut self, kind: Kind) -> (Vec<Row<'static>>, Vec<Row<'static>>) {
        let Some(versions) = self.versions.remove(&kind) else {
            return (Vec::new(), Vec::new());
        };
        let period = self.period;
        let of_months = kind.declared().is_of_months;
        let matters = |row: &Row<'_>| {
            let mut dates = deciding(kind, row).into_iter().flatten();
            !of_months || dates.any(|when| period.contains(when))
        };
        let (given, roster) = (self.roster.given, &mut self.roster);
        let mut one_person = |a: &str, b: &str| {
            let mut known = |name: &str| match roster.find(name) {
                Found::Person(who) => Some(who),
                _ => None,
            };
            fold(a) == fold(b) || (given && known(a).is_some_and(|who| known(b) == Some(who)))
        };
        let mut ground = Ground {
            clock: period.clock,
            folds: &self.folds,
            matters: &matters,
            one_person: &mut one_person,
        };
        let Settled {
            rows,
            duplicates,
            conflicting,
            problems,
        } = versions.settle(&mut ground);
        for at in duplicates {
            if let Some(input) = self.input(at.file) {
                input.duplicate += 1;
            }
        }
        for at in conflicting {
            if let Some(input) = self.input(at.file) {
                input.rejected += 1;
            }
        }
        self.problems.extend(problems);
        let (rows, others) = rows
            .into_iter()
            .partition(|row| !of_months || self.in_month(kind, row));
        (self.once(kind, rows), others)
    }

    /// Tells rows without an id that are there twice, and sets aside those that stand in another file: the one place where such a
    /// row is left out, so that whoever accepts it has it counted by leaving it in.
    fn once(&mut self, kind: Kind, rows: Vec<Row<'static>>) -> Vec<Row<'static>> {
        if kind.declared().twice.is_none() {
            return rows;
        }
        let about = rows.iter().map(|row| self.whom(kind, row)).collect();
        let clock = self.period.clock;
        let twice = Rows {
            kind,
            clock,
            rows: &rows,
            about,
        };
        let mut found = twice.twice();
        let mut accepted = BTreeSet::new();
        let asked = if self.accepts.is_empty() {
            0
        } else {
            found.problems.len()
        };
        for problem in found.problems.iter_mut().take(asked) {
            let row = rows.iter().find(|row| Some(row.at) == problem.at);
            if let Some(row) = row.filter(|_| problem.level() == Level::Error) {
                self.accept_twice(kind, row, problem);
                accepted.extend(problem.accepted.is_some().then_some(row.at));
            }
        }
        self.problems.extend(found.problems);
        let mut kept = Vec::with_capacity(rows.len());
        for (index, row) in rows.into_iter().enumerate() {
            if !found.elsewhere.contains(&index) || accepted.contains(&row.at) {
                kept.push(row);
            } else if let Some(input) = self.input(row.at.file) {
                input.rejected += 1;
            }
        }
        kept
    }

    /// Marks a row that is there twice, where somebody accepts that both count.
    fn accept_twice(&mut self, kind: Kind, row: &Row<'_>, problem: &mut Problem) {
        let Some((file, blocks)) = self.accepts.get(&row.at.file) else {
            return;
        };
        let agent = kind.declared().agent;
        let name = agent.and_then(|agent| row.text(agent));
        let person = match name.map(|name| self.roster.find(name)) {
            Some(Found::Person(who)) => self.roster.people.get(who),
            _ => None,
        };
        let subject = Subject {
            file,
            agent: [
                person.map(|person| person.agent_id.as_str()),
                person.map(|person| person.name.as_str()),
            ],
            ..Subject::default()
        };
        let covers = |block: &&Acceptance| block.covers(problem.what.code(), &subject);
        let block = blocks.iter().find(covers);
        problem.accepted = block.map(|block| block.accepted.clone());
    }

    /// Whom a row is about, where a roster says so.
    fn whom(&mut self, kind: Kind, row: &Row<'_>) -> About {
        let agent = kind.declared().agent;
        let name = agent.and_then(|agent| row.text(agent));
        match name.filter(|_| self.roster.given) {
            None => About::Written,
            Some(name) => match self.roster.find(name) {
                Found::Person(who) => About::Person(who),
                Found::Unknown | Found::NotScored if kind.may_hold_others() => About::Stranger,
                _ => About::Written,
            },
        }
    }

    /// Tells the warnings of which one stands for many rows.
    pub(super) fn tell_groups(&mut self) {
        for ((file, what), (line, count, day)) in std::mem::take(&mut self.grouped) {
            let at = SourceRef { file, line };
            let problem = match what {
                Grouped::NoIds => Problem::at(at, What::NoIds),
                Grouped::NoOutcome => {
                    Problem::of_file(file, What::Absent(Absent::Outcome)).column("outcome")
                }
                Grouped::IdReused => Problem::at(at, What::IdReused).column("call_id"),
                Grouped::FarOnRoster(column, day) => self
                    .far_on_roster(day, at)
                    .column(column)
                    .value(day.to_string()),
                Grouped::NamesNobody => match self.names_nobody(at) {
                    Some(problem) => problem,
                    None => continue,
                },
                Grouped::FarDate => Problem::at(at, What::FarDate { first: day }),
                Grouped::Unknown(name) => {
                    let near = self.roster.near(&name);
                    let what = What::UnknownAgent {
                        stranger: Stranger::NotOurs,
                        near,
                    };
                    Problem::at(at, what).column("agent_id").value(name)
                }
            };
            self.problems.push(problem.count(count));
        }
    }

    fn remember(
        &self,
        incidents: &mut BTreeMap<String, Vec<IncidentFact>>,
        id: &str,
        incident: Incident,
        begun: When,
        other: Option<When>,
    ) {
        let begun_in = self.period.contains(begun);
        let in_month = begun_in || other.is_some_and(|when| self.period.contains(when));
        let fact = IncidentFact {
            incident,
            begun_in,
            in_month,
            day: self.period.clock.day(begun),
        };
        let id = normal(id).into_owned();
        incidents.entry(id).or_default().push(fact);
    }

    /// Counts what the rows of each file say of when they were settled, in a column.
    fn moments<'r>(&mut self, rows: impl Iterator<Item = &'r Row<'static>>, column: usize) {
        for row in rows {
            let dated = row.time(column).is_some();
            if let Some(input) = self.input(row.at.file) {
                let settled = &mut input.settled;
                settled.rows += 1;
                settled.dated += u64::from(dated);
                settled.stated += u64::from(row.done.is_some());
                settled.done += u64::from(row.done == Some(true));
            }
        }
    }

    /// The tickets of the month.
    pub(super) fn tickets(
        &mut self,
        incidents: &mut BTreeMap<String, Vec<IncidentFact>>,
    ) -> Vec<TicketFact> {
        let (rows, others) = self.settle(Kind::Tickets);
        self.moments(rows.iter().chain(&others), tickets::RESOLVED_AT);
        for ticket in rows.iter().chain(&others).filter_map(Ticket::of) {
            self.remember(
                incidents,
                &ticket.ticket_id,
                Incident::Ticket,
                ticket.created_at,
                ticket.resolved_at,
            );
            if ticket.csat.is_some()
                && self.versions.contains_key(&Kind::Surveys)
                && self.may_be_ours(ticket.agent.as_deref())
            {
                let id = normal(&ticket.ticket_id).into_owned();
                self.rated_tickets.insert(id);
            }
        }
        for ticket in others.iter().filter_map(Ticket::of) {
            self.ticketed_elsewhere(&ticket);
        }
        let mut tickets = Vec::new();
        let mut channels = Vec::new();
        for ticket in rows.iter().filter_map(Ticket::of) {
            let period = self.period;
            let created_in = period.contains(ticket.created_at);
            let resolved_in = ticket.resolved_at.is_some_and(|when| period.contains(when));
            let dates = [
                created_in.then_some(ticket.created_at),
                ticket.resolved_at.filter(|_| resolved_in),
            ];
            let days: Vec<_> = dates
                .into_iter()
                .flatten()
                .map(|when| period.clock.day(when))
                .collect();
            if let Some(who) = self.who(Kind::Tickets, ticket.at, ticket.agent.as_deref(), &days) {
                if let (None, true, Some(day)) = (who, resolved_in, days.last()) {
                    self.group(ticket.at, Grouped::NamesNobody, *day);
                }
                let channel = self.channels.of(ticket.channel.as_deref());
                let fact = TicketFact {
                    ticket,
                    who,
                    created_in,
                    resolved_in,
                };
                self.ticketed(&fact, channel);
                tickets.push(fact);
                channels.push(channel);
            }
        }
        for (fact, channel) in tickets.iter_mut().zip(channels) {
            fact.ticket.channel = self.channels.name(channel).map(String::from);
        }
        tickets
    }

    /// The complaints of the month.
    pub(super) fn complaints(
        &mut self,
        incidents: &mut BTreeMap<String, Vec<IncidentFact>>,
    ) -> Vec<ComplaintFact> {
        let (rows, others) = self.settle(Kind::Complaints);
        self.moments(rows.iter().chain(&others), complaints::RESPONDED_AT);
        for complaint in rows.iter().chain(&others).filter_map(Complaint::of) {
            self.remember(
                incidents,
                &complaint.complaint_id,
                Incident::Complaint,
                complaint.received_at,
                None,
            );
        }
        let mut complaints = Vec::new();
        for complaint in rows.iter().filter_map(Complaint::of) {
            let day = self.period.clock.day(complaint.received_at);
            let agent = complaint.agent.as_deref();
            let Some(who) = self.who(Kind::Complaints, complaint.at, agent, &[day]) else {
                continue;
            };
            if who.is_none() && complaint.valid != Some(false) {
                self.group(complaint.at, Grouped::NamesNobody, day);
            }
            let handler = match complaint
                .handled_by
                .as_deref()
                .map(|name| self.roster.find(name))
            {
                None => Handler::Same,
                Some(Found::Person(who)) => Handler::Person(who),
                Some(Found::NotScored) => Handler::NotScored,
                Some(Found::Unknown) => Handler::Unknown,
                Some(Found::Ambiguous(ids)) => Handler::Ambiguous(ids),
            };
            complaints.push(ComplaintFact {
                complaint,
                who,
                handler,
            });
        }
        complaints
    }

    /// The exams of the month, and the files whose marks look like shares of 1.
    pub(super) fn exams(
        &mut self,
        incidents: &mut BTreeMap<String, Vec<IncidentFact>>,
    ) -> (Vec<ExamFact>, Vec<u32>) {
        let (rows, others) = self.settle(Kind::Exams);
        let mut best: BTreeMap<u32, Decimal> = BTreeMap::new();
        for exam in rows.iter().chain(&others).filter_map(Exam::of) {
            let said = exam.full_mark.is_some();
            let best = best.entry(exam.at.file).or_insert(Decimal::ZERO);
            let mark = exam.score.unwrap_or_default();
            *best = (*best).max(if said { Decimal::MAX } else { mark });
            if let Some(id) = &exam.exam_id {
                self.remember(incidents, id, Incident::Exam, exam.taken_on, None);
            }
        }
        let mut exams = Vec::new();
        for exam in rows.iter().filter_map(Exam::of) {
            let day = self.period.clock.day(exam.taken_on);
            if let Some(Some(who)) = self.who(Kind::Exams, exam.at, Some(&exam.agent), &[day]) {
                exams.push(ExamFact { exam, who });
            }
        }
        let of_one =
            |(_, best): &(&u32, &Decimal)| **best > Decimal::ZERO && **best <= Decimal::ONE;
        let of_one = best.iter().filter(of_one).map(|(file, _)| *file);
        (exams, of_one.collect())
    }
}
