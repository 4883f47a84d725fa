//! The order of day and month in a column of dates: a property of the whole column, never of a cell.

use std::io;

use chrono::{Datelike, NaiveDate};

use super::Input;
use super::field::{is_blank, plain};
use super::layout::Layout;
use super::moment::{YearLast, day_and_month, is_nothing};
use super::turned::{Shown, Turned};
use crate::event::{DateOrder, Holds, Kind};
use crate::problem::{Problem, What};
use crate::source::SourceRef;

/// How many rows tell whether a column of dates begins with the year.
const SAMPLE: usize = 1000;

/// Decides the order of day and month for each column of dates that does not begin with the year, unless somebody `said` it: by
/// the whole column, never by a cell. What cannot be decided, and what a spreadsheet has turned around, is told once for the
/// column.
pub(super) fn date_orders(
    input: &dyn Input,
    layout: &mut Layout,
    said: Option<DateOrder>,
    problems: &mut Vec<Problem>,
) -> io::Result<()> {
    for (i, dates, turned) in columns(input, layout, said.is_some())? {
        let mut told: Option<(What, Shown)> = None;
        let mut order = said;
        if said.is_none() && dates.cells > 0 {
            let (found, doubt) = dates.verdict(layout.kind, layout.file);
            (order, told) = (Some(found), doubt);
        }
        // A year of two digits that stands first is no day.
        let turned = Some(turned).filter(|_| order != Some(DateOrder::Ymd));
        let told = told.or_else(|| turned?.verdict(layout.file));
        let name = layout.feeds[i]
            .as_ref()
            .map(|feed| feed.name(layout))
            .unwrap_or_default();
        if let Some((what, at)) = told {
            let place = SourceRef {
                file: layout.file,
                line: at.line,
            };
            let problem = Problem::at(place, what).column(name).value(at.text);
            // One column may feed two fields.
            if !problems.contains(&problem) {
                problems.push(problem);
            }
        }
        if let (Some(feed), Some(order)) = (&mut layout.feeds[i], order) {
            feed.reading.order = order;
        }
    }
    Ok(())
}

/// What the cells of each column of dates show. They are read to the last row where that can tell more than the sample: for the
/// order of a column that does not begin with the year; where it is said, while a column may hold dates that were turned around.
fn columns(
    input: &dyn Input,
    layout: &Layout,
    is_said: bool,
) -> io::Result<Vec<(usize, Dates, Turned)>> {
    let is_date =
        |i: &usize| layout.kind.columns()[*i].holds.is_moment() && layout.feeds[*i].is_some();
    let mut columns: Vec<(usize, Dates, Turned)> = (0..layout.feeds.len())
        .filter(is_date)
        .map(|i| (i, Dates::default(), Turned::default()))
        .collect();
    let Some(mut records) = layout.records(input)? else {
        return Ok(columns);
    };
    let mut rows = 0;
    while let Some(record) = records.next_record()? {
        if !layout.is_row(record.line)
            || record.len() != layout.headers.len()
            || !layout.is_event(&record)
        {
            continue;
        }
        rows += 1;
        let mut all = columns.iter();
        if rows > SAMPLE
            && !all.any(|(_, dates, turned)| match is_said {
                true => turned.is_open(),
                false => dates.cells > 0,
            })
        {
            break;
        }
        for (i, dates, turned) in &mut columns {
            let Some(feed) = &layout.feeds[*i] else {
                continue;
            };
            let text = feed.text(&record, layout);
            let nothing = layout.says_blank(&text) || feed.is_blank(&text);
            let text = plain(text);
            if nothing || is_blank(&text, Holds::Time) || is_nothing(&text, layout.zone) {
                continue;
            }
            let numbers = day_and_month(&text);
            if let Some(numbers) = numbers {
                dates.add(numbers, record.line, &text);
            }
            if feed.after.is_none() {
                turned.add(&text, numbers, record.line);
            }
        }
    }
    Ok(columns)
}

/// What the cells of one column show, those that do not begin with four digits of the year.
#[derive(Default)]
struct Dates {
    cells: u64,
    /// The first whose day and month differ: a day that is also its month tells nothing, and needs nothing told.
    differ: Option<Shown>,
    /// The first whose first number is no month.
    day_first: Option<Shown>,
    /// The first whose second number is no month.
    month_first: Option<Shown>,
    /// The dates that all are when the first of their numbers, always the same, is the year.
    one_year: Option<OneYear>,
}

impl Dates {
    fn add(&mut self, numbers: YearLast, line: u32, text: &str) {
        let shown = || Shown {
            line,
            text: text.to_string(),
        };
        if numbers.first != numbers.second {
            self.differ.get_or_insert_with(shown);
        }
        if numbers.first > 12 {
            self.day_first.get_or_insert_with(shown);
        }
        if numbers.second > 12 {
            self.month_first.get_or_insert_with(shown);
        }
        let this = numbers.year_first.map(OneYear::of);
        self.one_year = match (self.cells, self.one_year, this) {
            (0, _, this) => this,
            (_, Some(all), Some(this)) => all.and(this),
            _ => None,
        };
        self.cells += 1;
    }

    /// The order, and what a person must be told of it.
    fn verdict(self, kind: Kind, file: u32) -> (DateOrder, Option<(What, Shown)>) {
        if let Some(year) = self.one_year.filter(OneYear::tells) {
            if year.is_certain(kind) {
                return (DateOrder::Ymd, None);
            }
            let doubt = self.differ.map(|shown| (What::AmbiguousYear, shown));
            return (DateOrder::Unknown, doubt);
        }
        // Nothing tells which of the two is the year: `26/10/25` is one of two days.
        if let (Some(_), Some(shown)) = (self.one_year, &self.day_first) {
            return (
                DateOrder::Unknown,
                Some((What::AmbiguousYear, shown.clone())),
            );
        }
        match (self.day_first, self.month_first) {
            (Some(_), None) => (DateOrder::Dmy, None),
            (None, Some(_)) => (DateOrder::Mdy, None),
            (None, None) => match self.differ {
                // Every day is also its month: any order reads them, and what is no date is told as such.
                None => (DateOrder::Dmy, None),
                Some(shown) => (DateOrder::Unknown, Some((What::AmbiguousDate, shown))),
            },
            (Some(day), Some(month)) => {
                let (shown, other) = if day.line <= month.line {
                    (day, month)
                } else {
                    (month, day)
                };
                let what = What::BothDateOrders {
                    other: other.text,
                    at: SourceRef {
                        file,
                        line: other.line,
                    },
                };
                (DateOrder::Unknown, Some((what, shown)))
            }
        }
    }
}

/// Dates of one year, as a column with two digits of the year first has them: `26/10/27`.
#[derive(Clone, Copy)]
struct OneYear {
    year: i32,
    /// The first and the last month.
    months: (u32, u32),
    /// The lowest and the highest day.
    days: (u32, u32),
}

impl OneYear {
    fn of(date: NaiveDate) -> Self {
        OneYear {
            year: date.year(),
            months: (date.month(), date.month()),
            days: (date.day(), date.day()),
        }
    }

    /// Both together; None when their years differ.
    fn and(self, other: Self) -> Option<Self> {
        let span = |a: (u32, u32), b: (u32, u32)| (a.0.min(b.0), a.1.max(b.1));
        (self.year == other.year).then(|| OneYear {
            year: self.year,
            months: span(self.months, other.months),
            days: span(self.days, other.days),
        })
    }

    /// Whether the last number varies while the first does not, as it is with the year first.
    fn tells(&self) -> bool {
        self.days.0 < self.days.1
    }

    /// Whether the first number cannot be the day: rows of a month do not lie on the same day of the month years apart. People
    /// are hired on the same day of the month in many years, and around New Year two days of one number lie a month apart.
    fn is_certain(&self, kind: Kind) -> bool {
        let new_year = self.days.1 - self.days.0 == 1 && self.months.0 != self.months.1;
        kind != Kind::Agents && !new_year
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::ingest::sense;

    struct Text {
        kind: Kind,
        text: String,
    }

    impl Input for Text {
        fn kind(&self) -> Kind {
            self.kind
        }

        fn open(&self) -> io::Result<Box<dyn Read + '_>> {
            Ok(Box::new(self.text.as_bytes()))
        }
    }

    /// The order of a column, and the code, the line, the cell and the other cell of what is told.
    type Told = Vec<(&'static str, u32, String, Option<(u32, String)>)>;

    fn sensed(kind: Kind, dates: &[&str]) -> (DateOrder, Told) {
        let (header, column) = match kind {
            Kind::Agents => ("agent_id,name,hired_on", 2),
            _ => ("ticket_id,agent_id,created_at", 2),
        };
        let rows: Vec<String> = dates.iter().map(|date| format!("x,1,{date}\n")).collect();
        let text = format!("{header}\n{}", rows.concat());
        let mut problems = Vec::new();
        let zone = chrono_tz::Asia::Shanghai;
        let layout = sense(&Text { kind, text }, 0, zone, &mut problems).unwrap();
        let order = layout
            .feeds
            .iter()
            .flatten()
            .find(|feed| feed.columns == [column])
            .unwrap()
            .reading
            .order;
        let told = problems.into_iter().map(|problem| {
            let other = match &problem.what {
                What::BothDateOrders { other, at } => Some((at.line, other.clone())),
                _ => None,
            };
            let line = problem.at.unwrap().line;
            (problem.what.code(), line, problem.value.unwrap(), other)
        });
        (order, told.collect())
    }

    fn order(dates: &[&str]) -> DateOrder {
        let (order, told) = sensed(Kind::Tickets, dates);
        assert!(told.is_empty(), "{dates:?}: {told:?}");
        order
    }

    fn doubt(kind: Kind, dates: &[&str]) -> Told {
        let (order, told) = sensed(kind, dates);
        assert_eq!(order, DateOrder::Unknown, "{dates:?}");
        told
    }

    #[test]
    fn one_cell_decides_for_its_column() {
        assert_eq!(order(&["2026-10-05", "20261005"]), DateOrder::FullYear);
        assert_eq!(order(&["05/10/2026", "13/10/2026"]), DateOrder::Dmy);
        assert_eq!(order(&["10/05/2026", "10/13/2026"]), DateOrder::Mdy);
        assert_eq!(order(&["04/09/17 12:39", "13/09/17 08:00"]), DateOrder::Dmy);
        // Any order reads it.
        assert_eq!(order(&["10/10/2026"]), DateOrder::Dmy);
        let told = doubt(Kind::Tickets, &["10/10/2026", "05/10/2026", "06/10/2026"]);
        assert_eq!(
            told,
            [("ambiguous-date", 3, "05/10/2026".to_string(), None)]
        );
    }

    #[test]
    fn both_orders_are_told_once() {
        let dates = [
            "05/10/2026",
            "10/31/2026",
            "31/10/2026",
            "10/30/2026",
            "30/10/2026",
        ];
        let other = Some((4, "31/10/2026".to_string()));
        assert_eq!(
            doubt(Kind::Tickets, &dates),
            [("ambiguous-date", 3, "10/31/2026".to_string(), other)]
        );
    }

    #[test]
    fn a_year_of_two_digits_that_stands_first() {
        for dates in [
            &["26/10/27", "26/10/28"][..],
            &["26/10/27 10:00", "26/10/27 11:00", "26/11/02 09:00"],
            &["26-10-27", "2026-10-28", "26-10-29"],
            &["26-10-27", "2026-10-05", "26-10-28", "26-10-29"],
        ] {
            assert_eq!(order(dates), DateOrder::Ymd, "{dates:?}");
        }
        // The last number is always the same, the first is not, or 26-10-32 and 26-13-01 are no dates.
        for dates in [
            &["26/10/27", "27/10/28"][..],
            &["26/10/27", "26/10/32"],
            &["26/10/27", "26/10/2028"],
        ] {
            assert_eq!(order(dates), DateOrder::Dmy, "{dates:?}");
        }
        // One number stands first and one last in all of them: either may be the year.
        for dates in [&["26/10/27"][..], &["26/10/27", "26/11/27"]] {
            let told = doubt(Kind::Tickets, dates);
            assert_eq!(told, [("ambiguous-date", 2, "26/10/27".to_string(), None)]);
        }
        let both = doubt(Kind::Tickets, &["26/10/27", "26/13/01"]);
        assert_eq!(both.len(), 1);
    }

    #[test]
    fn a_first_number_that_may_be_a_day_is_asked_for() {
        let told = |text: &str| vec![("ambiguous-date", 2, text.to_string(), None)];
        // Hired on the fifteenth, or in 2015?
        let hired = ["15/03/20", "15/06/23", "15/09/25"];
        assert_eq!(doubt(Kind::Agents, &hired), told("15/03/20"));
        // The fifteenth of December and of January, or two days of 2015?
        let turn = ["15/12/26", "15/01/27"];
        assert_eq!(doubt(Kind::Tickets, &turn), told("15/12/26"));
        // A first number that could be a month proves no year.
        assert_eq!(
            doubt(Kind::Tickets, &["10/05/26", "10/06/28"]),
            told("10/05/26")
        );
    }

    #[test]
    fn turned_dates_are_told_once() {
        let dates = ["2026/5/10", "13/10/2026", "2026/8/10", "28/10/2026"];
        let (order, told) = sensed(Kind::Tickets, &dates);
        assert_eq!(order, DateOrder::Dmy);
        let first = ("mixed-dates", 2, "2026/5/10".to_string(), None);
        assert_eq!(told, [first]);
    }

    #[test]
    fn a_column_that_begins_with_the_year_is_not_read_to_its_end() {
        let mut dates = vec!["2026-10-05"; SAMPLE];
        dates.push("31/10/2026");
        assert_eq!(order(&dates), DateOrder::FullYear);
        dates.swap(0, SAMPLE);
        assert_eq!(order(&dates), DateOrder::Dmy);
        // What comes after the sample is a bad value, never a year of two digits.
        dates.swap(0, SAMPLE);
        dates[SAMPLE] = "26/10/27";
        assert_eq!(order(&dates), DateOrder::FullYear);
    }
}
