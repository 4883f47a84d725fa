//! What a problem is called in results and reports, and how bad it is.

use super::{Absent, Level, Stranger, What};

impl What {
    /// All codes.
    pub const CODES: &'static [&'static str] = &[
        "agent-contradicts",
        "ambiguous-agent",
        "ambiguous-column",
        "ambiguous-date",
        "answered-before-start",
        "bad-encoding",
        "bad-history",
        "bad-policy",
        "bad-settings",
        "bad-value",
        "columns-absent",
        "complaint-undecided",
        "conflicting-id",
        "due-before-start",
        "duplicate-agent",
        "emergency-without-due",
        "empty-file",
        "exam-absent",
        "exam-missing",
        "exam-out-of-range",
        "far-date",
        "file-not-named",
        "file-not-read",
        "header-near",
        "hire-date-missing",
        "id-reused",
        "incident-twice",
        "metric-without-input",
        "missing-column",
        "missing-value",
        "no-agents",
        "no-header",
        "no-history",
        "no-ids",
        "no-outcome",
        "no-resolution",
        "no-response",
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
            What::Absent(what) => what.code(),
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
            What::AnsweredBeforeStart(_) => "answered-before-start",
            What::NotYetJudged { .. } => "not-yet-judged",
            What::PossibleDouble { .. } => "possible-double",
            What::SelfRecorded => "self-recorded",
            What::FarDate { .. } => "far-date",
            What::ThinData { .. } => "thin-data",
            What::ExamMissing { .. } => "exam-missing",
            What::MetricUnfed { .. } => "metric-without-input",
            What::NoHistory { .. } => "no-history",
            What::BadHistory(_) => "bad-history",
            What::BadDocument { policy: true, .. } => "bad-policy",
            What::BadDocument { policy: false, .. } => "bad-settings",
        }
    }

    /// How bad it is.
    pub fn level(&self) -> Level {
        match self {
            What::UnknownColumns(_)
            | What::Absent(Absent::Columns(_))
            | What::ExamMissing { .. }
            | What::NoHistory { .. } => Level::Note,
            What::UnknownAgent {
                stranger: Stranger::NotOurs | Stranger::Handler,
                ..
            }
            | What::OutsideEmployment { error: false, .. }
            | What::AgentContradicts { error: false, .. }
            | What::UnknownTeam(_)
            | What::Absent(_)
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
            | What::AnsweredBeforeStart(_)
            | What::NotYetJudged { .. }
            | What::PossibleDouble { .. }
            | What::SelfRecorded
            | What::FarDate { .. }
            | What::MetricUnfed { .. }
            | What::ThinData { .. } => Level::Warning,
            _ => Level::Error,
        }
    }
}
