//! What stands after a time and says how far it is from UTC: an offset, or what a zone calls its own time.

use chrono::{LocalResult, NaiveDateTime, TimeZone};
use chrono_tz::{OffsetName, Tz};

use crate::month::Clock;

/// What is said of the zone of a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Said<'t> {
    /// Nothing.
    Nothing,
    /// `+08:00`, `-0500`.
    Offset(&'t str),
    /// `Z`, `UTC`, `CDT`.
    Name(&'t str),
}

/// Splits a time from what is said of its zone.
pub(super) fn split(text: &str) -> (&str, Said<'_>) {
    let text = text.trim_end();
    if let Some(i) = text.find(['+', '-']) {
        let (time, offset) = text.split_at(i);
        return (time.trim_end(), Said::Offset(offset));
    }
    let time = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let name = text.get(time.len()..).unwrap_or_default();
    let half = ["", "AM", "PM"]
        .iter()
        .any(|half| name.eq_ignore_ascii_case(half));
    if half {
        (text, Said::Nothing)
    } else {
        (time.trim_end(), Said::Name(name))
    }
}

/// The instant of a local time, which is in `zone` where nothing else is said.
pub(super) fn instant(local: NaiveDateTime, said: Said<'_>, zone: Tz) -> Option<i64> {
    let utc = |name: &str| {
        ["Z", "UTC", "GMT"]
            .iter()
            .any(|utc| name.eq_ignore_ascii_case(utc))
    };
    match said {
        Said::Nothing => Some(Clock::instant_in(zone, local)),
        Said::Offset(offset) => Some(local.and_utc().timestamp() - seconds(offset)?),
        Said::Name(name) if utc(name) => Some(local.and_utc().timestamp()),
        Said::Name(name) => called(local, name, zone),
    }
}

/// The instant at which `zone` itself calls a local time so; of two (clocks go back) the one that it calls so.
fn called(local: NaiveDateTime, name: &str, zone: Tz) -> Option<i64> {
    let instants = match zone.from_local_datetime(&local) {
        LocalResult::Single(at) => [Some(at), None],
        LocalResult::Ambiguous(first, second) => [Some(first), Some(second)],
        LocalResult::None => [None, None],
    };
    instants
        .into_iter()
        .flatten()
        .find(|at| at.offset().abbreviation() == Some(name))
        .map(|at| at.timestamp())
}

/// The seconds of `+08`, `+0800` or `-05:00`.
fn seconds(text: &str) -> Option<i64> {
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits = text.get(1..)?.replace(':', "");
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !matches!(digits.len(), 2 | 4) {
        return None;
    }
    let hours: i64 = digits.get(..2)?.parse().ok()?;
    let minutes: i64 = digits
        .get(2..)
        .filter(|m| !m.is_empty())
        .map_or(Some(0), |m| m.parse().ok())?;
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use chrono_tz::America::Chicago;
    use chrono_tz::Asia::{Dhaka, Shanghai};
    use chrono_tz::Europe::London;

    use super::*;

    /// The instant of a local time and what follows it, as UTC.
    fn utc(text: &str, zone: Tz) -> Option<String> {
        let (day, rest) = text.split_once(' ').unwrap();
        let (time, said) = split(rest);
        let local = format!("{day}T{time}:00").parse().unwrap();
        let at = instant(local, said, zone)?;
        Some(
            DateTime::from_timestamp(at, 0)?
                .format("%F %H:%M")
                .to_string(),
        )
    }

    #[test]
    fn a_zone_knows_its_own_names() {
        for (text, zone, expected) in [
            // Chicago is 5 hours behind UTC in summer and 6 in winter.
            ("2025-09-25 10:11 CDT", Chicago, Some("2025-09-25 15:11")),
            ("2025-01-25 10:11 CST", Chicago, Some("2025-01-25 16:11")),
            ("2025-09-25 10:11 CST", Chicago, None),
            ("2025-01-25 10:11 CDT", Chicago, None),
            ("2025-09-25 10:11 CST", Shanghai, Some("2025-09-25 02:11")),
            ("2025-09-25 10:11 CDT", Shanghai, None),
            ("2025-09-25 10:11 BST", London, Some("2025-09-25 09:11")),
            // Dhaka has no name, only its offset.
            ("2025-09-25 10:11 BST", Dhaka, None),
            ("2025-09-25 10:11 EST", Chicago, None),
            // Greenwich time is never London's summer time.
            ("2025-09-25 10:11 GMT", London, Some("2025-09-25 10:11")),
            ("2025-09-25 10:11 UTC", Chicago, Some("2025-09-25 10:11")),
            ("2025-09-25 10:11Z", Chicago, Some("2025-09-25 10:11")),
            ("2025-09-25 10:11 +0530", Chicago, Some("2025-09-25 04:41")),
            ("2025-09-25 10:11-05:00", Shanghai, Some("2025-09-25 15:11")),
            ("2025-09-25 10:11 +15", Shanghai, None),
            ("2025-09-25 10:11 +", Shanghai, None),
            ("2025-09-25 10:11 +é", Shanghai, None),
        ] {
            assert_eq!(utc(text, zone).as_deref(), expected, "{text} {zone}");
        }
    }

    #[test]
    fn the_hour_that_comes_twice() {
        // On 1 November 2026 at 2:00 CDT the clocks of Chicago go back to 1:00 CST.
        for (text, expected) in [
            ("2026-11-01 01:30 CDT", Some("2026-11-01 06:30")),
            ("2026-11-01 01:30 CST", Some("2026-11-01 07:30")),
            ("2026-11-01 01:30", Some("2026-11-01 06:30")),
            ("2026-11-01 02:30 CDT", None),
            // On 8 March 2026 they jump from 2:00 to 3:00: 2:30 has no name.
            ("2026-03-08 02:30 CST", None),
            ("2026-03-08 02:30 CDT", None),
        ] {
            assert_eq!(utc(text, Chicago).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn half_a_day_is_no_zone() {
        assert_eq!(split("3:04 PM"), ("3:04 PM", Said::Nothing));
        assert_eq!(split("3:04pm"), ("3:04pm", Said::Nothing));
        assert_eq!(split("3:04 PM CDT"), ("3:04 PM", Said::Name("CDT")));
        assert_eq!(split("10:00:00Z"), ("10:00:00", Said::Name("Z")));
        assert_eq!(split("10:00 +0800"), ("10:00", Said::Offset("+0800")));
        assert_eq!(split(""), ("", Said::Nothing));
    }
}
