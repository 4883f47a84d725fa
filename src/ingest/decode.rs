//! A stream of bytes in another encoding as a stream of UTF-8; a byte that is no character is an error, never a replacement
//! character.

use std::error::Error;
use std::fmt;
use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

const CHUNK: usize = 1 << 15;

/// Decodes while reading; everything before a stray byte comes out before its error does.
pub(super) struct Decoding<R> {
    inner: R,
    decoder: Decoder,
    input: Vec<u8>,
    /// How much of `input` is read, and how much of that the decoder has taken.
    filled: usize,
    used: usize,
    output: Vec<u8>,
    /// How much of `output` is text, and how much of that is given out.
    ready: usize,
    given: usize,
    ended: bool,
    /// How many bytes the decoder has taken.
    taken: u64,
    stray: Option<Stray>,
}

/// The first byte of what is no character, counted from 0 where decoding begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Stray(pub(super) u64);

impl Stray {
    /// The stray byte that an error is about.
    pub(super) fn of(error: &io::Error) -> Option<Stray> {
        error.get_ref()?.downcast_ref::<Stray>().copied()
    }
}

impl fmt::Display for Stray {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "byte {} is no character of its encoding",
            self.0.saturating_add(1)
        )
    }
}

impl Error for Stray {}

impl<R: Read> Decoding<R> {
    /// A decoder of `inner`.
    pub(super) fn new(inner: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Decoding {
            inner,
            decoder,
            input: vec![0; CHUNK],
            filled: 0,
            used: 0,
            output: vec![0; CHUNK * 4],
            ready: 0,
            given: 0,
            ended: false,
            taken: 0,
            stray: None,
        }
    }

    /// Takes more input when all of it is used.
    fn refill(&mut self) -> io::Result<()> {
        if self.used == self.filled {
            (self.used, self.filled) = (0, 0);
            self.filled = self.inner.read(&mut self.input)?;
            self.ended = self.filled == 0;
        }
        Ok(())
    }

    fn fill(&mut self) -> io::Result<()> {
        while self.given == self.ready && !self.ended {
            if let Some(stray) = self.stray {
                return Err(io::Error::new(io::ErrorKind::InvalidData, stray));
            }
            self.refill()?;
            let pending = self.input.get(self.used..self.filled).unwrap_or_default();
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
                pending,
                &mut self.output,
                self.ended,
            );
            self.used += read;
            self.taken += read as u64;
            (self.ready, self.given) = (written, 0);
            if let DecoderResult::Malformed(length, after) = result {
                let back = u64::from(length) + u64::from(after);
                self.stray = Some(Stray(self.taken.saturating_sub(back)));
                // What the end of the input leaves unfinished is told as well.
                self.ended = false;
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.fill()?;
        let ready = self.output.get(self.given..self.ready).unwrap_or_default();
        let n = ready.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..n), ready.get(..n)) {
            to.copy_from_slice(from);
        }
        self.given += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, GB18030, UTF_8, UTF_16BE, UTF_16LE};
    use proptest::prelude::*;

    use super::*;

    /// Gives a byte at a time, and is interrupted before each.
    struct Dripping<'b>(&'b [u8], bool);

    impl Read for Dripping<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.1 = !self.1;
            if self.1 {
                return Err(io::ErrorKind::Interrupted.into());
            }
            let n = self.0.len().min(1);
            self.0.read(&mut buffer[..n])
        }
    }

    /// What comes out, and where it stops.
    fn decoded(bytes: impl Read, encoding: &'static Encoding) -> (Vec<u8>, Option<u64>) {
        let mut text = Vec::new();
        let end = Decoding::new(bytes, encoding).read_to_end(&mut text);
        let stray = end.err().map(|error| Stray::of(&error).expect("a stray").0);
        (text, stray)
    }

    #[test]
    fn text_comes_out_as_it_went_in() {
        let text = "工号,姓名\n0007,王芳㐂𠀀\n".repeat(9000);
        let (bytes, ..) = GB18030.encode(&text);
        let mut decoded = String::new();
        Decoding::new(bytes.as_ref(), GB18030)
            .read_to_string(&mut decoded)
            .unwrap();
        assert_eq!(decoded, text);
    }

    #[test]
    fn other_encodings_decode_too() {
        let (bytes, ..) = BIG5.encode("工號,姓名");
        let mut decoded = String::new();
        Decoding::new(bytes.as_ref(), BIG5)
            .read_to_string(&mut decoded)
            .unwrap();
        let bytes: Vec<u8> = "工號,姓名"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        Decoding::new(bytes.as_slice(), UTF_16LE)
            .read_to_string(&mut decoded)
            .unwrap();
        assert_eq!(decoded, "工號,姓名工號,姓名");
    }

    #[test]
    fn a_stray_byte_is_told_where_it_is() {
        let cases: [(&[u8], &'static Encoding, &str, u64); 9] = [
            (b"Zo\xeb,x\n", GB18030, "Zo", 2),
            (b"a\xff", GB18030, "a", 1),
            (b"ab\x81", GB18030, "ab", 2),
            (b"ab\x81\x30\x81,c", GB18030, "ab", 2),
            (b"\xa4\xa4\xff", BIG5, "中", 2),
            (b"a\0b\0\n", UTF_16LE, "ab", 4),
            (b"a\0\0\xd8b\0", UTF_16LE, "a", 2),
            (b"\0a\xdc\0", UTF_16BE, "a", 2),
            (b"a\xe4\xb8,", UTF_8, "a", 1),
        ];
        for (bytes, encoding, text, at) in cases {
            let wanted = (text.as_bytes().to_vec(), Some(at));
            assert_eq!(decoded(bytes, encoding), wanted, "{bytes:?}");
            assert_eq!(decoded(Dripping(bytes, false), encoding), wanted);
        }
        let far = [&b"a".repeat(CHUNK * 2 - 1), &b"\x81\xff"[..]].concat();
        assert_eq!(
            decoded(far.as_slice(), GB18030).1,
            Some(CHUNK as u64 * 2 - 1)
        );
    }

    proptest! {
        /// All before the stray byte is text, and nothing that begins with it is.
        #[test]
        fn the_first_stray_byte_is_the_one(
            bytes in prop::collection::vec(prop_oneof![any::<u8>(), 0x30u8..0x3a, 0x81u8..0xff], 0..24),
            encoding in prop::sample::select(vec![UTF_8, GB18030, BIG5, UTF_16LE, UTF_16BE]),
        ) {
            let (text, stray) = decoded(bytes.as_slice(), encoding);
            prop_assert_eq!((text.clone(), stray), decoded(Dripping(&bytes, false), encoding));
            if let Some(at) = stray {
                prop_assert_eq!(decoded(&bytes[..at as usize], encoding), (text, None));
                for end in at as usize + 1..=bytes.len() {
                    prop_assert!(decoded(&bytes[at as usize..end], encoding).1 == Some(0));
                }
            }
            if encoding == UTF_8 {
                let valid = std::str::from_utf8(&bytes).err().map(|e| e.valid_up_to() as u64);
                prop_assert_eq!(stray, valid);
            }
        }
    }
}
