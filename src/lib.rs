//! Scores customer-service agents for a month.
#![allow(missing_docs)]

pub mod document;
pub mod event;
pub mod ingest;
pub mod month;
pub mod policy;
pub mod problem;
pub mod report;
pub mod result;
pub mod score;
pub mod settings;
pub mod source;
pub mod tally;
pub mod words;
