//! Results of several months side by side: what each person had in each of them, and the means of quarters and years.

mod measures;

use crate::rulebook::{Terms, exact};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::Datelike;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Serialize, Serializer};

use super::history::read;
use super::{AgentResult, Indicators, MonthResult, PolicyRef};
use crate::indicator::Indicator;
use crate::month::Month;
use crate::problem::{HistoryFlaw, Problem, What};

pub use measures::{Chosen, GroupMean, TrendGroup};

/// Decimals of a mean of scores.
const DECIMALS: u32 = 2;

/// Results on their way into a trend: one a month, provisional ones too.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Trends {
    months: BTreeMap<Month, (String, MonthResult)>,
}

/// What people had in several months.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Trend {
    /// Always `kefu.trend/1`.
    pub schema: &'static str,
    /// Every month from the first to the last; None: there is no result of it.
    pub months: BTreeMap<Month, Option<TrendMonth>>,
    /// The month of the newest result: its terms give the grades of means.
    pub graded_by: Month,
    /// Everybody who is in one of the results, by agent_id.
    pub agents: Vec<TrendAgent>,
    /// The chosen indicators of teams, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub teams: BTreeMap<String, TrendGroup>,
    /// The chosen indicators of the whole service; None when none was chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<TrendGroup>,
}

/// What a month was scored under.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TrendMonth {
    /// Whether it must not be paid by.
    pub provisional: bool,
    /// Its policy.
    pub policy: PolicyRef,
}

/// One person's months.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TrendAgent {
    /// The id.
    pub agent_id: String,
    /// The name in the newest result that has them.
    pub name: String,
    /// The team in that result.
    pub team: Option<String>,
    /// The months that they are in.
    pub months: BTreeMap<Month, TrendPoint>,
    /// Quarters, then years, that hold one of those months.
    pub means: BTreeMap<Span, SpanMean>,
}

/// One person in one month.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TrendPoint {
    /// The score.
    #[serde(with = "exact")]
    pub score: Decimal,
    /// The grade; null below all.
    pub grade: Option<String>,
    /// The rank; null for the unranked.
    pub rank: Option<u32>,
    /// Among how many.
    pub ranked_of: Option<u32>,
    /// The indicators that were chosen.
    pub indicators: Chosen,
}

/// A quarter or a year of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Span {
    /// A year, and its quarter from 1 to 4.
    Quarter(i32, u32),
    /// A year.
    Year(i32),
}

/// The mean of a person's scores over a span.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SpanMean {
    /// The mean of the months that there are, 2 decimals half up.
    #[serde(with = "exact")]
    pub score: Decimal,
    /// The grade of that mean under the terms of the newest result; null below all.
    pub grade: Option<String>,
    /// How many months it is the mean of.
    pub months: u32,
    /// Whether one of them is provisional.
    pub provisional: bool,
    /// The indicators that were chosen, of those months together.
    #[serde(skip_serializing_if = "Chosen::is_empty")]
    pub indicators: Chosen,
}

impl Trends {
    /// Adds the text of the result file `name`, which is source `file`.
    ///
    /// # Errors
    /// A text that is no result, is one of another schema, or the second of a month.
    pub fn add(&mut self, file: u32, name: &str, text: &str) -> Result<(), Box<Problem>> {
        let flaw = |flaw| Box::new(Problem::of_file(file, What::BadHistory(flaw)));
        let result = read(text).map_err(flaw)?;
        match self.months.get(&result.month) {
            Some((other, _)) => Err(flaw(HistoryFlaw::Again(result.month, other.clone()))),
            None => {
                self.months.insert(result.month, (name.to_string(), result));
                Ok(())
            }
        }
    }

    /// The provisional results: the name of the file and the month.
    pub fn provisional(&self) -> impl Iterator<Item = (&str, Month)> {
        let results = self.months.values();
        results
            .filter(|(_, result)| result.provisional)
            .map(|(name, result)| (name.as_str(), result.month))
    }

    /// The trend with these indicators; None when there is no result.
    pub fn trend(&self, indicators: &[Indicator]) -> Option<Trend> {
        let first = *self.months.keys().next()?;
        let (last, (_, newest)) = self.months.iter().next_back()?;
        let span = std::iter::successors(Some(first), |month| Some(month.next()));
        let months = span.take_while(|month| month <= last).map(|month| {
            let result = self.months.get(&month).map(|(_, result)| TrendMonth {
                provisional: result.provisional,
                policy: result.policy.clone(),
            });
            (month, result)
        });
        let mut agents: BTreeMap<&str, TrendAgent> = BTreeMap::new();
        for (month, (_, result)) in &self.months {
            for agent in &result.agents {
                let one = agents
                    .entry(&agent.agent_id)
                    .or_insert_with(|| TrendAgent::new(agent));
                one.name.clone_from(&agent.name);
                one.team.clone_from(&agent.team);
                one.months.insert(*month, point(agent, indicators));
            }
        }
        let mut agents: Vec<TrendAgent> = agents.into_values().collect();
        for agent in &mut agents {
            agent.means = self.means(agent, &newest.terms);
        }
        let (teams, service) = self.groups(indicators);
        Some(Trend {
            schema: "kefu.trend/1",
            months: months.collect(),
            graded_by: *last,
            agents,
            teams,
            service: Some(service).filter(|_| !indicators.is_empty()),
        })
    }

    fn is_provisional(&self, month: Month) -> bool {
        let result = self.months.get(&month);
        result.is_some_and(|(_, result)| result.provisional)
    }

    /// These indicators of teams and of the service.
    fn groups(&self, chosen: &[Indicator]) -> (BTreeMap<String, TrendGroup>, TrendGroup) {
        let mut teams: BTreeMap<String, TrendGroup> = BTreeMap::new();
        let mut service = TrendGroup::default();
        let mut unmeasured = BTreeSet::new();
        for (month, (_, result)) in self.months.iter().filter(|_| !chosen.is_empty()) {
            if result.service_indicators == Indicators::default() {
                unmeasured.extend(Span::of(*month));
                continue;
            }
            for (team, indicators) in &result.team_indicators {
                let team = teams.entry(team.clone()).or_default();
                team.months.insert(*month, Chosen::of(indicators, chosen));
            }
            let indicators = Chosen::of(&result.service_indicators, chosen);
            service.months.insert(*month, indicators);
        }
        let with_means =
            |group: TrendGroup| group.with_means(|month| self.is_provisional(month), &unmeasured);
        let teams = teams.into_iter();
        let teams = teams.map(|(team, group)| (team, with_means(group)));
        (teams.collect(), with_means(service))
    }

    fn means(&self, agent: &TrendAgent, terms: &Terms) -> BTreeMap<Span, SpanMean> {
        let mut spans: BTreeMap<Span, Vec<(Month, &TrendPoint)>> = BTreeMap::new();
        for (month, point) in &agent.months {
            for span in Span::of(*month) {
                spans.entry(span).or_default().push((*month, point));
            }
        }
        let mean = |(span, months): (Span, Vec<(Month, &TrendPoint)>)| {
            let sum: Decimal = months.iter().map(|(_, point)| point.score).sum();
            let mean = sum.checked_div(Decimal::from(months.len()))?;
            let half_up = RoundingStrategy::MidpointAwayFromZero;
            let score = mean.round_dp_with_strategy(DECIMALS, half_up).normalize();
            let indicators = months.iter().map(|(_, point)| &point.indicators);
            let mean = SpanMean {
                score,
                grade: grade(terms, score).map(str::to_string),
                months: u32::try_from(months.len()).ok()?,
                provisional: months.iter().any(|(month, _)| self.is_provisional(*month)),
                indicators: Chosen::over(&indicators.collect::<Vec<_>>()),
            };
            Some((span, mean))
        };
        spans.into_iter().filter_map(mean).collect()
    }
}

impl Trend {
    /// Whether the months were scored under more than one policy.
    pub fn several_policies(&self) -> bool {
        let policies = self.months.values().flatten();
        let hashes: BTreeSet<_> = policies.map(|month| &month.policy.sha256).collect();
        hashes.len() > 1
    }

    /// Whether there is a provisional result of that month.
    pub fn provisional(&self, month: Month) -> bool {
        let result = self.months.get(&month).and_then(Option::as_ref);
        result.is_some_and(|result| result.provisional)
    }

    /// Whether there is one of a month of that quarter or year.
    pub fn provisional_in(&self, span: Span) -> bool {
        let mut months = self.months.keys();
        months.any(|month| Span::of(*month).contains(&span) && self.provisional(*month))
    }
}

impl TrendAgent {
    fn new(agent: &AgentResult) -> Self {
        TrendAgent {
            agent_id: agent.agent_id.clone(),
            name: agent.name.clone(),
            team: agent.team.clone(),
            months: BTreeMap::new(),
            means: BTreeMap::new(),
        }
    }
}

impl Span {
    /// The quarter and the year that a month lies in.
    pub fn of(month: Month) -> [Span; 2] {
        let day = month.first_day();
        let year = day.year();
        [Span::Quarter(year, day.month0() / 3 + 1), Span::Year(year)]
    }

    /// The year that it is or lies in.
    pub fn year(self) -> i32 {
        match self {
            Span::Quarter(year, _) | Span::Year(year) => year,
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Span::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Span::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

fn point(agent: &AgentResult, chosen: &[Indicator]) -> TrendPoint {
    TrendPoint {
        score: agent.score,
        grade: agent.grade.clone(),
        rank: agent.rank,
        ranked_of: agent.ranked_of,
        indicators: Chosen::of(&agent.indicators, chosen),
    }
}

/// The grade of a score.
fn grade(terms: &Terms, score: Decimal) -> Option<&str> {
    let mut grades = terms.grades.iter();
    let grade = grades.find(|grade| grade.holds(score))?;
    Some(&grade.name)
}
