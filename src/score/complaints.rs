//! Which complaints count, and what must be told of them: who answers one must be known, and one that nobody has decided
//! needs a decision.

use std::collections::BTreeMap;

use super::finding::Worksheet;
use super::scene::Scene;
use crate::problem::{Problem, Stranger, What};
use crate::rulebook::{NoValidComplaint, RuleKind};
use crate::source::SourceRef;
use crate::tally::Handler;

/// Tells handlers who are ambiguous or not scored, and complaints that nobody has decided.
pub(super) fn tell(scene: &Scene<'_>, found: &mut Worksheet) {
    let mut strangers: BTreeMap<(u32, &str), (u32, u64)> = BTreeMap::new();
    for fact in &scene.facts.complaints {
        let name = fact.complaint.handled_by.as_deref().unwrap_or_default();
        let at = fact.complaint.at;
        match &fact.handler {
            _ if fact.who.is_some_and(|who| !scene.is_scored(who)) => {}
            Handler::Ambiguous(ids) => {
                let what = What::AmbiguousAgent { ids: ids.clone() };
                found.reject(Problem::at(at, what).column("handled_by").value(name));
            }
            Handler::Person(who) if scene.is_scored(*who) => {}
            Handler::Person(_) | Handler::Unknown => {
                let (line, count) = strangers.entry((at.file, name)).or_insert((at.line, 0));
                *line = (*line).min(at.line);
                *count += 1;
            }
            Handler::Same | Handler::NotScored => {}
        }
    }
    for ((file, name), (line, count)) in strangers {
        let what = What::UnknownAgent {
            stranger: Stranger::Handler,
            near: None,
        };
        let problem = Problem::at(SourceRef { file, line }, what).column("handled_by");
        found.problems.push(problem.value(name).count(count));
    }
    undecided(scene, found);
}

fn undecided(scene: &Scene<'_>, found: &mut Worksheet) {
    let withholds = scene.derived_rules().any(|(_, rule)| match rule.kind {
        RuleKind::NoValidComplaint(NoValidComplaint {
            undecided_withholds,
            ..
        }) => undecided_withholds,
        _ => false,
    });
    for fact in scene
        .complaints
        .iter()
        .filter(|fact| fact.complaint.valid.is_none())
    {
        let agent = fact
            .who
            .filter(|_| withholds)
            .map(|who| scene.facts.people[who].name.clone());
        let problem = Problem::at(
            fact.complaint.at,
            What::ComplaintUndecided {
                withheld_from: agent,
            },
        );
        found
            .problems
            .push(problem.column("valid").value(&fact.complaint.complaint_id));
    }
}
