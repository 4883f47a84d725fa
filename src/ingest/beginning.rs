//! The beginning of a file, held in memory: enough to see which kinds its columns fit, and what it is instead of an input.

use std::io::{self, Read};

use super::Input;
use super::encoding::{encoding, text};
use super::starts::{DELIMITERS, first_records};
use super::table::{Guide, Table, find};
use crate::event::Kind;

/// How much of a file is looked at.
const MOST: u64 = 1 << 16;

/// The beginning of a file, of which nobody knows what kind it is.
pub struct Beginning {
    bytes: Vec<u8>,
}

/// How well the columns of a file fit a kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fit {
    /// The kind.
    pub kind: Kind,
    /// Whether every column that it needs is fed, and of a roster one that says more than who it is.
    pub whole: bool,
    /// How many of its columns are fed.
    pub fed: usize,
    /// The system whose export it looks like.
    pub system: Option<&'static str>,
}

impl Beginning {
    /// Reads it.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(file: impl Read) -> io::Result<Self> {
        let mut bytes = Vec::new();
        file.take(MOST).read_to_end(&mut bytes)?;
        if bytes.len() as u64 == MOST {
            cut(&mut bytes);
        }
        Ok(Beginning { bytes })
    }

    /// How well its columns fit a kind.
    pub fn fit(&self, kind: Kind) -> Fit {
        let nothing = Fit {
            kind,
            whole: false,
            fed: 0,
            system: None,
        };
        let Some(table) = self.table(kind) else {
            return nothing;
        };
        let columns = || kind.columns().iter().zip(&table.matched.feeds);
        let fed = columns().filter(|(_, feed)| feed.is_some()).count();
        let says = ["hired_on", "role", "left_on"];
        let mut more = columns().filter(|(column, _)| says.contains(&column.name));
        let is_roster = kind != Kind::Agents || more.any(|(_, feed)| feed.is_some());
        Fit {
            whole: !table.matched.lacks() && is_roster,
            fed,
            system: table.preset.map(|preset| preset.system.as_str()),
            ..nothing
        }
    }

    /// The kinds that its columns fit, the best first; of equals in their order.
    pub fn fits(&self) -> Vec<Fit> {
        let all = Kind::ALL.into_iter().map(|kind| self.fit(kind));
        let mut fits: Vec<Fit> = all.filter(|fit| fit.whole).collect();
        fits.sort_by_key(|fit| std::cmp::Reverse(fit.fed));
        fits
    }

    fn table(&self, kind: Kind) -> Option<Table> {
        let input = Held {
            kind,
            bytes: &self.bytes,
        };
        let encoding = encoding(&input, None).ok()?.ok()?;
        find(&|| text(&input, encoding), kind, &Guide::of(None))
            .ok()?
            .ok()
    }

    /// Its first record that has text, under each delimiter; none where it is no text.
    pub fn headers(&self) -> Vec<Vec<String>> {
        let input = Held {
            kind: Kind::Calls,
            bytes: &self.bytes,
        };
        let Ok(Ok(encoding)) = encoding(&input, None) else {
            return Vec::new();
        };
        let first = |delimiter: u8| {
            let text = text(&input, encoding).ok()?;
            let records = first_records(text, delimiter, 1, 1).ok()?;
            records.into_iter().next().map(|(_, cells)| cells)
        };
        DELIMITERS.into_iter().filter_map(first).collect()
    }

    /// Its text, as far as it is UTF-8.
    pub fn text(&self) -> String {
        let text = String::from_utf8_lossy(&self.bytes);
        text.trim_start_matches('\u{feff}').to_string()
    }
}

/// Ends where a line ends. Two bytes are kept together where text has NULs in it, which only wide characters have.
fn cut(bytes: &mut Vec<u8>) {
    let wide = bytes.iter().take(1024).any(|byte| *byte == 0);
    let end = bytes.iter().rposition(|byte| matches!(byte, b'\n' | b'\r'));
    let end = end.map_or(bytes.len(), |at| at + 1);
    bytes.truncate(if wide { end + end % 2 } else { end });
}

/// The beginning, taken for a file of some kind.
struct Held<'b> {
    kind: Kind,
    bytes: &'b [u8],
}

impl Input for Held<'_> {
    fn kind(&self) -> Kind {
        self.kind
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(self.bytes))
    }
}
