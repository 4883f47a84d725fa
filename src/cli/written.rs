//! What somebody wrote beside the inputs: `kefu.toml`, a policy, results of earlier months. Their mistakes are problems like
//! those of inputs.

use std::path::{Path, PathBuf};

use kefu::policy;
use kefu::problem::{Beside, Flaw, HistoryFlaw, Mistake, Problem, What};
use kefu::result::History;
use kefu::rulebook::Rulebook;
use kefu::settings::{self, Settings};
use kefu::source::{SourceRef, Sources};

use crate::files::{self, Failed, Found, Reached};
use crate::stop::Stop;

/// Reads documents and gathers their mistakes.
#[derive(Default)]
pub(crate) struct Written {
    pub(crate) sources: Sources,
    pub(crate) mistakes: Vec<Problem>,
    /// The settings, among the sources.
    pub(crate) settings: Option<u32>,
}

impl Written {
    pub(crate) fn tell(&mut self, file: u32, bad: fn(Flaw) -> What, mistakes: Vec<Mistake>) {
        let problem = |Mistake { line, flaw, .. }| Problem::at(SourceRef { file, line }, bad(flaw));
        self.mistakes.extend(mistakes.into_iter().map(problem));
    }

    /// Reads a document with `read`; None when it has mistakes.
    pub(crate) fn read<T>(
        &mut self,
        file: u32,
        path: &Path,
        bad: fn(Flaw) -> What,
        read: impl Fn(&str) -> Result<T, Vec<Mistake>>,
    ) -> Result<Option<T>, Stop> {
        let not_utf8 = || vec![Mistake::of_all(Flaw::NotUtf8)];
        let document = match files::text(path)? {
            Some(text) => read(&text),
            None => Err(not_utf8()),
        };
        Ok(document
            .map_err(|mistakes| self.tell(file, bad, mistakes))
            .ok())
    }

    /// Tells what is there and cannot be reached.
    pub(crate) fn unreached(&mut self, (name, of, why): Failed) {
        let file = self.sources.add(name);
        let flaw = of.unreached(why).into();
        self.mistakes.push(Problem::of_file(file, flaw));
    }

    /// The settings of a folder; the defaults where it has none.
    pub(crate) fn settings(
        &mut self,
        path: Reached<Option<PathBuf>>,
    ) -> Result<Option<Settings>, Stop> {
        match path {
            Ok(Some(path)) => {
                let file = self.sources.add(shown(&path));
                self.settings = Some(file);
                self.read(file, &path, What::BadSettings, settings::read)
            }
            Ok(None) => Ok(Some(Settings::default())),
            Err(failed) => {
                self.unreached(failed);
                Ok(None)
            }
        }
    }

    /// Tells what is said of files that are not there, or said twice.
    pub(crate) fn unmatched(&mut self, settings: &Settings, found: &Found) {
        let Some(file) = self.settings else {
            return;
        };
        for (line, flaw) in &found.ignored {
            let at = SourceRef { file, line: *line };
            self.mistakes.push(Problem::at(at, flaw.clone().into()));
        }
        for source in &settings.sources {
            let is_its =
                |input: &crate::input::InputFile| settings.source(&input.name) == Some(source);
            let not_read = found.told.iter().any(|(name, _)| source.matches(name));
            if not_read || found.inputs.iter().any(is_its) {
                continue;
            }
            let name = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or(name).to_string();
            let mut inputs = found.inputs.iter().map(|input| name(&input.name));
            let taken = inputs.find(|name| source.matches(name));
            let before = taken
                .and_then(|name| settings.source(&name))
                .map(|other| other.line);
            let files = source.files.as_str().to_string();
            let at = SourceRef {
                file,
                line: source.line,
            };
            self.mistakes
                .push(Problem::at(at, What::UnmatchedSource { files, before }));
        }
    }

    /// The policy of a file; the latest of a folder of versions; the built-in one where there is none.
    pub(crate) fn policy(&mut self, path: Option<&Path>) -> Result<Option<Rulebook>, Stop> {
        if let Some(path) = path.filter(|path| path.is_dir()) {
            let versions = self.versions(path)?;
            return Ok(versions.and_then(|versions| versions.latest().cloned()));
        }
        if let Some(path) = path {
            let file = self.sources.add(shown(path));
            return self.read(file, path, What::BadPolicy, policy::read);
        }
        let file = self.sources.add("built-in policy");
        Ok(policy::read(policy::BUILT_IN)
            .map_err(|mistakes| self.tell(file, What::BadPolicy, mistakes))
            .ok())
    }

    /// The results of earlier months, their ids as wide as the settings say.
    pub(crate) fn history(
        &mut self,
        found: &Found,
        id_width: Option<usize>,
    ) -> Result<History, Stop> {
        let mut history = id_width.map_or_else(History::default, History::with_id_width);
        let of_history = found.unreached.iter();
        let of_history = of_history.filter(|(_, of, _)| *of == Beside::History);
        of_history.for_each(|failed| self.unreached(failed.clone()));
        for path in &found.history {
            let name = format!("history/{}", shown(path));
            let file = self.sources.add(&name);
            let flaw = match files::text(path)? {
                Some(text) => history
                    .add(file, &name, &text)
                    .err()
                    .map(|problem| *problem),
                None => Some(Problem::of_file(
                    file,
                    What::BadHistory(HistoryFlaw::NotUtf8),
                )),
            };
            self.mistakes.extend(flaw);
        }
        Ok(history)
    }
}

pub(crate) fn shown(path: &Path) -> String {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| path.display().to_string())
}
