//! Where a page goes and in which format; the comments are the help.

use std::path::PathBuf;

use clap::ValueEnum;

#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PageFormat {
    Table,
    Markdown,
    Html,
}

#[derive(clap::Args, Clone, Debug)]
#[command(next_help_heading = "Output")]
pub(crate) struct PageOutput {
    /// Format [default: table; with -o by its ending: .html, .md, .txt]
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<PageFormat>,
    /// Write to FILE, whole or not at all; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}
