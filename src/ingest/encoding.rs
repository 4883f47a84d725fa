//! What a file is written in: by its byte order mark, else UTF-8 when it is that to the last byte, else a legacy encoding of
//! Chinese, and that only when something besides says so.

mod legacy;

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use legacy::{legacy, mostly_utf8};

use super::Input;
use super::decode::{Decoding, Stray};
use crate::event::Charset;
use crate::problem::{NotText, Says};

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
        Charset::Other(encoding) => Some(encoding),
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
    decoded(input, encoding, decoder(encoding.charset))
}

fn decoded<'i>(
    input: &'i dyn Input,
    encoding: Encoding,
    decoder: Option<&'static encoding_rs::Encoding>,
) -> io::Result<Box<dyn Read + 'i>> {
    let mut reader = Steady(input.open()?);
    io::copy(
        &mut reader.by_ref().take(encoding.mark as u64),
        &mut io::sink(),
    )?;
    let text: Box<dyn Read + 'i> = match decoder {
        None => Box::new(reader),
        Some(decoder) => Box::new(Decoding::new(reader, decoder)),
    };
    Ok(if encoding.bare_cr {
        Box::new(Lines(text))
    } else {
        text
    })
}

/// An encoding, or what a file is instead of text and on which line.
type Sensed = Result<Encoding, (NotText, u32)>;

/// Tells the encoding of an input, or what it is instead of text and on which line.
pub(super) fn encoding(input: &dyn Input, said: Option<Charset>) -> io::Result<Sensed> {
    let mut first = Vec::new();
    input.open()?.take(4096).read_to_end(&mut first)?;
    if let Some(other) = other_than_text(&first) {
        return Ok(Err((other, 1)));
    }
    let encoding = with_line_ends(input, promised(&first, said))?;
    match flaw(input, encoding)? {
        None => Ok(Ok(encoding)),
        Some((NotText::Byte { offset, byte, .. }, line)) => {
            if let Some(found) = legacy(input, &first)? {
                return Ok(found);
            }
            let wrong = if mostly_utf8(input)? {
                NotText::Stray {
                    charset: Charset::Utf8,
                    says: Says::Text,
                    offset,
                    byte,
                }
            } else {
                NotText::Byte {
                    offset,
                    byte,
                    label: label(input)?,
                }
            };
            Ok(Err((wrong, line)))
        }
        Some(wrong) => Ok(Err(wrong)),
    }
}

/// The label of the encoding that a file is most likely in; a person has to say it, for any bytes read as something.
fn label(input: &dyn Input) -> io::Result<Option<&'static str>> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    pieces(Box::new(Steady(input.open()?)), &mut |piece: &[u8]| {
        detector.feed(piece, false);
        true
    })?;
    detector.feed(b"", true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    let reads = flaw(
        input,
        Encoding {
            charset: Charset::Other(guess),
            clue: Clue::Said,
            ..Encoding::default()
        },
    )?
    .is_none();
    Ok(reads.then(|| guess.name()))
}

/// What a file is that is no text, by how it begins.
fn other_than_text(first: &[u8]) -> Option<NotText> {
    const WORKBOOKS: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"];
    if WORKBOOKS.iter().any(|magic| first.starts_with(magic)) {
        return Some(NotText::Workbook);
    }
    let start = String::from_utf8_lossy(first)
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_ascii_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| start.starts_with(word));
    if begins(&["version https://git-lfs"]) {
        return Some(NotText::Pointer);
    }
    begins(&["<!doctype", "<html", "<?xml"]).then_some(NotText::Page)
}

/// The encoding that somebody says, else that of the byte order mark, else UTF-8.
fn promised(first: &[u8], said: Option<Charset>) -> Encoding {
    let marked = [Charset::Utf8, Charset::Utf16Le, Charset::Utf16Be]
        .into_iter()
        .find(|charset| mark(first, *charset) > 0);
    let (charset, clue) = match (said, marked) {
        (Some(charset), _) => (charset, Clue::Said),
        (None, Some(charset)) => (charset, Clue::Mark),
        (None, None) => (Charset::Utf8, Clue::Valid),
    };
    Encoding {
        charset,
        mark: mark(first, charset),
        bare_cr: false,
        clue,
    }
}

/// How many bytes of byte order mark a file in that encoding begins with: some programs put another before their own.
fn mark(first: &[u8], charset: Charset) -> usize {
    let mark: &[u8] = match charset {
        Charset::Utf8 => b"\xef\xbb\xbf",
        Charset::Utf16Le => b"\xff\xfe",
        Charset::Utf16Be => b"\xfe\xff",
        Charset::Gb18030 => b"\x84\x31\x95\x33",
        Charset::Big5 | Charset::Other(_) => return 0,
    };
    let marks = first.chunks(mark.len()).take_while(|chunk| *chunk == mark);
    marks.count() * mark.len()
}

/// Shows a text piece by piece until it ends or enough is seen; gives the stray byte that it ends before.
fn pieces(
    mut text: Box<dyn Read + '_>,
    see: &mut dyn FnMut(&[u8]) -> bool,
) -> io::Result<Option<Stray>> {
    let mut buffer = vec![0; 1 << 16];
    loop {
        match text.read(&mut buffer) {
            Err(e) => return Stray::of(&e).map(Some).ok_or(e),
            Ok(n) if n == 0 || !see(buffer.get(..n).unwrap_or_default()) => return Ok(None),
            Ok(_) => {}
        }
    }
}

/// The first byte that keeps a file from being text in that encoding, and its line.
fn flaw(input: &dyn Input, encoding: Encoding) -> io::Result<Option<(NotText, u32)>> {
    let decoder = decoder(encoding.charset).unwrap_or(encoding_rs::UTF_8);
    let (mut breaks, mut nul) = (0, false);
    let stray = pieces(
        decoded(input, encoding, Some(decoder))?,
        &mut |piece: &[u8]| {
            let end = piece.iter().position(|byte| *byte == 0);
            nul = end.is_some();
            let good = piece.get(..end.unwrap_or(piece.len())).unwrap_or_default();
            breaks += good.iter().filter(|byte| **byte == b'\n').count();
            !nul
        },
    )?;
    let line = u32::try_from(breaks + 1).unwrap_or(u32::MAX);
    if nul {
        return Ok(Some((NotText::Binary(first_nul(input, encoding)?), line)));
    }
    let Some(Stray(at)) = stray else {
        return Ok(None);
    };
    let offset = at + encoding.mark as u64;
    let says = match encoding.clue {
        Clue::Said => Says::Settings,
        Clue::Mark => Says::Mark,
        Clue::ChineseHeader | Clue::LooksChinese => Says::Text,
        Clue::Valid => {
            let byte = byte_at(input, offset)?;
            let label = None;
            return Ok(Some((
                NotText::Byte {
                    offset,
                    byte,
                    label,
                },
                line,
            )));
        }
    };
    let wrong = NotText::Stray {
        charset: encoding.charset,
        says,
        offset,
        byte: byte_at(input, offset)?,
    };
    Ok(Some((wrong, line)))
}

fn byte_at(input: &dyn Input, offset: u64) -> io::Result<u8> {
    let mut reader = input.open()?;
    io::copy(&mut reader.by_ref().take(offset), &mut io::sink())?;
    let mut byte = [0];
    reader.read_exact(&mut byte)?;
    Ok(byte[0])
}

/// The offset of the first NUL of a text that has one.
fn first_nul(input: &dyn Input, encoding: Encoding) -> io::Result<u64> {
    let wide = matches!(encoding.charset, Charset::Utf16Le | Charset::Utf16Be);
    let (mut offset, mut even) = (0u64, None);
    pieces(Box::new(Steady(input.open()?)), &mut |piece: &[u8]| {
        for byte in piece {
            let first = offset.is_multiple_of(2);
            let found = *byte == 0 && (!wide || (!first && even == Some(0)));
            if found {
                return false;
            }
            even = Some(*byte).filter(|_| first);
            offset += 1;
        }
        true
    })?;
    Ok(offset.saturating_sub(u64::from(wide)))
}

/// The same encoding, with the line ends that the text has as far as it can be read.
fn with_line_ends(input: &dyn Input, encoding: Encoding) -> io::Result<Encoding> {
    let (mut cr, mut lf) = (false, false);
    pieces(text(input, encoding)?, &mut |piece: &[u8]| {
        cr |= piece.contains(&b'\r');
        lf |= piece.contains(&b'\n');
        !lf
    })?;
    Ok(Encoding {
        bare_cr: cr && !lf,
        ..encoding
    })
}

/// Reads on when it is interrupted, which not every reader of text does.
struct Steady<R>(R);

impl<R: Read> Read for Steady<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.0.read(buffer) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                other => return other,
            }
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Kind;

    struct Awards<'b>(&'b [u8]);

    impl Input for Awards<'_> {
        fn kind(&self) -> Kind {
            Kind::Awards
        }

        fn open(&self) -> io::Result<Box<dyn Read + '_>> {
            Ok(Box::new(self.0))
        }
    }

    fn sensed(bytes: &[u8], said: Option<Charset>) -> Sensed {
        encoding(&Awards(bytes), said).expect("memory can be read")
    }

    fn stray(charset: Charset, says: Says, offset: u64, byte: u8) -> NotText {
        NotText::Stray {
            charset,
            says,
            offset,
            byte,
        }
    }

    fn western(offset: u64, byte: u8, label: &'static str) -> NotText {
        let label = Some(label);
        NotText::Byte {
            offset,
            byte,
            label,
        }
    }

    fn coded(encoding: &'static encoding_rs::Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    fn wide(text: &str) -> Vec<u8> {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        [0xff, 0xfe].into_iter().chain(units).collect()
    }

    #[test]
    fn a_stray_byte_is_told_with_its_encoding_and_line() {
        use encoding_rs::{BIG5, GB18030};
        let text =
            |charset, offset, byte, line| Err((stray(charset, Says::Text, offset, byte), line));
        let mut gb = coded(
            GB18030,
            "工号,日期,条款\n101,2026-10-05,主动顶班\n苏,2026-10-06,\n",
        );
        let at = gb.len() - 1;
        gb[at - 1] = 0xff;
        assert_eq!(
            sensed(&gb, None),
            text(Charset::Gb18030, at as u64 - 1, 0xff, 3)
        );
        let big = [
            &coded(BIG5, "工號,日期,條款\n101,2026-10-05,頂班\n")[..],
            b"\xa4\xff,\n",
        ]
        .concat();
        let at = big.len() as u64 - 4;
        assert_eq!(sensed(&big, None), text(Charset::Big5, at, 0xa4, 3));
        // English headers over Chinese names, lines that end with CR.
        let gb = [
            &coded(GB18030, "agent_id,rule\r张伟,顶班\r李娜,顶班\r")[..],
            b"a\x80\x81\r",
        ]
        .concat();
        let at = gb.len() as u64 - 2;
        assert_eq!(sensed(&gb, None), text(Charset::Gb18030, at, 0x81, 4));
    }

    #[test]
    fn what_was_promised_is_held_against_the_file() {
        use encoding_rs::GB18030;
        let rows = "agent_id,rule\n101,顶班\n";
        let odd = [&wide(rows)[..], b"x"].concat();
        let at = odd.len() as u64 - 1;
        let wrong = stray(Charset::Utf16Le, Says::Mark, at, b'x');
        assert_eq!(sensed(&odd, None), Err((wrong, 3)));
        let lone = [&wide(rows)[..], b"\x00\xd8a\0"].concat();
        let wrong = stray(Charset::Utf16Le, Says::Mark, at, 0);
        assert_eq!(sensed(&lone, None), Err((wrong, 3)));
        let nul = wide("agent_id,\u{a00}\0");
        assert_eq!(sensed(&nul, None), Err((NotText::Binary(22), 1)));
        let marked = [b"\xef\xbb\xbf", &coded(GB18030, "工号,条款\n")[..]].concat();
        let wrong = stray(Charset::Utf8, Says::Mark, 3, 0xb9);
        assert_eq!(sensed(&marked, None), Err((wrong, 1)));
        let said = [rows.as_bytes(), b"\xff"].concat();
        for charset in [Charset::Utf8, Charset::Gb18030] {
            let wrong = stray(charset, Says::Settings, rows.len() as u64, 0xff);
            assert_eq!(sensed(&said, Some(charset)), Err((wrong, 3)));
        }
    }

    #[test]
    fn damaged_utf8_is_not_taken_for_a_legacy_encoding() {
        // Cut in the middle of a character; every pair of its bytes is also a character of GB18030.
        let text = "agent_id,note\n101,值班顶班\n102,员工反馈\n".as_bytes();
        let cut = [text, &"103,员工".as_bytes()[..8]].concat();
        let at = text.len() as u64 + 7;
        let wrong = stray(Charset::Utf8, Says::Text, at, 0xe5);
        assert_eq!(sensed(&cut, None), Err((wrong, 4)));
        let latin = b"agent_id,note\n101,M\xfcller G\xfclsen\n";
        assert_eq!(
            sensed(latin, None),
            Err((western(19, 0xfc, "windows-1252"), 2))
        );
        let turkish = b"agent_id,note\n101,Sat\xfd\xfe adedi\n";
        assert_eq!(
            sensed(turkish, None),
            Err((western(21, 0xfd, "windows-1254"), 2))
        );
    }
}
