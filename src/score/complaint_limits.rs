//! What a complaint had to be answered and closed by.

use super::judge::Task;
use super::scene::Scene;
use crate::event::{Complaint, complaints};
use crate::problem::Incident;
use crate::rulebook::Timed;

/// The answer to a complaint, as something that had to be done by a limit.
pub(super) fn answer<'a>(scene: &Scene<'a>, complaint: &'a Complaint) -> Task<'a> {
    Task {
        incident: Incident::Complaint,
        at: complaint.at,
        id: &complaint.complaint_id,
        column: "respond_by",
        begun: complaint.received_at,
        due: complaint.respond_by,
        minutes: scene.policy.limits.complaint_response_minutes,
        hours: scene.policy.hours_of(Timed::ComplaintResponse),
        done: complaint.responded_at,
        unsaid: complaint.blanks.unsaid(complaints::RESPONDED_AT),
    }
}

/// The closing of a complaint, as something that had to be done by a limit; no policy names one.
pub(super) fn closing<'a>(scene: &Scene<'a>, complaint: &'a Complaint) -> Task<'a> {
    Task {
        column: "close_by",
        due: complaint.close_by,
        minutes: None,
        done: complaint.closed_at,
        unsaid: complaint.blanks.unsaid(complaints::CLOSED_AT),
        ..answer(scene, complaint)
    }
}
