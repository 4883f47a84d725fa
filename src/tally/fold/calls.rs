//! Calls: folded into sums as they come. Those that nobody answered wait until all files are read, since an answered leg of the
//! same call takes their place.

use chrono::NaiveDate;

use super::people::somebody_answered;
use super::{Grouped, Tally};
use crate::event::{Call, Kind, Outcome, Row, calls};
use crate::problem::{Problem, What};
use crate::tally::CallSums;
use crate::tally::channels::Calls;
use crate::tally::repeats::Whose;
use crate::tally::roster::Found;
use crate::tally::seen::{CallId, Seen, call_id};

impl Tally {
    /// Adds a call.
    pub(super) fn call(&mut self, row: &Row<'_>) {
        self.settle_roster();
        let Some(call) = Call::of(row) else { return };
        if !self.in_month(Kind::Calls, row) {
            self.called_elsewhere(&call);
            return;
        }
        let day = self.period.clock.day(call.started_at);
        let Some(id) = call.call_id.map(call_id) else {
            self.group(row.at, Grouped::NoIds, day);
            self.nameless = true;
            self.copies.add(Kind::Calls, row);
            self.count(&call, None, day, Some(row));
            return;
        };
        let started_at = self.period.clock.start(call.started_at);
        match self.seen.see(id, &call, row.has, started_at) {
            Seen::New if call.outcome == Outcome::Answered => {
                self.count(&call, Some(id), day, Some(row))
            }
            Seen::New => self.waiting.add(id, &call, day),
            Seen::Answered => {
                self.group(row.at, Grouped::IdReused, day);
                self.count(&call, Some(id), day, Some(row));
            }
            Seen::Again { otherwise, fills } => {
                if otherwise {
                    self.group(row.at, Grouped::IdReused, day);
                }
                if let Some(input) = self.input(row.at.file) {
                    input.duplicate += 1;
                }
                if fills != 0 {
                    self.knows_more(&call, fills, id);
                }
            }
        }
    }

    /// Counts a call of that day.
    fn count(
        &mut self,
        call: &Call<'_>,
        id: Option<CallId>,
        day: NaiveDate,
        row: Option<&Row<'_>>,
    ) {
        let Some(who) = self.who(Kind::Calls, call.at, call.agent, &[day]) else {
            if let Some(id) = id {
                self.seen.forget_rating(id);
            }
            return;
        };
        let channel = self.channels.of(call.channel);
        self.called(call, (who, channel));
        if who.is_none() && row.is_some_and(|row| somebody_answered(call, row)) {
            self.group(call.at, Grouped::NamesNobody, day);
        }
        if who.is_some() && !call.has_outcome {
            self.group(call.at, Grouped::NoOutcome, day);
        }
        self.sums((who, channel)).add(call);
    }

    /// Adds what a row knows more, in these columns, of a call whose own file lacks them.
    fn knows_more(&mut self, call: &Call<'_>, columns: u32, id: CallId) {
        let new = |column: usize| columns & (1 << column) != 0;
        let more = Call {
            talk_seconds: call.talk_seconds.filter(|_| new(calls::TALK_SECONDS)),
            wait_seconds: call.wait_seconds.filter(|_| new(calls::WAIT_SECONDS)),
            resolved: call.resolved.filter(|_| new(calls::RESOLVED)),
            csat: call.csat.filter(|_| new(calls::CSAT)),
            customer: call.customer.filter(|_| new(calls::CUSTOMER_ID)),
            ..*call
        };
        if !self.seen.is_answered(id) {
            if let Some(rating) = more.csat {
                self.waiting.rate(id, rating);
            }
            return;
        }
        let who = match call.agent.map(|name| self.roster.find(name)) {
            None => None,
            Some(Found::Person(who)) => Some(who),
            Some(_) => {
                self.seen.forget_rating(id);
                return;
            }
        };
        let whose = (who, self.channels.of(call.channel));
        self.called(&more, whose);
        self.sums(whose).add_more(&more);
    }

    fn sums(&mut self, (who, channel): Whose) -> &mut CallSums {
        let Some(who) = who else {
            return self.calls_of_nobody.of(channel);
        };
        if self.calls.len() <= who {
            self.calls.resize_with(who + 1, Calls::default);
        }
        self.calls[who].of(channel)
    }

    /// Counts the calls that nobody answered, but for those of which another leg was; and tells files of calls that are copies.
    pub(super) fn settle_calls(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        for leg in waiting.legs() {
            if !self.seen.is_answered(leg.id) {
                self.count(&waiting.call(leg), Some(leg.id), leg.day, None);
            } else if let Some(input) = self.input(leg.at.file) {
                input.duplicate += 1;
            }
        }
        for (file, other, rows) in self.copies.same() {
            let kind = Kind::Calls;
            let problem = Problem::of_file(file, What::SameFile { kind, other });
            self.problems.push(problem.count(rows));
        }
    }
}
