//! The first reading of an input: what it is written in and which column feeds which field. The result is a [`Layout`], which
//! the second reading follows; settings and presets can override its parts.

use std::collections::VecDeque;
use std::io;

use chrono_tz::Tz;

use super::Input;
use super::day_order::date_orders;
use super::encoding::encoding;
use super::garbled::{Garbled, garbled};
use super::header::{Matched, known_headers, near};
use super::layout::Layout;
use super::table::{Guide, Table, find};
use crate::event::Kind;
use crate::problem::{Absent, Level, Problem, What};
use crate::settings::Source;
use crate::source::SourceRef;

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
