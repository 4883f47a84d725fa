//! The fold: rows in, in the order of files and lines; facts out when all are read.

mod actions;
mod calls;
mod channel;
mod feedback;
mod people;
mod recorded;
mod refs;
mod repeat_contacts;
mod roster;
mod settle;
mod zeros;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;
use glob::Pattern;

use super::channels::{Calls, Channels};
use super::copies::Copies;
use super::repeats::Moments;
use super::roster::{Found, Roster};
use super::seen::SeenCalls;
use super::versions::Versions;
use super::waiting::Waiting;
use super::{Facts, InputFact, RosterState, RowsOf, Settled};
use crate::event::{Entry, Kind, Need, Others, Row, Value, deciding};
use crate::month::{Month, Period};
use crate::problem::{Acceptance, Problem, Stranger, What};
use crate::source::{SourceRef, Sources};

/// Takes rows and gives [`Facts`].
pub struct Tally {
    period: Period,
    roster: Roster,
    calls: Vec<Calls>,
    calls_of_nobody: Calls,
    channels: Channels,
    moments: Moments,
    seen: SeenCalls,
    /// Calls that nobody answered.
    waiting: Waiting,
    /// What files of calls hold without ids.
    copies: Copies,
    /// Whether surveys may name calls: then the ids of calls of other months are kept.
    surveyed: bool,
    /// Whether there are calls without ids.
    nameless: bool,
    versions: BTreeMap<Kind, Versions>,
    /// Recorded rows whose agent is not known.
    strangers: Vec<Entry>,
    /// What somebody accepts of a file, with its name: rows that are there twice and count twice.
    accepts: BTreeMap<u32, (String, Vec<Acceptance>)>,
    /// Tickets of any month that carry a rating themselves.
    rated_tickets: HashSet<String>,
    inputs: Vec<InputFact>,
    /// The files whose rows are states of things.
    folds: BTreeSet<u32>,
    problems: Vec<Problem>,
    /// Warnings of which one stands for many rows of a file: the first line, and how many.
    grouped: BTreeMap<(u32, Grouped), (u32, u64, NaiveDate)>,
    months: BTreeMap<Month, u64>,
    in_month: u64,
    /// The line of the settings that says how many digits ids have.
    width_at: Option<SourceRef>,
    expected: BTreeSet<Kind>,
    unread: BTreeSet<Kind>,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Grouped {
    NoIds,
    NoOutcome,
    IdReused,
    FarDate,
    FarOnRoster(&'static str, NaiveDate),
    NamesNobody,
    Unknown(String),
}

impl Tally {
    /// An empty tally; `not_scored` are extensions and bots whose rows are set apart.
    pub fn new(period: Period, not_scored: &[Pattern]) -> Self {
        Tally {
            period,
            roster: Roster::new(not_scored),
            calls: Vec::new(),
            calls_of_nobody: Calls::default(),
            channels: Channels::default(),
            moments: Moments::default(),
            seen: SeenCalls::default(),
            waiting: Waiting::default(),
            copies: Copies::default(),
            surveyed: true,
            nameless: false,
            versions: BTreeMap::new(),
            strangers: Vec::new(),
            accepts: BTreeMap::new(),
            rated_tickets: HashSet::new(),
            inputs: Vec::new(),
            folds: BTreeSet::new(),
            problems: Vec::new(),
            grouped: BTreeMap::new(),
            months: BTreeMap::new(),
            in_month: 0,
            width_at: None,
            expected: BTreeSet::new(),
            unread: BTreeSet::new(),
        }
    }

    /// Says that the month must have a file of each of these kinds.
    pub fn must_have(&mut self, kinds: &[Kind]) {
        self.expected.extend(kinds);
    }

    /// Says that there is a file of a kind that is no input: it is told already, and not missing.
    pub fn unread(&mut self, kind: Kind) {
        self.unread.insert(kind);
    }

    /// Begins the next input. Rosters come first, and of files of calls those that [`crate::event::Call::reads_first`].
    pub fn begin(&mut self, kind: Kind, file: u32) {
        self.roster.given |= kind == Kind::Agents;
        let unassigned = RowsOf::default();
        let people = BTreeMap::new();
        let input = InputFact {
            kind,
            file,
            has: 0,
            rows: 0,
            rejected: 0,
            filtered: 0,
            duplicate: 0,
            other_month: 0,
            not_ours: 0,
            unassigned,
            people,
            settled: Settled::default(),
        };
        self.inputs.push(input);
    }

    /// Says what somebody accepts of the input that was begun last.
    pub fn accept(&mut self, name: &str, blocks: &[Acceptance]) {
        if let Some(input) = self.inputs.last().filter(|_| !blocks.is_empty()) {
            let accepted = (name.to_string(), blocks.to_vec());
            self.accepts.insert(input.file, accepted);
        }
    }

    /// Says that the roster cannot be read: names that it would know are no mistakes then.
    pub fn roster_is_unreadable(&mut self) {
        self.roster.unreadable = true;
    }

    /// Says that no surveys come: of calls of other months nothing is kept then.
    pub fn without_surveys(&mut self) {
        self.surveyed = false;
    }

    /// Says that rows of the input that was begun last are states of things: of states changed in one minute the last counts.
    pub fn folds(&mut self) {
        self.folds
            .extend(self.inputs.last().map(|input| input.file));
    }

    /// Says how many rows the input that was begun last has, and how many of them could not be read.
    pub fn end(&mut self, rows: u64, rejected: u64) {
        if let Some(input) = self.inputs.last_mut() {
            input.rows = rows;
            input.rejected += rejected;
        }
    }

    /// Says how many rows of the input that was begun last are no events of its kind.
    pub fn filtered(&mut self, rows: u64) {
        if let Some(input) = self.inputs.last_mut() {
            input.filtered = rows;
        }
    }

    /// Adds a row of the input that was begun last.
    pub fn add(&mut self, kind: Kind, row: Row<'_>) {
        if let Some(input) = self.inputs.last_mut() {
            input.has |= row.has;
        }
        let row = self.with_wide_ids(kind, row);
        let row = self.with_agent(kind, row);
        if self.contradicts(kind, &row) {
            return;
        }
        if kind == Kind::Agents {
            self.roster.files.see(&row);
        }
        match kind {
            Kind::Calls => self.call(&row),
            _ => self
                .versions
                .entry(kind)
                .or_insert_with(|| Versions::new(kind))
                .add(row),
        }
    }

    /// The same row, about whom its name column says where its id is blank. Where a row may be about nobody, the name may be that of
    /// a customer, and only somebody of the roster is meant.
    fn with_agent<'r>(&mut self, kind: Kind, mut row: Row<'r>) -> Row<'r> {
        let columns = kind.columns();
        let agent = kind.declared().agent;
        let (Some(named), Some(agent)) = (row.named, agent) else {
            return row;
        };
        if row.text(agent).is_some() {
            return row;
        }
        self.settle_roster();
        let must = columns[agent].need == Need::Cells;
        let mut is_known =
            || self.roster.given && matches!(self.roster.find(named), Found::Person(_));
        if (must || is_known())
            && let Some(cell) = row.cells.get_mut(agent)
        {
            *cell = Some(Value::Text(named.into()));
        }
        row
    }

    /// Tells a row whose id is of one person and whose name is of another; whether it must not be booked on either.
    fn contradicts(&mut self, kind: Kind, row: &Row<'_>) -> bool {
        let agent = kind.declared().agent;
        let (Some(named), Some(agent)) = (row.named, agent.and_then(|agent| row.text(agent)))
        else {
            return false;
        };
        self.settle_roster();
        if !self.roster.given {
            return false;
        }
        let (Found::Person(one), Found::Person(two)) =
            (self.roster.find(agent), self.roster.find(named))
        else {
            return false;
        };
        if one == two {
            return false;
        }
        let error = kind.declared().others == Others::Refused;
        let what = What::AgentContradicts {
            name: named.to_string(),
            error,
        };
        if error {
            self.reject(row.at, what, "agent_id", agent);
        } else {
            let problem = Problem::at(row.at, what).column("agent_id").value(agent);
            self.problems.push(problem);
        }
        error
    }

    /// Settles everything that was kept.
    pub fn finish(mut self, sources: Sources) -> (Facts, Vec<Problem>) {
        self.settle_roster();
        self.settle_calls();
        let file_name = |file| sources.name(file).to_string();
        self.problems.extend(self.roster.files.problems(file_name));
        let mut incidents = BTreeMap::new();
        let tickets = self.tickets(&mut incidents);
        let complaints = self.complaints(&mut incidents);
        let entries = [Kind::Violations, Kind::Awards, Kind::Adjustments]
            .into_iter()
            .flat_map(|kind| self.entries(kind))
            .collect();
        let (exams, exams_of_one) = self.exams(&mut incidents);
        let reviews = self.reviews();
        let surveys = self.surveys(&incidents);
        let praise = self.praise();
        let customers = self.customers();
        let actions = self.actions();
        self.tell_lost_zeros();
        self.tell_groups();
        self.inputs.sort_by_key(|input| input.file);
        if !self.roster.given {
            self.problems.push(Problem::of_month(What::NoRoster));
        }
        let month = self.period.month;
        if self.in_month == 0 && !self.months.is_empty() && !self.months.contains_key(&month) {
            let seen = self.months.keys().copied().collect();
            self.problems
                .push(Problem::of_month(What::NothingInMonth { month, seen }));
        }
        let by_channel = self.by_channel();
        let facts = Facts {
            period: self.period,
            sources,
            roster: match (self.roster.given, self.roster.unreadable) {
                (false, _) => RosterState::None,
                (true, true) => RosterState::Unreadable,
                (true, false) => RosterState::Read,
            },
            people: self.roster.people,
            calls: by_channel.calls,
            calls_of_nobody: by_channel.calls_of_nobody,
            calls_by_channel: by_channel.calls_by_channel,
            repeats: by_channel.repeats,
            tickets,
            complaints,
            entries,
            strangers: std::mem::take(&mut self.strangers),
            exams,
            exams_of_one,
            reviews,
            surveys,
            praise,
            customers,
            actions,
            incidents,
            inputs: self.inputs,
            expected: self.expected,
            unread: self.unread,
        };
        (facts, self.problems)
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
            Found::Unknown if kind.may_hold_others() => {
                self.not_ours(at);
                let day = days.first().copied().unwrap_or(self.period.first_day());
                self.group(at, Grouped::Unknown(name.to_string()), day);
                None
            }
            Found::Unknown => {
                let near = self.roster.near(name);
                let what = What::UnknownAgent {
                    stranger: Stranger::Unknown,
                    near,
                };
                self.reject(at, what, "agent_id", name);
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
}
