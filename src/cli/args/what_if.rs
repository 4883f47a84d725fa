//! `kefu what-if`: its flags; the comments are the help.

use std::path::{Path, PathBuf};

use clap::Parser;

use super::{Files, Inputs, Show};
use crate::output::{Lists, Output};

/// Score months under another policy beside their own: who changes, by what, and what it costs. Nothing is paid by it.
#[derive(Parser, Debug)]
#[command(before_help = "\
Examples:
  kefu what-if 2026-10 --policy new.toml
  kefu what-if 2026-08 2026-09 2026-10 --policy new.toml -o what-if.csv
  kefu what-if 2026-10 --policy new.toml --against built-in --lang zh
  kefu what-if 2026-10 --policy policies --format markdown -o what-if.md")]
pub(crate) struct WhatIf {
    /// Folders with a month's files each, and its kefu.toml and history/
    #[arg(value_name = "DIR", required = true)]
    pub(crate) dirs: Vec<PathBuf>,
    /// The other policy: a file, a folder of versions, `built-in` or the name of an example (`stricter`)
    #[arg(long, value_name = "NEW")]
    pub(crate) policy: PathBuf,
    /// What it is compared with: the same [default: the policy of each DIR]
    #[arg(long, value_name = "OLD")]
    pub(crate) against: Option<PathBuf>,
    /// The month of a single DIR, where neither kefu.toml nor the name of the folder says it
    #[arg(long, value_name = "YYYY-MM|last")]
    pub(crate) month: Option<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) strict: bool,
    #[command(flatten)]
    pub(crate) output: Output<Lists>,
    /// Replace an existing file that has other content
    #[arg(long, help_heading = "Output")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) show: Show,
}

impl WhatIf {
    /// What `score` would be asked for one of the folders.
    pub(crate) fn inputs(&self, dir: &Path) -> Inputs {
        Inputs {
            dir: Some(dir.to_path_buf()),
            month: self.month.clone(),
            as_of: None,
            policy: None,
            history: Vec::new(),
            strict: self.strict,
            rejects: None,
            problems: None,
            force: self.force,
            files: Files::default(),
            show: self.show.clone(),
        }
    }
}
