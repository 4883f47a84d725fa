//! From facts to a result, under a policy. Scoring is total: there is always a result; what the policy does not admit is a
//! problem and leaves no line. Whether the result is shown is left to the program.

mod accounting;
mod admit;
mod caps;
mod cases;
mod complaint_list;
mod complaints;
mod completeness;
mod derive;
mod early;
mod feedback;
mod flags;
mod judge;
mod measure;
mod near;
mod not_said;
mod pay;
mod points;
mod promises;
mod ranking;
mod recorders;
mod rulebook;
mod service;
mod terms;
mod ticket_limits;
mod unsettled;

mod accumulated;
mod complaint_category;
mod complaint_response;
mod emergency_overrun;
mod exam_score;
mod metric;
mod no_valid_complaint;
mod top_of_service;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::event::Kind;
use crate::month::When;
use crate::problem::{Nobody, Problem, What};
use crate::result::{
    AgentResult, Detail, Evidence, History, Indicators, Line, MonthResult, SCHEMA,
};
use crate::rulebook::{Case, Policy, Rule};
use crate::source::SourceRef;
use crate::tally::{ComplaintFact, Facts, Person, RosterState};
use measure::Measure;

pub use cases::{Tried, try_case};
pub use complaint_list::complaint_list;
pub use promises::promises;
pub use rulebook::rulebook;
pub use terms::{policy_ref, terms};

/// What scoring works on.
struct Scene<'a> {
    policy: &'a Policy,
    facts: &'a Facts,
    /// Who is scored, by index of the person.
    scored: Vec<bool>,
    /// The complaints that count.
    complaints: Vec<&'a ComplaintFact>,
    /// The sums of everybody's month, by index of the person.
    measures: Vec<Measure>,
    /// The case that is tried; it may give the sum and indicators of the first person.
    case: Option<&'a Case>,
}

/// A line on its way into the result.
#[derive(Clone)]
struct Draft {
    who: usize,
    rule: usize,
    times: u32,
    points: Decimal,
    on: NaiveDate,
    at: Option<SourceRef>,
    detail: Detail,
    evidence: Vec<Evidence>,
}

/// What scoring has found so far.
#[derive(Default)]
struct Found {
    drafts: Vec<Draft>,
    problems: Vec<Problem>,
    /// Rows that the policy does not admit.
    rejected: BTreeSet<SourceRef>,
}

impl Found {
    fn reject(&mut self, problem: Problem) {
        self.rejected.extend(problem.at);
        self.problems.push(problem);
    }
}

impl<'a> Scene<'a> {
    fn new(policy: &'a Policy, facts: &'a Facts, case: Option<&'a Case>) -> Self {
        let named = named(facts);
        let is_scored = |(who, person): (usize, &Person)| match person.role {
            Some(role) => policy.scored_roles.contains(&role) && person.employed_in(&facts.period),
            None => named.contains(&who),
        };
        let scored: Vec<bool> = facts.people.iter().enumerate().map(is_scored).collect();
        let complaints = complaints::used(&facts.complaints, |who| scored.get(who) == Some(&true));
        let measures = measure::measure(facts);
        Scene {
            policy,
            facts,
            scored,
            complaints,
            measures,
            case,
        }
    }

    fn is_scored(&self, who: usize) -> bool {
        self.scored.get(who).copied().unwrap_or(false)
    }

    /// Whether a row about somebody, or about nobody, is measured.
    fn counts(&self, who: Option<usize>) -> bool {
        who.is_none_or(|who| self.is_scored(who))
    }

    /// Whether there is an input of a kind, be it only a header; a case has what it says.
    fn is_given(&self, kind: Kind) -> bool {
        let mut inputs = self.facts.inputs.iter();
        inputs.any(|input| input.kind == kind)
    }

    /// Everybody who is scored.
    fn people(&self) -> impl Iterator<Item = (usize, &'a Person)> {
        let people = self.facts.people.iter().enumerate();
        people.filter(|(who, _)| self.is_scored(*who))
    }

    /// The rules that are derived, with their index.
    fn derived_rules(&self) -> impl Iterator<Item = (usize, &'a Rule)> {
        self.policy
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.derived)
    }

    /// Whether a rule is for somebody's role and team.
    fn concerns(&self, rule: usize, who: usize) -> bool {
        let (rule, person) = (&self.policy.rules[rule], &self.facts.people[who]);
        rule.is_for_role(person.role) && rule.is_for_team(person.team.as_deref())
    }

    fn evidence(&self, at: SourceRef, id: Option<&str>) -> Evidence {
        Evidence {
            file: self.facts.sources.name(at.file).to_string(),
            line: at.line,
            id: id.map(String::from),
        }
    }

    fn day(&self, when: When) -> NaiveDate {
        self.facts.period.clock.day(when)
    }

    /// A moment as results print it: local, to the second.
    fn local(&self, when: When) -> String {
        match when {
            When::Day(day) => day.to_string(),
            When::At(at) => self
                .facts
                .period
                .clock
                .local(at)
                .format("%Y-%m-%d %H:%M:%S")
                .to_string(),
        }
    }
}

/// Who is named in a row that is used: without a roster these are the people.
fn named(facts: &Facts) -> BTreeSet<usize> {
    let of_months = facts
        .inputs
        .iter()
        .filter(|input| input.kind.is_of_months());
    let about = of_months.flat_map(|input| input.people.keys().copied());
    let handlers = facts
        .complaints
        .iter()
        .filter_map(ComplaintFact::handled_by);
    about.chain(handlers).collect()
}

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
pub fn score(policy: &Policy, facts: &Facts, history: &History) -> (MonthResult, Vec<Problem>) {
    score_from(policy, facts, history, None)
}

/// Scores a month, or that of a case.
fn score_from(
    policy: &Policy,
    facts: &Facts,
    history: &History,
    case: Option<&Case>,
) -> (MonthResult, Vec<Problem>) {
    let scene = Scene::new(policy, facts, case);
    let mut found = Found::default();
    accounting::people(&scene, &mut found);
    complaints::tell(&scene, &mut found);
    feedback::tell(&scene, &mut found);
    early::tell(&scene, &mut found);
    not_said::tell(&scene, &mut found);
    let recorded = admit::admit(&scene, &mut found);
    let gathered = derive::derive(&scene, &recorded, &mut found);
    let order = |draft: &Draft| (draft.on, draft.rule, draft.at);
    found.drafts.sort_by_key(order);
    caps::cut(&scene, &mut found.drafts);
    let mut by_person: BTreeMap<usize, Vec<&Draft>> = BTreeMap::new();
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
        policy: policy_ref(policy),
        terms: terms(policy),
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
    drafts: &[&Draft],
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

fn line(scene: &Scene<'_>, draft: &Draft) -> Line {
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
