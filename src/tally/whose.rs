//! Whom a problem is about: the person of its row, or the one that its cell names.

use std::collections::{HashMap, HashSet};

use super::Facts;
use crate::name::fold;
use crate::problem::Problem;
use crate::source::SourceRef;

/// Says of each problem that asks for it whom it is about.
pub fn name_people(problems: &mut [Problem], facts: &Facts, asks: impl Fn(&Problem) -> bool) {
    let places = problems.iter().filter(|problem| asks(problem));
    let places: HashSet<SourceRef> = places.filter_map(|problem| problem.at).collect();
    if places.is_empty() {
        return;
    }
    let rows: HashMap<SourceRef, usize> =
        rows(facts).filter(|(at, _)| places.contains(at)).collect();
    let people = facts.people.iter().enumerate();
    let names: HashMap<String, usize> = people
        .flat_map(|(who, person)| [(fold(&person.name), who), (fold(&person.agent_id), who)])
        .collect();
    for problem in problems.iter_mut().filter(|problem| asks(problem)) {
        let by_row = problem.at.and_then(|at| rows.get(&at));
        let by_name = || names.get(&fold(problem.value.as_deref()?));
        problem.who = by_row.or_else(by_name).copied();
    }
}

/// The rows that are kept, each with its person; calls are folded, and a problem of one names its agent.
fn rows(facts: &Facts) -> impl Iterator<Item = (SourceRef, usize)> {
    let one = |at, who| Some((at, who?));
    let entries = facts
        .entries
        .iter()
        .map(|fact| (fact.entry.at, Some(fact.who)));
    let tickets = facts.tickets.iter().map(|fact| (fact.ticket.at, fact.who));
    let complaints = facts
        .complaints
        .iter()
        .map(|fact| (fact.complaint.at, fact.who));
    let exams = facts
        .exams
        .iter()
        .map(|fact| (fact.exam.at, Some(fact.who)));
    let reviews = facts
        .reviews
        .iter()
        .map(|fact| (fact.review.at, Some(fact.who)));
    let surveys = facts.surveys.iter().map(|fact| (fact.survey.at, fact.who));
    let praise = facts
        .praise
        .iter()
        .map(|fact| (fact.praise.at, Some(fact.who)));
    let people = facts.people.iter().enumerate();
    let roster = people.filter_map(|(who, person)| Some((person.at?, Some(who))));
    let all = entries.chain(tickets).chain(complaints).chain(exams);
    let all = all
        .chain(reviews)
        .chain(surveys)
        .chain(praise)
        .chain(roster);
    all.filter_map(move |(at, who)| one(at, who))
}
