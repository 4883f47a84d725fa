//! Dates that a spreadsheet has turned around. It opened days and months in another order than they were written in: what could
//! be a date in its order became one, and was saved with the year first; what could not stayed as it was. So every date with the
//! year first has a day of at most 12, every other one a day above 12, and nothing in a cell tells.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::moment::{YearLast, written_day};
use crate::event::DateOrder;
use crate::month::Month;
use crate::problem::What;
use crate::source::SourceRef;

/// A cell that is shown to a person.
#[derive(Clone)]
pub(super) struct Shown {
    /// Its line.
    pub(super) line: u32,
    /// Its text.
    pub(super) text: String,
}

/// What the dates of one column show.
#[derive(Default)]
pub(super) struct Turned {
    /// Whether some date of the column shows that it is not damaged so.
    is_cleared: bool,
    /// Dates that say themselves what is their day: with the year first, with a word, as a number of days.
    own: Option<Own>,
    /// The others.
    others: Option<Others>,
}

struct Own {
    first: Shown,
    count: u64,
    /// Their months, and what would be their months, were they turned back.
    written: BTreeSet<Month>,
    back: BTreeSet<Month>,
    /// Whether one is not the first of a month: people are hired on the first.
    varies: bool,
}

struct Others {
    first: Shown,
    count: u64,
    months: BTreeSet<Month>,
}

/// How many dates must stand in a column at least where their months tell nothing: of fewer, chance may keep the days apart.
const LEAST: u64 = 4;

impl Turned {
    /// Whether more cells can tell more.
    pub(super) fn is_open(&self) -> bool {
        !self.is_cleared && (self.own.is_some() || self.others.is_some())
    }

    /// Looks at a cell; `numbers` are those of one whose year stands last.
    pub(super) fn add(&mut self, text: &str, numbers: Option<YearLast>, line: u32) {
        if self.is_cleared {
            return;
        }
        let shown = || Shown {
            line,
            text: text.to_string(),
        };
        let Some(numbers) = numbers else {
            if let Some(day) = written_day(text, DateOrder::FullYear) {
                self.own(day, shown);
            }
            return;
        };
        let order = match (numbers.first > 12, numbers.second > 12) {
            (true, false) => DateOrder::Dmy,
            (false, true) => DateOrder::Mdy,
            (true, true) => return,
            // It could have been turned around, and was not.
            (false, false) => {
                self.is_cleared = true;
                return;
            }
        };
        let Some(day) = written_day(text, order) else {
            return;
        };
        let others = self.others.get_or_insert_with(|| Others {
            first: shown(),
            count: 0,
            months: BTreeSet::new(),
        });
        others.count += 1;
        others.months.insert(Month::of(day));
    }

    fn own(&mut self, day: NaiveDate, shown: impl Fn() -> Shown) {
        let back = NaiveDate::from_ymd_opt(day.year(), day.day(), day.month());
        let Some(back) = back.filter(|_| day.day() <= 12) else {
            self.is_cleared = true;
            return;
        };
        let own = self.own.get_or_insert_with(|| Own {
            first: shown(),
            count: 0,
            written: BTreeSet::new(),
            back: BTreeSet::new(),
            varies: false,
        });
        own.count += 1;
        own.written.insert(Month::of(day));
        own.back.insert(Month::of(back));
        own.varies |= day.day() != 1;
    }

    /// What a person must be told of the column, and the cell that it is told of. Where the dates lie in months of the others as
    /// they are written, and would not when turned back, two people have written them; the other way round none is left to doubt.
    pub(super) fn verdict(self, file: u32) -> Option<(What, Shown)> {
        let (own, others) = (self.own?, self.others?);
        if self.is_cleared {
            return None;
        }
        let as_written = own.written.is_subset(&others.months);
        let turned_back = own.back.is_subset(&others.months);
        let told = match (as_written, turned_back) {
            (true, false) => false,
            (false, true) => true,
            _ => own.varies && own.count + others.count >= LEAST,
        };
        let what = What::MixedDates {
            other: others.first.text,
            at: SourceRef {
                file,
                line: others.first.line,
            },
        };
        told.then_some((what, own.first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::moment::day_and_month;

    fn is_told(cells: &[&str]) -> bool {
        let mut turned = Turned::default();
        for (line, cell) in (2..).zip(cells) {
            turned.add(cell, day_and_month(cell), line);
        }
        let verdict = turned.verdict(0);
        if let Some((what, shown)) = &verdict {
            assert_eq!(what.code(), "mixed-dates");
            assert!(cells.contains(&shown.text.as_str()));
        }
        verdict.is_some()
    }

    #[test]
    fn what_a_spreadsheet_leaves() {
        for cells in [
            // 05/10, 13/10, 08/10 and 28/10/2026, read with the month first.
            &["2026/5/10", "13/10/2026", "2026/8/10", "28/10/2026"][..],
            &["2026-05-10 09:00", "13/10/2026 09:00"],
            &["10-May-26", "13.10.2026"],
            // 46,152 is 10 May 2026: 46,300 is 5 October, 148 days later.
            &["46152", "13/10/2026"],
            // The other way round: 10/05 and 10/13, read with the day first.
            &["2026/5/10", "10/13/2026"],
            // Months of a year: nothing but the days tells.
            &["2024/8/1", "2023/5/4", "13/10/2023", "28/02/2022"],
        ] {
            assert!(is_told(cells), "{cells:?}");
        }
    }

    #[test]
    fn honest_dates_in_two_forms() {
        for cells in [
            // A day above 12 with the year first, or one of at most 12 without.
            &["2026/5/10", "13/10/2026", "2026/8/13", "28/10/2026"][..],
            &["2026/5/10", "13/10/2026", "2026/8/10", "08/10/2026"],
            // Two people wrote October.
            &["2026-10-05", "13/10/2026", "2026-10-08", "28/10/2026"],
            &["2026-10-05", "13/10/2026"],
            // Hired on the first of a month, all but one or two.
            &[
                "2020-01-01",
                "2021-03-01",
                "2022-06-01",
                "15/03/2021",
                "20/04/2022",
            ],
            &["2024-01-08", "13/10/2023"],
            &["2026-10-05", "2026-10-06"],
            &["13/10/2026", "14/10/2026"],
            &["13/13/2026", "2026/5/10", "soon", ""],
        ] {
            assert!(!is_told(cells), "{cells:?}");
        }
    }
}
