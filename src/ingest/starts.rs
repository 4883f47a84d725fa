//! How a text starts: its first records under a delimiter, from which its header and its encoding are told.

use std::io::{self, Read};

use super::records::Records;

/// The bytes that may stand between fields.
pub(super) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many records may stand above the last line of a header, and with it.
pub(super) const DEPTH: usize = 20;

/// A record: the line that it begins on, and its fields, trimmed.
pub(super) type Start = (u32, Vec<String>);

/// The first records from a line on that have text, at most `most`.
///
/// # Errors
/// When the text cannot be read.
pub(super) fn first_records(
    text: Box<dyn Read + '_>,
    delimiter: u8,
    from: u32,
    most: usize,
) -> io::Result<Vec<Start>> {
    let mut records = Records::new(text, delimiter);
    let mut starts = Vec::new();
    while starts.len() < most {
        let Some(record) = records.next_record()? else {
            break;
        };
        if record.line >= from && !record.is_blank() {
            let trim = |field: &str| {
                field
                    .trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
                    .to_string()
            };
            starts.push((record.line, record.fields().map(trim).collect()));
        }
    }
    Ok(starts)
}
