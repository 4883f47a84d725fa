//! How the program ends: the exit status of CONTRACT §3, each with its reason.

use std::io;
use std::process::ExitCode;

/// The exit status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Exit {
    /// Done.
    Done = 0,
    /// Could not do it.
    Failed = 1,
    /// Wrong usage.
    Usage = 2,
    /// What somebody wrote has errors; nothing was written.
    Errors = 3,
    /// Written, with rows set aside.
    Partial = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// Why a command ends early.
#[derive(Debug)]
pub(crate) enum Stop {
    /// It could not be done: a file, a disk, a pipe.
    Failed(anyhow::Error),
    /// It was asked for wrongly.
    Usage(String),
    /// The inputs have errors, which have been told already.
    Told,
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Stop::Failed(error)
    }
}

impl Stop {
    /// Says why, on standard error. A closed pipe is no error: who reads has had enough.
    pub(crate) fn tell(self) -> ExitCode {
        match self {
            Stop::Failed(error) => {
                let closed = error
                    .chain()
                    .filter_map(|cause| cause.downcast_ref::<io::Error>())
                    .any(|e| e.kind() == io::ErrorKind::BrokenPipe);
                if closed {
                    return Exit::Done.into();
                }
                eprintln!("kefu: {error:#}");
                Exit::Failed.into()
            }
            Stop::Usage(why) => {
                eprintln!("kefu: {why}");
                Exit::Usage.into()
            }
            Stop::Told => Exit::Errors.into(),
        }
    }
}
