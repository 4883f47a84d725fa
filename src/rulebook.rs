//! The rulebook as a model (RULEBOOK.md in types): what a policy says, once it has been read without a mistake. How a file is read
//! is left to `policy`, how its rules find their lines to `score`.

mod about;
mod case;
mod categories;
mod change;
mod choice;
mod flag;
mod hours;
mod improve;
mod key;
mod keys;
mod limits;
mod maximum;
mod metric;
mod recorders;
mod rule;

use rust_decimal::Decimal;

use crate::event::Role;
use crate::month::{Hours, Month};
use crate::name::fold;

pub use about::About;
pub use case::{Case, CaseEntry, Colleague, Expected, FLAGS, NONE};
pub use categories::Categories;
pub use change::{Change, ChangedPart, Effect, How, Value};
pub use choice::{
    BlankPoints, Choice, Count, LastBelowIn, Quality, Ranked, Rounding, Scope, ServiceMonth, Timed,
    Workload,
};
pub use flag::{Cause, FlagKind};
pub use hours::{WEEKDAYS, hours_written};
pub use improve::{DUE_DAYS, Improve, Target};
pub use key::{Key, Unwritten};
pub use keys::{CLAIMS, COUNTED, KEYS, KINDS, ROLES, SEVERITIES, SOURCES, of_kinds};
pub use limits::{Limits, TicketLimits};
pub use maximum::Maximum;
pub use metric::{ENDS, METRICS, Metric};
pub use recorders::{MayRecord, Recorders};
pub use rule::{Claim, Mark, Points, Rule, RuleKind, RuleKindName, Severity};

/// A rulebook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// The first month that it holds for.
    pub effective_from: Month,
    /// What it says of itself.
    pub about: About,
    /// The SHA-256 of its text (without a byte order mark), in hexadecimal.
    pub sha256: String,
    /// How points become a score.
    pub score: Bounds,
    /// The grades, best first.
    pub grades: Vec<Grade>,
    /// How a score becomes money.
    pub pay: Pay,
    /// The roles that are scored.
    pub scored_roles: Vec<Role>,
    /// How many ranked people there must be for somebody to be last.
    pub last_min_people: u32,
    /// Among whom, and who is ranked.
    pub ranking: Ranking,
    /// How months of service are counted.
    pub service_month: ServiceMonth,
    /// When a person must look.
    pub flags: Flags,
    /// The full mark of an exam that does not say.
    pub full_mark: Decimal,
    /// Limits for rows without their own.
    pub limits: Limits,
    /// When the company works, where a limit is counted by it.
    pub hours: Option<Hours>,
    /// Who has to improve, and by when; None: the policy does not say.
    pub improve: Option<Improve>,
    /// Who may record rows about whom; None: nobody is asked.
    pub recorders: Option<Recorders>,
    /// Categories of complaints that are like those of a rule and mean something else, folded.
    pub other_categories: Vec<String>,
    /// The rules, in the order of the regulation.
    pub rules: Vec<Rule>,
}

/// Baseline, floor and cap, in points.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// What everybody starts from.
    pub baseline: Decimal,
    /// The lowest score.
    pub floor: Decimal,
    /// The highest score.
    pub cap: Decimal,
    /// How many decimals points may have.
    pub points_decimals: u32,
    /// What points must be a multiple of, if of anything.
    pub points_step: Option<Decimal>,
    /// The most that a month's bonuses can sum to.
    pub max_bonus: Option<Decimal>,
    /// The most that a month's deductions can sum to, as a magnitude.
    pub max_deductions: Option<Decimal>,
    /// What blank points of a range mean.
    pub blank_points: BlankPoints,
}

impl Bounds {
    /// Whether `points` are a multiple of the step, where there is one.
    pub fn on_step(&self, points: Decimal) -> bool {
        self.points_step
            .is_none_or(|step| points.checked_rem(step).is_some_and(|rest| rest.is_zero()))
    }
}

/// Among whom somebody is ranked (RULEBOOK §6).
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Ranking {
    /// Among whom.
    pub scope: Scope,
    /// Who is ranked.
    pub ranked: Ranked,
    /// Whether all of a scope are last when all their scores are equal.
    pub last_when_all_equal: bool,
}

/// An end of a band.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
    /// Where it lies.
    pub at: Decimal,
    /// Whether it belongs to the band.
    pub inclusive: bool,
}

impl Edge {
    /// The same end, as one of what lies on its other side.
    pub fn turned(self) -> Self {
        Edge {
            at: self.at,
            inclusive: !self.inclusive,
        }
    }
}

/// A grade and the scores that earn it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Grade {
    /// Its name.
    pub name: String,
    /// The lower end; None: everything below.
    pub low: Option<Edge>,
    /// The upper end; None: everything above.
    pub high: Option<Edge>,
}

impl Grade {
    /// Whether `score` earns it.
    pub fn holds(&self, score: Decimal) -> bool {
        let above = self
            .low
            .is_none_or(|edge| score > edge.at || (edge.inclusive && score == edge.at));
        let below = self
            .high
            .is_none_or(|edge| score < edge.at || (edge.inclusive && score == edge.at));
        above && below
    }
}

/// How a score becomes money.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pay {
    /// The ISO code of the currency.
    pub currency: String,
    /// Money for each point above or below the baseline.
    pub per_point: Decimal,
    /// The most that it moves, either way.
    pub limit: Decimal,
    /// The first month of service that is paid by it.
    pub from_service_month: u32,
    /// Decimals of the amount.
    pub decimals: u32,
}

/// When a person must look (RULEBOOK §7).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flags {
    /// A score below it is for review.
    pub review_below: Decimal,
    /// Last and below `last_below` in so many months is for review.
    pub last_months: u32,
    /// See `last_months`.
    pub last_below: Decimal,
    /// The grade that may confirm early.
    pub early_grade: String,
    /// Without a date of probation, so many service months are probation.
    pub early_service_months: u32,
    /// The grade that is commended.
    pub commendation_grade: String,
    /// In so many months running.
    pub commendation_months: u32,
    /// In which of the months of `last_months` the score must lie below `last_below`.
    pub last_below_in: LastBelowIn,
    /// Grades that ask for a transfer or training, if any do.
    pub training: Option<Training>,
}

/// So bad for so long that somebody is transferred or trained.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Training {
    /// This grade, or a worse one or none,
    pub grade: String,
    /// in so many months running.
    pub months: u32,
}

impl Policy {
    /// Lays over what it says of who may record.
    pub fn lay_over_recorders(&mut self, recorders: &Recorders) {
        self.recorders = Some(recorders.over(self.recorders.as_ref()));
    }

    /// Adds categories that mean something else than those of its rules; gives those that a rule has all the same, each with
    /// the rule.
    pub fn add_other_categories(&mut self, words: &[String]) -> Vec<(String, String)> {
        let rules = self.rules.iter().filter(|rule| rule.derived);
        let of: Vec<_> = rules
            .map(|rule| (rule.category_words(), &rule.id))
            .collect();
        let clash = |word: &String| {
            let (_, id) = of.iter().find(|(words, _)| words.contains(&fold(word)))?;
            Some((word.clone(), (*id).clone()))
        };
        let clashes = words.iter().filter_map(clash).collect();
        self.other_categories
            .extend(words.iter().map(|word| fold(word)));
        clashes
    }

    /// The rule that answers to `name`: id, key, label or alias, the whole cell, ignoring case and surrounding space.
    pub fn rule_named(&self, name: &str) -> Option<(usize, &Rule)> {
        let folded = fold(name);
        self.rules
            .iter()
            .enumerate()
            .find(|(_, rule)| rule.names().any(|name| fold(name) == folded))
    }

    /// How good a grade is: 0 is the best; None is worse than all. None when there is no such grade.
    pub fn place(&self, grade: Option<&str>) -> Option<usize> {
        match grade {
            None => Some(self.grades.len()),
            Some(name) => self.grades.iter().position(|grade| grade.name == name),
        }
    }

    /// The grade of a score; None below all.
    pub fn grade(&self, score: Decimal) -> Option<&str> {
        self.grades
            .iter()
            .find(|grade| grade.holds(score))
            .map(|grade| grade.name.as_str())
    }
}
