//! `kefu improve`: its flags; the comments are the help.

use clap::{ArgAction, Parser};

use super::Inputs;
use crate::output::{Lists, Output};

/// List what to improve after a month: who is below a limit and why, what each team loses points by, what came back since last month, and what was promised.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu improve 2026-10                          whoever is below a limit, and every team
  kefu improve 2026-10 --team East --lang zh
  kefu improve 2026-10 --agent 0004             one person, also when they are below no limit
  kefu improve 2026-10 -o improve.md            for a wiki or a mail
  kefu improve 2026-10 -o improve.csv           every cause, for a spreadsheet")]
pub(crate) struct Improve {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) output: Output<Lists>,
    /// Only this agent, by id or name, and no team; repeatable
    #[arg(long, value_name = "AGENT", help_heading = "Output", action = ArgAction::Append)]
    pub(crate) agent: Vec<String>,
    /// Only this team and its people; repeatable
    #[arg(long, value_name = "TEAM", help_heading = "Output", action = ArgAction::Append)]
    pub(crate) team: Vec<String>,
}
