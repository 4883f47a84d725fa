//! The command line; the doc comments are the help.

mod complaints;
mod files;
mod improve;
mod indicators;
mod policy;
mod trend;
mod what_if;

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use kefu::event::Kind;
use kefu::month::Month;

pub(crate) use complaints::Complaints;
pub(crate) use files::Files;
pub(crate) use improve::Improve;
pub(crate) use indicators::{By, Indicators, Sort};
pub(crate) use policy::{
    PolicyCheck, PolicyCommand, PolicyDiff, PolicyInit, PolicySchema, PolicyShow, PolicyTest,
};
pub(crate) use trend::Trend;
pub(crate) use what_if::WhatIf;

use crate::output::{Lists, Output, Pages};

/// Scores customer-service agents for a month, and explains every point.
#[derive(Parser, Debug)]
#[command(
    version,
    about,
    max_term_width = 100,
    disable_help_subcommand = true,
    before_help = "\
Examples:
  kefu init 2026-10                          a folder with empty templates
  kefu check 2026-10                         is everything there, does everything read?
  kefu score 2026-10                         the month, as a table
  kefu score 2026-10 -o october.csv          the same, for a spreadsheet
  kefu columns export.csv                    how a file is understood
  kefu explain 0007 2026-10                  why somebody has this score
  kefu complaints 2026-10                    what is still to be done about complaints
  kefu indicators 2026-10                    what was measured: answer rate, ratings, times, complaints
  kefu improve 2026-10                       what to improve, who sees to it, and by when
  kefu policy show L4                        what a rule says
  kefu what-if 2026-10 --policy new.toml     whom another policy would have hit
  kefu trend 2026-10/history                 several months side by side
  kefu score exports --month last --strict -o last.json     from cron"
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    Score(Score),
    Check(Check),
    Explain(Explain),
    Complaints(Complaints),
    Indicators(Indicators),
    Improve(Improve),
    Columns(Columns),
    /// The rulebook.
    #[command(subcommand)]
    Policy(PolicyCommand),
    WhatIf(WhatIf),
    Trend(Trend),
    Init(Init),
}

impl Command {
    /// How a command shows things, and the folder whose settings may say so too.
    pub(crate) fn shown(&self) -> (Option<&Show>, Option<&Path>) {
        match self {
            Command::Score(args) => args.inputs.shown(),
            Command::Check(args) => args.inputs.shown(),
            Command::Explain(args) => args.inputs.shown(),
            Command::Complaints(args) => args.inputs.shown(),
            Command::Indicators(args) => args.inputs.shown(),
            Command::Improve(args) => args.inputs.shown(),
            Command::Columns(args) => (Some(&args.show), None),
            Command::Policy(command) => (command.show(), None),
            Command::WhatIf(args) => (Some(&args.show), args.dirs.first().map(PathBuf::as_path)),
            Command::Trend(args) => (Some(&args.show), None),
            Command::Init(args) => (Some(&args.show), Some(&args.dir)),
        }
    }
}

/// What is read, and how.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Inputs {
    /// Folder with the month's files (agents.csv, calls.csv, 违规.csv …), kefu.toml and history/
    #[arg(value_name = "DIR")]
    pub(crate) dir: Option<PathBuf>,
    /// Month to score: YYYY-MM, or `last` for the calendar month before today [default: `month` of kefu.toml, else a DIR named YYYY-MM]
    #[arg(long, value_name = "YYYY-MM|last")]
    pub(crate) month: Option<String>,
    /// Score a month that is still running: this moment stands in for its end (a day alone: its beginning)
    #[arg(long, value_name = "TIME")]
    pub(crate) as_of: Option<String>,
    /// Rulebook to score by: a file, or a folder of versions [default: DIR/policy.toml or DIR/policies, else the built-in one]
    #[arg(long, value_name = "FILE|DIR")]
    pub(crate) policy: Option<PathBuf>,
    /// Results of earlier months, files or folders [default: DIR/history]
    #[arg(long, value_name = "PATH")]
    pub(crate) history: Vec<PathBuf>,
    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) strict: bool,
    /// Set bad rows aside in FILE (CSV) and score the rest; the result is provisional
    #[arg(long, value_name = "FILE")]
    pub(crate) rejects: Option<PathBuf>,
    /// Write every problem to FILE: as a table when it ends in .csv, else as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) problems: Option<PathBuf>,
    /// Replace existing files that have other content
    #[arg(long)]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) files: Files,
    #[command(flatten)]
    pub(crate) show: Show,
}

/// How things are shown.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Display")]
pub(crate) struct Show {
    /// Language [default: `lang` of kefu.toml, else on a terminal the locale, else en]
    #[arg(long, value_name = "en|zh")]
    pub(crate) lang: Option<Language>,
    /// When to colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colour,
    /// Say less: errors only
    #[arg(short, long, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say more: notes too
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Language {
    En,
    Zh,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Colour {
    Auto,
    Always,
    Never,
}

/// A table of the month that CSV and TSV can hold.
#[derive(ValueEnum, Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) enum Table {
    #[default]
    Summary,
    Indicators,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum SortBy {
    Id,
    Name,
    Team,
    Score,
    Rank,
}

/// Score a month: a table on the terminal, and to a file a page, a table for spreadsheets, or JSON.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu score 2026-10                                 a folder that is named after its month
  kefu score exports --month 2026-10 --lang zh       in Chinese
  kefu score exports --month 2026-10 -o october.csv  for a spreadsheet
  kefu score 2026-10 --rejects bad.csv -o october.json   set bad rows aside and score the rest
  kefu score --calls 'calls-*.csv' --agents staff.csv --month 2026-10")]
pub(crate) struct Score {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) output: Output<Lists>,
    /// Which table CSV and TSV hold: one row an agent with score and pay, or what was measured of agents, teams and the service [default: summary]
    #[arg(
        long,
        value_name = "summary|indicators",
        hide_possible_values = true,
        help_heading = "Output"
    )]
    pub(crate) table: Option<Table>,
    /// Show only this agent, by id or name; repeatable. Never changes a figure
    #[arg(long, value_name = "AGENT", help_heading = "Output", action = ArgAction::Append)]
    pub(crate) agent: Vec<String>,
    /// Show only this team; repeatable. Never changes a figure
    #[arg(long, value_name = "TEAM", help_heading = "Output", action = ArgAction::Append)]
    pub(crate) team: Vec<String>,
    /// Order of agents [default: rank on the terminal, id in files]
    #[arg(long, value_name = "ORDER", help_heading = "Output")]
    pub(crate) sort: Option<SortBy>,
}

/// Read and judge the inputs, and write no result.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu check 2026-10
  kefu check exports --month 2026-10 --strict
  kefu check 2026-10 --all
  kefu check 2026-10 --accept
  kefu check exports --month 2026-10 --format json")]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// Show every problem, and not only a few of a kind
    #[arg(long, help_heading = "Output")]
    pub(crate) all: bool,
    /// Print the [[accept]] blocks that make the warnings notes: fill in who says so and why, and paste them into kefu.toml
    #[arg(long, help_heading = "Output", conflicts_with_all = ["format", "output"])]
    pub(crate) accept: bool,
    #[command(flatten)]
    pub(crate) output: Output<Pages>,
}

/// Print one agent's slip: every line with its rule and its file and line, adding up.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu explain 0007 2026-10
  kefu explain 王芳 exports --month 2026-10 --lang zh
  kefu explain 0007 2026-10 -o slip.html     to be printed")]
pub(crate) struct Explain {
    /// Whose slip: an agent_id or a name
    pub(crate) agent: String,
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    #[command(flatten)]
    pub(crate) output: Output<Pages>,
}

/// Show how files are understood: encoding, header line, and which column feeds which field.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu columns calls.csv
  kefu columns export.csv --kind tickets
  kefu columns export.csv --kind tickets --toml      what to correct in kefu.toml")]
pub(crate) struct Columns {
    /// The files, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What they hold [default: by their names, else by their headers]
    #[arg(long, value_name = "KIND", value_parser = kind_names())]
    pub(crate) kind: Option<Kind>,
    /// Print a [[source]] for kefu.toml to start from
    #[arg(long)]
    pub(crate) toml: bool,
    #[command(flatten)]
    pub(crate) show: Show,
}

/// Takes the name of a kind.
fn kind_names() -> impl TypedValueParser<Value = Kind> {
    let names = PossibleValuesParser::new(Kind::ALL.map(Kind::name));
    names.try_map(|name| Kind::named(&name).ok_or("not a kind"))
}

/// Make a month's folder with empty templates that spreadsheets open correctly; what is missing is added, and no file that is
/// there is changed.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu init 2026-10
  kefu init 2026-10 --lang zh      Chinese file names and headers")]
pub(crate) struct Init {
    /// The folder; named YYYY-MM it needs no --month later
    pub(crate) dir: PathBuf,
    #[command(flatten)]
    pub(crate) show: Show,
}

impl Inputs {
    fn shown(&self) -> (Option<&Show>, Option<&Path>) {
        (Some(&self.show), self.dir.as_deref())
    }

    /// The month that was asked for, `last` worked out from today.
    pub(crate) fn month(
        &self,
        today: chrono::NaiveDate,
    ) -> Result<Option<Month>, kefu::month::NotAMonth> {
        match self.month.as_deref() {
            None => Ok(None),
            Some("last") => Ok(Some(Month::of(today).back(1))),
            Some(text) => text.parse().map(Some),
        }
    }
}
