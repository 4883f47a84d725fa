//! Times of day: by the clock, or as the fraction of a day that a spreadsheet keeps.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use rust_decimal::{Decimal, RoundingStrategy};

/// A day and a time of day.
pub(super) fn on_day(day: NaiveDate, time: &str) -> Option<NaiveDateTime> {
    if time.starts_with("0.") || time == "0" {
        let plain = time.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        return plain
            .then(|| Decimal::from_str_exact(time).ok())
            .flatten()
            .and_then(|fraction| at_fraction(day, fraction));
    }
    Some(day.and_time(clock_time(time)?))
}

/// A day and a fraction of it, to the nearest second.
pub(super) fn at_fraction(day: NaiveDate, fraction: Decimal) -> Option<NaiveDateTime> {
    let seconds = fraction.checked_mul(Decimal::from(86_400))?;
    let seconds = seconds.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    day.and_time(NaiveTime::MIN)
        .checked_add_signed(TimeDelta::try_seconds(i64::try_from(seconds).ok()?)?)
}

/// `10:00`, `10:00:00`, `10:00:00.744`, `10:00 PM` or `10时30分`; parts of a second are dropped.
pub(in crate::ingest) fn clock_time(text: &str) -> Option<NaiveTime> {
    let (text, half) = half_of_day(text);
    let (hour, minute, second) = if text.is_ascii() {
        with_colons(text)
    } else {
        with_words(text)
    }?;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
}

fn number(part: &str) -> Option<u32> {
    let digits = !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| part.parse().ok()).flatten()
}

fn with_colons(text: &str) -> Option<(u32, u32, u32)> {
    let (text, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut parts = text.split(':').map(number);
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    parts.next().is_none().then_some((hour, minute, second))
}

/// `10时30分`, `10点30分20秒`.
fn with_words(text: &str) -> Option<(u32, u32, u32)> {
    let (hour, rest) = text.split_once(['时', '時', '点', '點'])?;
    let (minute, rest) = rest.split_once('分')?;
    let second = match rest {
        "" => 0,
        rest => number(rest.strip_suffix('秒')?)?,
    };
    Some((number(hour)?, number(minute)?, second))
}

enum Half {
    Morning,
    Afternoon,
}

fn half_of_day(text: &str) -> (&str, Option<Half>) {
    let halves = [
        ("AM", Half::Morning),
        ("PM", Half::Afternoon),
        ("上午", Half::Morning),
        ("下午", Half::Afternoon),
    ];
    for (word, half) in halves {
        let (at_end, end) = text
            .len()
            .checked_sub(word.len())
            .and_then(|i| text.split_at_checked(i))
            .unwrap_or((text, ""));
        if end.eq_ignore_ascii_case(word) {
            return (at_end.trim_end(), Some(half));
        }
        if let Some(rest) = text.strip_prefix(word) {
            return (rest.trim_start(), Some(half));
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks() {
        for (text, expected) in [
            ("9:05", "09:05:00"),
            ("09:05:07.744", "09:05:07"),
            ("12:00 AM", "00:00:00"),
            ("12:00pm", "12:00:00"),
            ("10时30分", "10:30:00"),
            ("10点30分20秒", "10:30:20"),
            ("9時5分", "09:05:00"),
            ("下午3点05分", "15:05:00"),
        ] {
            assert_eq!(clock_time(text), expected.parse().ok(), "{text}");
        }
        for text in [
            "",
            ":",
            "9",
            "9:",
            "9:5:",
            "1:2:3:4",
            "24:00",
            "10:60",
            "13:00 PM",
            "0:30 AM",
            "10点",
            "10点30",
            "10点半",
            "25时00分",
            "10时30分20",
            "10时30分秒",
            "晚上 8:00",
            "10：30",
            "9:05:07.x",
            "-1:00",
        ] {
            assert_eq!(clock_time(text), None, "{text}");
        }
    }

    #[test]
    fn fractions_of_a_day() {
        let day: NaiveDate = "2026-10-31".parse().unwrap();
        let at = |time: &str| on_day(day, time).map(|at| at.to_string());
        // 0.999999 of 86,400 s is 86,399.9136 s: the nearest second is the next day's first.
        assert_eq!(at("0.999999").as_deref(), Some("2026-11-01 00:00:00"));
        assert_eq!(at("0.25").as_deref(), Some("2026-10-31 06:00:00"));
        assert_eq!(at("0").as_deref(), Some("2026-10-31 00:00:00"));
        for text in ["0.5.5", "0.x", "0.-5", "1.5", "00.5"] {
            assert_eq!(at(text), None, "{text}");
        }
    }
}
