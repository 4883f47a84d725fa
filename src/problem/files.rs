//! What is told of whole files: those that are left out or changed under the reader's hands, and what should lie beside them.

use glob::Pattern;

use super::{Level, What};
use crate::event::{Kind, Later, name_words};

/// What is told of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FileFlaw {
    /// It looks like a table, and nothing says which.
    NotNamed {
        /// Its name.
        name: String,
        /// What keeps it from being taken.
        why: NotNamed,
    },
    /// It may hold a table in a form that is not read.
    NotRead {
        /// Its name.
        name: String,
        /// The form.
        form: Form,
    },
    /// A folder that seems to hold inputs.
    FolderNotRead {
        /// Its name.
        name: String,
        /// A file in it that seems to be one; None: what it holds cannot be seen.
        holds: Option<String>,
    },
    /// kefu wrote it, and it is no input.
    Own(Own),
    /// The same, and a flag names it.
    OwnNamed {
        /// What it is.
        own: Own,
        /// What the flag says that it is.
        kind: Kind,
    },
    /// A copy that an editor or a browser keeps.
    Backup,
    /// It changed while it was read.
    Changed,
    /// Another roster has other people.
    OtherRoster {
        /// The name of that roster.
        other: String,
        /// Who is only in this one.
        here: Vec<String>,
        /// Who is only in that one.
        there: Vec<String>,
    },
    /// A pattern of `ignore` that no file has.
    UnmatchedIgnore(String),
    /// A file that `ignore` lists, and that a flag names all the same.
    NamedAndIgnored {
        /// Its name.
        name: String,
        /// What the flag says that it is.
        kind: Kind,
    },
    /// Something beside the inputs that is there and cannot be reached.
    Unreached {
        /// What it would be.
        of: Beside,
        /// Why it cannot.
        why: Unreached,
    },
}

impl FileFlaw {
    /// The kinds that a file which is not taken may be of.
    pub fn kinds(&self) -> Vec<Kind> {
        match self {
            FileFlaw::NotNamed { why, .. } => match why {
                NotNamed::Fits { kinds, .. } | NotNamed::Several(kinds) => kinds.clone(),
                NotNamed::Contradicts { named, fits } => [&[*named], fits.as_slice()].concat(),
                NotNamed::Later(_) | NotNamed::CopyOf(_) => Vec::new(),
            },
            FileFlaw::NotRead { name, .. } => name_words(name).kinds,
            _ => Vec::new(),
        }
    }
}

/// Why a table is not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NotNamed {
    /// Its name says no kind, or a weak word that its columns do not bear out.
    Fits {
        /// The kinds that its columns fit best.
        kinds: Vec<Kind>,
        /// The system whose export it looks like.
        system: Option<&'static str>,
    },
    /// Its name says several kinds, and its columns do not settle it.
    Several(Vec<Kind>),
    /// Its name says one kind, and its columns are those of others.
    Contradicts {
        /// What its name says.
        named: Kind,
        /// What its columns fit.
        fits: Vec<Kind>,
    },
    /// Its name says a kind that this release does not read.
    Later(Later),
    /// It is a copy, byte for byte, of an input of another kind.
    CopyOf(String),
}

/// A form that is not read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// A workbook.
    Workbook,
    /// An archive.
    Packed,
    /// Any other, by its ending.
    Ending,
}

/// What kefu writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "each is the report that it names")]
pub enum Own {
    Rules,
    Summary,
    Indicators,
    Complaints,
    Improve,
    Trend,
    WhatIf,
    Problems,
    Rejects,
    Page,
    Result,
}

/// What may lie beside the inputs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Beside {
    /// `kefu.toml`.
    Settings,
    /// `policy.toml`.
    Policy,
    /// The folder `policies`, or a version in it.
    Policies,
    /// The folder `history`, or a result in it.
    History,
}

impl Beside {
    /// All of them.
    pub const ALL: [Beside; 4] = [
        Beside::Settings,
        Beside::Policy,
        Beside::Policies,
        Beside::History,
    ];

    /// The name that it must have.
    pub fn name(self) -> &'static str {
        match self {
            Beside::Settings => "kefu.toml",
            Beside::Policy => "policy.toml",
            Beside::Policies => "policies",
            Beside::History => "history",
        }
    }

    /// The ending of the files that it holds; None: it is a file itself.
    pub fn holds(self) -> Option<&'static str> {
        match self {
            Beside::Settings | Beside::Policy => None,
            Beside::Policies => Some(".toml"),
            Beside::History => Some(".json"),
        }
    }
}

/// Why something that is there cannot be reached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unreached {
    /// Its name differs from the right one in case.
    Case {
        /// The right one.
        right: String,
    },
    /// A link to nothing: where it leads.
    Dangling(String),
    /// A folder where a file is needed.
    Folder,
    /// A file where a folder is needed.
    NotAFolder,
    /// Nobody may read it.
    Denied,
    /// Something else; the words of the operating system.
    Other(String),
}

impl FileFlaw {
    /// Its code, as in results and reports.
    pub(super) fn code(&self) -> &'static str {
        match self {
            FileFlaw::NotNamed { .. } => "file-not-named",
            FileFlaw::NotRead { .. } => "file-not-read",
            FileFlaw::FolderNotRead { .. } => "folder-not-read",
            FileFlaw::Own(_) | FileFlaw::OwnNamed { .. } => "own-report",
            FileFlaw::Backup => "backup-not-read",
            FileFlaw::Changed => "file-changed",
            FileFlaw::OtherRoster { .. } => "roster-in-two-files",
            FileFlaw::NamedAndIgnored { .. } if self.level() == Level::Error => "bad-settings",
            FileFlaw::NamedAndIgnored { .. } | FileFlaw::UnmatchedIgnore(_) => "unmatched-ignore",
            FileFlaw::Unreached { of, .. } => match of {
                Beside::Settings => "bad-settings",
                Beside::Policy | Beside::Policies => "bad-policy",
                Beside::History => "bad-history",
            },
        }
    }

    /// How bad it is.
    pub(super) fn level(&self) -> Level {
        match self {
            FileFlaw::NotNamed { .. }
            | FileFlaw::NotRead { .. }
            | FileFlaw::OwnNamed { .. }
            | FileFlaw::Changed
            | FileFlaw::Unreached { .. } => Level::Error,
            FileFlaw::FolderNotRead { .. } | FileFlaw::OtherRoster { .. } => Level::Warning,
            FileFlaw::Own(_) | FileFlaw::Backup | FileFlaw::UnmatchedIgnore(_) => Level::Note,
            // No score depends on what somebody promised.
            FileFlaw::NamedAndIgnored { kind, .. } if *kind == Kind::Actions => Level::Note,
            FileFlaw::NamedAndIgnored { .. } => Level::Error,
        }
    }
}

impl From<FileFlaw> for What {
    fn from(flaw: FileFlaw) -> What {
        What::OfFile(flaw)
    }
}

/// The line of `kefu.toml` that leaves a file out.
pub fn ignore_line(name: &str) -> String {
    let pattern = toml::Value::String(Pattern::escape(name));
    format!("ignore = [{pattern}]")
}
