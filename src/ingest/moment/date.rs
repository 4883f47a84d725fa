//! Dates: in numbers, with the month as a word, with the day of the week before or behind them.

use chrono::{Datelike, NaiveDate};

use super::weekday::{BEGINNINGS, is_name, weekday, weekday_last};
use crate::event::DateOrder;

/// The date that a text begins with, and the text after it.
pub(super) fn leading(text: &str, order: DateOrder) -> Option<(NaiveDate, &str)> {
    let (before, text) = weekday(text);
    let (day, rest) = match spelled(text) {
        Some(found) => found,
        None => {
            let (day, rest) = split(text);
            (date(day, order)?, rest)
        }
    };
    let (behind, rest) = weekday(rest);
    let (last, rest) = weekday_last(rest);
    // A day of the week that is another one's makes the date a slip.
    let mut said = [before, behind, last].into_iter().flatten();
    said.all(|said| said == day.weekday())
        .then_some((day, rest))
}

/// The three numbers of a date without a word, and the text after it.
pub(super) fn numbers(text: &str) -> Option<([&str; 3], &str)> {
    let (day, rest) = split(weekday(text).1);
    Some((three(day)?, rest))
}

/// The numbers of a date whose year stands last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::ingest) struct YearLast {
    /// The first number.
    pub(in crate::ingest) first: u32,
    /// The second.
    pub(in crate::ingest) second: u32,
    /// The date that it is when the first number, which can be no month, is a year of two digits.
    pub(in crate::ingest) year_first: Option<NaiveDate>,
}

/// The numbers of a cell whose date does not begin with four digits of the year.
pub(in crate::ingest) fn day_and_month(text: &str) -> Option<YearLast> {
    let (day, _) = split(weekday(text).1);
    let [a, b, year] = three(day)?;
    if a.len() > 2 || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let (first, second) = (a.parse().ok()?, b.parse().ok()?);
    let year_first = if first > 12 {
        date(day, DateOrder::Ymd)
    } else {
        None
    };
    Some(YearLast {
        first,
        second,
        year_first,
    })
}

/// Splits a date in numbers from the text after it: at a blank, after `日`, or behind a digit at a `T` or a day of the week.
fn split(text: &str) -> (&str, &str) {
    let mut digit = false;
    for (i, c) in text.char_indices() {
        let at = match c {
            '日' | '号' => i + c.len_utf8(),
            'T' | 't' if digit => i,
            '(' if digit => i,
            c if digit && !c.is_ascii() && BEGINNINGS.contains(&c) => i,
            c if c.is_whitespace() => i,
            _ => {
                digit = c.is_ascii_digit();
                continue;
            }
        };
        let (day, rest) = text.split_at(at);
        let time = rest.trim_start_matches(['T', 't']).trim_start();
        // The `T` of `Tue` is a part of it.
        let is_word = time.starts_with(|c: char| c.is_ascii_alphabetic());
        let rest = if is_word { rest.trim_start() } else { time };
        return (day.strip_suffix(',').unwrap_or(day), rest);
    }
    (text, "")
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn three(text: &str) -> Option<[&str; 3]> {
    let text = text
        .strip_suffix('日')
        .or_else(|| text.strip_suffix('号'))
        .unwrap_or(text);
    let mut parts = text.split(['-', '/', '.', '年', '月']);
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let digits = three.iter().all(|part| is_number(part));
    (parts.next().is_none() && digits).then_some(three)
}

fn date(text: &str, order: DateOrder) -> Option<NaiveDate> {
    let Some([a, b, c]) = three(text) else {
        return with_a_word(text);
    };
    let (year, month, day) = match order {
        _ if a.len() == 4 => (a, b, c),
        DateOrder::FullYear => return None,
        DateOrder::Unknown if a != b => return None,
        DateOrder::Ymd => (a, b, c),
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
    let year: i32 = text.parse().ok().filter(|_| is_number(text))?;
    match text.len() {
        4 => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

/// `1-Jan-21` and `31/Jan/2024`: the word says which part is the month.
fn with_a_word(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split(['-', '/', '.']);
    let (day, name, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    named(day, name, full_year(year)?)
}

/// `27 Oct 2016`, `Oct 5, 2026` or `October 5, 2026`, and the text after it; here the year has four digits.
fn spelled(text: &str) -> Option<(NaiveDate, &str)> {
    let (first, after) = word(text)?;
    let day_first = is_number(first) && first.len() <= 2;
    if !day_first {
        // Most cells begin with a number, and need no look at the names.
        first.strip_prefix(|c: char| c.is_ascii_alphabetic())?;
        month(first)?;
    }
    let (second, after) = word(after)?;
    let (year, rest) = word(after).unwrap_or((after, ""));
    let year = match year.strip_suffix(',') {
        Some(year) if !rest.is_empty() => year,
        _ => year,
    };
    let (day, name) = if day_first {
        (first, second)
    } else {
        (second.strip_suffix(',').unwrap_or(second), first)
    };
    let year = full_year(year).filter(|_| year.len() == 4)?;
    Some((named(day, name, year)?, rest))
}

/// The text before the first blank, and the text after it.
fn word(text: &str) -> Option<(&str, &str)> {
    let (word, rest) = text.split_once(char::is_whitespace)?;
    Some((word, rest.trim_start()))
}

fn named(day: &str, name: &str, year: i32) -> Option<NaiveDate> {
    if day.len() > 2 || !is_number(day) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month(name)?, day.parse().ok()?)
}

/// The month of an English or a Spanish name, in full or cut to three letters. No short name is that of two months.
fn month(name: &str) -> Option<u32> {
    const MONTHS: [[&str; 2]; 12] = [
        ["january", "enero"],
        ["february", "febrero"],
        ["march", "marzo"],
        ["april", "abril"],
        ["may", "mayo"],
        ["june", "junio"],
        ["july", "julio"],
        ["august", "agosto"],
        ["september", "septiembre"],
        ["october", "octubre"],
        ["november", "noviembre"],
        ["december", "diciembre"],
    ];
    let called = |names: [&str; 2]| names.iter().any(|full| is_name(name, full));
    (1..)
        .zip(MONTHS)
        .find_map(|(number, names)| called(names).then_some(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: DateOrder) -> Option<(String, &str)> {
        leading(text, order).map(|(day, rest)| (day.to_string(), rest))
    }

    #[test]
    fn a_word_for_the_month() {
        for (text, expected, rest) in [
            ("27 Oct 2016 14:51", "2016-10-27", "14:51"),
            ("27 October 2016", "2016-10-27", ""),
            ("Thu, 27 Oct 2016 14:51:34", "2016-10-27", "14:51:34"),
            ("thursday 27 oct 2016", "2016-10-27", ""),
            ("Oct 5, 2026 3:04 PM", "2026-10-05", "3:04 PM"),
            ("Oct 5, 2026, 3:04 PM", "2026-10-05", "3:04 PM"),
            ("OCT  5  2026  3:04PM", "2026-10-05", "3:04PM"),
            ("October 5, 2026", "2026-10-05", ""),
            ("May 5, 2026", "2026-05-05", ""),
            ("1-Jan-2021", "2021-01-01", ""),
            ("1-January-21 10:00", "2021-01-01", "10:00"),
            ("19/ene/26 12:47 PM", "2026-01-19", "12:47 PM"),
            ("19/abr/26", "2026-04-19", ""),
            ("28/ago/26 11:00 am", "2026-08-28", "11:00 am"),
            ("1-dic-2026", "2026-12-01", ""),
            ("5 octubre 2026", "2026-10-05", ""),
            ("Mon 5 Oct 2026", "2026-10-05", ""),
            ("Mon 2026-10-05", "2026-10-05", ""),
            ("周一 2026-10-05", "2026-10-05", ""),
            // 5 October 2026 is a Monday: 1 October is a Thursday.
            ("2026-10-05(周一)", "2026-10-05", ""),
            ("2026/10/5 星期一 8:20", "2026-10-05", "8:20"),
            ("2026-10-05星期一8:20", "2026-10-05", "8:20"),
            ("2026年10月5日(周一)10:30", "2026-10-05", "10:30"),
            ("2026年10月5号 週一", "2026-10-05", ""),
            ("2026-10-05 10:30:00 星期一", "2026-10-05", "10:30:00"),
            ("2026-10-05 10:30 (Mon)", "2026-10-05", "10:30"),
            ("2026-10-05 Mon, 10:30", "2026-10-05", "10:30"),
            ("2026-10-06 Tue", "2026-10-06", ""),
            ("2026-10-06 Tue 3:04 PM", "2026-10-06", "3:04 PM"),
            ("2026-10-08 Thursday", "2026-10-08", ""),
            ("2026.10.4 周日", "2026-10-04", ""),
            ("2026年10月4日礼拜天", "2026-10-04", ""),
            ("Oct 5, 2026 Mon", "2026-10-05", ""),
        ] {
            let read = read(text, DateOrder::FullYear);
            assert_eq!(read, Some((expected.to_string(), rest)), "{text}");
        }
        for text in [
            "Tue 5 Oct 2026",
            "Mon",
            "Mon,",
            "Oct",
            "5 Oct",
            "Oct 5",
            "Oct 5 26",
            "5 Oct 26",
            "Oct 2026",
            "Octo 5, 2026",
            "32 Oct 2026",
            "005 Oct 2026",
            "+5 Oct 2026",
            "5 Oct +026",
            "5-Oct-+6",
            "Oct 5, 2026,",
            "周二 2026-10-05",
            "2026-10-05(周二)",
            "2026-10-05 星期二 10:00",
            "2026-10-05 Tue",
            "2026-10-05 10:30 Tue",
            "Mon 2026-10-05 (周二)",
            "2026-Oct-05",
        ] {
            assert_eq!(read(text, DateOrder::FullYear), None, "{text}");
        }
    }

    #[test]
    fn numbers_in_the_order_of_the_column() {
        use DateOrder::{Dmy, FullYear, Mdy, Unknown, Ymd};
        for (text, order, expected) in [
            ("26/10/27", Ymd, Some("2026-10-27")),
            ("26/10/27", Dmy, Some("2027-10-26")),
            ("26/10/27", FullYear, None),
            ("26/10/27", Unknown, None),
            ("26/10/2027", Ymd, None),
            ("6/10/27", Ymd, None),
            ("2026/10/27", Ymd, Some("2026-10-27")),
            ("2026/10/27", Dmy, Some("2026-10-27")),
            ("10/27/26", Mdy, Some("2026-10-27")),
            ("10/10/26", Unknown, Some("2026-10-10")),
            ("10/10/26", FullYear, None),
        ] {
            let read = read(text, order).map(|(day, _)| day);
            assert_eq!(read.as_deref(), expected, "{text} {order:?}");
        }
    }

    #[test]
    fn a_year_that_stands_last() {
        let of = |text: &str| {
            day_and_month(text).map(|n| (n.first, n.second, n.year_first.map(|d| d.to_string())))
        };
        assert_eq!(of("31/10/2026 10:00"), Some((31, 10, None)));
        assert_eq!(of("10/5/2026, 3:04:05 PM"), Some((10, 5, None)));
        assert_eq!(of("Mon 5/10/2026"), Some((5, 10, None)));
        assert_eq!(of("10/05/2026 Mon"), Some((10, 5, None)));
        assert_eq!(of("10/05/2026(周一)"), Some((10, 5, None)));
        assert_eq!(
            of("26/10/27"),
            Some((26, 10, Some("2026-10-27".to_string())))
        );
        // The first could be a month, and 26-13-01 is no date.
        assert_eq!(of("12/10/27"), Some((12, 10, None)));
        assert_eq!(of("26/13/01"), Some((26, 13, None)));
        for text in ["2026/10/27", "5 Oct 2026", "46300", "0:02:23", "", "，"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
