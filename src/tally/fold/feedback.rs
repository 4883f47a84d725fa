//! The end of the fold for what others think: reviews, answers to surveys, praise; and for customers, who belong to no month.

use std::collections::BTreeMap;

use super::Tally;
use super::refs::NotFound;
use crate::event::{Customer, Kind, Praise, Review, Survey};
use crate::problem::{What, Wrong};
use crate::tally::{CustomerFact, IncidentFact, PraiseFact, ReviewFact, SurveyFact};

impl Tally {
    /// The quality reviews of the month.
    pub(super) fn reviews(&mut self) -> Vec<ReviewFact> {
        let (rows, _) = self.settle(Kind::Reviews);
        let mut reviews = Vec::new();
        for review in rows.iter().filter_map(Review::of) {
            let day = self.period.clock.day(review.reviewed_on);
            let who = self.who(Kind::Reviews, review.at, Some(&review.agent), &[day]);
            if let Some(Some(who)) = who {
                reviews.push(ReviewFact { review, who });
            }
        }
        reviews
    }

    /// The answers of the month to surveys. Calls and tickets must be settled: what they are rated themselves counts once.
    pub(super) fn surveys(
        &mut self,
        incidents: &BTreeMap<String, Vec<IncidentFact>>,
    ) -> Vec<SurveyFact> {
        let (rows, _) = self.settle(Kind::Surveys);
        let (mut surveys, mut missing) = (Vec::new(), NotFound::default());
        for survey in rows.iter().filter_map(Survey::of) {
            let day = self.period.clock.day(survey.answered_on);
            let who = self.who(Kind::Surveys, survey.at, survey.agent.as_deref(), &[day]);
            if let Some(who) = who {
                let rated_already = self.is_rated_already(&survey, day, incidents, &mut missing);
                surveys.push(SurveyFact {
                    survey,
                    who,
                    rated_already,
                });
            }
        }
        self.tell_missing(missing, incidents);
        surveys
    }

    /// The praise of the month.
    pub(super) fn praise(&mut self) -> Vec<PraiseFact> {
        let (rows, _) = self.settle(Kind::Praise);
        let mut all = Vec::new();
        for praise in rows.iter().filter_map(Praise::of) {
            let day = self.period.clock.day(praise.received_on);
            let who = self.who(Kind::Praise, praise.at, Some(&praise.agent), &[day]);
            if let Some(Some(who)) = who {
                all.push(PraiseFact { praise, who });
            }
        }
        all
    }

    /// All customers; one who was lost before they came is a mistake.
    pub(super) fn customers(&mut self) -> Vec<CustomerFact> {
        let (rows, _) = self.settle(Kind::Customers);
        let clock = self.period.clock;
        let mut customers = Vec::new();
        for customer in rows.iter().filter_map(Customer::of) {
            let since = clock.date(customer.since);
            let lost = customer.lost_on.map(|when| clock.date(when));
            if let Some(lost) = lost.filter(|lost| *lost < since) {
                let what = What::BadValue(Wrong::LostBeforeSince(since));
                self.reject(customer.at, what, "lost_on", &lost.to_string());
                continue;
            }
            let agent = customer.agent.as_deref();
            if let Some(who) = self.who(Kind::Customers, customer.at, agent, &[]) {
                customers.push(CustomerFact { customer, who });
            }
        }
        customers
    }
}
