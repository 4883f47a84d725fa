//! What a policy says of who may record, as a list of settings. It moves points only where a row can be refused for it.

use crate::event::Role;
use crate::rulebook::{Effect, MayRecord, Recorders, Value};

/// The settings of the section; the same keys when it is not there, so that it is never told as a part of its own.
pub(super) fn recorder_settings(
    recorders: Option<&Recorders>,
) -> Vec<(&'static str, Value, Effect)> {
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
