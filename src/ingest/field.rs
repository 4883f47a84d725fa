//! From the text of a cell to what its column holds. Which column that is, is decided in `sense`.

use std::borrow::Cow;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveTime};
use chrono_tz::Tz;
use rust_decimal::{Decimal, RoundingStrategy};

use super::words::Values;
use crate::event::{Holds, Value};
use crate::month::{Clock, When};
use crate::problem::Wrong;

/// How a column writes day, month and year. The year may always stand first.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum DateOrder {
    /// Only with the year first.
    #[default]
    Ymd,
    /// `31/12/2026`
    Dmy,
    /// `12/31/2026`
    Mdy,
    /// Day and month stand before the year, and nothing tells which is which.
    Unknown,
}

/// Whether a trimmed cell of such a column says that there is nothing.
pub(super) fn is_blank(text: &str, holds: Holds) -> bool {
    let values = Values::get();
    values.is_blank(text, holds == Holds::Text)
        || (holds == Holds::YesNo && values.is_undecided(text))
}

/// Trims a cell and takes off the apostrophe that exporters put before what a spreadsheet would run as a formula.
pub(super) fn trim(text: &str) -> &str {
    let text = text.trim();
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => text,
    }
}

/// The value of a cell that is not blank; what it is not, with its text, when it does not read.
pub(super) fn value(
    text: Cow<'_, str>,
    holds: Holds,
    order: DateOrder,
    zone: Tz,
) -> Result<Value<'_>, (Wrong, String)> {
    if holds == Holds::Text {
        return Ok(Value::Text(text));
    }
    read(&text, holds, order, zone).map_err(|wrong| (wrong, text.into_owned()))
}

fn read(text: &str, holds: Holds, order: DateOrder, zone: Tz) -> Result<Value<'static>, Wrong> {
    let values = Values::get();
    let word = |known: &'static [&'static str]| move |near| Wrong::Word { known, near };
    const YES_NO: &[&str] = &["yes", "no"];
    match holds {
        Holds::Text => Ok(Value::Text(Cow::Owned(text.to_string()))),
        Holds::Time => moment(text, order, zone)
            .map(Value::Time)
            .ok_or(Wrong::Date),
        Holds::Seconds => seconds(text).map(Value::Whole).ok_or(Wrong::Seconds),
        Holds::Whole(least) => whole(text)
            .filter(|n| *n >= least)
            .map(Value::Whole)
            .ok_or(Wrong::Whole(least)),
        Holds::Number => number(text).map(Value::Number).ok_or(Wrong::Number),
        Holds::Positive => number(text)
            .filter(|n| *n > Decimal::ZERO)
            .map(Value::Number)
            .ok_or(Wrong::Positive),
        Holds::Rating => rating(text).map(Value::Number).ok_or(Wrong::Rating),
        Holds::Times => match whole(text) {
            Some(n) => Ok(Value::Whole(n)),
            None => values
                .yes_no(text)
                .map(|yes| Value::Whole(u32::from(yes)))
                .map_err(|_| Wrong::Whole(0)),
        },
        Holds::YesNo => values.yes_no(text).map(Value::YesNo).map_err(word(YES_NO)),
        Holds::Role => values.role(text).map(Value::Role).map_err(word(&[
            "agent",
            "team_lead",
            "training_specialist",
            "supervisor",
            "manager",
        ])),
        Holds::Outcome => values.outcome(text).map(Value::Outcome).map_err(word(&[
            "answered",
            "missed",
            "abandoned",
        ])),
        Holds::Priority => values.priority(text).map(Value::Priority).map_err(word(&[
            "low",
            "normal",
            "high",
            "emergency",
        ])),
    }
}

/// Numbers beyond this are slips of the keyboard, and sums of them could not be exact.
const LARGEST: Decimal = Decimal::from_parts(1_410_065_408, 2, 0, false, 0); // 10,000,000,000
const FINEST: u32 = 9;

/// A decimal number; only digits, a sign and a point.
fn number(text: &str) -> Option<Decimal> {
    let digits = text.trim_start_matches(['+', '-']);
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && digits.bytes().any(|b| b.is_ascii_digit());
    if !plain || text.len() > digits.len() + 1 {
        return None;
    }
    let number = Decimal::from_str_exact(text.strip_prefix('+').unwrap_or(text))
        .ok()?
        .normalize();
    (number.abs() <= LARGEST && number.scale() <= FINEST).then_some(number)
}

fn whole(text: &str) -> Option<u32> {
    number(text)
        .filter(|n| n.scale() == 0)
        .and_then(|n| u32::try_from(n).ok())
}

/// A rating from 1 to 5, perhaps with decimals.
fn rating(text: &str) -> Option<Decimal> {
    number(text).filter(|n| (Decimal::ONE..=Decimal::from(5)).contains(n))
}

/// Whole seconds of `143`, `109.0`, `0:02:23` or `100:00:00`.
fn seconds(text: &str) -> Option<u32> {
    if !text.contains(':') {
        let n = number(text)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        return u32::try_from(n).ok();
    }
    let mut parts = text.split(':').map(|part| {
        if part.bytes().all(|b| b.is_ascii_digit()) {
            u32::from_str(part).ok()
        } else {
            None
        }
    });
    let (hours, minutes, seconds) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || minutes > 59 || seconds > 59 {
        return None;
    }
    hours.checked_mul(3600)?.checked_add(minutes * 60 + seconds)
}

/// A date, or a date and a time with or without an offset; local times are in `zone`.
pub fn moment(text: &str, order: DateOrder, zone: Tz) -> Option<When> {
    let (day, rest) = split_date(text);
    let day = date(day, order)?;
    if rest.is_empty() {
        return Some(When::Day(day));
    }
    let (time, offset) = split_offset(rest);
    let local = day.and_time(clock_time(time)?);
    match offset {
        None => Some(When::At(Clock::instant_in(zone, local))),
        Some(offset) => Some(When::At(
            local.and_utc().timestamp() - offset_seconds(offset)?,
        )),
    }
}

/// The time zone of a name such as `Asia/Shanghai`.
pub fn zone(name: &str) -> Option<Tz> {
    name.trim().parse().ok()
}

/// The first two numbers of a date that does not begin with its year.
pub(super) fn day_and_month(text: &str) -> Option<(u32, u32)> {
    let (day, _) = split_date(text);
    let [a, b, year] = three(day)?;
    (a.len() <= 2 && year.len() == 4)
        .then(|| Some((a.parse().ok()?, b.parse().ok()?)))
        .flatten()
}

fn split_date(text: &str) -> (&str, &str) {
    match text.find(|c: char| c == 'T' || c == 't' || c.is_whitespace()) {
        Some(i) => {
            let (day, rest) = text.split_at(i);
            (day, rest.trim_start_matches(['T', 't']).trim_start())
        }
        None => (text, ""),
    }
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
    let [a, b, c] = three(text)?;
    let (year, month, day) = match order {
        _ if a.len() == 4 => (a, b, c),
        DateOrder::Ymd => return None,
        DateOrder::Unknown if a != b => return None,
        DateOrder::Unknown => (c, b, a),
        DateOrder::Dmy => (c, b, a),
        DateOrder::Mdy => (c, a, b),
    };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// Splits `10:00:00+08:00` and `10:00:00 +0800`; `Z` is an offset too.
fn split_offset(text: &str) -> (&str, Option<&str>) {
    match text.find(['+', '-', 'Z', 'z']) {
        Some(i) => {
            let (time, offset) = text.split_at(i);
            (time.trim_end(), Some(offset))
        }
        None => (text.trim_end(), None),
    }
}

fn offset_seconds(text: &str) -> Option<i64> {
    if text.eq_ignore_ascii_case("z") {
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

/// `10:00`, `10:00:00` or `10:00:00.744`; parts of a second are dropped.
fn clock_time(text: &str) -> Option<NaiveTime> {
    let (text, fraction) = text.split_once('.').unwrap_or((text, ""));
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut parts = text.split(':');
    let mut next = || {
        let part = parts.next()?;
        (!part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let (hour, minute) = (next()?, next()?);
    let second = if text.matches(':').count() == 2 {
        next()?
    } else {
        0
    };
    if text.matches(':').count() > 2 {
        return None;
    }
    NaiveTime::from_hms_opt(hour, minute, second)
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
            ("2026-10-08 09:05:07 +0800", "2026-10-08 09:05:07"),
            ("2026-10-08T10:05:07+09:00", "2026-10-08 09:05:07"),
            ("2026-10-08 09:05:07.744884", "2026-10-08 09:05:07"),
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
            "2026-10-08T",
            "2026-10-08 9",
            "1-2-3",
        ] {
            let expected = (text == "2026-10-08T").then(|| "2026-10-08".to_string());
            assert_eq!(shown(text, DateOrder::Ymd), expected, "{text}");
        }
    }

    #[test]
    fn numbers_and_durations() {
        assert_eq!(seconds("0:02:23"), Some(143));
        assert_eq!(seconds("109.0"), Some(109));
        assert_eq!(seconds("100:00:01"), Some(360_001));
        for text in ["2:23", "-5", "0:61:00", "1:2:3:4", "x", "", "12:02:23 AM"] {
            assert_eq!(seconds(text), None, "{text}");
        }
        for text in ["two", "1e3", "--1", "1.2.3", "", ".", "１"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(number("-2.50"), Some(Decimal::new(-25, 1)));
        assert_eq!(
            (rating("5"), rating("0"), rating("5.01")),
            (Some(Decimal::from(5)), None, None)
        );
        assert_eq!(trim(" '-5 "), "-5");
        assert_eq!(trim("'tis"), "'tis");
    }
}
