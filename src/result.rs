//! The result of a month: data only, and all that a report needs. It is written as `kefu.result/1` (CONTRACT §5) and reads
//! back as written; what people read of it is made in `report`.

mod complaints;
mod detail;
mod history;
mod improve;
mod indicators;
mod metric;
mod overview;
mod trend;
mod trial;
mod what_if;

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::event::{Kind, Role};
use crate::month::Month;
use crate::problem::Told;
use crate::rulebook::{Cause, FlagKind, Rulebook, Severity, Terms, exact, exact_or_null};

pub use complaints::{
    ComplaintCount, ComplaintItem, ComplaintList, ComplaintPerson, ComplaintState, Kept,
};
pub use detail::{Basis, Capped, Detail, First};
pub use history::History;
pub use improve::{
    CauseKind, CauseTrend, Improve, ImproveAction, ImproveAgent, ImproveCause, ImprovePerson,
    ImproveState, ImproveTeam, Promised, improve,
};
pub use indicators::{Indicators, Measured};
pub use metric::MetricDetail;
pub use overview::{
    GradeShare, Overview, OverviewAgent, OverviewChannel, OverviewService, OverviewTeam, Standings,
};
pub use trend::{
    Chosen, GroupMean, Span, SpanMean, Trend, TrendAgent, TrendGroup, TrendMonth, TrendPoint,
    Trends,
};
pub use trial::{Miss, Trial};
pub use what_if::{
    GradeCount, LineChange, MoneyChange, PersonChange, Standing, WhatIf, WhatIfMonth,
};

/// The name of this format.
pub const SCHEMA: &str = "kefu.result/1";

/// A month, scored.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MonthResult {
    /// Always [`SCHEMA`].
    pub schema: String,
    /// The month.
    pub month: Month,
    /// Whether it must not be paid by: no roster, rows set aside, or a month that is still running.
    pub provisional: bool,
    /// The local time that stood in for the end of the month, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The time zone of the month.
    #[serde(default)]
    pub zone: String,
    /// The policy that it was scored under.
    pub policy: PolicyRef,
    /// A copy of what that policy says.
    #[serde(default)]
    pub terms: Terms,
    /// Everybody who is scored, by agent_id.
    pub agents: Vec<AgentResult>,
    /// Measures of each team, over the contacts of its people.
    #[serde(default)]
    pub team_indicators: BTreeMap<String, Indicators>,
    /// Measures of the service: of everybody who is scored, and of rows that are nobody's.
    #[serde(default)]
    pub service_indicators: Indicators,
    /// Measures of each channel that calls and tickets name, of everybody who is scored and of nobody; "" of rows that name none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub channel_indicators: BTreeMap<String, Indicators>,
    /// What became of every row; a result of an early release may not say.
    #[serde(default)]
    pub inputs: Vec<InputResult>,
    /// What was noticed.
    pub problems: Vec<Told>,
}

/// A policy, named.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PolicyRef {
    /// Its name.
    pub name: String,
    /// The first month that it holds for.
    #[serde(default)]
    pub effective_from: Option<Month>,
    /// Its version, if it names one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// The SHA-256 of its file.
    #[serde(default)]
    pub sha256: String,
}

impl PolicyRef {
    /// The name of a policy, as results carry it.
    pub fn of(policy: &Rulebook) -> Self {
        PolicyRef {
            name: policy.name.clone(),
            effective_from: Some(policy.effective_from),
            version: policy.about.version.clone(),
            sha256: policy.sha256.clone(),
        }
    }
}

/// One person's month.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct AgentResult {
    /// The id.
    pub agent_id: String,
    /// The name.
    pub name: String,
    /// The team.
    pub team: Option<String>,
    /// The role; null when there is no roster.
    pub role: Option<Role>,
    /// The month of service; null when nobody knows it.
    pub service_month: Option<i64>,
    /// What moved the score, in the order of date, rule, file and line.
    pub lines: Vec<Line>,
    /// The sum of bonus lines.
    #[serde(with = "exact")]
    pub bonus: Decimal,
    /// The sum of violations, negative.
    #[serde(with = "exact")]
    pub deductions: Decimal,
    /// The sum of adjustments.
    #[serde(default, with = "exact")]
    pub adjustment: Decimal,
    /// The baseline and all lines.
    #[serde(with = "exact")]
    pub raw: Decimal,
    /// `raw` between floor and cap.
    #[serde(with = "exact")]
    pub score: Decimal,
    /// The grade; null below all.
    pub grade: Option<String>,
    /// The rank; null for the unranked.
    pub rank: Option<u32>,
    /// Among how many.
    pub ranked_of: Option<u32>,
    /// Whether nobody's score is lower.
    pub last: bool,
    /// The pay float.
    pub pay: PayResult,
    /// What a person must decide.
    pub flags: Vec<Flag>,
    /// Measures of the month.
    #[serde(default)]
    pub indicators: Indicators,
}

/// The pay float of one person.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PayResult {
    /// Whether it is paid yet.
    pub eligible: bool,
    /// Yuan; null when not eligible.
    #[serde(with = "exact_or_null")]
    pub float: Option<Decimal>,
}

/// What moved a score: one source row or incident.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// The id of the rule.
    pub rule: String,
    /// Its severity.
    pub severity: Severity,
    /// How many times.
    pub times: u32,
    /// The points of the whole line.
    #[serde(with = "exact")]
    pub points: Decimal,
    /// Its date.
    pub on: NaiveDate,
    /// What it was measured from.
    #[serde(default)]
    pub detail: Detail,
    /// Where it came from.
    pub evidence: Vec<Evidence>,
}

fn is_false(yes: &bool) -> bool {
    !yes
}

/// Where a line came from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// The file.
    pub file: String,
    /// The line in it.
    pub line: u32,
    /// The id of the row.
    pub id: Option<String>,
}

/// What a person must decide.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Flag {
    /// What kind of decision.
    pub kind: FlagKind,
    /// Why; of a dismissal review alone.
    #[serde(default)]
    pub cause: Option<Cause>,
}

impl fmt::Display for Flag {
    /// As files and sheets have it: `dismissal-review:T1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind.name())?;
        match &self.cause {
            Some(cause) => write!(f, ":{cause}"),
            None => Ok(()),
        }
    }
}

/// What became of the rows of an input.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct InputResult {
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub file: String,
    /// All rows: the sum of the following.
    pub rows: u64,
    /// Rows that count.
    pub used: u64,
    /// Rows of other months.
    pub other_month: u64,
    /// Rows of people who are not scored.
    pub not_ours: u64,
    /// Rows that are no events of the kind.
    pub filtered: u64,
    /// Rows that another one stands for.
    pub duplicate: u64,
    /// Rows with a mistake.
    pub rejected: u64,
}

impl InputResult {
    /// Whether every row is accounted for. Where one is not, something was counted twice or not at all, and no score holds.
    pub fn adds_up(&self) -> bool {
        let parts = [
            self.used,
            self.other_month,
            self.not_ours,
            self.filtered,
            self.duplicate,
            self.rejected,
        ];
        self.rows == parts.iter().sum::<u64>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_is_lost_or_counted_twice_does_not_add_up() {
        let input = InputResult {
            kind: Kind::Calls,
            file: "calls.csv".into(),
            rows: 21,
            used: 1,
            other_month: 2,
            not_ours: 3,
            filtered: 4,
            duplicate: 5,
            rejected: 6,
        };
        assert!(input.adds_up());
        for used in [0, 2] {
            let used = InputResult {
                used,
                ..input.clone()
            };
            assert!(!used.adds_up());
        }
    }
}
