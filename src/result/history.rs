//! Earlier months: which results of them count, and what is wrong with those that do not read.

use std::collections::BTreeMap;

use super::{AgentResult, MonthResult, SCHEMA};
use crate::month::Month;
use crate::problem::{HistoryFlaw, Problem, What};

/// Reads the text of a result file.
pub(super) fn read(text: &str) -> Result<MonthResult, HistoryFlaw> {
    let unreadable = |e: serde_json::Error| HistoryFlaw::Unreadable(e.to_string());
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let any: serde_json::Value = serde_json::from_str(text).map_err(unreadable)?;
    let schema = any
        .get("schema")
        .and_then(|schema| schema.as_str())
        .unwrap_or_default();
    if schema != SCHEMA {
        return Err(HistoryFlaw::Schema(schema.to_string()));
    }
    serde_json::from_str(text).map_err(unreadable)
}

/// The final results of earlier months.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct History {
    months: BTreeMap<Month, (String, MonthResult)>,
}

impl History {
    /// Adds the text of the result file `name`, which is source `file`. A provisional result counts as none.
    ///
    /// # Errors
    /// A text that is no result, is one of another schema, or the second of a month.
    pub fn add(&mut self, file: u32, name: &str, text: &str) -> Result<(), Box<Problem>> {
        let flaw = |flaw| Box::new(Problem::of_file(file, What::BadHistory(flaw)));
        let result = read(text).map_err(flaw)?;
        if result.provisional {
            return Ok(());
        }
        match self.months.get(&result.month) {
            Some((other, _)) => Err(flaw(HistoryFlaw::Twice(result.month, other.clone()))),
            None => {
                self.months.insert(result.month, (name.to_string(), result));
                Ok(())
            }
        }
    }

    /// Whether there is a final result of that month.
    pub fn has(&self, month: Month) -> bool {
        self.months.contains_key(&month)
    }

    /// The final result of that month.
    pub fn month(&self, month: Month) -> Option<&MonthResult> {
        self.months.get(&month).map(|(_, result)| result)
    }

    /// What somebody had in that month.
    pub fn agent(&self, month: Month, agent_id: &str) -> Option<&AgentResult> {
        self.months
            .get(&month)?
            .1
            .agents
            .iter()
            .find(|agent| agent.agent_id == agent_id)
    }
}
