//! What is told of whole files: those that are left out or changed under the reader's hands, and what should lie beside them.

use super::weight::Weight::{self, Note, Warning, Whole};
use glob::Pattern;
use strum::{IntoStaticStr, VariantNames};

use crate::event::{Kind, Later, name_words};

/// What is told of a file.
#[derive(Clone, PartialEq, Eq, Debug, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub enum FileFlaw {
    /// It looks like a table, and nothing says which.
    #[strum(serialize = "file-not-named")]
    NotNamed {
        /// Its name.
        name: String,
        /// What keeps it from being taken.
        why: NotNamed,
    },
    /// It may hold a table in a form that is not read.
    #[strum(serialize = "file-not-read")]
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
    #[strum(serialize = "own-report")]
    Own(Own),
    /// The same, and a flag names it.
    #[strum(serialize = "own-report")]
    OwnNamed {
        /// What it is.
        own: Own,
        /// What the flag says that it is.
        kind: Kind,
    },
    /// A copy that an editor or a browser keeps.
    #[strum(serialize = "backup-not-read")]
    Backup,
    /// It changed while it was read.
    #[strum(serialize = "file-changed")]
    Changed,
    /// Another roster has other people.
    #[strum(serialize = "roster-in-two-files")]
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
    #[strum(serialize = "bad-settings")]
    NamedAndIgnored {
        /// Its name.
        name: String,
        /// What the flag says that it is.
        kind: Kind,
    },
    /// The same of a file of actions: no score depends on what somebody promised.
    #[strum(serialize = "unmatched-ignore")]
    ActionsIgnored {
        /// Its name.
        name: String,
    },
    /// Settings that are there and cannot be reached.
    #[strum(serialize = "bad-settings")]
    SettingsUnreached(Unreached),
    /// The same of a policy, or of the folder of its versions.
    #[strum(serialize = "bad-policy")]
    PolicyUnreached(Unreached),
    /// The same of a result of an earlier month, or of the folder of them.
    #[strum(serialize = "bad-history")]
    HistoryUnreached(Unreached),
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
            FileFlaw::FolderNotRead { .. }
            | FileFlaw::Own(_)
            | FileFlaw::OwnNamed { .. }
            | FileFlaw::Backup
            | FileFlaw::Changed
            | FileFlaw::OtherRoster { .. }
            | FileFlaw::UnmatchedIgnore(_)
            | FileFlaw::NamedAndIgnored { .. }
            | FileFlaw::ActionsIgnored { .. }
            | FileFlaw::SettingsUnreached(_)
            | FileFlaw::PolicyUnreached(_)
            | FileFlaw::HistoryUnreached(_) => Vec::new(),
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

    /// What is told where it is there and cannot be reached.
    pub fn unreached(self, why: Unreached) -> FileFlaw {
        match self {
            Beside::Settings => FileFlaw::SettingsUnreached(why),
            Beside::Policy | Beside::Policies => FileFlaw::PolicyUnreached(why),
            Beside::History => FileFlaw::HistoryUnreached(why),
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

/// The line of `kefu.toml` that leaves a file out.
pub fn ignore_line(name: &str) -> String {
    let pattern = toml::Value::String(Pattern::escape(name));
    format!("ignore = [{pattern}]")
}

impl FileFlaw {
    /// How bad it is.
    pub(super) fn weight(&self) -> Weight {
        match self {
            FileFlaw::NotNamed { .. }
            | FileFlaw::NotRead { .. }
            | FileFlaw::OwnNamed { .. }
            | FileFlaw::Changed
            | FileFlaw::NamedAndIgnored { .. }
            | FileFlaw::SettingsUnreached(_)
            | FileFlaw::PolicyUnreached(_)
            | FileFlaw::HistoryUnreached(_) => Whole,
            FileFlaw::FolderNotRead { .. } | FileFlaw::OtherRoster { .. } => Warning,
            FileFlaw::Own(_)
            | FileFlaw::Backup
            | FileFlaw::UnmatchedIgnore(_)
            | FileFlaw::ActionsIgnored { .. } => Note,
        }
    }
}
