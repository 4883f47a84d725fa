//! What was promised to improve, held against the calendar: which promises matter to the month, and what became of each by its
//! end. Whether they helped is seen from two results, in `result`.

use chrono::NaiveDate;

use crate::event::{Action, Role};
use crate::month::When;
use crate::name::fold;
use crate::result::{ImproveAction, ImprovePerson, ImproveState, Promised};
use crate::source::SourceRef;
use crate::tally::{ActionFact, Facts, Person};

/// The promises that matter to the month, in the order of files and lines, and who leads each team at its end.
pub fn promises(facts: &Facts) -> Promised {
    let actions = facts.actions.iter();
    let leads = facts.people.iter().filter(|person| {
        person.role == Some(Role::TeamLead) && person.employed_on(facts.period.last_day())
    });
    Promised {
        leads: leads.map(about).collect(),
        actions: actions.filter_map(|fact| action(facts, fact)).collect(),
    }
}

fn about(person: &Person) -> ImprovePerson {
    ImprovePerson {
        agent_id: person.agent_id.clone(),
        name: person.name.clone(),
        team: person.team.clone(),
    }
}

fn action(facts: &Facts, fact: &ActionFact) -> Option<ImproveAction> {
    let Action { at, team, .. } = &fact.action;
    let state = state(facts, &fact.action)?;
    let SourceRef { file, line } = *at;
    let agent = fact.who.and_then(|who| facts.people.get(who)).map(about);
    Some(ImproveAction {
        state,
        team: match &agent {
            Some(agent) => agent.team.clone(),
            None => team.as_deref().map(|team| spelt(facts, team)),
        },
        agent,
        cause: fact.action.cause.clone(),
        rule: None,
        zh: None,
        en: None,
        indicator: None,
        near: None,
        person: fact.action.person.clone(),
        due: fact.action.due,
        done_on: fact.action.done_on,
        result: fact.action.result.clone(),
        trend: None,
        file: facts.sources.name(file).to_string(),
        line,
    })
}

/// A team as the roster spells it, where somebody on it is in that team.
fn spelt(facts: &Facts, team: &str) -> String {
    let mut teams = facts
        .people
        .iter()
        .filter_map(|person| person.team.as_deref());
    let same = |known: &&str| fold(known) == fold(team);
    teams.find(same).unwrap_or(team).to_string()
}

/// What became of a promise by the end of the month, or by what stood in for it; None: it was settled in an earlier month.
fn state(facts: &Facts, action: &Action) -> Option<ImproveState> {
    let (period, clock) = (&facts.period, facts.period.clock);
    let first = period.first_day();
    // A day that has begun is not over: what is due on it is not overdue, and what was done on it is done.
    let running = clock.day(When::At(period.end()));
    let begun = period.last_day();
    match action.done_on.filter(|done| *done <= begun) {
        Some(done) => (action.due >= first || done >= first).then(|| kept(done, action.due)),
        None if action.due < running => Some(ImproveState::Overdue),
        None => Some(ImproveState::Open),
    }
}

fn kept(done: NaiveDate, due: NaiveDate) -> ImproveState {
    if done <= due {
        ImproveState::Done
    } else {
        ImproveState::DoneLate
    }
}
