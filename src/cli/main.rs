//! The program: it alone touches files, clock, environment and terminal. Each command is one file, a flow that is read from
//! top to bottom; everything that decides a figure is in the library.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the program is where the outside is reached"
)]
#![allow(missing_docs, reason = "nothing here is public")]

mod accept;
mod args;
mod beside;
mod check;
mod choose;
mod clock;
mod columns;
mod complaints;
mod explain;
mod files;
mod improve;
mod indicators;
mod init;
mod input;
mod listing;
mod month;
mod pages;
mod policy;
mod problems;
mod rulebook;
mod score;
mod stop;
mod tell;
mod toml_text;
mod trend;
mod verdict;
mod what_if;
mod write;
mod written;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use stop::Stop;

fn main() -> ExitCode {
    let args = Args::parse();
    let done = match &args.command {
        Command::Score(score) => score::run(score),
        Command::Check(check) => check::run(check),
        Command::Complaints(args) => complaints::run(args),
        Command::Indicators(args) => indicators::run(args),
        Command::Improve(args) => improve::run(args),
        Command::Columns(columns) => columns::run(columns),
        Command::Explain(explain) => explain::run(explain),
        Command::Policy(command) => policy::run(command),
        Command::WhatIf(args) => what_if::run(args),
        Command::Trend(args) => trend::run(args),
        Command::Init(init) => init::run(init),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(stop) => stop.tell(),
    }
}

/// How a command ends when it does what it should.
type Done = Result<stop::Exit, Stop>;
