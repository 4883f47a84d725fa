//! What a result carries of its policy: a copy of its numbers, labels and choices, so that an old month explains itself.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::settings::is_unusual;
use super::{
    BlankPoints, Choice, Claim, Flags, Grade, Improve, Limits, Pay, Ranked, Rule, RuleKindName,
    Rulebook, Scope, ServiceMonth, Severity, Value, exact, exact_or_null,
};

/// What a result was computed under.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Terms {
    /// What everybody starts from, in points.
    #[serde(with = "exact")]
    pub baseline: Decimal,
    /// The lowest score.
    #[serde(with = "exact")]
    pub floor: Decimal,
    /// The highest score.
    #[serde(with = "exact")]
    pub cap: Decimal,
    /// The grades, best first.
    pub grades: Vec<Grade>,
    /// How a score becomes money.
    pub pay: Pay,
    /// When a person must look.
    pub flags: Flags,
    /// The rules, in the order of the regulation.
    pub rules: Vec<RuleTerm>,
    /// What points are a multiple of; like all that follow it is there only where the policy sets it.
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    pub points_step: Option<Decimal>,
    /// The most that the bonuses of a month sum to.
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    pub max_bonus: Option<Decimal>,
    /// The most that the deductions of a month sum to, as a magnitude.
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    pub max_deductions: Option<Decimal>,
    /// What blank points of a range mean: `mildest` or `harshest`; absent: a mistake.
    #[serde(skip_serializing_if = "Choice::is_usual")]
    pub blank_points: BlankPoints,
    /// How months of service are counted: `full` or `anniversary`; absent: `calendar`.
    #[serde(skip_serializing_if = "Choice::is_usual")]
    pub service_month: ServiceMonth,
    /// Among whom somebody is ranked: `team` or `role`; absent: all.
    #[serde(skip_serializing_if = "Choice::is_usual")]
    pub rank_scope: Scope,
    /// Who is ranked: `everybody`; absent: who was employed on every day of the month.
    #[serde(skip_serializing_if = "Choice::is_usual")]
    pub ranked: Ranked,
    /// Whether all of a scope are last when all scores are equal.
    #[serde(skip_serializing_if = "is_false")]
    pub last_when_all_equal: bool,
    /// The longest wait of a call that was answered soon, in seconds; absent: 20.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_seconds: Option<u32>,
    /// Within how many hours a customer comes back; absent: 72.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeat_hours: Option<u32>,
    /// Who has to improve, and by when; absent: whoever is below the baseline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub improve: Option<Improve>,
}

/// A rule as results carry it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct RuleTerm {
    /// Its id.
    pub id: String,
    /// Its clause.
    #[serde(default)]
    pub clause: String,
    /// Its long name.
    #[serde(default)]
    pub key: String,
    /// Its severity.
    pub severity: Severity,
    /// Its label in Simplified Chinese.
    pub zh: String,
    /// Its label in English.
    pub en: String,
    /// The rule kind that derives it.
    pub kind: RuleKindName,
    /// Whether it may be recorded by hand.
    #[serde(default)]
    pub recorded: bool,
    /// Whether it is derived from other rows.
    #[serde(default)]
    pub derived: bool,
    /// What else a line of it asks for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<Claim>,
    /// Whether its lines count as errors.
    #[serde(default, skip_serializing_if = "is_false")]
    pub counts_as_error: bool,
    /// What else people write for it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The lowest points of one time; null where it has none.
    #[serde(default, with = "exact_or_null")]
    pub low: Option<Decimal>,
    /// The highest points of one time.
    #[serde(default, with = "exact_or_null")]
    pub high: Option<Decimal>,
    /// The teams that it is for; empty: all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<String>,
    /// The most that it moves in a month, as a magnitude.
    #[serde(
        default,
        with = "exact_or_null",
        skip_serializing_if = "Option::is_none"
    )]
    pub max_per_month: Option<Decimal>,
    /// What the policy chooses otherwise than usual for this kind: `count`, `rounding`, `valid_only`, `working_hours`,
    /// `workload`, `withheld_by_violations`; of a metric rule `metric`, its ends and `min_sample`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub options: BTreeMap<String, String>,
    /// What somebody who loses points by it is trained in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training: Option<String>,
}

fn is_false(yes: &bool) -> bool {
    !yes
}

impl Terms {
    /// What a result carries of a policy.
    pub fn of(policy: &Rulebook) -> Self {
        let limits = &policy.limits;
        Terms {
            baseline: policy.score.baseline,
            floor: policy.score.floor,
            cap: policy.score.cap,
            grades: policy.grades.clone(),
            pay: policy.pay.clone(),
            flags: policy.flags.clone(),
            rules: policy.rules.iter().map(|rule| term(policy, rule)).collect(),
            points_step: policy.score.points_step,
            max_bonus: policy.score.max_bonus,
            max_deductions: policy.score.max_deductions,
            blank_points: policy.score.blank_points,
            service_month: policy.service_month,
            rank_scope: policy.ranking.scope,
            ranked: policy.ranking.ranked,
            last_when_all_equal: policy.ranking.last_when_all_equal,
            answer_seconds: unusual(limits.answer_seconds, Limits::ANSWER_SECONDS),
            repeat_hours: unusual(limits.repeat_hours, Limits::REPEAT_HOURS),
            improve: policy.improve.clone(),
        }
    }
}

/// A number, where the policy sets another than usual.
fn unusual(number: u32, usual: u32) -> Option<u32> {
    (number != usual).then_some(number)
}

fn term(policy: &Rulebook, rule: &Rule) -> RuleTerm {
    let (low, high) = rule.points.ends().unzip();
    RuleTerm {
        id: rule.id.clone(),
        clause: rule.clause.clone(),
        key: rule.key.clone(),
        severity: rule.severity,
        zh: rule.zh.clone(),
        en: rule.en.clone(),
        kind: RuleKindName::from(&rule.kind),
        recorded: rule.recorded,
        derived: rule.derived,
        flag: rule.claim,
        counts_as_error: rule.counts_as_error,
        aliases: rule.aliases.clone(),
        low,
        high,
        teams: rule.teams.clone(),
        max_per_month: rule.max_per_month,
        options: options(policy, rule),
        training: rule.training.clone(),
    }
}

/// What a rule of this kind chooses otherwise than usual.
fn options(policy: &Rulebook, rule: &Rule) -> BTreeMap<String, String> {
    let own = rule.kind.declaration().options;
    let written = |(key, value): (&'static str, Value)| (key, value.written());
    let settings = rule.kind.settings().into_iter().map(written);
    let mut all: BTreeMap<String, String> = settings
        .filter(|(key, written)| own.contains(key) && is_unusual(key, written))
        .map(|(key, written)| (key.to_string(), written))
        .collect();
    if let Some(limit) = rule.kind.timed() {
        let rounding = policy.limits.rounding(limit);
        if let Some(rounding) = rounding.filter(|rounding| !rounding.is_usual()) {
            all.insert("rounding".into(), rounding.name().into());
        }
        if policy.hours_of(limit).is_some() {
            all.insert("working_hours".into(), "true".into());
        }
    }
    all
}
