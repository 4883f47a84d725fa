//! Data as JSON: whole, or a line for each row. What a result is as data says CONTRACT §5.

use serde::Serialize;

use crate::problem::Told;
use crate::result::InputResult;

/// The text of a result, or of what follows from results.
///
/// # Errors
/// Never for data of this library.
pub fn json(data: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string_pretty(data).map(|text| text + "\n")
}

/// Each row on a line of its own.
///
/// # Errors
/// Never for data of this library.
pub fn jsonl<T: Serialize>(rows: &[T]) -> serde_json::Result<String> {
    let line = |row| serde_json::to_string(row).map(|text| text + "\n");
    rows.iter().map(line).collect()
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
    json(&Account { inputs, problems })
}
