//! `kefu policy`: the rulebook, one command each.

mod check;
mod show;
mod test;

use crate::Done;
use crate::args::PolicyCommand;

pub(crate) fn run(command: &PolicyCommand) -> Done {
    match command {
        PolicyCommand::Show(args) => show::run(args),
        PolicyCommand::Check(args) => check::run(args),
        PolicyCommand::Test(args) => test::run(args),
    }
}
