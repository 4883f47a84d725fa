//! no-valid-complaint: from a month without a valid complaint.

use super::{Declaration, Meant, RuleKind};
use crate::document::Wanted::{Flag, Texts, Whole};
use crate::document::{Placed, Table, need};
use crate::problem::Document;
use crate::rulebook::Unwritten::{Mistake, Same};
use crate::rulebook::Value;
use crate::rulebook::keys::keys;

/// What it takes to earn the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoValidComplaint {
    /// How many contacts there must be.
    pub min_contacts: u32,
    /// Whether an undecided complaint withholds it.
    pub undecided_withholds: bool,
    /// The rules whose lines withhold it.
    pub withheld_by: Vec<String>,
}

impl NoValidComplaint {
    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let NoValidComplaint {
            min_contacts,
            undecided_withholds,
            withheld_by,
        } = self;
        vec![
            ("min_contacts", Value::whole(*min_contacts)),
            ("undecided_withholds", Value::Flag(*undecided_withholds)),
            ("withheld_by", Value::Texts(withheld_by.clone())),
        ]
    }
}

fn read<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, meant: &mut Meant) -> Option<RuleKind> {
    let min_contacts = need!(doc, table, whole, "min_contacts");
    let undecided_withholds = doc
        .flag(table, "undecided_withholds")
        .is_some_and(Placed::into_inner);
    let withheld_by = doc.texts(table, "withheld_by");
    if let Some(ids) = &withheld_by {
        let placed = |id: &String| Placed::new(ids.span(), id.clone());
        meant.extend(ids.get_ref().iter().map(placed));
    }
    Some(RuleKind::NoValidComplaint(NoValidComplaint {
        min_contacts: min_contacts?.into_inner(),
        undecided_withholds,
        withheld_by: withheld_by.map(Placed::into_inner).unwrap_or_default(),
    }))
}

/// What is declared of it.
pub(super) const DECLARATION: Declaration = Declaration {
    name: "no-valid-complaint",
    by_hand: false,
    incident: None,
    derived_from: [
        "from a month without a valid complaint",
        "依据当月无有效投诉",
    ],
    does: [
        "At the end of the month, everybody who handled enough contacts (answered calls and resolved tickets) and has no valid complaint received in the month gets one line.",
        "月末计算：当月处理的接触（已接通话与已解决工单）达到下列数量、且当月没有收到有效投诉的人，各计一条。",
    ],
    options: &[],
    keys: KEYS,
    read,
};

keys! {
    "rule" {
        "min_contacts" Whole, Mistake; "§5" "How many contacts there must be in the month." "本月至少有多少次接触。" = "contacts needed" "至少接触次数"
        "undecided_withholds" Flag, Same("false"); "§5" "Whether a complaint that nobody has decided withholds it." "待判定的投诉是否使其不成立。" = "undecided complaints withhold it" "待判定的投诉使其不成立"
        "withheld_by" Texts, Same("[]"); "§5" "The rules whose lines withhold it." "哪些规则使其不成立。" = "withheld by" "使其不成立的规则"
    }
}
