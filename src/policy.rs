//! The rulebook as data: what a policy file says, once it has been read without a mistake. How its rules find their lines is
//! left to `score`.

mod about;
mod bands;
mod kinds;
mod read;
mod rules;
mod settings;

use rust_decimal::Decimal;

use crate::event::{Kind, Role};
use crate::month::Month;
use crate::name::fold;

pub use about::About;
pub use read::{BUILT_IN, read};

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
    /// When a person must look.
    pub flags: Flags,
    /// The full mark of an exam that does not say.
    pub full_mark: Decimal,
    /// Limits for rows without their own, in minutes.
    pub limits: Limits,
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
}

/// An end of a band.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
    /// Where it lies.
    pub at: Decimal,
    /// Whether it belongs to the band.
    pub inclusive: bool,
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
    /// Yuan for each point above or below the baseline.
    pub per_point: Decimal,
    /// The most that it moves, either way, in yuan.
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
}

/// Limits for rows without their own, in minutes; None: such rows are not judged.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Limits {
    /// From the reception of a complaint to its answer.
    pub complaint_response_minutes: Option<u32>,
    /// From the creation of an emergency to its resolution.
    pub emergency_minutes: Option<u32>,
}

/// How grave a line is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// 加分
    Bonus,
    /// 轻微
    Minor,
    /// 中度
    Moderate,
    /// 严重
    Serious,
    /// 辞退类
    Termination,
    /// 额外奖惩
    Adjustment,
}

impl Severity {
    /// All of them.
    pub const ALL: [Severity; 6] = [
        Severity::Bonus,
        Severity::Minor,
        Severity::Moderate,
        Severity::Serious,
        Severity::Termination,
        Severity::Adjustment,
    ];

    /// Its name in files and results.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Bonus => "bonus",
            Severity::Minor => "minor",
            Severity::Moderate => "moderate",
            Severity::Serious => "serious",
            Severity::Termination => "termination",
            Severity::Adjustment => "adjustment",
        }
    }

    /// Whether a line of it is a violation.
    pub fn is_violation(self) -> bool {
        !matches!(self, Severity::Bonus | Severity::Adjustment)
    }

    /// The kind of file that its rules are recorded in.
    pub fn recorded_in(self) -> Kind {
        match self {
            Severity::Bonus => Kind::Awards,
            Severity::Adjustment => Kind::Adjustments,
            _ => Kind::Violations,
        }
    }
}

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

/// Something else that a line asks for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Claim {
    /// The damage must be made good.
    CompensationDue,
    /// Liability is to be looked into.
    Liability,
}

impl Claim {
    /// Its name in policies and results.
    pub fn name(self) -> &'static str {
        match self {
            Claim::CompensationDue => "compensation-due",
            Claim::Liability => "liability",
        }
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
    /// Whether a row of it needs a reason.
    pub reason_required: bool,
    /// What else it asks for.
    pub claim: Option<Claim>,
    /// What a reader should know of it.
    pub note: Option<String>,
}

impl Rule {
    /// All names that it answers to.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [&self.id, &self.key, &self.zh, &self.zh_hant, &self.en]
            .into_iter()
            .chain(&self.aliases)
            .map(String::as_str)
    }

    /// Whether one incident counts once for both: the same rule, or bands of one measure.
    pub fn same_family(&self, other: &Rule) -> bool {
        let overrun = |rule: &Rule| matches!(rule.kind, RuleKind::EmergencyOverrun { .. });
        self.id == other.id || (overrun(self) && overrun(other))
    }
}

/// How the lines of a rule arise (RULEBOOK §5).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RuleKind {
    /// Somebody writes them down; they are never derived.
    Recorded,
    /// From the marks of exams.
    ExamScore {
        /// Which marks, in percent of the full mark.
        mark: Mark,
        /// Whether the first such exam of a month is enough.
        once_a_month: bool,
    },
    /// From a month without a valid complaint.
    NoValidComplaint {
        /// How many contacts there must be.
        min_contacts: u32,
        /// Whether an undecided complaint withholds it.
        undecided_withholds: bool,
        /// The rules whose lines withhold it.
        withheld_by: Vec<String>,
    },
    /// From being first in workload and in quality.
    TopOfService {
        /// How many ratings quality needs.
        min_ratings: u32,
        /// How many people must be scored.
        min_people: u32,
    },
    /// From valid complaints of a category.
    ComplaintCategory {
        /// The categories, folded to lower case.
        categories: Vec<String>,
    },
    /// From complaints that were answered late.
    ComplaintResponse,
    /// From emergencies that took too long.
    EmergencyOverrun {
        /// The fewest whole minutes over.
        from: u32,
        /// The most; None: no end.
        to: Option<u32>,
    },
    /// From other violations of the month.
    Accumulated {
        /// Which severity, how often.
        counts: Vec<(Severity, u32)>,
    },
}

/// Marks that a rule is about, in percent of the full mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// At least so much.
    AtLeast(Decimal),
    /// Below so much.
    Below(Decimal),
}

impl RuleKind {
    /// Its name in a policy file.
    pub fn name(&self) -> &'static str {
        match self {
            RuleKind::Recorded => "recorded",
            RuleKind::ExamScore { .. } => "exam-score",
            RuleKind::NoValidComplaint { .. } => "no-valid-complaint",
            RuleKind::TopOfService { .. } => "top-of-service",
            RuleKind::ComplaintCategory { .. } => "complaint-category",
            RuleKind::ComplaintResponse => "complaint-response",
            RuleKind::EmergencyOverrun { .. } => "emergency-overrun",
            RuleKind::Accumulated { .. } => "accumulated",
        }
    }
}

impl Policy {
    /// The rule that answers to `name`: id, key, label or alias, the whole cell, ignoring case and surrounding space.
    pub fn rule_named(&self, name: &str) -> Option<(usize, &Rule)> {
        let folded = fold(name);
        self.rules
            .iter()
            .enumerate()
            .find(|(_, rule)| rule.names().any(|name| fold(name) == folded))
    }

    /// The grade of a score; None below all.
    pub fn grade(&self, score: Decimal) -> Option<&str> {
        self.grades
            .iter()
            .find(|grade| grade.holds(score))
            .map(|grade| grade.name.as_str())
    }
}
