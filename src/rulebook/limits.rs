//! Limits for rows without their own, by priority where a policy says so, and the working hours that some of them are counted on.

use super::{Policy, Rounding, Timed};
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
