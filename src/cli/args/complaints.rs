//! `kefu complaints`: its flags; the comments are the help.

use std::path::PathBuf;

use clap::{ArgAction, Parser, ValueEnum};

use super::{Inputs, YesNo};

/// List the complaints of a month as work: what is open, late, undecided, without a follow-up, to be reopened; the most urgent first.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu complaints 2026-10
  kefu complaints exports --month 2026-10 --as-of 2026-10-20     a month that is still running
  kefu complaints 2026-10 --team East --lang zh
  kefu complaints 2026-10 -o complaints.csv                      every complaint, for a spreadsheet")]
pub(crate) struct Complaints {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// Format [default: table; with -o by its ending: .csv, .json, .md, .html, .txt]
    #[arg(long, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<ListFormat>,
    /// Write to FILE, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Begin CSV with a byte order mark [default: yes to a file, no to a pipe]
    #[arg(long, value_name = "yes|no", help_heading = "Output")]
    pub(crate) bom: Option<YesNo>,
    /// Only complaints about this agent or handled by them, by id or name; repeatable
    #[arg(long, value_name = "AGENT", help_heading = "Output", action = ArgAction::Append)]
    pub(crate) agent: Vec<String>,
    /// Only complaints about somebody of this team or handled there; repeatable
    #[arg(long, value_name = "TEAM", help_heading = "Output", action = ArgAction::Append)]
    pub(crate) team: Vec<String>,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ListFormat {
    Table,
    Csv,
    Json,
    Markdown,
    Html,
}
