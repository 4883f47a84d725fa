//! `kefu trend`: its flags; the comments are the help.

use std::path::PathBuf;

use clap::Parser;

use super::Show;
use crate::output::{Lists, Output};

/// Show several months side by side: score, grade and rank of each agent, with means of quarters and years.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu trend history october.json              the months so far
  kefu trend history --indicators csat_mean,answer_rate
  kefu trend history -o trend.csv              for a spreadsheet
  kefu trend history --lang zh -o trend.html   to be printed")]
pub(crate) struct Trend {
    /// Results of months, as `kefu score -o x.json` writes them, or folders of them
    #[arg(value_name = "RESULT", required = true)]
    pub(crate) results: Vec<PathBuf>,
    /// Indicators to show beside score, grade and rank, such as csat_mean,answer_rate
    #[arg(long, value_name = "NAME,...", value_delimiter = ',')]
    pub(crate) indicators: Vec<String>,
    #[command(flatten)]
    pub(crate) output: Output<Lists>,
    /// Replace an existing file that has other content
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) show: Show,
}
