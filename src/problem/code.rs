//! What a problem is called in results and reports, and how bad it is.

use super::{Absent, Alike, Level, Stranger, What};

impl What {
    /// All codes.
    pub const CODES: &'static [&'static str] = &[
        "accept-unused",
        "agent-contradicts",
        "ambiguous-agent",
        "ambiguous-column",
        "ambiguous-date",
        "answered-before-start",
        "backup-not-read",
        "bad-encoding",
        "bad-history",
        "bad-policy",
        "bad-settings",
        "bad-value",
        "complaint-moved",
        "category-near",
        "columns-absent",
        "complaint-undecided",
        "conflicting-id",
        "damaged-id",
        "due-before-start",
        "duplicate-agent",
        "emergency-without-due",
        "empty-file",
        "exam-absent",
        "exam-missing",
        "exam-out-of-range",
        "exam-scale",
        "far-date",
        "file-changed",
        "fewer-rows",
        "file-not-named",
        "file-not-read",
        "garbled-text",
        "header-near",
        "folder-not-read",
        "hire-date-missing",
        "history-strangers",
        "id-reused",
        "incident-twice",
        "kind-missing",
        "metric-without-input",
        "missing-column",
        "missing-value",
        "mixed-dates",
        "month-not-over",
        "names-nobody",
        "no-agents",
        "no-header",
        "no-history",
        "no-ids",
        "no-outcome",
        "no-resolution",
        "no-response",
        "no-roster",
        "nobody-rows",
        "not-a-table",
        "not-yet-judged",
        "nothing-in-month",
        "other-zone",
        "outside-employment",
        "own-report",
        "points-missing",
        "points-out-of-range",
        "policy-not-in-force",
        "possible-double",
        "reason-missing",
        "recorder-not-allowed",
        "ref-not-found",
        "ref-other-month",
        "role-not-allowed",
        "roster-in-two-files",
        "rule-derived-only",
        "rule-wrong-file",
        "same-file",
        "same-row",
        "self-award",
        "self-recorded",
        "setting-unused",
        "thin-data",
        "times-large",
        "unclosed-quote",
        "unknown-agent",
        "unknown-columns",
        "unknown-rule",
        "unknown-team",
        "unmatched-ignore",
        "unmatched-source",
        "urgent-not-emergency",
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
            What::MixedDates { .. } => "mixed-dates",
            What::FieldCount { .. } => "wrong-field-count",
            What::UnclosedQuote => "unclosed-quote",
            What::BadEncoding(_) => "bad-encoding",
            What::GarbledText { .. } => "garbled-text",
            What::DamagedId { .. } => "damaged-id",
            What::OfFile(flaw) => flaw.code(),
            What::NothingInMonth { .. } => "nothing-in-month",
            What::NoAgents { .. } => "no-agents",
            What::DuplicateAgent { .. } => "duplicate-agent",
            What::AmbiguousAgent { .. } => "ambiguous-agent",
            What::ConflictingId { .. } => "conflicting-id",
            What::SameFile { .. } => "same-file",
            What::SameRow { .. } => "same-row",
            What::ComplaintMoved { .. } => "complaint-moved",
            What::UnknownAgent { .. } | What::LostZeros { .. } => "unknown-agent",
            What::OutsideEmployment { .. } | What::DroppedOut { .. } => "outside-employment",
            What::NamesNobody { .. } => "names-nobody",
            What::NobodyRows { .. } => "nobody-rows",
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
            What::RefNotFound { .. } | What::SurveyRefNotFound { .. } => "ref-not-found",
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
            What::SelfAward => "self-award",
            What::RecorderNotAllowed { .. } => "recorder-not-allowed",
            What::SettingUnused { .. } => "setting-unused",
            What::CategoryNear { .. } => "category-near",
            What::UrgentNotEmergency => "urgent-not-emergency",
            What::TimesLarge => "times-large",
            What::ExamScale { .. } => "exam-scale",
            What::FarDate { .. } | What::FarOnRoster { .. } => "far-date",
            What::ThinData { .. } => "thin-data",
            What::KindMissing { .. } => "kind-missing",
            What::FewerRows { .. } => "fewer-rows",
            What::HistoryStrangers { .. } => "history-strangers",
            What::MonthNotOver { .. } => "month-not-over",
            What::ExamMissing { .. } => "exam-missing",
            What::MetricUnfed { .. } => "metric-without-input",
            What::AcceptUnused { .. } => "accept-unused",
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
            | What::GarbledText { error: false, .. }
            | What::ExamMissing { .. }
            | What::AcceptUnused { .. }
            | What::NoHistory { .. }
            | What::SameRow {
                alike: Alike::ByChanceInOneFile,
                ..
            } => Level::Note,
            What::OfFile(flaw) => flaw.level(),
            What::UnknownAgent {
                stranger: Stranger::NotOurs | Stranger::Handler,
                ..
            }
            | What::LostZeros { error: false, .. }
            | What::OutsideEmployment { error: false, .. }
            | What::DroppedOut { .. }
            | What::NamesNobody { .. }
            | What::NobodyRows { .. }
            | What::AgentContradicts { error: false, .. }
            | What::DamagedId { error: false, .. }
            | What::UnknownTeam(_)
            | What::Absent(_)
            | What::UnmatchedSource { .. }
            | What::RefNotFound { .. }
            | What::SurveyRefNotFound { .. }
            | What::ComplaintMoved { .. }
            | What::SameRow {
                alike: Alike::InOneFile | Alike::ByChanceInTwoFiles,
                ..
            }
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
            | What::RecorderNotAllowed { error: false, .. }
            | What::SettingUnused { .. }
            | What::CategoryNear { .. }
            | What::UrgentNotEmergency
            | What::TimesLarge
            | What::ExamScale { .. }
            | What::FarDate { .. }
            | What::FarOnRoster { .. }
            | What::MetricUnfed { .. }
            | What::KindMissing {
                expected: false, ..
            }
            | What::FewerRows { .. }
            | What::HistoryStrangers { .. }
            | What::MonthNotOver { .. }
            | What::ThinData { .. } => Level::Warning,
            _ => Level::Error,
        }
    }

    /// Whether it depends on the clock of the program: it is told, and stands in no result.
    pub fn is_of_the_clock(&self) -> bool {
        matches!(self, What::MonthNotOver { .. })
    }
}
