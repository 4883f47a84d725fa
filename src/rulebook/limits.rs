//! Limits for rows without their own, by priority where a policy says so, and the working hours that some of them are counted on.

use super::{Choice, Rounding, Rulebook, Timed, Value};
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

impl TicketLimits {
    /// What they say, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let TicketLimits {
            first_response_minutes,
            resolution_minutes,
        } = self;
        vec![
            (
                "first_response_minutes",
                Value::maybe_whole(*first_response_minutes),
            ),
            (
                "resolution_minutes",
                Value::maybe_whole(*resolution_minutes),
            ),
        ]
    }
}

impl Limits {
    /// The longest wait of a call that was answered soon, where the policy does not say.
    pub const ANSWER_SECONDS: u32 = 20;
    /// Within how many hours a customer comes back, where the policy does not say.
    pub const REPEAT_HOURS: u32 = 72;

    /// What it says for all rows, by key; what it says of a priority is apart.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let Limits {
            complaint_response_minutes,
            emergency_minutes,
            emergency_rounding,
            tickets,
            by_priority: _,
            working_hours,
            answer_seconds,
            repeat_hours,
        } = self;
        let mut all = vec![
            (
                "complaint_response_minutes",
                Value::maybe_whole(*complaint_response_minutes),
            ),
            ("emergency_minutes", Value::maybe_whole(*emergency_minutes)),
            ("emergency_rounding", Value::choice(*emergency_rounding)),
        ];
        all.extend(tickets.settings());
        let counted = working_hours.iter().map(|limit| limit.name().to_string());
        all.extend([
            ("working_hours", Value::Texts(counted.collect())),
            ("answer_seconds", Value::whole(*answer_seconds)),
            ("repeat_hours", Value::whole(*repeat_hours)),
        ]);
        all
    }

    /// The limits in minutes by their keys, None where they are not set; of a priority only those that it has of its own, as
    /// `high.resolution_minutes`.
    pub fn minutes(&self) -> Vec<(String, Option<u32>)> {
        let keyed = |limits: &TicketLimits| {
            [
                ("first_response_minutes", limits.first_response_minutes),
                ("resolution_minutes", limits.resolution_minutes),
            ]
        };
        let own = [
            (
                "complaint_response_minutes",
                self.complaint_response_minutes,
            ),
            ("emergency_minutes", self.emergency_minutes),
        ];
        let all = own.into_iter().chain(keyed(&self.tickets));
        let mut all: Vec<_> = all.map(|(key, n)| (key.to_string(), n)).collect();
        for (priority, limits) in &self.by_priority {
            let set = keyed(limits).into_iter().filter(|(_, n)| n.is_some());
            all.extend(set.map(|(key, n)| (format!("{}.{key}", priority.name()), n)));
        }
        all
    }

    /// The limits that a priority has of its own.
    pub fn own(&self, priority: Option<Priority>) -> TicketLimits {
        let mut all = self.by_priority.iter();
        let own = all.find(|(of, _)| Some(*of) == priority);
        own.map(|(_, limits)| *limits).unwrap_or_default()
    }

    /// How what is over a limit becomes minutes, where that is counted.
    pub fn rounding(&self, limit: Timed) -> Option<Rounding> {
        (limit == Timed::Emergency).then_some(self.emergency_rounding)
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

impl Rulebook {
    /// The working hours that a limit is counted on; None: it is counted on the calendar.
    pub fn hours_of(&self, limit: Timed) -> Option<&Hours> {
        let counted = self.limits.working_hours.contains(&limit);
        self.hours.as_ref().filter(|_| counted)
    }
}
