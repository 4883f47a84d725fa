//! Where a list goes and in which format: as said, else by the ending of the file.

use std::path::Path;

use crate::args::ListFormat;
use crate::stop::Stop;

/// The file to write to; None is standard output.
pub(crate) fn to_file(output: Option<&Path>) -> Option<&Path> {
    output.filter(|path| *path != Path::new("-"))
}

/// The format: as said, else by the ending of the file, else a table. The two must not differ.
pub(crate) fn format(output: Option<&Path>, said: Option<ListFormat>) -> Result<ListFormat, Stop> {
    let Some(path) = to_file(output) else {
        return Ok(said.unwrap_or(ListFormat::Table));
    };
    let shown = path.display();
    if path.is_dir() {
        let why = format!("{shown} is a folder: name a file in it");
        return Err(Stop::Usage(why));
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
    match (said, by_ending) {
        (Some(said), Some(ending)) if said != ending => Err(Stop::Usage(format!(
            "--format differs from the ending of {shown}: drop one of them"
        ))),
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => Err(Stop::Usage(format!(
            "cannot tell the format from the ending of {shown}: use .csv, .json, .md, .html or .txt, or say --format"
        ))),
    }
}
