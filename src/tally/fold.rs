//! The fold: rows in, in the order of files and lines; facts out when all are read.

mod actions;
mod channel;
mod feedback;
mod people;
mod repeat_contacts;
mod settle;
mod zeros;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::NaiveDate;
use glob::Pattern;

use self::people::{Spelt, somebody_answered};
use super::channels::{Calls, Channels};
use super::repeats::Moments;
use super::roster::{Found, Roster};
use super::seen::{Seen, SeenCalls, Versions};
use super::{InputFact, RowsOf};
use crate::event::{Call, Kind, Need, RosterRow, Row, Value, deciding};
use crate::month::{Month, Period};
use crate::problem::{Problem, Stranger, What, Wrong};
use crate::source::SourceRef;

/// Takes rows and gives [`super::Facts`].
pub struct Tally {
    period: Period,
    roster: Roster,
    calls: Vec<Calls>,
    calls_of_nobody: Calls,
    channels: Channels,
    moments: Moments,
    seen: SeenCalls,
    versions: BTreeMap<Kind, Versions>,
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
            versions: BTreeMap::new(),
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
            filtered: 0,
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
        let row = self.with_wide_ids(kind, row);
        let row = self.with_agent(kind, row);
        if self.contradicts(kind, &row) {
            return;
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
        let agent = columns.iter().position(|column| column.name == "agent_id");
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
        let agent = kind
            .columns()
            .iter()
            .position(|column| column.name == "agent_id");
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
        let error = !kind.may_hold_others() && kind != Kind::Complaints;
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
            self.called_elsewhere(&call);
            return;
        }
        let day = self.period.clock.day(call.started_at);
        let started_at = self.period.clock.start(call.started_at);
        match self.seen.see(&call, started_at) {
            Some(Seen::New) => {}
            Some(seen) => {
                if seen == Seen::Otherwise {
                    self.group(row.at, Grouped::IdReused, day);
                }
                if let Some(input) = self.input(row.at.file) {
                    input.duplicate += 1;
                }
                return;
            }
            None => self.group(row.at, Grouped::NoIds, day),
        }
        let Some(who) = self.who(Kind::Calls, row.at, call.agent, &[day]) else {
            self.seen.forget_rating(&call);
            return;
        };
        let channel = self.channels.of(call.channel);
        self.called(&call, (who, channel));
        match who {
            Some(who) => {
                if self.calls.len() <= who {
                    self.calls.resize_with(who + 1, Calls::default);
                }
                self.calls[who].add(&call, channel);
            }
            None => {
                if somebody_answered(&call, row) {
                    self.group(row.at, Grouped::NamesNobody, day);
                }
                self.calls_of_nobody.add(&call, channel);
            }
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

    /// Puts the rows of the roster into it, once.
    fn settle_roster(&mut self) {
        let Some(versions) = self.versions.remove(&Kind::Agents) else {
            return;
        };
        let clock = self.period.clock;
        let mut spelt = Spelt::default();
        for mut row in versions.into_rows() {
            let Some(mut person) = RosterRow::of(&row, |when| clock.date(when)) else {
                continue;
            };
            if let (Some(hired), Some(left)) = (person.hired_on, person.left_on)
                && left < hired
            {
                let what = What::BadValue(Wrong::LeftBeforeHired(hired));
                self.reject(row.at, what, "left_on", &left.to_string());
                continue;
            }
            if self.roster.is_not_scored(&person.agent_id) {
                self.not_ours(row.at);
                continue;
            }
            let id = self.widen(&mut person, &mut row);
            let first = self
                .roster
                .with_id(&person.agent_id)
                .and_then(|first| first.at);
            match first {
                None => {
                    if let Some(input) = self.input(row.at.file) {
                        input.unassigned.add(row.at.line, None, false);
                    }
                    self.far_dates(&person);
                    spelt.add(id, &person.aliases);
                    self.roster.add(person, row);
                }
                Some(_) if self.roster.has(&row) => {
                    if let Some(input) = self.input(row.at.file) {
                        input.duplicate += 1;
                    }
                }
                Some(_) if self.merges(&id, &spelt) => {
                    if let Some(input) = self.input(row.at.file) {
                        input.rejected += 1;
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
        self.aliases_merge(&spelt);
    }
}
