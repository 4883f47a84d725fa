//! Reads the limits of a policy file.

use toml::de::DeValue;

use crate::document::{Bytes, Placed, Table, Wanted};
use crate::event::Priority;
use crate::problem::{Document, Flaw, PolicyFlaw};
use crate::rulebook::{Choice, Limits, TicketLimits, Timed, choice};

/// Takes the limits; what only works together with hours is told where there are none.
pub(super) fn limits<'d>(doc: &mut Document<'d>, top: &mut Table<'d>) -> Limits {
    let with_hours = top.has("hours");
    let mut table = doc.table(top, "limits");
    let mut minutes = |key| doc.whole(&mut table, key).map(Placed::into_inner);
    let (complaint_response_minutes, emergency_minutes) = (
        minutes("complaint_response_minutes"),
        minutes("emergency_minutes"),
    );
    let emergency_rounding = choice(doc, &mut table, "emergency_rounding");
    let tickets = ticket_limits(doc, &mut table);
    let answer_seconds = doc.whole(&mut table, "answer_seconds");
    let repeat_hours = doc.few(&mut table, "repeat_hours");
    let working = doc.take(
        &mut table,
        "working_hours",
        Wanted::SomeOf(Timed::WORDS),
        |value| {
            let items = value.as_array()?.iter();
            let named = |item: &Placed<DeValue<'d>>| Timed::named(item.get_ref().as_str()?);
            items.map(named).collect::<Option<Vec<_>>>()
        },
    );
    if let Some(working) = working.as_ref().filter(|of| !of.get_ref().is_empty())
        && !with_hours
    {
        let (key, unless) = ("working_hours", "[hours]");
        doc.mistake(Bytes::from(working.span()), Flaw::NoEffect { key, unless });
    }
    let by_priority = by_priority(doc, &mut table);
    doc.close(table);
    Limits {
        complaint_response_minutes,
        emergency_minutes,
        emergency_rounding,
        tickets,
        by_priority,
        working_hours: in_order(working.map(Placed::into_inner).unwrap_or_default()),
        answer_seconds: answer_seconds.map_or(Limits::ANSWER_SECONDS, Placed::into_inner),
        repeat_hours: repeat_hours.map_or(Limits::REPEAT_HOURS, Placed::into_inner),
    }
}

/// Each limit once, in the order of their words.
fn in_order(named: Vec<Timed>) -> Vec<Timed> {
    let all = Timed::WORDS.iter().filter_map(|word| Timed::named(word));
    all.filter(|limit| named.contains(limit)).collect()
}

fn ticket_limits<'d>(doc: &mut Document<'d>, table: &mut Table<'d>) -> TicketLimits {
    let mut minutes = |key| doc.whole(table, key).map(Placed::into_inner);
    TicketLimits {
        first_response_minutes: minutes("first_response_minutes"),
        resolution_minutes: minutes("resolution_minutes"),
    }
}

fn by_priority<'d>(
    doc: &mut Document<'d>,
    limits: &mut Table<'d>,
) -> Vec<(Priority, TicketLimits)> {
    let mut all = Vec::new();
    for priority in Priority::ALL {
        let mut table = doc.table(limits, priority.name());
        let own = if priority == Priority::Emergency {
            // Its limit to resolution has a name of its own, which the rules of the regulation use.
            if let Some(at) = table.place("resolution_minutes") {
                doc.mistake(at, PolicyFlaw::EmergencyResolution);
                table.forgive(&["resolution_minutes"]);
            }
            let first = doc.whole(&mut table, "first_response_minutes");
            TicketLimits {
                first_response_minutes: first.map(Placed::into_inner),
                resolution_minutes: None,
            }
        } else {
            ticket_limits(doc, &mut table)
        };
        doc.close(table);
        if own != TicketLimits::default() {
            all.push((priority, own));
        }
    }
    all
}
