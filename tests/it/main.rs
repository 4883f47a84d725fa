//! Everything that is tested from outside: the cases, the laws, the program as its users type it, the documents, and the rules
//! of the house. One binary, so that it links once.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "a test that cannot go on says so and stops; it reads and writes files of its own"
)]

mod accepted;
mod cases;
mod channel_rows;
mod channels;
mod chosen;
mod circles;
mod cli;
mod columns;
mod complaints;
mod completeness;
mod completeness_laws;
mod dialects;
mod docs;
mod earlier;
mod exports;
mod feedback;
mod feedback_laws;
mod file_names;
mod folding;
mod formats;
mod found;
mod fuzz;
mod generated;
mod given;
mod improve;
mod indicators;
mod indicators_table;
mod ingested;
mod laws;
mod limits;
mod lints;
mod memory;
mod metric;
mod numbers;
mod on_time;
mod opening;
mod policies;
mod policy_cases;
mod policy_diff;
mod policy_files;
mod policy_laws;
mod presets;
mod promises;
mod quarrels;
mod recorders;
mod reference;
mod rulebook;
mod run;
mod slips;
mod spoilt;
mod suites;
mod templates;
mod tidy;
mod trend;
mod trend_indicators;
mod twice;
mod twice_laws;
mod unfed;
mod versions;
mod what_if;
mod writes;
mod written;
