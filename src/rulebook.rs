//! The rulebook as a model (RULEBOOK.md in types): what a policy says, once it has been read without a mistake. How a file is read
//! is left to `policy`, how its rules find their lines to `score`.

mod about;
mod bounds;
mod case;
mod change;
mod choice;
mod edge;
pub(crate) mod exact;
pub(crate) mod exact_or_null;
mod flag;
mod flags;
mod grade;
mod hours;
mod improve;
mod key;
mod keys;
mod kinds;
mod limits;
mod maximum;
mod pay;
mod ranking;
mod recorders;
mod relations;
mod rule;
mod settings;
mod severity;
mod terms;
mod value;

use rust_decimal::Decimal;

use crate::event::Role;
use crate::month::{Hours, Month};
use crate::name::fold;

pub use about::About;
pub use bounds::Bounds;
pub use case::{Case, CaseEntry, Colleague, Expected, FLAGS, NONE};
pub use change::{Change, ChangedPart, Effect, How};
pub use choice::{
    BlankPoints, Choice, Count, LastBelowIn, Quality, Ranked, Rounding, Scope, ServiceMonth, Timed,
    Workload, choice,
};
pub use edge::{Edge, nothing_between, read as read_edge};
pub use flag::{Cause, FlagKind};
pub use flags::{Flags, Training};
pub use grade::Grade;
pub use hours::WEEKDAYS;
pub use improve::{DUE_DAYS, Improve, Target};
pub use key::{Key, Unwritten};
pub use keys::{ALL_KEYS, CLAIMS, ROLES, SEVERITIES, SOURCES, of_kinds};
pub use kinds::*;
pub use limits::{Limits, TicketLimits};
pub use maximum::Maximum;
pub use pay::{Earned, Pay};
pub use ranking::Ranking;
pub use recorders::{MayRecord, Recorders};
pub use rule::{Claim, Points, Rule};
pub use settings::{Chosen, Setting};
pub use severity::Severity;
pub use terms::{RuleTerm, Terms};
pub use value::Value;

/// A rulebook.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rulebook {
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

impl Rulebook {
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
