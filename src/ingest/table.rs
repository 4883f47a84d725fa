//! Where the table is: under which delimiter, and below which line. Lines above a header are skipped only when the header
//! below them has every column that the kind needs; what is no table is refused by what it is.

use std::borrow::Cow;
use std::io::{self, Read};

use super::field::plain;
use super::header::{Matched, feeds, known_headers, signed};
use super::moment::moment;
use super::noise::is_pivot;
use super::starts::{DELIMITERS, DEPTH, Start, first_records};
use super::words::fold_header;
use crate::event::{DateOrder, Kind};
use crate::name::fold;
use crate::problem::{NoTable, What};
use crate::settings::{Mapping, Preset, Source};

/// How many records tell whether two columns are one moment.
const SAMPLE: usize = 1000;

/// What is said of a file before it is looked at.
pub(super) struct Guide {
    /// The preset that somebody named.
    pub(super) preset: Option<&'static Preset>,
    /// What is said, by a person or else by that preset.
    pub(super) mapping: Mapping,
    /// What a person says.
    said: Mapping,
}

impl Guide {
    /// What a `[[source]]` says.
    pub(super) fn of(source: Option<&Source>) -> Self {
        let preset = source.and_then(|source| source.preset);
        let said = source
            .map(|source| source.mapping.clone())
            .unwrap_or_default();
        let mapping = preset.map_or_else(|| said.clone(), |preset| said.over(&preset.mapping));
        Guide {
            preset,
            mapping,
            said,
        }
    }

    /// The preset for these headers, and all that is said of such a file.
    fn with(&self, kind: Kind, headers: &[String]) -> (Option<&'static Preset>, Mapping) {
        match self.preset.or_else(|| signed(kind, headers)) {
            Some(preset) => (Some(preset), self.said.over(&preset.mapping)),
            None => (None, self.said.clone()),
        }
    }
}

/// A table that was found.
pub(super) struct Table {
    /// The byte between fields.
    pub(super) delimiter: u8,
    /// The line on which the last record of the header begins; 0: it has none.
    pub(super) line: u32,
    /// The headers, trimmed.
    pub(super) headers: Vec<String>,
    /// The preset that it follows.
    pub(super) preset: Option<&'static Preset>,
    /// All that is said of it.
    pub(super) mapping: Mapping,
    /// What the headers feed.
    pub(super) matched: Matched,
    /// The records above the header.
    pub(super) above: Vec<Start>,
    /// How many headers are known.
    known: usize,
}

impl Table {
    fn of(kind: Kind, guide: &Guide, delimiter: u8, line: u32, headers: Vec<String>) -> Self {
        let (preset, mapping) = guide.with(kind, &headers);
        let matched = feeds(kind, &headers, &mapping, preset);
        Table {
            delimiter,
            line,
            preset,
            mapping,
            matched,
            above: Vec::new(),
            known: known_headers(kind, &headers).0,
            headers,
        }
    }

    /// Whether it has every column that it needs, and how many headers are known: the better of two has more.
    fn fit(&self) -> (bool, usize) {
        (!self.matched.lacks(), self.known)
    }
}

/// Opens the text once more.
type Open<'o> = dyn Fn() -> io::Result<Box<dyn Read + 'o>> + 'o;

/// Finds the table, or tells why there is none.
///
/// # Errors
/// When the text cannot be read.
pub(super) fn find<'o>(
    open: &Open<'o>,
    kind: Kind,
    guide: &Guide,
) -> io::Result<Result<Table, What>> {
    let separator = separator(open()?)?;
    let from = guide
        .mapping
        .header
        .unwrap_or(if separator.is_some() { 2 } else { 1 });
    let said = guide.mapping.delimiter.or(separator);
    let mut best: Option<(Table, Vec<Start>)> = None;
    for delimiter in DELIMITERS {
        if said.is_some_and(|said| said != delimiter) {
            continue;
        }
        let starts = first_records(open()?, delimiter, from, DEPTH)?;
        let table = if guide.mapping.header == Some(0) {
            starts
                .first()
                .map(|(_, first)| headless(kind, guide, delimiter, first.len()))
        } else {
            under(kind, guide, delimiter, &starts)
        };
        let Some(table) = table else {
            let missing = guide.mapping.header.filter(|line| *line > 1);
            return Ok(Err(
                missing.map_or(What::EmptyFile, |line| What::NoHeaderLine { line })
            ));
        };
        if best
            .as_ref()
            .is_none_or(|(best, _)| table.fit() > best.fit())
        {
            best = Some((table, starts));
        }
    }
    // Some delimiter was tried: what is said is one of them.
    let Some((mut table, starts)) = best else {
        return Ok(Err(What::EmptyFile));
    };
    if let Some(what) = is_cut(&table, &starts) {
        return Ok(Err(what));
    }
    if table.matched.lacks()
        && guide.mapping.header.is_none()
        && let Some(what) = no_table(kind, &table, &starts)
    {
        return Ok(Err(what));
    }
    let above = starts
        .into_iter()
        .take_while(|(line, _)| *line < table.line);
    table.above = above.collect();
    if !table.matched.halves.is_empty() {
        let rows = first_records(open()?, table.delimiter, table.line + 1, SAMPLE)?;
        table.matched.join(&table.headers, &rows);
    }
    Ok(Ok(table))
}

/// The header with every column that the kind needs, in one record or in two, of which most is known; else the record that has
/// most known headers. Of equals the first.
fn under(kind: Kind, guide: &Guide, delimiter: u8, starts: &[Start]) -> Option<Table> {
    let table = |line: u32, headers: Vec<String>| Table::of(kind, guide, delimiter, line, headers);
    let is_said = guide.mapping.header.is_some();
    let depth = if is_said { 1 } else { starts.len() };
    let mut best: Option<Table> = None;
    for i in 0..depth {
        let (line, headers) = starts.get(i)?;
        let one = table(*line, headers.clone());
        let below = starts.get(i + 1).filter(|_| one.matched.lacks());
        let two = below.map(|(line, below)| table(*line, merged(headers, below)));
        let two = two.filter(|two| !two.matched.lacks());
        for found in [Some(one), two].into_iter().flatten() {
            // One known word may be chance.
            let better = |best: &Table| match (found.fit(), best.fit()) {
                ((true, known), (true, most)) => known > most,
                ((whole, known), (_, most)) => whole || known > most.max(1),
            };
            if best.as_ref().is_none_or(better) {
                best = Some(found);
            }
        }
    }
    best
}

/// A header in two records: what stands below, else what stands above it.
fn merged(above: &[String], below: &[String]) -> Vec<String> {
    let cell = |row: &[String], i: usize| row.get(i).filter(|cell| !cell.is_empty()).cloned();
    (0..above.len().max(below.len()))
        .map(|i| {
            cell(below, i)
                .or_else(|| cell(above, i))
                .unwrap_or_default()
        })
        .collect()
}

/// A table without a header, under the names that are said; the last of them may be spare.
fn headless(kind: Kind, guide: &Guide, delimiter: u8, fields: usize) -> Table {
    let names = &guide.mapping.names;
    let least = names.len() - guide.mapping.spare_names.min(names.len());
    let names = names.get(..fields.max(least)).unwrap_or(names);
    // Of delimiters that do not give as many fields, the one that gives most.
    let known = if names.len() == fields {
        usize::MAX
    } else {
        fields
    };
    let table = Table::of(kind, guide, delimiter, 0, names.to_vec());
    Table { known, ..table }
}

/// What some column says of the whole export, when it says that it is not whole.
fn is_cut(table: &Table, starts: &[Start]) -> Option<What> {
    let (_, row) = starts.iter().find(|(line, _)| *line > table.line)?;
    for (header, whole) in table.preset.iter().flat_map(|preset| &preset.whole) {
        let header = fold_header(header);
        let column = table
            .headers
            .iter()
            .position(|name| fold_header(name) == header);
        let Some(value) = column.and_then(|column| row.get(column)) else {
            continue;
        };
        if whole.iter().all(|whole| fold(whole) != fold(value)) {
            return Some(What::NotATable(NoTable::Cut));
        }
    }
    None
}

/// What a file without the headers of its kind is instead, where it shows.
fn no_table(kind: Kind, table: &Table, starts: &[Start]) -> Option<What> {
    let mut cells = starts.iter().flat_map(|(_, row)| row);
    if let Some(word) = cells.find(|cell| is_pivot(cell)) {
        return Some(What::NotATable(NoTable::Pivot(word.clone())));
    }
    if is_side_by_side(&table.headers) {
        return Some(What::NotATable(NoTable::SideBySide));
    }
    let (line, first) = starts.first()?;
    let is_time = |cell: &String| {
        let cell = plain(Cow::Borrowed(cell));
        let written = cell.contains(['-', '/', '.', ':', '年']) && cell.len() >= 6;
        written && moment(&cell, DateOrder::Dmy, chrono_tz::UTC).is_some()
    };
    first.iter().any(is_time).then(|| What::NoHeader {
        line: *line,
        presets: fitting(kind, first, &is_time),
    })
}

/// Whether a header has a blank column between blocks that begin alike.
fn is_side_by_side(headers: &[String]) -> bool {
    let blocks: Vec<&[String]> = headers
        .split(|name| name.is_empty())
        .filter(|block| block.len() > 1)
        .collect();
    match blocks.as_slice() {
        [first, others @ ..] => others.iter().any(|other| other.first() == first.first()),
        [] => false,
    }
}

/// The presets of a kind whose exports have no header and look like this record.
fn fitting(kind: Kind, first: &[String], is_time: &dyn Fn(&String) -> bool) -> Vec<&'static str> {
    let decides = kind.declared().moment;
    let fits = |preset: &&Preset| {
        let mapping = &preset.mapping;
        let names = &mapping.names;
        let least = names.len() - mapping.spare_names.min(names.len());
        let column = mapping
            .columns
            .iter()
            .find(|mapped| Some(mapped.column) == decides);
        let header = column.and_then(|mapped| mapped.from.first());
        let at = names.iter().position(|name| Some(name) == header);
        preset.kind == kind
            && (least..=names.len()).contains(&first.len())
            && at.and_then(|at| first.get(at)).is_some_and(is_time)
    };
    let presets = crate::settings::presets().iter().filter(fits);
    presets.map(|preset| preset.name).collect()
}

/// The delimiter that a first line such as `sep=;` names: spreadsheets write it, and it is no header.
fn separator(text: Box<dyn Read + '_>) -> io::Result<Option<u8>> {
    let mut first = Vec::new();
    text.take(8).read_to_end(&mut first)?;
    let line = first.split(|byte| matches!(byte, b'\r' | b'\n')).next();
    let line = line.unwrap_or_default().to_ascii_lowercase();
    let line = line.strip_prefix(b"\"").unwrap_or(&line);
    Ok(match line.strip_prefix(b"sep=") {
        Some([delimiter, b'"'] | [delimiter]) if DELIMITERS.contains(delimiter) => Some(*delimiter),
        _ => None,
    })
}
