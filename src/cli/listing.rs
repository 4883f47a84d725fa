//! A list on its way out: in the format that was said, else by the ending of the file, else as a table. What the list says is left
//! to its command.

use kefu::report::{self, CsvStyle, Page, Sheet};
use kefu::words::{Failure, Lang};

use crate::Done;
use crate::args::{Inputs, ListFormat, ListOutput, Show, YesNo};
use crate::month::on_terminal;
use crate::scored::Scored;
use crate::stop::{Exit, Failing, Stop};
use crate::tell;
use crate::verdict::{self, Tells};
use crate::write::{self, new_file};

/// What a list looks like in each format.
pub(crate) trait List {
    /// What people read.
    fn page(&self, lang: Lang) -> Page;

    /// What spreadsheets take.
    fn sheet(&self, lang: Lang) -> Sheet;

    /// What programs take.
    fn json(&self) -> serde_json::Result<String>;
}

/// The format: as said, else by the ending of the file, else a table. The two must not differ.
pub(crate) fn format(output: &ListOutput) -> Result<ListFormat, Stop> {
    let Some(path) = output.file() else {
        return Ok(output.format.unwrap_or(ListFormat::Table));
    };
    let shown = path.display().to_string();
    if path.is_dir() {
        return Err(Stop::Usage(Failure::FolderForOutput(shown)));
    }
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let by_ending = match ending.as_deref() {
        Some("csv") => Some(ListFormat::Csv),
        Some("json") => Some(ListFormat::Json),
        Some("md" | "markdown") => Some(ListFormat::Markdown),
        Some("html" | "htm") => Some(ListFormat::Html),
        Some("txt") => Some(ListFormat::Table),
        _ => None,
    };
    match (output.format, by_ending) {
        (Some(said), Some(ending)) if said != ending => {
            Err(Stop::Usage(Failure::OtherEnding(shown)))
        }
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => Err(Stop::Usage(Failure::NoEnding {
            file: shown,
            endings: &[".csv", ".json", ".md", ".html", ".txt"],
        })),
    }
}

/// The bytes of a list; `lang` is told whether it goes to a terminal.
///
/// # Errors
/// Never for a list that holds what it should.
pub(crate) fn render(
    output: &ListOutput,
    format: ListFormat,
    show: &Show,
    lang: impl FnOnce(bool) -> Lang,
    list: &dyn List,
) -> Result<Vec<u8>, Stop> {
    let file = output.file().is_some();
    let terminal = on_terminal() && !file;
    let lang = lang(terminal);
    let failed = || Failure::Format;
    Ok(match format {
        ListFormat::Json => list.json().failing(failed)?.into_bytes(),
        ListFormat::Csv => {
            let mark = output.bom.map_or(file, |bom| bom == YesNo::Yes);
            let style = CsvStyle { mark, crlf: file };
            report::csv(&list.sheet(lang), style).failing(failed)?
        }
        ListFormat::Markdown => report::markdown(&list.page(lang)).into_bytes(),
        ListFormat::Html => report::html(&list.page(lang), lang).into_bytes(),
        ListFormat::Table => {
            let style = tell::style(show, terminal);
            report::terminal(&list.page(lang), style).into_bytes()
        }
    })
}

/// Judges a month as `kefu score` does, and writes a list of it unless that stops it.
pub(crate) fn of_month(
    mut scored: Scored,
    inputs: &Inputs,
    output: &ListOutput,
    format: ListFormat,
    list: impl for<'s> FnOnce(&'s Scored) -> Result<Box<dyn List + 's>, Stop>,
) -> Done {
    let verdict = verdict::of(&mut scored, inputs, Tells::Warnings)?;
    let mut outputs = verdict.outputs;
    if verdict.exit == Exit::Errors {
        write::files(outputs, &scored.read, inputs.force)?;
        return Ok(Exit::Errors);
    }
    let list = list(&scored)?;
    let lang = |terminal| tell::lang(&inputs.show, Some(&scored.settings), terminal);
    let bytes = render(output, format, &inputs.show, lang, list.as_ref())?;
    if let Some(path) = output.file() {
        outputs.push(new_file(path, bytes));
        write::files(outputs, &scored.read, inputs.force)?;
    } else {
        write::files(outputs, &scored.read, inputs.force)?;
        write::stdout(&bytes)?;
    }
    Ok(verdict.exit)
}
