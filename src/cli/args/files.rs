//! Files by kind: a flag for each, made from what the kinds declare.

use std::collections::BTreeMap;

use clap::error::Error;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};
use kefu::event::Kind;

/// What stands above these flags in the help.
const HEADING: &str = "Files (instead of those in DIR; repeatable; patterns such as 'calls-*.csv'; - for standard input)";

/// The files, patterns and `-` that the flag of each kind names.
#[derive(Clone, Default, Debug)]
pub(crate) struct Files(BTreeMap<Kind, Vec<String>>);

impl Files {
    /// The files named for a kind.
    pub(crate) fn of(&self, kind: Kind) -> &[String] {
        self.0.get(&kind).map_or(&[], Vec::as_slice)
    }
}

impl Args for Files {
    fn augment_args(command: Command) -> Command {
        let flag = |kind: Kind| {
            let flag = Arg::new(kind.name()).long(kind.name()).value_name("FILE");
            flag.help(kind.declared().title).action(ArgAction::Append)
        };
        let command = command.next_help_heading(HEADING);
        command.args(Kind::ALL.map(flag))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Files::augment_args(command)
    }
}

impl FromArgMatches for Files {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let named = |kind: Kind| {
            let names = matches.get_many::<String>(kind.name());
            (kind, names.into_iter().flatten().cloned().collect())
        };
        Ok(Files(Kind::ALL.into_iter().map(named).collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Files::from_arg_matches(matches)?;
        Ok(())
    }
}
