//! The rows of the roster and the ids of people, as far as they need a look of their own: ids of one width, dates that cannot
//! be, rows that name nobody.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

use super::{Grouped, Tally};
use crate::event::{Call, Kind, Outcome, RosterRow, Row, Value, agents, calls};
use crate::name::{fold, widened};
use crate::problem::ContentFlaw;
use crate::problem::{Problem, What};
use crate::source::SourceRef;

/// Nobody works for longer.
const YEARS_OF_WORK: u32 = 80;
/// A year of the Buddhist calendar less the same of the common one.
const BUDDHIST: i32 = 543;
/// The columns that hold ids of people.
const OF_PEOPLE: [&str; 3] = ["agent_id", "handled_by", "recorded_by"];

/// Ids and aliases of the roster as they are written, by the person's id as it is compared.
#[derive(Default)]
pub(super) struct Spelt {
    ids: BTreeMap<String, String>,
    aliases: Vec<(String, String)>,
}

/// The id of a roster row: as it is written, and as it is compared.
pub(super) struct Id {
    pub(super) written: String,
    pub(super) key: String,
}

impl Spelt {
    /// Keeps how a person is called.
    pub(super) fn add(&mut self, id: Id, aliases: &[String]) {
        let aliases = aliases.iter().map(|alias| (id.key.clone(), alias.clone()));
        self.aliases.extend(aliases);
        self.ids.insert(id.key, id.written);
    }
}

/// Whether somebody must have taken a call: its row says so or tells of talk, or the file could not. Where a file has a column of
/// talk and the row leaves it blank, and the outcome too, nobody took it.
pub(super) fn somebody_answered(call: &Call<'_>, row: &Row<'_>) -> bool {
    let talked = match call.talk_seconds {
        Some(seconds) => seconds > 0,
        None => row.value(calls::OUTCOME).is_some() || !row.has(calls::TALK_SECONDS),
    };
    call.outcome == Outcome::Answered && talked
}

impl Tally {
    /// Says how many digits ids of people have, and where that is said; before the first row.
    pub fn id_width(&mut self, digits: usize, at: SourceRef) {
        self.roster.widen(digits);
        self.width_at = Some(at);
    }

    /// The same row, its ids of people as wide as the settings say. Those of the roster are widened with the roster.
    pub(super) fn with_wide_ids<'r>(&self, kind: Kind, mut row: Row<'r>) -> Row<'r> {
        let Some(digits) = self.roster.width.filter(|_| kind != Kind::Agents) else {
            return row;
        };
        for (column, cell) in kind.columns().iter().zip(&mut row.cells) {
            if let Some(Value::Text(text)) = cell
                && OF_PEOPLE.contains(&column.name)
                && !self.roster.is_not_scored(text)
                && let wide = widened(text, digits)
                && wide != *text
            {
                *text = wide.into_owned().into();
            }
        }
        row
    }

    /// Widens the id of a row of the roster; gives it as it was.
    pub(super) fn widen(&self, row: &mut Row<'_>) -> Id {
        let written = row.text(agents::AGENT_ID).unwrap_or_default().to_string();
        let key = self.roster.key(&written);
        if let (Some(digits), Some(cell)) = (self.roster.width, row.cells.get_mut(agents::AGENT_ID))
        {
            *cell = Some(Value::Text(widened(&written, digits).into_owned().into()));
        }
        Id { written, key }
    }

    /// Tells aliases that only the width of ids makes the id of somebody else.
    pub(super) fn aliases_merge(&mut self, spelt: &Spelt) {
        for (id, alias) in &spelt.aliases {
            let key = self.roster.key(alias);
            if key != fold(alias)
                && key != *id
                && let Some(other) = spelt.ids.get(&key)
            {
                self.two_people_one(other.clone(), alias.clone(), key);
            }
        }
    }

    /// Tells that only the width of ids makes two people one.
    pub(super) fn two_people_one(&mut self, first: String, second: String, id: String) {
        let flaw = ContentFlaw::TwoPeopleOne { first, second, id };
        let what = What::BadSettings(flaw.into());
        let at = self.width_at;
        self.problems.push(Problem {
            at,
            ..Problem::of_month(what)
        });
    }

    /// Notes dates of the roster that can hardly be.
    pub(super) fn far_dates(&mut self, person: &RosterRow) {
        for (column, day) in [
            ("hired_on", person.hired_on),
            ("left_on", person.left_on),
            ("probation_until", person.probation_until),
        ] {
            if let Some(day) = day.filter(|day| self.is_far(*day)) {
                self.group(person.at, Grouped::FarOnRoster(column, day), day);
            }
        }
    }

    /// More than a year after the month, or so long before it that nobody can have worked since.
    fn is_far(&self, day: NaiveDate) -> bool {
        let (first, last) = (self.period.month.first_day(), self.period.month.last_day());
        let before = first.checked_sub_months(Months::new(YEARS_OF_WORK * 12));
        let after = last.checked_add_months(Months::new(12));
        before.is_some_and(|before| day < before) || after.is_some_and(|after| day > after)
    }

    /// A date of the roster that can hardly be; where the year may be one of the Buddhist calendar, that is said.
    pub(super) fn far_on_roster(&self, day: NaiveDate, at: SourceRef) -> Problem {
        let year = day.year() - BUDDHIST;
        let common = day.with_year(year).filter(|day| !self.is_far(*day));
        let what = What::FarOnRoster {
            after: day > self.period.month.last_day(),
            buddhist: common.map(|day| day.year()),
        };
        Problem::at(at, what)
    }

    /// Rows that name nobody: of complaints always, of calls and tickets where others of the file name somebody.
    pub(super) fn names_nobody(&mut self, at: SourceRef) -> Option<Problem> {
        let input = self.input(at.file)?;
        let kind = input.kind;
        let others = !input.people.is_empty() || input.not_ours > 0;
        let problem = Problem::at(at, What::NamesNobody { kind }).column("agent_id");
        (others || kind == Kind::Complaints).then_some(problem)
    }
}
