//! The working hours of a policy, in the words of its file.

use chrono::Weekday;

use crate::month::{Hours, Span};

/// The words for weekdays, in the order of the week.
pub const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// The hours as their file has them: each key with its texts, in order.
pub fn hours_written(hours: &Hours) -> [(&'static str, Vec<String>); 4] {
    let word = |day: &Weekday| WEEKDAYS.get(day.num_days_from_monday() as usize);
    let days = hours.weekdays().iter().filter_map(word);
    [
        ("weekdays", days.map(|word| word.to_string()).collect()),
        ("spans", hours.spans().iter().map(Span::to_string).collect()),
        (
            "holidays",
            hours.holidays().iter().map(ToString::to_string).collect(),
        ),
        (
            "workdays",
            hours.workdays().iter().map(ToString::to_string).collect(),
        ),
    ]
}
