//! What scoring works on: policy, facts, and who and what of them counts. All that is found is found in it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::measure::{Measure, measure};
use crate::event::Kind;
use crate::month::When;
use crate::result::Evidence;
use crate::rulebook::{Case, Rule, Rulebook};
use crate::source::SourceRef;
use crate::tally::{ComplaintFact, Facts, Handler, Person};

/// What scoring works on.
pub(in crate::score) struct Scene<'a> {
    pub(in crate::score) policy: &'a Rulebook,
    pub(in crate::score) facts: &'a Facts,
    /// Who is scored, by index of the person.
    pub(in crate::score) scored: Vec<bool>,
    /// The complaints that count.
    pub(in crate::score) complaints: Vec<&'a ComplaintFact>,
    /// The sums of everybody's month, by index of the person.
    pub(in crate::score) measures: Vec<Measure>,
    /// The case that is tried; it may give the sum and indicators of the first person.
    pub(in crate::score) case: Option<&'a Case>,
}

impl<'a> Scene<'a> {
    pub(in crate::score) fn new(
        policy: &'a Rulebook,
        facts: &'a Facts,
        case: Option<&'a Case>,
    ) -> Self {
        let named = named(facts);
        let is_scored = |(who, person): (usize, &Person)| match person.role {
            Some(role) => policy.scored_roles.contains(&role) && person.employed_in(&facts.period),
            None => named.contains(&who),
        };
        let scored: Vec<bool> = facts.people.iter().enumerate().map(is_scored).collect();
        let complaints = used(&facts.complaints, |who| scored.get(who) == Some(&true));
        let measures = measure(facts);
        Scene {
            policy,
            facts,
            scored,
            complaints,
            measures,
            case,
        }
    }

    pub(in crate::score) fn is_scored(&self, who: usize) -> bool {
        self.scored.get(who).copied().unwrap_or(false)
    }

    /// Whether a row about somebody, or about nobody, is measured.
    pub(in crate::score) fn counts(&self, who: Option<usize>) -> bool {
        who.is_none_or(|who| self.is_scored(who))
    }

    /// Whether there is an input of a kind, be it only a header; a case has what it says.
    pub(in crate::score) fn is_given(&self, kind: Kind) -> bool {
        let mut inputs = self.facts.inputs.iter();
        inputs.any(|input| input.kind == kind)
    }

    /// Everybody who is scored.
    pub(in crate::score) fn people(&self) -> impl Iterator<Item = (usize, &'a Person)> {
        let people = self.facts.people.iter().enumerate();
        people.filter(|(who, _)| self.is_scored(*who))
    }

    /// The rules that are derived, with their index.
    pub(in crate::score) fn derived_rules(&self) -> impl Iterator<Item = (usize, &'a Rule)> {
        self.policy
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.derived)
    }

    /// Whether a rule is for somebody's role and team.
    pub(in crate::score) fn concerns(&self, rule: usize, who: usize) -> bool {
        let (rule, person) = (&self.policy.rules[rule], &self.facts.people[who]);
        rule.is_for_role(person.role) && rule.is_for_team(person.team.as_deref())
    }

    pub(in crate::score) fn evidence(&self, at: SourceRef, id: Option<&str>) -> Evidence {
        Evidence {
            file: self.facts.sources.name(at.file).to_string(),
            line: at.line,
            id: id.map(String::from),
        }
    }

    pub(in crate::score) fn day(&self, when: When) -> NaiveDate {
        self.facts.period.clock.day(when)
    }

    /// A moment as results print it: local, to the second.
    pub(in crate::score) fn local(&self, when: When) -> String {
        match when {
            When::Day(day) => day.to_string(),
            When::At(at) => self
                .facts
                .period
                .clock
                .local(at)
                .format("%Y-%m-%d %H:%M:%S")
                .to_string(),
        }
    }
}

/// Who is named in a row that is used: without a roster these are the people.
fn named(facts: &Facts) -> BTreeSet<usize> {
    let of_months = facts
        .inputs
        .iter()
        .filter(|input| input.kind.declared().is_of_months);
    let about = of_months.flat_map(|input| input.people.keys().copied());
    let handlers = facts
        .complaints
        .iter()
        .filter_map(ComplaintFact::handled_by);
    about.chain(handlers).collect()
}

/// The complaints that count: of nobody in particular or of somebody scored, and not of an ambiguous handler.
fn used(complaints: &[ComplaintFact], is_scored: impl Fn(usize) -> bool) -> Vec<&ComplaintFact> {
    let counts = |fact: &&ComplaintFact| {
        fact.who.is_none_or(&is_scored) && !matches!(fact.handler, Handler::Ambiguous(_))
    };
    complaints.iter().filter(counts).collect()
}
