//! Legacy encodings of Chinese: almost any bytes decode in them, so something besides must say that a text is in one.

use std::io::{self, Read};

use super::super::Input;
use super::super::decode::Stray;
use super::super::header::known_headers;
use super::super::starts::{DELIMITERS, DEPTH, first_records};
use super::{Clue, Encoding, Sensed, flaw, mark, pieces, text, with_line_ends};
use crate::event::Charset;
use crate::problem::NotText;

/// A legacy encoding of Chinese that something besides says, or the byte of it that is none: the one that more is known in,
/// then the one that more can be read in. Of equals GB18030. None where nothing says that it is one.
pub(super) fn legacy(input: &dyn Input, first: &[u8]) -> io::Result<Option<Sensed>> {
    let mut best: Option<((Clue, u64), Sensed)> = None;
    for charset in [Charset::Gb18030, Charset::Big5] {
        let encoding = Encoding {
            charset,
            mark: mark(first, charset),
            ..Encoding::default()
        };
        let encoding = with_line_ends(input, encoding)?;
        let Some(clue) = clue(input, encoding)? else {
            continue;
        };
        let encoding = Encoding { clue, ..encoding };
        let (reach, found) = match flaw(input, encoding)? {
            None => (u64::MAX, Ok(encoding)),
            Some(wrong) => match wrong.0 {
                NotText::Stray { offset, .. } | NotText::Binary(offset) => (offset, Err(wrong)),
                _ => (0, Err(wrong)),
            },
        };
        if best.as_ref().is_none_or(|(most, _)| (clue, reach) > *most) {
            best = Some(((clue, reach), found));
        }
    }
    Ok(best.map(|(_, found)| found))
}

/// What says, besides, that the text is in a legacy encoding of Chinese: a known Chinese header, or known headers over cells
/// that look Chinese and are not UTF-8 for the most part.
fn clue(input: &dyn Input, encoding: Encoding) -> io::Result<Option<Clue>> {
    let mut known = (0, 0);
    for delimiter in DELIMITERS {
        let readable = Box::new(Readable(text(input, encoding)?));
        for (_, header) in first_records(readable, delimiter, 0, DEPTH)? {
            let (all, chinese) = known_headers(input.kind(), &header);
            known = known.max((chinese, all));
        }
    }
    Ok(match known {
        (1.., _) => Some(Clue::ChineseHeader),
        (0, 1..) if looks_chinese(text(input, encoding)?)? && !mostly_utf8(input)? => {
            Some(Clue::LooksChinese)
        }
        _ => None,
    })
}

/// Whether what is not ASCII looks like Chinese: a single-byte text that is read as pairs leaves single characters that touch
/// Latin letters, and Chinese seldom does.
fn looks_chinese(text: Box<dyn Read + '_>) -> io::Result<bool> {
    let (mut all, mut touching) = (0u64, 0u64);
    // Of the character before: whether it is a letter, and whether it is one that touches none so far.
    let (mut letter, mut alone) = (false, false);
    pieces(text, &mut |piece: &[u8]| {
        for byte in piece {
            match byte {
                0x80..0xc0 => {}
                0xc0.. => {
                    all += 1;
                    touching += u64::from(letter);
                    (letter, alone) = (false, !letter);
                }
                _ => {
                    let is_letter = byte.is_ascii_alphabetic();
                    touching += u64::from(is_letter && alone);
                    (letter, alone) = (is_letter, false);
                }
            }
        }
        true
    })?;
    Ok(touching * 2 < all)
}

/// Whether more of what is not ASCII is UTF-8 than is not: then it is UTF-8 that was damaged or cut, and what other encodings
/// make of it only looks like text.
pub(super) fn mostly_utf8(input: &dyn Input) -> io::Result<bool> {
    let mut reader = input.open()?;
    let (mut good, mut bad) = (0u64, 0u64);
    let mut block = Vec::new();
    while reader.by_ref().take(1 << 16).read_to_end(&mut block)? > 0 {
        for chunk in block.utf8_chunks() {
            let chars = chunk.valid().chars().filter(|c| !c.is_ascii());
            good += chars.count() as u64;
            bad += u64::from(!chunk.invalid().is_empty());
        }
        block.clear();
    }
    Ok(good > bad)
}

/// A text as far as it can be read.
struct Readable<R>(R);

impl<R: Read> Read for Readable<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.0.read(buffer) {
            Err(e) if Stray::of(&e).is_some() => Ok(0),
            other => other,
        }
    }
}
