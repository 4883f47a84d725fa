//! Durations as exports write them, in whole seconds. A plain number is in the unit that its header names, else in seconds.

use rust_decimal::{Decimal, RoundingStrategy};

use super::field::number;
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

/// Whole seconds of `143`, `0:02:23`, `12:02:23 AM` (a spreadsheet's 2 minutes 23), `1900-01-01 00:02:23`, `1 小时 20 分钟`,
/// `2 days 3 hours` or `1h02m03s`. Less than nothing is never a duration.
pub(super) fn seconds(text: &str, unit: Unit) -> Option<u32> {
    if let Some(n) = counted(text, unit) {
        let seconds = in_seconds(n, unit).filter(|n| *n >= Decimal::ZERO)?;
        let whole = seconds.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        return u32::try_from(whole).ok();
    }
    if text.contains(':') {
        clock(text, unit)
    } else {
        words(text)
    }
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

fn clock(text: &str, unit: Unit) -> Option<u32> {
    let text = text
        .strip_prefix("1900-01-01")
        .map_or(text, str::trim_start);
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

/// Numbers, each before its unit, and each unit smaller than the one before it.
fn words(text: &str) -> Option<u32> {
    let text = text.to_ascii_lowercase();
    let (mut rest, mut total, mut last) = (text.trim(), 0u32, u32::MAX);
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let n: u32 = rest.get(..digits)?.parse().ok()?;
        let after = rest.get(digits..)?.trim_start();
        let (word, seconds) = WORDS.iter().find(|(word, _)| after.starts_with(word))?;
        if *seconds >= last {
            return None;
        }
        last = *seconds;
        total = total.checked_add(n.checked_mul(*seconds)?)?;
        rest = after.get(word.len()..)?.trim_start();
    }
    (last < u32::MAX).then_some(total)
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
            ("1:02:03 AM", Unit::Seconds, 3723),
            ("0.5", Unit::Seconds, 1),
            ("0.25", Unit::Seconds, 0),
            ("1.0001", Unit::Seconds, 1),
            ("0.001655093", Unit::Hours, 6), // 5.958 s
            // 17.253262467 x 3600 = 62,111.74 s
            ("17.25326246777651", Unit::Hours, 62_112),
            ("-0", Unit::Seconds, 0),
        ] {
            assert_eq!(seconds(text, unit), Some(expected), "{text}");
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
            "1.5h",
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
            assert_eq!(seconds(text, Unit::Seconds), None, "{text}");
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
                assert_eq!(seconds(text, unit), None, "{text} {unit:?}");
            }
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
