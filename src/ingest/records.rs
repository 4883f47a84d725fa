//! Records of a delimited text with the line numbers that a text editor shows, also after blank lines and line breaks in quotes.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use csv::{ReaderBuilder, StringRecord, Terminator};

/// Two line ends after the text: the first ends a last record without one; when both are swallowed, a quote never closed.
const TAIL: &[u8] = b"\n\n";

/// A reader of records.
pub(super) struct Records<'i> {
    reader: csv::Reader<Box<dyn Read + 'i>>,
    record: StringRecord,
    seen: Rc<Cell<u64>>,
}

/// One record.
pub(super) struct Record<'r> {
    /// The line that it begins on.
    pub(super) line: u32,
    /// The byte of the text that it is read from on; line ends of blank lines may come first.
    pub(super) start: usize,
    /// The byte of the text after it.
    pub(super) end: usize,
    /// How many line breaks are in it.
    pub(super) breaks: u64,
    /// Whether a quote in it never closes.
    pub(super) unclosed: bool,
    fields: &'r StringRecord,
}

struct Counted<R> {
    inner: R,
    seen: Rc<Cell<u64>>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.seen.set(self.seen.get() + n as u64);
        Ok(n)
    }
}

impl<'i> Records<'i> {
    /// Records of UTF-8 text without a byte order mark.
    pub(super) fn new(text: impl Read + 'i, delimiter: u8) -> Self {
        let seen = Rc::new(Cell::new(0));
        let counted = Counted {
            inner: text,
            seen: Rc::clone(&seen),
        };
        let text: Box<dyn Read + 'i> = Box::new(counted.chain(TAIL));
        let reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .terminator(Terminator::Any(b'\n'))
            .has_headers(false)
            .flexible(true)
            .buffer_capacity(1 << 16)
            .from_reader(text);
        Records {
            reader,
            record: StringRecord::new(),
            seen,
        }
    }

    /// The next record that is not an empty line.
    ///
    /// # Errors
    /// When the text cannot be read, or is not UTF-8.
    pub(super) fn next_record(&mut self) -> io::Result<Option<Record<'_>>> {
        loop {
            let start = self.reader.position().byte() as usize;
            if !self.reader.read_record(&mut self.record).map_err(into_io)? {
                return Ok(None);
            }
            let inside = self
                .record
                .as_slice()
                .bytes()
                .filter(|byte| *byte == b'\n')
                .count() as u64;
            let after = self.reader.position();
            let unclosed = after.byte() >= self.seen.get() + TAIL.len() as u64;
            // The line end after a record is not inside it; a record that never closes has none.
            let line = after.line().saturating_sub(inside + u64::from(!unclosed));
            let end = after.byte() as usize;
            if self.record.len() == 1 && matches!(&self.record[0], "" | "\r") {
                continue;
            }
            return Ok(Some(Record {
                line: u32::try_from(line).unwrap_or(u32::MAX),
                start,
                end,
                breaks: inside,
                unclosed,
                fields: &self.record,
            }));
        }
    }
}

fn into_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::new(io::ErrorKind::InvalidData, format!("{other:?}")),
    }
}

impl<'r> Record<'r> {
    /// How many fields it has.
    pub(super) fn len(&self) -> usize {
        self.fields.len()
    }

    /// A field; empty where there is none. The `\r` of a CRLF line end is not part of the last.
    pub(super) fn field(&self, index: usize) -> &'r str {
        let field = self.fields.get(index).unwrap_or_default();
        if index + 1 == self.fields.len() {
            field.strip_suffix('\r').unwrap_or(field)
        } else {
            field
        }
    }

    /// Whether it has no text at all.
    pub(super) fn is_blank(&self) -> bool {
        self.fields.iter().all(|field| field.trim().is_empty()) && !self.unclosed
    }

    /// Whether all its text is ASCII.
    pub(super) fn is_ascii(&self) -> bool {
        self.fields.as_slice().is_ascii()
    }

    /// All fields.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).map(|index| self.field(index))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(text: &str) -> Vec<(u32, Vec<String>)> {
        let mut records = Records::new(text.as_bytes(), b',');
        let mut all = Vec::new();
        while let Some(record) = records.next_record().unwrap() {
            all.push((record.line, record.fields().map(String::from).collect()));
        }
        all
    }

    fn quoted(field: &str) -> String {
        if field.contains([',', '"', '\n', '\r']) || field.is_empty() {
            format!("\"{}\"", field.replace('"', "\"\""))
        } else {
            field.to_string()
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]
        /// A text is put together from records and blank lines; the line of each is counted while it is written.
        #[test]
        fn line_numbers_are_exact(
            rows in prop::collection::vec((0usize..3, prop::collection::vec("[a,\"\n中]{0,4}", 2..4)), 0..8),
            crlf: bool,
            last_end: bool,
        ) {
            let end = if crlf { "\r\n" } else { "\n" };
            let (mut text, mut line, mut expected) = (String::new(), 1, Vec::new());
            for (blank, fields) in &rows {
                text.push_str(&end.repeat(*blank));
                line += *blank as u32;
                expected.push((line, fields.clone()));
                text.push_str(&fields.iter().map(|f| quoted(f)).collect::<Vec<_>>().join(","));
                text.push_str(end);
                line += 1 + fields.iter().map(|f| f.matches('\n').count() as u32).sum::<u32>();
            }
            if !last_end {
                text.truncate(text.trim_end_matches(['\r', '\n']).len());
            }
            prop_assert_eq!(lines(&text), expected);
        }
    }

    #[test]
    fn a_quote_that_never_closes_is_told() {
        let last = |text: &str| {
            let mut records = Records::new(text.as_bytes(), b',');
            let mut last = (0, false);
            while let Some(record) = records.next_record().unwrap() {
                last = (record.line, record.unclosed);
            }
            last
        };
        let unclosed = |text: &str| last(text).1;
        assert_eq!(last("a,b\n1,2\n\n1,\"two\n3,4\n"), (4, true));
        for text in ["a,b\n1,\"two\n3,4\n", "a,b\n1,\"two", "\""] {
            assert!(unclosed(text), "{text:?}");
        }
        for text in [
            "a,b\n1,\"two\"\n",
            "a,b\n1,\"two\n\n\"",
            "a,b\n1,5\" pipe\n",
            "a,b\n1,2",
            "a\n\n\n",
        ] {
            assert!(!unclosed(text), "{text:?}");
        }
    }
}
