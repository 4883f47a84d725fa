//! Dates: in numbers, with the month as a word, with the day of the week before them.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::event::DateOrder;

/// The date that a text begins with, and the text after it.
pub(super) fn leading(text: &str, order: DateOrder) -> Option<(NaiveDate, &str)> {
    let (weekday, text) = weekday(text);
    let (day, rest) = match spelled(text) {
        Some(found) => found,
        None => {
            let (day, rest) = split(text);
            (date(day, order)?, rest)
        }
    };
    // A day of the week that is another one's makes the date a slip.
    weekday
        .is_none_or(|weekday| weekday == day.weekday())
        .then_some((day, rest))
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

/// Splits a date in numbers from the text after it: at a blank, after `日`, or at a `T` after a digit.
fn split(text: &str) -> (&str, &str) {
    let mut digit = false;
    for (i, c) in text.char_indices() {
        let at = match c {
            '日' | '号' => i + c.len_utf8(),
            'T' | 't' if digit => i,
            c if c.is_whitespace() => i,
            _ => {
                digit = c.is_ascii_digit();
                continue;
            }
        };
        let (day, rest) = text.split_at(at);
        let rest = rest.trim_start_matches(['T', 't']).trim_start();
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

/// Takes an English day of the week, in full or cut to three letters, from before a date.
fn weekday(text: &str) -> (Option<Weekday>, &str) {
    const DAYS: [(&str, Weekday); 7] = [
        ("monday", Weekday::Mon),
        ("tuesday", Weekday::Tue),
        ("wednesday", Weekday::Wed),
        ("thursday", Weekday::Thu),
        ("friday", Weekday::Fri),
        ("saturday", Weekday::Sat),
        ("sunday", Weekday::Sun),
    ];
    let Some((name, rest)) = text
        .starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| word(text))
        .flatten()
    else {
        return (None, text);
    };
    let name = name.strip_suffix(',').unwrap_or(name);
    match DAYS.iter().find(|(full, _)| is_name(name, full)) {
        Some((_, day)) => (Some(*day), rest),
        None => (None, text),
    }
}

fn is_name(text: &str, full: &str) -> bool {
    text.eq_ignore_ascii_case(full)
        || full
            .get(..3)
            .is_some_and(|short| text.eq_ignore_ascii_case(short))
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
            "周一 2026-10-05",
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
