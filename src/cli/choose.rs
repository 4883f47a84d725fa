//! Whom `--agent` and `--team` mean: people who are scored, and teams that somebody who is scored is in.

use std::collections::BTreeSet;

use crate::month::Scored;
use crate::stop::Stop;

/// The ids of the agents that are asked for by id or name.
pub(crate) fn agents(words: &[String], scored: &Scored) -> Result<BTreeSet<String>, Stop> {
    let mut ids = BTreeSet::new();
    for word in words {
        let agents = scored.agents(word);
        if agents.is_empty() {
            return Err(scored.nobody(word));
        }
        ids.extend(agents.into_iter().map(|agent| agent.agent_id.clone()));
    }
    Ok(ids)
}

/// Refuses a team that nobody is in.
pub(crate) fn teams(asked: &[String], scored: &Scored) -> Result<(), Stop> {
    let agents = scored.result.agents.iter();
    let teams: BTreeSet<&str> = agents.filter_map(|agent| agent.team.as_deref()).collect();
    let Some(unknown) = asked.iter().find(|team| !teams.contains(team.as_str())) else {
        return Ok(());
    };
    let teams: Vec<_> = teams.into_iter().collect();
    Err(Stop::Usage(format!(
        "nobody is in team `{unknown}`; the teams are {}",
        teams.join(", ")
    )))
}
