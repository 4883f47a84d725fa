//! How the program ends: the exit status of CONTRACT §3, each with its reason.

use std::io;
use std::process::ExitCode;

use kefu::words::{self, Failure, Lang};

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
    /// It could not be done: a file, a disk, a pipe; and the error that lies under it.
    Failed(Failure, Option<anyhow::Error>),
    /// It was asked for wrongly.
    Usage(Failure),
    /// The inputs have errors, which have been told already.
    Told,
}

impl From<Failure> for Stop {
    fn from(what: Failure) -> Self {
        Stop::Failed(what, None)
    }
}

/// What could not be done because of an error.
pub(crate) trait Failing<T> {
    /// Stops with it.
    fn failing(self, what: impl FnOnce() -> Failure) -> Result<T, Stop>;
}

impl<T, E: Into<anyhow::Error>> Failing<T> for Result<T, E> {
    fn failing(self, what: impl FnOnce() -> Failure) -> Result<T, Stop> {
        self.map_err(|error| Stop::Failed(what(), Some(error.into())))
    }
}

impl Stop {
    /// Says why, on standard error. A closed pipe is no error: who reads has had enough.
    pub(crate) fn tell(self, lang: Lang) -> ExitCode {
        let (what, cause, exit) = match self {
            Stop::Failed(what, cause) => (what, cause, Exit::Failed),
            Stop::Usage(what) => (what, None, Exit::Usage),
            Stop::Told => return Exit::Errors.into(),
        };
        let mut causes = cause.iter().flat_map(|cause| cause.chain());
        let closed = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
        if causes.any(|cause| cause.downcast_ref().is_some_and(closed)) {
            return Exit::Done.into();
        }
        let cause = cause.as_ref().map(|cause| cause.as_ref());
        eprintln!("kefu: {}", words::failure(&what, cause, lang));
        exit.into()
    }
}
