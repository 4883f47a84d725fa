//! The indicators of a month at a glance: of everybody who is scored, of each team with its mean score and its grades, of the
//! service, and of its channels. Whom and what it shows is chosen here; no figure depends on that.

use crate::rulebook::{exact, exact_or_null};
use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use super::{AgentResult, Indicators, MonthResult, PolicyRef};
use crate::indicator::{Better, Indicator};
use crate::month::Month;

/// Decimals of a mean of scores.
const DECIMALS: u32 = 2;

/// Indicators of a month.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Overview {
    /// Always `kefu.indicators/1`.
    pub schema: &'static str,
    /// The month.
    pub month: Month,
    /// Whether it is provisional.
    pub provisional: bool,
    /// The local time that stood in for the end of the month, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The time zone of the month.
    pub zone: String,
    /// The policy that it was scored under.
    pub policy: PolicyRef,
    /// Those who are scored.
    pub agents: Vec<OverviewAgent>,
    /// Their teams, by name.
    pub teams: Vec<OverviewTeam>,
    /// The channels of the service, by name.
    pub channels: Vec<OverviewChannel>,
    /// The whole service: everybody who is scored, and rows that are nobody's.
    pub service: OverviewService,
}

/// One person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OverviewAgent {
    /// The id.
    pub agent_id: String,
    /// The name.
    pub name: String,
    /// The team.
    pub team: Option<String>,
    /// The score.
    #[serde(with = "exact")]
    pub score: Decimal,
    /// The grade; null below all.
    pub grade: Option<String>,
    /// What was measured.
    pub indicators: Indicators,
}

/// One team.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OverviewTeam {
    /// Its name.
    pub team: String,
    /// Its people.
    #[serde(flatten)]
    pub people: Standings,
    /// What was measured over its contacts.
    pub indicators: Indicators,
}

/// One channel of the service.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OverviewChannel {
    /// Its name; "": rows that name none.
    pub channel: String,
    /// What was measured over its contacts.
    pub indicators: Indicators,
}

/// The whole service.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct OverviewService {
    /// Its people.
    #[serde(flatten)]
    pub people: Standings,
    /// What was measured over all contacts.
    pub indicators: Indicators,
}

/// How some people stand.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize)]
pub struct Standings {
    /// How many of them are scored.
    pub people: u64,
    /// The mean of their scores, 2 decimals half up; null without anybody.
    #[serde(with = "exact_or_null")]
    pub score: Option<Decimal>,
    /// How many have each grade, best first, none last; grades that nobody has are left out.
    pub grades: Vec<GradeShare>,
}

/// How many have a grade.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct GradeShare {
    /// Its name; null: none.
    pub grade: Option<String>,
    /// How many have it.
    pub people: u64,
}

impl Standings {
    fn of<'a>(result: &MonthResult, people: impl Iterator<Item = &'a AgentResult>) -> Self {
        let people: Vec<&AgentResult> = people.collect();
        let sum: Decimal = people.iter().map(|agent| agent.score).sum();
        let half_up = RoundingStrategy::MidpointAwayFromZero;
        let mean = sum.checked_div(Decimal::from(people.len()));
        let with = |grade: Option<String>| {
            let has = |agent: &&&AgentResult| agent.grade == grade;
            let n = people.iter().filter(has).count() as u64;
            (n > 0).then_some(GradeShare { grade, people: n })
        };
        let grades = result.terms.grades.iter();
        let grades = grades.map(|grade| Some(grade.name.clone()));
        Standings {
            people: people.len() as u64,
            score: mean.map(|mean| mean.round_dp_with_strategy(DECIMALS, half_up).normalize()),
            grades: grades.chain([None]).filter_map(with).collect(),
        }
    }
}

impl Overview {
    /// The overview of a result, agents in its order.
    pub fn of(result: &MonthResult) -> Self {
        let agent = |agent: &AgentResult| OverviewAgent {
            agent_id: agent.agent_id.clone(),
            name: agent.name.clone(),
            team: agent.team.clone(),
            score: agent.score,
            grade: agent.grade.clone(),
            indicators: agent.indicators.clone(),
        };
        let team = |(team, indicators): (&String, &Indicators)| {
            let is_in = |agent: &&AgentResult| agent.team.as_ref() == Some(team);
            OverviewTeam {
                team: team.clone(),
                people: Standings::of(result, result.agents.iter().filter(is_in)),
                indicators: indicators.clone(),
            }
        };
        let channel = |(channel, indicators): (&String, &Indicators)| OverviewChannel {
            channel: channel.clone(),
            indicators: indicators.clone(),
        };
        Overview {
            schema: "kefu.indicators/1",
            month: result.month,
            provisional: result.provisional,
            as_of: result.as_of.clone(),
            zone: result.zone.clone(),
            policy: result.policy.clone(),
            agents: result.agents.iter().map(agent).collect(),
            teams: result.team_indicators.iter().map(team).collect(),
            channels: result.channel_indicators.iter().map(channel).collect(),
            service: OverviewService {
                people: Standings::of(result, result.agents.iter()),
                indicators: result.service_indicators.clone(),
            },
        }
    }

    /// Only these agents, and the teams that they are in.
    pub fn only(mut self, is_asked: impl Fn(&OverviewAgent) -> bool) -> Self {
        self.agents.retain(is_asked);
        let teams: BTreeSet<&str> = self
            .agents
            .iter()
            .filter_map(|agent| agent.team.as_deref())
            .collect();
        self.teams.retain(|team| teams.contains(team.team.as_str()));
        self
    }

    /// Agents, teams and channels by an indicator, the best first; of those without a sample, and of equals, the order stays.
    pub fn sort(&mut self, by: Indicator) {
        self.agents
            .sort_by(|a, b| better(by, &a.indicators, &b.indicators));
        self.teams
            .sort_by(|a, b| better(by, &a.indicators, &b.indicators));
        self.channels
            .sort_by(|a, b| better(by, &a.indicators, &b.indicators));
    }

    /// All that was measured, of whomever.
    pub fn measured(&self) -> impl Iterator<Item = &Indicators> {
        let agents = self.agents.iter().map(|agent| &agent.indicators);
        let teams = self.teams.iter().map(|team| &team.indicators);
        let channels = self.channels.iter().map(|channel| &channel.indicators);
        let service = std::iter::once(&self.service.indicators);
        agents.chain(teams).chain(channels).chain(service)
    }
}

fn better(by: Indicator, a: &Indicators, b: &Indicators) -> Ordering {
    let (a, b) = (a.get(by).value, b.get(by).value);
    // Nothing is less than any value: what has no sample is last either way.
    match by.better() {
        Better::Low => (a.is_none(), a).cmp(&(b.is_none(), b)),
        Better::High | Better::Neither => Reverse(a).cmp(&Reverse(b)),
    }
}
