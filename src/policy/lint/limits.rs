//! Doubts about limits and working hours: more time for what is more urgent, hours that nothing is counted on, days that are
//! listed and change nothing.

use chrono::NaiveDate;

use super::Lint;
use crate::event::Priority;
use crate::problem::Doubt;
use crate::rulebook::{Choice, Limits, Timed};

pub(super) fn look(lint: &mut Lint<'_>) {
    urgency(lint);
    hours(lint);
}

/// The limit of a priority, and what it is counted on.
type Effective = (Option<u32>, Timed);

fn urgency(lint: &mut Lint<'_>) {
    let limits = &lint.policy.limits;
    let first = |of: Priority| (limits.first_response(Some(of)), Timed::FirstResponse);
    let last = |of: Priority| limits.resolution(Some(of));
    laxer(lint, "first_response_minutes", first);
    laxer(lint, "resolution_minutes", last);
}

/// Tells each priority that has longer than the next less urgent one with a limit. What is counted differently is not compared.
fn laxer(lint: &mut Lint<'_>, key: &'static str, of: impl Fn(Priority) -> Effective) {
    let mut before: Option<(Priority, u32, Timed)> = None;
    for urgent in Priority::ALL {
        let (Some(minutes), limit) = of(urgent) else {
            continue;
        };
        if let Some((other, theirs, theirs_of)) = before
            && minutes > theirs
            && lint.policy.hours_of(limit) == lint.policy.hours_of(theirs_of)
        {
            let path = place(lint, key, urgent, other);
            let doubt = Doubt::LaxerForUrgent {
                key,
                urgent: urgent.name(),
                minutes,
                other: other.name(),
                theirs,
            };
            lint.tell(&path, doubt);
        }
        before = Some((urgent, minutes, limit));
    }
}

/// Where one of two limits is written: of the more urgent priority, else of the other.
fn place(lint: &Lint<'_>, key: &str, urgent: Priority, other: Priority) -> String {
    let own = |of: Priority| match (of, key) {
        (Priority::Emergency, "resolution_minutes") => "limits.emergency_minutes".to_string(),
        _ => format!("limits.{}.{key}", of.name()),
    };
    let both = [own(urgent), own(other)];
    let written = both.into_iter().find(|path| lint.places.has(path));
    written.unwrap_or_else(|| format!("limits.{key}"))
}

fn hours(lint: &mut Lint<'_>) {
    let policy = lint.policy;
    let Some(hours) = &policy.hours else {
        return;
    };
    let counted = &policy.limits.working_hours;
    if counted.is_empty() {
        lint.tell("hours", Doubt::HoursUnused);
    }
    for limit in counted {
        if !counts(&policy.limits, *limit) {
            let limit = limit.name();
            let doubt = Doubt::WorkingHoursOfNothing { limit };
            lint.tell("limits.working_hours", doubt);
        }
    }
    let holidays = hours.holidays().iter();
    if let Some((count, first)) = idle(holidays.filter(|day| !hours.is_weekday(**day))) {
        lint.tell("hours.holidays", Doubt::HolidayIdle { count, first });
    }
    let workdays = hours.workdays().iter();
    if let Some((count, first)) = idle(workdays.filter(|day| hours.is_weekday(**day))) {
        lint.tell("hours.workdays", Doubt::WorkdayIdle { count, first });
    }
}

/// Whether anything is counted by a limit: minutes of the policy, or of rows that stand in for them.
fn counts(limits: &Limits, limit: Timed) -> bool {
    match limit {
        Timed::Resolution | Timed::Emergency => true,
        Timed::ComplaintResponse => limits.complaint_response_minutes.is_some(),
        Timed::FirstResponse => Priority::ALL
            .into_iter()
            .any(|priority| limits.first_response(Some(priority)).is_some()),
    }
}

/// How many days there are, and the first of them.
fn idle<'d>(mut days: impl Iterator<Item = &'d NaiveDate>) -> Option<(usize, NaiveDate)> {
    let first = *days.next()?;
    Some((1 + days.count(), first))
}
