//! From bytes to rows: an input is sensed (encoding, delimiter, header line, which column feeds which field), then read row by
//! row with true line numbers, and every cell becomes a value or a problem. Who a row is about and whether it counts is left
//! to `tally`.

mod beginning;
mod damaged_id;
mod day_order;
mod decode;
mod duration;
mod encoding;
mod feed;
mod field;
mod garbled;
mod header;
mod kept;
mod layout;
mod lengths;
mod moment;
mod noise;
mod number;
mod proposal;
mod records;
mod sense;
mod starts;
mod table;
mod taken;
mod turned;
mod units;
mod urgent;
mod words;

use std::collections::BTreeSet;
use std::io::{self, Read};

use crate::event::{Cell, DateOrder, Holds, Kind, Need, Row, Value};
use crate::month::{Clock, When};
use crate::name::fold;
use crate::problem::{Level, Problem, What, Wrong};
use crate::source::SourceRef;

pub use beginning::{Beginning, Fit};
use damaged_id::DamagedIds;
pub use encoding::{Clue, Encoding};
pub use feed::Feed;
pub use field::Reading;
use garbled::GarbledText;
pub use header::{chinese_headers_of, headers_of};
pub use kept::Kept;
pub use layout::Layout;
use lengths::Lengths;
pub use moment::moment;
pub use proposal::Proposal;
pub use sense::{sense, sense_as};
pub use taken::taken;

/// Something to read from, which may be opened more than once.
pub trait Input {
    /// The kind of its rows.
    fn kind(&self) -> Kind;

    /// A fresh reader from its beginning, also while another one is in use.
    ///
    /// # Errors
    /// When it cannot be opened.
    fn open(&self) -> io::Result<Box<dyn Read + '_>>;
}

/// How many rows an input has, and how many of them cannot be read.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Counts {
    /// All rows.
    pub rows: u64,
    /// Those with a mistake.
    pub rejected: u64,
    /// Those that are no events of the kind.
    pub filtered: u64,
}

/// Reads all rows of an input: good ones go to `sink`, mistakes to `problems`.
///
/// # Errors
/// When the input cannot be opened or read.
pub fn read(
    input: &dyn Input,
    layout: &Layout,
    problems: &mut Vec<Problem>,
    sink: &mut dyn FnMut(Row<'_>),
) -> io::Result<Counts> {
    let mut counts = Counts::default();
    let Some(mut records) = layout.records(input)? else {
        return Ok(counts);
    };
    let mut found = Vec::new();
    let mut lengths = Lengths::new(input, layout);
    let mut unseen = layout.words_of_filters();
    let (mut text, mut ids) = (GarbledText::of(layout), DamagedIds::of(layout));
    while let Some(record) = records.next_record()? {
        if !layout.is_row(record.line) || record.is_blank() {
            continue;
        }
        counts.rows += 1;
        let at = SourceRef {
            file: layout.file,
            line: record.line,
        };
        if layout.usable && layout.is_noise(&record) {
            problems.extend(layout.other_zone(record.line, record.fields()));
            counts.filtered += 1;
            continue;
        }
        if !layout.usable {
            // What keeps the file from being read is told already.
        } else if record.unclosed || layout.swallows(&record) {
            found.push(Problem::at(at, What::UnclosedQuote));
        } else if record.len() != layout.headers.len() {
            found.push(Problem::at(
                at,
                What::WrongFieldCount {
                    expected: layout.headers.len(),
                    found: record.len(),
                },
            ));
        } else {
            unseen.retain(|(kept, value)| fold(record.field(kept.column)) != *value);
            if !layout.is_event(&record) {
                counts.filtered += 1;
                continue;
            }
            text.see(&record, layout, at, &mut found);
            ids.see(&record, layout, at, &mut found);
            layout.accept(&mut found);
            let is_wrong = |problem: &Problem| problem.level() == Level::Error;
            let (cells, whole) = match found.iter().any(is_wrong) {
                true => (Vec::new(), false),
                false => cells(&record, layout, at, &mut lengths, &mut found)?,
            };
            if whole && !found.iter().any(is_wrong) {
                problems.append(&mut found);
                sink(Row {
                    at,
                    has: layout.has,
                    named: layout.named(&record),
                    done: layout.is_done(&record),
                    urgent: urgent::undecided(&record, layout),
                    cells,
                });
                continue;
            }
        }
        counts.rejected += 1;
        problems.append(&mut found);
    }
    problems.extend(text.told());
    problems.extend(ids.told(layout));
    for (kept, value) in unseen {
        let header = layout.headers.get(kept.column).cloned().unwrap_or_default();
        let what = What::ValueNotSeen { keeps: kept.keeps };
        let problem = Problem::of_file(layout.file, what).column(header);
        problems.push(problem.value(value));
    }
    Ok(counts)
}

/// The first values of each column that differ and are not blank, at most `most` of each.
///
/// # Errors
/// When the input cannot be opened or read.
pub fn samples(input: &dyn Input, layout: &Layout, most: usize) -> io::Result<Vec<Vec<String>>> {
    const ROWS: usize = 1000;
    let mut samples: Vec<Vec<String>> = vec![Vec::new(); layout.headers.len()];
    let Some(mut records) = layout.records(input)? else {
        return Ok(samples);
    };
    for _ in 0..ROWS {
        let Some(record) = records.next_record()? else {
            break;
        };
        if !layout.is_row(record.line) {
            continue;
        }
        for (values, field) in samples.iter_mut().zip(record.fields()) {
            let field = field.trim();
            if values.len() < most && !field.is_empty() && values.iter().all(|value| value != field)
            {
                values.push(field.to_string());
            }
        }
    }
    Ok(samples)
}

/// The raw text of the records that begin at `lines`, in the order of the lines.
///
/// # Errors
/// When the input cannot be opened or read.
pub fn raw_records(
    input: &dyn Input,
    layout: &Layout,
    lines: &BTreeSet<u32>,
) -> io::Result<Vec<(u32, String)>> {
    let Some(mut records) = layout.records(input)? else {
        return Ok(Vec::new());
    };
    let mut text = String::new();
    layout.text(input)?.read_to_string(&mut text)?;
    let mut found = Vec::new();
    while let Some(record) = records.next_record()? {
        let (line, start, end) = (record.line, record.start, record.end);
        if lines.contains(&line) {
            let raw = text.get(start..end.min(text.len())).unwrap_or_default();
            found.push((line, raw.trim_matches(['\r', '\n']).to_string()));
        }
    }
    Ok(found)
}

/// The cells of a record, one for each canonical column, and whether all could be read; what is wrong goes to `found`.
fn cells<'r>(
    record: &records::Record<'r>,
    layout: &Layout,
    at: SourceRef,
    lengths: &mut Lengths<'_>,
    found: &mut Vec<Problem>,
) -> io::Result<(Vec<Cell<'r>>, bool)> {
    let columns = layout.kind.columns();
    let mut cells: Vec<Cell<'r>> = Vec::with_capacity(columns.len());
    let mut whole = true;
    for (i, (column, feed)) in columns.iter().zip(&layout.feeds).enumerate() {
        let Some(feed) = feed else {
            cells.push(None);
            continue;
        };
        let holds = if feed.after.is_some() {
            Holds::Seconds
        } else {
            column.holds
        };
        let text = feed.text(record, layout);
        let nothing = layout.says_blank(&text) || feed.is_blank(&text);
        // What somebody says of a word comes before what is known of it, and may be that it is blank.
        let mut text = feed.meaning(text, column.holds);
        if !holds.is_text() {
            text = field::plain(text);
        }
        let no_moment = || holds.is_moment() && moment::is_nothing(&text, layout.zone);
        if nothing || field::is_blank(&text, column.holds) || no_moment() {
            // A name beside a blank id says who it is.
            let named = column.name == "agent_id" && layout.named(record).is_some();
            if column.need == Need::Cells && !named {
                found.push(Problem::at(at, What::MissingValue).column(feed.name(layout)));
            }
            cells.push(None);
            continue;
        }
        let reading = if holds == Holds::Seconds && duration::is_doubtful(&text) {
            lengths.reading(i, feed)?
        } else {
            feed.reading
        };
        match field::value(text, holds, reading, layout.zone) {
            Ok(value) => cells.push(Some(value)),
            // Told once for the column; the row is set apart without another word.
            Err(Wrong::Date) if feed.reading.order == DateOrder::Unknown => {
                whole = false;
                cells.push(None);
            }
            Err(wrong) => {
                found.push(
                    Problem::at(at, What::BadValue(wrong))
                        .column(feed.name(layout))
                        .value(feed.text(record, layout)),
                );
                cells.push(None);
            }
        }
    }
    count_from(&mut cells, layout);
    Ok((cells, whole))
}

/// Turns durations that are counted from another moment of the row into moments.
fn count_from(cells: &mut [Cell<'_>], layout: &Layout) {
    let clock = Clock::new(layout.zone);
    for (i, feed) in layout.feeds.iter().enumerate() {
        let Some(base) = feed.as_ref().and_then(|feed| feed.after) else {
            continue;
        };
        let moment = match (cells.get(base), cells.get(i)) {
            (Some(Some(Value::Time(base))), Some(Some(Value::Whole(seconds)))) => Some(
                Value::Time(When::At(clock.start(*base) + i64::from(*seconds))),
            ),
            _ => None,
        };
        if let Some(cell) = cells.get_mut(i) {
            *cell = moment;
        }
    }
}
