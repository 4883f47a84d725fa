//! The calendar of a scored month: which instants and days belong to it, and when a limit has passed (RULEBOOK §1).
//! Reading dates out of text is left to `ingest`; which month is asked for, to the program.

mod hours;
mod period;

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use hours::{Hours, Span};
pub use period::{Clock, Limit, Period, When};

/// A calendar month, written `2026-10`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Month(NaiveDate);

impl Month {
    /// The month that `day` lies in.
    pub fn of(day: NaiveDate) -> Self {
        Month(day.with_day(1).unwrap_or(day))
    }

    /// Its first day.
    pub fn first_day(self) -> NaiveDate {
        self.0
    }

    /// Its last day.
    pub fn last_day(self) -> NaiveDate {
        self.next().0.pred_opt().unwrap_or(self.0)
    }

    /// The month after it.
    pub fn next(self) -> Self {
        Month(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }

    /// The month that lies `months` before it.
    pub fn back(self, months: u32) -> Self {
        Month(
            self.0
                .checked_sub_months(Months::new(months))
                .unwrap_or(self.0),
        )
    }

    /// Whole months from `earlier` to this one; negative when `earlier` is later.
    pub fn since(self, earlier: Month) -> i64 {
        let count = |m: Month| i64::from(m.0.year()) * 12 + i64::from(m.0.month0());
        count(self) - count(earlier)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

/// What is wrong with a text that should be a month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NotAMonth(pub String);

impl fmt::Display for NotAMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a month: write it as YYYY-MM, for example 2026-10",
            self.0
        )
    }
}

impl std::error::Error for NotAMonth {}

impl FromStr for Month {
    type Err = NotAMonth;

    /// Reads `YYYY-MM`; anything else is [`NotAMonth`].
    fn from_str(text: &str) -> Result<Self, NotAMonth> {
        let wrong = || NotAMonth(text.to_string());
        let (year, month) = text.split_once('-').ok_or_else(wrong)?;
        let digits =
            |part: &str, n: usize| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(wrong());
        }
        let (year, month) = (
            year.parse().map_err(|_| wrong())?,
            month.parse().map_err(|_| wrong())?,
        );
        if year < 1900 {
            return Err(wrong());
        }
        NaiveDate::from_ymd_opt(year, month, 1)
            .map(Month)
            .ok_or_else(wrong)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_four_digits_and_two() {
        for bad in [
            "2026-13",
            "2026-1",
            "26-10",
            "2026/10",
            "2026-00",
            "october",
            "",
            "2026-10-01",
            "+026-10",
        ] {
            assert!(bad.parse::<Month>().is_err(), "{bad}");
        }
        assert_eq!(
            "2026-12".parse::<Month>().unwrap().next().to_string(),
            "2027-01"
        );
        assert_eq!(
            "2026-01".parse::<Month>().unwrap().back(2).to_string(),
            "2025-11"
        );
    }
}
