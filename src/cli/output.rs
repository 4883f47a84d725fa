//! What a command has to say on its way out, for all commands: which formats there are, what the ending of a file means, the
//! flags, and the bytes. What is said is left to the commands, and how a format is written to `report`.

use std::io::{self, IsTerminal};
use std::marker::PhantomData;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use clap::builder::{PossibleValuesParser, TypedValueParser, ValueParser};
use kefu::report::{self, CsvStyle, Page, Sheet, Style};
use kefu::words::{Failure, Lang};

use crate::stop::{Failing, Stop};
use crate::write::{self, NewFile, new_file};

/// A format that something is written in.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Format {
    #[value(alias = "text")]
    Table,
    Csv,
    Tsv,
    Json,
    Jsonl,
    Markdown,
    Html,
}

impl Format {
    /// The endings of its files, the usual one first.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Table => &["txt"],
            Format::Csv => &["csv"],
            Format::Tsv => &["tsv"],
            Format::Json => &["json"],
            Format::Jsonl => &["jsonl"],
            Format::Markdown => &["md", "markdown"],
            Format::Html => &["html", "htm"],
        }
    }

    /// Its name on the command line.
    fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().into())
    }

    /// The format of a file by its ending, whatever its case.
    pub(crate) fn of(path: &Path) -> Option<Format> {
        let ending = path.extension()?;
        let is = |known: &&str| ending.eq_ignore_ascii_case(known);
        let mut all = Format::value_variants().iter();
        all.find(|format| format.endings().iter().any(is)).copied()
    }

    /// What it is written from.
    pub(crate) fn shape(self) -> Shape {
        match self {
            Format::Table | Format::Markdown | Format::Html => Shape::Page,
            Format::Csv | Format::Tsv => Shape::Sheet,
            Format::Json | Format::Jsonl => Shape::Data,
        }
    }
}

/// What a format is written from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// A page for people: what matters most is on top.
    Page,
    /// A table for spreadsheets.
    Sheet,
    /// Data for programs.
    Data,
}

/// The formats that a command has.
pub(crate) trait Formats {
    const ALL: &'static [Format];
    /// The one that is taken where nobody says which.
    const UNASKED: Format = Format::Table;
}

/// Those of rows, which people, spreadsheets and programs read.
#[derive(Clone, Debug)]
pub(crate) enum Lists {}

impl Formats for Lists {
    const ALL: &'static [Format] = &[
        Format::Table,
        Format::Csv,
        Format::Tsv,
        Format::Json,
        Format::Jsonl,
        Format::Markdown,
        Format::Html,
    ];
}

/// Those of a page that is data too.
#[derive(Clone, Debug)]
pub(crate) enum Pages {}

impl Formats for Pages {
    const ALL: &'static [Format] = &[Format::Table, Format::Json, Format::Markdown, Format::Html];
}

/// Those of a page that only people read.
#[derive(Clone, Debug)]
pub(crate) enum Prints {}

impl Formats for Prints {
    const ALL: &'static [Format] = &[Format::Table, Format::Markdown, Format::Html];
}

/// Those of remarks about the lines of a file.
#[derive(Clone, Debug)]
pub(crate) enum Remarks {}

impl Formats for Remarks {
    const ALL: &'static [Format] = &[Format::Table, Format::Json];
}

/// That of data alone.
#[derive(Clone, Debug)]
pub(crate) enum Data {}

impl Formats for Data {
    const ALL: &'static [Format] = &[Format::Json];
    const UNASKED: Format = Format::Json;
}

/// How something is written, and where; the comments are the help.
#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct Output<F: Formats> {
    #[arg(long, value_name = "FORMAT", value_parser = named(F::ALL), help = help::<F>())]
    format: Option<Format>,
    /// Write to FILE, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Begin CSV and TSV with a byte order mark [default: yes to a file, no to a pipe]
    #[arg(long, value_name = "yes|no", hide = !has_sheets(F::ALL))]
    bom: Option<YesNo>,
    #[arg(skip)]
    has: PhantomData<F>,
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
enum YesNo {
    Yes,
    No,
}

/// Takes the names of these formats.
fn named(has: &[Format]) -> ValueParser {
    let names = has.iter().filter_map(Format::to_possible_value);
    let names = PossibleValuesParser::new(names);
    names.try_map(|name| Format::from_str(&name, false)).into()
}

fn help<F: Formats>() -> String {
    let (unasked, endings) = (F::UNASKED.name(), endings(F::ALL).join(", "));
    format!("Format [default: {unasked}; with -o by its ending: {endings}]")
}

/// The usual endings of formats.
fn endings(has: &[Format]) -> Vec<String> {
    let usual = has.iter().filter_map(|format| format.endings().first());
    usual.map(|ending| format!(".{ending}")).collect()
}

fn has_sheets(has: &[Format]) -> bool {
    has.iter().any(|format| format.shape() == Shape::Sheet)
}

impl<F: Formats> Output<F> {
    /// The way out, settled before any work is done: the format as said, else by the ending of the file, else the usual one.
    pub(crate) fn way(&self) -> Result<Way<'_>, Stop> {
        if self.bom.is_some() && !has_sheets(F::ALL) {
            return Err(Stop::Usage(Failure::MarkWithoutSheet));
        }
        let to_file = |path: &&Path| *path != Path::new("-");
        let file = self.output.as_deref().filter(to_file);
        let format = match file {
            Some(path) => of_file(path, self.format, F::ALL).map_err(Stop::Usage)?,
            None => self.format.unwrap_or(F::UNASKED),
        };
        let bom = self.bom.map_or(file.is_some(), |bom| bom == YesNo::Yes);
        Ok(Way { format, file, bom })
    }
}

/// The format of a file: as said, else by its ending. The two must not differ.
fn of_file(path: &Path, said: Option<Format>, has: &[Format]) -> Result<Format, Failure> {
    let file = path.display().to_string();
    if path.is_dir() {
        return Err(Failure::FolderForOutput(file));
    }
    match (said, Format::of(path)) {
        (Some(said), Some(ending)) if said != ending => Err(Failure::OtherEnding(file)),
        (None, Some(ending)) if !has.contains(&ending) => Err(Failure::OtherFormat {
            file,
            format: ending.name(),
            endings: endings(has),
        }),
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => match has {
            [only] => Ok(*only),
            _ => Err(Failure::NoEnding {
                file,
                endings: endings(has),
            }),
        },
    }
}

/// A way out: in which format, and where to.
pub(crate) struct Way<'a> {
    pub(crate) format: Format,
    file: Option<&'a Path>,
    /// Whether a table for spreadsheets begins with a byte order mark.
    bom: bool,
}

/// What a command has to say, in the shapes that formats are written from. A shape that none of its formats needs may be
/// missing.
pub(crate) trait Report {
    /// What people read.
    fn page(&self, lang: Lang) -> Page;

    /// What spreadsheets take.
    fn sheet(&self, _lang: Lang) -> Option<Sheet> {
        None
    }

    /// What programs take, as JSON; None where it is only for people.
    fn json(&self) -> Option<serde_json::Result<String>>;

    /// The same as lines of JSON, one for each of its main rows.
    fn jsonl(&self) -> Option<serde_json::Result<String>> {
        None
    }
}

impl Way<'_> {
    /// Whether it leads to a terminal.
    pub(crate) fn terminal(&self) -> bool {
        self.file.is_none() && on_terminal()
    }

    /// The bytes of a report.
    ///
    /// # Errors
    /// Never for a report that has what its formats need.
    pub(crate) fn bytes(
        &self,
        report: &dyn Report,
        lang: Lang,
        style: Style,
    ) -> Result<Vec<u8>, Stop> {
        let csv = CsvStyle {
            mark: self.bom,
            crlf: self.file.is_some(),
        };
        let sheet = || report.sheet(lang).ok_or(Failure::Format);
        Ok(match self.format {
            Format::Table => report::terminal(&report.page(lang), style).into_bytes(),
            Format::Csv => report::csv(&sheet()?, csv).failing(|| Failure::Format)?,
            Format::Tsv => report::tsv(&sheet()?, csv).failing(|| Failure::Format)?,
            Format::Json => report
                .json()
                .ok_or(Failure::Format)?
                .failing(|| Failure::Format)?
                .into_bytes(),
            Format::Jsonl => report
                .jsonl()
                .ok_or(Failure::Format)?
                .failing(|| Failure::Format)?
                .into_bytes(),
            Format::Markdown => report::markdown(&report.page(lang)).into_bytes(),
            Format::Html => report::html(&report.page(lang), lang).into_bytes(),
        })
    }

    /// Writes bytes, and with them other files: what goes to files all or not at all, and never over what was read.
    pub(crate) fn send(
        &self,
        bytes: Vec<u8>,
        mut files: Vec<NewFile>,
        read: &[PathBuf],
        force: bool,
    ) -> Result<(), Stop> {
        let Some(path) = self.file else {
            write::files(files, read, force)?;
            return write::stdout(&bytes);
        };
        files.push(new_file(path, bytes));
        write::files(files, read, force)
    }
}

/// Whether standard output is a terminal.
pub(crate) fn on_terminal() -> bool {
    io::stdout().is_terminal()
}
