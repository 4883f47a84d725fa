//! How each rule kind finds its lines, one file a kind; what a kind takes is declared in `rulebook`. Which kind is asked, and when, is
//! said here: a kind that nobody asks does not compile.

mod accumulated;
mod complaint_category;
mod complaint_response;
mod emergency_overrun;
mod exam_score;
mod metric;
mod no_valid_complaint;
mod top_of_service;

use super::finding::{IncidentLine, Recorded, Worksheet};
use super::gather::Gathered;
use super::scene::Scene;
use crate::rulebook::{RuleKind, RuleKindName};

/// Finds what the rules of a kind find in single rows.
pub(super) fn find<'a>(
    kind: RuleKindName,
    scene: &Scene<'a>,
    recorded: &[Recorded<'_>],
    findings: &mut Vec<IncidentLine<'a>>,
    found: &mut Worksheet,
) {
    match kind {
        RuleKindName::ExamScore => exam_score::find(scene, recorded, findings, found),
        RuleKindName::ComplaintCategory => complaint_category::find(scene, findings, found),
        RuleKindName::ComplaintResponse => complaint_response::find(scene, findings, found),
        RuleKindName::EmergencyOverrun => emergency_overrun::find(scene, findings, found),
        // Their lines are written down, or follow from the month as a whole.
        RuleKindName::Recorded
        | RuleKindName::NoValidComplaint
        | RuleKindName::TopOfService
        | RuleKindName::Accumulated
        | RuleKindName::Metric => {}
    }
}

/// When a line that follows from the month as a whole is added: what comes later may follow from what came before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// It follows from indicators.
    Indicators,
    /// It sums up other lines.
    Sums,
    /// A violation may withhold it.
    First,
    /// Any other line may withhold it.
    Last,
}

/// When the lines of a kind are added; None where they were found in single rows.
fn turn(kind: &RuleKind) -> Option<Turn> {
    match kind {
        RuleKind::Recorded
        | RuleKind::ExamScore(_)
        | RuleKind::ComplaintCategory(_)
        | RuleKind::ComplaintResponse(_)
        | RuleKind::EmergencyOverrun(_) => None,
        RuleKind::Metric(_) => Some(Turn::Indicators),
        RuleKind::Accumulated(_) => Some(Turn::Sums),
        RuleKind::TopOfService(_) => Some(Turn::First),
        RuleKind::NoValidComplaint(_) => Some(Turn::Last),
    }
}

/// Adds what follows from the month as a whole.
pub(super) fn add(scene: &Scene<'_>, gathered: &Gathered, found: &mut Worksheet) {
    // Tiers of one indicator are added together.
    metric::add(scene, gathered, found);
    for now in [Turn::Sums, Turn::First, Turn::Last] {
        let rules = scene.derived_rules();
        for (index, rule) in rules.filter(|(_, rule)| turn(&rule.kind) == Some(now)) {
            match &rule.kind {
                RuleKind::Accumulated(kind) => accumulated::add(scene, index, kind, found),
                RuleKind::TopOfService(_) => top_of_service::add(scene, index, found),
                RuleKind::NoValidComplaint(_) => no_valid_complaint::add(scene, index, found),
                RuleKind::Recorded
                | RuleKind::ExamScore(_)
                | RuleKind::ComplaintCategory(_)
                | RuleKind::ComplaintResponse(_)
                | RuleKind::EmergencyOverrun(_)
                | RuleKind::Metric(_) => {}
            }
        }
    }
}
