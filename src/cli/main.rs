//! The program: it alone touches files, clock, environment and terminal. Each command is one file of `commands`, read from
//! top to bottom; the rest is what they share; everything that decides a figure is in the library.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "the program is where the outside is reached"
)]
#![allow(missing_docs, reason = "nothing here is public")]

mod accept;
mod args;
mod beside;
mod choose;
mod clock;
mod commands;
mod files;
mod input;
mod month;
mod output;
mod problems;
mod rulebook;
mod scored;
mod stop;
mod tell;
mod toml_text;
mod verdict;
mod write;
mod written;

use std::io::{self, IsTerminal};
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use kefu::words::Lang;
use stop::Stop;

fn main() -> ExitCode {
    let args = Args::parse();
    let done = match &args.command {
        Command::Score(score) => commands::score::run(score),
        Command::Check(check) => commands::check::run(check),
        Command::Complaints(args) => commands::complaints::run(args),
        Command::Indicators(args) => commands::indicators::run(args),
        Command::Improve(args) => commands::improve::run(args),
        Command::Columns(columns) => commands::columns::run(columns),
        Command::Explain(explain) => commands::explain::run(explain),
        Command::Policy(command) => commands::policy::run(command),
        Command::WhatIf(args) => commands::what_if::run(args),
        Command::Trend(args) => commands::trend::run(args),
        Command::Init(init) => commands::init::run(init),
    };
    match done {
        Ok(exit) => exit.into(),
        Err(stop) => stop.tell(lang(&args.command)),
    }
}

/// The language of why a command stops: as asked for, else as its folder says, else as on any standard error.
fn lang(command: &Command) -> Lang {
    let (show, folder) = command.shown();
    let settings = folder.and_then(files::settings_of);
    let asked = show.and_then(|show| show.lang);
    tell::spoken(asked, settings.as_ref(), io::stderr().is_terminal())
}

/// How a command ends when it does what it should.
type Done = Result<stop::Exit, Stop>;
