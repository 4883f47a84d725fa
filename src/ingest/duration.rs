//! Durations as exports write them, in whole seconds. A plain number is in the unit that its header names, else in seconds.

use rust_decimal::{Decimal, RoundingStrategy};

use super::field::number;
use crate::event::Unit;

/// The unit that the end of a header names: `(秒)`, `in minutes`, `_hours`.
pub(super) fn unit_of(header: &str) -> Option<(Unit, &str)> {
    const ENDINGS: [(&str, Unit); 26] = [
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
        Unit::Seconds => Some(n),
        Unit::Minutes => n.checked_mul(Decimal::from(60)),
        Unit::Hours => n.checked_mul(Decimal::from(3600)),
        Unit::Milliseconds => n.checked_div(Decimal::ONE_THOUSAND),
    }
}

/// Whole seconds of `143`, `0:02:23`, `12:02:23 AM` (a spreadsheet's 2 minutes 23), `1900-01-01 00:02:23`, `1 小时 20 分钟` or
/// `2 days 3 hours`.
pub(super) fn seconds(text: &str, unit: Unit) -> Option<u32> {
    if let Some(n) = number(text) {
        let whole =
            in_seconds(n, unit)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        return u32::try_from(whole).ok();
    }
    if text.contains(':') {
        clock(text)
    } else {
        words(text)
    }
}

fn clock(text: &str) -> Option<u32> {
    let text = text
        .strip_prefix("1900-01-01")
        .map_or(text, str::trim_start);
    if text.ends_with(['M', 'm']) {
        let time = super::moment::clock_time(text)?;
        return Some(chrono::Timelike::num_seconds_from_midnight(&time));
    }
    let number = |part: &str| {
        part.bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let parts: Vec<u32> = text.split(':').map(number).collect::<Option<_>>()?;
    let [hours, minutes, seconds] = parts.as_slice() else {
        return None;
    };
    if *minutes > 59 || *seconds > 59 {
        return None;
    }
    hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)
}

/// Numbers, each before its unit.
fn words(text: &str) -> Option<u32> {
    const WORDS: [(&str, u32); 20] = [
        ("days", 86_400),
        ("day", 86_400),
        ("天", 86_400),
        ("hours", 3600),
        ("hour", 3600),
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
        ("seconds", 1),
        ("second", 1),
        ("秒", 1),
    ];
    let (mut rest, mut total) = (text.trim(), 0u32);
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let n: u32 = rest.get(..digits)?.parse().ok()?;
        let after = rest.get(digits..)?.trim_start();
        let (word, seconds) = WORDS.iter().find(|(word, _)| after.starts_with(word))?;
        total = total.checked_add(n.checked_mul(*seconds)?)?;
        rest = after.get(word.len()..)?.trim_start();
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, unit, expected) in [
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
        ] {
            assert_eq!(seconds(text, unit), Some(expected), "{text}");
        }
        for text in [
            "2:23",
            "-5",
            "0:61:00",
            "1:2:3:4",
            "x",
            "5 parsecs",
            "-12:34:00",
        ] {
            assert_eq!(seconds(text, Unit::Seconds), None, "{text}");
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
