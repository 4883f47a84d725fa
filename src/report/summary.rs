//! The summary: one row an agent under the headings of CONTRACT §4, for files and spreadsheets; and the order and choice of
//! agents, which never change a figure.

use std::cmp::Ordering;

use super::sheet::{Align, Cell, Sheet};
use crate::event::Role;
use crate::result::{AgentResult, Flag, MonthResult};

/// The order of agents in a report.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Order {
    /// By agent_id.
    #[default]
    Id,
    /// By name.
    Name,
    /// By team, then by rank.
    Team,
    /// By score, highest first.
    Score,
    /// By rank; the unranked last.
    Rank,
}

impl Order {
    /// Sorts agents; of equals the agent_id decides.
    pub fn sort(self, agents: &mut [AgentResult]) {
        let by_rank = |a: &AgentResult, b: &AgentResult| {
            a.rank
                .unwrap_or(u32::MAX)
                .cmp(&b.rank.unwrap_or(u32::MAX))
                .then(b.score.cmp(&a.score))
        };
        agents.sort_by(|a, b| {
            let order = match self {
                Order::Id => Ordering::Equal,
                Order::Name => a.name.cmp(&b.name),
                Order::Team => a.team.cmp(&b.team).then_with(|| by_rank(a, b)),
                Order::Score => b.score.cmp(&a.score),
                Order::Rank => by_rank(a, b),
            };
            order.then_with(|| a.agent_id.cmp(&b.agent_id))
        });
    }
}

/// The columns of the summary, with those that hold numbers.
pub(super) const COLUMNS: [(&str, Align); 18] = [
    ("month", Align::Left),
    ("agent_id", Align::Left),
    ("name", Align::Left),
    ("team", Align::Left),
    ("role", Align::Left),
    ("service_month", Align::Right),
    ("baseline", Align::Right),
    ("bonus", Align::Right),
    ("deductions", Align::Right),
    ("adjustment", Align::Right),
    ("raw", Align::Right),
    ("score", Align::Right),
    ("grade", Align::Left),
    ("rank", Align::Right),
    ("ranked_of", Align::Right),
    ("last", Align::Left),
    ("pay_float", Align::Right),
    ("flags", Align::Left),
];

/// The summary of a result, in the order of its agents.
pub fn summary(result: &MonthResult) -> Sheet {
    let mut sheet = Sheet::new(&COLUMNS);
    let whole = |n: Option<u32>| Cell::number(n.map(Into::into));
    for agent in &result.agents {
        let flags: Vec<String> = agent.flags.iter().map(Flag::to_string).collect();
        sheet.rows.push(vec![
            Cell::text(result.month.to_string()),
            Cell::text(&agent.agent_id),
            Cell::text(&agent.name),
            Cell::text(agent.team.clone().unwrap_or_default()),
            Cell::text(agent.role.map(Role::name).unwrap_or_default()),
            Cell::number(agent.service_month.map(Into::into)),
            Cell::Number(result.terms.baseline),
            Cell::Number(agent.bonus),
            Cell::Number(agent.deductions),
            Cell::Number(agent.adjustment),
            Cell::Number(agent.raw),
            Cell::Number(agent.score),
            Cell::text(agent.grade.clone().unwrap_or_default()),
            whole(agent.rank),
            whole(agent.ranked_of),
            Cell::text(if agent.last { "true" } else { "false" }),
            Cell::number(agent.pay.float),
            Cell::text(flags.join("; ")),
        ]);
    }
    sheet
}
