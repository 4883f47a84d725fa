//! Days that nobody means: the first that a system or a spreadsheet can count, printed where there is nothing to print, or
//! before a time that is kept alone.

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{date, time, zone};
use crate::event::DateOrder;
use crate::month::When;

/// The years of the days of nothing, as they are written; 1969 is the evening before 1970 where the zone lies in the west.
const YEARS: [&str; 6] = ["1970", "1969", "1900", "1899", "0000", "0001"];

/// Whether a moment says that there is none: 1970-01-01 at 00:00 or at the hour that it was in `zone`, 1900-01-00, 1900-01-01,
/// 0000-00-00 and the first days of other systems, without a time or at midnight.
pub(in crate::ingest) fn is_nothing(text: &str, zone: Tz) -> bool {
    // Most cells are of this century.
    if text.starts_with("20") || !YEARS.iter().any(|year| text.contains(year)) {
        return false;
    }
    let order = |order: DateOrder| {
        let (day, rest) = date::leading(text, order)?;
        is_first(day).then_some(rest)
    };
    let rest = no_day(text)
        .or_else(|| order(DateOrder::Dmy))
        .or_else(|| order(DateOrder::Mdy));
    rest.is_some_and(is_midnight) || super::moment(text, DateOrder::Dmy, zone) == Some(When::At(0))
}

/// Whether a day is the first, or the one before it, of what systems and spreadsheets count.
fn is_first(day: NaiveDate) -> bool {
    const FIRST: [(i32, u32, u32); 5] = [
        (1970, 1, 1),
        (1900, 1, 1),
        (1899, 12, 30),
        (1899, 12, 31),
        (1, 1, 1),
    ];
    FIRST
        .iter()
        .any(|(year, month, first)| NaiveDate::from_ymd_opt(*year, *month, *first) == Some(day))
}

/// The text after `0000-00-00` or `1900-01-00`, which no calendar has.
fn no_day(text: &str) -> Option<&str> {
    let (parts, rest) = date::numbers(text)?;
    let zero = |part: &str| part.bytes().all(|byte| byte == b'0');
    let none = parts.iter().all(|part| zero(part)) && parts.iter().any(|part| part.len() == 4);
    let before = || numbered_day(text).is_some_and(|(number, _)| number == 0);
    (none || before()).then_some(rest)
}

fn is_midnight(rest: &str) -> bool {
    let clock = || time::clock_time(zone::split(rest).0);
    rest.is_empty() || clock() == Some(chrono::NaiveTime::MIN)
}

/// The number of a day of January 1900 as a spreadsheet counts them, from 0, where a text begins with such a day, and the text
/// after it: what is left of a duration, or of a time that was kept alone, when its cell is written as a moment.
pub(in crate::ingest) fn numbered_day(text: &str) -> Option<(u32, &str)> {
    if !text.starts_with(|c: char| c.is_ascii_digit()) || !text.contains("1900") {
        return None;
    }
    let (parts, rest) = date::numbers(text)?;
    let number = |part: &str| part.parse::<u32>().ok().filter(|_| part.len() <= 2);
    let day = match parts {
        ["1900", month, day] => number(day).filter(|_| number(month) == Some(1)),
        // Which of the two is the day, only these tell.
        [a, b, "1900"] => match (number(a)?, number(b)?) {
            (1, 1) => Some(1),
            (0, 1) | (1, 0) => Some(0),
            _ => None,
        },
        _ => None,
    };
    Some((day.filter(|day| *day <= 31)?, rest))
}

#[cfg(test)]
mod tests {
    use chrono_tz::America::New_York;
    use chrono_tz::Asia::Shanghai;
    use chrono_tz::UTC;

    use super::*;

    #[test]
    fn moments_that_are_none() {
        for text in [
            "1970-01-01",
            "1970-01-01 00:00:00",
            "1970/1/1 0:00",
            "1970-01-01 08:00:00",
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:00+08:00",
            "1970-01-01 8:00:00 AM",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "01/01/1970",
            "1900-01-00",
            "1900/1/0 0:00:00",
            "1/0/1900",
            "1900-01-01",
            "1900-01-01 00:00:00",
            "1/1/1900 12:00:00 AM",
            "0000-00-00",
            "0000-00-00 00:00:00",
            "00/00/0000",
            "0001-01-01T00:00:00",
            "1899-12-30 00:00:00",
            "12/30/1899",
        ] {
            assert!(is_nothing(text, Shanghai), "{text}");
        }
        // 1970 began in New York at 19:00 of the evening before.
        assert!(is_nothing("1969-12-31 19:00:00", New_York));
        assert!(!is_nothing("1969-12-31 19:00:00", Shanghai));
        assert!(!is_nothing("1970-01-01 08:00:00", UTC));
        for text in [
            "1970-01-01 09:00:00",
            "1970-01-02",
            "1970-10-05 00:00:00",
            "1900-01-01 09:12:58",
            "1900-01-00 09:12:58",
            "1900-01-02",
            "0000-01-00",
            "000000",
            "2026-10-05",
            "2026-10-05 19:70",
            "2000-01-01",
            "05/10/2026 1900",
            "0",
            "",
        ] {
            assert!(!is_nothing(text, Shanghai), "{text}");
        }
    }

    #[test]
    fn days_of_january_1900() {
        for (text, number, rest) in [
            ("1900-01-01 02:03:00", 1, "02:03:00"),
            ("1900/1/0 2:03", 0, "2:03"),
            ("1/0/1900 2:03:00", 0, "2:03:00"),
            ("01/01/1900 2:03:00 AM", 1, "2:03:00 AM"),
            ("1900-01-31T00:00:00", 31, "00:00:00"),
            ("1900-01-02", 2, ""),
        ] {
            assert_eq!(numbered_day(text), Some((number, rest)), "{text}");
        }
        for text in [
            "1900-02-01 1:00",
            "1/2/1900 1:00",
            "1900-01-32",
            "1900",
            "2:03:00",
            "",
        ] {
            assert_eq!(numbered_day(text), None, "{text}");
        }
    }
}
