//! `kefu policy …`: its commands and flags; the comments are the help.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::{CheckFormat, Show};

#[derive(Subcommand, Debug)]
pub(crate) enum PolicyCommand {
    Show(PolicyShow),
    Check(PolicyCheck),
    Test(PolicyTest),
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

/// Find mistakes in a rulebook, and what it may not mean: rules that never fire, limits that never bind.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu policy check
  kefu policy check policy.toml --strict
  kefu policy check policy.toml --format json")]
pub(crate) struct PolicyCheck {
    /// The rulebook [default: the built-in one]
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) strict: bool,
    /// Format
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        help_heading = "Output"
    )]
    pub(crate) format: CheckFormat,
    #[command(flatten)]
    pub(crate) show: Show,
}

/// Score the cases that a rulebook holds ([[case]]): does what should come out come out?
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu policy test
  kefu policy test policy.toml
  kefu policy test policy.toml --format json")]
pub(crate) struct PolicyTest {
    /// The rulebook [default: the built-in one]
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Format
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        help_heading = "Output"
    )]
    pub(crate) format: CheckFormat,
    #[command(flatten)]
    pub(crate) show: Show,
}
