//! Instants, days and limits: what of them belongs to a month, and when a limit has passed (RULEBOOK §1).

use chrono::{
    DateTime, Days, LocalResult, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone,
};
use chrono_tz::Tz;

use super::Month;

/// When something happened: a day without a time, or an instant (seconds since 1970-01-01 00:00 UTC).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum When {
    /// A date without a time.
    Day(NaiveDate),
    /// A point in time.
    At(i64),
}

/// How instants and local days belong together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clock {
    /// The zone that days and months are counted in.
    pub zone: Tz,
    /// When a day begins, for night shifts.
    pub day_starts_at: NaiveTime,
}

impl Clock {
    /// A clock whose days begin at midnight in `zone`.
    pub fn new(zone: Tz) -> Self {
        Clock {
            zone,
            day_starts_at: NaiveTime::MIN,
        }
    }

    /// The instant of a local time in `zone`. Of two (clocks go back) the first; one that does not exist (clocks go forward) is as much later.
    pub fn instant_in(zone: Tz, local: NaiveDateTime) -> i64 {
        match zone.from_local_datetime(&local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.timestamp(),
            LocalResult::None => {
                let before = local - TimeDelta::hours(3);
                let at = zone
                    .from_local_datetime(&before)
                    .earliest()
                    .map(|at| at.timestamp());
                at.unwrap_or_else(|| before.and_utc().timestamp()) + 3 * 3600
            }
        }
    }

    /// The first instant of `day` by the calendar; `day_starts_at` does not move it.
    pub fn midnight(&self, day: NaiveDate) -> i64 {
        Self::instant_in(self.zone, day.and_time(NaiveTime::MIN))
    }

    /// The instant that `when` stands for: of a day its first.
    pub fn start(&self, when: When) -> i64 {
        match when {
            When::Day(day) => self.midnight(day),
            When::At(at) => at,
        }
    }

    /// The day that `when` counts for; an instant before `day_starts_at` counts for the day before.
    pub fn day(&self, when: When) -> NaiveDate {
        match when {
            When::Day(day) => day,
            When::At(at) => {
                let local = self.local(at);
                if local.time() < self.day_starts_at {
                    local.date().pred_opt().unwrap_or(local.date())
                } else {
                    local.date()
                }
            }
        }
    }

    /// The date that `when` is written with; `day_starts_at` does not move it.
    pub fn date(&self, when: When) -> NaiveDate {
        match when {
            When::Day(day) => day,
            When::At(at) => self.local(at).date(),
        }
    }

    /// The local date and time of an instant.
    pub fn local(&self, at: i64) -> NaiveDateTime {
        DateTime::from_timestamp(at, 0)
            .unwrap_or_default()
            .with_timezone(&self.zone)
            .naive_local()
    }
}

/// The span of time that is scored: a month, or a month up to a moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Period {
    /// The month.
    pub month: Month,
    /// How days are counted.
    pub clock: Clock,
    start: i64,
    end: i64,
    as_of: Option<i64>,
}

impl Period {
    /// The whole month.
    pub fn whole(month: Month, clock: Clock) -> Self {
        let bound =
            |m: Month| Clock::instant_in(clock.zone, m.first_day().and_time(clock.day_starts_at));
        Period {
            month,
            clock,
            start: bound(month),
            end: bound(month.next()),
            as_of: None,
        }
    }

    /// The month up to `moment`, which stands in for its end. None when that moment is not inside the month.
    pub fn up_to(self, moment: When) -> Option<Self> {
        let at = self.clock.start(moment);
        (self.start < at && at <= self.end).then_some(Period {
            end: at,
            as_of: Some(at),
            ..self
        })
    }

    /// The moment that stands in for the end of the month, if one does.
    pub fn as_of(&self) -> Option<i64> {
        self.as_of
    }

    /// The first instant after it.
    pub fn end(&self) -> i64 {
        self.end
    }

    /// Whether `when` lies in it.
    pub fn contains(&self, when: When) -> bool {
        match when {
            When::Day(day) => {
                Month::of(day) == self.month
                    && self.as_of.is_none_or(|end| self.clock.midnight(day) < end)
            }
            When::At(at) => self.start <= at && at < self.end,
        }
    }

    /// Whether something that happens then has happened when it begins. A day without a time has happened once it has begun.
    pub fn by_start(&self, when: When) -> bool {
        match when {
            When::Day(day) => day <= self.first_day(),
            When::At(at) => at <= self.start,
        }
    }

    /// Whether something that happens then has happened before it ends.
    pub fn before_end(&self, when: When) -> bool {
        match when {
            When::Day(day) => {
                day <= self.month.last_day()
                    && self.as_of.is_none_or(|end| self.clock.midnight(day) < end)
            }
            When::At(at) => at < self.end,
        }
    }

    /// Its first day.
    pub fn first_day(&self) -> NaiveDate {
        self.month.first_day()
    }

    /// The day that its last instant counts for.
    pub fn last_day(&self) -> NaiveDate {
        if self.as_of.is_some() {
            self.clock.day(When::At(self.end - 1))
        } else {
            self.month.last_day()
        }
    }

    /// Whether `when` lies more than a year before or after it.
    pub fn far(&self, when: When) -> bool {
        let day = self.clock.day(when);
        let year = Months::new(12);
        let before = self
            .first_day()
            .checked_sub_months(year)
            .is_some_and(|first| day < first);
        before
            || self
                .month
                .last_day()
                .checked_add_months(year)
                .is_some_and(|last| day > last)
    }

    /// The limit that `when` sets: a time is in time itself, a day ends with its last instant.
    pub fn limit(&self, when: When) -> Limit {
        match when {
            When::At(at) => Limit {
                at,
                inclusive: true,
            },
            When::Day(day) => {
                let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
                Limit {
                    at: self.clock.midnight(next),
                    inclusive: false,
                }
            }
        }
    }
}

/// A moment by which something had to be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
    at: i64,
    inclusive: bool,
}

impl Limit {
    /// The limit `minutes` after `start`.
    pub fn after(start: i64, minutes: i64) -> Self {
        Limit {
            at: start.saturating_add(minutes.saturating_mul(60)),
            inclusive: true,
        }
    }

    /// Its instant: of a day, the first of the next.
    pub fn at(&self) -> i64 {
        self.at
    }

    /// Whether `at` is too late.
    pub fn missed_by(&self, at: i64) -> bool {
        if self.inclusive {
            at > self.at
        } else {
            at >= self.at
        }
    }

    /// Whether it has passed before `end`: a day passes with its last instant.
    pub fn before(&self, end: i64) -> bool {
        if self.inclusive {
            self.at < end
        } else {
            self.at <= end
        }
    }

    /// Whole minutes from it to `at`, rounded down; 0 or less is in time.
    pub fn minutes_over(&self, at: i64) -> i64 {
        (at - self.at).div_euclid(60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(period: &Period, text: &str) -> When {
        let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").unwrap();
        When::At(Clock::instant_in(period.clock.zone, local))
    }

    fn october(day_starts_at: &str) -> Period {
        let clock = Clock {
            zone: chrono_tz::Asia::Shanghai,
            day_starts_at: day_starts_at.parse().unwrap(),
        };
        Period::whole("2026-10".parse().unwrap(), clock)
    }

    #[test]
    fn the_first_instant_is_in_and_the_next_first_is_out() {
        let p = october("00:00:00");
        assert!(
            p.contains(at(&p, "2026-10-01 00:00:00")) && !p.contains(at(&p, "2026-09-30 23:59:59"))
        );
        assert!(
            p.contains(at(&p, "2026-10-31 23:59:59")) && !p.contains(at(&p, "2026-11-01 00:00:00"))
        );
    }

    #[test]
    fn a_night_shift_moves_instants_but_not_dates() {
        let p = october("06:00:00");
        assert!(
            p.contains(at(&p, "2026-11-01 02:00:00")) && !p.contains(at(&p, "2026-10-01 05:59:59"))
        );
        let day = |text: &str| When::Day(text.parse().unwrap());
        assert!(p.contains(day("2026-10-01")) && !p.contains(day("2026-11-01")));
        assert_eq!(
            p.clock.day(at(&p, "2026-11-01 02:00:00")).to_string(),
            "2026-10-31"
        );
    }

    #[test]
    fn what_lasts_is_there_from_the_first_instant_and_until_the_end() {
        let day = |text: &str| When::Day(text.parse().unwrap());
        for day_starts_at in ["00:00:00", "06:00:00"] {
            let p = october(day_starts_at);
            assert!(p.by_start(day("2026-10-01")) && !p.by_start(day("2026-10-02")));
            assert!(p.before_end(day("2026-10-31")) && !p.before_end(day("2026-11-01")));
        }
        let p = october("06:00:00");
        assert!(p.by_start(at(&p, "2026-10-01 06:00:00")));
        assert!(!p.by_start(at(&p, "2026-10-01 06:00:01")));
        assert!(p.before_end(at(&p, "2026-11-01 05:59:59")));
        assert!(!p.before_end(at(&p, "2026-11-01 06:00:00")));
        let half = october("00:00:00").up_to(day("2026-10-15")).unwrap();
        assert!(half.before_end(day("2026-10-14")) && !half.before_end(day("2026-10-15")));
    }

    #[test]
    fn a_day_as_a_limit_ends_with_its_last_instant() {
        let p = october("00:00:00");
        let limit = p.limit(When::Day("2026-10-16".parse().unwrap()));
        let seconds = |when| p.clock.start(when);
        assert!(!limit.missed_by(seconds(at(&p, "2026-10-16 23:59:59"))));
        assert!(limit.missed_by(seconds(at(&p, "2026-10-17 00:00:00"))));
        assert_eq!(
            limit.minutes_over(seconds(at(&p, "2026-10-17 00:00:59"))),
            0
        );
        assert_eq!(
            limit.minutes_over(seconds(at(&p, "2026-10-17 00:01:00"))),
            1
        );
    }
}
