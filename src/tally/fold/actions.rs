//! What somebody promised to improve. Promises outlast months: every row that reads is used, whatever its dates, and also when it
//! is about somebody who has left; nobody is scored for being named in one.

use super::Tally;
use crate::event::{Action, Kind};
use crate::name::{fold, nearest};
use crate::problem::{Problem, Stranger, What};
use crate::source::SourceRef;
use crate::tally::ActionFact;
use crate::tally::roster::Found;

impl Tally {
    /// The promises, in the order of files and lines.
    pub(super) fn actions(&mut self) -> Vec<ActionFact> {
        let Some(versions) = self.versions.remove(&Kind::Actions) else {
            return Vec::new();
        };
        let clock = self.period.clock;
        let mut actions = Vec::new();
        for row in versions.into_rows() {
            let Some(action) = Action::of(&row, |when| clock.date(when)) else {
                continue;
            };
            if let Some(who) = self.about(&action) {
                if let Some(input) = self.input(row.at.file) {
                    input.unassigned.add(row.at.line, None, false);
                }
                actions.push(ActionFact { action, who });
            }
        }
        actions
    }

    /// Whom a promise is about: Some(None) when it is about a team, None when the row is not used.
    fn about(&mut self, action: &Action) -> Option<Option<usize>> {
        let at = action.at;
        let Some(name) = action.agent.as_deref() else {
            let Some(team) = action.team.as_deref() else {
                self.reject(at, What::NoAgentOrTeam, "agent_id", "");
                return None;
            };
            self.known_team(at, team);
            return Some(None);
        };
        match self.roster.find(name) {
            Found::Person(who) => Some(Some(who)),
            Found::NotScored => {
                self.not_ours(at);
                None
            }
            Found::Ambiguous(ids) => {
                self.reject(at, What::AmbiguousAgent { ids }, "agent_id", name);
                None
            }
            Found::Unknown => {
                let near = self.roster.near(name);
                let stranger = Stranger::Unknown;
                let what = What::UnknownAgent { stranger, near };
                self.reject(at, what, "agent_id", name);
                None
            }
        }
    }

    /// Tells a team that nobody on the roster is in.
    fn known_team(&mut self, at: SourceRef, team: &str) {
        let people = self.roster.people.iter();
        let teams: Vec<&str> = people.filter_map(|person| person.team.as_deref()).collect();
        let known = teams.iter().any(|known| fold(known) == fold(team));
        if known || !self.roster.given || self.roster.unreadable {
            return;
        }
        let near = nearest(team, teams.into_iter()).map(String::from);
        let problem = Problem::at(at, What::UnknownTeam(near));
        self.problems.push(problem.column("team").value(team));
    }
}
