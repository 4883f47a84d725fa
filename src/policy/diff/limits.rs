//! What a policy says of limits and of the hours that some of them are counted on, as a list for each table of its file. Tables
//! that a policy does not have are listed too, with nothing in them: limits come and go one by one.

use crate::event::Priority;
use crate::month::Hours;
use crate::rulebook::Value;
use crate::rulebook::{Choice, Limits, TicketLimits, hours_written};

/// The tables, each with its keys.
pub(super) fn limit_settings(
    limits: &Limits,
    hours: Option<&Hours>,
) -> Vec<(&'static str, Vec<(&'static str, Value)>)> {
    let mut tables = vec![("limits", general(limits))];
    for priority in Priority::ALL {
        let own = limits.own(Some(priority));
        tables.push((section(priority), of_tickets(&own)));
    }
    tables.push(("hours", of_hours(hours)));
    tables
}

fn section(priority: Priority) -> &'static str {
    match priority {
        Priority::Low => "limits.low",
        Priority::Normal => "limits.normal",
        Priority::High => "limits.high",
        Priority::Emergency => "limits.emergency",
    }
}

fn general(limits: &Limits) -> Vec<(&'static str, Value)> {
    let Limits {
        complaint_response_minutes,
        emergency_minutes,
        emergency_rounding,
        tickets,
        by_priority: _,
        working_hours,
        answer_seconds,
        repeat_hours,
    } = limits;
    let mut all = vec![
        (
            "complaint_response_minutes",
            minutes(*complaint_response_minutes),
        ),
        ("emergency_minutes", minutes(*emergency_minutes)),
        (
            "emergency_rounding",
            Value::Text(emergency_rounding.name().into()),
        ),
    ];
    all.extend(of_tickets(tickets));
    let counted = working_hours.iter().map(|limit| limit.name().to_string());
    all.extend([
        ("working_hours", Value::Texts(counted.collect())),
        ("answer_seconds", minutes(Some(*answer_seconds))),
        ("repeat_hours", minutes(Some(*repeat_hours))),
    ]);
    all
}

fn of_tickets(limits: &TicketLimits) -> Vec<(&'static str, Value)> {
    let TicketLimits {
        first_response_minutes,
        resolution_minutes,
    } = limits;
    vec![
        ("first_response_minutes", minutes(*first_response_minutes)),
        ("resolution_minutes", minutes(*resolution_minutes)),
    ]
}

fn of_hours(hours: Option<&Hours>) -> Vec<(&'static str, Value)> {
    let Some(hours) = hours else {
        let keys = ["weekdays", "spans", "holidays", "workdays"];
        return keys
            .map(|key| (key, Value::Texts(Default::default())))
            .into();
    };
    let written = hours_written(hours).into_iter();
    let value = |(key, texts): (_, Vec<String>)| (key, Value::Texts(texts.into_iter().collect()));
    written.map(value).collect()
}

fn minutes(n: Option<u32>) -> Value {
    n.map_or(Value::Nothing, |n| Value::Number(n.into()))
}
