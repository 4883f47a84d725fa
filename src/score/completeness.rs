//! Completeness (CONTRACT §2): kinds, rows and people that should be in a month and are not, by the month itself and by the
//! result of the month before. Nothing here moves a point.

use std::collections::{BTreeMap, BTreeSet};

use super::scene::Scene;
use crate::event::{Kind, Role};
use crate::name::{fold, normal};
use crate::problem::{AlikeIds, Problem, What};
use crate::result::{History, InputResult, MonthResult};
use crate::tally::{Person, RosterState};

/// What a month may not lose in silence.
const WATCHED: [Kind; 4] = [
    Kind::Calls,
    Kind::Tickets,
    Kind::Complaints,
    Kind::Violations,
];
/// What earns somebody money by not being there at all.
const NEEDED: [Kind; 2] = [Kind::Complaints, Kind::Violations];
/// A month before of fewer rows of a kind says little about the next.
const COMPARABLE: u64 = 10;
/// So many rows are those of somebody who worked.
const WORKED: u64 = 5;
/// So many others of a team must have worked, so that one who has nothing stands out.
const OTHERS: usize = 2;

/// Tells what is missing.
pub(super) fn tell(
    scene: &Scene<'_>,
    history: &History,
    inputs: &[InputResult],
    problems: &mut Vec<Problem>,
) {
    // A case holds what it says, and nothing else is meant.
    if scene.case.is_some() {
        return;
    }
    let before = history.month(scene.facts.period.month.back(1));
    kinds(scene, before, problems);
    if let Some(before) = before {
        fewer_rows(scene, before, inputs, problems);
        strangers(scene, history, before, problems);
    }
    without_rows(scene, problems);
}

/// How many rows of a kind a month used.
fn used(inputs: &[InputResult], kind: Kind) -> u64 {
    let of_kind = inputs.iter().filter(|input| input.kind == kind);
    of_kind.map(|input| input.used).sum()
}

/// Kinds that must be there, that last month had, or without which everybody has a clean month.
fn kinds(scene: &Scene<'_>, before: Option<&MonthResult>, problems: &mut Vec<Problem>) {
    let facts = scene.facts;
    let watched: BTreeSet<Kind> = WATCHED.into_iter().chain(facts.expected.clone()).collect();
    for kind in watched {
        if scene.is_given(kind) || facts.unread.contains(&kind) {
            continue;
        }
        let expected = facts.expected.contains(&kind);
        let before = before
            .map(|before| (before.month, used(&before.inputs, kind)))
            .filter(|(_, used)| *used > 0);
        if expected || before.is_some() || NEEDED.contains(&kind) {
            let what = What::KindMissing {
                kind,
                before,
                expected,
            };
            problems.push(Problem::of_month(what).value(kind.name()));
        }
    }
}

/// Calls and tickets of which there are under half as many as last month; a month that still runs has fewer.
fn fewer_rows(
    scene: &Scene<'_>,
    before: &MonthResult,
    inputs: &[InputResult],
    problems: &mut Vec<Problem>,
) {
    if scene.facts.period.as_of().is_some() {
        return;
    }
    for kind in Kind::ALL.into_iter().filter(|kind| kind.declared().is_work) {
        let first = scene.facts.inputs.iter().find(|input| input.kind == kind);
        let (now, then) = (used(inputs, kind), used(&before.inputs, kind));
        if let Some(first) = first.filter(|_| then >= COMPARABLE && now * 2 < then) {
            let what = What::FewerRows {
                kind,
                used: now,
                month: before.month,
                before: then,
            };
            problems.push(Problem::of_file(first.file, what));
        }
    }
}

/// A month before in which nobody of this month is: ids that lost their zeros look like this.
fn strangers(
    scene: &Scene<'_>,
    history: &History,
    before: &MonthResult,
    problems: &mut Vec<Problem>,
) {
    let people = &scene.facts.people;
    let known = |person: &Person| history.agent(before.month, &person.agent_id).is_some();
    if people.is_empty() || before.agents.is_empty() || people.iter().any(known) {
        return;
    }
    let what = What::HistoryStrangers {
        month: before.month,
        alike: alike(people, before),
    };
    problems.push(Problem::of_month(what));
}

/// Ids of both months that are the same but for zeros in front.
fn alike(people: &[Person], before: &MonthResult) -> Option<AlikeIds> {
    let bare = |id: &str| {
        let id = normal(id);
        let digits = id.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| id.trim_start_matches('0').to_string())
    };
    let there: BTreeMap<String, &str> = before
        .agents
        .iter()
        .filter_map(|agent| Some((bare(&agent.agent_id)?, agent.agent_id.as_str())))
        .collect();
    let pairs: Vec<(&str, &str)> = people
        .iter()
        .filter_map(|person| {
            let there = there.get(&bare(&person.agent_id)?)?;
            Some((person.agent_id.as_str(), *there))
        })
        .collect();
    let ids = pairs.iter().flat_map(|(here, there)| [here, there]);
    let width = ids.map(|id| normal(id).len()).max()?;
    pairs.first().map(|(here, there)| AlikeIds {
        here: (*here).to_string(),
        there: (*there).to_string(),
        width,
    })
}

/// Agents who were here all month and have neither a call nor a ticket, where others of their team have some.
fn without_rows(scene: &Scene<'_>, problems: &mut Vec<Problem>) {
    let facts = scene.facts;
    if facts.roster != RosterState::Read || facts.period.as_of().is_some() {
        return;
    }
    let mut rows: BTreeMap<usize, u64> = BTreeMap::new();
    for input in &facts.inputs {
        if input.kind.declared().is_work {
            for (who, of) in &input.people {
                *rows.entry(*who).or_default() += of.rows;
            }
        }
    }
    let team = |person: &Person| person.team.as_deref().map(fold);
    let mut working: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for (who, person) in scene.people() {
        if rows.get(&who).is_some_and(|rows| *rows >= WORKED) {
            *working.entry(team(person)).or_default() += 1;
        }
    }
    for (who, person) in scene.people() {
        let others = working.get(&team(person)).copied().unwrap_or_default();
        let here = person.role == Some(Role::Agent) && person.employed_throughout(&facts.period);
        if let Some(at) = person.at
            && here
            && !rows.contains_key(&who)
            && others >= OTHERS
        {
            let what = What::NobodyRows {
                agent: person.name.clone(),
                team: person.team.clone(),
                others,
            };
            let problem = Problem::at(at, what).column("agent_id");
            problems.push(problem.value(&person.agent_id));
        }
    }
}
