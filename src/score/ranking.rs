//! Ranking (RULEBOOK §6): standard competition ranking by score of those who were employed on every day of the month; last are
//! all who share the lowest score, when there are enough people and not all scores are equal.

use super::Scene;
use crate::result::AgentResult;

/// Sets rank, number of ranked people and last.
pub(super) fn rank(scene: &Scene<'_>, agents: &mut [(usize, AgentResult)]) {
    let ranked = |who: usize| scene.facts.people[who].employed_throughout(&scene.facts.period);
    let scores: Vec<_> = agents
        .iter()
        .filter(|(who, _)| ranked(*who))
        .map(|(_, agent)| agent.score)
        .collect();
    let (Some(lowest), Some(highest)) = (scores.iter().min(), scores.iter().max()) else {
        return;
    };
    let somebody_is_last =
        scores.len() >= scene.policy.last_min_people as usize && lowest != highest;
    for (_, agent) in agents.iter_mut().filter(|(who, _)| ranked(*who)) {
        let better = scores.iter().filter(|score| **score > agent.score).count();
        agent.rank = u32::try_from(better + 1).ok();
        agent.ranked_of = u32::try_from(scores.len()).ok();
        agent.last = somebody_is_last && agent.score == *lowest;
    }
}
