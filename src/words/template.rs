//! What is said of the templates of a month's folder and of a rulebook, and the settings that are laid beside them.

use super::{Lang, en, zh};

/// What was done to a folder, or beside it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TemplatePhrase<'a> {
    /// Files that were made.
    Made {
        /// The folder.
        dir: &'a str,
        /// Their names.
        names: &'a [&'a str],
    },
    /// Nothing was missing in the folder.
    NothingMade(&'a str),
    /// Files that were there, by name.
    There(&'a [&'a str]),
    /// A rulebook was laid into a file.
    Rulebook {
        /// The file.
        path: &'a str,
        /// The name of the rulebook.
        name: &'a str,
    },
    /// What to type next.
    Next {
        /// The folder.
        dir: &'a str,
        /// Whether neither its name nor its settings say the month.
        ask_month: bool,
    },
}

/// The sentence.
pub fn template_phrase(phrase: &TemplatePhrase<'_>, lang: Lang) -> String {
    match lang {
        Lang::En => en::template_phrase(phrase),
        Lang::Zh => zh::template_phrase(phrase),
    }
}

/// The `kefu.toml` of a new folder.
pub fn settings_template(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("en/settings.toml"),
        Lang::Zh => include_str!("zh/settings.toml"),
    }
}

/// The name of the list of rules.
pub fn rules_file(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "rules.csv",
        Lang::Zh => "规则表.csv",
    }
}
