//! The working hours of a policy, in the words of its file.

use chrono::Weekday;

use super::Value;
use crate::month::{Hours, Span};

/// The words for weekdays, in the order of the week.
pub const WEEKDAYS: &[&str] = &["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// What the hours say, by key; the same keys where there are none.
pub(super) fn settings(hours: Option<&Hours>) -> Vec<(&'static str, Value)> {
    let Some(hours) = hours else {
        let keys = ["weekdays", "spans", "holidays", "workdays"];
        return keys
            .map(|key| (key, Value::Texts(Default::default())))
            .into();
    };
    let written = written(hours).into_iter();
    let value = |(key, texts): (_, Vec<String>)| (key, Value::Texts(texts));
    written.map(value).collect()
}

/// The hours as their file has them: each key with its texts, in order.
fn written(hours: &Hours) -> [(&'static str, Vec<String>); 4] {
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
