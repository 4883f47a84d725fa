//! `kefu complaints`: its flags; the comments are the help.

use clap::{ArgAction, Parser};

use super::Inputs;
use crate::output::{Lists, Output};

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
    #[command(flatten)]
    pub(crate) output: Output<Lists>,
    /// Only complaints about this agent or handled by them, by id or name; repeatable
    #[arg(long, value_name = "AGENT", help_heading = "Output", action = ArgAction::Append)]
    pub(crate) agent: Vec<String>,
    /// Only complaints about somebody of this team or handled there; repeatable
    #[arg(long, value_name = "TEAM", help_heading = "Output", action = ArgAction::Append)]
    pub(crate) team: Vec<String>,
}
