//! What a file is written in: UTF-8 first, and GB18030 only when something besides says so.

use std::io::{self, Read};

use super::Input;
use super::decode::Gb18030;
use super::header::known_headers;
use super::sense::{DELIMITERS, first_record};
use crate::problem::NotText;

/// How a text is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, with so many bytes of byte order mark.
    Utf8(usize),
    /// GB18030, what a Chinese spreadsheet saves.
    Gb18030,
}

pub(super) struct Survey {
    pub(super) mark: usize,
    pub(super) wrong: Option<(NotText, u32)>,
}

/// Reads all bytes once: is it UTF-8, and if not, where does that end?
pub(super) fn survey(input: &dyn Input) -> io::Result<Survey> {
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
pub(super) fn is_gb18030(input: &dyn Input) -> io::Result<bool> {
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

/// The text of an input in that encoding, as UTF-8 without a byte order mark.
pub(super) fn text<'i>(input: &'i dyn Input, encoding: Encoding) -> io::Result<Box<dyn Read + 'i>> {
    let mut reader = input.open()?;
    match encoding {
        Encoding::Utf8(mark) => {
            io::copy(&mut reader.by_ref().take(mark as u64), &mut io::sink())?;
            Ok(reader)
        }
        Encoding::Gb18030 => Ok(Box::new(Gb18030::new(reader))),
    }
}
