//! accumulated: from other violations of the month.

use super::{Declaration, Meant, RuleKind};
use crate::document::Wanted::{OneOf, PositiveWhole, Tables};
use crate::document::{Flaw, Table, Wanted, need};
use crate::problem::Document;
use crate::rulebook::Unwritten::{Mistake, Same};
use crate::rulebook::choice::choice;
use crate::rulebook::keys::keys;
use crate::rulebook::{Choice, Count, Severity, Value};

/// The severities that can be accumulated.
const COUNTED: &[&str] = &["minor", "moderate", "serious"];

/// Which violations add up to a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accumulated {
    /// Which severity, how often.
    pub counts: Vec<(Severity, u32)>,
    /// What is counted.
    pub count: Count,
}

impl Accumulated {
    /// How many of a severity are enough; None: it is not counted.
    pub fn enough(&self, severity: Severity) -> Option<u32> {
        let mut counts = self.counts.iter();
        let own = counts.find(|(counted, _)| *counted == severity);
        own.map(|(_, enough)| *enough)
    }

    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let Accumulated { counts, count } = self;
        vec![
            ("accumulate", Value::Counts(counts.clone())),
            ("count", Value::choice(*count)),
        ]
    }
}

fn read<'d>(doc: &mut Document<'d>, table: &mut Table<'d>, _: &mut Meant) -> Option<RuleKind> {
    if !table.has("accumulate") {
        doc.missing(table, "accumulate");
    }
    let count = choice(doc, table, "count");
    let mut counts = Vec::new();
    let start = table.at();
    let there = table.has("accumulate");
    let tables = doc.tables(table, "accumulate");
    if there && tables.is_empty() {
        let flaw = Flaw::Wrong {
            key: "accumulate".into(),
            wanted: Wanted::Tables,
        };
        doc.mistake(start, flaw);
    }
    for mut count in tables {
        if !count.has("severity") {
            doc.missing(&count, "severity");
        }
        let severity = doc
            .one_of(&mut count, "severity", COUNTED)
            .and_then(Severity::named);
        let at_least = need!(doc, &mut count, positive_whole, "at_least");
        doc.close(count);
        counts.push((severity?, at_least?.into_inner()));
    }
    Some(RuleKind::Accumulated(Accumulated { counts, count }))
}

/// What is declared of it.
pub(super) const DECLARATION: Declaration = Declaration {
    name: "accumulated",
    by_hand: false,
    incident: None,
    derived_from: ["from the other violations of the month", "依据当月其他违规"],
    does: [
        "After all other lines: when the violations of somebody's month add up to one of the counts below, one line on the last day of the month, also when several counts are reached. A row with `times` 2 counts as two, unless a setting below says otherwise.",
        "在其他各条之后计算：一人当月的违规累计达到下列任一次数，在当月最后一天计一条；几项同时达到也只计一条。次数（`times`）为 2 的一行算两次（下列设置另有规定的除外）。",
    ],
    options: &["count"],
    keys: KEYS,
    read,
};

keys! {
    "rule" {
        "accumulate" Tables, Mistake; "§5" "Which violations, and how often; one of them is enough." "哪种违规、多少次；满足一项即可。" = "reached by" "累计条件"
        "count" OneOf(Count::WORDS), Same("\"times\""); "§5" "What is counted: times, rows, or different rules." "计什么：次数、行数，或不同的规则数。" = "what is counted" "计什么"
    }
    "rule.accumulate" {
        "severity" OneOf(COUNTED), Mistake; "§5" "The severity that is counted." "计入哪种程度的违规。" = "severity" "程度"
        "at_least" PositiveWhole, Mistake; "§5" "How often it must occur." "至少多少次。" = "at least" "不低于"
    }
}
