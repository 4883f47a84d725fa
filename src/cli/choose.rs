//! Whom `--agent` and `--team` mean: people who are scored, and teams that somebody who is scored is in; and which indicators
//! are meant by their keys.

use std::collections::BTreeSet;

use kefu::indicator::Indicator;
use kefu::name::{fold, nearest};
use kefu::result::AgentResult;
use kefu::tally::Person;
use kefu::words::{self, Failure};

use crate::scored::Scored;
use crate::stop::Stop;

/// The ids of the agents that are asked for by id or name.
pub(crate) fn agents(words: &[String], scored: &Scored) -> Result<BTreeSet<String>, Stop> {
    let mut ids = BTreeSet::new();
    for word in words {
        let agents = named(word, scored);
        if agents.is_empty() {
            return Err(nobody(word, scored));
        }
        ids.extend(agents.into_iter().map(|agent| agent.agent_id.clone()));
    }
    Ok(ids)
}

/// The agents that a word means, by id or name.
pub(crate) fn named<'s>(word: &str, scored: &'s Scored) -> Vec<&'s AgentResult> {
    let word = fold(word);
    let agents = || scored.result.agents.iter();
    let by_id: Vec<_> = agents()
        .filter(|agent| fold(&agent.agent_id) == word)
        .collect();
    if by_id.is_empty() {
        agents().filter(|agent| fold(&agent.name) == word).collect()
    } else {
        by_id
    }
}

/// Wrong usage: nobody who is scored is called so.
pub(crate) fn nobody(word: &str, scored: &Scored) -> Stop {
    let month = scored.result.month;
    let folded = fold(word);
    let is = |person: &&Person| {
        [&person.agent_id, &person.name]
            .into_iter()
            .any(|name| fold(name) == folded)
    };
    if let Some(Person { agent_id, name, .. }) = scored.people.iter().find(is) {
        let (id, name) = (agent_id.clone(), name.clone());
        return Stop::Usage(Failure::NotScored { id, name, month });
    }
    let agents = &scored.result.agents;
    let names = agents
        .iter()
        .flat_map(|agent| [agent.agent_id.as_str(), agent.name.as_str()]);
    let near = nearest(word, names).map(String::from);
    let some: Vec<_> = agents
        .iter()
        .take(12)
        .map(|agent| format!("{} {}", agent.agent_id, agent.name))
        .collect();
    Stop::Usage(Failure::Nobody {
        word: word.into(),
        near,
        month,
        more: agents.len() > some.len(),
        scored: some,
    })
}

/// The teams that are asked for, as the roster spells them; one that nobody is in is refused.
pub(crate) fn teams(asked: &[String], scored: &Scored) -> Result<Vec<String>, Stop> {
    let agents = scored.result.agents.iter();
    let teams: BTreeSet<&str> = agents.filter_map(|agent| agent.team.as_deref()).collect();
    let unknown = |unknown: &String| {
        Stop::Usage(Failure::NobodyInTeam {
            team: unknown.clone(),
            teams: teams.iter().map(ToString::to_string).collect(),
        })
    };
    let spelt = |asked: &String| {
        let team = teams.iter().find(|team| fold(team) == fold(asked));
        team.map(|team| team.to_string())
            .ok_or_else(|| unknown(asked))
    };
    asked.iter().map(spelt).collect()
}

/// The indicators that are asked for by key or name, each once; None when none is named.
pub(crate) fn indicators(named: &[String]) -> Result<Option<Vec<Indicator>>, Stop> {
    let mut chosen: Vec<Indicator> = Vec::new();
    let names = words::indicators_by_name();
    for word in named.iter().map(|word| word.trim()) {
        let meant = match (word, Indicator::named(word)) {
            ("all", _) => Indicator::ALL.to_vec(),
            (_, Some(indicator)) => vec![indicator],
            (_, None) => vec![*names.get(&fold(word)).ok_or_else(|| no_indicator(word))?],
        };
        for indicator in meant {
            if !chosen.contains(&indicator) {
                chosen.push(indicator);
            }
        }
    }
    Ok(Some(chosen).filter(|chosen| !chosen.is_empty()))
}

fn no_indicator(word: &str) -> Stop {
    let near = nearest(word, Indicator::KEYS.iter().copied()).map(String::from);
    let word = word.to_string();
    Stop::Usage(Failure::NoIndicator { word, near })
}
