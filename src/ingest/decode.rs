//! A stream of bytes in another encoding as a stream of UTF-8; a byte that is no character is an error, never a replacement
//! character.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding};

const CHUNK: usize = 1 << 15;

/// Decodes while reading.
pub(super) struct Decoding<R> {
    inner: R,
    decoder: Decoder,
    input: Vec<u8>,
    used: usize,
    output: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Decoding<R> {
    /// A decoder of `inner`.
    pub(super) fn new(inner: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_without_bom_handling();
        Decoding {
            inner,
            decoder,
            input: Vec::new(),
            used: 0,
            output: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    fn fill(&mut self) -> io::Result<()> {
        while self.given == self.output.len() && !self.ended {
            if self.used == self.input.len() {
                self.input.resize(CHUNK, 0);
                let n = self.inner.read(&mut self.input)?;
                self.input.truncate(n);
                self.used = 0;
                self.ended = n == 0;
            }
            let pending = self.input.get(self.used..).unwrap_or_default();
            self.output.resize(CHUNK * 4, 0);
            let (result, read, written) = self.decoder.decode_to_utf8_without_replacement(
                pending,
                &mut self.output,
                self.ended,
            );
            self.used += read;
            self.output.truncate(written);
            self.given = 0;
            if let DecoderResult::Malformed(..) = result {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "not in the encoding that it seemed to be in",
                ));
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.fill()?;
        let ready = self.output.get(self.given..).unwrap_or_default();
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
    use encoding_rs::{BIG5, GB18030, UTF_16LE};

    use super::*;

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
    fn a_stray_byte_is_an_error() {
        for bytes in [&b"Zo\xeb,x\n"[..], b"a\xff", b"a\x81"] {
            assert!(
                Decoding::new(bytes, GB18030)
                    .read_to_string(&mut String::new())
                    .is_err(),
                "{bytes:?}"
            );
        }
    }
}
