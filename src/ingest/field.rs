//! From the text of a cell to what its column holds. Which column that is, is decided in `sense`.

use std::borrow::Cow;

use chrono_tz::Tz;
use rust_decimal::Decimal;

use super::duration::seconds;
use super::moment::moment;
use super::words::Values;
use crate::event::{DateOrder, Holds, Unit, Value};
use crate::problem::Wrong;

/// How the cells of one column are read, where their text alone does not tell.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Reading {
    /// How dates are written.
    pub order: DateOrder,
    /// The unit of plain numbers in a column of durations.
    pub unit: Unit,
}

/// Whether a trimmed cell of such a column says that there is nothing.
pub(super) fn is_blank(text: &str, holds: Holds) -> bool {
    let values = Values::get();
    values.is_blank(text, holds == Holds::Text)
        || (holds == Holds::YesNo && values.is_undecided(text))
        || (holds == Holds::Rating && values.is_unrated(text))
}

/// Trims a cell and takes off the apostrophe that exporters put before what a spreadsheet would run as a formula.
pub(super) fn trim(text: &str) -> &str {
    let text = text.trim();
    // `="007"` keeps a spreadsheet from making a number of it.
    if let Some(guarded) = text
        .strip_prefix("=\"")
        .and_then(|text| text.strip_suffix('"'))
        .filter(|guarded| !guarded.contains('"'))
    {
        return guarded.trim();
    }
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => text,
    }
}

/// The value of a cell that is not blank; what it is not, with its text, when it does not read.
pub(super) fn value(
    text: Cow<'_, str>,
    holds: Holds,
    reading: Reading,
    zone: Tz,
) -> Result<Value<'_>, (Wrong, String)> {
    if holds == Holds::Text {
        return Ok(Value::Text(text));
    }
    read(&text, holds, reading, zone).map_err(|wrong| (wrong, text.into_owned()))
}

fn read(text: &str, holds: Holds, reading: Reading, zone: Tz) -> Result<Value<'static>, Wrong> {
    let values = Values::get();
    let word = |known: &'static [&'static str]| move |near| Wrong::Word { known, near };
    const YES_NO: &[&str] = &["yes", "no"];
    match holds {
        Holds::Text => Ok(Value::Text(Cow::Owned(text.to_string()))),
        Holds::Time => moment(text, reading.order, zone)
            .map(Value::Time)
            .ok_or(Wrong::Date),
        Holds::Seconds => seconds(text, reading.unit)
            .map(Value::Whole)
            .ok_or(Wrong::Seconds),
        Holds::Whole(least) => whole(text)
            .filter(|n| *n >= least)
            .map(Value::Whole)
            .ok_or(Wrong::Whole(least)),
        Holds::Number => number(text).map(Value::Number).ok_or(Wrong::Number),
        Holds::Score if values.is_absent(text) => Ok(Value::Absent),
        Holds::Score => number(text).map(Value::Number).ok_or(Wrong::Number),
        Holds::Positive => number(text)
            .filter(|n| *n > Decimal::ZERO)
            .map(Value::Number)
            .ok_or(Wrong::Positive),
        Holds::Rating => rating(text)
            .or_else(|| values.rating(text).map(Decimal::from))
            .map(Value::Number)
            .ok_or(Wrong::Rating),
        Holds::Likelihood => whole(text)
            .filter(|n| *n <= 10)
            .map(Value::Whole)
            .ok_or(Wrong::Likelihood),
        Holds::Mark => number(text)
            .filter(|mark| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(mark))
            .map(Value::Number)
            .ok_or(Wrong::Mark),
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
pub(super) fn number(text: &str) -> Option<Decimal> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for text in ["two", "1e3", "--1", "1.2.3", "", ".", "１"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(number("-2.50"), Some(Decimal::new(-25, 1)));
        assert_eq!(
            (rating("5"), rating("0"), rating("5.01")),
            (Some(Decimal::from(5)), None, None)
        );
        assert_eq!(rating("5.0"), Some(Decimal::from(5)));
        for (text, expected) in [
            ("12.0", Some(12)),
            ("12", Some(12)),
            ("+12.000", Some(12)),
            ("12.5", None),
            ("-1", None),
            ("1,234", None),
            ("4294967296", None),
        ] {
            assert_eq!(whole(text), expected, "{text}");
        }
        assert_eq!(trim(" '-5 "), "-5");
        assert_eq!(trim("'tis"), "'tis");
        assert_eq!(trim("=\"007\""), "007");
        assert_eq!(trim("=\"A1\"&\"x\""), "=\"A1\"&\"x\"");
    }
}
