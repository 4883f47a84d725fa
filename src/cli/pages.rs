//! Pages on their way out: as a table, as Markdown or as HTML, to standard output or to a file.

use std::path::Path;

use kefu::report::{self, Page};
use kefu::settings::Settings;
use kefu::words::Failure;

use crate::args::{PageFormat, PageOutput, Show};
use crate::month::on_terminal;
use crate::stop::Stop;
use crate::tell;
use crate::write::{Output, new_file};

/// A page's way out, checked before any work is done.
pub(crate) struct Way<'a> {
    format: PageFormat,
    file: Option<&'a Path>,
}

/// A page in bytes.
pub(crate) enum Ready {
    /// For standard output.
    Stdout(Vec<u8>),
    /// For a file.
    File(Output),
}

impl<'a> Way<'a> {
    /// The format as said, else by the ending of the file, else a table. The two must not differ.
    pub(crate) fn of(output: &'a PageOutput) -> Result<Self, Stop> {
        let to_file = |path: &&Path| *path != Path::new("-");
        let Some(path) = output.output.as_deref().filter(to_file) else {
            let format = output.format.unwrap_or(PageFormat::Table);
            return Ok(Way { format, file: None });
        };
        let shown = path.display().to_string();
        if path.is_dir() {
            return Err(Stop::Usage(Failure::FolderForOutput(shown)));
        }
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        let by_ending = match ending.as_str() {
            "html" | "htm" => Some(PageFormat::Html),
            "md" | "markdown" => Some(PageFormat::Markdown),
            "txt" => Some(PageFormat::Table),
            _ => None,
        };
        let format = match (output.format, by_ending) {
            (Some(said), Some(ending)) if said != ending => {
                return Err(Stop::Usage(Failure::OtherEnding(shown)));
            }
            (Some(format), _) | (None, Some(format)) => format,
            (None, None) => {
                return Err(Stop::Usage(Failure::NoEnding {
                    file: shown,
                    endings: &[".html", ".md", ".txt"],
                }));
            }
        };
        Ok(Way {
            format,
            file: Some(path),
        })
    }

    /// The page that `make` gives in the reader's language, ready to be written.
    pub(crate) fn ready(
        &self,
        show: &Show,
        settings: Option<&Settings>,
        make: impl FnOnce(kefu::words::Lang) -> Page,
    ) -> Ready {
        let terminal = on_terminal() && self.file.is_none();
        let lang = tell::lang(show, settings, terminal);
        let page = make(lang);
        let text = match self.format {
            PageFormat::Table => {
                let style = tell::style(show, terminal);
                report::terminal(&page, style)
            }
            PageFormat::Markdown => report::markdown(&page),
            PageFormat::Html => report::html(&page, lang),
        };
        match self.file {
            Some(path) => Ready::File(new_file(path, text.into_bytes())),
            None => Ready::Stdout(text.into_bytes()),
        }
    }
}
