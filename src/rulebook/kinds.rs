//! The kinds of rules, one file each: what a kind is told, by which keys, and what it does, in words. How its lines are found is
//! left to `score`.

mod accumulated;
mod complaint_category;
mod complaint_response;
mod emergency_overrun;
mod exam_score;
mod metric;
mod no_valid_complaint;
mod recorded;
mod top_of_service;

use serde::{Deserialize, Serialize};
use strum::{EnumCount, EnumDiscriminants, EnumIter};

use super::{Key, Timed, Value};
use crate::document::{Placed, Table};
use crate::event::Kind;
use crate::problem::Document;

pub use accumulated::Accumulated;
pub use complaint_category::{Categories, folded};
pub use complaint_response::ComplaintResponse;
pub use emergency_overrun::EmergencyOverrun;
pub use exam_score::{ExamScore, Mark};
pub use metric::{ENDS, METRICS, Metric, indicator, named as indicator_named};
pub use no_valid_complaint::NoValidComplaint;
pub use top_of_service::TopOfService;

/// How the lines of a rule arise (RULEBOOK §5).
#[derive(Clone, PartialEq, Eq, Debug, EnumDiscriminants)]
#[strum_discriminants(
    name(RuleKindName),
    doc = "How the lines of a rule arise, without what it takes.",
    derive(Hash, EnumCount, EnumIter, Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum RuleKind {
    /// Somebody writes them down; they are never derived.
    Recorded,
    /// From the marks of exams.
    ExamScore(ExamScore),
    /// From a month without a valid complaint.
    NoValidComplaint(NoValidComplaint),
    /// From being first in workload and in quality.
    TopOfService(TopOfService),
    /// From valid complaints of a category.
    ComplaintCategory(Categories),
    /// From complaints that were answered late.
    ComplaintResponse(ComplaintResponse),
    /// From emergencies that took too long.
    EmergencyOverrun(EmergencyOverrun),
    /// From other violations of the month.
    Accumulated(Accumulated),
    /// From an indicator of the month that reaches a limit.
    Metric(Metric),
}

/// What is declared of a kind of rule.
pub struct Declaration {
    /// Its name in policy files and results.
    pub name: &'static str,
    /// Whether somebody may record its lines by hand.
    pub by_hand: bool,
    /// The kind of input whose rows are the incidents that it finds; None: it finds none in single rows.
    pub incident: Option<Kind>,
    /// What its lines are derived from, in a word or two of English and Chinese; empty: they are not.
    pub derived_from: [&'static str; 2],
    /// What it does, in plain English and Chinese.
    pub does: [&'static str; 2],
    /// The keys that results carry of it as options.
    pub options: &'static [&'static str],
    /// The keys of a policy file that are its own.
    pub keys: &'static [Key],
    /// Takes its keys from the table of a rule.
    pub read: Read,
}

/// Takes the keys of a kind from the table of a rule; what it says of other rules is noted.
type Read = for<'d> fn(&mut Document<'d>, &mut Table<'d>, &mut Meant) -> Option<RuleKind>;

/// The ids of other rules that a rule names, each at its place.
pub type Meant = Vec<Placed<String>>;

/// All kinds, in the order of the reference.
pub(super) const DECLARATIONS: [&Declaration; RuleKindName::COUNT] = [
    &recorded::DECLARATION,
    &exam_score::DECLARATION,
    &no_valid_complaint::DECLARATION,
    &top_of_service::DECLARATION,
    &complaint_category::DECLARATION,
    &complaint_response::DECLARATION,
    &emergency_overrun::DECLARATION,
    &accumulated::DECLARATION,
    &metric::DECLARATION,
];

/// The names of all kinds.
pub const KINDS: &[&str] = &{
    let mut names = [""; DECLARATIONS.len()];
    let mut index = 0;
    while index < names.len() {
        names[index] = DECLARATIONS[index].name;
        index += 1;
    }
    names
};

impl Declaration {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<&'static Declaration> {
        DECLARATIONS.into_iter().find(|kind| kind.name == name)
    }
}

impl RuleKind {
    /// What is declared of it.
    pub fn declaration(&self) -> &'static Declaration {
        match self {
            RuleKind::Recorded => &recorded::DECLARATION,
            RuleKind::ExamScore(_) => &exam_score::DECLARATION,
            RuleKind::NoValidComplaint(_) => &no_valid_complaint::DECLARATION,
            RuleKind::TopOfService(_) => &top_of_service::DECLARATION,
            RuleKind::ComplaintCategory(_) => &complaint_category::DECLARATION,
            RuleKind::ComplaintResponse(_) => &complaint_response::DECLARATION,
            RuleKind::EmergencyOverrun(_) => &emergency_overrun::DECLARATION,
            RuleKind::Accumulated(_) => &accumulated::DECLARATION,
            RuleKind::Metric(_) => &metric::DECLARATION,
        }
    }

    /// Its name in policy files and results.
    pub fn name(&self) -> &'static str {
        self.declaration().name
    }

    /// The kind of input whose rows are the incidents that it finds; None: it finds none in single rows.
    pub fn incident(&self) -> Option<Kind> {
        self.declaration().incident
    }

    /// What a rule of it says, by key.
    pub fn settings(&self) -> Vec<(&'static str, Value)> {
        match self {
            RuleKind::Recorded => Vec::new(),
            RuleKind::ExamScore(kind) => kind.settings(),
            RuleKind::NoValidComplaint(kind) => kind.settings(),
            RuleKind::TopOfService(kind) => kind.settings(),
            RuleKind::ComplaintCategory(kind) => kind.settings(),
            RuleKind::ComplaintResponse(kind) => kind.settings(),
            RuleKind::EmergencyOverrun(kind) => kind.settings(),
            RuleKind::Accumulated(kind) => kind.settings(),
            RuleKind::Metric(kind) => kind.settings(),
        }
    }

    /// Whether a person has one line of it in a month at most.
    pub fn is_once_a_month(&self) -> bool {
        match self {
            RuleKind::ExamScore(kind) => kind.once_a_month,
            RuleKind::Recorded
            | RuleKind::ComplaintCategory(_)
            | RuleKind::ComplaintResponse(_)
            | RuleKind::EmergencyOverrun(_) => false,
            RuleKind::NoValidComplaint(_)
            | RuleKind::TopOfService(_)
            | RuleKind::Accumulated(_)
            | RuleKind::Metric(_) => true,
        }
    }

    /// The metric of a rule of that kind.
    pub fn metric(&self) -> Option<&Metric> {
        match self {
            RuleKind::Metric(metric) => Some(metric),
            _ => None,
        }
    }

    /// The limit that its incidents are held against, where one is.
    pub fn timed(&self) -> Option<Timed> {
        match self {
            RuleKind::ComplaintResponse(_) => Some(Timed::ComplaintResponse),
            RuleKind::EmergencyOverrun(_) => Some(Timed::Emergency),
            _ => None,
        }
    }
}
