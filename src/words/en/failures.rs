//! Why the program could not do what it was asked to, or was asked for wrongly.

use std::error::Error;

use crate::indicator::Indicator;
use crate::words::failure::{Damage, Failure, as_made};

pub(in crate::words) fn failure(
    failure: &Failure,
    cause: Option<&(dyn Error + 'static)>,
) -> String {
    let what = what(failure);
    match cause {
        Some(cause) => format!("{what}: {}", as_made(cause)),
        None => what,
    }
}

fn what(failure: &Failure) -> String {
    match failure {
        Failure::Read(name) => format!("cannot read {name}"),
        Failure::Open(name) => format!("cannot open {name}"),
        Failure::ReadStandardInput => "cannot read standard input".into(),
        Failure::Keep(name) => format!(
            "cannot keep {} in a temporary file",
            name.as_deref().unwrap_or("standard input")
        ),
        Failure::ReadFolder(folder) => format!("cannot read the folder {folder}"),
        Failure::Look(path) => {
            format!("cannot look for files: attempting to read `{path}` resulted in an error")
        }
        Failure::FolderForFile(path) => {
            format!("{path} is a folder, and a file is needed there: rename it")
        }
        Failure::FileForFolder(path) => format!(
            "{path} is a file, not a folder: name it with its kind, for example --calls {path}"
        ),
        Failure::FileInTheWay(path) => format!("{path} is a file: name a folder"),
        Failure::MakeFolder(folder) => format!("cannot make the folder {folder}"),
        Failure::Write(file) => format!("cannot write {file}"),
        Failure::WriteOverFolder(path) => format!("cannot write {path}: it is a folder"),
        Failure::NoFolder { file, folder } => {
            format!("cannot write {file}: there is no folder {folder}")
        }
        Failure::WriteInto(folder) => format!("cannot write into {folder}"),
        Failure::WriteStandardOutput => "cannot write to standard output".into(),
        Failure::Format => "cannot write the result".into(),
        Failure::ThereAlready(file) => format!(
            "{file} is there already, with other content: name another file, or say --force"
        ),
        Failure::OverInput(file) => format!("{file} is an input: name another file to write to"),
        Failure::WrittenTwice(file) => format!("{file} is to be written twice: name two files"),
        Failure::RowsDoNotAddUp(file) => format!(
            "the rows of {file} do not add up, so nothing is written: this is a mistake in kefu; please report it, with the file if you can"
        ),
        Failure::FolderForOutput(path) => format!("{path} is a folder: name a file in it"),
        Failure::OtherEnding(file) => {
            format!("--format differs from the ending of {file}: drop one of them")
        }
        Failure::NoEnding { file, endings } => format!(
            "cannot tell the format from the ending of {file}: use {}, or say --format",
            either(endings)
        ),
        Failure::OtherFormat {
            file,
            format,
            endings,
        } => format!(
            "{file} asks for {format}, which this command does not write: use {}",
            either(endings)
        ),
        Failure::MarkWithoutSheet => {
            "--bom is for CSV and TSV, which this command does not write".into()
        }
        Failure::TableWithoutCsv => {
            "--table chooses what CSV and TSV hold: say --format csv or -o FILE.csv, or drop it"
                .into()
        }
        Failure::NeedsFiles => {
            "--rejects and --problems need a file: standard output is for the result".into()
        }
        Failure::NothingNamed => "say which folder to read, for example `kefu score 2026-10`, or name files with --calls, --agents …".into(),
        Failure::NoInput(folder) => format!(
            "no input in {folder}: it holds no file named like agents.csv, calls.csv, violations.csv …; `kefu init {folder}` makes templates"
        ),
        Failure::NoMatch(pattern) => format!("no file matches `{pattern}`"),
        Failure::NotAPattern { pattern, at, why } => format!(
            "`{pattern}` is not a pattern: Pattern syntax error near position {at}: {why}"
        ),
        Failure::StandardInputForKinds => {
            "standard input (`-`) can be read for one kind only".into()
        }
        Failure::StandardInputTwice => "standard input (`-`) can be read once only".into(),
        Failure::NamedTwice(name) => format!("{name} is named twice: its rows would count twice"),
        Failure::Txt { name, right } => format!(
            "{name} is not read: an editor has added .txt to its name; rename it to {right}"
        ),
        Failure::NoKind(file) => {
            format!("cannot tell what {file} holds: say --kind calls, tickets, …")
        }
        Failure::NotAMonth(not) => format!("--month: {not}, or `last`"),
        Failure::NoMonth(held) => {
            let held: Vec<String> = held.iter().map(ToString::to_string).collect();
            let held = match held.as_slice() {
                [] => String::new(),
                held => format!("; the files hold {}", held.join(", ")),
            };
            format!("say which month with --month YYYY-MM{held}")
        }
        Failure::MonthForSeveral => {
            "--month is for a single DIR: several say their months in kefu.toml or by their names"
                .into()
        }
        Failure::SameMonth {
            first,
            second,
            month,
        } => format!("{first} and {second} are both {month}: name a month once"),
        Failure::NotATime(text) => format!(
            "--as-of: `{text}` is not a time: write it as 2026-10-15 or \"2026-10-15 18:00\""
        ),
        Failure::OutsideMonth { time, month } => {
            format!("--as-of: {time} does not lie inside {month}")
        }
        Failure::NotTheTime { variable, text } => format!(
            "{variable}: `{text}` is not a time: write it as 2026-11-01T09:00:00+08:00, or unset it"
        ),
        Failure::Nobody {
            word,
            near,
            month,
            scored,
            more,
        } => format!(
            "nobody who is scored in {month} is called `{word}`{} (scored: {}{})",
            meant(near),
            scored.join(", "),
            if *more { ", …" } else { "" }
        ),
        Failure::NotScored { id, name, month } => format!(
            "{id} {name} is on the roster and not scored in {month}: look at role, hired_on and left_on"
        ),
        Failure::Several { word, ids } => format!(
            "several people are called `{word}`: write one of {}",
            ids.join(", ")
        ),
        Failure::FolderForAgent(folder) => format!(
            "`{folder}` is a folder, and an agent is asked for first: write `kefu explain AGENT {folder}`, with an agent_id or a name"
        ),
        Failure::NobodyInTeam { team, teams } => format!(
            "nobody is in team `{team}`; the teams are {}",
            teams.join(", ")
        ),
        Failure::NobodyOfTheTeam => {
            "nobody who is asked for is in that team: drop --agent or --team".into()
        }
        Failure::NoIndicator { word, near } => format!(
            "no indicator is called `{word}`{} (there are: all, {})",
            meant(near),
            Indicator::KEYS.join(", ")
        ),
        Failure::ChannelsOfSome => {
            "--by channel is about the whole service: drop --agent and --team".into()
        }
        Failure::NoResult => {
            "there is no result: `kefu score DIR -o MONTH.json` writes one".into()
        }
        Failure::NoResultIn(folder) => format!(
            "no result in {folder}: it holds no .json file; `kefu score DIR -o {folder}/MONTH.json` writes one"
        ),
        Failure::Currencies(currencies) => format!(
            "the policies pay in {}, and nobody says what one is worth in the other: compare policies of one `currency`",
            currencies.join(" and ")
        ),
        Failure::NoRulebook(name) => format!("there is no rulebook `{name}`"),
        Failure::BuiltIn => "the built-in policy does not read".into(),
        Failure::NoRule { word, near } => format!(
            "there is no rule `{word}`{} (`kefu policy show` lists them)",
            meant(near)
        ),
    }
}

fn meant(near: &Option<String>) -> String {
    near.as_ref()
        .map(|near| format!(": did you mean `{near}`?"))
        .unwrap_or_default()
}

/// `.csv, .json or .txt`.
fn either(words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        words => words.concat(),
    }
}

pub(in crate::words) fn damage(damage: Damage) -> &'static str {
    match damage {
        Damage::Cut => "it ends in the middle (damaged .gz?)",
        Damage::Unreadable => "it cannot be unpacked (damaged .gz?)",
    }
}
