//! The first reading of an input: what it is written in and which column feeds which field. The result is a [`Layout`], which
//! the second reading follows; settings and presets can override its parts.

use std::io::{self, Read};

use chrono_tz::Tz;

use super::Input;
use super::decode::Gb18030;
use super::field::{DateOrder, day_and_month, is_blank};
use super::header::{Feed, feeds, known_headers};
use super::records::Records;
use crate::event::{Holds, Kind};
use crate::problem::{NotText, Problem, What};
use crate::source::SourceRef;

/// How a text is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with so many bytes of byte order mark.
    Utf8(usize),
    /// GB18030, what a Chinese spreadsheet saves.
    Gb18030,
}

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
    /// Whether its rows can be read.
    pub usable: bool,
}

impl Layout {
    /// The text of the input, as UTF-8 without a byte order mark.
    ///
    /// # Errors
    /// When the input cannot be opened.
    pub(super) fn text<'i>(&self, input: &'i dyn Input) -> io::Result<Box<dyn Read + 'i>> {
        text(input, self.encoding.unwrap_or(Encoding::Utf8(0)))
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

fn text<'i>(input: &'i dyn Input, encoding: Encoding) -> io::Result<Box<dyn Read + 'i>> {
    let mut reader = input.open()?;
    match encoding {
        Encoding::Utf8(mark) => {
            io::copy(&mut reader.by_ref().take(mark as u64), &mut io::sink())?;
            Ok(reader)
        }
        Encoding::Gb18030 => Ok(Box::new(Gb18030::new(reader))),
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
    let kind = input.kind();
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
        usable: false,
    };
    let survey = survey(input)?;
    layout.encoding = match survey.wrong {
        None => Some(Encoding::Utf8(survey.mark)),
        Some((NotText::Byte(..), _)) if is_gb18030(input)? => Some(Encoding::Gb18030),
        Some((wrong, line)) => {
            problems.push(Problem::at(
                SourceRef { file, line },
                What::BadEncoding(wrong),
            ));
            return Ok(layout);
        }
    };
    let Some((delimiter, line, headers)) = header(input, &layout)? else {
        problems.push(Problem::of_file(file, What::EmptyFile));
        return Ok(layout);
    };
    (layout.delimiter, layout.header_line, layout.headers) = (delimiter, line, headers);
    let matched = feeds(kind, &layout.headers);
    let at = SourceRef { file, line };
    layout.usable = matched.wrong.is_empty();
    for wrong in matched.wrong {
        let column = missing_name(&wrong, kind, &matched.feeds, problems);
        problems.push(Problem {
            column,
            ..Problem::at(at, wrong)
        });
    }
    if !matched.unknown.is_empty() {
        problems.push(Problem::at(at, What::UnknownColumns(matched.unknown)));
    }
    layout.feeds = matched.feeds;
    layout.has = layout
        .feeds
        .iter()
        .enumerate()
        .filter(|(_, feed)| feed.is_some())
        .fold(0, |has, (i, _)| has | (1 << i));
    if layout.usable {
        date_orders(input, &mut layout, problems)?;
    }
    Ok(layout)
}

/// The canonical name of the column that is missing; the ones told before it are skipped.
fn missing_name(
    wrong: &What,
    kind: Kind,
    feeds: &[Option<Feed>],
    problems: &[Problem],
) -> Option<String> {
    match wrong {
        What::AmbiguousColumn { second, .. } => Some(second.clone()),
        What::MissingColumn { .. } => {
            let told = |name: &str| {
                problems.iter().any(|p| {
                    matches!(p.what, What::MissingColumn { .. })
                        && p.column.as_deref() == Some(name)
                })
            };
            let missing = kind.columns().iter().zip(feeds).filter(|(column, feed)| {
                feed.is_none() && column.need != crate::event::Need::Nothing
            });
            missing
                .map(|(column, _)| column.name)
                .find(|name| !told(name))
                .map(String::from)
        }
        _ => None,
    }
}

struct Survey {
    mark: usize,
    wrong: Option<(NotText, u32)>,
}

/// Reads all bytes once: is it UTF-8, and if not, where does that end?
fn survey(input: &dyn Input) -> io::Result<Survey> {
    let mut reader = input.open()?;
    let mut buffer = vec![0; 1 << 16];
    let (mut held, mut offset, mut line, mut mark) = (0, 0u64, 1u32, 0);
    loop {
        let n = read_some(&mut reader, &mut buffer[held..])?;
        let bytes = &buffer[..held + n];
        if offset == 0 {
            if let Some(wrong) = not_text(bytes) {
                return Ok(Survey {
                    mark,
                    wrong: Some((wrong, 1)),
                });
            }
            mark = if bytes.starts_with(b"\xef\xbb\xbf") {
                3
            } else {
                0
            };
        }
        let (good, bad) = match std::str::from_utf8(bytes) {
            Ok(_) => (bytes.len(), None),
            Err(e) if e.error_len().is_none() && n > 0 => (e.valid_up_to(), None),
            Err(e) => (e.valid_up_to(), bytes.get(e.valid_up_to()).copied()),
        };
        let nul = bytes[..good].iter().position(|byte| *byte == 0);
        let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count() as u32;
        if let Some(i) = nul {
            return Ok(Survey {
                mark,
                wrong: Some((
                    NotText::Binary(offset + i as u64),
                    line + lines(&bytes[..i]),
                )),
            });
        }
        line += lines(&bytes[..good]);
        if let Some(byte) = bad {
            return Ok(Survey {
                mark,
                wrong: Some((NotText::Byte(offset + good as u64, byte), line)),
            });
        }
        if n == 0 {
            return Ok(Survey { mark, wrong: None });
        }
        offset += good as u64;
        let end = held + n;
        buffer.copy_within(good..end, 0);
        held = end - good;
    }
}

fn read_some(reader: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match reader.read(buffer) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// What the first bytes say it is instead of text.
fn not_text(bytes: &[u8]) -> Option<NotText> {
    const WORKBOOKS: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"];
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Some(NotText::Utf16);
    }
    WORKBOOKS
        .iter()
        .any(|magic| bytes.starts_with(magic))
        .then_some(NotText::Workbook)
}

/// Whether it decodes as GB18030 and something besides says that it is: a known Chinese header, or known headers over cells
/// whose two-byte characters are nearly all common ones.
fn is_gb18030(input: &dyn Input) -> io::Result<bool> {
    if let Err(e) = io::copy(&mut text(input, Encoding::Gb18030)?, &mut io::sink()) {
        return if e.kind() == io::ErrorKind::InvalidData {
            Ok(false)
        } else {
            Err(e)
        };
    }
    let mut best = (0, 0);
    for delimiter in DELIMITERS {
        if let Some((_, header)) = first_record(text(input, Encoding::Gb18030)?, delimiter)? {
            best = best.max(known_headers(input.kind(), &header));
        }
    }
    Ok(best.1 > 0 || (best.0 > 0 && common_share(input.open()?)? >= 90))
}

/// The share in percent of two-byte characters that GB2312 has too; a single-byte text read as pairs has few.
fn common_share(mut reader: Box<dyn Read + '_>) -> io::Result<u64> {
    let (mut pairs, mut common, mut lead) = (0u64, 0u64, false);
    let mut buffer = vec![0; 1 << 16];
    loop {
        let n = read_some(&mut reader, &mut buffer)?;
        if n == 0 {
            return Ok((common * 100).checked_div(pairs).unwrap_or(0));
        }
        for byte in &buffer[..n] {
            if lead {
                pairs += 1;
                common += u64::from(*byte >= 0xa1);
                lead = false;
            } else {
                lead = *byte >= 0x81;
            }
        }
    }
}

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

fn first_record(text: Box<dyn Read + '_>, delimiter: u8) -> io::Result<Option<(u32, Vec<String>)>> {
    let mut records = Records::new(text, delimiter);
    while let Some(record) = records.next_record()? {
        if !record.is_blank() {
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

/// The header record under the delimiter that makes most of it known; of equals the comma.
fn header(input: &dyn Input, layout: &Layout) -> io::Result<Option<(u8, u32, Vec<String>)>> {
    let mut best: Option<(usize, (u8, u32, Vec<String>))> = None;
    for delimiter in DELIMITERS {
        let Some((line, header)) = first_record(layout.text(input)?, delimiter)? else {
            return Ok(None);
        };
        let (known, _) = known_headers(layout.kind, &header);
        if best.as_ref().is_none_or(|(most, _)| known > *most) {
            best = Some((known, (delimiter, line, header)));
        }
    }
    Ok(best.map(|(_, header)| header))
}

/// How many rows tell whether a column of dates begins with the year.
const SAMPLE: usize = 1000;

/// Decides the order of day and month for each column of dates that does not begin with the year: by the whole column, never
/// by a cell.
fn date_orders(
    input: &dyn Input,
    layout: &mut Layout,
    problems: &mut Vec<Problem>,
) -> io::Result<()> {
    let columns: Vec<usize> = (0..layout.feeds.len())
        .filter(|i| layout.kind.columns()[*i].holds == Holds::Time && layout.feeds[*i].is_some())
        .collect();
    let (mut above, mut first) = (
        vec![[false; 2]; layout.feeds.len()],
        vec![None; layout.feeds.len()],
    );
    let Some(mut records) = layout.records(input)? else {
        return Ok(());
    };
    let (mut rows, mut any) = (0, false);
    while let Some(record) = records.next_record()? {
        if record.line <= layout.header_line || record.len() != layout.headers.len() {
            continue;
        }
        rows += 1;
        if rows > SAMPLE && !any {
            break;
        }
        for &i in &columns {
            let Some(feed) = &layout.feeds[i] else {
                continue;
            };
            let text = feed.text(&record);
            if is_blank(&text, Holds::Time) {
                continue;
            }
            if let Some((a, b)) = day_and_month(&text) {
                any = true;
                first[i].get_or_insert((record.line, text.to_string()));
                above[i][0] |= a > 12;
                above[i][1] |= b > 12;
            }
        }
    }
    for i in columns {
        let Some((line, text)) = first[i].take() else {
            continue;
        };
        let name = layout.feeds[i]
            .as_ref()
            .map(|feed| feed.name(layout))
            .unwrap_or_default();
        let order = match above[i] {
            [true, false] => DateOrder::DayFirst,
            [false, true] => DateOrder::MonthFirst,
            // Both orders in one column: the cells that begin with the year stay readable, the others are bad values.
            [true, true] => DateOrder::YearFirst,
            [false, false] => {
                problems.push(
                    Problem::at(
                        SourceRef {
                            file: layout.file,
                            line,
                        },
                        What::AmbiguousDate,
                    )
                    .column(name)
                    .value(text),
                );
                layout.usable = false;
                DateOrder::YearFirst
            }
        };
        if let Some(feed) = &mut layout.feeds[i] {
            feed.order = order;
        }
    }
    Ok(())
}
