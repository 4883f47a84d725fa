//! `kefu trend`: its flags; the comments are the help.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

use super::{Show, YesNo};

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
    /// Format [default: table; with -o by its ending: .csv, .json, .md, .html, .txt]
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<TrendFormat>,
    /// Write to FILE, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Begin CSV with a byte order mark [default: yes to a file, no to a pipe]
    #[arg(long, value_name = "yes|no", help_heading = "Output")]
    pub(crate) bom: Option<YesNo>,
    /// Replace an existing file that has other content
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) show: Show,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TrendFormat {
    Table,
    Csv,
    Json,
    Markdown,
    Html,
}
