//! The flags of a list: its format and where it goes; the comments are the help.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::YesNo;

/// How a list is written, and where.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct ListOutput {
    /// Format [default: table; with -o by its ending: .csv, .json, .md, .html, .txt]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<ListFormat>,
    /// Write to FILE, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Begin CSV with a byte order mark [default: yes to a file, no to a pipe]
    #[arg(long, value_name = "yes|no")]
    pub(crate) bom: Option<YesNo>,
}

impl ListOutput {
    /// The file to write to; None is standard output.
    pub(crate) fn file(&self) -> Option<&Path> {
        let path = self.output.as_deref();
        path.filter(|path| *path != Path::new("-"))
    }
}

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ListFormat {
    Table,
    Csv,
    Json,
    Markdown,
    Html,
}
