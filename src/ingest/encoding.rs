//! What a file is written in: by its byte order mark, else UTF-8 when it is that to the last byte, else a legacy encoding of
//! Chinese, and that only when something besides says so.

use std::io::{self, Read};

use super::Input;
use super::decode::Decoding;
use super::header::known_headers;
use super::table::{DELIMITERS, first_records};
use crate::event::Charset;
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
    /// What says so.
    pub clue: Clue,
}

fn decoder(charset: Charset) -> Option<&'static encoding_rs::Encoding> {
    match charset {
        Charset::Utf8 => None,
        Charset::Utf16Le => Some(encoding_rs::UTF_16LE),
        Charset::Utf16Be => Some(encoding_rs::UTF_16BE),
        Charset::Gb18030 => Some(encoding_rs::GB18030),
        Charset::Big5 => Some(encoding_rs::BIG5),
    }
}

/// What tells an encoding.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Clue {
    /// Every byte is valid.
    #[default]
    Valid,
    /// Known headers over text that looks Chinese.
    LooksChinese,
    /// A known Chinese header.
    ChineseHeader,
    /// A byte order mark.
    Mark,
    /// Somebody says so.
    Said,
}

/// The text of an input in that encoding, as UTF-8 without a byte order mark.
pub(super) fn text<'i>(input: &'i dyn Input, encoding: Encoding) -> io::Result<Box<dyn Read + 'i>> {
    let mut reader = input.open()?;
    io::copy(
        &mut reader.by_ref().take(encoding.mark as u64),
        &mut io::sink(),
    )?;
    let text: Box<dyn Read + 'i> = match decoder(encoding.charset) {
        None => reader,
        Some(decoder) => Box::new(Decoding::new(reader, decoder)),
    };
    Ok(if encoding.bare_cr {
        Box::new(Lines(text))
    } else {
        text
    })
}

/// Tells the encoding of an input, or what it is instead of text and on which line.
pub(super) fn encoding(
    input: &dyn Input,
    said: Option<Charset>,
) -> io::Result<Result<Encoding, (NotText, u32)>> {
    let mut first = Vec::new();
    input.open()?.take(64).read_to_end(&mut first)?;
    const WORKBOOKS: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"];
    if WORKBOOKS.iter().any(|magic| first.starts_with(magic)) {
        return Ok(Err((NotText::Workbook, 1)));
    }
    let start = String::from_utf8_lossy(&first)
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_ascii_lowercase();
    if start.starts_with("version https://git-lfs") {
        return Ok(Err((NotText::Pointer, 1)));
    }
    if ["<!doctype", "<html", "<?xml"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        return Ok(Err((NotText::Page, 1)));
    }
    let marks: [(&[u8], Charset); 3] = [
        (b"\xef\xbb\xbf", Charset::Utf8),
        (b"\xff\xfe", Charset::Utf16Le),
        (b"\xfe\xff", Charset::Utf16Be),
    ];
    let marked = marks.into_iter().find(|(mark, _)| first.starts_with(mark));
    let encoding = match (said, marked) {
        (Some(charset), Some((mark, marked))) if charset == marked => Encoding {
            charset,
            mark: mark.len(),
            clue: Clue::Said,
            bare_cr: false,
        },
        (Some(charset), _) => Encoding {
            charset,
            clue: Clue::Said,
            ..Encoding::default()
        },
        (None, Some((mark, charset))) => Encoding {
            charset,
            mark: mark.len(),
            clue: Clue::Mark,
            bare_cr: false,
        },
        (None, None) => Encoding::default(),
    };
    if encoding.charset != Charset::Utf8 {
        let encoding = with_line_ends(input, encoding)?;
        return Ok(if decodes(input, encoding)? {
            Ok(encoding)
        } else {
            Err((NotText::Not(encoding.charset), 1))
        });
    }
    match utf8(input)? {
        None => Ok(Ok(with_line_ends(input, encoding)?)),
        Some(wrong @ (NotText::Byte(..), _)) if said.is_none() => Ok(legacy(input)?.ok_or(wrong)),
        Some(wrong) => Ok(Err(wrong)),
    }
}

/// The first byte that keeps a text from being UTF-8, and its line.
fn utf8(input: &dyn Input) -> io::Result<Option<(NotText, u32)>> {
    let mut reader = input.open()?;
    let mut buffer = vec![0; 1 << 16];
    let (mut held, mut offset, mut line) = (0, 0u64, 1u32);
    loop {
        let n = read_some(&mut reader, &mut buffer[held..])?;
        let bytes = &buffer[..held + n];
        let (good, bad) = match std::str::from_utf8(bytes) {
            Ok(_) => (bytes.len(), None),
            Err(e) if e.error_len().is_none() && n > 0 => (e.valid_up_to(), None),
            Err(e) => (e.valid_up_to(), bytes.get(e.valid_up_to()).copied()),
        };
        let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count() as u32;
        if let Some(i) = bytes[..good].iter().position(|byte| *byte == 0) {
            return Ok(Some((
                NotText::Binary(offset + i as u64),
                line + lines(&bytes[..i]),
            )));
        }
        line += lines(&bytes[..good]);
        if let Some(byte) = bad {
            return Ok(Some((NotText::Byte(offset + good as u64, byte), line)));
        }
        if n == 0 {
            return Ok(None);
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

/// The same encoding, with the line ends that the text has.
fn with_line_ends(input: &dyn Input, encoding: Encoding) -> io::Result<Encoding> {
    let mut reader = text(input, encoding)?;
    let mut buffer = vec![0; 1 << 16];
    let mut cr = false;
    loop {
        let n = match read_some(&mut reader, &mut buffer) {
            Err(e) if e.kind() == io::ErrorKind::InvalidData => return Ok(encoding),
            other => other?,
        };
        let bytes = buffer.get(..n).unwrap_or_default();
        if n == 0 || bytes.contains(&b'\n') {
            return Ok(Encoding {
                bare_cr: cr && n == 0,
                ..encoding
            });
        }
        cr |= bytes.contains(&b'\r');
    }
}

fn decodes(input: &dyn Input, encoding: Encoding) -> io::Result<bool> {
    match io::copy(&mut text(input, encoding)?, &mut io::sink()) {
        Err(e) if e.kind() == io::ErrorKind::InvalidData => Ok(false),
        other => other.map(|_| true),
    }
}

/// A legacy encoding of Chinese that the text decodes in and that something besides says: a known Chinese header, or known
/// headers over cells that look Chinese. Of equals GB18030.
fn legacy(input: &dyn Input) -> io::Result<Option<Encoding>> {
    let mut best: Option<Encoding> = None;
    for charset in [Charset::Gb18030, Charset::Big5] {
        let encoding = with_line_ends(
            input,
            Encoding {
                charset,
                ..Encoding::default()
            },
        )?;
        if !decodes(input, encoding)? {
            continue;
        }
        let mut known = (0, 0);
        for delimiter in DELIMITERS {
            for (_, header) in first_records(text(input, encoding)?, delimiter, 0, 20)? {
                let (all, chinese) = known_headers(input.kind(), &header);
                known = known.max((chinese, all));
            }
        }
        let clue = match known {
            (1.., _) => Clue::ChineseHeader,
            (0, 1..) if looks_chinese(text(input, encoding)?)? => Clue::LooksChinese,
            _ => continue,
        };
        if best.is_none_or(|best| clue > best.clue) {
            best = Some(Encoding { clue, ..encoding });
        }
    }
    Ok(best)
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
