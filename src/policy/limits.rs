//! Limits for rows without their own, by priority where a policy says so, and the working hours that some of them are counted on.

use toml::de::DeValue;

use super::choice::{Choice, Timed};
use super::tables::choice;
use super::{Policy, Rounding};
use crate::document::{Document, Flaw, Placed, PolicyFlaw, Table, Wanted};
use crate::event::Priority;
use crate::month::Hours;

/// Limits for rows without their own, in minutes; None: such rows are not judged. And how they are measured.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Limits {
    /// From the reception of a complaint to its answer.
    pub complaint_response_minutes: Option<u32>,
    /// From the creation of an emergency to its resolution.
    pub emergency_minutes: Option<u32>,
    /// How seconds over become minutes.
    pub emergency_rounding: Rounding,
    /// Of tickets whose priority has no limit of its own.
    pub tickets: TicketLimits,
    /// Of tickets of a priority, the least urgent first; priorities without their own are left out.
    pub by_priority: Vec<(Priority, TicketLimits)>,
    /// The limits that are counted on working hours, also by priority and where minutes of a row stand in for them.
    pub working_hours: Vec<Timed>,
    /// The longest wait of a call that was answered soon, in seconds.
    pub answer_seconds: u32,
    /// Within how many hours a customer comes back with the same matter.
    pub repeat_hours: u32,
}

/// Limits of tickets, in minutes from their creation; None: not set here.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct TicketLimits {
    /// To the first response.
    pub first_response_minutes: Option<u32>,
    /// To the resolution; an emergency has `emergency_minutes` for that.
    pub resolution_minutes: Option<u32>,
}

impl Limits {
    /// The longest wait of a call that was answered soon, where the policy does not say.
    pub const ANSWER_SECONDS: u32 = 20;
    /// Within how many hours a customer comes back, where the policy does not say.
    pub const REPEAT_HOURS: u32 = 72;

    /// The limits that a priority has of its own.
    pub fn own(&self, priority: Option<Priority>) -> TicketLimits {
        let mut all = self.by_priority.iter();
        let own = all.find(|(of, _)| Some(*of) == priority);
        own.map(|(_, limits)| *limits).unwrap_or_default()
    }

    /// Minutes to the first response of a ticket.
    pub fn first_response(&self, priority: Option<Priority>) -> Option<u32> {
        let own = self.own(priority).first_response_minutes;
        own.or(self.tickets.first_response_minutes)
    }

    /// Minutes to the resolution of a ticket, and which limit they are: an emergency has its own.
    pub fn resolution(&self, priority: Option<Priority>) -> (Option<u32>, Timed) {
        let own = match priority {
            Some(Priority::Emergency) => (self.emergency_minutes, Timed::Emergency),
            _ => (self.own(priority).resolution_minutes, Timed::Resolution),
        };
        match (own, self.tickets.resolution_minutes) {
            ((None, _), Some(minutes)) => (Some(minutes), Timed::Resolution),
            _ => own,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            complaint_response_minutes: None,
            emergency_minutes: None,
            emergency_rounding: Rounding::default(),
            tickets: TicketLimits::default(),
            by_priority: Vec::new(),
            working_hours: Vec::new(),
            answer_seconds: Limits::ANSWER_SECONDS,
            repeat_hours: Limits::REPEAT_HOURS,
        }
    }
}

impl Policy {
    /// The working hours that a limit is counted on; None: it is counted on the calendar.
    pub fn hours_of(&self, limit: Timed) -> Option<&Hours> {
        let counted = self.limits.working_hours.contains(&limit);
        self.hours.as_ref().filter(|_| counted)
    }
}

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
        doc.mistake(working.span().start, Flaw::NoEffect { key, unless });
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
                doc.mistake(at, Flaw::Policy(PolicyFlaw::EmergencyResolution));
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
