//! Dates and times as exports write them. The order of day and month is a matter of the whole column, and decided in
//! `day_order`.

mod date;
mod nothing;
mod time;
mod weekday;
mod zone;

use std::borrow::Cow;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};
use chrono_tz::Tz;
use rust_decimal::Decimal;

use crate::event::DateOrder;
use crate::month::{Clock, When};

pub(super) use date::{YearLast, day_and_month};
pub(super) use nothing::{is_nothing, numbered_day};
pub(super) use time::clock_time;

/// A date, or a date and a time with or without an offset; local times are in `zone`. 24:00 is 00:00 of the next day.
pub fn moment(text: &str, order: DateOrder, zone: Tz) -> Option<When> {
    match read(text, order, zone)? {
        Read::When(when) => Some(when),
        Read::EndOf(_, at) => Some(When::At(at)),
    }
}

/// The same by which something has to be done: 24:00 is the end of its day, as a date without a time is.
pub(super) fn deadline(text: &str, order: DateOrder, zone: Tz) -> Option<When> {
    match read(text, order, zone)? {
        Read::When(when) => Some(when),
        // Of a day of another zone nobody can say so.
        Read::EndOf(day, at) => {
            let next = Clock::new(zone).midnight(day.succ_opt()?);
            (next == at).then_some(When::Day(day))
        }
    }
}

/// The date that a text is written with, whatever its time; of a column that writes its dates in that order.
pub(super) fn written_day(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let text = tight(text);
    let day = date::leading(&text, order).map(|(day, _)| day);
    day.or_else(|| match serial(&text, chrono_tz::UTC)? {
        When::Day(day) => Some(day),
        When::At(at) => Some(Clock::new(chrono_tz::UTC).local(at).date()),
    })
}

/// What a text says.
enum Read {
    When(When),
    /// 24:00 of a day, and its instant.
    EndOf(NaiveDate, i64),
}

/// The text without the blanks around `年`, `月` and the other words of numbers.
fn tight(text: &str) -> Cow<'_, str> {
    const WORDS: [char; 10] = ['年', '月', '日', '号', '时', '時', '点', '點', '分', '秒'];
    if text.is_ascii() || !text.contains('年') || !text.contains(' ') {
        return Cow::Borrowed(text);
    }
    let mut tight = String::with_capacity(text.len());
    for c in text.chars() {
        if WORDS.contains(&c) {
            tight.truncate(tight.trim_end().len());
        }
        if c != ' ' || !tight.ends_with(WORDS) {
            tight.push(c);
        }
    }
    Cow::Owned(tight)
}

fn read(text: &str, order: DateOrder, zone: Tz) -> Option<Read> {
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return digits(text, zone).map(Read::When);
    }
    let text = &tight(text);
    // `01.10.2026` has a point there too.
    if text.as_bytes().get(5) == Some(&b'.')
        && let Some(when) = serial(text, zone)
    {
        return Some(Read::When(when));
    }
    let (day, rest) = date::leading(text, order)?;
    if rest.is_empty() {
        return Some(Read::When(When::Day(day)));
    }
    // A spreadsheet that keeps a time alone writes its day of nothing before it.
    let rest = numbered_day(rest).map_or(rest, |(_, time)| time);
    // A day that is kept as a moment, and its time in another column.
    let rest = rest
        .strip_prefix("00:00:00")
        .map(str::trim_start)
        .filter(|time| time.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(rest);
    let (time, said) = zone::split(rest);
    if matches!(time, "24:00" | "24:00:00") {
        let next = day.succ_opt()?.and_time(NaiveTime::MIN);
        return Some(Read::EndOf(day, zone::instant(next, said, zone)?));
    }
    let at = zone::instant(time::on_day(day, time)?, said, zone)?;
    Some(Read::When(When::At(at)))
}

/// Digits alone: a spreadsheet's number of a day (5), `yyyyMMdd` (8), seconds (10) or milliseconds (13) since 1970, or
/// `yyyyMMddHHmmss` with or without milliseconds.
fn digits(text: &str, zone: Tz) -> Option<When> {
    match text.len() {
        5 => serial(text, zone),
        8 => NaiveDate::parse_from_str(text, "%Y%m%d")
            .ok()
            .map(When::Day),
        10 => Some(When::At(text.parse().ok()?)),
        13 => Some(When::At(text.parse::<i64>().ok()?.div_euclid(1000))),
        14 | 17 => {
            let local = NaiveDateTime::parse_from_str(text.get(..14)?, "%Y%m%d%H%M%S").ok()?;
            Some(When::At(Clock::instant_in(zone, local)))
        }
        _ => None,
    }
}

/// The days of this century in the numbers of a spreadsheet: 2000-01-01 to 2099-12-31.
const SERIALS: std::ops::RangeInclusive<u64> = 36_526..=73_050;

/// A spreadsheet's number of a day, perhaps with the fraction of the day that has passed: `46300` is 2026-10-05, `46300.5` its
/// noon. Spreadsheets count 1900-01-01 as 1 and believe in 1900-02-29, so every day of this century is so many after 1899-12-30.
fn serial(text: &str, zone: Tz) -> Option<When> {
    let (number, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if number.len() != 5 || !digits(number) || !digits(fraction) {
        return None;
    }
    let days = number.parse().ok().filter(|n| SERIALS.contains(n))?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))?;
    let fraction = Decimal::from_str_exact(text).ok()?.fract();
    if fraction.is_zero() {
        return Some(When::Day(day));
    }
    let local = time::at_fraction(day, fraction)?;
    Some(When::At(Clock::instant_in(zone, local)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            ("20261008", "2026-10-08"),
            ("2026-10-08 10:11 CST", "2026-10-08 10:11:00"),
            ("2026-10-08 02:11 GMT", "2026-10-08 10:11:00"),
            ("2026-10-08 02:11 AM UTC", "2026-10-08 10:11:00"),
            ("Thu, 27 Oct 2016 14:51:34", "2016-10-27 14:51:34"),
            ("Thu, 27 Oct 2016 14:51:34 +0000", "2016-10-27 22:51:34"),
            ("27 Oct 2016 14:51", "2016-10-27 14:51:00"),
            ("Oct 5, 2026 3:04 PM", "2026-10-05 15:04:00"),
            ("October 5, 2026", "2026-10-05"),
            ("1-Jan-2021", "2021-01-01"),
            ("2026年10月5日 10时30分", "2026-10-05 10:30:00"),
            ("2026年10月5日10时30分20秒", "2026-10-05 10:30:20"),
            ("2026年10月5日 下午 3点05分", "2026-10-05 15:05:00"),
            ("2026年10月5日 10:30", "2026-10-05 10:30:00"),
            ("2026 年 10 月 5 日 10 时 30 分", "2026-10-05 10:30:00"),
            ("2026年 10月 5日", "2026-10-05"),
            ("2026年10月5 下午 3:05", "2026-10-05 15:05:00"),
            ("2026年10月5日 星期一 10:30", "2026-10-05 10:30:00"),
            ("2026年10月5日(周一)10:30", "2026-10-05 10:30:00"),
            ("2026/11/3(周二)", "2026-11-03"),
            ("2019/10/8 星期二 8:20", "2019-10-08 08:20:00"),
            ("2026-10-05 10:30 星期一", "2026-10-05 10:30:00"),
            ("2026.10.5", "2026-10-05"),
            ("2026年10月5号", "2026-10-05"),
            ("2026-10-08 1900/1/0 9:12:58", "2026-10-08 09:12:58"),
            // The end of a day is the beginning of the next.
            ("2026-10-31 24:00", "2026-11-01 00:00:00"),
            ("2026/10/31 24:00:00", "2026-11-01 00:00:00"),
            ("2026-12-31 24:00 +0800", "2027-01-01 00:00:00"),
        ] {
            assert_eq!(
                shown(text, DateOrder::FullYear).as_deref(),
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
            "20261308",
            "2026100",
            "2026-10-08 25:00",
            "2026-10-08 09:60",
            "2026-10-08 9",
            "1-2-3",
            "8-Okt-26",
            "2026-10-08 13:05 PM",
            "2026-10-08 CDT",
            "2026-10-08 10:11 CDT",
            "2026-10-08 10:11 cst",
            "2026-10-08 10:11 UTC+8",
            "2026-10-08 晚上 8:00",
            "2026年10月5日 星期二 10:30",
            "2026-10-31 24:01",
            "2026-10-31 24:00:01",
            "2026-10-31 24",
            "2026-10-31 24:00 PM",
            "26/10/08",
            "Oct-8-26",
            "20261008 10:00",
            "5",
            "",
            "日",
            "T",
        ] {
            assert_eq!(shown(text, DateOrder::FullYear), None, "{text}");
        }
        assert_eq!(shown("31/12/2026", DateOrder::Unknown), None);
        assert_eq!(
            shown("12/12/2026", DateOrder::Unknown).as_deref(),
            Some("2026-12-12")
        );
    }

    #[test]
    fn the_end_of_a_day_as_a_deadline_is_that_day() {
        let zone = chrono_tz::Asia::Shanghai;
        let day = |day: &str| day.parse().ok().map(When::Day);
        let deadline = |text: &str| deadline(text, DateOrder::FullYear, zone);
        for text in [
            "2026-10-31",
            "2026-10-31 24:00",
            "2026-10-31 24:00:00",
            "2026-10-31 24:00 +08:00",
            "2026-10-31 (周六) 24:00",
        ] {
            assert_eq!(deadline(text), day("2026-10-31"), "{text}");
        }
        // Midnight in Tokyo is 23:00 in Shanghai, and no end of a day there.
        assert_eq!(deadline("2026-10-31 24:00 +09:00"), None);
        // 31 October 23:59 in Shanghai is 15:59 UTC, 1,793,462,340 s after 1970: 20,757 days and 57,540 s.
        assert_eq!(deadline("2026-10-31 23:59"), Some(When::At(1_793_462_340)));
    }

    #[test]
    fn days_as_a_spreadsheet_numbers_them() {
        for (text, expected) in [
            // 36,526 is 2000-01-01; to 2026-01-01 are 26 x 365 + 7 = 9,497 days, to 5 October 277 more: 46,300.
            ("46300", "2026-10-05"),
            ("46300.0", "2026-10-05"),
            ("46300.5", "2026-10-05 12:00:00"),
            // 0.38400462962963 x 86,400 = 33,178.0000 s = 9:12:58.
            ("46300.38400462962963", "2026-10-05 09:12:58"),
            ("46300.999999", "2026-10-06 00:00:00"),
            ("36526", "2000-01-01"),
            ("73050", "2099-12-31"),
        ] {
            let shown = shown(text, DateOrder::FullYear);
            assert_eq!(shown.as_deref(), Some(expected), "{text}");
        }
        for text in [
            "36525",
            "73051",
            "73051.5",
            "046300",
            "4630",
            "463000",
            "46300.",
            "46300.5.5",
            "46300.x",
            "-46300",
            "+6300",
            "46300,5",
            "46300 0.5",
            ".46300",
        ] {
            assert_eq!(shown(text, DateOrder::FullYear), None, "{text}");
        }
    }

    proptest! {
        /// Whatever a cell holds, it is read or not, without a fall.
        #[test]
        fn any_text_is_read_or_not(
            text in "([0-9]{1,5}|[-+/.:,年月日时分秒点Tt ]|Mon|Oct|[AP]M|CDT|上午|é){0,9}",
        ) {
            for order in [DateOrder::FullYear, DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy] {
                for zone in [chrono_tz::America::Chicago, chrono_tz::Africa::Monrovia] {
                    let _ = moment(&text, order, zone);
                    let _ = day_and_month(&text);
                }
            }
        }
    }
}
