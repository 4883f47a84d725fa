//! `kefu policy …`: its commands and flags; the comments are the help.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::Show;

#[derive(Subcommand, Debug)]
pub(crate) enum PolicyCommand {
    Show(PolicyShow),
}

/// Print the rulebook, or one rule.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu policy show
  kefu policy show L4
  kefu policy show 迟到 --lang zh")]
pub(crate) struct PolicyShow {
    /// A rule by id, key, label or alias
    pub(crate) rule: Option<String>,
    /// Rulebook to print [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) show: Show,
}
