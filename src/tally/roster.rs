//! Who is who: people by id, name and alias. Who of them is scored is the policy's business.

mod files;
mod spelling;

use std::collections::HashMap;

use chrono::NaiveDate;
use files::RosterFiles;
use foldhash::fast::RandomState;
use glob::Pattern;

use crate::event::{Role, RosterRow};
use crate::month::Period;
use crate::name::{fold, nearest, widened};
use crate::source::SourceRef;

/// Somebody that rows are about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// The id that everything is booked on.
    pub agent_id: String,
    /// The name.
    pub name: String,
    /// The team.
    pub team: Option<String>,
    /// The role; None when there is no roster.
    pub role: Option<Role>,
    /// The first day of employment.
    pub hired_on: Option<NaiveDate>,
    /// The last day of employment.
    pub left_on: Option<NaiveDate>,
    /// The last day of probation.
    pub probation_until: Option<NaiveDate>,
    /// The row of the roster.
    pub at: Option<SourceRef>,
}

impl Person {
    /// Whether they were employed on that day.
    pub fn employed_on(&self, day: NaiveDate) -> bool {
        self.hired_on.is_none_or(|hired| hired <= day)
            && self.left_on.is_none_or(|left| day <= left)
    }

    /// Whether they were employed on at least one day of the period.
    pub fn employed_in(&self, period: &Period) -> bool {
        self.hired_on.is_none_or(|hired| hired <= period.last_day())
            && self.left_on.is_none_or(|left| period.first_day() <= left)
    }

    /// Whether they were employed on every day of the period.
    pub fn employed_throughout(&self, period: &Period) -> bool {
        self.employed_on(period.first_day()) && self.employed_on(period.last_day())
    }
}

/// Whom a name means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Found {
    /// That person, by index.
    Person(usize),
    /// An extension or bot that the settings set apart.
    NotScored,
    /// Several people, by id.
    Ambiguous(Vec<String>),
    /// Nobody.
    Unknown,
}

/// How many names are remembered.
const REMEMBERED: usize = 1 << 16;

/// All people.
#[derive(Default)]
pub(super) struct Roster {
    pub(super) people: Vec<Person>,
    /// Whether there is one: without it everybody who is named is a person.
    pub(super) given: bool,
    /// Whether there is one that cannot be read: nobody is unknown then.
    pub(super) unreadable: bool,
    /// Which file holds whom.
    pub(super) files: RosterFiles,
    /// How many digits ids have, where the settings say so.
    pub(super) width: Option<usize>,
    not_scored: Vec<Pattern>,
    ids: HashMap<String, usize, RandomState>,
    names: HashMap<String, Vec<usize>, RandomState>,
    aliases: HashMap<String, Vec<usize>, RandomState>,
    /// Whom names mean that were looked for: a few names stand in most rows.
    known: HashMap<String, usize, RandomState>,
    /// Teams as they are spelt first, by their folded names.
    teams: HashMap<String, String, RandomState>,
}

impl Roster {
    /// An empty roster; `not_scored` are the patterns of the settings.
    pub(super) fn new(not_scored: &[Pattern]) -> Self {
        let folded = not_scored
            .iter()
            .filter_map(|pattern| Pattern::new(&fold(pattern.as_str())).ok());
        Roster {
            not_scored: folded.collect(),
            ..Roster::default()
        }
    }

    /// Takes ids of fewer digits for the same with zeros in front.
    pub(super) fn widen(&mut self, digits: usize) {
        self.width = Some(digits);
        let patterns = self.not_scored.iter().map(Pattern::as_str);
        let wide: Vec<_> = patterns
            .filter_map(|pattern| Pattern::new(&widened(pattern, digits)).ok())
            .collect();
        self.not_scored.extend(wide);
    }

    /// A word as it is compared: folded, and as wide as ids are.
    pub(super) fn key(&self, word: &str) -> String {
        match self.width {
            Some(digits) => fold(&widened(word, digits)),
            None => fold(word),
        }
    }

    /// Whether the settings set this name apart.
    pub(super) fn is_not_scored(&self, name: &str) -> bool {
        if self.not_scored.is_empty() {
            return false;
        }
        let name = fold(name);
        self.not_scored.iter().any(|pattern| pattern.matches(&name))
    }

    /// Adds a person.
    pub(super) fn add(&mut self, row: RosterRow) {
        self.known.clear();
        let index = self.people.len();
        self.ids.insert(self.key(&row.agent_id), index);
        let name = self.key(&row.name);
        self.names.entry(name).or_default().push(index);
        for alias in &row.aliases {
            let alias = self.key(alias);
            let people = self.aliases.entry(alias).or_default();
            if !people.contains(&index) {
                people.push(index);
            }
        }
        let team = row.team.map(|team| {
            let spelt = self.teams.entry(fold(&team));
            spelt.or_insert(team).clone()
        });
        self.people.push(Person {
            agent_id: row.agent_id,
            name: row.name,
            team,
            role: Some(row.role),
            hired_on: row.hired_on,
            left_on: row.left_on,
            probation_until: row.probation_until,
            at: Some(row.at),
        });
    }

    /// Whom `name` means: by id, else by name, else by alias. Where a roster knows nobody of that name, it may hold several
    /// spellings of one person: `Ann (ann@example.com)`, `Ann <101>`, `SIP/101-0000c4`, `Ann,Ann`.
    pub(super) fn find(&mut self, name: &str) -> Found {
        if let Some(index) = self.known.get(name) {
            return Found::Person(*index);
        }
        let whole = self.find_whole(name);
        if let Found::Person(index) = whole
            && self.given
            && self.known.len() < REMEMBERED
        {
            self.known.insert(name.to_string(), index);
        }
        if whole != Found::Unknown {
            return whole;
        }
        let mut found = Found::Unknown;
        for part in spelling::parts(name) {
            match (self.find_whole(part), &found) {
                (Found::Unknown, _) => {}
                (other, Found::Unknown) => found = other,
                (other, before) if other == *before => {}
                (Found::Person(one), Found::Person(two)) => {
                    let mut ids = vec![
                        self.people[one].agent_id.clone(),
                        self.people[*two].agent_id.clone(),
                    ];
                    ids.sort();
                    return Found::Ambiguous(ids);
                }
                (other, _) => return other,
            }
        }
        found
    }

    /// The people that a name may mean, extensions and bots of the settings apart: those with the id, else with the name, else
    /// with the alias; else those that its parts mean.
    pub(super) fn people_called(&self, name: &str) -> Vec<usize> {
        let whole = |name: &str| {
            let folded = self.key(name);
            let by_id = self.ids.get(&folded).map(|index| vec![*index]);
            let by_name = || self.names.get(&folded).cloned();
            by_id
                .or_else(by_name)
                .or_else(|| self.aliases.get(&folded).cloned())
        };
        let parts = || {
            spelling::parts(name)
                .into_iter()
                .filter_map(whole)
                .flatten()
        };
        let mut people = whole(name).unwrap_or_else(|| parts().collect());
        people.sort_unstable();
        people.dedup();
        people
    }

    fn find_whole(&mut self, name: &str) -> Found {
        if self.is_not_scored(name) {
            return Found::NotScored;
        }
        let folded = self.key(name);
        if let Some(index) = self.ids.get(&folded) {
            let index = *index;
            if !self.given {
                self.spell(index, name);
            }
            return Found::Person(index);
        }
        if !self.given {
            return Found::Person(self.add_named(name, folded));
        }
        match self
            .names
            .get(&folded)
            .or_else(|| self.aliases.get(&folded))
            .map(Vec::as_slice)
        {
            Some([index]) => Found::Person(*index),
            Some(several) => {
                let mut ids: Vec<_> = several
                    .iter()
                    .map(|index| self.people[*index].agent_id.clone())
                    .collect();
                ids.sort();
                Found::Ambiguous(ids)
            }
            None if self.unreadable => Found::NotScored,
            None => Found::Unknown,
        }
    }

    /// Of several spellings of one name the first in order is kept, so that the order of rows does not matter.
    fn spell(&mut self, index: usize, name: &str) {
        let person = &mut self.people[index];
        if name < person.agent_id.as_str() {
            person.agent_id = name.to_string();
            person.name = name.to_string();
        }
    }

    fn add_named(&mut self, name: &str, folded: String) -> usize {
        let index = self.people.len();
        self.ids.insert(folded, index);
        self.people.push(Person {
            agent_id: name.to_string(),
            name: name.to_string(),
            team: None,
            role: None,
            hired_on: None,
            left_on: None,
            probation_until: None,
            at: None,
        });
        index
    }

    /// A name or id of the roster much like `name`.
    pub(super) fn near(&self, name: &str) -> Option<String> {
        let known = self
            .people
            .iter()
            .flat_map(|person| [person.agent_id.as_str(), person.name.as_str()]);
        nearest(name, known).map(String::from)
    }
}
