//! What others think, measured: reviews, answers to surveys, praise; and how many customers stay. Where there is no input of a
//! kind at all, its indicators say nothing; where there is one, nothing in it about somebody is 0 of 0.

use rust_decimal::Decimal;

use super::Gathered;
use crate::event::Kind;
use crate::indicator::Indicator;
use crate::score::scene::Scene;
use crate::tally::{CustomerFact, SATISFIED, SurveyFact};

/// The kinds whose indicators are measured here alone, and those indicators.
const ALONE: [(Kind, Indicator); 4] = [
    (Kind::Reviews, Indicator::QualityScore),
    (Kind::Surveys, Indicator::Nps),
    (Kind::Praise, Indicator::PraiseRate),
    (Kind::Customers, Indicator::Retention),
];

/// Adds what these kinds hold about people who are scored, and about nobody.
pub(super) fn gather(scene: &Scene<'_>, gathered: &mut Gathered) {
    let facts = scene.facts;
    for (kind, indicator) in ALONE {
        if scene.is_given(kind) {
            gathered.begin(indicator);
        }
    }
    for fact in &facts.reviews {
        if scene.is_scored(fact.who) {
            let sums = gathered.for_whom(Some(fact.who));
            sums.review(fact.review.score, fact.review.dimension.as_deref());
        }
    }
    for fact in &facts.surveys {
        if scene.counts(fact.who) {
            survey(fact, gathered);
        }
    }
    for fact in &facts.praise {
        if scene.is_scored(fact.who) {
            let sums = gathered.for_whom(Some(fact.who));
            sums.add(Indicator::PraiseRate, Decimal::ONE, 0);
        }
    }
    for fact in &facts.customers {
        if scene.counts(fact.who) {
            customer(scene, fact, gathered);
        }
    }
}

fn survey(fact: &SurveyFact, gathered: &mut Gathered) {
    let sums = gathered.for_whom(fact.who);
    if let Some(csat) = fact.survey.csat.filter(|_| !fact.rated_already) {
        sums.add(Indicator::CsatMean, csat, 1);
        sums.share(Indicator::CsatSatisfiedRate, csat >= SATISFIED);
        sums.add(Indicator::RatedRate, Decimal::ONE, 0);
    }
    if let Some(likelihood) = fact.survey.nps {
        let counts = match likelihood {
            0..=6 => Decimal::NEGATIVE_ONE,
            7 | 8 => Decimal::ZERO,
            _ => Decimal::ONE,
        };
        sums.add(Indicator::Nps, counts, 1);
    }
}

fn customer(scene: &Scene<'_>, fact: &CustomerFact, gathered: &mut Gathered) {
    let period = &scene.facts.period;
    let lost_on = fact.customer.lost_on;
    let at_start =
        period.by_start(fact.customer.since) && !lost_on.is_some_and(|when| period.by_start(when));
    if at_start {
        let still_there = !lost_on.is_some_and(|when| period.before_end(when));
        let sums = gathered.for_whom(fact.who);
        sums.share(Indicator::Retention, still_there);
    }
}
