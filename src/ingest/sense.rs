//! The first reading of an input: what it is written in and which column feeds which field. The result is a [`Layout`], which
//! the second reading follows; settings and presets can override its parts.

use std::collections::VecDeque;
use std::io::{self, Read};

use chrono_tz::Tz;

use super::Input;
use super::day_order::date_orders;
use super::encoding::{Encoding, encoding, text};
use super::header::{Feed, feeds, known_headers};
use super::records::{Record, Records};
use crate::event::Kind;
use crate::name::fold;
use crate::problem::{Problem, What};
use crate::settings::Source;
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
    /// More words that mean blank, folded.
    pub blank: Vec<String>,
    /// The values, folded, that rows must have in a column to be events of the kind.
    pub only: Vec<(usize, Vec<String>)>,
    /// The line from which on records are no rows.
    pub footer_line: u32,
    /// Whether its rows can be read.
    pub usable: bool,
}

impl Layout {
    /// Whether a record is an event of the kind, by what somebody said of its columns.
    pub(super) fn is_event(&self, record: &Record<'_>) -> bool {
        let has =
            |(column, values): &(usize, Vec<String>)| values.contains(&fold(record.field(*column)));
        self.only.iter().all(has)
    }

    /// Whether somebody said that such a cell is blank.
    pub(super) fn says_blank(&self, text: &str) -> bool {
        !self.blank.is_empty() && self.blank.contains(&fold(text))
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
    let mut layout = Layout {
        file,
        kind,
        encoding: None,
        delimiter: b',',
        header_line: 0,
        headers: Vec::new(),
        feeds: vec![None; kind.columns().len()],
        has: 0,
        zone: source.and_then(|source| source.zone).unwrap_or(zone),
        blank: source
            .map(|source| source.blank.clone())
            .unwrap_or_default(),
        only: Vec::new(),
        footer_line: u32::MAX,
        usable: false,
    };
    match encoding(input, source.and_then(|source| source.charset))? {
        Ok(encoding) => layout.encoding = Some(encoding),
        Err((wrong, line)) => {
            problems.push(Problem::at(
                SourceRef { file, line },
                What::BadEncoding(wrong),
            ));
            return Ok(layout);
        }
    }
    let Some((delimiter, line, headers)) = header(input, &layout, source)? else {
        let line = source
            .and_then(|source| source.header)
            .filter(|line| *line > 1);
        let what = line.map_or(What::EmptyFile, |line| What::NoHeaderLine { line });
        problems.push(Problem::of_file(file, what));
        return Ok(layout);
    };
    (layout.delimiter, layout.header_line, layout.headers) = (delimiter, line, headers);
    let mut matched = feeds(kind, &layout.headers, source);
    for only in source.iter().flat_map(|source| &source.only) {
        match layout
            .headers
            .iter()
            .position(|header| fold(header) == fold(&only.column))
        {
            Some(column) => layout.only.push((column, only.values.clone())),
            None => matched.not_there(&only.column, &layout.headers),
        }
    }
    let at = SourceRef {
        file,
        line: line.max(1),
    };
    layout.usable = matched.wrong.is_empty();
    for (wrong, column) in matched.wrong {
        problems.push(Problem::at(at, wrong).column(column));
    }
    let filters: Vec<&String> = layout
        .only
        .iter()
        .filter_map(|(column, _)| layout.headers.get(*column))
        .collect();
    matched.unknown.retain(|name| !filters.contains(&name));
    if !matched.unknown.is_empty() {
        problems.push(Problem::at(at, What::UnknownColumns(matched.unknown)));
    }
    layout.feeds = matched.feeds;
    let fed = layout
        .feeds
        .iter()
        .enumerate()
        .filter(|(_, feed)| feed.is_some());
    layout.has = fed.fold(0, |has, (i, _)| has | (1 << i));
    layout.footer_line = footer(input, &layout, source.map_or(0, |source| source.footer))?;
    if let Some(order) = source.and_then(|source| source.date_order) {
        layout
            .feeds
            .iter_mut()
            .flatten()
            .for_each(|feed| feed.reading.order = order);
    } else if layout.usable {
        date_orders(input, &mut layout, problems)?;
    }
    Ok(layout)
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

pub(super) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The first record that begins on that line or after it, and has text.
pub(super) fn first_record(
    text: Box<dyn Read + '_>,
    delimiter: u8,
    from: u32,
) -> io::Result<Option<(u32, Vec<String>)>> {
    let mut records = Records::new(text, delimiter);
    while let Some(record) = records.next_record()? {
        if record.line >= from && !record.is_blank() {
            let trim = |field: &str| {
                field
                    .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
                    .to_string()
            };
            return Ok(Some((record.line, record.fields().map(trim).collect())));
        }
    }
    Ok(None)
}

/// A delimiter, and the line and the fields of the header under it.
type Header = (u8, u32, Vec<String>);

/// The header record under the delimiter that makes most of it known; of equals the comma. Where there is none, the names
/// that were said, under the delimiter that gives as many fields.
fn header(
    input: &dyn Input,
    layout: &Layout,
    source: Option<&Source>,
) -> io::Result<Option<Header>> {
    let said = source.and_then(|source| source.delimiter);
    let from = source.and_then(|source| source.header);
    let names = source
        .map(|source| source.names.clone())
        .unwrap_or_default();
    let mut best: Option<(usize, Header)> = None;
    for delimiter in DELIMITERS
        .into_iter()
        .filter(|delimiter| said.is_none_or(|said| said == *delimiter))
    {
        let Some((line, record)) = first_record(layout.text(input)?, delimiter, from.unwrap_or(0))?
        else {
            return Ok(None);
        };
        let (fit, header) = match from {
            Some(0) => (
                usize::from(record.len() == names.len()),
                (delimiter, 0, names.clone()),
            ),
            _ => (
                known_headers(layout.kind, &record).0,
                (delimiter, line, record),
            ),
        };
        if best.as_ref().is_none_or(|(most, _)| fit > *most) {
            best = Some((fit, header));
        }
    }
    Ok(best.map(|(_, header)| header))
}
