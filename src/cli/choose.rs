//! Whom `--agent` and `--team` mean: people who are scored, and teams that somebody who is scored is in; and which indicators
//! are meant by their keys.

use std::collections::BTreeSet;

use kefu::indicator::Indicator;
use kefu::name::{fold, nearest};
use kefu::words;

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

/// The teams that are asked for, as the roster spells them; one that nobody is in is refused.
pub(crate) fn teams(asked: &[String], scored: &Scored) -> Result<Vec<String>, Stop> {
    let agents = scored.result.agents.iter();
    let teams: BTreeSet<&str> = agents.filter_map(|agent| agent.team.as_deref()).collect();
    let unknown = |unknown: &String| {
        let teams: Vec<_> = teams.iter().copied().collect();
        Stop::Usage(format!(
            "nobody is in team `{unknown}`; the teams are {}",
            teams.join(", ")
        ))
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
    let keys = || Indicator::ALL.iter().map(|indicator| indicator.key());
    let near = nearest(word, keys())
        .map(|near| format!(": did you mean `{near}`?"))
        .unwrap_or_default();
    Stop::Usage(format!(
        "no indicator is called `{word}`{near} (there are: all, {})",
        keys().collect::<Vec<_>>().join(", ")
    ))
}
