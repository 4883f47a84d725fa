//! What a file is written in: UTF-8 first, and GB18030 only when something besides says so.

use std::io::{self, Read};

use super::Input;
use super::decode::Gb18030;
use super::header::known_headers;
use super::sense::{DELIMITERS, first_record};
use crate::problem::NotText;

/// How a text is encoded.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Encoding {
    /// The set of its characters.
    pub charset: Charset,
    /// How many bytes of byte order mark it begins with.
    pub mark: usize,
    /// Whether its lines end with CR alone.
    pub bare_cr: bool,
}

/// A set of characters.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Charset {
    /// UTF-8.
    #[default]
    Utf8,
    /// What a Chinese spreadsheet saves.
    Gb18030,
}

pub(super) struct Survey {
    /// Its encoding, if nothing is wrong.
    pub(super) encoding: Encoding,
    pub(super) wrong: Option<(NotText, u32)>,
}

fn utf8(mark: usize, bare_cr: bool) -> Encoding {
    Encoding {
        charset: Charset::Utf8,
        mark,
        bare_cr,
    }
}

/// Reads all bytes once: is it UTF-8, and if not, where does that end?
pub(super) fn survey(input: &dyn Input) -> io::Result<Survey> {
    let mut reader = input.open()?;
    let mut buffer = vec![0; 1 << 16];
    let (mut held, mut offset, mut line, mut mark) = (0, 0u64, 1u32, 0);
    let (mut cr, mut lf) = (false, false);
    loop {
        let n = read_some(&mut reader, &mut buffer[held..])?;
        let bytes = &buffer[..held + n];
        cr |= bytes.contains(&b'\r');
        lf |= bytes.contains(&b'\n');
        if offset == 0 {
            if let Some(wrong) = not_text(bytes) {
                return Ok(Survey {
                    encoding: utf8(mark, cr && !lf),
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
                encoding: utf8(mark, cr && !lf),
                wrong: Some((
                    NotText::Binary(offset + i as u64),
                    line + lines(&bytes[..i]),
                )),
            });
        }
        line += lines(&bytes[..good]);
        if let Some(byte) = bad {
            return Ok(Survey {
                encoding: utf8(mark, cr && !lf),
                wrong: Some((NotText::Byte(offset + good as u64, byte), line)),
            });
        }
        if n == 0 {
            return Ok(Survey {
                encoding: utf8(mark, cr && !lf),
                wrong: None,
            });
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

/// GB18030, with the line ends that the input has.
pub(super) fn gb18030(input: &dyn Input) -> io::Result<Encoding> {
    let mut reader = input.open()?;
    let mut buffer = vec![0; 1 << 16];
    let mut cr = false;
    loop {
        let n = read_some(&mut reader, &mut buffer)?;
        let bytes = buffer.get(..n).unwrap_or_default();
        if n == 0 || bytes.contains(&b'\n') {
            return Ok(Encoding {
                charset: Charset::Gb18030,
                mark: 0,
                bare_cr: cr && n == 0,
            });
        }
        cr |= bytes.contains(&b'\r');
    }
}

/// Whether it decodes as GB18030 and something besides says that it is: a known Chinese header, or known headers over cells
/// that look Chinese.
pub(super) fn is_gb18030(input: &dyn Input) -> io::Result<bool> {
    let encoding = gb18030(input)?;
    if let Err(e) = io::copy(&mut text(input, encoding)?, &mut io::sink()) {
        return if e.kind() == io::ErrorKind::InvalidData {
            Ok(false)
        } else {
            Err(e)
        };
    }
    let mut best = (0, 0);
    for delimiter in DELIMITERS {
        if let Some((_, header)) = first_record(text(input, encoding)?, delimiter)? {
            best = best.max(known_headers(input.kind(), &header));
        }
    }
    Ok(best.1 > 0 || (best.0 > 0 && looks_chinese(text(input, encoding)?)?))
}

/// Whether what is not ASCII looks like Chinese: a single-byte text that is read as pairs leaves single characters that touch
/// Latin letters, and Chinese seldom does.
fn looks_chinese(mut text: Box<dyn Read + '_>) -> io::Result<bool> {
    let mut decoded = String::new();
    text.read_to_string(&mut decoded)?;
    let (mut all, mut touching, mut before) = (0u64, 0u64, false);
    let mut chars = decoded.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().is_some_and(char::is_ascii_alphabetic);
        if !c.is_ascii() {
            all += 1;
            touching += u64::from(before || after);
        }
        before = c.is_ascii_alphabetic();
    }
    Ok(touching * 2 < all)
}

/// Reads CR as a line end, for files that know no other.
struct Lines<R>(R);

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n = self.0.read(buffer)?;
        buffer
            .iter_mut()
            .take(n)
            .filter(|byte| **byte == b'\r')
            .for_each(|byte| *byte = b'\n');
        Ok(n)
    }
}

/// The text of an input in that encoding, as UTF-8 without a byte order mark.
pub(super) fn text<'i>(input: &'i dyn Input, encoding: Encoding) -> io::Result<Box<dyn Read + 'i>> {
    let mut reader = input.open()?;
    io::copy(
        &mut reader.by_ref().take(encoding.mark as u64),
        &mut io::sink(),
    )?;
    let text: Box<dyn Read + 'i> = match encoding.charset {
        Charset::Utf8 => reader,
        Charset::Gb18030 => Box::new(Gb18030::new(reader)),
    };
    Ok(if encoding.bare_cr {
        Box::new(Lines(text))
    } else {
        text
    })
}
