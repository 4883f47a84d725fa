//! A rule: what it is called, what it is worth, whom it is for, and how its lines arise.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantNames};

use super::{RuleKind, Severity};
use crate::event::{Kind, Role};
use crate::name::fold;

/// What a rule is worth, in points; deductions are negative.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Points {
    /// Nothing: a person decides.
    None,
    /// Always the same.
    Fixed(Decimal),
    /// Somebody decides within a range.
    Range {
        /// The lowest.
        low: Decimal,
        /// The highest.
        high: Decimal,
    },
}

impl Points {
    /// The lowest and the highest; None where there are none.
    pub fn ends(self) -> Option<(Decimal, Decimal)> {
        match self {
            Points::None => None,
            Points::Fixed(points) => Some((points, points)),
            Points::Range { low, high } => Some((low, high)),
        }
    }
}

/// Something else that a line asks for.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    EnumString,
    IntoStaticStr,
    VariantNames,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Claim {
    /// The damage must be made good.
    CompensationDue,
    /// Liability is to be looked into.
    Liability,
}

impl Claim {
    /// Its name in policies and results.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// A rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rule {
    /// Its short id.
    pub id: String,
    /// Its clause in the regulation.
    pub clause: String,
    /// Its long name.
    pub key: String,
    /// How grave it is.
    pub severity: Severity,
    /// Its label in Simplified Chinese.
    pub zh: String,
    /// Its label in Traditional Chinese.
    pub zh_hant: String,
    /// Its label in English.
    pub en: String,
    /// What else people write.
    pub aliases: Vec<String>,
    /// What it is worth.
    pub points: Points,
    /// How its lines arise when they are derived.
    pub kind: RuleKind,
    /// Whether it may be recorded by hand.
    pub recorded: bool,
    /// Whether it is derived from other rows.
    pub derived: bool,
    /// The roles that it is for; empty: all.
    pub roles: Vec<Role>,
    /// The teams that it is for; empty: all.
    pub teams: Vec<String>,
    /// The most that its lines can move in a month, as a magnitude.
    pub max_per_month: Option<Decimal>,
    /// Whether a row of it needs a reason.
    pub reason_required: bool,
    /// What else it asks for.
    pub claim: Option<Claim>,
    /// Whether its lines are errors of the work, which `error_rate` and `accuracy` count.
    pub counts_as_error: bool,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// What somebody who loses points by it is trained in.
    pub training: Option<String>,
}

impl Rule {
    /// All names that it answers to.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&self.id, &self.key, &self.zh, &self.zh_hant, &self.en]
            .into_iter()
            .chain(&self.aliases)
            .map(String::as_str)
    }

    /// The kind of file that it is recorded in; None: never by hand.
    pub fn recorded_in(&self) -> Option<Kind> {
        self.recorded.then(|| self.severity.recorded_in())
    }

    /// The kind of file whose rows are the incidents that it is derived from, where a record can name one.
    pub fn incident(&self) -> Option<Kind> {
        let both = self.recorded && self.derived;
        self.kind.incident().filter(|_| both)
    }

    /// Whether it is for people of that role; where it is for some, nobody without a known role is among them.
    pub fn is_for_role(&self, role: Option<Role>) -> bool {
        self.roles.is_empty() || role.is_some_and(|role| self.roles.contains(&role))
    }

    /// Whether it is for people of that team; the whole name, ignoring case and surrounding space.
    pub fn is_for_team(&self, team: Option<&str>) -> bool {
        let same = |team: &str| self.teams.iter().any(|other| fold(other) == fold(team));
        self.teams.is_empty() || team.is_some_and(same)
    }

    /// Whether somebody could be concerned by both: their roles and their teams have one in common.
    pub fn may_meet(&self, other: &Rule) -> bool {
        let free = self.roles.is_empty() || other.roles.is_empty();
        let roles = free || self.roles.iter().any(|role| other.roles.contains(role));
        let mut teams = self.teams.iter();
        let teams = self.teams.is_empty() || teams.any(|team| other.is_for_team(Some(team)));
        roles && (teams || other.teams.is_empty())
    }

    /// Whether one incident counts once for both: the same rule, or bands of one measure.
    pub fn same_family(&self, other: &Rule) -> bool {
        let overrun = |rule: &Rule| matches!(rule.kind, RuleKind::EmergencyOverrun(_));
        self.id == other.id || (overrun(self) && overrun(other))
    }
}
