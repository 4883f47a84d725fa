//! How the list comes about: who is below a limit, who is responsible, and what the promises were against.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::causes::{Group, causes, indicator_trend, rule_trend};
use super::{
    Improve, ImproveAction, ImproveAgent, ImprovePerson, ImproveTeam, Promised, SCHEMA, due,
};
use crate::indicator::Indicator;
use crate::name::{fold, nearest};
use crate::result::{AgentResult, MonthResult};
use crate::rulebook::{self, RuleTerm, Terms};

/// What to improve after a month: everybody, the worst first, also those who need not. `names` are the indicators by what people
/// write for them, folded.
pub fn improve(
    now: &MonthResult,
    before: Option<&MonthResult>,
    promised: Promised,
    names: &BTreeMap<String, Indicator>,
) -> Improve {
    let limits = limits(&now.terms);
    let Promised { leads, actions } = promised;
    let mut agents: Vec<_> = now
        .agents
        .iter()
        .map(|agent| agent_of(now, before, agent, &limits, &leads))
        .collect();
    agents.sort_by(|a, b| (a.score, &a.agent_id).cmp(&(b.score, &b.agent_id)));
    let teams: BTreeSet<&str> = now
        .agents
        .iter()
        .filter_map(|a| a.team.as_deref())
        .collect();
    let teams = teams.into_iter();
    let mut actions: Vec<_> = actions
        .into_iter()
        .map(|action| judged(now, before, action, &limits, names))
        .collect();
    actions.sort_by_key(|action| (action.state, action.due));
    Improve {
        schema: SCHEMA,
        month: now.month,
        before: before.map(|before| before.month),
        provisional: now.provisional,
        policy: now.policy.clone(),
        due: due(now.month, limits.due_days),
        by_name: false,
        people: now.agents.len() as u64,
        recovered: recovered(now, before, &limits),
        teams: teams
            .map(|team| team_of(now, before, team, &limits, &leads))
            .collect(),
        below_grade: limits.below_grade,
        below_score: limits.below_score,
        agents,
        actions,
    }
}

/// The limits of the policy; without a grade and a score the baseline is the limit.
fn limits(terms: &Terms) -> rulebook::Improve {
    let mut limits = terms.improve.clone().unwrap_or_default();
    if limits.below_grade.is_none() && limits.below_score.is_none() {
        limits.below_score = Some(terms.baseline);
    }
    limits
}

/// Whether a score and its grade lie below a limit. Grades stand best first; none is worse than all.
fn is_below(
    limits: &rulebook::Improve,
    terms: &Terms,
    score: Decimal,
    grade: Option<&str>,
) -> bool {
    let place = |name: &str| terms.grades.iter().position(|grade| grade.name == name);
    let last = terms.grades.len();
    let worse = |limit: &str| {
        let limit = place(limit).unwrap_or(last);
        grade.map_or(last, |name| place(name).unwrap_or(last)) > limit
    };
    limits.below_grade.as_deref().is_some_and(worse)
        || limits.below_score.is_some_and(|limit| score < limit)
}

fn of(agent: &AgentResult) -> ImprovePerson {
    ImprovePerson {
        agent_id: agent.agent_id.clone(),
        name: agent.name.clone(),
        team: agent.team.clone(),
    }
}

fn agent_of(
    now: &MonthResult,
    before: Option<&MonthResult>,
    agent: &AgentResult,
    limits: &rulebook::Improve,
    leads: &[ImprovePerson],
) -> ImproveAgent {
    let id = &agent.agent_id;
    let then = before.and_then(|before| Group::of_agent(before, id));
    let causes = Group::of_agent(now, id)
        .map(|group| causes(&group, then.as_ref(), &limits.targets, false))
        .unwrap_or_default();
    let responsible = leads
        .iter()
        .filter(|lead| lead.team.is_some() && lead.team == agent.team && lead.agent_id != *id);
    ImproveAgent {
        agent_id: id.clone(),
        name: agent.name.clone(),
        team: agent.team.clone(),
        role: agent.role,
        score: agent.score,
        grade: agent.grade.clone(),
        below: is_below(limits, &now.terms, agent.score, agent.grade.as_deref()),
        responsible: responsible.cloned().collect(),
        causes,
    }
}

fn team_of(
    now: &MonthResult,
    before: Option<&MonthResult>,
    team: &str,
    limits: &rulebook::Improve,
    leads: &[ImprovePerson],
) -> ImproveTeam {
    let then = before.and_then(|before| Group::of_team(before, team));
    let group = Group::of_team(now, team);
    let people = group.as_ref().map_or(&[][..], |group| &group.agents);
    let below = people
        .iter()
        .filter(|agent| is_below(limits, &now.terms, agent.score, agent.grade.as_deref()));
    let leading = leads
        .iter()
        .filter(|lead| lead.team.as_deref() == Some(team));
    ImproveTeam {
        team: team.to_string(),
        people: people.len() as u64,
        below: below.count() as u64,
        responsible: leading.cloned().collect(),
        causes: group
            .as_ref()
            .map(|group| causes(group, then.as_ref(), &limits.targets, true))
            .unwrap_or_default(),
    }
}

/// Who was below a limit of this month in the month before, and is not now.
fn recovered(
    now: &MonthResult,
    before: Option<&MonthResult>,
    limits: &rulebook::Improve,
) -> Vec<ImprovePerson> {
    let Some(before) = before else {
        return Vec::new();
    };
    let was = |id: &str| {
        let mut agents = before.agents.iter();
        let then = agents.find(|agent| agent.agent_id == id);
        // The grades of then have their names from then.
        then.is_some_and(|then| is_below(limits, &before.terms, then.score, then.grade.as_deref()))
    };
    let is =
        |agent: &AgentResult| is_below(limits, &now.terms, agent.score, agent.grade.as_deref());
    let agents = now.agents.iter();
    let back = agents.filter(|agent| !is(agent) && was(&agent.agent_id));
    back.map(of).collect()
}

/// A promise with what it is against, and what became of that.
fn judged(
    now: &MonthResult,
    before: Option<&MonthResult>,
    mut action: ImproveAction,
    limits: &rulebook::Improve,
    names: &BTreeMap<String, Indicator>,
) -> ImproveAction {
    let cause = fold(&action.cause);
    let called = |rule: &&RuleTerm| rule_names(rule).any(|name| fold(name) == cause);
    let rule = now.terms.rules.iter().find(called);
    let indicator = names.get(&cause).copied().filter(|_| rule.is_none());
    let group = |month| match (&action.agent, &action.team) {
        (Some(agent), _) => Group::of_agent(month, &agent.agent_id),
        (None, Some(team)) => Group::of_team(month, team),
        (None, None) => None,
    };
    if let (Some(then), Some(now)) = (before.and_then(group), group(now)) {
        action.trend = match (rule, indicator) {
            (Some(rule), _) => rule_trend(&now, &then, &rule.id),
            (None, Some(of)) => indicator_trend(&now, &then, of, &limits.targets),
            (None, None) => None,
        };
    }
    action.rule = rule.map(|rule| rule.id.clone());
    action.zh = rule.map(|rule| rule.zh.clone());
    action.en = rule.map(|rule| rule.en.clone());
    action.indicator = indicator;
    if rule.is_none() && indicator.is_none() {
        let rules = now.terms.rules.iter().flat_map(rule_names);
        let known = rules.chain(names.keys()).map(String::as_str);
        action.near = nearest(&cause, known).map(String::from);
    }
    action
}

/// What people call a rule.
fn rule_names(rule: &RuleTerm) -> impl Iterator<Item = &String> {
    let own = [&rule.id, &rule.key, &rule.zh, &rule.en];
    own.into_iter().chain(&rule.aliases)
}
