//! Recorded rows: what somebody wrote down, held against the rules (RULEBOOK §5, recorded). A row that is admitted becomes a
//! line; one that is not is a problem.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::finding::{DraftLine, Recorded, Worksheet, not_scored, role_not_allowed};
use super::near::near;
use super::points::{points_of, taken_for, within_month};
use super::recorders::Told;
use super::scene::Scene;
use crate::event::{Entry, Kind};
use crate::name::normal;
use crate::problem::{Incident, Problem, What};
use crate::result::Detail;
use crate::rulebook::{Rule, RuleKind, Severity};
use crate::tally::{EntryFact, Person};

/// More times in one row are a slip of the keyboard more often than not.
const MANY_TIMES: u32 = 5;

/// Admits the recorded rows of the month, in the order of lines.
pub(super) fn admit<'a>(scene: &Scene<'a>, found: &mut Worksheet) -> Vec<Recorded<'a>> {
    let mut entries: Vec<&EntryFact> = scene.facts.entries.iter().collect();
    entries.sort_by_key(|fact| (scene.day(fact.entry.occurred_on), fact.entry.at));
    let mut adjusted = BTreeMap::new();
    let mut candidates = Vec::new();
    let mut recorders = Told::default();
    for fact in entries {
        let entry = &fact.entry;
        let person = &scene.facts.people[fact.who];
        if let Some(what) = not_scored(scene, fact.who) {
            found.reject(
                Problem::at(entry.at, what)
                    .column("agent_id")
                    .value(&entry.agent),
            );
            tell_besides(scene, entry, found);
            continue;
        }
        if entry.times > MANY_TIMES {
            let problem = Problem::at(entry.at, What::TimesLarge).column("times");
            found.problems.push(problem.value(entry.times.to_string()));
        }
        let before = found.problems.len();
        recorders.judge(scene, fact, found);
        let Some((index, rule)) = rule_of(scene, entry, found) else {
            continue;
        };
        if let Some(what) = not_theirs(person, rule) {
            found.reject(
                Problem::at(entry.at, what)
                    .column("agent_id")
                    .value(&entry.agent),
            );
        }
        if rule.reason_required && entry.note.is_none() {
            found.reject(Problem::at(entry.at, What::ReasonMissing).column("reason"));
        }
        let points = points_of(scene, rule, entry, found);
        if other_month(scene, rule, entry, found) {
            continue;
        }
        let rejected = found.problems[before..]
            .iter()
            .any(|problem| !problem.rows().is_empty());
        let Some(points) = points.filter(|_| !rejected) else {
            continue;
        };
        if rule.severity == Severity::Adjustment
            && !within_month(rule, fact, index, points, &mut adjusted, found)
        {
            continue;
        }
        candidates.push((fact, index, points));
    }
    for entry in &scene.facts.strangers {
        tell_besides(scene, entry, found);
    }
    recorders.tell(found);
    once_an_incident(scene, candidates, found)
}

/// Tells what is wrong with a row beside its agent, for which it is set aside already.
fn tell_besides(scene: &Scene<'_>, entry: &Entry, found: &mut Worksheet) {
    let mut besides = Worksheet::default();
    if let Some((_, rule)) = rule_of(scene, entry, &mut besides) {
        points_of(scene, rule, entry, &mut besides);
        if rule.reason_required && entry.note.is_none() {
            besides.reject(Problem::at(entry.at, What::ReasonMissing).column("reason"));
        }
    }
    found.problems.extend(besides.problems);
}

/// Why a rule is not for somebody: their role, else their team.
fn not_theirs(person: &Person, rule: &Rule) -> Option<What> {
    if !rule.is_for_role(person.role) {
        return Some(role_not_allowed(person, &rule.roles, Some(rule)));
    }
    let team = person.team.clone();
    (!rule.is_for_team(team.as_deref())).then(|| What::TeamNotAllowed {
        agent: person.name.clone(),
        team,
        allowed: rule.teams.clone(),
        rule: rule.id.clone(),
    })
}

/// The rule of a row; None, and a problem, when there is none or it does not belong in such a file.
fn rule_of<'a>(
    scene: &Scene<'a>,
    entry: &Entry,
    found: &mut Worksheet,
) -> Option<(usize, &'a Rule)> {
    let rules = &scene.policy.rules;
    if entry.kind == Kind::Adjustments {
        let adjusts = |(_, rule): &(usize, &Rule)| rule.severity == Severity::Adjustment;
        let rule = rules.iter().enumerate().find(adjusts);
        if rule.is_none() {
            found.reject(
                Problem::at(entry.at, What::UnknownRule { near: Vec::new() })
                    .value(entry.kind.name()),
            );
        }
        return rule;
    }
    let written = entry.rule.as_deref().unwrap_or_default();
    let problem = |what| Problem::at(entry.at, what).column("rule").value(written);
    let Some((index, rule)) = scene.policy.rule_named(written) else {
        found.reject(problem(What::UnknownRule {
            near: near(rules, written),
        }));
        return None;
    };
    let named = || rule.id.clone();
    if !rule.recorded {
        found.reject(problem(What::RuleDerivedOnly { rule: named() }));
        return None;
    }
    if rule.severity.recorded_in() != entry.kind {
        found.reject(problem(What::RuleWrongFile {
            rule: named(),
            belongs: rule.severity.recorded_in(),
        }));
        return None;
    }
    Some((index, rule))
}

/// Whether the row names an incident of another month, which is an error; one that is in no file is a warning.
fn other_month(scene: &Scene<'_>, rule: &Rule, entry: &Entry, found: &mut Worksheet) -> bool {
    let Some(reference) = entry.reference.as_deref() else {
        return false;
    };
    let wanted = match rule.kind {
        RuleKind::EmergencyOverrun(_) => Some(Incident::Ticket),
        RuleKind::ComplaintCategory(_) | RuleKind::ComplaintResponse(_) => {
            Some(Incident::Complaint)
        }
        RuleKind::ExamScore(_) => Some(Incident::Exam),
        _ => None,
    };
    let all = scene.facts.incidents.get(&*normal(reference));
    let incidents: Vec<_> = all
        .into_iter()
        .flatten()
        .filter(|fact| wanted.is_none_or(|wanted| fact.incident == wanted))
        .collect();
    let overrun = matches!(rule.kind, RuleKind::EmergencyOverrun(_));
    let problem = |what| Problem::at(entry.at, what).column("ref").value(reference);
    match incidents.first() {
        None => {
            let other = all.and_then(|all| all.first()).map(|fact| fact.incident);
            found
                .problems
                .push(problem(What::RefNotFound { other, wanted }));
            false
        }
        Some(_)
            if incidents.iter().any(|fact| {
                if overrun {
                    fact.begun_in
                } else {
                    fact.in_month
                }
            }) =>
        {
            false
        }
        Some(first) => {
            found.reject(problem(What::RefOtherMonth {
                incident: first.incident,
                day: first.day,
            }));
            true
        }
    }
}

/// Drops the later of two rows about one incident, in the order of files and lines, and makes lines of the others.
fn once_an_incident<'a>(
    scene: &Scene<'a>,
    mut candidates: Vec<(&'a EntryFact, usize, Decimal)>,
    found: &mut Worksheet,
) -> Vec<Recorded<'a>> {
    let rules = &scene.policy.rules;
    candidates.sort_by_key(|(fact, ..)| fact.entry.at);
    let mut recorded: Vec<Recorded<'a>> = Vec::new();
    for (fact, rule, points) in candidates {
        let entry = &fact.entry;
        let reference = entry.reference.as_deref().map(normal);
        let same = |other: &&Recorded<'_>| {
            other.who == fact.who
                && other.reference == reference
                && rules[other.rule].same_family(&rules[rule])
        };
        if let Some(first) = recorded.iter().find(same).filter(|_| reference.is_some()) {
            let what = What::IncidentTwice {
                rule: rules[first.rule].id.clone(),
                first: first.at,
            };
            found.reject(
                Problem::at(entry.at, what)
                    .column("ref")
                    .value(entry.reference.as_deref().unwrap_or_default()),
            );
            continue;
        }
        found.drafts.push(DraftLine {
            who: fact.who,
            rule,
            times: entry.times,
            points: points * Decimal::from(entry.times),
            on: scene.day(entry.occurred_on),
            at: Some(entry.at),
            detail: Detail {
                note: entry.note.clone(),
                recorded_by: entry.recorded_by.clone(),
                reference: entry.reference.clone(),
                blank_points: taken_for(scene, rule, entry),
                ..Detail::default()
            },
            evidence: vec![scene.evidence(entry.at, entry.id.as_deref())],
        });
        recorded.push(Recorded {
            who: fact.who,
            rule,
            at: entry.at,
            reference,
        });
    }
    recorded
}
