//! What kinds of files and of incidents are called, and what is said of a kind alone.

use crate::event::Kind;
use crate::problem::Incident;

pub(super) fn singular(kind: Kind) -> &'static str {
    match kind {
        Kind::Agents => "agent",
        Kind::Calls => "call",
        Kind::Tickets => "ticket",
        Kind::Complaints => "complaint",
        Kind::Violations => "violation",
        Kind::Awards => "award",
        Kind::Adjustments => "adjustment",
        Kind::Exams => "exam",
        Kind::Reviews => "review",
        Kind::Surveys => "survey",
        Kind::Praise => "praise",
        Kind::Customers => "customer",
        Kind::Actions => "action",
    }
}

/// What makes two events of two rows that are alike.
pub(super) fn apart(kind: Kind) -> &'static str {
    match kind {
        Kind::Violations => "a `violation_id`, or a note that differs",
        Kind::Awards => "an `award_id`, or a note that differs",
        Kind::Adjustments => "an `adjustment_id`, or a reason that differs",
        Kind::Exams => "an `exam_id`, or a subject that differs",
        Kind::Reviews => "a `review_id`, or a note that differs",
        Kind::Surveys => "a `survey_id`",
        Kind::Praise => "a `praise_id`, or a note that differs",
        Kind::Agents
        | Kind::Calls
        | Kind::Tickets
        | Kind::Complaints
        | Kind::Customers
        | Kind::Actions => "an id",
    }
}

/// What to do about an id with several contents that differ in these columns.
pub(super) fn conflict(kind: Kind, columns: &[&str]) -> &'static str {
    let began = |column: &&str| matches!(*column, "created_at" | "received_at");
    match kind {
        Kind::Exams => "an id names one person's attempt, so give each its own, or leave it blank",
        Kind::Tickets | Kind::Complaints if columns.iter().any(began) => {
            "what began at two times is no newer version; give each its own id (spreadsheets cut long ids), or correct the date"
        }
        Kind::Tickets | Kind::Complaints => "keep one, or export updated_at",
        Kind::Agents
        | Kind::Calls
        | Kind::Violations
        | Kind::Awards
        | Kind::Adjustments
        | Kind::Reviews
        | Kind::Surveys
        | Kind::Praise
        | Kind::Customers
        | Kind::Actions => "keep one, or give the other its own id",
    }
}

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
