//! complaint-response: from complaints that were answered late.

use super::{Declaration, Meant, RuleKind};
use crate::document::Table;
use crate::document::Wanted::Flag;
use crate::event::Kind;
use crate::problem::Document;
use crate::rulebook::Unwritten::Same;
use crate::rulebook::Value;
use crate::rulebook::keys::keys;

/// Which complaints are judged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ComplaintResponse {
    /// Whether only valid complaints count.
    pub valid_only: bool,
}

impl ComplaintResponse {
    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let ComplaintResponse { valid_only } = self;
        vec![("valid_only", Value::Flag(*valid_only))]
    }
}

fn read<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, _: &mut Meant) -> Option<RuleKind> {
    let valid_only = doc.flag_or(table, "valid_only", false);
    Some(RuleKind::ComplaintResponse(ComplaintResponse {
        valid_only,
    }))
}

/// What is declared of it.
pub(super) const DECLARATION: Declaration = Declaration {
    name: "complaint-response",
    by_hand: true,
    incident: Some(Kind::Complaints),
    derived_from: ["from complaints answered late", "依据逾期答复的投诉"],
    does: [
        "Each complaint of the month that was answered after its limit, or not at all although the limit lies before the end of the month, gives a line for whoever handled it (`handled_by`, else `agent_id`). The limit is `respond_by` of the row, else the policy's `complaint_response_minutes` after reception, in working time where `working_hours` names them; without either the complaint is not judged. Unless a setting below says otherwise it does not matter whether the complaint is valid, and a line for its category may stand beside this one.",
        "当月每件投诉，超过期限才答复的，或到月末期限已过仍未答复的，给处理人（`handled_by`，没有则 `agent_id`）计一条。期限取该行的 `respond_by`，没有则为收到后加制度中的 `complaint_response_minutes`（`working_hours` 中写明的按工作时间计）；两者都没有则不判定。与投诉是否有效无关（下列设置另有规定的除外）；同一投诉另可因类别再计一条。",
    ],
    options: &["valid_only"],
    keys: KEYS,
    read,
};

keys! {
    "rule" {
        "valid_only" Flag, Same("false"); "§5" "Whether only complaints that are decided to be valid count." "是否只计判定有效的投诉。" = "valid complaints only" "只计有效投诉"
    }
}
