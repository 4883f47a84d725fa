//! Limits of incidents: whether there is one, whether it makes sense, whether it can be judged yet, and when it was kept.

use super::finding::Worksheet;
use super::scene::Scene;
use crate::event::Unsaid;
use crate::month::{Hours, Limit, Period, When};
use crate::problem::{Incident, Problem, What};
use crate::rulebook::Rounding;
use crate::source::SourceRef;

/// Something that had to be done by a limit.
pub(super) struct Task<'a> {
    /// What it is.
    pub(super) incident: Incident,
    /// Its row.
    pub(super) at: SourceRef,
    /// Its id.
    pub(super) id: &'a str,
    /// The column that holds its limit.
    pub(super) column: &'static str,
    /// When it began.
    pub(super) begun: When,
    /// The moment that the row names.
    pub(super) due: Option<When>,
    /// Minutes from its beginning, for a row that names none.
    pub(super) minutes: Option<u32>,
    /// The working hours that those minutes are counted on; None: the calendar.
    pub(super) hours: Option<&'a Hours>,
    /// When it was done.
    pub(super) done: Option<When>,
    /// Why a blank there does not mean that it is open.
    pub(super) unsaid: Option<Unsaid>,
}

/// A task whose limit can be judged.
pub(super) struct Judged {
    limit: Limit,
    /// When it was done; the end of the month while it is open.
    end: i64,
    open: bool,
    unsaid: Option<Unsaid>,
}

impl Judged {
    /// Whether it was done after its limit, or the limit has passed while it is open.
    pub(super) fn is_late(&self) -> bool {
        self.open || self.limit.missed_by(self.end)
    }

    /// Whether it is open as far as is known.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }

    /// Why it cannot be said whether the limit was kept: nobody is late by absence.
    pub(super) fn unsaid(&self) -> Option<Unsaid> {
        self.unsaid.filter(|_| self.open)
    }

    /// Minutes over; 0 or less is in time. Rounded up, whatever is late at all is at least 1.
    pub(super) fn minutes_over(&self, rounding: Rounding) -> i64 {
        let seconds = self.end - self.limit.at();
        match rounding {
            Rounding::Down => self.limit.minutes_over(self.end),
            Rounding::Up if self.limit.missed_by(self.end) => (seconds + 59).div_euclid(60).max(1),
            Rounding::Up => (seconds + 59).div_euclid(60),
            Rounding::Nearest => (seconds + 30).div_euclid(60),
        }
    }

    /// The limit as results print it.
    pub(super) fn due(&self, task: &Task<'_>, scene: &Scene<'_>) -> String {
        scene.local(task.due_of(self.limit))
    }
}

impl Task<'_> {
    /// By when it had to be done: the moment of the row, else so many minutes after it began, on the calendar or in working time.
    /// None too where that lies years away.
    pub(super) fn limit(&self, period: &Period) -> Option<Limit> {
        let own = self.due.map(|when| period.limit(when));
        own.or_else(|| {
            let (begun, minutes) = (period.clock.start(self.begun), self.minutes?);
            match self.hours {
                None => Some(Limit::after(begun, minutes.into())),
                Some(hours) => {
                    let at = hours.after(begun, minutes, &period.clock)?;
                    Some(period.limit(When::At(at)))
                }
            }
        })
    }

    /// A limit as the row wrote it, where it did.
    pub(super) fn due_of(&self, limit: Limit) -> When {
        self.due.unwrap_or(When::At(limit.at()))
    }
}

/// Judges a task. None when there is no limit, or when it is told why it cannot be judged.
pub(super) fn judge(scene: &Scene<'_>, task: &Task<'_>, found: &mut Worksheet) -> Option<Judged> {
    match weigh(&scene.facts.period, task)? {
        Ok(judged) => Some(judged),
        Err(what) => {
            let problem = Problem::at(task.at, what)
                .column(task.column)
                .value(task.id);
            found.problems.push(problem);
            None
        }
    }
}

/// The same without telling: why it cannot be judged is given back. None when there is no limit.
pub(super) fn weigh(period: &Period, task: &Task<'_>) -> Option<Result<Judged, What>> {
    let begun = period.clock.start(task.begun);
    let limit = task.limit(period)?;
    let incident = task.incident;
    if limit.before(begun) {
        return Some(Err(What::DueBeforeStart { incident }));
    }
    if task.done.is_none() && !limit.before(period.end()) {
        // What is done was in time as far as the month goes.
        if task.unsaid == Some(Unsaid::Done) {
            return None;
        }
        return Some(Err(What::NotYetJudged { incident }));
    }
    let end = task
        .done
        .map_or(period.end(), |when| period.clock.start(when));
    Some(Ok(Judged {
        limit,
        end,
        open: task.done.is_none(),
        unsaid: task.unsaid,
    }))
}
