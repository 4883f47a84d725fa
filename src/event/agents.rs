//! The roster: who works in the service. Who a name means is left to `tally`.

use chrono::NaiveDate;

use super::columns::columns;
use super::declaration::{Declaration, Others};
use super::row::Row;
use super::value::Role;
use crate::month::When;
use crate::source::SourceRef;

columns! {
    AGENT_ID = must("agent_id", Id);
    NAME = must("name", Text);
    HIRED_ON = may("hired_on", Time);
    TEAM = may("team", Text);
    ROLE = may("role", Role);
    LEFT_ON = may("left_on", Time);
    PROBATION_UNTIL = may("probation_until", Time);
    ALIASES = may("aliases", Text);
}

pub(super) const DECLARATION: Declaration = Declaration {
    name: "agents",
    one: "agent",
    title: "Roster",
    chinese: "花名册",
    words: &["agents", "花名册", "花名冊"],
    weak_words: &["agent", "roster", "员工", "員工", "坐席"],
    columns: COLUMNS,
    id: Some(AGENT_ID),
    agent: Some(AGENT_ID),
    moment: None,
    second_moment: None,
    updated: None,
    is_of_months: false,
    is_work: false,
    others: Others::Refused,
    twice: None,
    missed: &[ROLE, LEFT_ON],
};

/// A person of the roster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RosterRow {
    /// Where it stands.
    pub at: SourceRef,
    /// The id that everything is booked on.
    pub agent_id: String,
    /// The name.
    pub name: String,
    /// The first day of employment.
    pub hired_on: Option<NaiveDate>,
    /// The team.
    pub team: Option<String>,
    /// The role; a blank is an agent.
    pub role: Role,
    /// The last day of employment.
    pub left_on: Option<NaiveDate>,
    /// The last day of probation.
    pub probation_until: Option<NaiveDate>,
    /// Other names, addresses and extensions.
    pub aliases: Vec<String>,
}

impl RosterRow {
    /// The person of a row; `day` tells which day a moment is.
    pub fn of(row: &Row<'_>, day: impl Fn(When) -> NaiveDate) -> Option<Self> {
        let split = |text: &str| {
            text.split([';', '；'])
                .map(str::trim)
                .filter(|alias| !alias.is_empty())
                .map(String::from)
                .collect()
        };
        Some(RosterRow {
            at: row.at,
            agent_id: row.owned(AGENT_ID)?,
            name: row.owned(NAME)?,
            hired_on: row.time(HIRED_ON).map(&day),
            team: row.owned(TEAM),
            role: row.role(ROLE).unwrap_or(Role::Agent),
            left_on: row.time(LEFT_ON).map(&day),
            probation_until: row.time(PROBATION_UNTIL).map(&day),
            aliases: row.text(ALIASES).map(split).unwrap_or_default(),
        })
    }
}
