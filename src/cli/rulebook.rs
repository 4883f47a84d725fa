//! The policy that is asked for: one file, a folder of versions, the built-in one, or what lies in a month's folder.

use std::path::{Path, PathBuf};

use kefu::month::Month;
use kefu::policy::{self, Version, Versions};
use kefu::problem::PolicyFlaw;
use kefu::problem::{Beside, Problem, What};
use kefu::rulebook::Rulebook;
use kefu::source::SourceRef;

use crate::files::{self, Found};
use crate::stop::Stop;
use crate::written::{Written, shown};

/// What policies there are to choose from.
pub(crate) enum FoundRulebook {
    /// One, whatever the month.
    One(Box<Rulebook>),
    /// The month decides.
    Versions(Versions),
}

impl FoundRulebook {
    /// The policy that holds in a month; that none does is told.
    pub(crate) fn at(&self, month: Month, written: &mut Written) -> Option<Rulebook> {
        match self {
            FoundRulebook::One(policy) => Some((**policy).clone()),
            FoundRulebook::Versions(versions) => versions
                .in_force(month)
                .map_err(|problem| written.mistakes.extend(problem.map(|problem| *problem)))
                .ok()
                .cloned(),
        }
    }
}

impl Written {
    /// The policy of a month's folder, or the one that was named instead; None when it has mistakes.
    pub(crate) fn found_rulebook(&mut self, found: &Found) -> Result<Option<FoundRulebook>, Stop> {
        let unreached = found.unreached.iter();
        let unreached = unreached.filter(|(_, of, _)| *of != Beside::History);
        let unreached: Vec<_> = unreached.cloned().collect();
        if !unreached.is_empty() {
            unreached
                .into_iter()
                .for_each(|failed| self.unreached(failed));
            return Ok(None);
        }
        let Some(folder) = &found.policies else {
            return self.rulebook(found.policy.as_deref());
        };
        let versions = self.rulebook(Some(folder))?;
        let Some(beside) = &found.policy else {
            return Ok(versions);
        };
        self.policy(Some(beside))?;
        let file = self.sources.add(shown(beside));
        self.flaw(SourceRef { file, line: 1 }, PolicyFlaw::PolicyAndVersions);
        Ok(None)
    }

    /// A file or a folder of versions; None: the built-in one.
    pub(crate) fn rulebook(&mut self, path: Option<&Path>) -> Result<Option<FoundRulebook>, Stop> {
        if let Some(path) = path.filter(|path| path.is_dir()) {
            return Ok(self.versions(path)?.map(FoundRulebook::Versions));
        }
        let policy = self.policy(path)?;
        Ok(policy.map(|policy| FoundRulebook::One(Box::new(policy))))
    }

    /// What somebody calls a policy: a file, a folder, or, where neither is called so, one of the program's own.
    pub(crate) fn named_rulebook(&mut self, name: &Path) -> Result<Option<FoundRulebook>, Stop> {
        let is = |own: &&(&str, &str)| name == Path::new(own.0);
        let Some((name, text)) = policy::EXAMPLES.iter().find(is).filter(|_| !name.exists()) else {
            return self.rulebook(Some(name));
        };
        let file = self.sources.add(format!("policy `{name}` of the program"));
        let read =
            policy::read(text).map_err(|mistakes| self.tell(file, What::BadPolicy, mistakes));
        Ok(read.ok().map(|policy| FoundRulebook::One(Box::new(policy))))
    }

    /// One policy by its name: as above, of a folder the latest version, or with `@2026-07` behind it the one of that month.
    pub(crate) fn named(&mut self, name: &Path) -> Result<Option<Rulebook>, Stop> {
        let (folder, month) = match of_month(name) {
            Some((folder, month)) => (folder, Some(month)),
            None => (name.to_path_buf(), None),
        };
        Ok(match self.named_rulebook(&folder)? {
            None => None,
            Some(FoundRulebook::One(policy)) => Some(*policy),
            Some(FoundRulebook::Versions(versions)) => match month {
                Some(month) => FoundRulebook::Versions(versions).at(month, self),
                None => versions.latest().cloned(),
            },
        })
    }

    /// All versions in a folder; each is read, so that all mistakes are told.
    pub(crate) fn versions(&mut self, folder: &Path) -> Result<Option<Versions>, Stop> {
        let mut versions = Vec::new();
        let before = self.mistakes.len();
        let (paths, failed) = files::inside(folder, Beside::Policies);
        failed.into_iter().for_each(|failed| self.unreached(failed));
        for path in paths {
            let name = format!("{}/{}", shown(folder), shown(&path));
            let file = self.sources.add(name);
            let read = |text: &str| Ok((policy::read(text)?, policy::effective_from_line(text)));
            if let Some((policy, line)) = self.read(file, &path, What::BadPolicy, read)? {
                let at = SourceRef { file, line };
                versions.push(Version { policy, at });
            }
        }
        if versions.is_empty() && self.mistakes.len() == before {
            let file = self.sources.add(format!("{}/", shown(folder)));
            self.flaw(SourceRef { file, line: 1 }, PolicyFlaw::NoVersions);
        }
        let ordered = Versions::new(versions, &self.sources);
        let ordered = ordered.map_err(|problems| self.mistakes.extend(problems));
        Ok(ordered.ok().filter(|_| self.mistakes.len() == before))
    }

    fn flaw(&mut self, at: SourceRef, flaw: PolicyFlaw) {
        let what = What::BadPolicy(flaw.into());
        self.mistakes.push(Problem::at(at, what));
    }
}

/// `policies@2026-07`: a folder, and the month that chooses.
fn of_month(name: &Path) -> Option<(PathBuf, Month)> {
    let (folder, month) = name.to_str()?.rsplit_once('@')?;
    let folder = PathBuf::from(folder);
    if name.exists() || !folder.is_dir() {
        return None;
    }
    Some((folder, month.parse().ok()?))
}
