//! Reads the working hours of a policy file: weekdays, stretches of a day, holidays, and days that are worked all the same.

use crate::rulebook::WEEKDAYS;
use chrono::Weekday;
use toml::de::DeValue;

use super::about::date;
use crate::document::{Bytes, Placed, Table, Wanted};
use crate::month::{Hours, Span};
use crate::problem::{Document, Flaw, PolicyFlaw};

const DAYS: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// Takes the working hours, where there are any.
pub(super) fn hours<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Option<Hours> {
    let (there, before) = (top.has("hours"), doc.found());
    let mut table = doc.table(top, "hours");
    if !there || doc.found() > before {
        return None;
    }
    for key in ["weekdays", "spans"] {
        if !table.has(key) {
            doc.missing(&table, key);
        }
    }
    let (some_days, dates) = (Wanted::SomeOf(WEEKDAYS), Wanted::Dates);
    let weekdays = filled(doc, &mut table, "weekdays", some_days, weekday);
    let spans = filled(doc, &mut table, "spans", Wanted::Spans, times);
    let holidays = listed(doc, &mut table, "holidays", dates, date).unwrap_or_default();
    let workdays = listed(doc, &mut table, "workdays", dates, date).unwrap_or_default();
    doc.close(table);
    let spans = spans.and_then(|spans| apart(doc, spans));
    for day in &workdays {
        let both = |other: &Placed<_>| other.get_ref() == day.get_ref();
        if holidays.iter().any(both) {
            let flaw = PolicyFlaw::HolidayWorked(*day.get_ref());
            doc.mistake(Bytes::from(day.span()), flaw);
        }
    }
    let weekdays: Vec<Weekday> = weekdays?.into_iter().map(Placed::into_inner).collect();
    let in_order = DAYS.into_iter().filter(|day| weekdays.contains(day));
    let hours = Hours::new(in_order.collect(), spans?);
    Some(hours.except(
        holidays.into_iter().map(Placed::into_inner).collect(),
        workdays.into_iter().map(Placed::into_inner).collect(),
    ))
}

/// Takes a list, each of whose items is read by itself; one that cannot be read is told at its own line.
fn listed<'d, T>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    key: &'static str,
    wanted: Wanted,
    read: impl Fn(&DeValue<'d>) -> Option<T>,
) -> Option<Vec<Placed<T>>> {
    let one = |item: &Placed<DeValue<'d>>| {
        let value = read(item.get_ref());
        let placed = value.map(|value| Placed::new(item.span(), value));
        placed.ok_or(Bytes::from(item.span()))
    };
    let items = doc.take(table, key, wanted, |value| {
        Some(value.as_array()?.iter().map(one).collect::<Vec<_>>())
    })?;
    let mut all = Vec::new();
    for item in items.into_inner() {
        match item {
            Ok(value) => all.push(value),
            Err(at) => {
                let key = key.to_string();
                doc.mistake(at, Flaw::Wrong { key, wanted });
            }
        }
    }
    Some(all)
}

/// The same for a list that must hold something.
fn filled<'d, T>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    key: &'static str,
    wanted: Wanted,
    read: impl Fn(&DeValue<'d>) -> Option<T>,
) -> Option<Vec<Placed<T>>> {
    let (at, before) = (table.place(key), doc.found());
    let all = listed(doc, table, key, wanted, read)?;
    if all.is_empty() && doc.found() == before {
        let key = key.to_string();
        doc.mistake(at.unwrap_or(table.at()), Flaw::Wrong { key, wanted });
    }
    (!all.is_empty()).then_some(all)
}

fn weekday(value: &DeValue<'_>) -> Option<Weekday> {
    let place = WEEKDAYS
        .iter()
        .position(|word| Some(*word) == value.as_str())?;
    DAYS.get(place).copied()
}

/// The two times of a stretch such as `09:00-12:00`, in minutes from midnight.
fn times(value: &DeValue<'_>) -> Option<(String, u16, u16)> {
    let text = value.as_str()?;
    let (from, to) = text.split_once('-')?;
    Some((text.to_string(), time(from)?, time(to)?))
}

/// A time of the day such as `09:00`; `24:00` is its end.
fn time(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':')?;
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) || minutes.len() != 2 || hours.len() > 2 {
        return None;
    }
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    let whole = hours * 60 + minutes;
    (minutes < 60 && whole <= 24 * 60).then_some(whole)
}

/// The stretches, none of which ends before it begins or shares a minute with another.
fn apart(doc: &mut Document<'_>, written: Vec<Placed<(String, u16, u16)>>) -> Option<Vec<Span>> {
    let (mut spans, before): (Vec<Span>, _) = (Vec::new(), doc.found());
    for placed in written {
        let at = Bytes::from(placed.span());
        let (text, from, to) = placed.into_inner();
        let Some(span) = Span::new(from, to) else {
            doc.mistake(at, PolicyFlaw::SpanOrder(text));
            continue;
        };
        if let Some(other) = spans.iter().find(|other| other.overlaps(span)) {
            let (span, other) = (span.to_string(), other.to_string());
            let flaw = PolicyFlaw::SpanOverlap { span, other };
            doc.mistake(at, flaw);
        }
        spans.push(span);
    }
    (doc.found() == before).then_some(spans)
}
