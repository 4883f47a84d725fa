//! Doubts about who may record: of whom nobody is asked.

use super::Lint;
use crate::problem::Doubt;

pub(super) fn look(lint: &mut Lint<'_>) {
    let Some(recorders) = &lint.policy.recorders else {
        return;
    };
    let scored = lint.policy.scored_roles.iter();
    let open = scored.filter(|role| !recorders.may.contains_key(role));
    for role in open.map(|role| role.name()).collect::<Vec<_>>() {
        lint.tell("recorders", Doubt::RecordersOpen { role });
    }
}
