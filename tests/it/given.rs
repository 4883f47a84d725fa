//! What random months are made from: the rules as the rulebook has them, the days of October 2026, and bytes that decide.

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use kefu::event::Kind;
use rust_decimal::Decimal;

/// The rules that are recorded by hand: id, key, least and most points, and the letter of the incidents that a ref names where
/// the rule is also derived.
const RULES: &str = "\
    B2 exam-full-mark 5 5 E; B3 cover-shift 5 5 -; B4 extra-task 5 5 -; B6 proven-suggestion 5 5 -; L1 not-mandarin 2 2 -; \
    L2 messy-desk 2 2 -; L3 cleaning-not-done 2 2 -; L4 late-or-early-leave 2 5 -; L5 careless-records 5 5 -; \
    L6 complaint-mishandled 5 5 K; L7 away-from-post 5 5 -; L8 work-not-timely 2 5 -; L9 off-topic-talk 1 2 -; \
    L10 loud-noise 2 2 -; L11 smoking-or-eating 5 5 -; L12 data-entry-error 2 2 -; L13 emergency-overrun-1 5 5 T; \
    L14 spot-check-error 2 5 -; M1 entertainment-at-work 10 10 -; M2 false-workload 10 10 -; M3 anomaly-not-reported 10 10 -; \
    M4 unapproved-software 10 10 -; M5 skipped-open-issue 10 10 -; M6 missed-meeting 10 10 -; M7 exam-failed 10 10 E; \
    M8 emergency-overrun-2 10 10 T; S1 absence-without-leave 20 20 -; S2 customer-quarrel 20 20 K; \
    S3 outsider-admitted 20 20 -; S4 equipment-removed 20 20 -; S6 emergency-overrun-3 20 20 T; T1 asleep-on-duty 0 0 -; \
    T2 line-blocked 0 0 -; T3 faction 0 0 -; T4 abuse-of-position 0 0 -";

/// A rule that is recorded by hand; its points without their sign.
#[derive(Clone, Copy)]
pub(crate) struct Rule {
    pub(crate) id: &'static str,
    pub(crate) key: &'static str,
    pub(crate) kind: Kind,
    pub(crate) least: Decimal,
    pub(crate) most: Decimal,
    pub(crate) incident: &'static str,
}

/// All rules that are recorded by hand.
pub(crate) fn rules() -> Vec<Rule> {
    let rule = |text: &'static str| {
        let [id, key, least, most, incident] = *text.split(' ').collect::<Vec<_>>() else {
            panic!("`{text}` is no rule");
        };
        let points = |text: &str| text.parse().expect("points");
        Rule {
            id,
            key,
            kind: if id.starts_with('B') {
                Kind::Awards
            } else {
                Kind::Violations
            },
            least: points(least),
            most: points(most),
            incident: incident.trim_matches('-'),
        }
    };
    RULES.split("; ").map(rule).collect()
}

/// A day of the month.
pub(crate) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, day).expect("a day of October")
}

/// Bytes that decide.
pub(crate) struct Dice<'b>(std::iter::Cycle<std::slice::Iter<'b, u8>>);

impl<'b> Dice<'b> {
    pub(crate) fn of(bytes: &'b [u8]) -> Self {
        Dice(bytes.iter().cycle())
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0.next().map_or(0, |byte| usize::from(*byte) % n)
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// One of the words between the bars.
    pub(crate) fn word(&mut self, words: &'static str) -> &'static str {
        self.pick(&words.split('|').collect::<Vec<_>>())
    }

    /// Something from 29 September to 2 November, most of it in October.
    pub(crate) fn moment(&mut self) -> NaiveDateTime {
        let first = day(1).and_time(NaiveTime::MIN) - TimeDelta::days(2);
        let (hours, seconds) = (self.below(24) as i64, self.below(256) as i64 * 14);
        first + TimeDelta::days(self.below(35) as i64) + TimeDelta::seconds(hours * 3600 + seconds)
    }

    pub(crate) fn written(&mut self, at: NaiveDateTime) -> String {
        let style = self.word("%Y-%m-%d %H:%M:%S|%Y/%m/%d %H:%M:%S|%Y-%m-%dT%H:%M:%S+08:00");
        at.format(style).to_string()
    }

    /// A limit after `start`: as it is written, its minutes, and the moment.
    pub(crate) fn limit(&mut self, start: NaiveDateTime) -> (String, String, NaiveDateTime) {
        let minutes = self.pick(&[30_i64, 240, 7200, -5]);
        let at = start + TimeDelta::minutes(minutes);
        match self.below(4) {
            0 => (String::new(), String::new(), at),
            1 if minutes > 0 => (String::new(), minutes.to_string(), at),
            2 => {
                let next = at.date() + Days::new(1);
                (
                    at.date().to_string(),
                    String::new(),
                    next.and_time(NaiveTime::MIN),
                )
            }
            _ => (self.written(at), String::new(), at),
        }
    }

    /// When something was done that had to be done by `limit`; blank when it was not.
    pub(crate) fn done(&mut self, limit: NaiveDateTime) -> String {
        let seconds = self.word("-600|-1|0|1|59|60|659|660|1859|1860|7200||");
        match seconds.parse() {
            Ok(seconds) => self.written(limit + TimeDelta::seconds(seconds)),
            Err(_) => String::new(),
        }
    }
}
