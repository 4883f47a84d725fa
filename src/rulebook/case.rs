//! The cases of a policy file: what happened to somebody in a month, in short form, and what must come of it. They are part of
//! the document and not of the policy: no score depends on them. Trying them is left to `score`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use strum::VariantNames;

use super::FlagKind;
use crate::event::Role;
use crate::indicator::Indicator;
use crate::month::Month;

/// The word for no grade and no float.
pub const NONE: &str = "none";

/// The kinds of flags.
pub const FLAGS: &[&str] = FlagKind::VARIANTS;

/// What happened to somebody in a month, and what must come of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Case {
    /// Its name.
    pub name: String,
    /// Where it stands in its file; the first line is 1.
    pub line: u32,
    /// The month that it plays in.
    pub month: Month,
    /// The role of the person.
    pub role: Role,
    /// Their month of service; None: nobody knows it, and they are paid.
    pub service_month: Option<u32>,
    /// The sum before floor and cap, in place of everything that happened.
    pub raw: Option<Decimal>,
    /// Violations, awards and adjustments.
    pub entries: Vec<CaseEntry>,
    /// Answered calls and resolved tickets.
    pub contacts: u32,
    /// Ratings of customers, from 1 to 5.
    pub ratings: Vec<Decimal>,
    /// The others who are scored.
    pub colleagues: Vec<Colleague>,
    /// Marks of exams, of the policy's full mark.
    pub exam_marks: Vec<Decimal>,
    /// Valid complaints of no category.
    pub valid_complaints: u32,
    /// Complaints that nobody has decided.
    pub undecided_complaints: u32,
    /// Valid complaints, by category.
    pub complaint_categories: Vec<String>,
    /// Complaints without ground that were answered after their limit.
    pub late_answers: u32,
    /// Emergencies, by whole minutes over.
    pub emergencies_over: Vec<u32>,
    /// Indicators of the month, for the rules that follow one.
    pub indicators: BTreeMap<Indicator, Decimal>,
    /// What must come of it.
    pub expected: Expected,
}

/// A row that somebody wrote down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CaseEntry {
    /// Where it stands.
    pub line: u32,
    /// Its rule, by any name; None: an adjustment.
    pub rule: Option<String>,
    /// Its points, as a row would have them.
    pub points: Option<Decimal>,
    /// How many times.
    pub times: u32,
    /// Its day; None: the first of the month.
    pub on: Option<NaiveDate>,
    /// Its reason, or a note.
    pub reason: Option<String>,
}

/// Somebody else who is scored.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Colleague {
    /// Answered calls and resolved tickets.
    pub contacts: u32,
    /// Ratings of customers.
    pub ratings: Vec<Decimal>,
}

/// What must come of a case; what is None is not looked at.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Expected {
    /// The score.
    pub score: Option<Decimal>,
    /// The grade, or [`NONE`].
    pub grade: Option<String>,
    /// The pay float in yuan; Some(None): there is none yet.
    pub float: Option<Option<Decimal>>,
    /// All lines: the points of each rule, by id.
    pub lines: Option<BTreeMap<String, Decimal>>,
    /// All flags, as `kind` or `kind:cause`.
    pub flags: Option<Vec<String>>,
}
