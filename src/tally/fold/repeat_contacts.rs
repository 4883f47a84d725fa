//! The moments at which customers contacted: an answered call begins, a ticket is created. A call is over as soon as it is
//! there, a ticket when it is resolved; what a file says of the time after the month is used.

use super::Tally;
use crate::event::{Call, Outcome, Ticket};
use crate::month::When;
use crate::tally::TicketFact;
use crate::tally::repeats::Whose;
use crate::tally::roster::Found;
use crate::tally::seen::call_id;

/// The longest after the month that a contact is looked for, in seconds: 1,000 hours, the most that a policy can ask for.
const SOON: i64 = 1000 * 3600;

impl Tally {
    /// Notes a call of the month.
    pub(super) fn called(&mut self, call: &Call<'_>, whose: Whose) {
        if let (Some(customer), Outcome::Answered) = (call.customer, call.outcome) {
            let at = self.period.clock.start(call.started_at);
            self.moments.contact(customer, at, whose);
        }
    }

    /// Notes a call of another month; its rating counted there, or will.
    pub(super) fn called_elsewhere(&mut self, call: &Call<'_>) {
        if call.outcome == Outcome::Answered {
            self.contacted_elsewhere(call.customer, call.started_at, call.agent);
        }
        if !self.surveyed {
            return;
        }
        match call.call_id {
            Some(id) => {
                let rated = call.csat.is_some() && self.may_be_ours(call.agent);
                self.seen.see_elsewhere(call_id(id), rated);
            }
            None => self.nameless = true,
        }
    }

    /// Notes a ticket of the month; in the facts its channel is the one of its spellings that stands for all.
    pub(super) fn ticketed(&mut self, fact: &TicketFact, channel: usize) {
        let ticket = &fact.ticket;
        let Some(customer) = &ticket.customer else {
            return;
        };
        let clock = self.period.clock;
        let created = clock.start(ticket.created_at);
        self.moments.opens(customer, created);
        if let Some(resolved) = ticket.resolved_at.filter(|_| fact.resolved_in) {
            let end = clock.start(resolved).max(created);
            self.moments.ends(customer, end, (fact.who, channel));
        }
    }

    /// Notes a ticket of another month.
    pub(super) fn ticketed_elsewhere(&mut self, ticket: &Ticket) {
        let (customer, agent) = (ticket.customer.as_deref(), ticket.agent.as_deref());
        self.contacted_elsewhere(customer, ticket.created_at, agent);
    }

    /// A date without a time may lie before hours of night that belong to the day before: so whatever follows the first midnight.
    fn contacted_elsewhere(&mut self, customer: Option<&str>, when: When, agent: Option<&str>) {
        let clock = self.period.clock;
        let (at, first) = (clock.start(when), clock.midnight(self.period.first_day()));
        let end = self.period.end().saturating_add(SOON);
        if let Some(customer) = customer
            && (first..end).contains(&at)
            && self.may_be_ours(agent)
        {
            self.moments.opens(customer, at);
        }
    }

    /// Whether a row is about nobody in particular or one of ours; asking makes nobody one of ours.
    pub(super) fn may_be_ours(&mut self, agent: Option<&str>) -> bool {
        agent.is_none_or(|name| {
            let ours = matches!(
                self.roster.given.then(|| self.roster.find(name)),
                None | Some(Found::Person(_))
            );
            ours && !self.roster.is_not_scored(name)
        })
    }
}
