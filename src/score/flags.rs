//! Flags (RULEBOOK §7): candidates that a person decides on, with their causes. Nothing here moves a point.

use std::collections::BTreeMap;

use super::finding::DraftLine;
use super::scene::Scene;
use crate::problem::{Problem, What};
use crate::result::{AgentResult, Flag, History};
use crate::rulebook::{Cause, FlagKind, LastBelowIn, Severity};

/// Sets the flags of everybody.
pub(super) fn flag(
    scene: &Scene<'_>,
    history: &History,
    lines: &BTreeMap<usize, Vec<&DraftLine>>,
    agents: &mut [(usize, AgentResult)],
    problems: &mut Vec<Problem>,
) {
    let month = scene.facts.period.month;
    let rules = &scene.policy.flags;
    if let Some(missing) = (1..rules.last_months)
        .map(|back| month.back(back))
        .find(|month| !history.has(*month))
    {
        problems.push(Problem::of_month(What::NoHistory { month: missing }));
    }
    for (who, agent) in agents.iter_mut() {
        let mut flags = Vec::new();
        let mut add = |kind: FlagKind, cause: Option<Cause>| {
            let flag = Flag { kind, cause };
            if !flags.contains(&flag) {
                flags.push(flag);
            }
        };
        if agent.score < rules.review_below {
            let cause = Cause::ScoreBelow(rules.review_below);
            add(FlagKind::DismissalReview, Some(cause));
        }
        let bottom = |agent: &AgentResult| agent.last && agent.score < rules.last_below;
        // In the months before, being last may be enough.
        let bottom_before = |agent: &AgentResult| match rules.last_below_in {
            LastBelowIn::EveryMonth => bottom(agent),
            LastBelowIn::ThisMonth => agent.last,
        };
        let before = |back| history.agent(month.back(back), &agent.agent_id);
        if bottom(agent)
            && (1..rules.last_months).all(|back| before(back).is_some_and(bottom_before))
        {
            let cause = Cause::Last(rules.last_months);
            add(FlagKind::DismissalReview, Some(cause));
        }
        let drafts = lines.get(who).map(Vec::as_slice).unwrap_or_default();
        let mut broken: Vec<usize> = drafts.iter().map(|draft| draft.rule).collect();
        broken.sort_unstable();
        broken.dedup();
        for rule in broken.iter().map(|rule| &scene.policy.rules[*rule]) {
            if rule.severity == Severity::Termination {
                let cause = Cause::Rule(rule.id.clone());
                add(FlagKind::DismissalReview, Some(cause));
            }
        }
        for claim in broken
            .iter()
            .filter_map(|rule| scene.policy.rules[*rule].claim)
        {
            add(claim.into(), None);
        }
        let graded = |agent: &AgentResult, grade: &str| agent.grade.as_deref() == Some(grade);
        if graded(agent, &rules.early_grade) && on_probation(scene, *who, agent) {
            add(FlagKind::EarlyConfirmation, None);
        }
        let commended =
            |back| before(back).is_some_and(|agent| graded(agent, &rules.commendation_grade));
        if graded(agent, &rules.commendation_grade) && (1..rules.commendation_months).all(commended)
        {
            add(FlagKind::Commendation, None);
        }
        if let Some(training) = &rules.training {
            let limit = scene.policy.place(Some(&training.grade));
            let bad = |agent: &AgentResult| scene.policy.place(agent.grade.as_deref()) >= limit;
            if bad(agent) && (1..training.months).all(|back| before(back).is_some_and(bad)) {
                add(FlagKind::TransferOrTraining, None);
            }
        }
        agent.flags = flags;
    }
}

/// Whether somebody is on probation on the last day of the month: by the date of the roster, else by the month of service.
fn on_probation(scene: &Scene<'_>, who: usize, agent: &AgentResult) -> bool {
    match scene.facts.people[who].probation_until {
        Some(until) => until >= scene.facts.period.last_day(),
        None => agent
            .service_month
            .is_some_and(|month| month <= i64::from(scene.policy.flags.early_service_months)),
    }
}
