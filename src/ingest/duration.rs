//! Durations as exports write them, in whole seconds. A plain number is in the unit that its header names, else in seconds.

use rust_decimal::{Decimal, RoundingStrategy};

use super::moment::numbered_day;
use super::number::number;
use crate::event::Unit;

/// The unit that the end of a header names: `(秒)`, `in minutes`, `_hours`.
pub(super) fn unit_of(header: &str) -> Option<(Unit, &str)> {
    const ENDINGS: [(&str, Unit); 27] = [
        ("(秒)", Unit::Seconds),
        ("(分钟)", Unit::Minutes),
        ("(分鐘)", Unit::Minutes),
        ("(小时)", Unit::Hours),
        ("(小時)", Unit::Hours),
        ("(毫秒)", Unit::Milliseconds),
        ("(s)", Unit::Seconds),
        ("(sec)", Unit::Seconds),
        ("(min)", Unit::Minutes),
        ("(m)", Unit::Minutes),
        ("(h)", Unit::Hours),
        ("(hrs)", Unit::Hours),
        ("(inhrs)", Unit::Hours),
        ("(ms)", Unit::Milliseconds),
        ("(hh:mm:ss)", Unit::Seconds),
        ("(mm:ss)", Unit::MinutesAndSeconds),
        ("inseconds", Unit::Seconds),
        ("inminutes", Unit::Minutes),
        ("inhours", Unit::Hours),
        ("inmin", Unit::Minutes),
        ("inhrs", Unit::Hours),
        ("milliseconds", Unit::Milliseconds),
        ("seconds", Unit::Seconds),
        ("minutes", Unit::Minutes),
        ("hours", Unit::Hours),
        ("secs", Unit::Seconds),
        ("mins", Unit::Minutes),
    ];
    ENDINGS
        .iter()
        .find_map(|(ending, unit)| Some((*unit, header.strip_suffix(ending)?)))
}

fn in_seconds(n: Decimal, unit: Unit) -> Option<Decimal> {
    match unit {
        Unit::Seconds | Unit::MinutesAndSeconds => Some(n),
        Unit::Minutes => n.checked_mul(Decimal::from(60)),
        Unit::Hours => n.checked_mul(Decimal::from(3600)),
        Unit::Milliseconds => n.checked_div(Decimal::ONE_THOUSAND),
    }
}

/// Whole seconds of `143`, `0:02:23`, `12:02:23 AM` (a spreadsheet's 2 minutes 23), `1 小时 20 分钟`, `7.5 hours`,
/// `2 days 3 hours` or `1h02m03s`. `1900-01-01 02:03:00` is the time alone, or 24 hours more where such `days` count. Less than
/// nothing is never a duration.
pub(super) fn seconds(text: &str, unit: Unit, days: bool) -> Option<u32> {
    if let Some(n) = counted(text, unit) {
        let seconds = in_seconds(n, unit).filter(|n| *n >= Decimal::ZERO)?;
        return rounded(seconds);
    }
    if text.contains(':') {
        clock(text, unit, days)
    } else {
        words(text)
    }
}

fn rounded(seconds: Decimal) -> Option<u32> {
    let whole = seconds.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    u32::try_from(whole).ok()
}

/// What a duration shows of the way in which its column is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Digits alone.
    Whole,
    /// A number whose point can only be that of a fraction.
    Fraction,
    /// A number whose point may be one of thousands.
    Thousands,
    /// A time on a day of January 1900, by its number.
    Day(u32),
    /// Another duration.
    Other,
}

impl Shape {
    /// The shape of a cell; None when it is no duration.
    pub(super) fn of(text: &str, unit: Unit) -> Option<Shape> {
        seconds(text, unit, false)?;
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        Some(
            match text.strip_prefix('+').unwrap_or(text).split_once('.') {
                _ if may_be_thousands(text) => Shape::Thousands,
                Some((whole, fraction)) if digits(whole) && digits(fraction) => Shape::Fraction,
                None if digits(text) => Shape::Whole,
                _ => numbered_day(text).map_or(Shape::Other, |(day, _)| Shape::Day(day)),
            },
        )
    }
}

/// Whether only the whole column tells what a duration is: `2.000`, or a time on the first day that spreadsheets count.
pub(super) fn is_doubtful(text: &str) -> bool {
    may_be_thousands(text)
        || (text.len() >= "1/1/1900 0:00".len()
            && numbered_day(text).is_some_and(|(day, _)| day == 1))
}

/// Whether the point of a number may be one of thousands: `2.000`, `12.345`, but never `0.500` or `1234.567`.
pub(super) fn may_be_thousands(text: &str) -> bool {
    let text = text.strip_prefix('+').unwrap_or(text);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    text.split_once('.').is_some_and(|(whole, fraction)| {
        let group = (1..=3).contains(&whole.len()) && !whole.starts_with('0');
        group && fraction.len() == 3 && digits(whole) && digits(fraction)
    })
}

/// A plain number of units.
fn counted(text: &str, unit: Unit) -> Option<Decimal> {
    // Parts of a second have three digits; less than one with more of them is a fraction of a day, not of a second.
    const FINEST: u32 = 3;
    match unit {
        Unit::Seconds | Unit::MinutesAndSeconds => {
            number(text).filter(|n| n.trunc() != Decimal::ZERO || n.scale() <= FINEST)
        }
        Unit::Milliseconds => number(text),
        // Exports divide: `17.25326246777651` hours. Seconds of it are counted, so that the rest may go.
        Unit::Minutes | Unit::Hours => number(text).or_else(|| {
            let (whole, fraction) = text.split_once('.')?;
            let plain = !whole.starts_with('-') && fraction.bytes().all(|b| b.is_ascii_digit());
            let fraction = fraction.get(..9).filter(|_| plain)?;
            number(&format!("{whole}.{fraction}"))
        }),
    }
}

fn clock(text: &str, unit: Unit, days: bool) -> Option<u32> {
    const DAY: u32 = 86_400;
    if let Some((day, time)) = numbered_day(text) {
        // Behind a date stand hours, also where no seconds follow.
        let time = super::moment::clock_time(time)?;
        let time = chrono::Timelike::num_seconds_from_midnight(&time);
        let day = if day == 1 && !days { 0 } else { day };
        return time.checked_add(day.checked_mul(DAY)?);
    }
    if text.ends_with(['M', 'm']) {
        let time = super::moment::clock_time(text)?;
        return Some(chrono::Timelike::num_seconds_from_midnight(&time));
    }
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let text = match text.split_once('.') {
        Some((text, fraction)) if is_number(fraction) => text,
        _ => text,
    };
    let number = |part: &str| is_number(part).then(|| part.parse::<u32>().ok()).flatten();
    let parts: Vec<u32> = text.split(':').map(number).collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes, seconds] => (hours, minutes, seconds),
        [minutes, seconds] if unit == Unit::MinutesAndSeconds && *seconds < 60 => {
            return minutes.checked_mul(60)?.checked_add(*seconds);
        }
        _ => return None,
    };
    if *minutes > 59 || *seconds > 59 {
        return None;
    }
    hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)
}

/// Units as words; a word stands before those that it begins with.
const WORDS: [(&str, u32); 26] = [
    ("days", 86_400),
    ("day", 86_400),
    ("天", 86_400),
    ("hours", 3600),
    ("hour", 3600),
    ("hrs", 3600),
    ("hr", 3600),
    ("小时", 3600),
    ("小時", 3600),
    ("时", 3600),
    ("時", 3600),
    ("h", 3600),
    ("minutes", 60),
    ("minute", 60),
    ("mins", 60),
    ("min", 60),
    ("分钟", 60),
    ("分鐘", 60),
    ("分", 60),
    ("m", 60),
    ("seconds", 1),
    ("second", 1),
    ("secs", 1),
    ("sec", 1),
    ("秒", 1),
    ("s", 1),
];

/// Numbers, each before its unit, and each unit smaller than the one before it; the last may have a fraction, but for one of
/// three digits.
fn words(text: &str) -> Option<u32> {
    let text = text.to_ascii_lowercase();
    let (mut rest, mut total, mut last) = (text.trim(), Decimal::ZERO, u32::MAX);
    while !rest.is_empty() {
        let in_number = |b: &u8| b.is_ascii_digit() || *b == b'.';
        let digits = rest.bytes().take_while(in_number).count();
        let (n, after) = rest.split_at_checked(digits)?;
        let after = after.trim_start();
        let (word, seconds) = WORDS.iter().find(|(word, _)| after.starts_with(word))?;
        if *seconds >= last {
            return None;
        }
        (last, rest) = (*seconds, after.get(word.len()..)?.trim_start());
        let fraction = n.split_once('.').map(|(_, fraction)| fraction.len());
        if fraction.is_some_and(|digits| matches!(digits, 0 | 3) || !rest.is_empty()) {
            return None;
        }
        total = total.checked_add(number(n)?.checked_mul(Decimal::from(*seconds))?)?;
    }
    (last < u32::MAX).then(|| rounded(total)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, unit, expected) in [
            ("2:23", Unit::MinutesAndSeconds, 143),
            ("102:23", Unit::MinutesAndSeconds, 6143),
            ("0:02:23", Unit::Seconds, 143),
            ("109.0", Unit::Seconds, 109),
            ("100:00:01", Unit::Seconds, 360_001),
            ("12:02:23 AM", Unit::Seconds, 143),
            ("1900-01-01 00:02:23", Unit::Seconds, 143),
            ("0.03", Unit::Minutes, 2),
            ("2.25", Unit::Hours, 8100),
            ("143000", Unit::Milliseconds, 143),
            ("1 小时 20 分钟", Unit::Seconds, 4800),
            ("2 days 3 hours", Unit::Seconds, 183_600),
            ("0 秒", Unit::Seconds, 0),
            ("1h 2m", Unit::Seconds, 3720),
            ("1h02m03s", Unit::Seconds, 3723),
            ("60s", Unit::Seconds, 60),
            ("5 min", Unit::Seconds, 300),
            ("5 Min", Unit::Hours, 300),
            ("2 hrs", Unit::Seconds, 7200),
            ("1 hr", Unit::Seconds, 3600),
            ("90 sec", Unit::Seconds, 90),
            ("90 secs", Unit::Seconds, 90),
            ("0:02:23.5", Unit::Seconds, 143),
            ("0.9小时", Unit::Seconds, 3240),
            ("7.5小时", Unit::Seconds, 27_000),
            ("1.5h", Unit::Seconds, 5400),
            ("1h 1.5m", Unit::Seconds, 3690),
            ("480分钟", Unit::Seconds, 28_800),
            ("1900/1/1 2:03", Unit::Seconds, 7380),
            ("1900-01-00 02:03:00", Unit::Seconds, 7380),
            ("1:02:03 AM", Unit::Seconds, 3723),
            ("0.5", Unit::Seconds, 1),
            ("0.25", Unit::Seconds, 0),
            ("1.0001", Unit::Seconds, 1),
            ("0.001655093", Unit::Hours, 6), // 5.958 s
            // 17.253262467 x 3600 = 62,111.74 s
            ("17.25326246777651", Unit::Hours, 62_112),
            ("-0", Unit::Seconds, 0),
        ] {
            assert_eq!(seconds(text, unit, false), Some(expected), "{text}");
        }
        for text in [
            "2:23",
            "-5",
            "-0.4",
            "-0:02:23",
            "-1h",
            "-5 min",
            "2:23.5",
            "0:02:23.",
            "0:02:23.x",
            "0:02:23.5.5",
            "::",
            "0::23",
            "1,234",
            "1,234 s",
            "1 234 s",
            "1h h",
            "2m 1h",
            "1h 2h",
            "500ms",
            "5 mon",
            "1.500h",
            "1.h",
            "1.5h 20m",
            "1900-01-01",
            "1900-01-01 25:00:00",
            "h",
            "",
            " ",
            // 143 s of a day, as a spreadsheet shows them.
            "0.001655093",
            "0.00165509259259259",
            "17.25326246777651",
            "99999999999 h",
            "4294967296",
            "1193047:00:00",
            "0:61:00",
            "1:2:3:4",
            "x",
            "5 parsecs",
            "-12:34:00",
        ] {
            assert_eq!(seconds(text, Unit::Seconds, false), None, "{text}");
        }
        for unit in [Unit::Milliseconds, Unit::Minutes, Unit::Hours] {
            for text in [
                "-5",
                "-0.000000001",
                "-0.00000000001234",
                "1.x",
                "1.2.3",
                "1,234",
            ] {
                assert_eq!(seconds(text, unit, false), None, "{text} {unit:?}");
            }
        }
    }

    #[test]
    fn days_before_a_time() {
        for (text, days, expected) in [
            ("1900-01-01 02:03:00", false, 7380),
            // 24 h more: 86,400 + 7,380.
            ("1900-01-01 02:03:00", true, 93_780),
            ("1/1/1900 2:03:00 AM", true, 93_780),
            ("1900-01-01 00:00:00", true, 86_400),
            ("1900-01-00 02:03:00", true, 7380),
            // 54:05:03 as a spreadsheet keeps it: two days of 86,400 and 21,903.
            ("1900-01-02 06:05:03", true, 194_703),
            ("2:03:00", true, 7380),
        ] {
            assert_eq!(seconds(text, Unit::Seconds, days), Some(expected), "{text}");
        }
    }

    #[test]
    fn shapes() {
        for (text, shape) in [
            ("143", Some(Shape::Whole)),
            ("0", Some(Shape::Whole)),
            ("143.0", Some(Shape::Fraction)),
            ("0.500", Some(Shape::Fraction)),
            ("1234.567", Some(Shape::Fraction)),
            ("2.000", Some(Shape::Thousands)),
            ("+123.456", Some(Shape::Thousands)),
            ("1900-01-01 02:03:00", Some(Shape::Day(1))),
            ("1900/1/2 6:05:03", Some(Shape::Day(2))),
            ("0:02:23", Some(Shape::Other)),
            ("0:02:23.500", Some(Shape::Other)),
            ("7.5 hours", Some(Shape::Other)),
            ("1.234.567", None),
            ("soon", None),
            ("-5", None),
        ] {
            assert_eq!(Shape::of(text, Unit::Seconds), shape, "{text}");
        }
        assert_eq!(
            Shape::of("17.25326246777651", Unit::Hours),
            Some(Shape::Fraction)
        );
        for text in [
            "2.000",
            "+12.345",
            "1900-01-01 02:03:00",
            "1/1/1900 2:03:00",
        ] {
            assert!(is_doubtful(text), "{text}");
        }
        for text in ["2.00", "0.500", "1900-01-02 02:03:00", "0:02:23.500", "143"] {
            assert!(!is_doubtful(text), "{text}");
        }
    }

    #[test]
    fn units_of_headers() {
        assert_eq!(unit_of("通话时长(分钟)"), Some((Unit::Minutes, "通话时长")));
        assert_eq!(
            unit_of("firstreplytimeinminutes"),
            Some((Unit::Minutes, "firstreplytime"))
        );
        assert_eq!(unit_of("talktime"), None);
    }
}
