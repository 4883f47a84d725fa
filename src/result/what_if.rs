//! What if another policy had held: the same months under two, person by person. From results alone; nothing is paid by it.

use crate::rulebook::{Pay, Ranked, Scope, Terms, exact, exact_or_null};
use std::collections::BTreeMap;
use std::mem::discriminant;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;

use super::{AgentResult, Evidence, Flag, Line, MonthResult, PolicyRef};
use crate::month::Month;
use crate::rulebook::Cause;

/// The name of this format.
const SCHEMA: &str = "kefu.what-if/1";

/// Months under two policies.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct WhatIf {
    /// Always `kefu.what-if/1`.
    pub schema: &'static str,
    /// Always false: it is no result.
    pub to_be_paid: bool,
    /// The currency of all amounts.
    pub currency: String,
    /// The pay floats of all.
    pub total: MoneyChange,
    /// How many months of people earn each grade, best first; those without a grade last.
    pub grades: Vec<GradeCount>,
    /// The months, the earliest first.
    pub months: Vec<WhatIfMonth>,
}

/// A sum of money under both policies.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize)]
pub struct MoneyChange {
    /// Under the first.
    #[serde(with = "exact")]
    pub before: Decimal,
    /// Under the other.
    #[serde(with = "exact")]
    pub after: Decimal,
    /// The one less the other.
    #[serde(with = "exact")]
    pub difference: Decimal,
}

/// How many have a grade.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct GradeCount {
    /// Its name; null: none.
    pub grade: Option<String>,
    /// Under the first policy.
    pub before: u64,
    /// Under the other.
    pub after: u64,
}

/// One month under both.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct WhatIfMonth {
    /// The month.
    pub month: Month,
    /// Whether its result would be provisional.
    pub provisional: bool,
    /// The policy that holds.
    pub before: PolicyRef,
    /// The other.
    pub after: PolicyRef,
    /// The pay floats of the month.
    pub total: MoneyChange,
    /// Everybody who is scored under either, by agent_id.
    pub people: Vec<PersonChange>,
}

/// One person's month under both policies.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct PersonChange {
    /// The id.
    pub agent_id: String,
    /// The name.
    pub name: String,
    /// The team.
    pub team: Option<String>,
    /// Whether score, grade, float or flags differ.
    pub changed: bool,
    /// Under the first; null: not scored.
    pub before: Option<Standing>,
    /// Under the other; null: not scored.
    pub after: Option<Standing>,
    /// The lines that differ.
    pub lines: Vec<LineChange>,
    /// What else differs: `baseline`, `bounds`, `grades`, `pay`, `ranking`, `flags`.
    pub settings: Vec<&'static str>,
    /// Flags under the other alone.
    pub new_flags: Vec<Flag>,
    /// Flags under the first alone.
    pub gone_flags: Vec<Flag>,
}

/// Where somebody stands under one policy.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Standing {
    /// The baseline and all lines.
    #[serde(with = "exact")]
    pub raw: Decimal,
    /// The score.
    #[serde(with = "exact")]
    pub score: Decimal,
    /// The grade; null below all.
    pub grade: Option<String>,
    /// The rank; null for the unranked.
    pub rank: Option<u32>,
    /// Money; null when not eligible.
    #[serde(with = "exact_or_null")]
    pub float: Option<Decimal>,
    /// What a person must decide.
    pub flags: Vec<Flag>,
}

/// A line that differs.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct LineChange {
    /// The id of the rule.
    pub rule: String,
    /// Its date.
    pub on: NaiveDate,
    /// Its points under the first; null: no such line.
    #[serde(with = "exact_or_null")]
    pub before: Option<Decimal>,
    /// Its points under the other; null: no such line.
    #[serde(with = "exact_or_null")]
    pub after: Option<Decimal>,
    /// Where it came from.
    pub evidence: Vec<Evidence>,
}

impl WhatIf {
    /// Compares months, each scored under both policies.
    pub fn new(mut pairs: Vec<(MonthResult, MonthResult)>) -> Self {
        pairs.sort_by_key(|(before, _)| before.month);
        let months: Vec<WhatIfMonth> = pairs.iter().map(|(a, b)| month(a, b)).collect();
        WhatIf {
            schema: SCHEMA,
            to_be_paid: false,
            currency: pairs
                .first()
                .map(|(_, after)| after.terms.pay.currency.clone())
                .unwrap_or_default(),
            total: MoneyChange::new(
                months.iter().map(|month| month.total.before).sum(),
                months.iter().map(|month| month.total.after).sum(),
            ),
            grades: grades(&pairs),
            months,
        }
    }
}

impl MoneyChange {
    fn new(before: Decimal, after: Decimal) -> Self {
        MoneyChange {
            before,
            after,
            difference: after - before,
        }
    }
}

fn month(before: &MonthResult, after: &MonthResult) -> WhatIfMonth {
    let mut people: BTreeMap<&str, [Option<&AgentResult>; 2]> = BTreeMap::new();
    for agent in &before.agents {
        people.entry(&agent.agent_id).or_default()[0] = Some(agent);
    }
    for agent in &after.agents {
        people.entry(&agent.agent_id).or_default()[1] = Some(agent);
    }
    let terms = (&before.terms, &after.terms);
    let sides = people.into_values();
    let sum = |result: &MonthResult| {
        let floats = result.agents.iter().filter_map(|agent| agent.pay.float);
        floats.sum()
    };
    WhatIfMonth {
        month: before.month,
        provisional: before.provisional || after.provisional,
        before: before.policy.clone(),
        after: after.policy.clone(),
        total: MoneyChange::new(sum(before), sum(after)),
        people: sides.filter_map(|[a, b]| person(a, b, terms)).collect(),
    }
}

fn person(
    before: Option<&AgentResult>,
    after: Option<&AgentResult>,
    terms: (&Terms, &Terms),
) -> Option<PersonChange> {
    let who = after.or(before)?;
    let flags =
        |agent: Option<&AgentResult>| agent.map(|agent| agent.flags.clone()).unwrap_or_default();
    let (old, new) = (flags(before), flags(after));
    let only = |these: &[Flag], those: &[Flag]| {
        let there = |flag: &Flag| those.iter().any(|other| same_ground(other, flag));
        let only = these.iter().filter(|flag| !there(flag));
        only.cloned().collect::<Vec<_>>()
    };
    let (new_flags, gone_flags) = (only(&new, &old), only(&old, &new));
    let flagged = !new_flags.is_empty() || !gone_flags.is_empty();
    let changed = match (before, after) {
        (Some(a), Some(b)) => {
            let moved = a.score != b.score || a.grade != b.grade || a.pay != b.pay;
            moved || flagged
        }
        _ => true,
    };
    let lines =
        |agent: Option<&AgentResult>| agent.map(|agent| agent.lines.clone()).unwrap_or_default();
    Some(PersonChange {
        agent_id: who.agent_id.clone(),
        name: who.name.clone(),
        team: who.team.clone(),
        changed,
        before: before.map(standing),
        after: after.map(standing),
        lines: line_changes(&lines(before), &lines(after)),
        settings: settings(before, after, terms, flagged),
        new_flags,
        gone_flags,
    })
}

/// Whether two flags rest on the same, whatever the numbers: below 60 and below 65 are one ground.
fn same_ground(one: &Flag, other: &Flag) -> bool {
    let same = match (&one.cause, &other.cause) {
        (Some(Cause::Rule(id)), Some(Cause::Rule(other))) => id == other,
        (one, other) => one.as_ref().map(discriminant) == other.as_ref().map(discriminant),
    };
    one.kind == other.kind && same
}

fn standing(agent: &AgentResult) -> Standing {
    Standing {
        raw: agent.raw,
        score: agent.score,
        grade: agent.grade.clone(),
        rank: agent.rank,
        float: agent.pay.float,
        flags: agent.flags.clone(),
    }
}

/// Lines that differ: of one rule, day and origin they are the same line.
fn line_changes(before: &[Line], after: &[Line]) -> Vec<LineChange> {
    let same = |a: &Line, b: &Line| {
        a.rule == b.rule && a.on == b.on && a.times == b.times && a.evidence == b.evidence
    };
    let change = |line: &Line, before, after| LineChange {
        rule: line.rule.clone(),
        on: line.on,
        before,
        after,
        evidence: line.evidence.clone(),
    };
    // A line that follows from others may rest on other ones and be the same.
    let alike = |a: &Line, b: &Line| {
        a.rule == b.rule && a.on == b.on && a.times == b.times && a.points == b.points
    };
    let mut left: Vec<&Line> = after.iter().collect();
    let (mut changes, mut gone) = (Vec::new(), Vec::new());
    for line in before {
        match left.iter().position(|other| same(line, other)) {
            Some(i) => {
                let points = left.remove(i).points;
                if points != line.points {
                    changes.push(change(line, Some(line.points), Some(points)));
                }
            }
            None => gone.push(line),
        }
    }
    for line in gone {
        match left.iter().position(|other| alike(line, other)) {
            Some(i) => drop(left.remove(i)),
            None => changes.push(change(line, Some(line.points), None)),
        }
    }
    changes.extend(
        left.iter()
            .map(|line| change(line, None, Some(line.points))),
    );
    changes.sort_by_key(|change| change.on);
    changes
}

/// Which numbers of the policies, beside lines, move somebody.
fn settings(
    before: Option<&AgentResult>,
    after: Option<&AgentResult>,
    (old, new): (&Terms, &Terms),
    flagged: bool,
) -> Vec<&'static str> {
    let (Some(a), Some(b)) = (before, after) else {
        return Vec::new();
    };
    let bounds = (old.floor, old.cap) != (new.floor, new.cap);
    let reasons = [
        ("baseline", old.baseline != new.baseline),
        ("bounds", bounds && a.score - a.raw != b.score - b.raw),
        ("grades", old.grades != new.grades && a.grade != b.grade),
        ("pay", paid(a, b, new.baseline, &old.pay) != b.pay.float),
        ("ranking", ranking(old) != ranking(new) && flagged),
        ("flags", old.flags != new.flags && flagged),
    ];
    let true_ones = reasons.into_iter().filter(|(_, yes)| *yes);
    true_ones.map(|(name, _)| name).collect()
}

/// The float that the other score would have by the numbers and the month of service of the first policy.
fn paid(
    before: &AgentResult,
    after: &AgentResult,
    baseline: Decimal,
    pay: &Pay,
) -> Option<Decimal> {
    let eligible = pay.is_eligible(before.service_month);
    eligible.then(|| pay.earned(after.score, baseline).float)
}

fn ranking(terms: &Terms) -> (Scope, Ranked, bool) {
    (terms.rank_scope, terms.ranked, terms.last_when_all_equal)
}

fn grades(pairs: &[(MonthResult, MonthResult)]) -> Vec<GradeCount> {
    let mut names: Vec<Option<String>> = Vec::new();
    for terms in pairs.iter().flat_map(|(a, b)| [&a.terms, &b.terms]) {
        for grade in &terms.grades {
            let name = Some(grade.name.clone());
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.push(None);
    let count = |side: fn(&(MonthResult, MonthResult)) -> &MonthResult, name: &Option<String>| {
        let agents = pairs.iter().flat_map(|pair| &side(pair).agents);
        agents.filter(|agent| agent.grade == *name).count() as u64
    };
    let counted = |grade: Option<String>| GradeCount {
        before: count(|(a, _)| a, &grade),
        after: count(|(_, b)| b, &grade),
        grade,
    };
    names.into_iter().map(counted).collect()
}
