//! What kinds of files and of incidents are called, and what is said of a kind alone.

use crate::event::Kind;
use crate::problem::Incident;

/// What counts for nobody where it names nobody: one, and many.
pub(super) fn naming(kind: Kind) -> [&'static str; 2] {
    match kind {
        Kind::Tickets => ["resolved ticket names", "resolved tickets name"],
        Kind::Complaints => [
            "complaint that is valid or undecided names",
            "complaints that are valid or undecided name",
        ],
        Kind::Calls => ["answered call names", "answered calls name"],
        Kind::Agents
        | Kind::Violations
        | Kind::Awards
        | Kind::Adjustments
        | Kind::Exams
        | Kind::Reviews
        | Kind::Surveys
        | Kind::Praise
        | Kind::Customers
        | Kind::Actions => ["row names", "rows name"],
    }
}

pub(super) fn incident(incident: Incident) -> &'static str {
    match incident {
        Incident::Complaint => "complaint",
        Incident::Ticket => "emergency",
        Incident::Exam => "exam",
    }
}

pub(super) fn bare(incident: Incident) -> &'static str {
    match incident {
        Incident::Complaint => "complaint",
        Incident::Ticket => "ticket",
        Incident::Exam => "exam",
    }
}

pub(super) fn article(incident: Incident) -> String {
    format!(
        "{} {}",
        if incident == Incident::Exam {
            "an"
        } else {
            "a"
        },
        bare(incident)
    )
}
