//! Every row is accounted for (CONTRACT §2): what became of the rows of each input, now that it is known who is scored; and
//! what is doubtful about people and data as a whole.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::finding::Worksheet;
use super::scene::Scene;
use crate::event::{Kind, Others};
use crate::problem::{Problem, Thin, What};
use crate::result::InputResult;
use crate::source::SourceRef;
use crate::tally::{InputFact, Person, RowsOf};

/// How many days of a month may be without calls or tickets at either end before somebody should look.
const QUIET_DAYS: u64 = 3;

/// The first and the last day of used rows.
type Span = (NaiveDate, NaiveDate);

/// Tells who has no hire date, whose rows lie outside their employment, and who drops out of the month by a date of the roster.
pub(super) fn people(scene: &Scene<'_>, found: &mut Worksheet) {
    dropped_out(scene, found);
    for (who, person) in scene.people() {
        if let (None, Some(at)) = (person.hired_on, person.at) {
            let problem = Problem::at(
                at,
                What::HireDateMissing {
                    agent: person.name.clone(),
                },
            );
            found
                .problems
                .push(problem.column("hired_on").value(&person.agent_id));
        }
        for input in &scene.facts.inputs {
            let Some(rows) = input.people.get(&who).filter(|rows| rows.outside > 0) else {
                continue;
            };
            let at = SourceRef {
                file: input.file,
                line: rows.outside_line,
            };
            let (from, to) = (person.hired_on, person.left_on);
            let what = What::OutsideEmployment {
                agent: person.name.clone(),
                error: false,
                from,
                to,
            };
            found.problems.push(
                Problem::at(at, what)
                    .column("agent_id")
                    .value(&person.agent_id)
                    .count(rows.outside),
            );
        }
    }
}

/// Tells people who would be scored and were not here in the month by the roster, although rows of it name them.
fn dropped_out(scene: &Scene<'_>, found: &mut Worksheet) {
    let facts = scene.facts;
    let by_date = |who: usize, person: &Person| {
        let role = person
            .role
            .is_some_and(|role| scene.policy.scored_roles.contains(&role));
        role && !scene.is_scored(who)
    };
    for input in &facts.inputs {
        if !matches!(input.kind, Kind::Calls | Kind::Tickets | Kind::Complaints) {
            continue;
        }
        for (who, rows) in &input.people {
            let Some(person) = facts
                .people
                .get(*who)
                .filter(|person| by_date(*who, person))
            else {
                continue;
            };
            let at = SourceRef {
                file: input.file,
                line: rows.outside_line,
            };
            let what = What::DroppedOut {
                agent: person.name.clone(),
                from: person.hired_on,
                to: person.left_on,
            };
            let problem = Problem::at(at, what).column("agent_id");
            found
                .problems
                .push(problem.value(&person.agent_id).count(rows.rows));
        }
    }
}

/// The account of every input.
pub(super) fn inputs(
    scene: &Scene<'_>,
    rejected: &BTreeSet<SourceRef>,
    problems: &mut Vec<Problem>,
) -> Vec<InputResult> {
    let mut by_kind: BTreeMap<Kind, (u32, u64, Option<Span>)> = BTreeMap::new();
    let mut results = Vec::new();
    for input in &scene.facts.inputs {
        let result = account(scene, input, rejected);
        let days = used(scene, input).filter_map(|rows| rows.days);
        let (_, sum, span) = by_kind.entry(input.kind).or_insert((input.file, 0, None));
        *sum += result.used;
        *span = days
            .chain(*span)
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        results.push(result);
    }
    for (kind, (file, used, span)) in by_kind {
        problems.extend(
            thin(scene, kind, used, span)
                .map(|why| Problem::of_file(file, What::ThinData { kind, why })),
        );
    }
    results
}

/// How many rows of a kind are about people who are not scored.
pub(super) fn not_ours(scene: &Scene<'_>, kind: Kind) -> u64 {
    let inputs = scene.facts.inputs.iter().filter(|input| input.kind == kind);
    inputs
        .map(|input| account(scene, input, &BTreeSet::new()).not_ours)
        .sum()
}

/// The rows of an input that count, by person and unassigned.
fn used<'a>(scene: &'a Scene<'_>, input: &'a InputFact) -> impl Iterator<Item = &'a RowsOf> {
    let people = input
        .people
        .iter()
        .filter(|(who, _)| scene.is_scored(**who))
        .map(|(_, rows)| rows);
    people.chain([&input.unassigned])
}

fn account(scene: &Scene<'_>, input: &InputFact, rejected: &BTreeSet<SourceRef>) -> InputResult {
    let of_others = input
        .people
        .iter()
        .filter(|(who, _)| !scene.is_scored(**who));
    let of_others: u64 = of_others.map(|(_, rows)| rows.rows).sum();
    let set_apart = input.kind.declared().others != Others::Refused;
    let here = rejected.iter().filter(|at| at.file == input.file).count() as u64;
    let counted: u64 = used(scene, input).map(|rows| rows.rows).sum();
    InputResult {
        kind: input.kind,
        file: scene.facts.sources.name(input.file).to_string(),
        rows: input.rows,
        used: counted.saturating_sub(refused(scene, input, rejected)),
        other_month: input.other_month,
        not_ours: input.not_ours + if set_apart { of_others } else { 0 },
        filtered: input.filtered,
        duplicate: input.duplicate,
        rejected: input.rejected + here,
    }
}

/// Refused rows of people who are scored, or of nobody; those of others were never among the used ones.
fn refused(scene: &Scene<'_>, input: &InputFact, rejected: &BTreeSet<SourceRef>) -> u64 {
    let facts = scene.facts;
    let entries = facts
        .entries
        .iter()
        .map(|fact| (fact.entry.at, Some(fact.who)));
    let exams = facts
        .exams
        .iter()
        .map(|fact| (fact.exam.at, Some(fact.who)));
    let complaints = facts
        .complaints
        .iter()
        .map(|fact| (fact.complaint.at, fact.who));
    let reviews = facts
        .reviews
        .iter()
        .map(|fact| (fact.review.at, Some(fact.who)));
    let praise = facts
        .praise
        .iter()
        .map(|fact| (fact.praise.at, Some(fact.who)));
    let here = entries
        .chain(exams)
        .chain(complaints)
        .chain(reviews)
        .chain(praise)
        .filter(|(at, _)| at.file == input.file);
    let refused = here
        .filter(|(at, who)| rejected.contains(at) && who.is_none_or(|who| scene.is_scored(who)));
    refused.count() as u64
}

fn thin(scene: &Scene<'_>, kind: Kind, used: u64, span: Option<Span>) -> Option<Thin> {
    if kind == Kind::Agents {
        return None;
    }
    if used == 0 {
        let mut of_kind = scene.facts.inputs.iter().filter(|input| input.kind == kind);
        // A file with its header alone says that nothing happened.
        return of_kind.any(|input| input.rows > 0).then_some(Thin::NoRow);
    }
    let (first, last) = span.filter(|_| kind.declared().is_work)?;
    let quiet = Days::new(QUIET_DAYS);
    let period = &scene.facts.period;
    if period
        .first_day()
        .checked_add_days(quiet)
        .is_some_and(|day| first > day)
    {
        return Some(Thin::Begins(first));
    }
    let late = period
        .last_day()
        .checked_sub_days(quiet)
        .is_some_and(|day| last < day);
    late.then_some(Thin::Ends(last))
}
