//! Scores customer-service agents for a month.
#![allow(missing_docs)]

pub mod month;
pub mod source;
pub mod document;
pub mod event;
pub mod problem;
pub mod ingest;
