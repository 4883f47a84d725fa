//! Ranking (RULEBOOK §6): standard competition ranking by score, among everybody, a team or a role, of those who were employed on
//! every day of the month or of all; last are all who share the lowest score, when there are enough people and not all scores
//! are equal.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::scene::Scene;
use crate::name::fold;
use crate::result::AgentResult;
use crate::rulebook::{Ranked, Scope};

/// Sets rank, number of ranked people and last.
pub(super) fn rank(scene: &Scene<'_>, agents: &mut [(usize, AgentResult)]) {
    let mut scopes: BTreeMap<Option<String>, Vec<&mut AgentResult>> = BTreeMap::new();
    for (who, agent) in agents.iter_mut() {
        let person = &scene.facts.people[*who];
        let ranked = match scene.policy.ranking.ranked {
            Ranked::WholeMonth => person.employed_throughout(&scene.facts.period),
            Ranked::Everybody => true,
        };
        let scope = match scene.policy.ranking.scope {
            Scope::All => None,
            Scope::Team => person.team.as_deref().map(fold),
            Scope::Role => person.role.map(|role| role.name().to_string()),
        };
        if ranked {
            scopes.entry(scope).or_default().push(agent);
        }
    }
    for scope in scopes.into_values() {
        rank_within(scene, scope);
    }
}

fn rank_within(scene: &Scene<'_>, agents: Vec<&mut AgentResult>) {
    let scores: Vec<Decimal> = agents.iter().map(|agent| agent.score).collect();
    let (lowest, highest) = (scores.iter().min(), scores.iter().max());
    let differ = lowest != highest || scene.policy.ranking.last_when_all_equal;
    let somebody_is_last = differ && scores.len() >= scene.policy.last_min_people as usize;
    for agent in agents {
        let better = scores.iter().filter(|score| **score > agent.score).count();
        agent.rank = u32::try_from(better + 1).ok();
        agent.ranked_of = u32::try_from(scores.len()).ok();
        agent.last = somebody_is_last && Some(&agent.score) == lowest;
    }
}
