//! The templates of a month's folder, and of a rulebook.

use crate::words::TemplatePhrase;

pub(in crate::words) fn template_phrase(phrase: &TemplatePhrase<'_>) -> String {
    match phrase {
        TemplatePhrase::Made { dir, names } => {
            let files = if names.len() == 1 { "file" } else { "files" };
            format!("{dir}: {} {files} made: {}", names.len(), names.join(", "))
        }
        TemplatePhrase::NothingMade(dir) => format!("{dir}: nothing was missing, no file was made"),
        TemplatePhrase::There(names) => {
            let files = match names.len() {
                1 => "file was there already and stays as it is",
                _ => "files were there already and stay as they are",
            };
            format!("{} {files}: {}", names.len(), names.join(", "))
        }
        TemplatePhrase::Rulebook { path, name } => format!(
            "{path} holds the rulebook `{name}`: give it a `name` and an `effective_from` of your own, and edit it; `kefu policy diff {name} {path}` says what differs"
        ),
        TemplatePhrase::Next { dir, ask_month } => {
            let month = if *ask_month { " --month YYYY-MM" } else { "" };
            format!("Fill them in, then type `kefu check {dir}{month}`.")
        }
    }
}
