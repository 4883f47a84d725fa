//! From the text of a cell to what its column holds. Which column that is, is decided in `sense`.

use std::borrow::Cow;

use chrono_tz::Tz;
use rust_decimal::Decimal;

use super::duration::{may_be_thousands, seconds};
use super::moment::{deadline, moment};
use super::number::number;
use super::units::{Units, without};
use super::words::Values;
use crate::event::{DateOrder, Holds, Unit, Value};
use crate::name::{is_invisible, normal};
use crate::problem::Wrong;

/// How the cells of one column are read, where their text alone does not tell.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Reading {
    /// How dates are written.
    pub order: DateOrder,
    /// The unit of plain numbers in a column of durations.
    pub unit: Unit,
    /// Whether `1900-01-01` before a time is a day of a duration; decided when the first such cell is met.
    pub days: bool,
    /// Whether three digits behind the point of a duration may be thousands; decided when the first such cell is met.
    pub thousands: bool,
}

/// Whether a trimmed cell of such a column says that there is nothing.
pub(super) fn is_blank(text: &str, holds: Holds) -> bool {
    let values = Values::get();
    values.is_blank(text, holds.is_text())
        || (holds == Holds::YesNo && values.is_undecided(text))
        || (holds == Holds::Rating && values.is_unrated(text))
}

/// Trims a cell of blanks and of what cannot be seen, and takes off the quotes of a cell that was quoted after a blank and the
/// guards that exporters and spreadsheets put before what would become a number or run as a formula.
pub(super) fn trim(text: &str) -> &str {
    let is_plain = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    if is_plain(text.as_bytes().first()) && is_plain(text.as_bytes().last()) {
        return text;
    }
    let unseen = |c: char| c.is_whitespace() || is_invisible(c);
    let text = text.trim_matches(unseen);
    // `="007"` keeps a spreadsheet from making a number of it.
    if let Some(inside) = quoted(text.strip_prefix('=').unwrap_or(text)) {
        return inside.trim_matches(unseen);
    }
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(is_guarded) => rest,
        _ => text,
    }
}

/// A trimmed cell of a column that holds no text, as it is read: with plain digits and marks, without what cannot be seen and
/// without guards and quotes around it (RULEBOOK §11).
pub(super) fn plain(text: Cow<'_, str>) -> Cow<'_, str> {
    if is_plain(&text) || text.contains(is_raised) {
        return text;
    }
    match normal(&text) {
        Cow::Borrowed(_) => text,
        Cow::Owned(normal) => Cow::Owned(normal.replace(is_dash, "-")),
    }
}

/// Whether a cell is plain already: most are.
fn is_plain(text: &str) -> bool {
    let is_usual = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b':' | b'/' | b'.' | b'+')
    };
    if text.ends_with('.') {
        return false;
    }
    if text.bytes().all(is_usual) {
        return true;
    }
    // Words of common Chinese characters.
    let is_common = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let is_known =
        |c: char| is_common(c) || u8::try_from(c).is_ok_and(|byte| c.is_ascii() && is_usual(byte));
    !text.is_ascii() && !text.contains(' ') && text.chars().all(is_known)
}

/// Dashes that people and programs write for a minus or a hyphen.
fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// Digits above, below or in a circle: the mark of a footnote behind a number is no digit of it.
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{2089}' | '\u{2460}'..='\u{249b}' | '\u{24ea}'..='\u{24ff}')
}

/// What is between the quotes around a whole cell.
fn quoted(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    (!inside.is_empty() && !inside.contains('"')).then_some(inside)
}

/// Whether an apostrophe before such a character is a guard.
fn is_guarded(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '=' | '+' | '-' | '@' | '０'..='９' | '＝' | '＋' | '－' | '＠'
        )
}

/// The value of a cell that is not blank, or what it is not.
pub(super) fn value(
    text: Cow<'_, str>,
    holds: Holds,
    reading: Reading,
    zone: Tz,
) -> Result<Value<'_>, Wrong> {
    if holds.is_text() {
        return Ok(Value::Text(text));
    }
    read(&text, holds, reading, zone)
}

/// The number of a duration that may stand for thousands, in a column where it may.
fn number_of_thousands(text: &str, reading: Reading) -> Option<Decimal> {
    (reading.thousands && may_be_thousands(text))
        .then(|| number(text))
        .flatten()
}

fn read(text: &str, holds: Holds, reading: Reading, zone: Tz) -> Result<Value<'static>, Wrong> {
    let (values, units) = (Values::get(), Units::get());
    let word = |known: &'static [&'static str]| move |near| Wrong::Word { known, near };
    const YES_NO: &[&str] = &["yes", "no"];
    match holds {
        Holds::Text | Holds::Id => Ok(Value::Text(Cow::Owned(text.to_string()))),
        Holds::Time => moment(text, reading.order, zone)
            .map(Value::Time)
            .ok_or(Wrong::Date),
        Holds::Deadline => deadline(text, reading.order, zone)
            .map(Value::Time)
            .ok_or(Wrong::Date),
        Holds::Seconds => match number_of_thousands(text, reading) {
            Some(n) => Err(Wrong::Thousands(n)),
            None => seconds(text, reading.unit, reading.days)
                .map(Value::Whole)
                .ok_or(Wrong::Seconds),
        },
        Holds::Whole(least) => whole(text, &units.times, Wrong::Whole(least))
            .and_then(|n| at_least(n, least, Wrong::Whole(least))),
        Holds::Minutes(least) => whole(text, &units.minutes, Wrong::Minutes(least))
            .and_then(|n| at_least(n, least, Wrong::Minutes(least))),
        Holds::Number => points(text).map(Value::Number).ok_or(Wrong::Number),
        Holds::Score if values.is_absent(text) => Ok(Value::Absent),
        Holds::Score => points(text).map(Value::Number).ok_or(Wrong::Number),
        Holds::Positive => points(text)
            .filter(|n| *n > Decimal::ZERO)
            .map(Value::Number)
            .ok_or(Wrong::Positive),
        Holds::Rating => rating(text)
            .or_else(|| values.rating(text).map(Decimal::from))
            .map(Value::Number)
            .ok_or(Wrong::Rating),
        Holds::Likelihood => match whole(text, &units.points, Wrong::Likelihood)? {
            n @ 0..=10 => Ok(Value::Whole(n)),
            _ => Err(Wrong::Likelihood),
        },
        // Of marks up to 100, `95%` is 95.
        Holds::Mark => points(text.strip_suffix('%').unwrap_or(text))
            .filter(|mark| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(mark))
            .map(Value::Number)
            .ok_or(Wrong::Mark),
        Holds::Times => whole(text, &units.times, Wrong::Whole(0))
            .or_else(|wrong| values.yes_no(text).map(u32::from).map_err(|_| wrong))
            .map(Value::Whole),
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

/// A whole number, perhaps with its unit. Three digits behind a point may be thousands.
fn whole(text: &str, unit: &[String], wrong: Wrong) -> Result<u32, Wrong> {
    let Some(text) = without(text, unit) else {
        return Err(wrong);
    };
    let Some(n) = number(text) else {
        return Err(wrong);
    };
    let fraction = text.split_once('.').map(|(_, fraction)| fraction.len());
    if fraction == Some(3) {
        return Err(Wrong::Thousands(n));
    }
    let n = Some(n).filter(|n| n.scale() == 0);
    n.and_then(|n| u32::try_from(n).ok()).ok_or(wrong)
}

fn at_least(n: u32, least: u32, wrong: Wrong) -> Result<Value<'static>, Wrong> {
    if n < least {
        return Err(wrong);
    }
    Ok(Value::Whole(n))
}

/// Points or a mark, perhaps with the unit.
fn points(text: &str) -> Option<Decimal> {
    number(without(text, &Units::get().points)?)
}

/// A rating from 1 to 5, perhaps with decimals or a unit.
fn rating(text: &str) -> Option<Decimal> {
    number(without(text, &Units::get().stars)?)
        .filter(|n| (Decimal::ONE..=Decimal::from(5)).contains(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for text in ["two", "1e3", "--1", "1.2.3", "", ".", "１"] {
            assert_eq!(number(text), None, "{text}");
        }
        let whole = |text: &str| whole(text, &[], Wrong::Whole(1));
        assert_eq!(number("-2.50"), Some(Decimal::new(-25, 1)));
        assert_eq!(
            (rating("5"), rating("0"), rating("5.01")),
            (Some(Decimal::from(5)), None, None)
        );
        assert_eq!(rating("5.0"), Some(Decimal::from(5)));
        for (text, expected) in [
            ("12.0", Ok(12)),
            ("12.00", Ok(12)),
            ("12", Ok(12)),
            ("+12.0000", Ok(12)),
            ("+12.000", Err(Wrong::Thousands(Decimal::from(12)))),
            ("1.234", Err(Wrong::Thousands(Decimal::new(1234, 3)))),
            ("12.5", Err(Wrong::Whole(1))),
            ("-1", Err(Wrong::Whole(1))),
            ("1,234", Err(Wrong::Whole(1))),
            ("4294967296", Err(Wrong::Whole(1))),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
        assert_eq!(trim(" '-5 "), "-5");
        assert_eq!(trim("'tis"), "'tis");
        assert_eq!(trim("=\"007\""), "007");
        assert_eq!(trim("\u{1f}'007\u{200b}"), "007");
        assert_eq!(trim(" \"rude to customer\""), "rude to customer");
        assert_eq!(
            (trim("\"\""), trim("=\"\""), trim("''")),
            ("\"\"", "=\"\"", "''")
        );
        assert_eq!(trim("=\"A1\"&\"x\""), "=\"A1\"&\"x\"");
    }

    fn read(text: &str, holds: Holds) -> Result<Value<'static>, Wrong> {
        let text = plain(Cow::Borrowed(trim(text)));
        let text = text.into_owned();
        value(
            Cow::Owned(text),
            holds,
            Reading::default(),
            chrono_tz::Asia::Shanghai,
        )
    }

    #[test]
    fn numbers_as_people_write_them() {
        let number = |n: i64| Ok(Value::Number(Decimal::from(n)));
        let whole = |n: u32| Ok(Value::Whole(n));
        for (text, holds, expected) in [
            ("2分", Holds::Number, number(2)),
            ("２分", Holds::Number, number(2)),
            ("－3", Holds::Number, number(-3)),
            ("−3 points", Holds::Number, number(-3)),
            ("'5", Holds::Number, number(5)),
            ("=\"5\"", Holds::Number, number(5)),
            ("\u{200b}5\u{feff}", Holds::Number, number(5)),
            ("90\u{a0}分", Holds::Positive, number(90)),
            ("３０", Holds::Minutes(1), whole(30)),
            ("30 分钟", Holds::Minutes(1), whole(30)),
            ("480 min", Holds::Minutes(1), whole(480)),
            ("60.00", Holds::Minutes(1), whole(60)),
            ("2次", Holds::Whole(1), whole(2)),
            ("２ times", Holds::Whole(1), whole(2)),
            ("1 次", Holds::Times, whole(1)),
            ("是", Holds::Times, whole(1)),
            ("5分", Holds::Rating, number(5)),
            ("4 stars", Holds::Rating, number(4)),
            ("９", Holds::Likelihood, whole(9)),
            ("95%", Holds::Mark, number(95)),
            ("95 分", Holds::Mark, number(95)),
            ("２：０３：００", Holds::Seconds, whole(7380)),
            ("1 小时\u{3000}20 分钟", Holds::Seconds, whole(4800)),
        ] {
            assert_eq!(read(text, holds), expected, "{text}");
        }
        for (text, holds, wrong) in [
            ("2 分钟", Holds::Number, Wrong::Number),
            ("95%", Holds::Number, Wrong::Number),
            ("2次", Holds::Number, Wrong::Number),
            // The mark of a footnote, and no 52.
            ("5²", Holds::Number, Wrong::Number),
            ("2①", Holds::Whole(1), Wrong::Whole(1)),
            ("30 小时", Holds::Minutes(1), Wrong::Minutes(1)),
            ("0", Holds::Minutes(1), Wrong::Minutes(1)),
            ("2.5", Holds::Times, Wrong::Whole(0)),
            ("2.5", Holds::Minutes(1), Wrong::Minutes(1)),
            ("105%", Holds::Mark, Wrong::Mark),
            ("11", Holds::Likelihood, Wrong::Likelihood),
        ] {
            assert_eq!(read(text, holds), Err(wrong), "{text}");
        }
        let thousands = |n: i64| Err(Wrong::Thousands(Decimal::from(n)));
        for holds in [
            Holds::Whole(1),
            Holds::Minutes(1),
            Holds::Times,
            Holds::Likelihood,
        ] {
            assert_eq!(read("２.０００", holds), thousands(2), "{holds:?}");
        }
        assert_eq!(read("2.000", Holds::Number), number(2));
    }

    #[test]
    fn most_cells_are_plain_already() {
        for text in ["2026-10-05 10:30", "-2.5", "已接", "2026年10月5日", "yes"] {
            assert!(is_plain(text), "{text}");
        }
        for text in [
            "２",
            "'5",
            "12.",
            "a\u{200b}",
            "10：30",
            "未 接",
            "\u{f900}",
        ] {
            assert!(!is_plain(text), "{text}");
        }
        assert_eq!(plain(Cow::Borrowed("2026–10–05")), "2026-10-05");
        assert_eq!(plain(Cow::Borrowed("10：30。")), "10:30");
    }
}
