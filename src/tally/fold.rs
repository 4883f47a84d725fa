//! The fold: rows in, in the order of files and lines; facts out when all are read.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use glob::Pattern;

use super::roster::{Found, Person, Roster};
use super::seen::{SeenCalls, Settled, Versions};
use super::sums::CallSums;
use super::{
    ComplaintFact, EntryFact, ExamFact, Facts, IncidentFact, InputFact, RowsOf, TicketFact,
};
use crate::event::{Call, Complaint, Entry, Exam, Kind, RosterRow, Row, Ticket, deciding};
use crate::month::{Month, Period, When};
use crate::problem::{Incident, Problem, Stranger, What};
use crate::source::{SourceRef, Sources};

/// Takes rows and gives [`Facts`].
pub struct Tally {
    period: Period,
    roster: Roster,
    calls: Vec<CallSums>,
    seen: SeenCalls,
    versions: BTreeMap<Kind, Versions>,
    inputs: Vec<InputFact>,
    problems: Vec<Problem>,
    /// Warnings of which one stands for many rows of a file: the first line, and how many.
    grouped: BTreeMap<(u32, Grouped), (u32, u64, NaiveDate)>,
    months: BTreeMap<Month, u64>,
    in_month: u64,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Grouped {
    NoIds,
    FarDate,
    Unknown {
        name: String,
        near: Option<String>,
        handler: bool,
    },
}

impl Tally {
    /// An empty tally; `not_scored` are extensions and bots whose rows are set apart.
    pub fn new(period: Period, not_scored: &[Pattern]) -> Self {
        Tally {
            period,
            roster: Roster::new(not_scored),
            calls: Vec::new(),
            seen: SeenCalls::default(),
            versions: BTreeMap::new(),
            inputs: Vec::new(),
            problems: Vec::new(),
            grouped: BTreeMap::new(),
            months: BTreeMap::new(),
            in_month: 0,
        }
    }

    /// Begins the next input; its index is that of `inputs`, in the order of reading. Rosters come first.
    pub fn begin(&mut self, kind: Kind, file: u32) {
        self.roster.given |= kind == Kind::Agents;
        let unassigned = RowsOf::default();
        let people = BTreeMap::new();
        let input = InputFact {
            kind,
            file,
            rows: 0,
            rejected: 0,
            duplicate: 0,
            other_month: 0,
            not_ours: 0,
            unassigned,
            people,
        };
        self.inputs.push(input);
    }

    /// Says that the roster cannot be read: names that it would know are no mistakes then.
    pub fn roster_is_unreadable(&mut self) {
        self.roster.unreadable = true;
    }

    /// Says how many rows the input that was begun last has, and how many of them could not be read.
    pub fn end(&mut self, rows: u64, rejected: u64) {
        if let Some(input) = self.inputs.last_mut() {
            input.rows = rows;
            input.rejected += rejected;
        }
    }

    /// Adds a row of the input that was begun last.
    pub fn add(&mut self, kind: Kind, row: Row<'_>) {
        match kind {
            Kind::Calls => self.call(&row),
            _ => self
                .versions
                .entry(kind)
                .or_insert_with(|| Versions::new(kind))
                .add(row),
        }
    }

    fn input(&mut self, file: u32) -> Option<&mut InputFact> {
        self.inputs
            .iter_mut()
            .rev()
            .find(|input| input.file == file)
    }

    fn group(&mut self, at: SourceRef, what: Grouped, day: NaiveDate) {
        let (line, count, first) = self
            .grouped
            .entry((at.file, what))
            .or_insert((at.line, 0, day));
        *line = (*line).min(at.line);
        *count += 1;
        *first = (*first).min(day);
    }

    /// Whether a row is of the month; one that is not is counted here.
    fn in_month(&mut self, kind: Kind, row: &Row<'_>) -> bool {
        let dates = deciding(kind, row);
        let period = self.period;
        if dates.iter().flatten().any(|when| period.contains(*when)) {
            self.in_month += 1;
            return true;
        }
        if let Some(input) = self.input(row.at.file) {
            input.other_month += 1;
        }
        if let Some(day) = dates[0].map(|when| period.clock.day(when)) {
            *self.months.entry(Month::of(day)).or_default() += 1;
            if dates.iter().flatten().all(|when| period.far(*when)) {
                self.group(row.at, Grouped::FarDate, day);
            }
        }
        false
    }

    fn call(&mut self, row: &Row<'_>) {
        self.settle_roster();
        let Some(call) = Call::of(row) else { return };
        if !self.in_month(Kind::Calls, row) {
            return;
        }
        let day = self.period.clock.day(call.started_at);
        match call.call_id {
            Some(id) if !self.seen.is_new(id) => {
                if let Some(input) = self.input(row.at.file) {
                    input.duplicate += 1;
                }
                return;
            }
            Some(_) => {}
            None => self.group(row.at, Grouped::NoIds, day),
        }
        if let Some(Some(who)) = self.who(Kind::Calls, row.at, call.agent, &[day]) {
            if self.calls.len() <= who {
                self.calls.resize_with(who + 1, CallSums::default);
            }
            self.calls[who].add(&call);
        }
    }

    /// The person that a row of the month is about: Some(None) when the cell is blank, None when the row is not used.
    fn who(
        &mut self,
        kind: Kind,
        at: SourceRef,
        name: Option<&str>,
        days: &[NaiveDate],
    ) -> Option<Option<usize>> {
        let span = |rows: &mut RowsOf, outside: bool| {
            rows.add(at.line, days.first().copied(), outside);
            if let (Some((first, last)), Some(day)) = (rows.days, days.last()) {
                rows.days = Some((first.min(*day), last.max(*day)));
            }
        };
        let Some(name) = name else {
            if let Some(input) = self.input(at.file) {
                span(&mut input.unassigned, false);
            }
            return Some(None);
        };
        match self.roster.find(name) {
            Found::Person(who) => {
                let person = &self.roster.people[who];
                let outside = !days.is_empty() && days.iter().all(|day| !person.employed_on(*day));
                if let Some(input) = self.input(at.file) {
                    span(input.people.entry(who).or_default(), outside);
                }
                Some(Some(who))
            }
            Found::NotScored => {
                self.not_ours(at);
                None
            }
            Found::Unknown(near) if kind.may_hold_others() => {
                self.not_ours(at);
                let day = days.first().copied().unwrap_or(self.period.first_day());
                self.group(
                    at,
                    Grouped::Unknown {
                        name: name.to_string(),
                        near,
                        handler: false,
                    },
                    day,
                );
                None
            }
            Found::Unknown(near) => {
                self.reject(
                    at,
                    What::UnknownAgent {
                        stranger: Stranger::Unknown,
                        near,
                    },
                    "agent_id",
                    name,
                );
                None
            }
            Found::Ambiguous(ids) => {
                self.reject(at, What::AmbiguousAgent { ids }, "agent_id", name);
                None
            }
        }
    }

    fn not_ours(&mut self, at: SourceRef) {
        if let Some(input) = self.input(at.file) {
            input.not_ours += 1;
        }
    }

    fn reject(&mut self, at: SourceRef, what: What, column: &str, value: &str) {
        self.problems
            .push(Problem::at(at, what).column(column).value(value));
        if let Some(input) = self.input(at.file) {
            input.rejected += 1;
        }
    }

    /// Puts the rows of the roster into it, once.
    fn settle_roster(&mut self) {
        let Some(versions) = self.versions.remove(&Kind::Agents) else {
            return;
        };
        let clock = self.period.clock;
        for row in versions.into_rows() {
            let Some(person) = RosterRow::of(&row, |when| clock.day(when)) else {
                continue;
            };
            if self.roster.is_not_scored(&person.agent_id) {
                self.not_ours(row.at);
                continue;
            }
            let first = self
                .roster
                .with_id(&person.agent_id)
                .and_then(|first| first.at);
            match first {
                None => {
                    if let Some(input) = self.input(row.at.file) {
                        input.unassigned.add(row.at.line, None, false);
                    }
                    self.roster.add(person, row);
                }
                Some(_) if self.roster.has(&row) => {
                    if let Some(input) = self.input(row.at.file) {
                        input.duplicate += 1;
                    }
                }
                Some(first) => self.reject(
                    row.at,
                    What::DuplicateAgent { first },
                    "agent_id",
                    &person.agent_id,
                ),
            }
        }
    }

    /// Settles versions and gives the rows of the month; the others are counted.
    fn settle(&mut self, kind: Kind) -> (Vec<Row<'static>>, Vec<Row<'static>>) {
        let Some(versions) = self.versions.remove(&kind) else {
            return (Vec::new(), Vec::new());
        };
        let period = self.period;
        let matters = |row: &Row<'_>| {
            deciding(kind, row)
                .iter()
                .flatten()
                .any(|when| period.contains(*when))
        };
        let Settled {
            rows,
            duplicates,
            conflicting,
            problems,
        } = versions.settle(matters);
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
        rows.into_iter().partition(|row| self.in_month(kind, row))
    }

    /// Settles everything that was kept.
    pub fn finish(mut self, sources: Sources) -> (Facts, Vec<Problem>) {
        self.settle_roster();
        let mut incidents = BTreeMap::new();
        let tickets = self.tickets(&mut incidents);
        let complaints = self.complaints(&mut incidents);
        let entries = [Kind::Violations, Kind::Awards, Kind::Adjustments]
            .into_iter()
            .flat_map(|kind| self.entries(kind))
            .collect();
        let exams = self.exams(&mut incidents);
        self.tell_groups();
        if !self.roster.given {
            self.problems.push(Problem::of_month(What::NoRoster));
        }
        if self.in_month == 0 && !self.months.is_empty() {
            let seen = self.months.keys().copied().collect();
            self.problems.push(Problem::of_month(What::NothingInMonth {
                month: self.period.month,
                seen,
            }));
        }
        self.calls
            .resize_with(self.roster.people.len(), CallSums::default);
        let facts = Facts {
            period: self.period,
            sources,
            roster: self.roster.given,
            people: self.roster.people,
            calls: self.calls,
            tickets,
            complaints,
            entries,
            exams,
            incidents,
            inputs: self.inputs,
        };
        (facts, self.problems)
    }

    fn tell_groups(&mut self) {
        for ((file, what), (line, count, day)) in std::mem::take(&mut self.grouped) {
            let at = SourceRef { file, line };
            let problem = match what {
                Grouped::NoIds => Problem::at(at, What::NoIds),
                Grouped::FarDate => Problem::at(at, What::FarDate { first: day }),
                Grouped::Unknown {
                    name,
                    near,
                    handler,
                } => {
                    let stranger = if handler {
                        Stranger::Handler
                    } else {
                        Stranger::NotOurs
                    };
                    let column = if handler { "handled_by" } else { "agent_id" };
                    Problem::at(at, What::UnknownAgent { stranger, near })
                        .column(column)
                        .value(name)
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
        incidents.entry(id.to_string()).or_default().push(fact);
    }

    fn tickets(&mut self, incidents: &mut BTreeMap<String, Vec<IncidentFact>>) -> Vec<TicketFact> {
        let (rows, others) = self.settle(Kind::Tickets);
        for ticket in rows.iter().chain(&others).filter_map(Ticket::of) {
            self.remember(
                incidents,
                &ticket.ticket_id,
                Incident::Ticket,
                ticket.created_at,
                ticket.resolved_at,
            );
        }
        let mut tickets = Vec::new();
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
                tickets.push(TicketFact {
                    ticket,
                    who,
                    created_in,
                    resolved_in,
                });
            }
        }
        tickets
    }

    fn complaints(
        &mut self,
        incidents: &mut BTreeMap<String, Vec<IncidentFact>>,
    ) -> Vec<ComplaintFact> {
        let (rows, others) = self.settle(Kind::Complaints);
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
            let handler = match complaint
                .handled_by
                .as_deref()
                .map(|name| (name, self.roster.find(name)))
            {
                None => None,
                Some((_, Found::Person(who))) => Some(Some(who)),
                Some((_, Found::NotScored)) => Some(None),
                Some((name, Found::Unknown(near))) => {
                    self.group(
                        complaint.at,
                        Grouped::Unknown {
                            name: name.to_string(),
                            near,
                            handler: true,
                        },
                        day,
                    );
                    Some(None)
                }
                Some((name, Found::Ambiguous(ids))) => {
                    self.reject(
                        complaint.at,
                        What::AmbiguousAgent { ids },
                        "handled_by",
                        name,
                    );
                    continue;
                }
            };
            if let Some(who) = self.who(
                Kind::Complaints,
                complaint.at,
                complaint.agent.as_deref(),
                &[day],
            ) {
                complaints.push(ComplaintFact {
                    complaint,
                    who,
                    handler: handler.unwrap_or(who),
                });
            }
        }
        complaints
    }

    fn entries(&mut self, kind: Kind) -> Vec<EntryFact> {
        let (rows, _) = self.settle(kind);
        let mut entries = Vec::new();
        for entry in rows.iter().filter_map(|row| Entry::of(kind, row)) {
            let day = self.period.clock.day(entry.occurred_on);
            let Some(Some(who)) = self.who(kind, entry.at, Some(&entry.agent), &[day]) else {
                continue;
            };
            let self_recorded = entry
                .recorded_by
                .as_deref()
                .is_some_and(|name| self.is_person(name, who));
            entries.push(EntryFact {
                entry,
                who,
                self_recorded,
            });
        }
        entries
    }

    fn is_person(&mut self, name: &str, who: usize) -> bool {
        if self.roster.given {
            return self.roster.find(name) == Found::Person(who);
        }
        let person: &Person = &self.roster.people[who];
        name.trim().to_lowercase() == person.agent_id.to_lowercase()
    }

    fn exams(&mut self, incidents: &mut BTreeMap<String, Vec<IncidentFact>>) -> Vec<ExamFact> {
        let (rows, others) = self.settle(Kind::Exams);
        for exam in rows.iter().chain(&others).filter_map(Exam::of) {
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
        exams
    }
}
