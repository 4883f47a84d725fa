//! How a column or a file may be written, where its text alone does not tell.

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
        }
    }
}
