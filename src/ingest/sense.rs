//! The first reading of an input: what it is written in and which column feeds which field. The result is a [`Layout`], which
//! the second reading follows; settings and presets can override its parts.

use std::collections::VecDeque;
use std::io::{self, Read};

use chrono_tz::Tz;

use super::Input;
use super::day_order::date_orders;
use super::encoding::{Encoding, encoding, text};
use super::feed::Feed;
use super::field::{is_blank, trim};
use super::garbled::{Garbled, garbled};
use super::header::{Matched, known_headers, near};
use super::records::{Record, Records};
use super::table::{Guide, Table, find};
use super::words::Values;
use crate::event::{Holds, Kind};
use crate::name::fold;
use crate::problem::{Absent, Acceptance, ColumnNames, Level, Problem, Subject, What};
use crate::settings::{Mapping, Preset, Source};
use crate::source::SourceRef;

/// How an input is read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layout {
    /// Its index among the sources.
    pub file: u32,
    /// The kind of its rows.
    pub kind: Kind,
    /// Its encoding; None when it is no text.
    pub encoding: Option<Encoding>,
    /// The byte between fields.
    pub delimiter: u8,
    /// The line of its header.
    pub header_line: u32,
    /// Its headers, trimmed.
    pub headers: Vec<String>,
    /// What feeds each canonical column of the kind.
    pub feeds: Vec<Option<Feed>>,
    /// Which canonical columns are fed, a bit each.
    pub has: u32,
    /// The zone of its times without an offset.
    pub zone: Tz,
    /// Whether somebody said that zone for this file.
    pub zone_is_said: bool,
    /// More words that mean blank, folded.
    pub blank: Vec<String>,
    /// Which rows are events of the kind.
    pub filters: Vec<Kept>,
    /// Whether rows are the states of a thing, of which the one updated last counts.
    pub folds: bool,
    /// The preset that it follows.
    pub preset: Option<&'static Preset>,
    /// Whether somebody named the preset.
    pub preset_is_said: bool,
    /// The column that says once more, by name, who a row is about.
    pub witness: Option<usize>,
    /// The column that says what has become of a row.
    pub state: Option<usize>,
    /// What a person says of it.
    pub said: Mapping,
    /// The line from which on records are no rows.
    pub footer_line: u32,
    /// Whether its rows can be read.
    pub usable: bool,
    /// What somebody accepts of it: cells that are as they should be.
    pub accepts: Vec<Acceptance>,
    /// Its name, as a person knows it; blank until the program says it.
    pub name: String,
}

/// The values, folded, that rows must have in a column, or must not have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The column, by position.
    pub column: usize,
    /// The values.
    pub values: Vec<String>,
    /// Whether rows with these values are kept, or those with others.
    pub keeps: bool,
    /// Whether a person says so, and no preset.
    pub is_said: bool,
}

impl Layout {
    /// The words that a person says rows have, each with its filter; those of presets need not occur.
    pub(super) fn words_of_filters(&self) -> Vec<(&Kept, &str)> {
        let said = self.filters.iter().filter(|kept| kept.is_said);
        said.flat_map(|kept| kept.values.iter().map(move |value| (kept, value.as_str())))
            .filter(|(_, value)| self.usable && !value.is_empty())
            .collect()
    }

    /// Whether a record is an event of the kind, by what somebody said of its columns.
    pub(super) fn is_event(&self, record: &Record<'_>) -> bool {
        let keeps =
            |kept: &Kept| kept.keeps == kept.values.contains(&fold(record.field(kept.column)));
        self.filters.iter().all(keeps)
    }

    /// The name that says once more who a record is about.
    pub(super) fn named<'r>(&self, record: &Record<'r>) -> Option<&'r str> {
        let name = trim(record.field(self.witness?));
        (!is_blank(name, Holds::Text)).then_some(name)
    }

    /// Whether the state of a record says that it is resolved, closed or answered; None when it has none.
    pub(super) fn is_done(&self, record: &Record<'_>) -> Option<bool> {
        let state = trim(record.field(self.state?));
        (!is_blank(state, Holds::Text)).then(|| Values::get().is_done(state))
    }

    /// Whether somebody said that such a cell is blank.
    pub(super) fn says_blank(&self, text: &str) -> bool {
        !self.blank.is_empty() && self.blank.contains(&fold(text))
    }

    /// What a column is called here, by its header or its canonical name; None where the two are one, or it is none of these.
    pub fn names_of(&self, column: &str) -> Option<ColumnNames> {
        let fields = self.kind.columns().iter().zip(&self.feeds);
        let mut named =
            fields.filter_map(|(field, feed)| Some((field.name, feed.as_ref()?.name(self))));
        let is = |(canonical, header): &(&str, String)| *canonical == column || header == column;
        let (canonical, header) = named.find(is)?;
        (header != canonical).then_some(ColumnNames { header, canonical })
    }

    /// Marks problems of cells that somebody accepts.
    pub(super) fn accept(&self, problems: &mut [Problem]) {
        if self.accepts.is_empty() {
            return;
        }
        for problem in problems {
            let names = problem
                .column
                .as_deref()
                .and_then(|column| self.names_of(column));
            let canonical = names.as_ref().map(|names| names.canonical);
            let subject = Subject {
                file: &self.name,
                columns: [problem.column.as_deref(), canonical],
                value: problem.value.as_deref(),
                ..Subject::default()
            };
            let covers = |block: &&Acceptance| {
                problem.can_be_accepted() && block.covers(problem.what.code(), &subject)
            };
            let block = self.accepts.iter().find(covers);
            problem.accepted = block.map(|block| block.accepted.clone());
        }
    }

    /// Whether a record that begins there can be a row: below the header and above the footer.
    pub(super) fn is_row(&self, line: u32) -> bool {
        self.header_line < line && line < self.footer_line
    }

    /// The text of the input, as UTF-8 without a byte order mark.
    ///
    /// # Errors
    /// When the input cannot be opened.
    pub(super) fn text<'i>(&self, input: &'i dyn Input) -> io::Result<Box<dyn Read + 'i>> {
        text(input, self.encoding.unwrap_or_default())
    }

    /// Its records, the header among them; None when it is no text.
    ///
    /// # Errors
    /// When the input cannot be opened.
    pub(super) fn records<'i>(&self, input: &'i dyn Input) -> io::Result<Option<Records<'i>>> {
        if self.encoding.is_none() {
            return Ok(None);
        }
        Ok(Some(Records::new(self.text(input)?, self.delimiter)))
    }
}

/// Senses an input; what keeps it from being read goes to `problems`.
///
/// # Errors
/// When the input cannot be opened or read.
pub fn sense(
    input: &dyn Input,
    file: u32,
    zone: Tz,
    problems: &mut Vec<Problem>,
) -> io::Result<Layout> {
    sense_as(input, file, zone, None, problems)
}

/// Senses an input of which a person says something: what is said wins.
///
/// # Errors
/// When the input cannot be opened or read.
pub fn sense_as(
    input: &dyn Input,
    file: u32,
    zone: Tz,
    source: Option<&Source>,
    problems: &mut Vec<Problem>,
) -> io::Result<Layout> {
    let kind = input.kind();
    // What is said of one kind says nothing of another.
    let source = source.filter(|source| source.kind == kind);
    let guide = Guide::of(source);
    let mut layout = Layout {
        file,
        kind,
        encoding: None,
        delimiter: b',',
        header_line: 0,
        headers: Vec::new(),
        feeds: vec![None; kind.columns().len()],
        has: 0,
        zone,
        zone_is_said: false,
        blank: Vec::new(),
        filters: Vec::new(),
        folds: false,
        witness: None,
        state: None,
        preset: guide.preset,
        preset_is_said: guide.preset.is_some(),
        said: source
            .map(|source| source.mapping.clone())
            .unwrap_or_default(),
        footer_line: u32::MAX,
        usable: false,
        accepts: Vec::new(),
        name: String::new(),
    };
    match encoding(input, guide.mapping.charset)? {
        Ok(encoding) => layout.encoding = Some(encoding),
        Err((wrong, line)) => {
            problems.push(Problem::at(
                SourceRef { file, line },
                What::BadEncoding(wrong),
            ));
            return Ok(layout);
        }
    }
    let table = match find(&|| layout.text(input), kind, &guide)? {
        Ok(table) => table,
        Err(what) => {
            problems.push(Problem::of_file(file, what));
            return Ok(layout);
        }
    };
    let Table {
        delimiter,
        line,
        headers,
        preset,
        mapping,
        matched,
        above,
        ..
    } = table;
    (layout.delimiter, layout.header_line, layout.headers) = (delimiter, line, headers);
    (layout.preset, layout.folds) = (preset, mapping.folds);
    layout.zone_is_said = mapping.zone.is_some();
    (layout.zone, layout.blank) = (mapping.zone.unwrap_or(zone), mapping.blank);
    (layout.witness, layout.state) = (matched.witness, matched.state);
    let at = SourceRef {
        file,
        line: line.max(1),
    };
    for (line, cells) in above {
        problems.extend(layout.other_zone(line, cells.iter().map(String::as_str)));
    }
    let garbled = garbled_headers(kind, &layout.headers, at);
    let is_wrong = |problem: &Problem| problem.level() == Level::Error;
    let garbled_wrong = garbled.iter().any(is_wrong);
    let unused = unused(&layout, &matched, at);
    layout.usable = matched.wrong.is_empty() && !garbled_wrong;
    problems.extend(garbled);
    for (wrong, column) in matched.wrong {
        // What is missing stands there, garbled.
        if !(garbled_wrong && matches!(wrong, What::MissingColumn { .. })) {
            problems.push(Problem::at(at, wrong).column(column));
        }
    }
    problems.extend(unused);
    layout.filters = matched.filters;
    layout.feeds = matched.feeds;
    let fed = layout
        .feeds
        .iter()
        .enumerate()
        .filter(|(_, feed)| feed.is_some());
    layout.has = fed.fold(0, |has, (i, _)| has | (1 << i));
    layout.footer_line = footer(input, &layout, mapping.footer.unwrap_or_default())?;
    if layout.usable {
        date_orders(input, &mut layout, mapping.date_order, problems)?;
    }
    Ok(layout)
}

/// Headers that are garbled: an error where the text before is one that the kind knows.
fn garbled_headers(kind: Kind, headers: &[String], at: SourceRef) -> Vec<Problem> {
    let told = |header: &String| {
        let Garbled { was } = garbled(header)?;
        let before: Vec<String> = was.iter().map(|was| was.trim().to_string()).collect();
        let error = known_headers(kind, &before).0 > 0;
        let what = What::GarbledText { was, error };
        Some(
            Problem::at(at, what)
                .column(header.clone())
                .value(header.clone()),
        )
    };
    headers.iter().filter_map(told).collect()
}

/// What is told of the headers that feed nothing.
fn unused(layout: &Layout, matched: &Matched, at: SourceRef) -> Vec<Problem> {
    let near = near(layout.kind, matched, &layout.headers);
    let columns = layout.kind.columns();
    let told = near.iter().map(|(i, column)| {
        let column = columns[*column].name;
        Problem::at(at, What::Absent(Absent::HeaderNear(column))).column(layout.headers[*i].clone())
    });
    let mut told: Vec<Problem> = told.collect();
    let unknown = matched.unknown(&layout.headers).into_iter();
    let others: Vec<String> = unknown
        .filter(|(i, _)| near.iter().all(|(place, _)| place != i))
        .map(|(_, name)| name.to_string())
        .collect();
    if !others.is_empty() {
        told.push(Problem::at(at, What::UnknownColumns(others)));
    }
    told
}

/// The line on which the last `records` records begin; u32::MAX where there is no footer.
fn footer(input: &dyn Input, layout: &Layout, records: usize) -> io::Result<u32> {
    let mut last = VecDeque::new();
    let Some(mut all) = layout.records(input)?.filter(|_| records > 0) else {
        return Ok(u32::MAX);
    };
    while let Some(record) = all.next_record()? {
        // What a quote has swallowed is no footer.
        if record.unclosed {
            return Ok(u32::MAX);
        }
        if record.line > layout.header_line && !record.is_blank() {
            last.push_back(record.line);
            if last.len() > records {
                last.pop_front();
            }
        }
    }
    Ok(last.front().copied().unwrap_or(u32::MAX))
}
