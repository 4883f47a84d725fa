//! Measures of one person's month (RULEBOOK §8): sums first, one division at the end, 4 decimals half up; no sample, no value.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Scene;
use crate::result::Indicators;

const DECIMALS: u32 = 4;

/// Answered calls and tickets resolved in the month.
pub(super) fn contacts(scene: &Scene<'_>, who: usize) -> u64 {
    let resolved = scene
        .facts
        .tickets
        .iter()
        .filter(|fact| fact.who == Some(who) && fact.resolved_in)
        .count() as u64;
    scene.facts.calls.get(who).map_or(0, |calls| calls.answered) + resolved
}

/// The sum and the number of ratings of calls and of tickets resolved in the month.
pub(super) fn ratings(scene: &Scene<'_>, who: usize) -> (Decimal, u64) {
    let calls = scene
        .facts
        .calls
        .get(who)
        .map_or((Decimal::ZERO, 0), |calls| (calls.csat, calls.csat_n));
    let tickets = scene
        .facts
        .tickets
        .iter()
        .filter(|fact| fact.who == Some(who) && fact.resolved_in);
    tickets
        .filter_map(|fact| fact.ticket.csat)
        .fold(calls, |(sum, n), csat| (sum + csat, n + 1))
}

/// All of them.
pub(super) fn of(scene: &Scene<'_>, who: usize) -> Indicators {
    let calls = scene.facts.calls.get(who).cloned().unwrap_or_default();
    let (csat, csat_n) = ratings(scene, who);
    Indicators {
        contacts: contacts(scene, who),
        answer_rate: mean(calls.answered.into(), calls.calls),
        answer_rate_n: calls.calls,
        mean_wait_seconds: mean(calls.wait_seconds.into(), calls.wait_n),
        mean_wait_seconds_n: calls.wait_n,
        mean_talk_seconds: mean(calls.talk_seconds.into(), calls.talk_n),
        mean_talk_seconds_n: calls.talk_n,
        csat_mean: mean(csat, csat_n),
        csat_mean_n: csat_n,
        call_resolution_rate: mean(calls.resolved.into(), calls.resolved_n),
        call_resolution_rate_n: calls.resolved_n,
    }
}

fn mean(sum: Decimal, n: u64) -> Option<Decimal> {
    let mean = sum.checked_div(Decimal::from(n))?;
    Some(
        mean.round_dp_with_strategy(DECIMALS, RoundingStrategy::MidpointAwayFromZero)
            .normalize(),
    )
}
