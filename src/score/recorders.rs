//! Who recorded a row (RULEBOOK §5, who may record): somebody about themselves, somebody who may not, or nobody although the
//! policy asks for a name. Where several people are meant, one who may is enough.

use std::collections::BTreeMap;

use super::finding::Worksheet;
use super::scene::Scene;
use crate::event::{Kind, Role};
use crate::name::fold;
use crate::problem::{NotAllowed, Problem, What};
use crate::rulebook::{MayRecord, Recorders};
use crate::source::SourceRef;
use crate::tally::{EntryFact, Person, Recorder};

/// Warnings of which one stands for all rows of a recorder in a file: by the person, or by the name of nobody here.
#[derive(Default)]
pub(super) struct Told {
    rows: BTreeMap<(u32, Vec<usize>, String), (SourceRef, Problem)>,
}

impl Told {
    /// Judges who recorded a row about somebody who is scored.
    pub(super) fn judge(&mut self, scene: &Scene<'_>, fact: &EntryFact, found: &mut Worksheet) {
        let entry = &fact.entry;
        let written = entry.recorded_by.as_deref().unwrap_or_default();
        let problem = |what| {
            let problem = Problem::at(entry.at, what).column("recorded_by");
            problem.value(written)
        };
        let own = matches!(&fact.recorder, Recorder::People(people) if people == &[fact.who]);
        if own && entry.kind == Kind::Violations {
            found.problems.push(problem(What::SelfRecorded));
        } else if own {
            found.reject(problem(What::SelfAward));
        }
        let Some(recorders) = &scene.policy.recorders else {
            return;
        };
        if fact.recorder == Recorder::Blank && recorders.are_required() {
            found.reject(Problem::at(entry.at, What::MissingValue).column("recorded_by"));
        }
        let Some(what) = not_allowed(scene, recorders, fact) else {
            return;
        };
        if !recorders.is_error() {
            if !own {
                self.add(fact, problem(what));
            }
        } else if !own || entry.kind == Kind::Violations {
            found.reject(problem(what));
        }
    }

    fn add(&mut self, fact: &EntryFact, problem: Problem) {
        let at = fact.entry.at;
        let written = problem.value.as_deref().unwrap_or_default();
        let (people, name) = match &fact.recorder {
            Recorder::People(people) => (people.clone(), String::new()),
            _ => (Vec::new(), fold(written)),
        };
        let first = || (at, problem.clone().count(0));
        let of = self
            .rows
            .entry((at.file, people, name))
            .or_insert_with(first);
        let count = of.1.count + 1;
        if at < of.0 {
            *of = (at, problem);
        }
        of.1.count = count;
    }

    /// Tells what was gathered.
    pub(super) fn tell(self, found: &mut Worksheet) {
        let problems = self.rows.into_values().map(|(_, problem)| problem);
        found.problems.extend(problems);
    }
}

/// Why nobody of those who are meant may record a row; None when somebody may, or nobody is asked.
fn not_allowed(scene: &Scene<'_>, recorders: &Recorders, fact: &EntryFact) -> Option<What> {
    let person = &scene.facts.people[fact.who];
    let of = person.role?;
    let may = recorders.may.get(&of)?;
    let why = match &fact.recorder {
        Recorder::Unasked | Recorder::Blank => return None,
        Recorder::Stranger => NotAllowed::Stranger,
        Recorder::People(people) => {
            let people = people.iter().map(|who| &scene.facts.people[*who]);
            let mut first = None;
            for recorder in people {
                let role = recorder.role?;
                if may.iter().any(|one| is_one(*one, recorder, person)) {
                    return None;
                }
                let other_team = role == Role::TeamLead && may.contains(&MayRecord::OwnTeamLead);
                first.get_or_insert(if other_team {
                    NotAllowed::OtherTeam
                } else {
                    NotAllowed::Role(role)
                });
            }
            first?
        }
    };
    Some(What::RecorderNotAllowed {
        why,
        agent: person.name.clone(),
        of,
        may: may.iter().map(|one| one.name()).collect(),
        error: recorders.is_error(),
    })
}

/// Whether a recorder is one of those who may, for a row about `person`. People without a team are a team of their own.
fn is_one(may: MayRecord, recorder: &Person, person: &Person) -> bool {
    let team = |of: &Person| of.team.as_deref().map(fold);
    match may {
        MayRecord::Role(role) => recorder.role == Some(role),
        MayRecord::OwnTeamLead => {
            recorder.role == Some(Role::TeamLead) && team(recorder) == team(person)
        }
    }
}
