//! exam-score (B2, M7): marks of exams, in percent of the full mark. At least so much earns the rule, below so much costs it;
//! one that counts once a month is found in the first such exam, and not at all when a recorded row names one of them.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::problem::{Absent, Incident, Problem, What};
use crate::result::{Basis, Detail};
use crate::rulebook::{ExamScore, Mark, RuleKind};
use crate::score::finding::Worksheet;
use crate::score::finding::{IncidentLine, replaced};
use crate::score::finding::{Recorded, not_scored};
use crate::score::scene::Scene;
use crate::tally::ExamFact;

/// The full mark where neither row nor policy says another; a policy with another one has thought of it.
const USUAL_FULL_MARK: Decimal = Decimal::ONE_HUNDRED;

/// Finds the exams that a rule is about, and tells marks that cannot be.
pub(in crate::score) fn find<'a>(
    scene: &Scene<'a>,
    recorded: &[Recorded<'_>],
    findings: &mut Vec<IncidentLine<'a>>,
    found: &mut Worksheet,
) {
    let mut exams: Vec<(&ExamFact, Decimal, Decimal)> = Vec::new();
    let mut absent = Vec::new();
    for fact in &scene.facts.exams {
        let exam = &fact.exam;
        let full = exam.full_mark.unwrap_or(scene.policy.full_mark);
        if let Some(what) = not_scored(scene, fact.who) {
            found.reject(
                Problem::at(exam.at, what)
                    .column("agent_id")
                    .value(&exam.agent),
            );
            continue;
        }
        let Some(score) = exam.score else {
            absent.push(fact);
            continue;
        };
        if score < Decimal::ZERO || score > full {
            let problem = Problem::at(exam.at, What::ExamOutOfRange { full_mark: full });
            found.reject(problem.column("score").value(score.to_string()));
        } else {
            exams.push((fact, score, full));
        }
    }
    // Of two on one day the id decides, so that the order of rows does not matter.
    exams.sort_by_key(|(fact, ..)| {
        (
            scene.day(fact.exam.taken_on),
            fact.exam.exam_id.as_deref(),
            fact.exam.at,
        )
    });
    let exam = |kind: &RuleKind| matches!(kind, RuleKind::ExamScore(_));
    if scene.derived_rules().any(|(_, rule)| exam(&rule.kind)) {
        missing(scene, &exams, &absent, found);
        scale(scene, &exams, found);
    }
    for (index, rule) in scene.derived_rules() {
        let RuleKind::ExamScore(ExamScore { mark, once_a_month }) = rule.kind else {
            continue;
        };
        let mut earned: Vec<_> = exams
            .iter()
            .filter(|(_, score, full)| earns(mark, *score, *full))
            .collect();
        if once_a_month {
            let named = |who: usize| {
                earned.iter().any(|(fact, ..)| {
                    fact.who == who
                        && replaced(scene, recorded, who, rule, fact.exam.exam_id.as_deref())
                })
            };
            let mut done: Vec<usize> = scene
                .people()
                .map(|(who, _)| who)
                .filter(|who| named(*who))
                .collect();
            earned.retain(|(fact, ..)| {
                let first = !done.contains(&fact.who);
                done.push(fact.who);
                first
            });
        }
        findings.extend(earned.into_iter().map(|(fact, score, full)| IncidentLine {
            who: fact.who,
            rule: index,
            at: fact.exam.at,
            id: fact.exam.exam_id.as_deref(),
            on: scene.day(fact.exam.taken_on),
            open: false,
            unsaid: None,
            incident: Incident::Exam,
            detail: Detail {
                note: fact.exam.subject.clone(),
                basis: Basis::ExamScore {
                    mark: *score,
                    full_mark: *full,
                },
                ..Detail::default()
            },
        }));
    }
}

/// Whether a mark is one that the rule is about; compared exactly.
fn earns(mark: Mark, score: Decimal, full: Decimal) -> bool {
    let compare = |percent: Decimal| {
        score
            .checked_mul(Decimal::ONE_HUNDRED)
            .zip(percent.checked_mul(full))
    };
    match mark {
        Mark::AtLeast(percent) => compare(percent).is_some_and(|(score, limit)| score >= limit),
        Mark::Below(percent) => compare(percent).is_some_and(|(score, limit)| score < limit),
    }
}

/// Tells files whose marks look like shares of 1, where they are held against the usual full mark.
fn scale(scene: &Scene<'_>, exams: &[(&ExamFact, Decimal, Decimal)], found: &mut Worksheet) {
    let full_mark = scene.policy.full_mark;
    let used = |file: &&u32| exams.iter().any(|(fact, ..)| fact.exam.at.file == **file);
    if full_mark == USUAL_FULL_MARK {
        let files = scene.facts.exams_of_one.iter().filter(used);
        let problem = |file: &u32| Problem::of_file(*file, What::ExamScale { full_mark });
        found.problems.extend(files.map(problem));
    }
}

/// Tells who missed an exam; and when somebody has an exam in the month, those without one are worth a note.
fn missing(
    scene: &Scene<'_>,
    exams: &[(&ExamFact, Decimal, Decimal)],
    absent: &[&ExamFact],
    found: &mut Worksheet,
) {
    for fact in absent {
        let agent = scene.facts.people[fact.who].name.clone();
        let what = What::Absent(Absent::Exam { agent });
        found
            .problems
            .push(Problem::at(fact.exam.at, what).column("score"));
    }
    let taken = exams.iter().map(|(fact, ..)| fact).chain(absent);
    let named: BTreeSet<usize> = taken.map(|fact| fact.who).collect();
    let without = |(who, _): &(usize, _)| !named.contains(who);
    let mut agents: Vec<String> = scene
        .people()
        .filter(without)
        .map(|(_, person)| person.name.clone())
        .collect();
    if !exams.is_empty() && !agents.is_empty() {
        agents.sort();
        found
            .problems
            .push(Problem::of_month(What::ExamMissing { agents }));
    }
}
