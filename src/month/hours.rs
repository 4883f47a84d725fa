//! Working hours: which stretches of which days are worked, and when so many minutes of them have passed. Days are those of the
//! calendar and times those on the wall of the month's zone; `day_starts_at` moves neither.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};

use super::{Clock, When};

/// Minutes from midnight to midnight.
const DAY: u16 = 24 * 60;

/// How many days are looked at before it is given up: ten years.
const FAR: u32 = 3660;

/// A stretch of a day that is worked, in minutes from midnight; its end does not belong to it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Span {
    from: u16,
    to: u16,
}

impl Span {
    /// The stretch between two times of a day; 1440 is the midnight after it. None where it ends before or when it begins, or
    /// beyond the day.
    pub fn new(from: u16, to: u16) -> Option<Self> {
        (from < to && to <= DAY).then_some(Span { from, to })
    }

    /// Whether both share a minute.
    pub fn overlaps(self, other: Span) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// Its ends on a day, as instants.
    fn on(self, day: NaiveDate, clock: &Clock) -> Option<(i64, i64)> {
        let at = |minutes: u16| {
            let time = day.and_time(NaiveTime::MIN);
            let local = time.checked_add_signed(TimeDelta::minutes(minutes.into()))?;
            Some(Clock::instant_in(clock.zone, local))
        };
        Some((at(self.from)?, at(self.to)?))
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (from, to) = (self.from, self.to);
        let (h, m) = (from / 60, from % 60);
        write!(f, "{h:02}:{m:02}-{:02}:{:02}", to / 60, to % 60)
    }
}

/// When a company works.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hours {
    weekdays: Vec<Weekday>,
    spans: Vec<Span>,
    holidays: BTreeSet<NaiveDate>,
    workdays: BTreeSet<NaiveDate>,
}

impl Hours {
    /// Hours of these weekdays, without holidays.
    pub fn new(weekdays: Vec<Weekday>, mut spans: Vec<Span>) -> Self {
        spans.sort_unstable();
        Hours {
            weekdays,
            spans,
            holidays: BTreeSet::new(),
            workdays: BTreeSet::new(),
        }
    }

    /// The same with days that are not worked although their weekday is, and days that are worked although it is not.
    #[must_use]
    pub fn except(self, holidays: BTreeSet<NaiveDate>, workdays: BTreeSet<NaiveDate>) -> Self {
        Hours {
            holidays,
            workdays,
            ..self
        }
    }

    /// The weekdays that are worked.
    pub fn weekdays(&self) -> &[Weekday] {
        &self.weekdays
    }

    /// The stretches that are worked, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Days that are not worked.
    pub fn holidays(&self) -> &BTreeSet<NaiveDate> {
        &self.holidays
    }

    /// Days that are worked whatever their weekday.
    pub fn workdays(&self) -> &BTreeSet<NaiveDate> {
        &self.workdays
    }

    /// Whether the weekday of a day is worked.
    pub fn is_weekday(&self, day: NaiveDate) -> bool {
        self.weekdays.contains(&day.weekday())
    }

    /// Whether a day is worked.
    pub fn is_worked(&self, day: NaiveDate) -> bool {
        self.workdays.contains(&day) || (self.is_weekday(day) && !self.holidays.contains(&day))
    }

    /// The instant at which `minutes` of working time have passed since `start`, which counts from the next opening where it lies
    /// outside. Minutes that fill a stretch end with it, not at the next opening. None where that lies years away.
    pub fn after(&self, start: i64, minutes: u32, clock: &Clock) -> Option<i64> {
        let mut left = i64::from(minutes) * 60;
        // Every day worked, and an hour more where clocks go back, would not be enough.
        let most: i64 = self
            .spans
            .iter()
            .map(|span| i64::from(span.to - span.from) * 60 + 3600)
            .sum();
        if left > most * i64::from(FAR) {
            return None;
        }
        let mut now = start;
        let mut day = clock.date(When::At(start));
        for _ in 0..FAR {
            if self.is_worked(day) {
                for span in &self.spans {
                    let (opens, closes) = span.on(day, clock)?;
                    let from = now.max(opens);
                    if from >= closes {
                        continue;
                    }
                    if left <= closes - from {
                        return Some(from + left);
                    }
                    left -= closes - from;
                    now = closes;
                }
            }
            day = day.checked_add_days(Days::new(1))?;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDateTime};
    use chrono_tz::Tz;

    use super::*;

    fn span(from: u16, to: u16) -> Span {
        Span::new(from * 60, to * 60).unwrap()
    }

    fn days(text: &str) -> BTreeSet<NaiveDate> {
        let days = text.split_whitespace();
        days.map(|day| format!("2026-{day}").parse().unwrap())
            .collect()
    }

    /// Monday to Friday, 9 to 12 and 13 to 18; from 1 to 7 October nobody works, on Saturday the 10th everybody does.
    fn hours() -> Hours {
        use Weekday::{Fri, Mon, Thu, Tue, Wed};
        Hours::new(
            vec![Mon, Tue, Wed, Thu, Fri],
            vec![span(13, 18), span(9, 12)],
        )
        .except(
            days("10-01 10-02 10-03 10-04 10-05 10-06 10-07"),
            days("10-10"),
        )
    }

    fn after_in(zone: Tz, hours: &Hours, start: &str, minutes: u32) -> Option<String> {
        let local = NaiveDateTime::parse_from_str(start, "%Y-%m-%d %H:%M:%S").unwrap();
        let at = hours.after(Clock::instant_in(zone, local), minutes, &Clock::new(zone))?;
        let local = DateTime::from_timestamp(at, 0)
            .unwrap()
            .with_timezone(&zone);
        Some(local.format("%m-%d %H:%M:%S").to_string())
    }

    fn after(start: &str, minutes: u32) -> String {
        let start = format!("2026-{start}");
        after_in(chrono_tz::Asia::Shanghai, &hours(), &start, minutes).unwrap()
    }

    #[test]
    fn minutes_pass_only_while_somebody_works() {
        for (start, minutes, due) in [
            // Within a stretch, over lunch, overnight.
            ("10-12 09:00:07", 60, "10-12 10:00:07"),
            ("10-12 11:30:00", 60, "10-12 13:30:00"),
            ("10-12 17:30:00", 60, "10-13 09:30:00"),
            // Outside: before work, at lunch, in the evening, on a Sunday.
            ("10-12 03:00:00", 60, "10-12 10:00:00"),
            ("10-12 12:00:00", 60, "10-12 14:00:00"),
            ("10-12 18:00:00", 60, "10-13 10:00:00"),
            ("10-18 10:00:00", 60, "10-19 10:00:00"),
            // From Friday over the weekend, and a whole week: 5 × 8 hours.
            ("10-16 17:30:00", 60, "10-19 09:30:00"),
            ("10-12 10:00:00", 2400, "10-19 10:00:00"),
            // Over the holidays, and over the end of the month, which is a Saturday.
            ("09-30 17:30:00", 60, "10-08 09:30:00"),
            ("10-30 17:30:00", 60, "11-02 09:30:00"),
            // Saturday the 10th is worked: from Friday evening, and on it.
            ("10-09 17:30:00", 60, "10-10 09:30:00"),
            ("10-10 17:30:00", 60, "10-12 09:30:00"),
        ] {
            assert_eq!(after(start, minutes), due, "{start} + {minutes}");
        }
    }

    #[test]
    fn what_fills_a_stretch_ends_with_it() {
        assert_eq!(after("10-12 11:00:00", 60), "10-12 12:00:00");
        assert_eq!(after("10-12 09:00:00", 480), "10-12 18:00:00");
        assert_eq!(after("10-16 17:00:00", 60), "10-16 18:00:00");
        assert_eq!(after("10-16 17:00:00", 61), "10-19 09:01:00");
        // No minutes at all: at once, or when somebody comes.
        assert_eq!(after("10-12 09:30:00", 0), "10-12 09:30:00");
        assert_eq!(after("10-12 18:00:00", 0), "10-13 09:00:00");
    }

    /// In Berlin the clocks go back from 3 to 2 on 25 October 2026 and forward from 2 to 3 on 29 March.
    #[test]
    fn minutes_are_elapsed_ones_when_clocks_change() {
        let berlin = chrono_tz::Europe::Berlin;
        let nights = Hours::new(
            vec![Weekday::Sun],
            vec![Span::new(0, 90).unwrap(), Span::new(90, DAY).unwrap()],
        );
        let after = |start: &str, minutes| after_in(berlin, &nights, start, minutes).unwrap();
        // 5 hours after midnight it is 4 o'clock for the second hour that was 2 twice, and 6 where there was none.
        assert_eq!(after("2026-10-25 00:00:00", 300), "10-25 04:00:00");
        assert_eq!(after("2026-03-29 00:00:00", 300), "03-29 06:00:00");
        // The whole day: 25 hours and 23, ending with 24:00.
        assert_eq!(after("2026-10-25 00:00:00", 25 * 60), "10-26 00:00:00");
        assert_eq!(after("2026-03-29 00:00:00", 23 * 60), "03-30 00:00:00");
        // A stretch that no clock shows.
        let gone = Hours::new(
            vec![Weekday::Sun],
            vec![Span::new(120, 150).unwrap(), Span::new(180, 240).unwrap()],
        );
        let due = after_in(berlin, &gone, "2026-03-29 00:00:00", 60);
        assert_eq!(due.as_deref(), Some("03-29 04:00:00"));
    }

    #[test]
    fn it_ends_whatever_is_asked() {
        let far = |hours: &Hours, minutes| {
            after_in(
                chrono_tz::Asia::Shanghai,
                hours,
                "2026-10-12 09:00:00",
                minutes,
            )
        };
        assert_eq!(far(&hours(), u32::MAX), None);
        let first: NaiveDate = "2026-01-01".parse().unwrap();
        let years = first.iter_days().take(9000).collect();
        assert_eq!(far(&hours().except(years, BTreeSet::new()), 1), None);
        let clock = Clock::new(chrono_tz::Asia::Shanghai);
        for start in [i64::MIN / 2, i64::MAX / 2, 8_210_000_000_000] {
            let _ = hours().after(start, u32::MAX, &clock);
        }
    }

    #[test]
    fn a_stretch_begins_before_it_ends() {
        assert!(Span::new(540, 540).is_none() && Span::new(600, 540).is_none());
        assert!(Span::new(0, 1441).is_none());
        assert!(span(9, 12).overlaps(span(11, 13)) && !span(9, 12).overlaps(span(12, 13)));
        assert_eq!(Span::new(0, 1440).unwrap().to_string(), "00:00-24:00");
    }
}
