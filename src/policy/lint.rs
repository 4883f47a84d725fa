//! Doubts about a policy that reads: what can never happen, never binds, or has no effect that anybody could mean. Each is told
//! with an example and at its line; what is impossible to score by is a mistake, and told by the reader.

mod bands;
mod labels;
mod limits;
mod metrics;
mod never;
mod numbers;
mod recorders;
mod targets;

use super::Places;
use crate::problem::{Doubt, PlacedDoubt};
use crate::rulebook::{Rule, Rulebook};

/// What may not be meant in a policy, in the order of lines.
pub fn lint(policy: &Rulebook, places: &Places) -> Vec<PlacedDoubt> {
    let mut lint = Lint {
        policy,
        places,
        found: Vec::new(),
    };
    numbers::look(&mut lint);
    never::look(&mut lint);
    bands::look(&mut lint);
    metrics::look(&mut lint);
    labels::look(&mut lint);
    limits::look(&mut lint);
    targets::look(&mut lint);
    recorders::look(&mut lint);
    lint.found.sort_by_key(|finding| finding.line);
    lint.found
}

/// A policy being looked at.
struct Lint<'a> {
    policy: &'a Rulebook,
    places: &'a Places,
    found: Vec<PlacedDoubt>,
}

impl<'a> Lint<'a> {
    /// Tells a doubt at the line of a path.
    fn tell(&mut self, path: &str, doubt: Doubt) {
        let line = self.places.line(path);
        self.found.push(PlacedDoubt { line, doubt });
    }

    /// Tells a doubt at a key of the rule with that index.
    fn tell_rule(&mut self, rule: usize, key: &str, doubt: Doubt) {
        self.tell(&format!("rule.{rule}.{key}"), doubt);
    }

    /// The rules with their index.
    fn rules(&self) -> impl Iterator<Item = (usize, &'a Rule)> + use<'a> {
        self.policy.rules.iter().enumerate()
    }
}
