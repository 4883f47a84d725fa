//! What the ways of finding lines share: a line on its way into the result, what a rule sees in one row, what was recorded by
//! hand, and what has been found so far.

use std::borrow::Cow;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::scene::Scene;
use crate::event::{Role, Unsaid};
use crate::name::normal;
use crate::problem::{Incident, Problem, What};
use crate::result::{Basis, Detail, Evidence};
use crate::rulebook::{Points, Rule};
use crate::source::SourceRef;
use crate::tally::Person;

/// A line on its way into the result.
#[derive(Clone)]
pub(in crate::score) struct DraftLine {
    pub(in crate::score) who: usize,
    pub(in crate::score) rule: usize,
    pub(in crate::score) times: u32,
    pub(in crate::score) points: Decimal,
    pub(in crate::score) on: NaiveDate,
    pub(in crate::score) at: Option<SourceRef>,
    pub(in crate::score) detail: Detail,
    pub(in crate::score) evidence: Vec<Evidence>,
}

/// What scoring has found so far.
#[derive(Default)]
pub(in crate::score) struct Worksheet {
    pub(in crate::score) drafts: Vec<DraftLine>,
    pub(in crate::score) problems: Vec<Problem>,
    /// Rows that the policy does not admit.
    pub(in crate::score) rejected: BTreeSet<SourceRef>,
}

impl Worksheet {
    pub(in crate::score) fn reject(&mut self, problem: Problem) {
        self.rejected.extend(problem.at);
        self.problems.push(problem);
    }
}

/// Something that a rule finds in one row.
pub(in crate::score) struct IncidentLine<'a> {
    pub(in crate::score) who: usize,
    pub(in crate::score) rule: usize,
    pub(in crate::score) at: SourceRef,
    /// The id that a recorded row could name.
    pub(in crate::score) id: Option<&'a str>,
    pub(in crate::score) on: chrono::NaiveDate,
    /// Whether it counts as late because it is open.
    pub(in crate::score) open: bool,
    /// Why it cannot be said that it is late: then it is no line.
    pub(in crate::score) unsaid: Option<Unsaid>,
    pub(in crate::score) incident: Incident,
    pub(in crate::score) detail: Detail,
}

/// A recorded row that was admitted.
pub(in crate::score) struct Recorded<'a> {
    pub(in crate::score) who: usize,
    pub(in crate::score) rule: usize,
    pub(in crate::score) at: SourceRef,
    /// The incident that it is about: its id, folded but for case.
    pub(in crate::score) reference: Option<Cow<'a, str>>,
}

/// A line that follows from the month as a whole; it stands at its last day.
pub(in crate::score) fn of_month(
    scene: &Scene<'_>,
    who: usize,
    rule: usize,
    basis: Basis,
    evidence: Vec<Evidence>,
) -> DraftLine {
    DraftLine {
        who,
        rule,
        times: 1,
        points: points(&scene.policy.rules[rule]),
        on: scene.facts.period.last_day(),
        at: None,
        detail: Detail {
            derived: true,
            basis,
            ..Detail::default()
        },
        evidence,
    }
}

/// The points of one derived line; a policy gives it a fixed number.
pub(in crate::score) fn points(rule: &Rule) -> Decimal {
    match rule.points {
        Points::Fixed(points) => points,
        Points::Range { .. } | Points::None => Decimal::ZERO,
    }
}

/// Whether somebody recorded this incident under this rule or its family.
pub(in crate::score) fn replaced(
    scene: &Scene<'_>,
    recorded: &[Recorded<'_>],
    who: usize,
    rule: &Rule,
    id: Option<&str>,
) -> bool {
    let id = id.map(normal);
    let names = |row: &Recorded<'_>| {
        row.who == who && row.reference == id && scene.policy.rules[row.rule].same_family(rule)
    };
    id.is_some() && recorded.iter().any(names)
}

/// Why somebody's row cannot be booked, when they are not scored.
pub(in crate::score) fn not_scored(scene: &Scene<'_>, who: usize) -> Option<What> {
    let person = &scene.facts.people[who];
    if scene.is_scored(who) {
        return None;
    }
    if person
        .role
        .is_some_and(|role| !scene.policy.scored_roles.contains(&role))
    {
        return Some(role_not_allowed(person, &scene.policy.scored_roles, None));
    }
    let (from, to) = (person.hired_on, person.left_on);
    Some(What::OutsideEmployment {
        agent: person.name.clone(),
        error: true,
        from,
        to,
    })
}

pub(in crate::score) fn role_not_allowed(
    person: &Person,
    allowed: &[Role],
    rule: Option<&Rule>,
) -> What {
    let rule = rule.map(|rule| rule.id.clone());
    What::RoleNotAllowed {
        agent: person.name.clone(),
        role: person.role,
        allowed: allowed.to_vec(),
        rule,
    }
}
