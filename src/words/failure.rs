//! Why the program could not do what it was asked to, or was asked for wrongly; and what an error of the system under it says.

use std::error::Error;
use std::fmt;
use std::iter;

use super::{Lang, en, zh};
use crate::month::{Month, NotAMonth};

/// What went wrong, where that is no problem of an input. A file, a folder or an agent is named as it was asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// A file cannot be read.
    Read(String),
    /// A file cannot be opened.
    Open(String),
    /// Standard input cannot be read.
    ReadStandardInput,
    /// What cannot be read twice cannot be kept; None: standard input.
    Keep(Option<String>),
    /// The names in a folder cannot be read.
    ReadFolder(String),
    /// A path cannot be looked at while a pattern is followed.
    Look(String),
    /// A folder stands where a file is needed.
    FolderForFile(String),
    /// A file stands where a folder is read.
    FileForFolder(String),
    /// A file stands where a folder is made.
    FileInTheWay(String),
    /// A folder cannot be made.
    MakeFolder(String),
    /// A file cannot be written.
    Write(String),
    /// A folder stands where a file is to be written.
    WriteOverFolder(String),
    /// There is no folder to write a file into.
    NoFolder {
        /// The file.
        file: String,
        /// The folder.
        folder: String,
    },
    /// Nothing can be written into a folder.
    WriteInto(String),
    /// Standard output cannot be written to.
    WriteStandardOutput,
    /// A result cannot be put into the format that was asked for.
    Format,
    /// A file is there already, with other content.
    ThereAlready(String),
    /// An input would be written over.
    OverInput(String),
    /// Two outputs would go to one file.
    WrittenTwice(String),
    /// The rows of a file do not add up: a mistake of the program.
    RowsDoNotAddUp(String),
    /// A folder is named where a file is to be written.
    FolderForOutput(String),
    /// The format that is said is not that of the file's ending.
    OtherEnding(String),
    /// The ending of a file says no format.
    NoEnding {
        /// The file.
        file: String,
        /// The endings that do.
        endings: Vec<String>,
    },
    /// The ending of a file says a format that the command does not have.
    OtherFormat {
        /// The file.
        file: String,
        /// The format of its ending.
        format: String,
        /// The endings that do.
        endings: Vec<String>,
    },
    /// A byte order mark is asked for, where no table for spreadsheets is written.
    MarkWithoutSheet,
    /// A table of CSV is chosen, and no CSV.
    TableWithoutCsv,
    /// Standard output is named for what needs a file of its own.
    NeedsFiles,
    /// Nothing says what to read.
    NothingNamed,
    /// A folder holds no input.
    NoInput(String),
    /// No file has a name like that.
    NoMatch(String),
    /// A pattern that is none.
    NotAPattern {
        /// The pattern.
        pattern: String,
        /// After how many characters it goes wrong.
        at: usize,
        /// Why, as the parser says it.
        why: &'static str,
    },
    /// Standard input is named for several kinds.
    StandardInputForKinds,
    /// Standard input is named several times.
    StandardInputTwice,
    /// A file is named several times.
    NamedTwice(String),
    /// A file that an editor has renamed.
    Txt {
        /// Its name.
        name: String,
        /// The name that it should have.
        right: String,
    },
    /// Nothing says of what kind a file is.
    NoKind(String),
    /// What is said as a month is none.
    NotAMonth(NotAMonth),
    /// Nothing says the month; those that the files hold.
    NoMonth(Vec<Month>),
    /// One month is said for several folders.
    MonthForSeveral,
    /// Two folders hold the same month.
    SameMonth {
        /// One folder.
        first: String,
        /// The other.
        second: String,
        /// Their month.
        month: Month,
    },
    /// What stands in for the end of the month is no time.
    NotATime(String),
    /// What stands in for the end of the month does not lie in it.
    OutsideMonth {
        /// The time.
        time: String,
        /// The month.
        month: Month,
    },
    /// What stands in for the clock is no time.
    NotTheTime {
        /// The variable that says it.
        variable: &'static str,
        /// What it says.
        text: String,
    },
    /// Nobody who is scored is called so.
    Nobody {
        /// What was asked for.
        word: String,
        /// What may be meant.
        near: Option<String>,
        /// The month.
        month: Month,
        /// Some of those who are scored, by id and name.
        scored: Vec<String>,
        /// Whether there are more.
        more: bool,
    },
    /// Somebody of the roster who is not scored.
    NotScored {
        /// The id.
        id: String,
        /// The name.
        name: String,
        /// The month.
        month: Month,
    },
    /// Several people are called so; their ids.
    Several {
        /// What was asked for.
        word: String,
        /// Their ids.
        ids: Vec<String>,
    },
    /// A folder stands where an agent is asked for.
    FolderForAgent(String),
    /// Nobody is in a team.
    NobodyInTeam {
        /// The team.
        team: String,
        /// Those that somebody is in.
        teams: Vec<String>,
    },
    /// None of those who are asked for is in the team that is asked for.
    NobodyOfTheTeam,
    /// No indicator is called so.
    NoIndicator {
        /// What was asked for.
        word: String,
        /// What may be meant.
        near: Option<String>,
    },
    /// Channels are asked for, and people.
    ChannelsOfSome,
    /// There is no result to look at.
    NoResult,
    /// A folder holds no result.
    NoResultIn(String),
    /// Policies that pay in several currencies.
    Currencies(Vec<String>),
    /// The program has no rulebook of that name.
    NoRulebook(String),
    /// The rulebook of the program does not read.
    BuiltIn,
    /// No rule answers to that.
    NoRule {
        /// What was asked for.
        word: String,
        /// What may be meant.
        near: Option<String>,
    },
}

/// The sentence for a failure, and for the error that lies under it.
pub fn failure(failure: &Failure, cause: Option<&(dyn Error + 'static)>, lang: Lang) -> String {
    match lang {
        Lang::En => en::failure(failure, cause),
        Lang::Zh => zh::failure(failure, cause),
    }
}

/// An error and those that lie under it.
pub(super) fn chain<'e>(
    error: &'e (dyn Error + 'static),
) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    let mut next = Some(error);
    iter::from_fn(move || {
        let error = next?;
        next = error.source();
        Some(error)
    })
}

/// What they say, in the words of whoever made them.
pub(super) fn as_made(error: &(dyn Error + 'static)) -> String {
    let chain: Vec<String> = chain(error).map(ToString::to_string).collect();
    chain.join(": ")
}

/// What is wrong with a packed file; it lies in an error of the system.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Damage {
    /// It ends in the middle.
    Cut,
    /// It cannot be unpacked.
    Unreadable,
}

impl Error for Damage {}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(en::damage(*self))
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::*;

    /// One of each.
    fn all() -> Vec<Failure> {
        let s = || "X".to_string();
        let month: Month = "2026-10".parse().unwrap();
        vec![
            Failure::Read(s()),
            Failure::Open(s()),
            Failure::ReadStandardInput,
            Failure::Keep(Some(s())),
            Failure::Keep(None),
            Failure::ReadFolder(s()),
            Failure::Look(s()),
            Failure::FolderForFile(s()),
            Failure::FileForFolder(s()),
            Failure::FileInTheWay(s()),
            Failure::MakeFolder(s()),
            Failure::Write(s()),
            Failure::WriteOverFolder(s()),
            Failure::NoFolder {
                file: s(),
                folder: s(),
            },
            Failure::WriteInto(s()),
            Failure::WriteStandardOutput,
            Failure::Format,
            Failure::ThereAlready(s()),
            Failure::OverInput(s()),
            Failure::WrittenTwice(s()),
            Failure::RowsDoNotAddUp(s()),
            Failure::FolderForOutput(s()),
            Failure::OtherEnding(s()),
            Failure::NoEnding {
                file: s(),
                endings: vec![".csv".into(), ".txt".into()],
            },
            Failure::OtherFormat {
                file: s(),
                format: "csv".into(),
                endings: vec![".json".into()],
            },
            Failure::MarkWithoutSheet,
            Failure::TableWithoutCsv,
            Failure::NeedsFiles,
            Failure::NothingNamed,
            Failure::NoInput(s()),
            Failure::NoMatch(s()),
            Failure::NotAPattern {
                pattern: s(),
                at: 0,
                why: "why",
            },
            Failure::StandardInputForKinds,
            Failure::StandardInputTwice,
            Failure::NamedTwice(s()),
            Failure::Txt {
                name: s(),
                right: s(),
            },
            Failure::NoKind(s()),
            Failure::NotAMonth(NotAMonth(s())),
            Failure::NoMonth(vec![month]),
            Failure::NoMonth(Vec::new()),
            Failure::MonthForSeveral,
            Failure::SameMonth {
                first: s(),
                second: s(),
                month,
            },
            Failure::NotATime(s()),
            Failure::OutsideMonth { time: s(), month },
            Failure::NotTheTime {
                variable: "NOW",
                text: s(),
            },
            Failure::Nobody {
                word: s(),
                near: Some(s()),
                month,
                scored: vec![s()],
                more: true,
            },
            Failure::NotScored {
                id: s(),
                name: s(),
                month,
            },
            Failure::Several {
                word: s(),
                ids: vec![s(), s()],
            },
            Failure::FolderForAgent(s()),
            Failure::NobodyInTeam {
                team: s(),
                teams: vec![s()],
            },
            Failure::NobodyOfTheTeam,
            Failure::NoIndicator {
                word: s(),
                near: None,
            },
            Failure::ChannelsOfSome,
            Failure::NoResult,
            Failure::NoResultIn(s()),
            Failure::Currencies(vec![s(), s()]),
            Failure::NoRulebook(s()),
            Failure::BuiltIn,
            Failure::NoRule {
                word: s(),
                near: Some(s()),
            },
        ]
    }

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    }

    #[test]
    fn every_failure_is_said_in_both_languages() {
        let all = all();
        let source = include_str!("failure.rs");
        let (_, cases) = source.split_once("pub enum Failure {\n").unwrap();
        let (cases, _) = cases.split_once("\n}\n").unwrap();
        for line in cases.lines().filter(|line| !line.starts_with("     ")) {
            let name = line.trim().split(|c: char| !c.is_alphanumeric()).next();
            let name = name.filter(|name| !name.is_empty()).unwrap_or_default();
            let is = |failure: &Failure| format!("{failure:?}").starts_with(name);
            assert!(all.iter().any(is), "no {name} is tried");
        }
        for what in &all {
            let (en, zh) = (failure(what, None, Lang::En), failure(what, None, Lang::Zh));
            assert!(!is_chinese(&en), "{en}");
            assert!(is_chinese(&zh), "{zh}");
        }
    }

    #[test]
    fn errors_of_the_system_are_said_in_chinese_where_they_are_known() {
        let said = |error: &io::Error| failure(&Failure::Read("X".into()), Some(error), Lang::Zh);
        let kind = |kind: io::ErrorKind| said(&kind.into());
        assert_eq!(
            kind(io::ErrorKind::NotFound),
            "无法读取 X：没有这个文件或文件夹"
        );
        assert_eq!(
            kind(io::ErrorKind::PermissionDenied),
            "无法读取 X：没有权限"
        );
        let damaged = io::Error::new(io::ErrorKind::UnexpectedEof, Damage::Cut);
        assert_eq!(said(&damaged), "无法读取 X：文件不完整（.gz 可能已损坏）");
        let other = io::Error::other("the disk is on fire");
        assert_eq!(said(&other), "无法读取 X（the disk is on fire）");
        let english = failure(&Failure::Read("X".into()), Some(&damaged), Lang::En);
        assert_eq!(
            english,
            "cannot read X: it ends in the middle (damaged .gz?)"
        );
    }
}
