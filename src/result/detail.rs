//! What a line was measured from. In JSON all keys stand side by side, and only those that apply.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{MetricDetail, exact, exact_or_null, is_false};
use crate::rulebook::{BlankPoints, Maximum, Severity, Workload};

/// What a line was measured from.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(from = "DetailJson", into = "DetailJson")]
pub struct Detail {
    /// Whether it was derived and not recorded.
    pub derived: bool,
    /// What somebody noted, the reason of an adjustment, or the subject of an exam.
    pub note: Option<String>,
    /// Who recorded it.
    pub recorded_by: Option<String>,
    /// The incident that it is about.
    pub reference: Option<String>,
    /// What blank points were taken for, when the policy decides.
    pub blank_points: Option<BlankPoints>,
    /// What it would have moved without a maximum of the month.
    pub capped: Option<Capped>,
    /// What its rule kind goes by.
    pub basis: Basis,
}

/// What the lines of a rule kind go by.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub enum Basis {
    /// Somebody wrote it down.
    #[default]
    Recorded,
    /// An exam.
    ExamScore {
        /// The mark.
        mark: Decimal,
        /// The best mark that was possible.
        full_mark: Decimal,
    },
    /// A valid complaint.
    ComplaintCategory {
        /// Its category.
        category: String,
    },
    /// A complaint that was answered late.
    ComplaintResponse {
        /// The local time by which it had to be answered.
        due: String,
        /// The local time of the answer; None: still open.
        done: Option<String>,
    },
    /// An emergency that took too long.
    EmergencyOverrun {
        /// The local time by which it had to be resolved.
        due: String,
        /// The local time of the resolution; None: still open.
        done: Option<String>,
        /// Whole minutes over.
        minutes_over: i64,
    },
    /// Violations of the month.
    Accumulated {
        /// How often those of each severity occurred: times, or what the rule counts.
        counts: BTreeMap<Severity, u64>,
    },
    /// Being first in workload and quality.
    TopOfService {
        /// What workload is.
        workload: Workload,
        /// How much of it there was.
        amount: u64,
        /// What quality came to.
        quality: First,
    },
    /// A month without a valid complaint.
    NoValidComplaint {
        /// Contacts of the month.
        contacts: u64,
    },
    /// An indicator that reached a limit.
    Metric(MetricDetail),
}

/// The quality of whoever is first in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum First {
    /// By ratings.
    Rated {
        /// Their sum.
        sum: Decimal,
        /// How many.
        ratings: u64,
    },
    /// By answered calls that settled the matter.
    Resolved {
        /// Those that did.
        calls: u64,
        /// Those that say whether they did.
        of: u64,
    },
}

/// The same as JSON has it: only what applies is there.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
struct DetailJson {
    #[serde(skip_serializing_if = "is_false")]
    derived: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded_by: Option<String>,
    #[serde(rename = "ref", skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    mark: Option<Decimal>,
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    full_mark: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes_over: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    blank_points: Option<BlankPoints>,
    #[serde(skip_serializing_if = "Option::is_none")]
    capped: Option<Capped>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contacts: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    calls: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tickets: Option<u64>,
    #[serde(with = "exact_or_null", skip_serializing_if = "Option::is_none")]
    rating_sum: Option<Decimal>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ratings: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resolved_calls: Option<[u64; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metric: Option<MetricDetail>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    counts: BTreeMap<Severity, u64>,
}

impl From<Detail> for DetailJson {
    fn from(detail: Detail) -> Self {
        let common = DetailJson {
            derived: detail.derived,
            note: detail.note,
            recorded_by: detail.recorded_by,
            reference: detail.reference,
            blank_points: detail.blank_points,
            capped: detail.capped,
            ..DetailJson::default()
        };
        match detail.basis {
            Basis::Recorded => common,
            Basis::ExamScore { mark, full_mark } => DetailJson {
                mark: Some(mark),
                full_mark: Some(full_mark),
                ..common
            },
            Basis::ComplaintCategory { category } => DetailJson {
                category: Some(category),
                ..common
            },
            Basis::ComplaintResponse { due, done } => DetailJson {
                due: Some(due),
                done,
                ..common
            },
            Basis::EmergencyOverrun {
                due,
                done,
                minutes_over,
            } => DetailJson {
                due: Some(due),
                done,
                minutes_over: Some(minutes_over),
                ..common
            },
            Basis::Accumulated { counts } => DetailJson { counts, ..common },
            Basis::TopOfService {
                workload,
                amount,
                quality,
            } => {
                let of = |kind| (workload == kind).then_some(amount);
                let (rated, resolved) = match quality {
                    First::Rated { sum, ratings } => (Some((sum, ratings)), None),
                    First::Resolved { calls, of } => (None, Some([calls, of])),
                };
                DetailJson {
                    contacts: of(Workload::Contacts),
                    calls: of(Workload::Calls),
                    tickets: of(Workload::Tickets),
                    rating_sum: rated.map(|(sum, _)| sum),
                    ratings: rated.map(|(_, ratings)| ratings),
                    resolved_calls: resolved,
                    ..common
                }
            }
            Basis::NoValidComplaint { contacts } => DetailJson {
                contacts: Some(contacts),
                ..common
            },
            Basis::Metric(metric) => DetailJson {
                metric: Some(metric),
                ..common
            },
        }
    }
}

impl From<DetailJson> for Detail {
    fn from(json: DetailJson) -> Self {
        let basis = json.basis();
        Detail {
            derived: json.derived,
            note: json.note,
            recorded_by: json.recorded_by,
            reference: json.reference,
            blank_points: json.blank_points,
            capped: json.capped,
            basis: basis.unwrap_or_default(),
        }
    }
}

impl DetailJson {
    /// What the keys that are there belong to; None where somebody wrote the line down.
    fn basis(&self) -> Option<Basis> {
        if let Some(metric) = &self.metric {
            return Some(Basis::Metric(metric.clone()));
        }
        if !self.counts.is_empty() {
            let counts = self.counts.clone();
            return Some(Basis::Accumulated { counts });
        }
        if let Some((mark, full_mark)) = self.mark.zip(self.full_mark) {
            return Some(Basis::ExamScore { mark, full_mark });
        }
        if let Some(category) = self.category.clone() {
            return Some(Basis::ComplaintCategory { category });
        }
        if let Some(due) = self.due.clone() {
            let done = self.done.clone();
            return Some(match self.minutes_over {
                Some(minutes_over) => Basis::EmergencyOverrun {
                    due,
                    done,
                    minutes_over,
                },
                None => Basis::ComplaintResponse { due, done },
            });
        }
        let rated = self.rating_sum.zip(self.ratings);
        let rated = rated.map(|(sum, ratings)| First::Rated { sum, ratings });
        let resolved = self.resolved_calls;
        let resolved = resolved.map(|[calls, of]| First::Resolved { calls, of });
        let workload = [
            (Workload::Contacts, self.contacts),
            (Workload::Calls, self.calls),
            (Workload::Tickets, self.tickets),
        ];
        let (workload, amount) = workload
            .into_iter()
            .find_map(|(of, amount)| Some((of, amount?)))?;
        Some(match rated.or(resolved) {
            Some(quality) => Basis::TopOfService {
                workload,
                amount,
                quality,
            },
            None => Basis::NoValidComplaint { contacts: amount },
        })
    }
}

/// A line that was cut, so that its points are what a maximum left of it.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Capped {
    /// The maxima that cut it.
    pub by: Vec<Maximum>,
    /// Its points without them.
    #[serde(with = "exact")]
    pub from: Decimal,
}
