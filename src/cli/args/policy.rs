//! `kefu policy …`: its commands and flags; the comments are the help.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand};

use super::Show;
use crate::output::{Data, Output, Pages, Prints, Remarks};

#[derive(Subcommand, Debug)]
pub(crate) enum PolicyCommand {
    Show(PolicyShow),
    Diff(PolicyDiff),
    Init(PolicyInit),
    Schema(PolicySchema),
    Check(PolicyCheck),
    Test(PolicyTest),
}

impl PolicyCommand {
    /// How a command shows things, where that can be said.
    pub(crate) fn show(&self) -> Option<&Show> {
        match self {
            PolicyCommand::Show(args) => Some(&args.show),
            PolicyCommand::Diff(args) => Some(&args.show),
            PolicyCommand::Init(_) => None,
            PolicyCommand::Schema(args) => Some(&args.show),
            PolicyCommand::Check(args) => Some(&args.show),
            PolicyCommand::Test(args) => Some(&args.show),
        }
    }
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
    pub(crate) output: Output<Prints>,
    /// Replace an existing file that has other content
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) show: Show,
}

/// Say what one policy says differently from another: what may move points or money, and what does not.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu policy diff built-in policy.toml
  kefu policy diff policies@2026-06 policies@2026-07     two versions of a folder
  kefu policy diff built-in examples/policies/stricter.toml --lang zh --format markdown")]
pub(crate) struct PolicyDiff {
    /// The first: a file, a folder of versions (its latest; with @YYYY-MM the one of that month), or `built-in` or an example's name
    #[arg(value_name = "A")]
    pub(crate) before: PathBuf,
    /// The other
    #[arg(value_name = "B")]
    pub(crate) after: PathBuf,
    #[command(flatten)]
    pub(crate) output: Output<Pages>,
    /// Replace an existing file that has other content
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) show: Show,
}

/// Write a rulebook with its comments to a file, to edit: the built-in one, or an example.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu policy init 2026-10/policy.toml
  kefu policy init policy.toml --from stricter     smaller caps, harsher points
  kefu policy init policy.toml --from by-team      ranked within teams, other pay
  kefu policy init policy.toml --from indicators   bonuses and deductions for indicators")]
pub(crate) struct PolicyInit {
    /// The file to write, whole or not at all
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The rulebook to start from
    #[arg(long, value_name = "NAME", default_value = "built-in", value_parser = PossibleValuesParser::new(rulebooks()))]
    pub(crate) from: String,
    /// Replace an existing file that has other content
    #[arg(long)]
    pub(crate) force: bool,
}

/// The rulebooks that are inside the program.
fn rulebooks() -> impl Iterator<Item = &'static str> {
    kefu::policy::EXAMPLES.iter().map(|(name, _)| *name)
}

/// Print a JSON Schema (draft 2020-12) of policy files, by which editors complete and check them.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu policy schema -o policy.schema.json
  kefu policy schema --lang zh -o policy.schema.json     explained in Chinese

A policy.toml whose first line is `#:schema ./policy.schema.json` is then completed and checked by editors.")]
pub(crate) struct PolicySchema {
    #[command(flatten)]
    pub(crate) output: Output<Data>,
    /// Replace an existing file that has other content
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
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
    #[command(flatten)]
    pub(crate) output: Output<Remarks>,
    /// Replace an existing file that has other content
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
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
    #[command(flatten)]
    pub(crate) output: Output<Remarks>,
    /// Replace an existing file that has other content
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) show: Show,
}
