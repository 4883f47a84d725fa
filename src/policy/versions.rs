//! Versions of a policy: each holds from its month until the next one begins. Which files they are is left to the program.

use crate::month::Month;
use crate::problem::{Document, PolicyFlaw};
use crate::problem::{Problem, What};
use crate::rulebook::Rulebook;
use crate::source::{SourceRef, Sources};

/// A policy and the place where it says from when it holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Version {
    /// What it says.
    pub policy: Rulebook,
    /// Where `effective_from` stands.
    pub at: SourceRef,
}

/// The versions of one policy, the earliest first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Versions(Vec<Version>);

impl Versions {
    /// Puts versions in order.
    ///
    /// # Errors
    /// Two that hold from one month: told at both places.
    pub fn new(mut versions: Vec<Version>, sources: &Sources) -> Result<Self, Vec<Problem>> {
        versions.sort_by_key(|version| version.policy.effective_from);
        let place = |at: SourceRef| format!("{}:{}", sources.name(at.file), at.line);
        let mut problems = Vec::new();
        for this in &versions {
            let same = |other: &&Version| {
                other.at != this.at && other.policy.effective_from == this.policy.effective_from
            };
            if let Some(other) = versions.iter().find(same) {
                let (month, other) = (this.policy.effective_from, place(other.at));
                problems.push(told(this.at, PolicyFlaw::SameMonth { month, other }));
            }
        }
        if problems.is_empty() {
            Ok(Versions(versions))
        } else {
            Err(problems)
        }
    }

    /// The one that holds in a month: the latest that does not begin after it.
    ///
    /// # Errors
    /// A month before all of them: told at the first.
    pub fn in_force(&self, month: Month) -> Result<&Rulebook, Option<Box<Problem>>> {
        let begun = |version: &&Version| version.policy.effective_from <= month;
        if let Some(version) = self.0.iter().rev().find(begun) {
            return Ok(&version.policy);
        }
        let first = self.0.first().ok_or(None)?;
        let from = first.policy.effective_from;
        let flaw = PolicyFlaw::BeforeVersions { month, first: from };
        Err(Some(Box::new(told(first.at, flaw))))
    }

    /// The one that holds from the latest month.
    pub fn latest(&self) -> Option<&Rulebook> {
        self.0.last().map(|version| &version.policy)
    }
}

fn told(at: SourceRef, flaw: PolicyFlaw) -> Problem {
    Problem::at(at, What::BadPolicy(flaw.into()))
}

/// The line where a policy says from when it holds.
pub fn effective_from_line(text: &str) -> u32 {
    let (doc, top) = Document::parse(text.strip_prefix('\u{feff}').unwrap_or(text));
    let at = top.untaken().find(|(key, _)| *key == "effective_from");
    at.map_or(1, |(_, at)| doc.line(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::{BUILT_IN, read};

    fn version(from: &str, file: u32) -> Version {
        let text = BUILT_IN.replace("\"2026-01\"", &format!("\"{from}\""));
        Version {
            policy: read(&text).unwrap(),
            at: SourceRef {
                file,
                line: effective_from_line(&text),
            },
        }
    }

    #[test]
    fn a_month_takes_the_latest_that_is_not_after_it() {
        let sources = Sources::default();
        let given = vec![version("2026-07", 0), version("2025-01", 1)];
        let versions = Versions::new(given, &sources).unwrap();
        let from = |month: &str| {
            let policy = versions.in_force(month.parse().unwrap());
            policy.map(|policy| policy.effective_from.to_string()).ok()
        };
        assert_eq!(from("2025-01").as_deref(), Some("2025-01"));
        assert_eq!(from("2026-06").as_deref(), Some("2025-01"));
        assert_eq!(from("2026-07").as_deref(), Some("2026-07"));
        assert_eq!(from("2030-01").as_deref(), Some("2026-07"));
        assert_eq!(from("2024-12"), None);
        let first = versions.in_force("2024-12".parse().unwrap()).unwrap_err();
        assert_eq!(
            first
                .and_then(|problem| problem.at)
                .map(|at| (at.file, at.line)),
            Some((1, 6))
        );
    }

    #[test]
    fn two_from_one_month_are_told_at_both() {
        let mut sources = Sources::default();
        let (a, b) = (sources.add("a.toml"), sources.add("b.toml"));
        let given = vec![
            version("2026-07", a),
            version("2026-07", b),
            version("2026-01", 9),
        ];
        let problems = Versions::new(given, &sources).unwrap_err();
        let at: Vec<_> = problems.iter().filter_map(|problem| problem.at).collect();
        assert_eq!(
            at,
            [
                SourceRef { file: a, line: 6 },
                SourceRef { file: b, line: 6 }
            ]
        );
    }
}
