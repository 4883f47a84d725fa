//! A month that has been read and scored, with all that commands show of it. Its making is left to the way of a month.

use std::path::PathBuf;

use kefu::ingest::Layout;
use kefu::problem::Problem;
use kefu::report;
use kefu::result::{History, MonthResult};
use kefu::settings::Settings;
use kefu::source::Sources;
use kefu::tally::Person;
use kefu::words;

use crate::input::InputFile;

/// The month; whether it may be shown is for the command to decide.
pub(crate) struct Scored {
    pub(crate) result: MonthResult,
    pub(crate) problems: Vec<Problem>,
    pub(crate) sources: Sources,
    pub(crate) settings: Settings,
    pub(crate) history: History,
    pub(crate) inputs: Vec<(InputFile, Layout)>,
    /// Every file that was read: none of them is written over.
    pub(crate) read: Vec<PathBuf>,
    pub(crate) people: Vec<Person>,
}

impl Scored {
    /// Every input with its rows and every problem, those of the clock too, as JSON.
    pub(crate) fn account(&self) -> serde_json::Result<String> {
        let told: Vec<_> = self
            .problems
            .iter()
            .map(|problem| words::tell(problem, &self.sources))
            .collect();
        report::account(&self.result.inputs, &told)
    }
}
