//! `kefu columns`: how a file is understood, before anything is scored.

mod toml;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kefu::event::{Column, DateOrder, Holds, Kind, Need, Unit, name_words};
use kefu::ingest::{self, Clue, Input, Layout};
use kefu::problem::{Level, Problem, What};
use kefu::report::{self, Align, Block, Cell, Page, Sheet, Tone};
use kefu::settings::Settings;
use kefu::source::Sources;
use kefu::words::{Failure, Label, Lang, Phrase, holds, label, phrase};

use crate::Done;
use crate::args::{Columns, Show};
use crate::files;
use crate::input::{InputFile, STDIN};
use crate::output::on_terminal;
use crate::stop::{Exit, Failing, Stop};
use crate::written::Written;
use crate::{tell, write};

/// How many values of a column are shown.
const SAMPLES: usize = 3;

pub(crate) fn run(args: &Columns) -> Done {
    let lang = tell::lang(&args.show, None, on_terminal());
    let style = tell::style(&args.show, on_terminal());
    let mut exit = Exit::Done;
    let from_stdin = |file: &&PathBuf| file.as_path() == Path::new(STDIN);
    if args.files.iter().filter(from_stdin).count() > 1 {
        return Err(Stop::Usage(Failure::StandardInputTwice));
    }
    for file in &args.files {
        let input = understood(file, args.kind, &args.show)?;
        let mut sources = Sources::default();
        let index = sources.add(&input.name);
        let mut problems = Vec::new();
        let failed = || Failure::Read(input.name.clone());
        let settings = settings_beside(file, &args.show)?;
        let (zone, source) = (settings.clock.zone, settings.source(&input.name));
        let layout =
            ingest::sense_as(&input, index, zone, source, &mut problems).failing(failed)?;
        let samples = ingest::samples(&input, &layout, SAMPLES).failing(failed)?;
        if args.toml {
            write::stdout(toml::source(file, &layout).as_bytes())?;
        } else {
            let page = page(&input, &layout, &samples, lang);
            write::stdout(report::terminal(&page, style).as_bytes())?;
        }
        tell::problems(&problems, &sources, &args.show, None, Level::Warning);
        if problems
            .iter()
            .any(|problem: &Problem| problem.level() == Level::Error)
        {
            exit = Exit::Errors;
        }
    }
    Ok(exit)
}

/// The settings beside a file; their mistakes are told.
fn settings_beside(file: &Path, show: &Show) -> Result<Settings, Stop> {
    let path = file.parent().map_or(Ok(None), files::settings_in);
    let mut written = Written::default();
    let settings = written.settings(path)?;
    settings.ok_or_else(|| {
        tell::problems(&written.mistakes, &written.sources, show, None, Level::Note);
        Stop::Told
    })
}

/// The file, as the kind that is said, that its name says, or whose headers it has most of.
fn understood(file: &Path, kind: Option<Kind>, show: &Show) -> Result<InputFile, Stop> {
    let named = || {
        let words = name_words(&file.file_name()?.to_string_lossy());
        match (words.later, words.kinds.as_slice(), words.weak.as_slice()) {
            (None, [kind], _) | (None, [], [kind]) => Some(*kind),
            _ => None,
        }
    };
    let said = settings_beside(file, show)?
        .source(&file.to_string_lossy())
        .map(|source| source.kind);
    let mut input = InputFile::named(kind.unwrap_or(Kind::Calls), file)?;
    if let Some(kind) = kind.or(said).or_else(named) {
        input.kind = kind;
        return Ok(input);
    }
    let mut known: BTreeMap<usize, Vec<Kind>> = BTreeMap::new();
    let mut told = None;
    for kind in Kind::ALL {
        input.kind = kind;
        let mut problems = Vec::new();
        let layout = ingest::sense(&input, 0, Settings::default().clock.zone, &mut problems);
        let layout = layout.failing(|| Failure::Read(file.display().to_string()))?;
        known.entry(fit(&layout)).or_default().push(kind);
        told = told.or(says_why(&problems).then_some(kind));
    }
    match (known.pop_last(), told) {
        (Some((1.., kinds)), _) if kinds.len() == 1 => {
            input.kind = kinds[0];
            Ok(input)
        }
        (_, Some(kind)) => {
            input.kind = kind;
            Ok(input)
        }
        _ => Err(Stop::Usage(Failure::NoKind(file.display().to_string()))),
    }
}

/// How many fields a file feeds; 0 where that is one alone, or none that every file of the kind has.
fn fit(layout: &Layout) -> usize {
    let feeds = layout.kind.columns().iter().zip(&layout.feeds);
    let needed = |(column, feed): (&Column, &Option<ingest::Feed>)| {
        feed.is_some() && column.need != Need::Nothing
    };
    let all = layout.feeds.iter().flatten().count();
    if all > 1 && feeds.clone().any(needed) {
        all
    } else {
        0
    }
}

/// Whether it is told what a file is instead of a table, whatever its kind.
fn says_why(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| match &problem.what {
        What::NoHeader { presets, .. } => !presets.is_empty(),
        What::NotATable(_) | What::BadEncoding(_) | What::EmptyFile => true,
        _ => false,
    })
}

fn page(input: &InputFile, layout: &Layout, samples: &[Vec<String>], lang: Lang) -> Page {
    let mut page = Page::default();
    page.blocks.push(Block::Heading(format!(
        "{} · {}",
        input.name,
        input.kind().name()
    )));
    let Some(encoding) = layout.encoding else {
        return page;
    };
    let clue = match encoding.clue {
        Clue::Valid => Label::ClueValid,
        Clue::Mark => Label::ClueMark,
        Clue::ChineseHeader => Label::ClueHeader,
        Clue::LooksChinese => Label::ClueLooks,
        Clue::Said => Label::ClueSaid,
    };
    let delimiter = match layout.delimiter {
        b'\t' => "tab".to_string(),
        other => char::from(other).to_string(),
    };
    let written = Phrase::Written {
        charset: encoding.charset.name(),
        clue: label(clue, lang),
        delimiter: &delimiter,
        header: layout.header_line,
    };
    page.blocks.push(Block::Text(phrase(&written, lang)));
    if let Some(preset) = layout.preset {
        let read = Phrase::ReadAsPreset {
            system: &preset.system,
            preset: preset.name,
            said: layout.preset_is_said,
        };
        page.blocks.push(Block::Text(phrase(&read, lang)));
    }
    let mut filters: Vec<String> = Vec::new();
    for kept in &layout.filters {
        let shown = |value: &String| {
            if value.is_empty() {
                "\"\"".into()
            } else {
                value.clone()
            }
        };
        let values: Vec<String> = kept.values.iter().map(shown).collect();
        let filtered = Phrase::Filtered {
            column: layout.headers.get(kept.column).map_or("", String::as_str),
            values: &values.join(", "),
            keeps: kept.keeps,
        };
        // Of a header that stands twice it is said once.
        let filtered = phrase(&filtered, lang);
        if !filters.contains(&filtered) {
            filters.push(filtered);
        }
    }
    page.blocks.extend(filters.into_iter().map(Block::Text));
    page.blocks.push(Block::Gap);
    page.blocks.push(Block::Sheet(sheet(layout, samples, lang)));
    let missing = layout
        .kind
        .columns()
        .iter()
        .zip(&layout.feeds)
        .filter(|(_, feed)| feed.is_none());
    let missing: Vec<String> = missing
        .map(|(column, _)| {
            format!(
                "{}{}",
                column.name,
                if column.need == Need::Nothing {
                    ""
                } else {
                    "*"
                }
            )
        })
        .collect();
    if !missing.is_empty() {
        page.blocks.push(Block::Item(
            label(Label::NotThere, lang).into(),
            missing.join(", "),
        ));
    }
    page.blocks.push(Block::Gap);
    page
}

fn sheet(layout: &Layout, samples: &[Vec<String>], lang: Lang) -> Sheet {
    let name = |of| label(of, lang);
    let mut sheet = Sheet::new(&[
        (name(Label::Column), Align::Wrapped),
        (name(Label::Field), Align::Left),
        (name(Label::ReadAs), Align::Wrapped),
        (name(Label::Values), Align::Wrapped),
    ]);
    for (i, header) in layout.headers.iter().enumerate() {
        let feeds = layout.kind.columns().iter().zip(&layout.feeds);
        let (fields, read): (Vec<&str>, Vec<String>) = feeds
            .filter_map(|(column, feed)| Some((column, feed.as_ref()?)))
            .filter(|(_, feed)| feed.columns.contains(&i))
            .map(|(column, feed)| {
                let read = reading(layout.kind, column.holds, feed, lang);
                (column.name, read)
            })
            .unzip();
        let (field, read) = if fields.is_empty() {
            (Cell::Toned("–".into(), Tone::Quiet), Cell::Blank)
        } else {
            (Cell::text(fields.join(", ")), Cell::text(read.join(", ")))
        };
        let values = samples
            .get(i)
            .map(|values| values.join(" · "))
            .unwrap_or_default();
        sheet
            .rows
            .push(vec![Cell::text(header), field, read, Cell::text(values)]);
    }
    sheet
}

/// How the cells of a column are read.
fn reading(kind: Kind, column: Holds, feed: &ingest::Feed, lang: Lang) -> String {
    let column = if feed.after.is_some() {
        Holds::Seconds
    } else {
        column
    };
    let more = match (column, feed.reading.order, feed.reading.unit) {
        (Holds::Time | Holds::Deadline, DateOrder::Dmy, _) => "d/m/y",
        (Holds::Time | Holds::Deadline, DateOrder::Mdy, _) => "m/d/y",
        (Holds::Time | Holds::Deadline, DateOrder::Ymd, _) => "y/m/d",
        (Holds::Time | Holds::Deadline, DateOrder::Unknown, _) => "?/?/y",
        (Holds::Seconds, _, Unit::Minutes) => "min",
        (Holds::Seconds, _, Unit::Hours) => "h",
        (Holds::Seconds, _, Unit::Milliseconds) => "ms",
        (Holds::Seconds, _, Unit::Seconds) => "s",
        _ => "",
    };
    let name = holds(column, lang);
    let after = feed.after.and_then(|after| kind.columns().get(after));
    let after = after.map_or(String::new(), |column| format!("; {} +", column.name));
    if more.is_empty() {
        name.to_string()
    } else {
        format!("{name} ({more}){after}")
    }
}
