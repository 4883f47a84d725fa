//! emergency-overrun: from emergencies that took too long.

use super::{Declaration, Meant, RuleKind};
use crate::document::Wanted::{PositiveWhole, Table as InnerTable, Whole};
use crate::document::{Placed, Table, need};
use crate::event::Kind;
use crate::problem::Document;
use crate::rulebook::Unwritten::{Mistake, Nothing};
use crate::rulebook::Value;
use crate::rulebook::keys::keys;

/// The minutes over that a rule is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EmergencyOverrun {
    /// The fewest whole minutes over.
    pub from: u32,
    /// The most; None: no end.
    pub to: Option<u32>,
}

impl EmergencyOverrun {
    /// Whether so many whole minutes over are its own.
    pub fn holds(&self, over: i64) -> bool {
        over >= i64::from(self.from) && self.to.is_none_or(|to| over <= i64::from(to))
    }

    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let EmergencyOverrun { from, to } = self;
        vec![("over_minutes", Value::Minutes(*from, *to))]
    }
}

fn read<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, _: &mut Meant) -> Option<RuleKind> {
    let mut over = doc.needed_table(table, "over_minutes")?;
    let from = need!(doc, &mut over, positive_whole, "from");
    let to = doc.whole(&mut over, "to").map(Placed::into_inner);
    doc.close(over);
    Some(RuleKind::EmergencyOverrun(EmergencyOverrun {
        from: from?.into_inner(),
        to,
    }))
}

/// What is declared of it.
pub(super) const DECLARATION: Declaration = Declaration {
    name: "emergency-overrun",
    by_hand: true,
    incident: Some(Kind::Tickets),
    derived_from: ["from emergency tickets", "依据突发工单"],
    does: [
        "Each ticket of priority `emergency` created in the month that was resolved after it was due gives one line; whole minutes over, rounded down unless `emergency_rounding` says otherwise, decide which rule it is. Due is `due_at`, else `sla_minutes` after creation, else the policy's `emergency_minutes`, both in working time where `working_hours` names `emergency_minutes`; without any of them the ticket is not judged. One that is still open is measured to the end of the month.",
        "当月创建的优先级为“突发”的工单，超过期限才解决的，计一条；属于哪条规则，看超过的整分钟数（不足一分钟舍去，除非 `emergency_rounding` 另有规定）。期限取 `due_at`，没有则为创建后加 `sla_minutes`，再没有则加制度中的 `emergency_minutes`（`working_hours` 中写明 `emergency_minutes` 的，二者都按工作时间计）；都没有则不判定。仍未解决的，算到月末。",
    ],
    options: &[],
    keys: KEYS,
    read,
};

keys! {
    "rule" {
        "over_minutes" InnerTable, Mistake; "§5" "The whole minutes over that it is for." "针对超时多少分钟。" = "for" "针对"
    }
    "rule.over_minutes" {
        "from" PositiveWhole, Mistake; "§5" "The fewest minutes over." "至少超时几分钟。"
        "to" Whole, Nothing; "§5" "The most; unset: no end." "至多几分钟；不写则不限。"
    }
}
