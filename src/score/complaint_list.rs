//! The complaints of the month as work. Answers are judged as complaint-response (L6) judges them, closings by `close_by` alone;
//! what a row says is taken as said, and what it leaves blank is judged at the end of the month.

use super::accounting;
use super::complaint_limits::{answer, closing};
use super::finding::Worksheet;
use super::judge::{Task, judge};
use super::scene::Scene;
use crate::event::{Complaint, Kind};
use crate::month::When;
use crate::problem::What;
use crate::result::{
    ComplaintItem, ComplaintList, ComplaintPerson, ComplaintState, Kept, PolicyRef,
};
use crate::rulebook::Rulebook;
use crate::tally::{ComplaintFact, Facts, Handler, RosterState};

/// The complaints received in the month, of people who are scored or of nobody in particular.
pub fn complaint_list(policy: &Rulebook, facts: &Facts) -> ComplaintList {
    let scene = Scene::new(policy, facts, None);
    let period = &facts.period;
    let list = ComplaintList::new(
        period.month,
        scene.local(When::At(period.end())),
        period.clock.zone.name().to_string(),
        PolicyRef::of(policy),
    );
    let items = scene.complaints.iter().map(|fact| item(&scene, fact));
    let mut list = list.of(items.collect());
    list.provisional = facts.roster == RosterState::None || period.as_of().is_some();
    list.not_ours = accounting::not_ours(&scene, Kind::Complaints);
    list
}

fn item<'a>(scene: &Scene<'a>, fact: &'a ComplaintFact) -> ComplaintItem {
    let complaint = &fact.complaint;
    let (answer, close) = (answer(scene, complaint), closing(scene, complaint));
    let (answer_kept, close_kept) = (kept(scene, &answer), kept(scene, &close));
    let local = |when: Option<When>| when.map(|when| scene.local(when));
    let due = |task: &Task<'_>| {
        task.limit(&scene.facts.period)
            .map(|limit| scene.local(task.due_of(limit)))
    };
    let limits = |wanted: Kept| {
        let both = [(&answer, answer_kept), (&close, close_kept)];
        let those = both
            .into_iter()
            .filter(move |(_, kept)| *kept == Some(wanted));
        those
            .filter_map(|(task, _)| Some(task.limit(&scene.facts.period)?.at()))
            .min()
    };
    let evidence = scene.evidence(complaint.at, None);
    ComplaintItem {
        complaint_id: complaint.complaint_id.clone(),
        states: states(complaint, answer_kept, close_kept),
        agent: fact.who.map(|who| person(scene, who)),
        handler: handler(scene, fact),
        category: complaint.category.clone(),
        valid: complaint.valid,
        received: scene.local(complaint.received_at),
        answer_by: due(&answer),
        answered: local(complaint.responded_at),
        answer: answer_kept,
        close_by: due(&close),
        closed: local(complaint.closed_at),
        close: close_kept,
        followed_up: local(complaint.follow_up_at),
        satisfied: complaint.follow_up_satisfied,
        file: evidence.file,
        line: evidence.line,
        since: limits(Kept::Late)
            .or_else(|| limits(Kept::Running))
            .unwrap_or(scene.facts.period.clock.start(complaint.received_at)),
    }
}

/// Whether a limit was kept. What cannot be judged is told where the month is scored, and not again.
fn kept(scene: &Scene<'_>, task: &Task<'_>) -> Option<Kept> {
    let mut found = Worksheet::default();
    match judge(scene, task, &mut found) {
        Some(judged) if judged.unsaid().is_some() => None,
        Some(judged) if judged.is_late() => Some(Kept::Late),
        Some(_) => Some(Kept::InTime),
        None => match found.problems.first().map(|problem| &problem.what) {
            Some(What::DueBeforeStart { .. }) => Some(Kept::BeforeStart),
            Some(_) => Some(Kept::Running),
            None => None,
        },
    }
}

/// What is to be done or was late, the most urgent first.
fn states(complaint: &Complaint, answer: Option<Kept>, close: Option<Kept>) -> Vec<ComplaintState> {
    let satisfied = complaint.follow_up_satisfied;
    let open = complaint.closed_at.is_none();
    let asked = complaint.follow_up_at.is_some() || satisfied.is_some();
    let states = [
        (ComplaintState::AnswerLate, answer == Some(Kept::Late)),
        (ComplaintState::CloseLate, close == Some(Kept::Late)),
        (ComplaintState::Undecided, complaint.valid.is_none()),
        (ComplaintState::ToReopen, satisfied == Some(false)),
        (ComplaintState::Open, open),
        (ComplaintState::NotFollowedUp, !open && !asked),
    ];
    let true_ones = states.into_iter().filter(|(_, yes)| *yes);
    true_ones.map(|(state, _)| state).collect()
}

fn person(scene: &Scene<'_>, who: usize) -> ComplaintPerson {
    let person = &scene.facts.people[who];
    ComplaintPerson {
        agent_id: person.agent_id.clone(),
        name: person.name.clone(),
        team: person.team.clone(),
    }
}

/// Who answers it; somebody who is not on the roster as written.
fn handler(scene: &Scene<'_>, fact: &ComplaintFact) -> Option<ComplaintPerson> {
    if let Some(who) = fact.handled_by() {
        return Some(person(scene, who));
    }
    let named = match fact.handler {
        Handler::NotScored | Handler::Unknown => fact.complaint.handled_by.clone()?,
        _ => return None,
    };
    Some(ComplaintPerson {
        agent_id: named.clone(),
        name: named,
        team: None,
    })
}
