//! `[recorders]`: who may record rows about whom. A policy says it; the settings of a folder may say it over the built-in one.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::{Effect, Value};
use crate::document::{Bytes, Placed, Table, Wanted};
use crate::event::Role;
use crate::name::nearest;
use crate::problem::{ContentFlaw, Document};

/// Somebody who may record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MayRecord {
    /// Everybody of a role.
    Role(Role),
    /// A lead of the team of whom the row is about.
    OwnTeamLead,
}

impl MayRecord {
    /// All words for them.
    pub const WORDS: &'static [&'static str] = &[
        "own_team_lead",
        "agent",
        "team_lead",
        "training_specialist",
        "supervisor",
        "manager",
    ];

    /// The word for them.
    pub fn name(self) -> &'static str {
        match self {
            MayRecord::Role(role) => role.name(),
            MayRecord::OwnTeamLead => "own_team_lead",
        }
    }

    fn named(word: &str) -> Option<Self> {
        if word == MayRecord::OwnTeamLead.name() {
            return Some(MayRecord::OwnTeamLead);
        }
        Role::named(word).map(MayRecord::Role)
    }
}

/// The table, as far as it is written.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Recorders {
    /// Who may record rows about somebody of a role; of roles that are not written nobody is asked.
    pub may: BTreeMap<Role, Vec<MayRecord>>,
    /// Whether a row of anybody else is an error.
    pub error: Option<bool>,
    /// Whether a row must say who recorded it.
    pub required: Option<bool>,
}

impl Recorders {
    /// The words for `level`, the one for an error last.
    pub const LEVELS: &'static [&'static str] = &["warning", "error"];

    /// Whether a row of anybody else is an error; unwritten it is a warning.
    pub fn is_error(&self) -> bool {
        self.error.unwrap_or(false)
    }

    /// Whether a row must say who recorded it; unwritten it need not.
    pub fn are_required(&self) -> bool {
        self.required.unwrap_or(false)
    }

    /// What is said here, and what `base` says where nothing is.
    pub fn over(&self, base: Option<&Recorders>) -> Recorders {
        let mut all = base.cloned().unwrap_or_default();
        let own = self.may.iter().map(|(role, may)| (*role, may.clone()));
        all.may.extend(own);
        Recorders {
            may: all.may,
            error: self.error.or(all.error),
            required: self.required.or(all.required),
        }
    }

    /// Takes the table, with its place; None where there is none.
    pub fn read<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<(Bytes, Self)> {
        let there = top.has("recorders");
        let mut table = doc.table(top, "recorders");
        let start = table.at();
        let mut recorders = Recorders::default();
        for role in Role::ALL {
            let may = list(doc, &mut table, role.name());
            recorders.may.extend(may.map(|may| (role, may)));
        }
        let level = |value: &DeValue<'d>| match value.as_str()? {
            "warning" => Some(false),
            "error" => Some(true),
            _ => None,
        };
        let error = doc.take(&mut table, "level", Wanted::OneOf(Recorders::LEVELS), level);
        recorders.error = error.map(Placed::into_inner);
        recorders.required = doc.flag(&mut table, "required").map(Placed::into_inner);
        doc.close(table);
        there.then_some((start, recorders))
    }
}

/// A list of at least one who may; a word that means nobody is told where it stands.
fn list<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    key: &'static str,
) -> Option<Vec<MayRecord>> {
    let words = |value: &DeValue<'d>| -> Option<Vec<(Bytes, String)>> {
        let items = value.as_array().filter(|items| !items.is_empty())?;
        let word = |item: &Placed<DeValue<'d>>| {
            let word = item.get_ref().as_str()?;
            Some((Bytes::from(item.span()), word.to_string()))
        };
        items.iter().map(word).collect()
    };
    let words = doc.take(table, key, Wanted::SomeOf(MayRecord::WORDS), words)?;
    let mut may = Vec::new();
    for (at, word) in words.into_inner() {
        match MayRecord::named(&word) {
            Some(who) => may.push(who),
            None => {
                let near = nearest(&word, MayRecord::WORDS.iter().copied());
                doc.mistake(at, ContentFlaw::NoSuchRole { word, near });
            }
        }
    }
    Some(may)
}

/// The settings of the section; the same keys when it is not there, so that it is never told as a part of its own.
pub(super) fn settings(recorders: Option<&Recorders>) -> Vec<(&'static str, Value, Effect)> {
    let unwritten = Recorders::default();
    let Recorders {
        may,
        error,
        required,
    } = recorders.unwrap_or(&unwritten);
    let refuses = match error {
        Some(true) => Effect::Moves,
        _ => Effect::Wording,
    };
    let list = |role: Role| {
        let names = |may: &Vec<MayRecord>| may.iter().map(|who| who.name()).collect();
        let names = may.get(&role).map(names);
        let value = names.map_or(Value::Nothing, Value::Roles);
        (role.name(), value, refuses)
    };
    let flag = |said: &Option<bool>| Value::Flag(said.unwrap_or(false));
    let level = Recorders::LEVELS[usize::from(error.unwrap_or(false))];
    let mut all: Vec<_> = Role::ALL.map(list).into();
    all.push(("level", Value::Text(level.to_string()), Effect::Moves));
    all.push(("required", flag(required), Effect::Moves));
    all
}
