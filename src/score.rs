//! From facts to a result, under a policy. Scoring is total: there is always a result; what the policy does not admit is a
//! problem and leaves no line. Whether the result is shown is left to the program.

mod accounting;
mod admit;
mod caps;
mod cases;
mod complaint_limits;
mod complaint_list;
mod complaints;
mod completeness;
mod derive;
mod early;
mod feedback;
mod finding;
mod flags;
mod gather;
mod judge;
mod kinds;
mod measure;
mod near;
mod not_said;
mod pay;
mod points;
mod promises;
mod ranking;
mod recorders;
mod scene;
mod service;
mod ticket_limits;
mod unsettled;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::month::When;
use crate::problem::{Nobody, Problem, What};
use crate::result::{AgentResult, History, Indicators, Line, MonthResult, PolicyRef, SCHEMA};
use crate::rulebook::{Case, Rulebook, Terms};
use crate::tally::{Facts, Person, RosterState};
use finding::{DraftLine, Worksheet};
use scene::Scene;

pub use cases::{Tried, try_case};
pub use complaint_list::complaint_list;
pub use promises::promises;

/// Why nobody is scored; None when the roster cannot be read, which is told already.
fn nobody(facts: &Facts) -> Option<Nobody> {
    match facts.roster {
        RosterState::None => Some(Nobody::NoRoster),
        RosterState::Unreadable => None,
        RosterState::Read if facts.people.is_empty() => Some(Nobody::EmptyRoster),
        RosterState::Read => Some(Nobody::NotScored),
    }
}

/// Scores a month.
pub fn score(policy: &Rulebook, facts: &Facts, history: &History) -> (MonthResult, Vec<Problem>) {
    score_from(policy, facts, history, None)
}

/// Scores a month, or that of a case.
fn score_from(
    policy: &Rulebook,
    facts: &Facts,
    history: &History,
    case: Option<&Case>,
) -> (MonthResult, Vec<Problem>) {
    let scene = Scene::new(policy, facts, case);
    let mut found = Worksheet::default();
    accounting::people(&scene, &mut found);
    complaints::tell(&scene, &mut found);
    feedback::tell(&scene, &mut found);
    early::tell(&scene, &mut found);
    not_said::tell(&scene, &mut found);
    let recorded = admit::admit(&scene, &mut found);
    let gathered = derive::derive(&scene, &recorded, &mut found);
    let order = |draft: &DraftLine| (draft.on, draft.rule, draft.at);
    found.drafts.sort_by_key(order);
    caps::cut(&scene, &mut found.drafts);
    let mut by_person: BTreeMap<usize, Vec<&DraftLine>> = BTreeMap::new();
    for draft in &found.drafts {
        by_person.entry(draft.who).or_default().push(draft);
    }
    let mut agents: Vec<(usize, AgentResult)> = scene
        .people()
        .map(|(who, person)| {
            let drafts = by_person.get(&who).map(Vec::as_slice).unwrap_or_default();
            let indicators = gathered.person(who);
            (who, agent(&scene, who, person, drafts, indicators))
        })
        .collect();
    agents.sort_by(|a, b| a.1.agent_id.cmp(&b.1.agent_id));
    ranking::rank(&scene, &mut agents);
    flags::flag(
        &scene,
        history,
        &by_person,
        &mut agents,
        &mut found.problems,
    );
    if let Some(why) = nobody(facts).filter(|_| agents.is_empty()) {
        let month = facts.period.month;
        found
            .problems
            .push(Problem::of_month(What::NoAgents { why, month }));
    }
    let inputs = accounting::inputs(&scene, &found.rejected, &mut found.problems);
    completeness::tell(&scene, history, &inputs, &mut found.problems);
    let as_of = facts.period.as_of().map(|at| scene.local(When::At(at)));
    let result = MonthResult {
        schema: SCHEMA.to_string(),
        month: facts.period.month,
        provisional: facts.roster == RosterState::None || as_of.is_some(),
        as_of,
        zone: facts.period.clock.zone.name().to_string(),
        policy: PolicyRef::of(policy),
        terms: Terms::of(policy),
        agents: agents.into_iter().map(|(_, agent)| agent).collect(),
        team_indicators: gathered.teams(&scene),
        service_indicators: gathered.service(&scene),
        channel_indicators: gathered.channels(),
        inputs,
        problems: Vec::new(),
    };
    (result, found.problems)
}

fn agent(
    scene: &Scene<'_>,
    who: usize,
    person: &Person,
    drafts: &[&DraftLine],
    indicators: Indicators,
) -> AgentResult {
    let mut agent = AgentResult {
        agent_id: person.agent_id.clone(),
        name: person.name.clone(),
        team: person.team.clone(),
        role: person.role,
        service_month: service::service_month(
            scene.policy.service_month,
            person,
            scene.facts.period.month,
        ),
        lines: drafts.iter().map(|draft| line(scene, draft)).collect(),
        bonus: Decimal::ZERO,
        deductions: Decimal::ZERO,
        adjustment: Decimal::ZERO,
        raw: Decimal::ZERO,
        score: Decimal::ZERO,
        grade: None,
        rank: None,
        ranked_of: None,
        last: false,
        pay: Default::default(),
        flags: Vec::new(),
        indicators,
    };
    pay::sum_up(scene.policy, drafts, &mut agent);
    if let Some(raw) = scene.case.and_then(|case| case.raw).filter(|_| who == 0) {
        agent.raw = raw;
        pay::settle(scene.policy, &mut agent);
    }
    agent
}

fn line(scene: &Scene<'_>, draft: &DraftLine) -> Line {
    let rule = &scene.policy.rules[draft.rule];
    Line {
        rule: rule.id.clone(),
        severity: rule.severity,
        times: draft.times,
        points: draft.points.normalize(),
        on: draft.on,
        detail: draft.detail.clone(),
        evidence: draft.evidence.clone(),
    }
}
