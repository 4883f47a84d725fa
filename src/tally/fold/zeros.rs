//! Ids that lost their zeros: where many unknown ids of a file would be those of people on the roster with zeros in front, that
//! is one mistake of the whole file, and told once.

use std::collections::{BTreeMap, BTreeSet};

use super::{Grouped, Tally};
use crate::name::normal;
use crate::problem::{Problem, Stranger, What};
use crate::source::SourceRef;

/// Fewer unknown ids may be like others by chance; each is told with the person who may be meant.
const MANY: usize = 2;

/// The unknown ids of a file that may be people of the roster.
#[derive(Default)]
struct Alike {
    /// By id as written: the id on the roster, the first line, and how many rows.
    ids: BTreeMap<String, (String, u32, u64)>,
    /// The rows that are refused for it.
    refused: Vec<SourceRef>,
}

impl Tally {
    /// Tells files whose ids differ from those of the roster by zeros in front, in place of their unknown ids one by one.
    pub(super) fn tell_lost_zeros(&mut self) {
        if !self.roster.given || self.roster.unreadable {
            return;
        }
        let Some(by_digits) = self.people_by_digits() else {
            return;
        };
        let mut files: BTreeMap<u32, Alike> = BTreeMap::new();
        for ((file, what), (line, count, _)) in &self.grouped {
            if let Grouped::Unknown(name) = what
                && let Some(id) = digits(name).and_then(|digits| by_digits.get(&digits).cloned())
            {
                let alike = files.entry(*file).or_default();
                alike.ids.insert(name.clone(), (id, *line, *count));
            }
        }
        for problem in &self.problems {
            if let Some((at, name)) = refused(problem)
                && let Some(id) = digits(name).and_then(|digits| by_digits.get(&digits).cloned())
            {
                let alike = files.entry(at.file).or_default();
                let entry = alike.ids.entry(name.to_string());
                let (_, line, count) = entry.or_insert((id, at.line, 0));
                (*line, *count) = ((*line).min(at.line), *count + 1);
                alike.refused.push(at);
            }
        }
        for (file, alike) in files {
            self.tell_alike(file, alike);
        }
    }

    /// The id of each person whose id is all digits, by those digits without zeros in front; None where two people have them, so
    /// that no width of ids tells them apart.
    fn people_by_digits(&self) -> Option<BTreeMap<String, String>> {
        let mut people = BTreeMap::new();
        for person in &self.roster.people {
            if let Some(digits) = digits(&person.agent_id)
                && people.insert(digits, person.agent_id.clone()).is_some()
            {
                return None;
            }
        }
        Some(people)
    }

    fn tell_alike(&mut self, file: u32, alike: Alike) {
        if alike.ids.len() < MANY {
            return;
        }
        let Some((value, line)) = alike
            .ids
            .iter()
            .min_by_key(|(_, (_, line, _))| *line)
            .map(|(name, (_, line, _))| (name.clone(), *line))
        else {
            return;
        };
        let spelt = alike.ids.iter().flat_map(|(name, (id, ..))| [name, id]);
        let width = spelt.map(|id| normal(id).len()).max().unwrap_or_default();
        self.grouped.retain(|(of, what), _| {
            !matches!(what, Grouped::Unknown(name) if *of == file && alike.ids.contains_key(name))
        });
        self.problems.retain(|problem| {
            !refused(problem)
                .is_some_and(|(at, name)| at.file == file && alike.ids.contains_key(name))
        });
        let count = alike.ids.values().map(|(.., count)| count).sum();
        let of_first = alike.ids.get(&value).map(|(id, ..)| id.clone());
        let of_others: BTreeSet<String> = alike
            .ids
            .into_values()
            .map(|(id, ..)| id)
            .filter(|id| Some(id) != of_first.as_ref())
            .collect();
        let ids = of_first.into_iter().chain(of_others).collect();
        let what = What::LostZeros {
            ids,
            width,
            error: !alike.refused.is_empty(),
            rows: alike.refused,
        };
        let problem = Problem::at(SourceRef { file, line }, what).column("agent_id");
        self.problems.push(problem.value(value).count(count));
    }
}

/// The digits of an id without zeros in front, where it has nothing else.
fn digits(id: &str) -> Option<String> {
    let bare = normal(id);
    let digits = bare.trim_start_matches('0');
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| digits.to_string())
}

/// Where a row was refused for its unknown agent, and the name.
fn refused(problem: &Problem) -> Option<(SourceRef, &str)> {
    let unknown = matches!(
        problem.what,
        What::UnknownAgent {
            stranger: Stranger::Unknown,
            ..
        }
    );
    let (at, name) = (problem.at?, problem.value.as_deref()?);
    (unknown && problem.column.as_deref() == Some("agent_id")).then_some((at, name))
}
