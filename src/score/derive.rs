//! Derived lines: each rule kind in its own file finds its incidents here, one incident counts once, and what needs all other
//! lines comes last.

use rust_decimal::Decimal;

use super::admit::Recorded;
use super::measure::Gathered;
use super::unsettled::Open;
use super::{Draft, Found, Scene};
use super::{
    accumulated, complaint_category, complaint_response, emergency_overrun, exam_score, metric,
    no_valid_complaint, top_of_service,
};
use crate::event::Unsaid;
use crate::name::normal;
use crate::problem::{Incident, Problem, What};
use crate::result::{Detail, Evidence};
use crate::rulebook::{Accumulated, Points, Rule, RuleKind};
use crate::source::SourceRef;

/// Something that a rule finds in one row.
pub(super) struct Finding<'a> {
    pub(super) who: usize,
    pub(super) rule: usize,
    pub(super) at: SourceRef,
    /// The id that a recorded row could name.
    pub(super) id: Option<&'a str>,
    pub(super) on: chrono::NaiveDate,
    /// Whether it counts as late because it is open.
    pub(super) open: bool,
    /// Why it cannot be said that it is late: then it is no line.
    pub(super) unsaid: Option<Unsaid>,
    pub(super) incident: Incident,
    pub(super) detail: Detail,
}

/// Adds every derived line, and gives what was measured of the month: what follows from it, and from other lines, is not measured
/// again.
pub(super) fn derive(scene: &Scene<'_>, recorded: &[Recorded<'_>], found: &mut Found) -> Gathered {
    let mut findings = Vec::new();
    exam_score::find(scene, recorded, &mut findings, found);
    complaint_category::find(scene, &mut findings, found);
    complaint_response::find(scene, &mut findings, found);
    emergency_overrun::find(scene, &mut findings, found);
    let mut unsettled = Open::default();
    for finding in findings {
        let rule = &scene.policy.rules[finding.rule];
        if !scene.concerns(finding.rule, finding.who)
            || replaced(scene, recorded, finding.who, rule, finding.id)
        {
            continue;
        }
        unsettled.add(&finding, points(rule));
        if finding.unsaid.is_some() {
            continue;
        }
        doubles(scene, recorded, &finding, rule, found);
        found.drafts.push(Draft {
            who: finding.who,
            rule: finding.rule,
            times: 1,
            points: points(rule),
            on: finding.on,
            at: Some(finding.at),
            detail: Detail {
                derived: true,
                ..finding.detail
            },
            evidence: vec![scene.evidence(finding.at, finding.id)],
        });
    }
    unsettled.tell(scene, found);
    let gathered = Gathered::of(scene, &found.drafts);
    metric::add(scene, &gathered, found);
    for (index, rule) in scene.derived_rules() {
        if let RuleKind::Accumulated(Accumulated { counts, count }) = &rule.kind {
            accumulated::add(scene, index, counts, *count, found);
        }
    }
    for (index, rule) in scene.derived_rules() {
        if matches!(rule.kind, RuleKind::TopOfService(_)) {
            top_of_service::add(scene, index, found);
        }
    }
    // Any other line may withhold this one, so it comes last.
    for (index, rule) in scene.derived_rules() {
        if matches!(rule.kind, RuleKind::NoValidComplaint(_)) {
            no_valid_complaint::add(scene, index, found);
        }
    }
    gathered
}

/// A line that follows from the month as a whole; it stands at its last day.
pub(super) fn of_month(
    scene: &Scene<'_>,
    who: usize,
    rule: usize,
    detail: Detail,
    evidence: Vec<Evidence>,
) -> Draft {
    Draft {
        who,
        rule,
        times: 1,
        points: points(&scene.policy.rules[rule]),
        on: scene.facts.period.last_day(),
        at: None,
        detail: Detail {
            derived: true,
            ..detail
        },
        evidence,
    }
}

/// The points of one derived line; a policy gives it a fixed number.
fn points(rule: &Rule) -> Decimal {
    match rule.points {
        Points::Fixed(points) => points,
        Points::Range { .. } | Points::None => Decimal::ZERO,
    }
}

/// Whether somebody recorded this incident under this rule or its family.
pub(super) fn replaced(
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

/// A recorded row without a ref may be about the same incident.
fn doubles(
    scene: &Scene<'_>,
    recorded: &[Recorded<'_>],
    finding: &Finding<'_>,
    rule: &Rule,
    found: &mut Found,
) {
    for row in recorded {
        let same = row.who == finding.who
            && row.reference.is_none()
            && scene.policy.rules[row.rule].same_family(rule);
        let told = |problem: &Problem| {
            problem.at == Some(row.at) && matches!(problem.what, What::PossibleDouble { .. })
        };
        if same && !found.problems.iter().any(told) {
            let what = What::PossibleDouble {
                rule: rule.id.clone(),
                incident: finding.at,
            };
            found.problems.push(Problem::at(row.at, what).column("ref"));
        }
    }
}
