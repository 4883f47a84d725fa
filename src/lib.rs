//! kefu scores customer-service agents for a month, and explains every point.
//!
//! Values in, values out: nothing here touches a file, the clock, the environment or a terminal. The way of the data:
//!
//! 1. [`ingest::sense`] looks at an input and tells how it is written; [`ingest::read`] gives its rows, with true line numbers.
//! 2. [`tally::Tally`] takes the rows in the order of files and lines and gives [`tally::Facts`]: who, when, how often. Facts
//!    know no policy.
//! 3. [`policy::read`] gives a [`rulebook::Rulebook`]: the rulebook as data. The built-in one is [`policy::BUILT_IN`].
//! 4. [`score::score`] holds facts against a policy and gives a [`result::MonthResult`]; it always does, and what the policy
//!    does not admit is a [`problem::Problem`].
//! 5. [`report`] turns a result into a table, a slip, CSV or JSON; [`words`] has every sentence, in English and Chinese.
//!
//! `examples/score_a_month.rs` is this in thirty lines.

pub mod month;
pub mod name;
pub mod source;

pub mod document;
pub mod event;
pub mod indicator;
pub mod problem;

pub mod rulebook;

pub mod settings;

pub mod ingest;

pub mod tally;

pub mod policy;

pub mod score;

pub mod result;

pub mod report;

pub mod words;
