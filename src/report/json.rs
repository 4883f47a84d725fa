//! A result as JSON (CONTRACT §5).

use serde::Serialize;

use crate::problem::Told;
use crate::result::{InputResult, MonthResult};

/// The text of a result.
///
/// # Errors
/// Never for a result that scoring gave.
pub fn json(result: &MonthResult) -> serde_json::Result<String> {
    pretty(result)
}

/// Inputs and problems alone, as `check` prints them.
///
/// # Errors
/// Never for inputs and problems of a result.
pub fn account(inputs: &[InputResult], problems: &[Told]) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Account<'a> {
        inputs: &'a [InputResult],
        problems: &'a [Told],
    }
    pretty(&Account { inputs, problems })
}

pub(super) fn pretty(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(value).map(|text| text + "\n")
}
