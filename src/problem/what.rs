//! What can be wrong, doubtful or worth knowing: a case each, with what its sentence needs, and how bad it is.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use strum::{IntoStaticStr, VariantNames};

use super::absent::Absent;
use super::cause::{
    Alike, AlikeIds, HistoryFlaw, Incident, NoTable, Nobody, NotAllowed, NotText, RuleName,
    Stranger, Thin, Unused, Wrong,
};
use super::files::FileFlaw;
use super::weight::Weight::{self, Note, Rows, Warning, Whole};
use crate::event::{Kind, Role};
use crate::indicator::Indicator;
use crate::month::Month;
use crate::problem::Flaw;
use crate::source::SourceRef;

/// What happened.
#[derive(Clone, PartialEq, Eq, Debug, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
#[expect(
    missing_docs,
    reason = "each case is named after its code, and `words` says it in a sentence; the fields are named after what that sentence needs"
)]
pub enum What {
    EmptyFile,
    MissingColumn {
        kind: Kind,
        near: Option<String>,
    },
    #[strum(serialize = "missing-column")]
    NoHeaderLine {
        line: u32,
    },
    NoHeader {
        line: u32,
        presets: Vec<&'static str>,
    },
    NotATable(NoTable),
    #[strum(serialize = "missing-column")]
    NoSuchHeader {
        near: Option<String>,
    },
    UnmatchedSource {
        files: String,
        before: Option<u32>,
    },
    AmbiguousColumn {
        first: String,
        second: String,
    },
    UnknownColumns(Vec<String>),
    #[strum(transparent, serialize = "")]
    Absent(Absent),
    OtherZone {
        says: &'static str,
        read: &'static str,
    },
    ValueNotSeen {
        keeps: bool,
    },
    MissingValue,
    #[strum(serialize = "missing-value")]
    NoAgentOrTeam,
    BadValue(Wrong),
    AmbiguousDate,
    #[strum(serialize = "ambiguous-date")]
    AmbiguousYear,
    #[strum(serialize = "ambiguous-date")]
    BothDateOrders {
        other: String,
        at: SourceRef,
    },
    MixedDates {
        other: String,
        at: SourceRef,
    },
    WrongFieldCount {
        expected: usize,
        found: usize,
    },
    UnclosedQuote,
    BadEncoding(NotText),
    GarbledText {
        was: Option<String>,
        error: bool,
    },
    DamagedId {
        error: bool,
        whole_column: bool,
    },
    #[strum(transparent, serialize = "")]
    OfFile(FileFlaw),
    NothingInMonth {
        month: Month,
        seen: Vec<Month>,
    },
    NoAgents {
        why: Nobody,
        month: Month,
    },
    DuplicateAgent {
        first: SourceRef,
    },
    AmbiguousAgent {
        ids: Vec<String>,
    },
    AgentContradicts {
        name: String,
        error: bool,
    },
    ConflictingId {
        kind: Kind,
        id: String,
        versions: Vec<SourceRef>,
        columns: Vec<&'static str>,
    },
    SameFile {
        kind: Kind,
        other: u32,
    },
    SameRow {
        kind: Kind,
        first: SourceRef,
        alike: Alike,
    },
    ComplaintMoved {
        id: String,
        from: String,
        older: SourceRef,
    },
    UnknownAgent {
        stranger: Stranger,
        near: Option<String>,
    },
    #[strum(serialize = "unknown-agent")]
    LostZeros {
        ids: Vec<String>,
        width: usize,
        rows: Vec<SourceRef>,
        error: bool,
    },
    UnknownTeam(Option<String>),
    OutsideEmployment {
        agent: String,
        error: bool,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    },
    #[strum(serialize = "outside-employment")]
    DroppedOut {
        agent: String,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    },
    NamesNobody {
        kind: Kind,
    },
    NobodyRows {
        agent: String,
        team: Option<String>,
        others: usize,
    },
    UnknownRule {
        near: Vec<RuleName>,
    },
    RuleWrongFile {
        rule: String,
        belongs: Kind,
    },
    RuleDerivedOnly {
        rule: String,
    },
    PointsMissing {
        rule: String,
        low: Decimal,
        high: Decimal,
    },
    PointsOutOfRange {
        rule: String,
        low: Decimal,
        high: Decimal,
    },
    #[strum(serialize = "points-out-of-range")]
    PointsOffStep {
        rule: String,
        step: Decimal,
    },
    #[strum(serialize = "points-out-of-range")]
    NoPointsAllowed {
        rule: String,
    },
    #[strum(serialize = "points-out-of-range")]
    AdjustmentTooLarge {
        agent: String,
        sum: Decimal,
        low: Decimal,
        high: Decimal,
    },
    RoleNotAllowed {
        agent: String,
        role: Option<Role>,
        allowed: Vec<Role>,
        rule: Option<String>,
    },
    #[strum(serialize = "role-not-allowed")]
    TeamNotAllowed {
        agent: String,
        team: Option<String>,
        allowed: Vec<String>,
        rule: String,
    },
    ReasonMissing,
    ExamOutOfRange {
        full_mark: Decimal,
    },
    IncidentTwice {
        rule: String,
        first: SourceRef,
    },
    RefOtherMonth {
        incident: Incident,
        day: NaiveDate,
    },
    RefNotFound {
        other: Option<Incident>,
        wanted: Option<Incident>,
    },
    #[strum(serialize = "ref-not-found")]
    SurveyRefNotFound {
        near: Option<String>,
    },
    NoRoster,
    NoIds,
    IdReused,
    HireDateMissing {
        agent: String,
    },
    ComplaintUndecided {
        withheld_from: Option<String>,
    },
    EmergencyWithoutDue,
    DueBeforeStart {
        incident: Incident,
    },
    AnsweredBeforeStart(Incident),
    NotYetJudged {
        incident: Incident,
    },
    PossibleDouble {
        rule: String,
        incident: SourceRef,
    },
    SelfRecorded,
    SelfAward,
    RecorderNotAllowed {
        why: NotAllowed,
        agent: String,
        of: Role,
        may: Vec<&'static str>,
        error: bool,
    },
    SettingUnused {
        key: &'static str,
        why: Unused,
    },
    CategoryNear {
        rule: String,
    },
    UrgentNotEmergency,
    TimesLarge,
    ExamScale {
        full_mark: Decimal,
    },
    FarDate {
        first: NaiveDate,
    },
    #[strum(serialize = "far-date")]
    FarOnRoster {
        after: bool,
        buddhist: Option<i32>,
    },
    ThinData {
        kind: Kind,
        why: Thin,
    },
    KindMissing {
        kind: Kind,
        before: Option<(Month, u64)>,
        expected: bool,
    },
    FewerRows {
        kind: Kind,
        used: u64,
        month: Month,
        before: u64,
    },
    HistoryStrangers {
        month: Month,
        alike: Option<AlikeIds>,
    },
    MonthNotOver {
        month: Month,
    },
    ExamMissing {
        agents: Vec<String>,
    },
    PolicyNotInForce {
        name: String,
        from: Month,
        month: Month,
    },
    MetricWithoutInput {
        rule: String,
        metric: Indicator,
    },
    AcceptUnused {
        code: String,
        until: Option<Month>,
    },
    NoHistory {
        month: Month,
    },
    BadHistory(HistoryFlaw),
    BadPolicy(Flaw),
    BadSettings(Flaw),
}

impl What {
    /// How bad it is.
    pub(super) fn weight(&self) -> Weight {
        match self {
            What::Absent(what) => what.weight(),
            What::OfFile(flaw) => flaw.weight(),
            What::SameRow { alike, .. } => match alike {
                Alike::InTwoFiles => Rows,
                Alike::InOneFile | Alike::ByChanceInTwoFiles => Warning,
                Alike::ByChanceInOneFile => Note,
            },
            What::UnknownAgent { stranger, .. } => match stranger {
                Stranger::Unknown => Rows,
                Stranger::NotOurs | Stranger::Handler => Warning,
            },
            What::MissingValue
            | What::NoAgentOrTeam
            | What::BadValue(_)
            | What::WrongFieldCount { .. }
            | What::UnclosedQuote
            | What::GarbledText { error: true, .. }
            | What::DamagedId {
                error: true,
                whole_column: false,
            }
            | What::DuplicateAgent { .. }
            | What::AmbiguousAgent { .. }
            | What::AgentContradicts { error: true, .. }
            | What::ConflictingId { .. }
            | What::LostZeros { error: true, .. }
            | What::OutsideEmployment { error: true, .. }
            | What::UnknownRule { .. }
            | What::RuleWrongFile { .. }
            | What::RuleDerivedOnly { .. }
            | What::PointsMissing { .. }
            | What::PointsOutOfRange { .. }
            | What::PointsOffStep { .. }
            | What::NoPointsAllowed { .. }
            | What::AdjustmentTooLarge { .. }
            | What::RoleNotAllowed { .. }
            | What::TeamNotAllowed { .. }
            | What::ReasonMissing
            | What::ExamOutOfRange { .. }
            | What::IncidentTwice { .. }
            | What::RefOtherMonth { .. }
            | What::SelfAward
            | What::RecorderNotAllowed { error: true, .. } => Rows,
            What::EmptyFile
            | What::MissingColumn { .. }
            | What::NoHeaderLine { .. }
            | What::NoHeader { .. }
            | What::NotATable(_)
            | What::NoSuchHeader { .. }
            | What::AmbiguousColumn { .. }
            | What::AmbiguousDate
            | What::AmbiguousYear
            | What::BothDateOrders { .. }
            | What::MixedDates { .. }
            | What::BadEncoding(_)
            | What::DamagedId {
                error: true,
                whole_column: true,
            }
            | What::NothingInMonth { .. }
            | What::NoAgents { .. }
            | What::SameFile { .. }
            | What::KindMissing { expected: true, .. }
            | What::BadHistory(_)
            | What::BadPolicy(_)
            | What::BadSettings(_) => Whole,
            What::UnmatchedSource { .. }
            | What::OtherZone { .. }
            | What::ValueNotSeen { .. }
            | What::DamagedId { error: false, .. }
            | What::AgentContradicts { error: false, .. }
            | What::ComplaintMoved { .. }
            | What::LostZeros { error: false, .. }
            | What::UnknownTeam(_)
            | What::OutsideEmployment { error: false, .. }
            | What::DroppedOut { .. }
            | What::NamesNobody { .. }
            | What::NobodyRows { .. }
            | What::RefNotFound { .. }
            | What::SurveyRefNotFound { .. }
            | What::NoRoster
            | What::NoIds
            | What::IdReused
            | What::HireDateMissing { .. }
            | What::ComplaintUndecided { .. }
            | What::EmergencyWithoutDue
            | What::DueBeforeStart { .. }
            | What::AnsweredBeforeStart(_)
            | What::NotYetJudged { .. }
            | What::PossibleDouble { .. }
            | What::SelfRecorded
            | What::RecorderNotAllowed { error: false, .. }
            | What::SettingUnused { .. }
            | What::CategoryNear { .. }
            | What::UrgentNotEmergency
            | What::TimesLarge
            | What::ExamScale { .. }
            | What::FarDate { .. }
            | What::FarOnRoster { .. }
            | What::ThinData { .. }
            | What::KindMissing {
                expected: false, ..
            }
            | What::FewerRows { .. }
            | What::HistoryStrangers { .. }
            | What::MonthNotOver { .. }
            | What::PolicyNotInForce { .. }
            | What::MetricWithoutInput { .. } => Warning,
            What::UnknownColumns(_)
            | What::GarbledText { error: false, .. }
            | What::ExamMissing { .. }
            | What::AcceptUnused { .. }
            | What::NoHistory { .. } => Note,
        }
    }
}

impl From<FileFlaw> for What {
    fn from(flaw: FileFlaw) -> What {
        What::OfFile(flaw)
    }
}
