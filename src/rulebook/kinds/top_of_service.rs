//! top-of-service: from being first in workload and in quality.

use super::{Declaration, Meant, RuleKind};
use crate::document::Wanted::{Flag, OneOf, Whole};
use crate::document::{Table, need};
use crate::problem::Document;
use crate::rulebook::Unwritten::{Mistake, Same};
use crate::rulebook::choice::choice;
use crate::rulebook::keys::keys;
use crate::rulebook::{Choice, Quality, Value, Workload};

/// What somebody must be first in, and among how many.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TopOfService {
    /// How many ratings quality needs.
    pub min_ratings: u32,
    /// How many people must be scored.
    pub min_people: u32,
    /// What workload is.
    pub workload: Workload,
    /// What quality is.
    pub quality: Quality,
    /// Whether a violation of the month withholds it.
    pub withheld_by_violations: bool,
}

impl TopOfService {
    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let TopOfService {
            min_ratings,
            min_people,
            workload,
            quality,
            withheld_by_violations,
        } = self;
        vec![
            ("min_ratings", Value::whole(*min_ratings)),
            ("min_people", Value::whole(*min_people)),
            ("workload", Value::choice(*workload)),
            ("quality", Value::choice(*quality)),
            (
                "withheld_by_violations",
                Value::Flag(*withheld_by_violations),
            ),
        ]
    }
}

fn read<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, _: &mut Meant) -> Option<RuleKind> {
    let min_ratings = need!(doc, table, whole, "min_ratings");
    let min_people = need!(doc, table, whole, "min_people");
    let workload = choice(doc, table, "workload");
    let quality = choice(doc, table, "quality");
    let withheld_by_violations = doc.flag_or(table, "withheld_by_violations", true);
    Some(RuleKind::TopOfService(TopOfService {
        min_ratings: min_ratings?.into_inner(),
        min_people: min_people?.into_inner(),
        workload,
        quality,
        withheld_by_violations,
    }))
}

/// What is declared of it.
pub(super) const DECLARATION: Declaration = Declaration {
    name: "top-of-service",
    by_hand: false,
    incident: None,
    derived_from: ["from contacts and ratings", "依据接触量与评分"],
    does: [
        "At the end of the month, one line for whoever has the highest workload of all who are scored (answered calls and resolved tickets, unless a setting below says otherwise) and also the highest mean rating of all who have enough ratings. Of several who are first in both, those without a violation in the month get it, unless a setting below says otherwise; if all of them have one, nobody does.",
        "月末计算：在所有参加考核的人中工作量（已接通话与已解决工单之和，下列设置另有规定的除外）最高，同时在评分足够的人中平均评分也最高的，计一条。几人同为双第一时，当月没有违规的人得；若都有违规，则无人得。",
    ],
    options: &["workload", "quality", "withheld_by_violations"],
    keys: KEYS,
    read,
};

keys! {
    "rule" {
        "min_ratings" Whole, Mistake; "§5" "How many ratings quality needs." "质量至少有多少次评分。" = "ratings needed" "至少评分次数"
        "min_people" Whole, Mistake; "§5" "How many people must be scored." "至少有多少人参加考核。" = "people needed" "至少考核人数"
        "workload" OneOf(Workload::WORDS), Same("\"contacts\""); "§5" "What workload is: contacts (answered calls and resolved tickets), or one of the two." "工作量：接触（接听的通话和解决的工单），或其中之一。" = "workload is" "工作量"
        "quality" OneOf(Quality::WORDS), Same("\"ratings\""); "§5" "What quality is: the mean rating, or the share of answered calls that settled the matter; `min_ratings` is the least number of either." "质量：平均评分，或已接通话中一次解决的比例；`min_ratings` 是二者的最少样本数。" = "quality is" "质量"
        "withheld_by_violations" Flag, Same("true"); "§5" "Whether a violation of the month withholds it." "本月有违规是否使其不成立。" = "violations withhold it" "违规使其不成立"
    }
}
