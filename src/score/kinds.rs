//! How each rule kind finds its lines, one file a kind; what a kind takes is declared in `rulebook`.

pub(super) mod accumulated;
pub(super) mod complaint_category;
pub(super) mod complaint_response;
pub(super) mod emergency_overrun;
pub(super) mod exam_score;
pub(super) mod metric;
pub(super) mod no_valid_complaint;
pub(super) mod top_of_service;
