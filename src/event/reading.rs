//! How a column or a file may be written, where its text alone does not tell.

use encoding_rs::Encoding;

/// How a column writes day, month and year. The year may always stand first, and a month may always be a word.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum DateOrder {
    /// Only with all four digits of the year first.
    #[default]
    FullYear,
    /// `26/12/31`
    Ymd,
    /// `31/12/2026`
    Dmy,
    /// `12/31/2026`
    Mdy,
    /// Day and month stand before the year, and nothing tells which is which.
    Unknown,
}

/// The unit of a plain number in a column of durations.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Unit {
    /// Seconds.
    #[default]
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Milliseconds.
    Milliseconds,
    /// Seconds, and `2:23` is 2 minutes 23.
    MinutesAndSeconds,
}

impl Unit {
    /// Its name in `kefu.toml`.
    pub fn name(self) -> &'static str {
        match self {
            Unit::Seconds => "seconds",
            Unit::Minutes => "minutes",
            Unit::Hours => "hours",
            Unit::Milliseconds => "milliseconds",
            Unit::MinutesAndSeconds => "mm:ss",
        }
    }
}

/// A set of characters.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Charset {
    /// UTF-8.
    #[default]
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// What a Chinese spreadsheet saves; GBK and GB2312 are part of it.
    Gb18030,
    /// What a spreadsheet in Taiwan or Hong Kong saves.
    Big5,
    /// Any other that has a label on the web; only where somebody says so.
    Other(&'static Encoding),
}

impl Charset {
    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Charset::Utf8 => "UTF-8",
            Charset::Utf16Le => "UTF-16 LE",
            Charset::Utf16Be => "UTF-16 BE",
            Charset::Gb18030 => "GB18030",
            Charset::Big5 => "Big5",
            Charset::Other(encoding) => encoding.name(),
        }
    }

    /// The set that a label means: `gbk`, `windows-1252`, `shift_jis` and all others of the web, in any case.
    pub fn labelled(label: &str) -> Option<Charset> {
        let encoding = Encoding::for_label_no_replacement(label.as_bytes())?;
        Some(match encoding {
            _ if encoding == encoding_rs::UTF_8 => Charset::Utf8,
            _ if encoding == encoding_rs::UTF_16LE => Charset::Utf16Le,
            _ if encoding == encoding_rs::UTF_16BE => Charset::Utf16Be,
            _ if encoding == encoding_rs::GBK || encoding == encoding_rs::GB18030 => {
                Charset::Gb18030
            }
            _ if encoding == encoding_rs::BIG5 => Charset::Big5,
            other => Charset::Other(other),
        })
    }
}
