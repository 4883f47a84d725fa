//! `--problems`: every problem in a file, as JSON or as a table; and what this file and that of `--rejects` must be: named, and
//! where they are there already, kefu's own, so that a run may replace those of the run before.

use std::path::Path;

use kefu::problem::Problem;
use kefu::report::{self, Align, Cell, CsvStyle, PROBLEMS, REJECTS, Sheet};
use kefu::result::InputResult;
use kefu::source::Sources;
use kefu::words::{self, Failure, Lang};
use serde_json::Value;

use crate::args::Inputs;
use crate::output::Format;
use crate::stop::{Failing, Stop};
use crate::tell;
use crate::write::{NewFile, new_file};

/// Refuses `-` where a file is needed: standard output is for the result.
pub(crate) fn need_files(args: &Inputs) -> Result<(), Stop> {
    let named = [&args.rejects, &args.problems].into_iter().flatten();
    if named.into_iter().any(|path| path == Path::new("-")) {
        return Err(Stop::Usage(Failure::NeedsFiles));
    }
    Ok(())
}

/// The file that holds every problem: a table where its name ends so, in the reader's language, else JSON.
pub(crate) fn file(
    path: &Path,
    inputs: &[InputResult],
    problems: &[Problem],
    sources: &Sources,
    lang: Lang,
) -> Result<NewFile, Stop> {
    let bytes = if Format::of(path) == Some(Format::Csv) {
        let style = CsvStyle {
            mark: true,
            crlf: true,
        };
        report::csv(&table(problems, sources, lang), style).failing(|| Failure::Format)?
    } else {
        let told: Vec<_> = problems
            .iter()
            .map(|problem| words::tell(problem, sources))
            .collect();
        let text = report::account(inputs, &told).failing(|| Failure::Format)?;
        text.into_bytes()
    };
    Ok(new_file(path, bytes).over(are_problems))
}

fn table(problems: &[Problem], sources: &Sources, lang: Lang) -> Sheet {
    let mut sheet = Sheet::new(&PROBLEMS.map(|name| (name, Align::Left)));
    for problem in problems {
        let told = words::tell(problem, sources);
        let text = |text: Option<String>| text.map_or(Cell::Blank, Cell::text);
        sheet.rows.push(vec![
            Cell::text(words::label(tell::level(told.level).0, lang)),
            Cell::text(told.code),
            text(told.file),
            told.line
                .map_or(Cell::Blank, |line| Cell::Number(line.into())),
            text(told.column),
            text(told.value),
            Cell::Number(told.count.into()),
            Cell::text(words::message(problem, sources, lang)),
        ]);
    }
    sheet
}

/// Whether a file holds problems that kefu wrote.
fn are_problems(bytes: &[u8]) -> bool {
    let lists = |value: Value| value["inputs"].is_array() && value["problems"].is_array();
    begins(bytes, &PROBLEMS) || serde_json::from_slice(bytes).is_ok_and(lists)
}

/// Whether a file holds rows that kefu set aside.
pub(crate) fn are_rejects(bytes: &[u8]) -> bool {
    begins(bytes, &REJECTS)
}

/// Whether a table has these columns.
fn begins(bytes: &[u8], columns: &[&str]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let rest = bytes.strip_prefix(columns.join(",").as_bytes());
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"\r\n") || rest.starts_with(b"\n"))
}
