//! A policy as a person reads it: its terms, and beside them what results do not carry. Data only; sentences are made in `words`.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{PolicyRef, Terms};

/// A policy, told whole.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Rulebook {
    /// Its name, as results carry it.
    pub policy: PolicyRef,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// When it was approved.
    pub approved_on: Option<NaiveDate>,
    /// What a reader should know before the rules.
    pub preamble: Option<String>,
    /// What a reader should know after them.
    pub note: Option<String>,
    /// What results carry of it.
    pub terms: Terms,
    /// The roles that are scored.
    pub scored_roles: Vec<String>,
    /// Who may record rows about whom; None: the policy does not say.
    pub recorders: Option<RecordersText>,
    /// How many ranked people there must be for somebody to be last.
    pub last_min_people: u32,
    /// The full mark of an exam that does not say.
    pub full_mark: Decimal,
    /// Limits for rows without their own, by the key of the policy file, in minutes; None: not set.
    pub limits: Vec<(String, Option<u32>)>,
    /// What the policy chooses otherwise than it would without a word.
    pub choices: Vec<ChoiceText>,
    /// Scores and what they earn, highest first.
    pub examples: Vec<PayExample>,
    /// What is to be said of each rule, in the order of `terms.rules`.
    pub rules: Vec<RuleText>,
}

/// Who may record rows about whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecordersText {
    /// A role, and the words for those who may.
    pub may: Vec<(String, Vec<String>)>,
    /// Whether a row of anybody else is an error.
    pub error: bool,
    /// Whether a row must say who recorded it.
    pub required: bool,
}

/// A choice of the policy, and what its key means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChoiceText {
    /// As the file has it: `[ranking] scope = team`.
    pub written: String,
    /// What the key means, in English.
    pub en: &'static str,
    /// What the key means, in Chinese.
    pub zh: &'static str,
}

/// A score and what it earns.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PayExample {
    /// The score.
    pub score: Decimal,
    /// Its grade; None below all.
    pub grade: Option<String>,
    /// Before limit and rounding, in yuan.
    pub product: Decimal,
    /// The float, in yuan.
    pub float: Decimal,
}

/// What is to be said of a rule beside its terms.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct RuleText {
    /// What the policy notes of it.
    pub note: Option<String>,
    /// The settings that say when a line of it arises: key and value.
    pub settings: Vec<(String, String)>,
    /// The kind of file that it is recorded in; None: never by hand.
    pub recorded_in: Option<String>,
    /// The kind of file whose rows are the incidents that it is derived from, where a record can name one.
    pub incident: Option<String>,
    /// The rules that count one incident once together with it, itself among them; empty: it stands alone.
    pub family: Vec<String>,
    /// The rules that its lines add up to, each with how many are enough.
    pub counts_for: Vec<(String, u32)>,
    /// The rules that a line of it withholds.
    pub withholds: Vec<String>,
}
