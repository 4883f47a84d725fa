//! Records that are no events whatever the system: repeated headers, totals, and lines about the export itself. Only what is
//! certain is set apart; it is counted as `filtered`.

use std::borrow::Cow;
use std::sync::OnceLock;

use chrono_tz::Tz;
use serde::Deserialize;

use super::field::{is_blank, plain, trim};
use super::layout::Layout;
use super::moment::moment;
use super::records::Record;
use crate::event::{Holds, Kind, Need};
use crate::name::fold;
use crate::problem::{Problem, What};
use crate::source::SourceRef;

#[derive(Deserialize, Default)]
struct Noise {
    totals: Vec<String>,
    footers: Vec<String>,
    pivot: Vec<String>,
    pivot_begins: Vec<String>,
}

/// The words, folded.
fn words() -> &'static Noise {
    static WORDS: OnceLock<Noise> = OnceLock::new();
    WORDS.get_or_init(|| {
        let noise: Noise = toml::from_str(include_str!("noise.toml")).unwrap_or_default();
        let folded = |words: Vec<String>| words.iter().map(|word| fold(word)).collect();
        Noise {
            totals: folded(noise.totals),
            footers: folded(noise.footers),
            pivot: folded(noise.pivot),
            pivot_begins: folded(noise.pivot_begins),
        }
    })
}

/// Whether a header is one that pivot tables have.
pub(super) fn is_pivot(header: &str) -> bool {
    let header = fold(header);
    let words = words();
    words.pivot.contains(&header)
        || words
            .pivot_begins
            .iter()
            .any(|begin| header.starts_with(begin.as_str()))
}

/// The zone that a cell says the times of an export are in: `Timezone: UTC`.
pub(super) fn zone_of(cell: &str) -> Option<Tz> {
    const WORDS: [&str; 4] = ["timezone", "time zone", "时区", "時區"];
    let (word, zone) = cell.split_once([':', '：'])?;
    let word = fold(word);
    let zone = zone.trim().trim_matches(['(', ')']);
    WORDS.contains(&word.as_str()).then(|| zone.parse().ok())?
}

/// The column whose blank cell keeps a record from being an event: a moment where the kind needs one.
fn needed(kind: Kind) -> usize {
    let columns = kind.columns().iter().enumerate();
    let needed = |holds: &dyn Fn(Holds) -> bool| {
        let mut columns = columns.clone();
        columns.rfind(|(_, column)| column.need == Need::Cells && holds(column.holds))
    };
    let column = needed(&Holds::is_moment).or_else(|| needed(&|_| true));
    column.map_or(0, |(i, _)| i)
}

impl Layout {
    /// Whether a record is certainly no event.
    pub(super) fn is_noise(&self, record: &Record<'_>) -> bool {
        if self.header_line == 0 || record.unclosed {
            return false;
        }
        let feed = self.feeds.get(needed(self.kind)).and_then(Option::as_ref);
        let Some(feed) = feed else {
            return false;
        };
        let text = plain(feed.text(record, self));
        let nothing =
            is_blank(&text, Holds::Time) || self.says_blank(&text) || feed.is_blank(&text);
        if nothing || is_total(&text) {
            is_total_or_footer(record)
        } else {
            self.is_header(record)
        }
    }

    /// Tells that a line of the export names another zone than its times are read in, where nobody said one.
    pub(super) fn other_zone<'c>(
        &self,
        line: u32,
        mut cells: impl Iterator<Item = &'c str>,
    ) -> Option<Problem> {
        let zone = cells.find_map(zone_of).filter(|zone| *zone != self.zone)?;
        if self.zone_is_said {
            return None;
        }
        let at = SourceRef {
            file: self.file,
            line,
        };
        let (says, read) = (zone.name(), self.zone.name());
        Some(Problem::at(at, What::OtherZone { says, read }))
    }

    /// Whether a quote in a record closes too late: a line within one of its fields is a row itself.
    pub(super) fn swallows(&self, record: &Record<'_>) -> bool {
        if record.breaks == 0 {
            return false;
        }
        let feed = self.feeds.get(needed(self.kind)).and_then(Option::as_ref);
        let Some([column]) = feed.map(|feed| feed.columns.as_slice()) else {
            return false;
        };
        let is_row = |line: &str| {
            let cells: Vec<&str> = line.split(char::from(self.delimiter)).collect();
            let cell = cells
                .get(*column)
                .map(|cell| trim(cell))
                .unwrap_or_default();
            let order = feed.map(|feed| feed.reading.order).unwrap_or_default();
            cells.len() == self.headers.len()
                && !cell.is_empty()
                && moment(&plain(Cow::Borrowed(cell)), order, self.zone).is_some()
        };
        record
            .fields()
            .filter(|field| field.contains('\n'))
            .any(|field| field.lines().skip(1).any(is_row))
    }

    /// Whether a record repeats the header, as files that were put together do.
    fn is_header(&self, record: &Record<'_>) -> bool {
        let mut cells = self.headers.iter().zip(record.fields());
        record.len() == self.headers.len() && cells.all(|(header, cell)| header == cell.trim())
    }
}

/// Whether a cell says that its record sums up others.
fn is_total(cell: &str) -> bool {
    // Moments have digits, and most cells are moments.
    let word = || fold(cell.trim_end_matches([':', '：']));
    !cell.bytes().any(|byte| byte.is_ascii_digit()) && words().totals.contains(&word())
}

fn is_total_or_footer(record: &Record<'_>) -> bool {
    let mut filled = record
        .fields()
        .map(str::trim)
        .filter(|cell| !cell.is_empty());
    let Some(first) = filled.next() else {
        return false;
    };
    let (total, first) = (is_total(first), fold(first));
    let words = words();
    let footer = |alone: bool| {
        let mut footers = words.footers.iter();
        alone && footers.any(|begin| first.starts_with(begin.as_str()))
    };
    total || footer(filled.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_file_is_read() {
        assert!(toml::from_str::<Noise>(include_str!("noise.toml")).is_ok());
        assert!(is_pivot("Row Labels") && is_pivot("Count of id") && is_pivot("求和项:分值"));
        assert!(!is_pivot("Count") && !is_pivot("agent_id"));
    }

    #[test]
    fn the_needed_column_is_a_moment_where_there_is_one() {
        let name = |kind: Kind| kind.columns()[needed(kind)].name;
        assert_eq!(name(Kind::Calls), "started_at");
        assert_eq!(name(Kind::Violations), "occurred_on");
        assert_eq!(name(Kind::Agents), "name");
    }
}
