//! Dates and times as exports write them. The order of day and month is a matter of the whole column, and decided in `sense`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use chrono_tz::Tz;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::event::DateOrder;
use crate::month::{Clock, When};

/// A date, or a date and a time with or without an offset; local times are in `zone`.
pub fn moment(text: &str, order: DateOrder, zone: Tz) -> Option<When> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return digits(text, zone);
    }
    let (day, rest) = split_date(text);
    let day = date(day, order)?;
    if rest.is_empty() {
        return Some(When::Day(day));
    }
    // A spreadsheet that keeps a time alone writes its day of nothing before it.
    let rest = rest
        .strip_prefix("1900-01-01")
        .map_or(rest, str::trim_start);
    let (time, offset) = split_offset(rest);
    let local = day_and_time(day, time)?;
    match offset {
        None => Some(When::At(Clock::instant_in(zone, local))),
        Some(offset) => Some(When::At(
            local.and_utc().timestamp() - offset_seconds(offset)?,
        )),
    }
}

/// The first two numbers of a date whose year stands last.
pub(super) fn day_and_month(text: &str) -> Option<(u32, u32)> {
    let (day, _) = split_date(text);
    let [a, b, year] = three(day)?;
    let numbers = a.len() <= 2 && matches!(year.len(), 2 | 4);
    numbers
        .then(|| Some((a.parse().ok()?, b.parse().ok()?)))
        .flatten()
}

/// Digits alone: seconds (10) or milliseconds (13) since 1970, or `yyyyMMddHHmmss` with or without milliseconds.
fn digits(text: &str, zone: Tz) -> Option<When> {
    match text.len() {
        10 => Some(When::At(text.parse().ok()?)),
        13 => Some(When::At(text.parse::<i64>().ok()?.div_euclid(1000))),
        14 | 17 => {
            let local = NaiveDateTime::parse_from_str(text.get(..14)?, "%Y%m%d%H%M%S").ok()?;
            Some(When::At(Clock::instant_in(zone, local)))
        }
        _ => None,
    }
}

/// Splits a date from the time after it, at a blank or at a `T` after a digit.
fn split_date(text: &str) -> (&str, &str) {
    let mut digit = false;
    for (i, c) in text.char_indices() {
        if c.is_whitespace() || (digit && matches!(c, 'T' | 't')) {
            let (day, rest) = text.split_at(i);
            return (day, rest.trim_start_matches(['T', 't']).trim_start());
        }
        digit = c.is_ascii_digit();
    }
    (text, "")
}

fn three(text: &str) -> Option<[&str; 3]> {
    let text = text
        .strip_suffix('日')
        .or_else(|| text.strip_suffix('号'))
        .unwrap_or(text);
    let mut parts = text.split(['-', '/', '.', '年', '月']);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let digits = three
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    (parts.next().is_none() && digits).then_some(three)
}

fn date(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let Some([a, b, c]) = three(text) else {
        return date_with_a_word(text);
    };
    let (year, month, day) = match order {
        _ if a.len() == 4 => (a, b, c),
        DateOrder::Ymd => return None,
        DateOrder::Unknown if a != b => return None,
        DateOrder::Unknown | DateOrder::Dmy => (c, b, a),
        DateOrder::Mdy => (c, a, b),
    };
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(full_year(year)?, month.parse().ok()?, day.parse().ok()?)
}

/// A year of four digits, or of two in this century.
fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// `1-Jan-21` and `31/Jan/2024`: the word says which part is the month.
fn date_with_a_word(text: &str) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let mut parts = text.split(['-', '/', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || !day.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let month = month.to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    NaiveDate::from_ymd_opt(
        full_year(year)?,
        u32::try_from(month).ok()?,
        day.parse().ok()?,
    )
}

/// A day and a time of day: a clock time, or the fraction of a day that a spreadsheet keeps.
fn day_and_time(day: NaiveDate, time: &str) -> Option<NaiveDateTime> {
    let time = time
        .strip_prefix("1900-01-01")
        .map_or(time, str::trim_start);
    if time.starts_with("0.") || time == "0" {
        return day
            .and_time(NaiveTime::MIN)
            .checked_add_signed(fraction_of_day(time)?);
    }
    Some(day.and_time(clock_time(time)?))
}

/// A fraction of a day, to the nearest second.
fn fraction_of_day(text: &str) -> Option<TimeDelta> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let fraction = Decimal::from_str_exact(text)
        .ok()
        .filter(|n| plain && *n < Decimal::ONE)?;
    let seconds = fraction.checked_mul(Decimal::from(86_400))?;
    let seconds = seconds.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
    TimeDelta::try_seconds(i64::try_from(seconds).ok()?)
}

/// Splits `10:00:00+08:00` and `10:00:00 +0800`; `Z` and `UTC` are offsets too.
fn split_offset(text: &str) -> (&str, Option<&str>) {
    match text.find(['+', '-', 'Z', 'z', 'U']) {
        Some(i) => {
            let (time, offset) = text.split_at(i);
            (time.trim_end(), Some(offset))
        }
        None => (text.trim_end(), None),
    }
}

fn offset_seconds(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") || text == "UTC" {
        return Some(0);
    }
    let (sign, digits) = (
        if text.starts_with('-') { -1 } else { 1 },
        text.get(1..)?.replace(':', ""),
    );
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !matches!(digits.len(), 2 | 4) {
        return None;
    }
    let hours: i64 = digits.get(..2)?.parse().ok()?;
    let minutes: i64 = digits
        .get(2..)
        .filter(|m| !m.is_empty())
        .map_or(Some(0), |m| m.parse().ok())?;
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// `10:00`, `10:00:00`, `10:00:00.744` or `10:00 PM`; parts of a second are dropped.
pub(super) fn clock_time(text: &str) -> Option<NaiveTime> {
    let (text, half) = half_of_day(text);
    let (text, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let parts: Vec<&str> = text.split(':').collect();
    let number = |part: &&str| {
        let digits =
            !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let numbers: Vec<u32> = parts.iter().map(number).collect::<Option<_>>()?;
    let (hour, minute, second) = match numbers.as_slice() {
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second] => (*hour, *minute, *second),
        _ => return None,
    };
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
    };
    NaiveTime::from_hms_opt(hour, minute, second)
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

    fn shown(text: &str, order: DateOrder) -> Option<String> {
        let clock = Clock::new(chrono_tz::Asia::Shanghai);
        moment(text, order, clock.zone).map(|when| match when {
            When::Day(day) => day.to_string(),
            When::At(at) => clock.local(at).to_string(),
        })
    }

    #[test]
    fn dates_and_times() {
        for (text, expected) in [
            ("2026-10-08", "2026-10-08"),
            ("2026/10/8", "2026-10-08"),
            ("2026年10月8日", "2026-10-08"),
            ("2026-10-08 09:05", "2026-10-08 09:05:00"),
            ("2026/10/8 9:05:07", "2026-10-08 09:05:07"),
            ("2026-10-08T09:05:07", "2026-10-08 09:05:07"),
            ("2026-10-08T01:05:07Z", "2026-10-08 09:05:07"),
            ("2026-10-08 01:05:07 UTC", "2026-10-08 09:05:07"),
            ("2026-10-08 09:05:07 +0800", "2026-10-08 09:05:07"),
            ("2026-10-08T10:05:07+09:00", "2026-10-08 09:05:07"),
            ("2026-10-08 09:05:07.744884", "2026-10-08 09:05:07"),
            ("8-Oct-26", "2026-10-08"),
            ("08/Oct/26 02:05 PM", "2026-10-08 14:05:00"),
            ("2026-10-08 12:05 AM", "2026-10-08 00:05:00"),
            ("2026-10-08 下午 3:05:00", "2026-10-08 15:05:00"),
            ("2026-10-08 1900-01-01 09:12:58", "2026-10-08 09:12:58"),
            ("2026-10-08 0.38400462962963", "2026-10-08 09:12:58"),
            ("1791421507", "2026-10-08 09:05:07"),
            ("1791421507999", "2026-10-08 09:05:07"),
            ("20261008090507123", "2026-10-08 09:05:07"),
        ] {
            assert_eq!(
                shown(text, DateOrder::Ymd).as_deref(),
                Some(expected),
                "{text}"
            );
        }
        assert_eq!(
            shown("08/10/2026 09:05", DateOrder::Dmy).as_deref(),
            Some("2026-10-08 09:05:00")
        );
        assert_eq!(
            shown("10/8/2026", DateOrder::Mdy).as_deref(),
            Some("2026-10-08")
        );
        assert_eq!(
            shown("6/23/25 07:00 AM", DateOrder::Mdy).as_deref(),
            Some("2025-06-23 07:00:00")
        );
        assert_eq!(
            shown("01.10.2026 0.5", DateOrder::Dmy).as_deref(),
            Some("2026-10-01 12:00:00")
        );
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "yesterday",
            "2026-02-30",
            "2026-13-01",
            "10/8/2026",
            "2026-10",
            "20261008",
            "2026-10-08 25:00",
            "2026-10-08 09:60",
            "2026-10-08 9",
            "1-2-3",
            "8-Okt-26",
            "2026-10-08 13:05 PM",
            "2026-10-08 CDT",
            "2026-10-08 10:11 CDT",
            "Oct-8-26",
            "5",
        ] {
            assert_eq!(shown(text, DateOrder::Ymd), None, "{text}");
        }
        assert_eq!(shown("31/12/2026", DateOrder::Unknown), None);
        assert_eq!(
            shown("12/12/2026", DateOrder::Unknown).as_deref(),
            Some("2026-12-12")
        );
    }
}
