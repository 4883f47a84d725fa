//! Indicators of a month (RULEBOOK §8), as they are reported: sums with one division at the end, 4 decimals half up; no sample, no
//! value. Who each row is measured for: its person, or nobody, which is the service alone. Rows of people who are not scored are
//! not ours and measured for none.

mod feedback;
mod sums;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use self::sums::Sums;
use super::complaint_limits::{answer, closing};
use super::finding::DraftLine;
use super::judge::{Task, weigh};
use super::scene::Scene;
use super::ticket_limits::{first_response, resolution};
use crate::indicator::Indicator;
use crate::month::When;
use crate::result::Indicators;
use crate::tally::{CallSums, ComplaintFact, SATISFIED, TicketFact};

/// The sums of a month.
pub(in crate::score) struct Gathered {
    /// By index of the person.
    people: Vec<Sums>,
    /// Of rows that are nobody's.
    nobody: Sums,
    /// By channel, of everybody scored and of nobody; "" of rows that name none.
    channels: BTreeMap<String, Sums>,
}

impl Gathered {
    /// Gathers the sums of facts, and of the lines that were found.
    pub(in crate::score) fn of(scene: &Scene<'_>, drafts: &[DraftLine]) -> Self {
        let facts = scene.facts;
        let nothing = CallSums::default();
        let soon = scene.policy.limits.answer_seconds;
        let calls = (0..facts.people.len()).map(|who| facts.calls.get(who).unwrap_or(&nothing));
        let mut gathered = Gathered {
            people: calls.map(|calls| Sums::of_calls(calls, soon)).collect(),
            nobody: Sums::of_calls(&facts.calls_of_nobody, soon),
            channels: BTreeMap::new(),
        };
        gathered.calls(scene, soon);
        gathered.tickets(scene);
        gathered.complaints(scene);
        feedback::gather(scene, &mut gathered);
        gathered.errors(scene, drafts);
        gathered
    }

    /// Calls by channel, and contacts whose customer contacted again.
    fn calls(&mut self, scene: &Scene<'_>, soon: u32) {
        let repeat_hours = scene.policy.limits.repeat_hours;
        for ((who, channel), calls) in &scene.facts.calls_by_channel {
            if scene.counts(*who) {
                let channel = channel.as_deref();
                self.for_whom(*who).came_by(channel, calls.answered);
                let calls = Sums::of_calls(calls, soon);
                self.of_channel(channel).merge(&calls);
            }
        }
        for ((who, channel), repeats) in &scene.facts.repeats {
            if scene.counts(*who) {
                self.for_whom(*who).repeated(repeats, repeat_hours);
                let of_channel = self.of_channel(channel.as_deref());
                of_channel.repeated(repeats, repeat_hours);
            }
        }
    }

    fn tickets(&mut self, scene: &Scene<'_>) {
        let ours = scene.facts.tickets.iter();
        for fact in ours.filter(|fact| scene.counts(fact.who)) {
            let channel = fact.ticket.channel.as_deref();
            let mut sums = Sums::default();
            ticket(scene, fact, &mut sums);
            self.of_channel(channel).merge(&sums);
            let own = self.for_whom(fact.who);
            own.merge(&sums);
            own.came_by(channel, u64::from(fact.resolved_in));
        }
    }

    fn complaints(&mut self, scene: &Scene<'_>) {
        for fact in &scene.complaints {
            let about = self.for_whom(fact.who);
            about.add(Indicator::ComplaintRate, Decimal::ONE, 0);
            let valid = u8::from(fact.complaint.valid == Some(true));
            about.add(Indicator::ValidComplaintRate, valid.into(), 0);
            let handler = fact.handled_by().filter(|who| scene.is_scored(*who));
            handling(scene, fact, self.for_whom(handler));
        }
    }

    /// Lines of rules that count as errors; where none does, nothing is known of errors.
    fn errors(&mut self, scene: &Scene<'_>, drafts: &[DraftLine]) {
        let rules = &scene.policy.rules;
        if !rules.iter().any(|rule| rule.counts_as_error) {
            return;
        }
        self.begin(Indicator::ErrorRate);
        self.begin(Indicator::Accuracy);
        let errors = drafts.iter();
        for draft in errors.filter(|draft| rules[draft.rule].counts_as_error) {
            let sums = self.for_whom(Some(draft.who));
            sums.add(Indicator::ErrorRate, draft.times.into(), 0);
            sums.add(Indicator::Accuracy, draft.times.into(), 0);
        }
    }

    /// Notes that there is an input of an indicator, so that it is measured of everybody.
    pub(super) fn begin(&mut self, indicator: Indicator) {
        for sums in self.people.iter_mut().chain([&mut self.nobody]) {
            sums.add(indicator, Decimal::ZERO, 0);
        }
    }

    pub(super) fn for_whom(&mut self, who: Option<usize>) -> &mut Sums {
        match who.and_then(|who| self.people.get_mut(who)) {
            Some(sums) => sums,
            None => &mut self.nobody,
        }
    }

    fn of_channel(&mut self, channel: Option<&str>) -> &mut Sums {
        let name = channel.unwrap_or_default().to_string();
        self.channels.entry(name).or_default()
    }

    /// The measures of each channel; none where no row names one.
    pub(in crate::score) fn channels(&self) -> BTreeMap<String, Indicators> {
        if self.channels.keys().all(String::is_empty) {
            return BTreeMap::new();
        }
        let measured =
            |(name, sums): (&String, &Sums)| (name.clone(), sums.indicators_of_channel());
        self.channels.iter().map(measured).collect()
    }

    /// The measures of one person.
    pub(in crate::score) fn person(&self, who: usize) -> Indicators {
        self.people
            .get(who)
            .map(Sums::indicators_of_person)
            .unwrap_or_default()
    }

    /// The measures of each team.
    pub(in crate::score) fn teams(&self, scene: &Scene<'_>) -> BTreeMap<String, Indicators> {
        let mut teams: BTreeMap<&str, Sums> = BTreeMap::new();
        for (who, person) in scene.people() {
            if let (Some(team), Some(sums)) = (&person.team, self.people.get(who)) {
                teams.entry(team).or_default().merge(sums);
            }
        }
        let measured = |(team, sums): (&str, Sums)| (team.to_string(), sums.indicators());
        teams.into_iter().map(measured).collect()
    }

    /// The measures of the service.
    pub(in crate::score) fn service(&self, scene: &Scene<'_>) -> Indicators {
        let mut service = self.nobody.clone();
        for sums in scene.people().filter_map(|(who, _)| self.people.get(who)) {
            service.merge(sums);
        }
        service.indicators()
    }
}

/// Seconds from one moment to another; None when there is no other, or it lies before.
fn seconds(scene: &Scene<'_>, from: When, to: Option<When>) -> Option<i64> {
    let clock = scene.facts.period.clock;
    let seconds = clock.start(to?) - clock.start(from);
    (seconds >= 0).then_some(seconds)
}

/// Adds whether a task was done in time, if that can be judged.
fn on_time(scene: &Scene<'_>, task: &Task<'_>, indicator: Indicator, sums: &mut Sums) {
    if let Some(Ok(judged)) = weigh(&scene.facts.period, task)
        && judged.unsaid().is_none()
    {
        sums.share(indicator, !judged.is_late());
    }
}

fn ticket<'a>(scene: &Scene<'a>, fact: &'a TicketFact, sums: &mut Sums) {
    if fact.created_in {
        created(scene, fact, sums);
    }
    if fact.resolved_in {
        resolved(scene, fact, sums);
    }
}

/// What is measured of tickets created in the month.
fn created<'a>(scene: &Scene<'a>, fact: &'a TicketFact, sums: &mut Sums) {
    let ticket = &fact.ticket;
    if let Some(seconds) = seconds(scene, ticket.created_at, ticket.first_response_at) {
        sums.took(Indicator::FirstResponseMinutes, seconds);
    }
    let (first, last) = (first_response(scene, ticket), resolution(scene, ticket));
    on_time(scene, &first, Indicator::FirstResponseOnTime, sums);
    on_time(scene, &last, Indicator::ResolutionOnTime, sums);
    let period = &scene.facts.period;
    let before = |when| period.clock.day(when) < period.first_day();
    let done = fact.resolved_in || ticket.resolved_at.is_some_and(before);
    sums.share(Indicator::ResolutionRate, done);
}

/// What is measured of tickets resolved in the month.
fn resolved(scene: &Scene<'_>, fact: &TicketFact, sums: &mut Sums) {
    let ticket = &fact.ticket;
    let escalated = ticket.escalated == Some(true);
    sums.contact();
    if let Some(seconds) = seconds(scene, ticket.created_at, ticket.resolved_at) {
        sums.took(Indicator::ResolutionMinutes, seconds);
    }
    if let Some(times) = ticket.reopened {
        sums.share(Indicator::FirstContactResolution, times == 0 && !escalated);
        sums.share(Indicator::ReopenRate, times > 0);
    }
    if escalated {
        sums.add(Indicator::EscalationRate, Decimal::ONE, 0);
    }
    if let Some(csat) = ticket.csat {
        let satisfied = csat >= SATISFIED;
        sums.add(Indicator::CsatMean, csat, 1);
        sums.share(Indicator::CsatSatisfiedRate, satisfied);
        sums.share(Indicator::SatisfiedResolutionRate, satisfied);
        sums.add(Indicator::RatedRate, Decimal::ONE, 0);
    }
}

/// What is measured for whoever handles a complaint.
fn handling<'a>(scene: &Scene<'a>, fact: &'a ComplaintFact, sums: &mut Sums) {
    let complaint = &fact.complaint;
    let (answer, close) = (answer(scene, complaint), closing(scene, complaint));
    on_time(scene, &answer, Indicator::ComplaintResponseOnTime, sums);
    on_time(scene, &close, Indicator::ComplaintCloseOnTime, sums);
    if let Some(seconds) = seconds(scene, complaint.received_at, complaint.responded_at) {
        sums.took(Indicator::ComplaintResponseMinutes, seconds);
    }
    if complaint.closed_at.is_none() {
        return;
    }
    if let Some(seconds) = seconds(scene, complaint.received_at, complaint.closed_at) {
        sums.took(Indicator::ComplaintCloseMinutes, seconds);
    }
    let satisfied = complaint.follow_up_satisfied;
    let followed_up = complaint.follow_up_at.is_some() || satisfied.is_some();
    sums.share(Indicator::ComplaintFollowUpRate, followed_up);
    if followed_up {
        sums.share(Indicator::FollowUpSatisfiedRate, satisfied == Some(true));
    }
}
