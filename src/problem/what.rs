//! What can be wrong, doubtful or worth knowing: a case each, with what its sentence needs.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::Level;
use super::cause::{
    HistoryFlaw, Incident, NoTable, Nobody, NotText, RuleName, Stranger, Thin, Wrong,
};
use crate::document::Flaw;
use crate::event::{Kind, Role};
use crate::month::Month;
use crate::source::SourceRef;

/// What happened.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(
    missing_docs,
    reason = "each case is one code, and `words` says it in a sentence; the fields are named after what that sentence needs"
)]
pub enum What {
    EmptyFile,
    MissingColumn {
        kind: Kind,
        near: Option<String>,
    },
    NoHeaderLine {
        line: u32,
    },
    NoHeader {
        line: u32,
        presets: Vec<&'static str>,
    },
    NoTable(NoTable),
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
    OtherZone {
        says: &'static str,
        read: &'static str,
    },
    ValueNotSeen {
        keeps: bool,
    },
    MissingValue,
    NoAgentOrTeam,
    BadValue(Wrong),
    AmbiguousDate,
    AmbiguousYear,
    BothDateOrders {
        other: String,
        at: SourceRef,
    },
    FieldCount {
        expected: usize,
        found: usize,
    },
    UnclosedQuote,
    BadEncoding(NotText),
    FileNotRead(Kind),
    FileNotNamed {
        kind: Kind,
        system: Option<&'static str>,
    },
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
    UnknownAgent {
        stranger: Stranger,
        near: Option<String>,
    },
    UnknownTeam(Option<String>),
    OutsideEmployment {
        agent: String,
        error: bool,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
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
    PointsOffStep {
        rule: String,
        step: Decimal,
    },
    NoPointsAllowed {
        rule: String,
    },
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
    NotYetJudged {
        incident: Incident,
    },
    PossibleDouble {
        rule: String,
        incident: SourceRef,
    },
    SelfRecorded,
    FarDate {
        first: NaiveDate,
    },
    ThinData {
        kind: Kind,
        why: Thin,
    },
    ExamMissing {
        agents: Vec<String>,
    },
    PolicyNotYet {
        name: String,
        from: Month,
        month: Month,
    },
    NoHistory {
        month: Month,
    },
    BadHistory(HistoryFlaw),
    BadDocument {
        policy: bool,
        flaw: Flaw,
    },
}

impl What {
    /// All codes.
    pub const CODES: [&'static str; 55] = [
        "agent-contradicts",
        "ambiguous-agent",
        "ambiguous-column",
        "ambiguous-date",
        "bad-encoding",
        "bad-history",
        "bad-policy",
        "bad-settings",
        "bad-value",
        "complaint-undecided",
        "conflicting-id",
        "due-before-start",
        "duplicate-agent",
        "emergency-without-due",
        "empty-file",
        "exam-missing",
        "exam-out-of-range",
        "far-date",
        "file-not-named",
        "file-not-read",
        "hire-date-missing",
        "id-reused",
        "incident-twice",
        "missing-column",
        "missing-value",
        "no-agents",
        "no-header",
        "no-history",
        "no-ids",
        "no-roster",
        "not-a-table",
        "not-yet-judged",
        "nothing-in-month",
        "other-zone",
        "outside-employment",
        "points-missing",
        "points-out-of-range",
        "policy-not-in-force",
        "possible-double",
        "reason-missing",
        "ref-not-found",
        "ref-other-month",
        "role-not-allowed",
        "rule-derived-only",
        "rule-wrong-file",
        "self-recorded",
        "thin-data",
        "unclosed-quote",
        "unknown-agent",
        "unknown-columns",
        "unknown-rule",
        "unknown-team",
        "unmatched-source",
        "value-not-seen",
        "wrong-field-count",
    ];

    /// Its code, as in results and reports.
    pub fn code(&self) -> &'static str {
        match self {
            What::EmptyFile => "empty-file",
            What::MissingColumn { .. } | What::NoSuchHeader { .. } | What::NoHeaderLine { .. } => {
                "missing-column"
            }
            What::NoHeader { .. } => "no-header",
            What::NoTable(_) => "not-a-table",
            What::UnmatchedSource { .. } => "unmatched-source",
            What::AmbiguousColumn { .. } => "ambiguous-column",
            What::UnknownColumns(_) => "unknown-columns",
            What::MissingValue | What::NoAgentOrTeam => "missing-value",
            What::BadValue(_) => "bad-value",
            What::AmbiguousDate | What::AmbiguousYear | What::BothDateOrders { .. } => {
                "ambiguous-date"
            }
            What::FieldCount { .. } => "wrong-field-count",
            What::UnclosedQuote => "unclosed-quote",
            What::BadEncoding(_) => "bad-encoding",
            What::FileNotRead(_) => "file-not-read",
            What::FileNotNamed { .. } => "file-not-named",
            What::NothingInMonth { .. } => "nothing-in-month",
            What::NoAgents { .. } => "no-agents",
            What::DuplicateAgent { .. } => "duplicate-agent",
            What::AmbiguousAgent { .. } => "ambiguous-agent",
            What::ConflictingId { .. } => "conflicting-id",
            What::UnknownAgent { .. } => "unknown-agent",
            What::OutsideEmployment { .. } => "outside-employment",
            What::UnknownRule { .. } => "unknown-rule",
            What::UnknownTeam(_) => "unknown-team",
            What::RuleWrongFile { .. } => "rule-wrong-file",
            What::RuleDerivedOnly { .. } => "rule-derived-only",
            What::PointsMissing { .. } => "points-missing",
            What::PointsOutOfRange { .. }
            | What::PointsOffStep { .. }
            | What::NoPointsAllowed { .. }
            | What::AdjustmentTooLarge { .. } => "points-out-of-range",
            What::RoleNotAllowed { .. } | What::TeamNotAllowed { .. } => "role-not-allowed",
            What::ReasonMissing => "reason-missing",
            What::ExamOutOfRange { .. } => "exam-out-of-range",
            What::IncidentTwice { .. } => "incident-twice",
            What::RefOtherMonth { .. } => "ref-other-month",
            What::RefNotFound { .. } => "ref-not-found",
            What::NoRoster => "no-roster",
            What::NoIds => "no-ids",
            What::PolicyNotYet { .. } => "policy-not-in-force",
            What::OtherZone { .. } => "other-zone",
            What::AgentContradicts { .. } => "agent-contradicts",
            What::IdReused => "id-reused",
            What::ValueNotSeen { .. } => "value-not-seen",
            What::HireDateMissing { .. } => "hire-date-missing",
            What::ComplaintUndecided { .. } => "complaint-undecided",
            What::EmergencyWithoutDue => "emergency-without-due",
            What::DueBeforeStart { .. } => "due-before-start",
            What::NotYetJudged { .. } => "not-yet-judged",
            What::PossibleDouble { .. } => "possible-double",
            What::SelfRecorded => "self-recorded",
            What::FarDate { .. } => "far-date",
            What::ThinData { .. } => "thin-data",
            What::ExamMissing { .. } => "exam-missing",
            What::NoHistory { .. } => "no-history",
            What::BadHistory(_) => "bad-history",
            What::BadDocument { policy: true, .. } => "bad-policy",
            What::BadDocument { policy: false, .. } => "bad-settings",
        }
    }

    /// How bad it is.
    pub fn level(&self) -> Level {
        match self {
            What::UnknownColumns(_) | What::ExamMissing { .. } | What::NoHistory { .. } => {
                Level::Note
            }
            What::UnknownAgent {
                stranger: Stranger::NotOurs | Stranger::Handler,
                ..
            }
            | What::OutsideEmployment { error: false, .. }
            | What::AgentContradicts { error: false, .. }
            | What::UnknownTeam(_)
            | What::FileNotNamed { .. }
            | What::UnmatchedSource { .. }
            | What::RefNotFound { .. }
            | What::NoRoster
            | What::NoIds
            | What::IdReused
            | What::PolicyNotYet { .. }
            | What::OtherZone { .. }
            | What::ValueNotSeen { .. }
            | What::HireDateMissing { .. }
            | What::ComplaintUndecided { .. }
            | What::EmergencyWithoutDue
            | What::DueBeforeStart { .. }
            | What::NotYetJudged { .. }
            | What::PossibleDouble { .. }
            | What::SelfRecorded
            | What::FarDate { .. }
            | What::ThinData { .. } => Level::Warning,
            _ => Level::Error,
        }
    }
}
