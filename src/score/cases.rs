//! The cases of a policy, each scored as a month is: what its short form says becomes facts, and facts go the way of all facts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::score_from;
use crate::event::{Blanks, Complaint, Entry, Exam, Kind, Priority, Ticket};
use crate::month::{Clock, Period, When};
use crate::problem::{Level, Problem};
use crate::result::{AgentResult, Flag, History, Miss, MonthResult};
use crate::rulebook::{Case, CaseEntry, Cause, Expected, NONE, Rulebook};
use crate::source::{SourceRef, Sources};
use crate::tally::{
    CallSums, ComplaintFact, EntryFact, ExamFact, Facts, Handler, Person, Recorder, RosterState,
    Tally, TicketFact,
};

/// A case, scored.
pub struct Tried {
    /// What came out otherwise than expected.
    pub misses: Vec<Miss>,
    /// What the policy does not admit.
    pub errors: Vec<Problem>,
    /// The month; the person of the case comes first.
    pub result: MonthResult,
    /// The names of files in `errors`.
    pub sources: Sources,
}

/// Scores a case of the policy file `name`.
pub fn try_case(policy: &Rulebook, case: &Case, name: &str) -> Tried {
    let facts = facts(policy, case, name);
    let (result, mut problems) = score_from(policy, &facts, &History::default(), Some(case));
    problems.retain(|problem| problem.level() == Level::Error);
    let misses = result
        .agents
        .first()
        .map(|agent| misses(&case.expected, agent))
        .unwrap_or_default();
    Tried {
        misses,
        errors: problems,
        result,
        sources: facts.sources,
    }
}

/// What came out otherwise than expected.
fn misses(expected: &Expected, agent: &AgentResult) -> Vec<Miss> {
    let mut misses = Vec::new();
    let mut miss = |key: &str, expected: Option<String>, got: Option<String>| {
        if expected != got {
            let key = key.to_string();
            misses.push(Miss { key, expected, got });
        }
    };
    let number = |n: Decimal| Some(n.normalize().to_string());
    if let Some(score) = expected.score {
        miss("score", number(score), number(agent.score));
    }
    if let Some(grade) = &expected.grade {
        let grade =
            Some(grade).filter(|grade| *grade != NONE || agent.grade.as_ref() == Some(*grade));
        miss("grade", grade.cloned(), agent.grade.clone());
    }
    if let Some(float) = expected.float {
        let got = agent.pay.float.and_then(number);
        miss("float", float.and_then(number), got);
    }
    if let Some(lines) = &expected.lines {
        let mut got: BTreeMap<&str, Decimal> = BTreeMap::new();
        for line in &agent.lines {
            *got.entry(&line.rule).or_default() += line.points;
        }
        let mut rules: Vec<&str> = lines.keys().map(String::as_str).collect();
        rules.extend(got.keys());
        rules.sort_unstable();
        rules.dedup();
        for rule in rules {
            let expected = lines.get(rule).copied().and_then(number);
            let key = format!("lines.{rule}");
            miss(&key, expected, got.get(rule).copied().and_then(number));
        }
    }
    if let Some(flags) = &expected.flags {
        let fits = |flag: &Flag, wanted: &str| match wanted.split_once(':') {
            Some((kind, cause)) => {
                let own = flag.cause.as_ref().map(Cause::to_string);
                flag.kind.name() == kind && own.as_deref() == Some(cause.trim())
            }
            None => flag.kind.name() == wanted,
        };
        let all = flags
            .iter()
            .all(|wanted| agent.flags.iter().any(|flag| fits(flag, wanted)))
            && agent
                .flags
                .iter()
                .all(|flag| flags.iter().any(|wanted| fits(flag, wanted)));
        if !all {
            let got = agent.flags.iter().map(Flag::to_string);
            let list = |flags: Vec<String>| (!flags.is_empty()).then(|| flags.join(", "));
            miss("flags", list(flags.clone()), list(got.collect()));
        }
    }
    misses
}

/// The month of a case. The person of the case is the first; the others are there to be compared with.
fn facts(policy: &Rulebook, case: &Case, name: &str) -> Facts {
    let mut sources = Sources::default();
    let file = sources.add(name);
    let making = Making {
        case,
        period: Period::whole(case.month, Clock::new(chrono_tz::Asia::Shanghai)),
        at: SourceRef {
            file,
            line: case.line,
        },
    };
    let people = (0..=case.colleagues.len()).map(|who| making.person(who));
    let others = case.colleagues.iter();
    let calls = std::iter::once(calls(case.contacts, &case.ratings))
        .chain(others.map(|other| calls(other.contacts, &other.ratings)));
    let entries = case.entries.iter();
    Facts {
        roster: RosterState::Read,
        people: people.collect(),
        calls: calls.collect(),
        tickets: making.tickets(),
        complaints: making.complaints(),
        entries: entries.map(|entry| making.entry(policy, entry)).collect(),
        exams: making.exams(),
        ..Tally::new(making.period, &[]).finish(sources).0
    }
}

fn calls(contacts: u32, ratings: &[Decimal]) -> CallSums {
    CallSums {
        calls: contacts.into(),
        answered: contacts.into(),
        csat: ratings.iter().sum(),
        csat_n: ratings.len() as u64,
        ..CallSums::default()
    }
}

/// What all facts of a case are made from.
struct Making<'c> {
    case: &'c Case,
    period: Period,
    at: SourceRef,
}

impl Making<'_> {
    fn person(&self, who: usize) -> Person {
        let hired = |n: u32| self.case.month.back(n.saturating_sub(1)).first_day();
        let first = who == 0;
        let name = if first {
            self.case.name.clone()
        } else {
            format!("colleague {who}")
        };
        Person {
            agent_id: format!("{who:03}"),
            name,
            team: None,
            role: Some(self.case.role),
            hired_on: self.case.service_month.filter(|_| first).map(hired),
            left_on: None,
            probation_until: None,
            at: None,
        }
    }

    fn first_day(&self) -> NaiveDate {
        self.case.month.first_day()
    }

    /// An entry goes into the kind of file that its rule belongs in: a case is not about files.
    fn entry(&self, policy: &Rulebook, entry: &CaseEntry) -> EntryFact {
        let severity = |name: &String| policy.rule_named(name).map(|(_, rule)| rule.severity);
        let kind = match entry.rule.as_ref() {
            None => Kind::Adjustments,
            Some(name) => severity(name).map_or(Kind::Violations, |of| of.recorded_in()),
        };
        EntryFact {
            entry: Entry {
                at: SourceRef {
                    line: entry.line,
                    ..self.at
                },
                kind,
                agent: self.case.name.clone(),
                occurred_on: When::Day(entry.on.unwrap_or(self.first_day())),
                rule: entry.rule.clone(),
                points: entry.points,
                times: entry.times,
                id: None,
                reference: None,
                recorded_by: None,
                note: entry.reason.clone(),
            },
            who: 0,
            recorder: Recorder::Unasked,
        }
    }

    fn exams(&self) -> Vec<ExamFact> {
        let exam = |mark: &Decimal| ExamFact {
            exam: Exam {
                at: self.at,
                agent: self.case.name.clone(),
                taken_on: When::Day(self.first_day()),
                score: Some(*mark),
                full_mark: None,
                exam_id: None,
                subject: None,
            },
            who: 0,
        };
        self.case.exam_marks.iter().map(exam).collect()
    }

    fn complaints(&self) -> Vec<ComplaintFact> {
        let case = self.case;
        let complaint = |valid, category: Option<&String>| ComplaintFact {
            complaint: Complaint {
                at: self.at,
                complaint_id: String::new(),
                agent: Some(case.name.clone()),
                received_at: When::Day(self.first_day()),
                handled_by: None,
                responded_at: Some(When::Day(self.first_day())),
                respond_by: None,
                closed_at: None,
                close_by: None,
                valid,
                category: category.cloned(),
                follow_up_at: None,
                follow_up_satisfied: None,
                blanks: Blanks::default(),
            },
            who: Some(0),
            handler: Handler::Same,
        };
        let late = |_| {
            let mut late = complaint(Some(false), None);
            late.complaint.respond_by = late.complaint.responded_at;
            late.complaint.responded_at = self.first_day().succ_opt().map(When::Day);
            late
        };
        let valid = (0..case.valid_complaints).map(|_| complaint(Some(true), None));
        let undecided = (0..case.undecided_complaints).map(|_| complaint(None, None));
        let categories = case.complaint_categories.iter();
        valid
            .chain(undecided)
            .chain(categories.map(|category| complaint(Some(true), Some(category))))
            .chain((0..case.late_answers).map(late))
            .collect()
    }

    /// Emergencies are due with the end of the month and resolved after it, so that none of them is a contact of the month.
    fn tickets(&self) -> Vec<TicketFact> {
        let due = self.period.end();
        let ticket = |minutes: &u32| TicketFact {
            ticket: Ticket {
                at: self.at,
                ticket_id: String::new(),
                agent: Some(self.case.name.clone()),
                created_at: When::Day(self.case.month.last_day()),
                first_response_at: None,
                resolved_at: Some(When::At(due + i64::from(*minutes) * 60)),
                priority: Some(Priority::Emergency),
                urgent: None,
                due_at: Some(When::At(due)),
                sla_minutes: None,
                first_response_due_at: None,
                reopened: None,
                escalated: None,
                csat: None,
                channel: None,
                customer: None,
                blanks: Blanks::default(),
            },
            who: Some(0),
            created_in: true,
            resolved_in: false,
        };
        self.case.emergencies_over.iter().map(ticket).collect()
    }
}
