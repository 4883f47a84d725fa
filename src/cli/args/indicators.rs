//! `kefu indicators`: its flags; the comments are the help.

use clap::{ArgAction, Parser, ValueEnum};
use kefu::indicator::Indicator;
use kefu::name::{fold, nearest};
use kefu::words;

use super::{Inputs, SortBy};
use crate::output::{Lists, Output};

/// Show what was measured of each agent, each team and the whole service: answer rate, ratings, response and resolution, complaints ….
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu indicators 2026-10
  kefu indicators 2026-10 --columns csat_mean,answer_rate --samples     these, each with its sample
  kefu indicators 2026-10 --columns all --team East                     all of them, of one team
  kefu indicators 2026-10 --by channel                                  the service by channel
  kefu indicators 2026-10 --sort complaint_rate --lang zh               the best first
  kefu indicators 2026-10 -o indicators.csv                             all of them, for a spreadsheet")]
pub(crate) struct Indicators {
    #[command(flatten)]
    pub(crate) inputs: Inputs,
    /// Which indicators, in this order, by the keys of the JSON or by their names on pages; `all` is every one [default: on pages those that matter most and fit, in files all; JSON always has all]
    #[arg(
        long,
        value_name = "NAME,...",
        value_delimiter = ',',
        help_heading = "Output"
    )]
    pub(crate) columns: Vec<String>,
    /// What the rows are about
    #[arg(
        long,
        value_name = "agent|team|channel",
        default_value = "agent",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Output"
    )]
    pub(crate) by: By,
    /// Show the sample beside each value, as in 4.61 (58); CSV and JSON always have it
    #[arg(long, help_heading = "Output")]
    pub(crate) samples: bool,
    #[command(flatten)]
    pub(crate) output: Output<Lists>,
    /// Show only this agent, by id or name, and their team; repeatable. Never changes a figure
    #[arg(long, value_name = "AGENT", help_heading = "Output", action = ArgAction::Append)]
    pub(crate) agent: Vec<String>,
    /// Show only this team; repeatable. Never changes a figure
    #[arg(long, value_name = "TEAM", help_heading = "Output", action = ArgAction::Append)]
    pub(crate) team: Vec<String>,
    /// Order: id, name, team, score, rank, or an indicator, the best first [default: rank on pages, id in CSV and JSON]
    #[arg(long, value_name = "ORDER", value_parser = order, help_heading = "Output")]
    pub(crate) sort: Option<Sort>,
}

/// What the rows are about.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum By {
    Agent,
    Team,
    Channel,
}

/// An order of rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    Who(SortBy),
    By(Indicator),
}

fn order(word: &str) -> Result<Sort, String> {
    let who = SortBy::from_str(word, false).ok().map(Sort::Who);
    let named = || words::indicators_by_name().get(&fold(word)).copied();
    let found = who.or_else(|| named().map(Sort::By));
    found.ok_or_else(|| {
        let keys = Indicator::ALL.iter().map(|indicator| indicator.key());
        let near = nearest(word, keys.chain(["id", "name", "team", "score", "rank"]));
        let near = near
            .map(|near| format!("did you mean `{near}`? "))
            .unwrap_or_default();
        format!("{near}it is id, name, team, score, rank or the key of an indicator")
    })
}
