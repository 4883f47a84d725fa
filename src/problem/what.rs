//! What can be wrong, doubtful or worth knowing: a case each, with what its sentence needs.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use strum::{IntoStaticStr, VariantNames};

use super::absent::Absent;
use super::cause::{
    Alike, AlikeIds, HistoryFlaw, Incident, NoTable, Nobody, NotAllowed, NotText, RuleName,
    Stranger, Thin, Unused, Wrong,
};
use super::files::FileFlaw;
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

impl From<FileFlaw> for What {
    fn from(flaw: FileFlaw) -> What {
        What::OfFile(flaw)
    }
}
