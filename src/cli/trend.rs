//! `kefu trend`: results of several months side by side.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};
use kefu::indicator::Indicator;
use kefu::problem::{HistoryFlaw, Level, Problem, What};
use kefu::report::{self, CsvStyle, Style};
use kefu::result::{Trend as Months, Trends};
use kefu::source::Sources;
use kefu::words::{self, Label, Tells};

use crate::Done;
use crate::args::{Trend, TrendFormat, YesNo};
use crate::month::on_terminal;
use crate::score::WIDTH;
use crate::stop::{Exit, Stop};
use crate::write::{self, new_file};
use crate::written::NOT_UTF8;
use crate::{choose, files, tell};

pub(crate) fn run(args: &Trend) -> Done {
    let format = format(args)?;
    let read = paths(args)?;
    let trends = trends(args, &read)?;
    let indicators = choose::indicators(&args.indicators)?.unwrap_or_default();
    let Some(months) = trends.trend(&indicators) else {
        let why = anyhow!("there is no result: `kefu score DIR -o MONTH.json` writes one");
        return Err(why.into());
    };
    provisional(args, &trends);
    let bytes = render(args, format, &months, &indicators)?;
    match to_file(args) {
        Some(path) => write::files(vec![new_file(path, bytes)], &read, args.force)?,
        None => write::stdout(&bytes)?,
    }
    Ok(Exit::Done)
}

/// The result files, each once.
fn paths(args: &Trend) -> Result<Vec<PathBuf>, Stop> {
    let (mut paths, mut seen) = (Vec::new(), BTreeSet::new());
    for named in &args.results {
        let found = files::results(named)?;
        if found.is_empty() {
            let folder = named.display();
            let why = anyhow!(
                "no result in {folder}: it holds no .json file; `kefu score DIR -o {folder}/MONTH.json` writes one"
            );
            return Err(why.into());
        }
        for path in found {
            let place = path.canonicalize().unwrap_or_else(|_| path.clone());
            if seen.insert(place) {
                paths.push(path);
            }
        }
    }
    Ok(paths)
}

/// The results; what is wrong with any of them is told, all at once.
fn trends(args: &Trend, paths: &[PathBuf]) -> Result<Trends, Stop> {
    let (mut trends, mut sources) = (Trends::default(), Sources::default());
    let mut mistakes = Vec::new();
    for path in paths {
        let name = path.display().to_string();
        let file = sources.add(&name);
        let flaw = match files::text(path)? {
            Some(text) => trends.add(file, &name, &text).err().map(|it| *it),
            None => {
                let flaw = HistoryFlaw::Unreadable(NOT_UTF8.into());
                Some(Problem::of_file(file, What::BadHistory(flaw)))
            }
        };
        mistakes.extend(flaw);
    }
    if mistakes.is_empty() {
        return Ok(trends);
    }
    tell::problems(&mistakes, &sources, &args.show, None, Level::Error);
    Err(Stop::Told)
}

/// Tells which results are provisional.
fn provisional(args: &Trend, trends: &Trends) {
    if args.show.quiet {
        return;
    }
    let terminal = io::stderr().is_terminal();
    let lang = tell::lang(&args.show, None, terminal);
    let colour = tell::colour(&args.show, terminal);
    for (file, month) in trends.provisional() {
        let warning = tell::shaded(words::label(Label::Warning, lang), "33", colour);
        let told = words::tells(&Tells::Provisional { file, month }, lang);
        tell::say(&format!("{warning} {}\n", tell::printable(&told)));
    }
}

fn to_file(args: &Trend) -> Option<&PathBuf> {
    args.output.as_ref().filter(|path| *path != Path::new("-"))
}

/// The format: as said, else by the ending of the file, else a table. The two must not differ.
fn format(args: &Trend) -> Result<TrendFormat, Stop> {
    let Some(path) = to_file(args) else {
        return Ok(args.format.unwrap_or(TrendFormat::Table));
    };
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    let by_ending = match ending.as_deref() {
        Some("csv") => Some(TrendFormat::Csv),
        Some("json") => Some(TrendFormat::Json),
        Some("md" | "markdown") => Some(TrendFormat::Markdown),
        Some("html" | "htm") => Some(TrendFormat::Html),
        Some("txt") => Some(TrendFormat::Table),
        _ => None,
    };
    let path = path.display();
    match (args.format, by_ending) {
        (Some(said), Some(ending)) if said != ending => Err(Stop::Usage(format!(
            "--format differs from the ending of {path}: drop one of them"
        ))),
        (Some(format), _) | (None, Some(format)) => Ok(format),
        (None, None) => Err(Stop::Usage(format!(
            "cannot tell the format from the ending of {path}: use .csv, .json, .md, .html or .txt, or say --format"
        ))),
    }
}

fn render(
    args: &Trend,
    format: TrendFormat,
    months: &Months,
    indicators: &[Indicator],
) -> Result<Vec<u8>, Stop> {
    let file = to_file(args).is_some();
    let terminal = on_terminal() && !file;
    let lang = tell::lang(&args.show, None, terminal);
    let page = || report::trend(months, indicators, lang);
    let failed = "cannot write the trend";
    Ok(match format {
        TrendFormat::Json => report::trend_json(months).context(failed)?.into_bytes(),
        TrendFormat::Csv => {
            let mark = args.bom.map_or(file, |bom| bom == YesNo::Yes);
            let style = CsvStyle { mark, crlf: file };
            report::csv(&report::trend_sheet(months, indicators), style).context(failed)?
        }
        TrendFormat::Markdown => report::markdown(&page()).into_bytes(),
        TrendFormat::Html => report::html(&page(), lang).into_bytes(),
        TrendFormat::Table => {
            let style = Style {
                width: WIDTH,
                colour: tell::colour(&args.show, terminal),
            };
            report::terminal(&page(), style).into_bytes()
        }
    })
}
