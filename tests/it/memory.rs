//! Inputs that exist in memory alone, and the way from them to a result: what the program does with a folder, without one.

use std::io::{self, Read};
use std::sync::OnceLock;

use kefu::event::{Call, Kind};
use kefu::ingest::{self, Input};
use kefu::month::{Clock, Period};
use kefu::policy;
use kefu::problem::{self, Level, Problem};
use kefu::result::{History, MonthResult};
use kefu::rulebook::Rulebook;
use kefu::source::{SourceRef, Sources};
use kefu::tally::Tally;
use kefu::{score, words};

/// The rows of one kind, in the order of its columns.
#[derive(Clone, Debug)]
pub(crate) struct Sheet {
    pub(crate) kind: Kind,
    pub(crate) rows: Vec<Vec<String>>,
}

/// An input in memory.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) kind: Kind,
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// A month, read and scored.
pub(crate) struct Scored {
    pub(crate) result: MonthResult,
    pub(crate) problems: Vec<Problem>,
    pub(crate) sources: Sources,
}

impl Input for File {
    fn kind(&self) -> Kind {
        self.kind
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.bytes.as_slice()))
    }
}

/// The built-in policy.
fn built_in() -> &'static Rulebook {
    static POLICY: OnceLock<Rulebook> = OnceLock::new();
    POLICY.get_or_init(|| policy::read(policy::BUILT_IN).expect("the policy"))
}

/// Scores files as the program does, in the order that they are given in; a roster must come first.
pub(crate) fn month(files: &[File]) -> io::Result<Scored> {
    month_under(built_in(), &History::default(), files)
}

/// The same after other months, where ids of people have so many digits.
pub(crate) fn month_after(
    history: &History,
    id_width: Option<usize>,
    files: &[File],
) -> io::Result<Scored> {
    month_of(built_in(), history, id_width, files)
}

/// The same under another policy, after other months.
pub(crate) fn month_under(
    policy: &Rulebook,
    history: &History,
    files: &[File],
) -> io::Result<Scored> {
    month_of(policy, history, None, files)
}

fn month_of(
    policy: &Rulebook,
    history: &History,
    id_width: Option<usize>,
    files: &[File],
) -> io::Result<Scored> {
    let clock = Clock::new(chrono_tz::Asia::Shanghai);
    let period = Period::whole("2026-10".parse().expect("a month"), clock);
    let (mut sources, mut problems) = (Sources::default(), Vec::new());
    let mut tally = Tally::new(period, &[]);
    if let Some(digits) = id_width {
        let file = sources.add("kefu.toml");
        tally.id_width(digits, SourceRef { file, line: 1 });
    }
    let mut sensed = Vec::new();
    for input in files {
        let file = sources.add(&input.name);
        let layout = ingest::sense(input, file, clock.zone, &mut problems)?;
        sensed.push((input, layout));
    }
    sensed.sort_by_key(|(input, layout)| {
        (input.kind == Kind::Calls).then(|| !Call::reads_first(layout.has))
    });
    for (input, layout) in sensed {
        tally.begin(input.kind, layout.file);
        if input.kind == Kind::Agents && !layout.usable {
            tally.roster_is_unreadable();
        }
        let counts = ingest::read(input, &layout, &mut problems, &mut |row| {
            tally.add(input.kind, row)
        })?;
        tally.end(counts.rows, counts.rejected);
    }
    let (facts, tallied) = tally.finish(sources);
    let (mut result, judged) = score::score(policy, &facts, history);
    problems.extend(tallied);
    problems.extend(judged);
    problem::sort(&mut problems, &facts.sources);
    let told = problems
        .iter()
        .map(|problem| words::tell(problem, &facts.sources));
    result.problems = told.collect();
    let sources = facts.sources;
    Ok(Scored {
        result,
        problems,
        sources,
    })
}

/// A row of a kind: those cells under their names, and blanks.
pub(crate) fn row<S: AsRef<str>>(kind: Kind, cells: &[(&str, S)]) -> Vec<String> {
    let cell = |name: &str| cells.iter().find(|cell| cell.0 == name);
    let columns = ingest::headers_of(kind).into_iter();
    columns
        .map(|name| cell(name).map_or("", |cell| cell.1.as_ref()).to_string())
        .collect()
}

/// Scores files that hold no mistake.
pub(crate) fn scored(files: &[File]) -> MonthResult {
    let month = month(files).expect("memory can be read");
    let errors = month.result.problems.iter();
    let errors: Vec<_> = errors.filter(|told| told.level == Level::Error).collect();
    assert!(
        errors.is_empty(),
        "the generator made a mistake: {errors:#?}"
    );
    month.result
}

impl Sheet {
    /// Its file, with a blank line after every third row.
    pub(crate) fn file(&self, suffix: &str) -> File {
        self.file_without(suffix, &[])
    }

    /// The same without some columns, by position.
    pub(crate) fn file_without(&self, suffix: &str, columns: &[usize]) -> File {
        let line = |cells: &mut dyn Iterator<Item = String>| {
            let kept = cells.enumerate().filter(|(i, _)| !columns.contains(i));
            kept.map(|(_, cell)| cell).collect::<Vec<_>>().join(",")
        };
        let headers = ingest::headers_of(self.kind);
        let mut text = line(&mut headers.iter().map(ToString::to_string)) + "\n";
        for (i, row) in self.rows.iter().enumerate() {
            text += &line(&mut row.iter().map(|cell| quoted(cell)));
            text += if i % 3 == 2 { "\n\n" } else { "\n" };
        }
        File {
            kind: self.kind,
            name: format!("{}{suffix}.csv", self.kind.name()),
            bytes: text.into_bytes(),
        }
    }
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_string()
    }
}
