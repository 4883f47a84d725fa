//! The kinds of rules in a policy file: which keys each takes, and what it makes of them.

use super::metric::metric;
use super::rules::one_of;
use super::tables::{choice, flag};
use crate::document::need;
use crate::document::{Placed, Table, Wanted};
use crate::name::fold;
use crate::problem::{Document, Flaw, PolicyFlaw};
use crate::rulebook::{COUNTED, Categories, Mark, RuleKind, Severity};

pub(super) fn kind<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    name: &str,
    named: &mut Vec<Placed<String>>,
) -> Option<RuleKind> {
    match name {
        "recorded" => Some(RuleKind::Recorded),
        "exam-score" => {
            let at_least = doc.number(table, "at_least_percent");
            let below = doc.number(table, "below_percent");
            let once = doc
                .flag(table, "once_a_month")
                .is_some_and(Placed::into_inner);
            let mark = match (at_least, below) {
                (Some(mark), None) => Mark::AtLeast(mark.into_inner()),
                (None, Some(mark)) => Mark::Below(mark.into_inner()),
                (None, None) => {
                    doc.missing(table, "at_least_percent");
                    return None;
                }
                (Some(_), Some(second)) => {
                    doc.mistake(
                        second.span().start,
                        PolicyFlaw::BandShape("exam-score".into()),
                    );
                    return None;
                }
            };
            Some(RuleKind::ExamScore {
                mark,
                once_a_month: once,
            })
        }
        "no-valid-complaint" => {
            let min_contacts = need!(doc, table, whole, "min_contacts");
            let undecided_withholds = doc
                .flag(table, "undecided_withholds")
                .is_some_and(Placed::into_inner);
            let withheld_by = doc.texts(table, "withheld_by");
            if let Some(ids) = &withheld_by {
                named.extend(
                    ids.get_ref()
                        .iter()
                        .map(|id| Placed::new(ids.span(), id.clone())),
                );
            }
            let withheld_by = withheld_by.map(Placed::into_inner).unwrap_or_default();
            Some(RuleKind::NoValidComplaint {
                min_contacts: min_contacts?.into_inner(),
                undecided_withholds,
                withheld_by,
            })
        }
        "top-of-service" => {
            let min_ratings = need!(doc, table, whole, "min_ratings");
            let min_people = need!(doc, table, whole, "min_people");
            let workload = choice(doc, table, "workload");
            let quality = choice(doc, table, "quality");
            let withheld_by_violations = flag(doc, table, "withheld_by_violations", true);
            Some(RuleKind::TopOfService {
                min_ratings: min_ratings?.into_inner(),
                min_people: min_people?.into_inner(),
                workload,
                quality,
                withheld_by_violations,
            })
        }
        "complaint-category" => {
            let categories = need!(doc, table, texts, "categories");
            if let Some(empty) = categories
                .as_ref()
                .filter(|words| words.get_ref().is_empty())
            {
                let wanted = Wanted::SomeTexts;
                doc.mistake(
                    empty.span().start,
                    Flaw::Wrong {
                        key: "categories".into(),
                        wanted,
                    },
                );
            }
            let near = folded(doc.texts(table, "near_words"));
            let near_alone = folded(doc.texts(table, "near_alone"));
            let near_beside = folded(doc.texts(table, "near_beside"));
            Some(RuleKind::ComplaintCategory(Categories {
                words: folded(Some(categories?)),
                near,
                near_alone,
                near_beside,
            }))
        }
        "complaint-response" => Some(RuleKind::ComplaintResponse {
            valid_only: flag(doc, table, "valid_only", false),
        }),
        "emergency-overrun" => {
            let mut over = doc.needed_table(table, "over_minutes")?;
            let from = need!(doc, &mut over, positive_whole, "from");
            let to = doc.whole(&mut over, "to").map(Placed::into_inner);
            doc.close(over);
            Some(RuleKind::EmergencyOverrun {
                from: from?.into_inner(),
                to,
            })
        }
        "metric" => metric(doc, table),
        _ => accumulated(doc, table),
    }
}

/// The words of a list, folded.
pub(super) fn folded(words: Option<Placed<Vec<String>>>) -> Vec<String> {
    let words = words.map(Placed::into_inner).unwrap_or_default();
    words.iter().map(|word| fold(word)).collect()
}

fn accumulated<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> Option<RuleKind> {
    if !table.has("accumulate") {
        doc.missing(table, "accumulate");
    }
    let count = choice(doc, table, "count");
    let mut counts = Vec::new();
    let start = table.start();
    let there = table.has("accumulate");
    let tables = doc.tables(table, "accumulate");
    if there && tables.is_empty() {
        doc.mistake(
            start,
            Flaw::Wrong {
                key: "accumulate".into(),
                wanted: Wanted::Tables,
            },
        );
    }
    for mut count in tables {
        if !count.has("severity") {
            doc.missing(&count, "severity");
        }
        let severity = one_of(doc, &mut count, "severity", COUNTED)
            .and_then(|name| Severity::ALL.into_iter().find(|s| s.name() == name));
        let at_least = need!(doc, &mut count, positive_whole, "at_least");
        doc.close(count);
        counts.push((severity?, at_least?.into_inner()));
    }
    Some(RuleKind::Accumulated { counts, count })
}
