//! `kefu trend`: results of several months side by side.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

use kefu::indicator::Indicator;
use kefu::problem::{HistoryFlaw, Level, Problem, What};
use kefu::report::{self, Page, Sheet};
use kefu::result::{Trend as Months, Trends};
use kefu::source::Sources;
use kefu::words::{self, Failure, Label, Lang, Tells};

use crate::Done;
use crate::args::Trend;
use crate::output::Report;
use crate::stop::{Exit, Stop};
use crate::{choose, files, tell};

pub(crate) fn run(args: &Trend) -> Done {
    let way = args.output.way()?;
    let read = paths(args)?;
    let trends = trends(args, &read)?;
    let indicators = choose::indicators(&args.indicators)?.unwrap_or_default();
    let Some(months) = trends.trend(&indicators) else {
        return Err(Failure::NoResult.into());
    };
    provisional(args, &trends);
    let course = Course(&months, &indicators);
    let (show, terminal) = (&args.show, way.terminal());
    let lang = tell::lang(show, None, terminal);
    let bytes = way.bytes(&course, lang, tell::style(show, terminal))?;
    way.send(bytes, Vec::new(), &read, args.force)?;
    Ok(Exit::Done)
}

/// The result files, each once.
fn paths(args: &Trend) -> Result<Vec<PathBuf>, Stop> {
    let (mut paths, mut seen) = (Vec::new(), BTreeSet::new());
    for named in &args.results {
        let found = files::results(named)?;
        if found.is_empty() {
            return Err(Failure::NoResultIn(named.display().to_string()).into());
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
                let flaw = What::BadHistory(HistoryFlaw::NotUtf8);
                Some(Problem::of_file(file, flaw))
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

/// The months with the chosen indicators.
struct Course<'a>(&'a Months, &'a [Indicator]);

impl Report for Course<'_> {
    fn page(&self, lang: Lang) -> Page {
        report::trend(self.0, self.1, lang)
    }

    fn sheet(&self, _lang: Lang) -> Option<Sheet> {
        Some(report::trend_sheet(self.0, self.1))
    }

    fn json(&self) -> Option<serde_json::Result<String>> {
        Some(report::json(self.0))
    }

    /// Its rows are the agents, each with their months.
    fn jsonl(&self) -> Option<serde_json::Result<String>> {
        Some(report::jsonl(&self.0.agents))
    }
}
