//! What a problem is called in results and reports, and how bad it is.

use strum::VariantNames;

use super::{Absent, Alike, FileFlaw, Level, Stranger, What};

/// How bad a problem is, and what an error holds up.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// An error of single rows, which `--rejects` can set aside.
    Rows,
    /// An error of a whole file or month.
    Whole,
    /// Somebody should look.
    Warning,
    /// Good to know.
    Note,
}

use Weight::{Note, Rows, Warning, Whole};

impl What {
    /// All codes; those of several cases come several times.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        let all = [What::VARIANTS, Absent::VARIANTS, FileFlaw::VARIANTS];
        // A case that holds cases with codes of their own has none.
        all.into_iter()
            .flatten()
            .copied()
            .filter(|code| !code.is_empty())
    }

    /// Its code, as in results and reports.
    pub fn code(&self) -> &'static str {
        self.into()
    }

    /// How bad it is.
    pub fn level(&self) -> Level {
        match self.weight() {
            Rows | Whole => Level::Error,
            Warning => Level::Warning,
            Note => Level::Note,
        }
    }

    /// Whether it is an error of single rows; the others are about a whole file or month.
    pub(super) fn is_of_rows(&self) -> bool {
        self.weight() == Rows
    }

    fn weight(&self) -> Weight {
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

    /// Whether it depends on the clock of the program: it is told, and stands in no result.
    pub fn is_of_the_clock(&self) -> bool {
        matches!(self, What::MonthNotOver { .. })
    }
}

impl Absent {
    fn weight(&self) -> Weight {
        match self {
            Absent::HeaderNear(_)
            | Absent::Outcome
            | Absent::Resolution(_)
            | Absent::Response(_)
            | Absent::Exam { .. } => Warning,
            Absent::Columns(_) => Note,
        }
    }
}

impl FileFlaw {
    fn weight(&self) -> Weight {
        match self {
            FileFlaw::NotNamed { .. }
            | FileFlaw::NotRead { .. }
            | FileFlaw::OwnNamed { .. }
            | FileFlaw::Changed
            | FileFlaw::NamedAndIgnored { .. }
            | FileFlaw::SettingsUnreached(_)
            | FileFlaw::PolicyUnreached(_)
            | FileFlaw::HistoryUnreached(_) => Whole,
            FileFlaw::FolderNotRead { .. } | FileFlaw::OtherRoster { .. } => Warning,
            FileFlaw::Own(_)
            | FileFlaw::Backup
            | FileFlaw::UnmatchedIgnore(_)
            | FileFlaw::ActionsIgnored { .. } => Note,
        }
    }
}
