//! `kefu policy …`: its commands and flags; the comments are the help.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::{PageOutput, Show};

#[derive(Subcommand, Debug)]
pub(crate) enum PolicyCommand {
    Show(PolicyShow),
}

/// Print the rulebook, or one rule: to read, to post, or to put on paper.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu policy show
  kefu policy show L4
  kefu policy show 迟到 --lang zh
  kefu policy show --lang zh -o rulebook.html    one page to print or to post
  kefu policy show --policy policy.toml --format markdown")]
pub(crate) struct PolicyShow {
    /// A rule by id, key, label or alias
    pub(crate) rule: Option<String>,
    /// Rulebook to print [default: the built-in one]
    #[arg(long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: PageOutput,
    /// Replace an existing file that has other content
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) show: Show,
}
