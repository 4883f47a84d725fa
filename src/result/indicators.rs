//! Measures of a month (RULEBOOK §8), for an agent, a team or the service. Each is written as three keys: `<key>`, null where
//! there is no sample; `<key>_sum`, its numerator (seconds where the value is in minutes); `<key>_n`, its denominator, which is the
//! sample. So the figures of several people add up to those of their team, and a mean of means is never needed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::exact_or_null;

/// One measure, whole.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Measured {
    /// Its value; None where there is no sample.
    pub value: Option<Decimal>,
    /// Its numerator; None for medians, and in results of before it was written.
    pub sum: Option<Decimal>,
    /// Its denominator, which is its sample.
    pub n: u64,
}

/// One line of the table: the name of a measure, its three keys, and what each of them is.
macro_rules! indicators {
    ($($case:ident $key:ident $sum:ident $n:ident: $what:literal, $over:literal, $under:literal;)*) => {
        /// What is measured as a numerator over a denominator.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum Indicator {
            $(#[doc = $what] $case,)*
        }

        impl Indicator {
            /// All of them, in the order of the rulebook.
            pub const ALL: &[Indicator] = &[$(Indicator::$case,)*];

            /// Its key in results.
            pub fn key(self) -> &'static str {
                match self {
                    $(Indicator::$case => stringify!($key),)*
                }
            }
        }

        /// Measures of a month; null where there is no sample.
        #[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
        #[serde(default)]
        pub struct Indicators {
            /// Answered calls and resolved tickets.
            pub contacts: u64,
            $(
                #[doc = $what]
                #[serde(with = "exact_or_null")]
                pub $key: Option<Decimal>,
                #[doc = $over]
                #[serde(with = "exact_or_null")]
                pub $sum: Option<Decimal>,
                #[doc = $under]
                pub $n: u64,
            )*
            /// The median of `first_response_minutes`.
            #[serde(with = "exact_or_null")]
            pub first_response_minutes_median: Option<Decimal>,
            /// Created tickets that have a first response.
            pub first_response_minutes_median_n: u64,
            /// The median of `resolution_minutes`.
            #[serde(with = "exact_or_null")]
            pub resolution_minutes_median: Option<Decimal>,
            /// Resolved tickets.
            pub resolution_minutes_median_n: u64,
        }

        impl Indicators {
            /// What was measured.
            pub fn get(&self, indicator: Indicator) -> Measured {
                match indicator {
                    $(Indicator::$case => Measured { value: self.$key, sum: self.$sum, n: self.$n },)*
                }
            }

            /// Notes what was measured.
            pub fn set(&mut self, indicator: Indicator, measured: Measured) {
                match indicator {
                    $(Indicator::$case => {
                        self.$key = measured.value;
                        self.$sum = measured.sum;
                        self.$n = measured.n;
                    })*
                }
            }
        }
    };
}

indicators! {
    AnswerRate answer_rate answer_rate_sum answer_rate_n:
        "Answered ÷ all calls.", "Answered calls.", "All calls.";
    AbandonRate abandon_rate abandon_rate_sum abandon_rate_n:
        "Abandoned ÷ all calls.", "Abandoned calls.", "All calls.";
    ServiceLevel service_level service_level_sum service_level_n:
        "Answered calls with a short wait ÷ answered calls with a wait.", "Answered calls with a short wait.", "Answered calls with a wait.";
    MeanWaitSeconds mean_wait_seconds mean_wait_seconds_sum mean_wait_seconds_n:
        "Seconds waited in answered calls.", "Their sum.", "Answered calls that say so.";
    MeanTalkSeconds mean_talk_seconds mean_talk_seconds_sum mean_talk_seconds_n:
        "Seconds talked in answered calls.", "Their sum.", "Answered calls that say so.";
    CallResolutionRate call_resolution_rate call_resolution_rate_sum call_resolution_rate_n:
        "Answered calls that settled the matter ÷ those that say whether they did.", "Those that did.", "Answered calls that say whether they did.";
    CsatMean csat_mean csat_mean_sum csat_mean_n:
        "The mean of ratings from 1 to 5.", "Their sum.", "How many ratings.";
    CsatSatisfiedRate csat_satisfied_rate csat_satisfied_rate_sum csat_satisfied_rate_n:
        "Ratings of 4 and above ÷ ratings.", "Ratings of 4 and above.", "How many ratings.";
    RatedRate rated_rate rated_rate_sum rated_rate_n:
        "Ratings ÷ contacts.", "How many ratings.", "Contacts.";
    FirstResponseMinutes first_response_minutes first_response_minutes_sum first_response_minutes_n:
        "Minutes from the creation of tickets to their first response, on average.", "Their sum, in seconds.", "Created tickets that have a first response.";
    ResolutionMinutes resolution_minutes resolution_minutes_sum resolution_minutes_n:
        "Minutes from the creation of resolved tickets to their resolution, on average.", "Their sum, in seconds.", "Resolved tickets.";
    FirstResponseOnTime first_response_on_time first_response_on_time_sum first_response_on_time_n:
        "Created tickets first answered by their limit ÷ judged ones.", "Those in time.", "Created tickets whose first response can be judged.";
    ResolutionOnTime resolution_on_time resolution_on_time_sum resolution_on_time_n:
        "Created tickets resolved by their limit ÷ judged ones.", "Those in time.", "Created tickets whose resolution can be judged.";
    FirstContactResolution first_contact_resolution first_contact_resolution_sum first_contact_resolution_n:
        "Resolved tickets neither reopened nor escalated ÷ those with a value in `reopened`.", "Those neither reopened nor escalated.", "Resolved tickets with a value in `reopened`.";
    ResolutionRate resolution_rate resolution_rate_sum resolution_rate_n:
        "Created tickets resolved by the end of the month ÷ created ones.", "Those resolved.", "Created tickets.";
    SatisfiedResolutionRate satisfied_resolution_rate satisfied_resolution_rate_sum satisfied_resolution_rate_n:
        "Resolved tickets rated 4 and above ÷ those with a rating.", "Those rated 4 and above.", "Resolved tickets with a rating.";
    ReopenRate reopen_rate reopen_rate_sum reopen_rate_n:
        "Resolved tickets reopened ÷ those with a value in `reopened`.", "Those reopened.", "Resolved tickets with a value in `reopened`.";
    EscalationRate escalation_rate escalation_rate_sum escalation_rate_n:
        "Escalated resolved tickets ÷ contacts.", "Escalated resolved tickets.", "Contacts.";
    ComplaintRate complaint_rate complaint_rate_sum complaint_rate_n:
        "Complaints received, per 1,000 contacts.", "Complaints received.", "Contacts.";
    ValidComplaintRate valid_complaint_rate valid_complaint_rate_sum valid_complaint_rate_n:
        "Valid complaints received, per 1,000 contacts.", "Valid complaints received.", "Contacts.";
    ComplaintResponseOnTime complaint_response_on_time complaint_response_on_time_sum complaint_response_on_time_n:
        "Complaints answered by their limit ÷ judged ones.", "Those in time.", "Complaints whose answer can be judged.";
    ComplaintCloseOnTime complaint_close_on_time complaint_close_on_time_sum complaint_close_on_time_n:
        "Complaints closed by their limit ÷ judged ones.", "Those in time.", "Complaints whose closing can be judged.";
    ComplaintResponseMinutes complaint_response_minutes complaint_response_minutes_sum complaint_response_minutes_n:
        "Minutes from the reception of complaints to their answer, on average.", "Their sum, in seconds.", "Complaints that were answered.";
    ComplaintCloseMinutes complaint_close_minutes complaint_close_minutes_sum complaint_close_minutes_n:
        "Minutes from the reception of complaints to their closing, on average.", "Their sum, in seconds.", "Complaints that were closed.";
    ComplaintFollowUpRate complaint_follow_up_rate complaint_follow_up_rate_sum complaint_follow_up_rate_n:
        "Closed complaints followed up ÷ closed ones.", "Those followed up.", "Closed complaints.";
    FollowUpSatisfiedRate follow_up_satisfied_rate follow_up_satisfied_rate_sum follow_up_satisfied_rate_n:
        "Closed complaints followed up with a satisfied customer ÷ those followed up.", "Those with a satisfied customer.", "Closed complaints followed up.";
    ErrorRate error_rate error_rate_sum error_rate_n:
        "Errors (L12, L14), per 1,000 contacts.", "Errors.", "Contacts.";
    Accuracy accuracy accuracy_sum accuracy_n:
        "1 less errors ÷ contacts, not below 0.", "Errors.", "Contacts.";
}
