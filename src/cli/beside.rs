//! What `kefu.toml` says beside the built-in rulebook, laid over it. A month with a rulebook of its own is told that it has no
//! effect there.

use kefu::problem::{Problem, Unused, What};
use kefu::rulebook::Rulebook;
use kefu::settings::Settings;
use kefu::source::SourceRef;

use crate::written::Written;

impl Written {
    /// Lays what the settings say over those of the policies that are the built-in one.
    pub(crate) fn lay_over(&mut self, settings: &Settings, policies: &mut [Rulebook]) {
        let Some(file) = self.settings else {
            return;
        };
        let beside = &settings.beside;
        let mut built_in = policies.iter_mut().filter(|of| of.is_built_in()).peekable();
        if built_in.peek().is_none() {
            for (key, line) in beside.said() {
                self.unused(SourceRef { file, line }, key, Unused::OwnPolicy);
            }
        }
        let mut clashes = Vec::new();
        for policy in built_in {
            if let Some((_, recorders)) = &beside.recorders {
                policy.lay_over_recorders(recorders);
            }
            if let Some((line, words)) = &beside.other_categories {
                let found = policy.add_other_categories(words).into_iter();
                clashes = found.map(|clash| (*line, clash)).collect();
            }
        }
        for (line, (category, rule)) in clashes {
            let why = Unused::CategoryOf { category, rule };
            self.unused(SourceRef { file, line }, "other_categories", why);
        }
    }

    fn unused(&mut self, at: SourceRef, key: &'static str, why: Unused) {
        let what = What::SettingUnused { key, why };
        self.mistakes.push(Problem::at(at, what));
    }
}
