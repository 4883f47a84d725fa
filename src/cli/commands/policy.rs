//! `kefu policy`: the rulebook, one command each.

mod check;
mod diff;
mod init;
mod schema;
mod show;
mod test;

use crate::Done;
use crate::args::PolicyCommand;

pub(crate) fn run(command: &PolicyCommand) -> Done {
    match command {
        PolicyCommand::Show(args) => show::run(args),
        PolicyCommand::Diff(args) => diff::run(args),
        PolicyCommand::Init(args) => init::run(args),
        PolicyCommand::Schema(args) => schema::run(args),
        PolicyCommand::Check(args) => check::run(args),
        PolicyCommand::Test(args) => test::run(args),
    }
}
