//! The indicators of a month (RULEBOOK §8): their names, in which unit each is, what feeds it, and what a numerator and a
//! denominator come to. How they are measured is left to `score`, what they came to is in `result`, and what people read of them
//! in `words`.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::event::Kind;

/// In which unit an indicator is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// A number of things; its sample is itself.
    Count,
    /// A part of a whole, from 0 to 1.
    Share,
    /// So many for each 1,000 contacts.
    PerThousand,
    /// Seconds, on average.
    Seconds,
    /// Minutes, on average.
    Minutes,
    /// Minutes, the middle of them.
    MedianMinutes,
    /// A rating from 1 to 5, on average.
    Rating,
    /// A net promoter score, from -100 to 100.
    Promoters,
    /// A mark from 0 to 100, on average.
    Mark,
}

impl Indicator {
    /// The least and the greatest value that there can be; None: as great as you like.
    pub fn range(self) -> (i32, Option<i32>) {
        match self.unit() {
            // One contact may be rated more than once.
            _ if self == Indicator::RatedRate => (0, None),
            Unit::Share => (0, Some(1)),
            Unit::Rating => (1, Some(5)),
            Unit::Promoters => (-100, Some(100)),
            Unit::Mark => (0, Some(100)),
            Unit::Count
            | Unit::PerThousand
            | Unit::Seconds
            | Unit::Minutes
            | Unit::MedianMinutes => (0, None),
        }
    }
}

/// Which values of an indicator are good.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Better {
    /// High ones.
    High,
    /// Low ones.
    Low,
    /// Neither: it depends.
    Neither,
}

/// One line of the table: the name of an indicator, its key, its unit, which values are good, the kinds of input that feed it, and
/// what its value, its numerator and its denominator are.
macro_rules! indicators {
    ($($case:ident $key:literal $unit:ident $better:ident [$($kind:ident),*]: $what:literal, $over:literal, $under:literal;)*) => {
        /// What is measured.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        pub enum Indicator {
            $(#[doc = $what] #[serde(rename = $key)] $case,)*
        }

        impl Indicator {
            /// All of them, in the order of the rulebook.
            pub const ALL: &[Indicator] = &[$(Indicator::$case,)*];

            /// The keys of all of them, in the same order.
            pub const KEYS: &[&str] = &[$($key,)*];

            /// Its key in results and policies.
            pub fn key(self) -> &'static str {
                match self {
                    $(Indicator::$case => $key,)*
                }
            }

            /// In which unit it is.
            pub fn unit(self) -> Unit {
                match self {
                    $(Indicator::$case => Unit::$unit,)*
                }
            }

            /// Which values are good.
            pub fn better(self) -> Better {
                match self {
                    $(Indicator::$case => Better::$better,)*
                }
            }

            /// The kinds of input that feed it; without any of them it says nothing.
            pub fn fed_by(self) -> &'static [Kind] {
                match self {
                    $(Indicator::$case => &[$(Kind::$kind),*],)*
                }
            }

            /// What its value, its numerator and its denominator are, in English.
            pub fn about(self) -> [&'static str; 3] {
                match self {
                    $(Indicator::$case => [$what, $over, $under],)*
                }
            }
        }
    };
}

indicators! {
    Contacts "contacts" Count Neither [Calls, Tickets]:
        "Answered calls and resolved tickets.", "", "Contacts.";
    AnswerRate "answer_rate" Share High [Calls]:
        "Answered ÷ all calls.", "Answered calls.", "All calls.";
    AbandonRate "abandon_rate" Share Low [Calls]:
        "Abandoned ÷ all calls.", "Abandoned calls.", "All calls.";
    ServiceLevel "service_level" Share High [Calls]:
        "Answered calls with a short wait ÷ answered calls with a wait.", "Answered calls with a short wait.", "Answered calls with a wait.";
    MeanWaitSeconds "mean_wait_seconds" Seconds Low [Calls]:
        "Seconds waited in answered calls.", "Their sum.", "Answered calls that say so.";
    MeanTalkSeconds "mean_talk_seconds" Seconds Neither [Calls]:
        "Seconds talked in answered calls.", "Their sum.", "Answered calls that say so.";
    CallResolutionRate "call_resolution_rate" Share High [Calls]:
        "Answered calls that settled the matter ÷ those that say whether they did.", "Those that did.", "Answered calls that say whether they did.";
    CsatMean "csat_mean" Rating High [Calls, Tickets, Surveys]:
        "The mean of ratings from 1 to 5.", "Their sum.", "How many ratings.";
    CsatSatisfiedRate "csat_satisfied_rate" Share High [Calls, Tickets, Surveys]:
        "Ratings of 4 and above ÷ ratings.", "Ratings of 4 and above.", "How many ratings.";
    RatedRate "rated_rate" Share High [Calls, Tickets, Surveys]:
        "Ratings ÷ contacts.", "How many ratings.", "Contacts.";
    Nps "nps" Promoters High [Surveys]:
        "Percent of 9 and 10 less percent of 0 to 6, of answers from 0 to 10.", "Answers of 9 and 10 less those of 0 to 6.", "How many answers.";
    FirstResponseMinutes "first_response_minutes" Minutes Low [Tickets]:
        "Minutes from the creation of tickets to their first response, on average.", "Their sum, in seconds.", "Created tickets that have a first response.";
    FirstResponseMinutesMedian "first_response_minutes_median" MedianMinutes Low [Tickets]:
        "The median of `first_response_minutes`.", "", "Created tickets that have a first response.";
    ResolutionMinutes "resolution_minutes" Minutes Low [Tickets]:
        "Minutes from the creation of resolved tickets to their resolution, on average.", "Their sum, in seconds.", "Resolved tickets.";
    ResolutionMinutesMedian "resolution_minutes_median" MedianMinutes Low [Tickets]:
        "The median of `resolution_minutes`.", "", "Resolved tickets.";
    FirstResponseOnTime "first_response_on_time" Share High [Tickets]:
        "Created tickets first answered by their limit ÷ judged ones.", "Those in time.", "Created tickets whose first response can be judged.";
    ResolutionOnTime "resolution_on_time" Share High [Tickets]:
        "Created tickets resolved by their limit ÷ judged ones.", "Those in time.", "Created tickets whose resolution can be judged.";
    FirstContactResolution "first_contact_resolution" Share High [Tickets]:
        "Resolved tickets neither reopened nor escalated ÷ those with a value in `reopened`.", "Those neither reopened nor escalated.", "Resolved tickets with a value in `reopened`.";
    ResolutionRate "resolution_rate" Share High [Tickets]:
        "Created tickets resolved by the end of the month ÷ created ones.", "Those resolved.", "Created tickets.";
    SatisfiedResolutionRate "satisfied_resolution_rate" Share High [Tickets]:
        "Resolved tickets rated 4 and above ÷ those with a rating.", "Those rated 4 and above.", "Resolved tickets with a rating.";
    ReopenRate "reopen_rate" Share Low [Tickets]:
        "Resolved tickets reopened ÷ those with a value in `reopened`.", "Those reopened.", "Resolved tickets with a value in `reopened`.";
    EscalationRate "escalation_rate" Share Low [Tickets]:
        "Escalated resolved tickets ÷ contacts.", "Escalated resolved tickets.", "Contacts.";
    ComplaintRate "complaint_rate" PerThousand Low [Complaints]:
        "Complaints received, per 1,000 contacts.", "Complaints received.", "Contacts.";
    ValidComplaintRate "valid_complaint_rate" PerThousand Low [Complaints]:
        "Valid complaints received, per 1,000 contacts.", "Valid complaints received.", "Contacts.";
    ComplaintResponseOnTime "complaint_response_on_time" Share High [Complaints]:
        "Complaints answered by their limit ÷ judged ones.", "Those in time.", "Complaints whose answer can be judged.";
    ComplaintCloseOnTime "complaint_close_on_time" Share High [Complaints]:
        "Complaints closed by their limit ÷ judged ones.", "Those in time.", "Complaints whose closing can be judged.";
    ComplaintResponseMinutes "complaint_response_minutes" Minutes Low [Complaints]:
        "Minutes from the reception of complaints to their answer, on average.", "Their sum, in seconds.", "Complaints that were answered.";
    ComplaintCloseMinutes "complaint_close_minutes" Minutes Low [Complaints]:
        "Minutes from the reception of complaints to their closing, on average.", "Their sum, in seconds.", "Complaints that were closed.";
    ComplaintFollowUpRate "complaint_follow_up_rate" Share High [Complaints]:
        "Closed complaints followed up ÷ closed ones.", "Those followed up.", "Closed complaints.";
    FollowUpSatisfiedRate "follow_up_satisfied_rate" Share High [Complaints]:
        "Closed complaints followed up with a satisfied customer ÷ those followed up.", "Those with a satisfied customer.", "Closed complaints followed up.";
    PraiseCount "praise_count" Count High [Praise]:
        "Praise of customers.", "", "Praise.";
    PraiseRate "praise_rate" PerThousand High [Praise]:
        "Praise of customers, per 1,000 contacts.", "Praise.", "Contacts.";
    ErrorRate "error_rate" PerThousand Low [Violations]:
        "Times of rules that count as errors, per 1,000 contacts.", "Errors.", "Contacts.";
    Accuracy "accuracy" Share High [Violations]:
        "1 less errors ÷ contacts, not below 0.", "Errors.", "Contacts.";
    QualityScore "quality_score" Mark High [Reviews]:
        "The mean of quality reviews, from 0 to 100.", "Their sum.", "How many reviews.";
    RepeatContactRate "repeat_contact_rate" Share Low [Calls, Tickets]:
        "Contacts whose customer soon contacted again ÷ contacts with a customer.", "Those whose customer did.", "Contacts with a customer.";
    Retention "retention" Share High [Customers]:
        "Customers at the start of the month and still there at its end ÷ customers at its start.", "Those still there.", "Customers at the start of the month.";
}

impl Indicator {
    /// The indicator with that key.
    pub fn named(key: &str) -> Option<Indicator> {
        Indicator::ALL
            .iter()
            .copied()
            .find(|indicator| indicator.key() == key)
    }

    /// Whether its denominator is the contacts.
    pub fn is_of_contacts(self) -> bool {
        matches!(
            self,
            Indicator::RatedRate | Indicator::EscalationRate | Indicator::Accuracy
        ) || self.unit() == Unit::PerThousand
    }

    /// Whether it is a numerator over a denominator; a count and a median are not.
    pub fn is_fraction(self) -> bool {
        !matches!(self.unit(), Unit::Count | Unit::MedianMinutes)
    }

    /// The column that it is read from, of indicators of all contacts: where exports lack it, nothing is known.
    pub fn column(self) -> Option<&'static str> {
        match self {
            Indicator::RatedRate => Some("csat"),
            Indicator::EscalationRate => Some("escalated"),
            _ => None,
        }
    }

    /// Whether it is measured of one person, and not only of a team or the service.
    pub fn is_of_people(self) -> bool {
        self != Indicator::Retention
    }

    /// What a numerator over a denominator comes to, in its unit, to all decimals; None without a denominator. Sums of several
    /// months or people are added first: a mean of means would be another figure.
    pub fn quotient(self, sum: Decimal, n: u64) -> Option<Decimal> {
        let n = Decimal::from(n);
        let (sum, n) = match self.unit() {
            Unit::PerThousand => (sum * Decimal::ONE_THOUSAND, n),
            Unit::Promoters => (sum * Decimal::ONE_HUNDRED, n),
            Unit::Minutes => (sum, n * Decimal::from(60)),
            _ if self == Indicator::Accuracy => ((n - sum).max(Decimal::ZERO), n),
            _ => (sum, n),
        };
        sum.checked_div(n)
    }

    /// The same as results report it.
    pub fn value(self, sum: Decimal, n: u64) -> Option<Decimal> {
        self.quotient(sum, n).map(rounded)
    }
}

/// Decimals of a value that is reported.
const DECIMALS: u32 = 4;

/// A value as results report it: 4 decimals, half up, which below zero is towards it.
pub fn rounded(value: Decimal) -> Decimal {
    let up = if value.is_sign_negative() {
        RoundingStrategy::MidpointTowardZero
    } else {
        RoundingStrategy::MidpointAwayFromZero
    };
    value.round_dp_with_strategy(DECIMALS, up).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(text: &str) -> Option<Decimal> {
        text.parse().ok()
    }

    #[test]
    fn half_a_unit_of_the_fourth_decimal_goes_up() {
        // 1/32 = 0.03125, 1/3 = 0.33333…
        let rate = |sum: u32, n| Indicator::AnswerRate.value(sum.into(), n);
        assert_eq!(rate(1, 32), n("0.0313"));
        assert_eq!(rate(1, 3), n("0.3333"));
        assert_eq!(rate(0, 3), n("0"));
        assert_eq!(rate(0, 0), None);
        // -100/128 = -0.78125: up is towards 0.
        let nps = Indicator::Nps.value(Decimal::NEGATIVE_ONE, 128);
        assert_eq!(nps, n("-0.7812"));
    }

    #[test]
    fn accuracy_does_not_fall_below_0() {
        let accuracy = |sum: u32, n| Indicator::Accuracy.value(sum.into(), n);
        assert_eq!(accuracy(1, 4), n("0.75"));
        assert_eq!(accuracy(4, 4), n("0"));
        assert_eq!(accuracy(5, 4), n("0"));
        assert_eq!(accuracy(5, 0), None);
    }

    /// 3 of 8 contacts are 375 of 1,000; 2 more than against of 8 answers are 25 %; 90 seconds of one are 1.5 minutes.
    #[test]
    fn units_are_those_of_the_table() {
        let of = |indicator: Indicator, sum: u32, n| indicator.value(sum.into(), n);
        assert_eq!(of(Indicator::ComplaintRate, 3, 8), n("375"));
        assert_eq!(of(Indicator::Nps, 2, 8), n("25"));
        assert_eq!(of(Indicator::ResolutionMinutes, 90, 1), n("1.5"));
    }
}
