//! What a policy says without a mistake and may not mean, as data; `words` says it. Each case has a code of its own, which
//! names a file of `testdata/policies/lint`.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::indicator::Indicator;
use crate::problem::Level;

/// A doubt and the line that it stands on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlacedDoubt {
    /// Line number, the first is 1.
    pub line: u32,
    /// What it is.
    pub doubt: Doubt,
}

/// Which end of a scale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// The upper one.
    Top,
    /// The lower one.
    Bottom,
}

/// Something that a policy may not mean. `rule` is always an id; amounts are points, yuan, percent or minutes as the case says.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(
    missing_docs,
    reason = "each field is the thing that it names, and each case is said in words/en/doubts.rs"
)]
pub enum Doubt {
    /// No score between floor and cap earns the grade; the end that lies beyond, and the limit that it lies beyond.
    GradeUnreachable {
        grade: String,
        beyond: End,
        edge: Decimal,
        limit: Decimal,
    },
    /// Nobody's score has a grade when nothing happened.
    BaselineUngraded { baseline: Decimal },
    /// A month in which nothing happened is for review.
    BaselineReviewed { baseline: Decimal, below: Decimal },
    /// All that can be earned does not come to the cap.
    CapNeverReached { cap: Decimal, most: Decimal },
    /// All that can be lost does not come to the floor.
    FloorNeverReached { floor: Decimal, least: Decimal },
    /// Points may have more decimals than spreadsheets and slips are read with.
    FineDecimals { decimals: u32 },
    /// A number of yuan that makes every score pay the same.
    PayNeverMoves { key: &'static str },
    /// The pay of the score at this end is not cut off; the score at which it would be.
    PayLimitIdle {
        end: End,
        score: Decimal,
        pays: Decimal,
        limit: Decimal,
        at: Decimal,
    },
    /// All scores from `from` to this end pay the same.
    PayLimitFlat {
        end: End,
        from: Decimal,
        to: Decimal,
        pays: Decimal,
    },
    /// Yuan finer than a cent.
    PayFinerThanCents { decimals: u32 },
    /// Review begins inside a grade.
    ReviewInsideGrade { below: Decimal },
    /// No score is for review.
    ReviewNever { below: Decimal, floor: Decimal },
    /// Every score is for review.
    ReviewAlways { below: Decimal, cap: Decimal },
    /// No score is below `last_below`.
    LastBelowNever { below: Decimal, floor: Decimal },
    /// Every score is below `last_below`.
    LastBelowAlways { below: Decimal, cap: Decimal },
    /// Nobody is on probation without a date.
    EarlyOnlyByDate,
    /// Rows without a limit of their own are not judged.
    OnlyOwnLimits {
        rule: String,
        key: &'static str,
        columns: &'static [&'static str],
    },
    /// None of a rule's roles is scored.
    RolesNotScored { rule: String, role: &'static str },
    /// There is nothing of that severity to count.
    CountsNothing {
        rule: String,
        severity: &'static str,
    },
    /// No mark is so high, or so low.
    ExamMarkNever { rule: String, percent: Decimal },
    /// Every mark is.
    ExamMarkAlways { rule: String, percent: Decimal },
    /// One mark earns one rule and costs another.
    ExamMarksOverlap {
        rule: String,
        other: String,
        percent: Decimal,
    },
    /// The line that would withhold a rule can never be there.
    WithheldByNothing { rule: String, other: String },
    /// Short overruns cost nothing.
    OverrunBelowFirst { rule: String, minutes: u32 },
    /// Long overruns cost nothing.
    OverrunAboveLast { rule: String, minutes: u32 },
    /// A band that is recorded only leaves its overruns without a line.
    OverrunNotDerived { rule: String, minutes: u32 },
    /// One complaint costs under two rules.
    CategoryOfTwoRules {
        category: String,
        rule: String,
        other: String,
    },
    /// A category that is said to mean something else is one of a rule's all the same.
    OtherCategoryOfRule { category: String, rule: String },
    /// Nothing says who may record rows about people of a role that is scored.
    RecordersOpen { role: &'static str },
    /// One time is worth more than the whole way from floor to cap.
    PointsBeyondRange {
        rule: String,
        points: Decimal,
        range: Decimal,
    },
    /// The points of a rule are finer than 2 decimals.
    FinePoints { rule: String },
    /// A range whose ends are one number.
    RangeOfOne { rule: String, points: Decimal },
    /// Which files feed the indicator of a metric rule.
    MetricFedBy { rule: String, metric: Indicator },
    /// No value of an indicator is such a one; from where to where its values lie.
    MetricNever {
        rule: String,
        metric: Indicator,
        from: Decimal,
        to: Option<Decimal>,
    },
    /// Every value of an indicator is.
    MetricAlways {
        rule: String,
        metric: Indicator,
        from: Decimal,
        to: Option<Decimal>,
    },
    /// Values between two tiers of one metric have no line; where the lower ends and the upper begins.
    MetricGap {
        rule: String,
        other: String,
        metric: Indicator,
        from: Decimal,
        to: Decimal,
    },
    /// Tiers of one metric ask for different samples.
    MetricSamples {
        rule: String,
        other: String,
        sample: u32,
        others: u32,
    },
    /// There is no label in Traditional Chinese; reports and rows have the Simplified one.
    LabelMissing { rule: String },
    /// The Traditional label is the Simplified one.
    LabelSameInTraditional { rule: String },
    /// The English label is the Chinese one.
    LabelUntranslated { rule: String },
    /// What is more urgent has longer than what is less; in minutes.
    LaxerForUrgent {
        key: &'static str,
        urgent: &'static str,
        minutes: u32,
        other: &'static str,
        theirs: u32,
    },
    /// Nothing is counted on the working hours.
    HoursUnused,
    /// A limit that is set nowhere is counted on working hours.
    WorkingHoursOfNothing { limit: &'static str },
    /// So many holidays lie on days that are not worked anyway, and the first of them.
    HolidayIdle { count: usize, first: NaiveDate },
    /// So many days that are worked all the same are worked anyway, and the first of them.
    WorkdayIdle { count: usize, first: NaiveDate },
    /// No value of the indicator meets the target; the end of its scale that lies nearest.
    TargetNeverMet { metric: &'static str, end: Decimal },
}

impl Doubt {
    /// Its code, with its level: a warning is probably not meant, a note is good to know.
    fn named(&self) -> (&'static str, Level) {
        use Level::{Note, Warning};
        match self {
            Doubt::GradeUnreachable { .. } => ("grade-unreachable", Warning),
            Doubt::BaselineUngraded { .. } => ("baseline-ungraded", Warning),
            Doubt::BaselineReviewed { .. } => ("baseline-reviewed", Warning),
            Doubt::CapNeverReached { .. } => ("cap-never-reached", Note),
            Doubt::FloorNeverReached { .. } => ("floor-never-reached", Note),
            Doubt::FineDecimals { .. } => ("fine-decimals", Warning),
            Doubt::PayNeverMoves { .. } => ("pay-never-moves", Warning),
            Doubt::PayLimitIdle { .. } => ("pay-limit-idle", Note),
            Doubt::PayLimitFlat { .. } => ("pay-limit-flat", Note),
            Doubt::PayFinerThanCents { .. } => ("pay-finer-than-cents", Warning),
            Doubt::ReviewInsideGrade { .. } => ("review-inside-grade", Note),
            Doubt::ReviewNever { .. } => ("review-never", Warning),
            Doubt::ReviewAlways { .. } => ("review-always", Warning),
            Doubt::LastBelowNever { .. } => ("last-below-never", Warning),
            Doubt::LastBelowAlways { .. } => ("last-below-always", Warning),
            Doubt::EarlyOnlyByDate => ("early-only-by-date", Note),
            Doubt::OnlyOwnLimits { .. } => ("only-own-limits", Note),
            Doubt::RolesNotScored { .. } => ("roles-not-scored", Warning),
            Doubt::CountsNothing { .. } => ("counts-nothing", Warning),
            Doubt::ExamMarkNever { .. } => ("exam-mark-never", Warning),
            Doubt::ExamMarkAlways { .. } => ("exam-mark-always", Warning),
            Doubt::ExamMarksOverlap { .. } => ("exam-marks-overlap", Warning),
            Doubt::WithheldByNothing { .. } => ("withheld-by-nothing", Warning),
            Doubt::OverrunBelowFirst { .. } => ("overrun-below-first", Note),
            Doubt::OverrunAboveLast { .. } => ("overrun-above-last", Warning),
            Doubt::OverrunNotDerived { .. } => ("overrun-not-derived", Warning),
            Doubt::CategoryOfTwoRules { .. } => ("category-of-two-rules", Warning),
            Doubt::OtherCategoryOfRule { .. } => ("other-category-of-rule", Warning),
            Doubt::RecordersOpen { .. } => ("recorders-open", Warning),
            Doubt::PointsBeyondRange { .. } => ("points-beyond-range", Warning),
            Doubt::FinePoints { .. } => ("fine-points", Warning),
            Doubt::RangeOfOne { .. } => ("range-of-one", Note),
            Doubt::MetricFedBy { .. } => ("metric-fed-by", Note),
            Doubt::MetricNever { .. } => ("metric-never", Warning),
            Doubt::MetricAlways { .. } => ("metric-always", Warning),
            Doubt::MetricGap { .. } => ("metric-gap", Warning),
            Doubt::MetricSamples { .. } => ("metric-samples", Warning),
            Doubt::LabelMissing { .. } => ("label-missing", Warning),
            Doubt::LabelSameInTraditional { .. } => ("label-same-in-traditional", Note),
            Doubt::LabelUntranslated { .. } => ("label-untranslated", Warning),
            Doubt::LaxerForUrgent { .. } => ("laxer-for-urgent", Warning),
            Doubt::HoursUnused => ("hours-unused", Warning),
            Doubt::WorkingHoursOfNothing { .. } => ("working-hours-of-nothing", Warning),
            Doubt::HolidayIdle { .. } => ("holiday-idle", Note),
            Doubt::WorkdayIdle { .. } => ("workday-idle", Note),
            Doubt::TargetNeverMet { .. } => ("target-never-met", Warning),
        }
    }

    /// Its code.
    pub fn code(&self) -> &'static str {
        self.named().0
    }

    /// How bad it is.
    pub fn level(&self) -> Level {
        self.named().1
    }

    /// The codes of all doubts, in the order of this file.
    pub const CODES: [&str; 46] = [
        "grade-unreachable",
        "baseline-ungraded",
        "baseline-reviewed",
        "cap-never-reached",
        "floor-never-reached",
        "fine-decimals",
        "pay-never-moves",
        "pay-limit-idle",
        "pay-limit-flat",
        "pay-finer-than-cents",
        "review-inside-grade",
        "review-never",
        "review-always",
        "last-below-never",
        "last-below-always",
        "early-only-by-date",
        "only-own-limits",
        "roles-not-scored",
        "counts-nothing",
        "exam-mark-never",
        "exam-mark-always",
        "exam-marks-overlap",
        "withheld-by-nothing",
        "overrun-below-first",
        "overrun-above-last",
        "overrun-not-derived",
        "category-of-two-rules",
        "other-category-of-rule",
        "recorders-open",
        "points-beyond-range",
        "fine-points",
        "range-of-one",
        "metric-fed-by",
        "metric-never",
        "metric-always",
        "metric-gap",
        "metric-samples",
        "label-missing",
        "label-same-in-traditional",
        "label-untranslated",
        "laxer-for-urgent",
        "hours-unused",
        "working-hours-of-nothing",
        "holiday-idle",
        "workday-idle",
        "target-never-met",
    ];
}
