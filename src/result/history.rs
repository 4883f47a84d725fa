//! Earlier months: which results of them count, and what is wrong with those that do not read.

use std::collections::{BTreeMap, HashMap};

use super::{AgentResult, MonthResult, SCHEMA};
use crate::month::Month;
use crate::name::{fold, widened};
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
    months: BTreeMap<Month, Earlier>,
    id_width: Option<usize>,
}

/// An earlier month.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Earlier {
    name: String,
    result: MonthResult,
    /// Its people by folded id.
    agents: HashMap<String, usize>,
}

impl History {
    /// An empty history, in which ids of people get zeros in front up to so many digits.
    pub fn with_id_width(digits: usize) -> Self {
        History {
            id_width: Some(digits),
            ..History::default()
        }
    }

    /// Adds the text of the result file `name`, which is source `file`. A provisional result counts as none.
    ///
    /// # Errors
    /// A text that is no result, is one of another schema, or the second of a month.
    pub fn add(&mut self, file: u32, name: &str, text: &str) -> Result<(), Box<Problem>> {
        let flaw = |flaw| Box::new(Problem::of_file(file, What::BadHistory(flaw)));
        let mut result = read(text).map_err(flaw)?;
        if result.provisional {
            return Ok(());
        }
        match self.months.get(&result.month) {
            Some(other) => Err(flaw(HistoryFlaw::Twice(result.month, other.name.clone()))),
            None => {
                if let Some(digits) = self.id_width {
                    for agent in &mut result.agents {
                        agent.agent_id = widened(&agent.agent_id, digits).into_owned();
                    }
                }
                let ids = result.agents.iter().enumerate();
                let earlier = Earlier {
                    name: name.to_string(),
                    agents: ids.map(|(i, agent)| (fold(&agent.agent_id), i)).collect(),
                    result,
                };
                self.months.insert(earlier.result.month, earlier);
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
        self.months.get(&month).map(|earlier| &earlier.result)
    }

    /// What somebody had in that month; ids are compared folded.
    pub fn agent(&self, month: Month, agent_id: &str) -> Option<&AgentResult> {
        let earlier = self.months.get(&month)?;
        let index = earlier.agents.get(&fold(agent_id))?;
        earlier.result.agents.get(*index)
    }
}
