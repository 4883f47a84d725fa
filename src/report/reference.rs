//! The reference of the keys of a document, as Markdown: a table for each table of the document.

use crate::rulebook::{Key, Unwritten};
use crate::words::{Label, Lang, Phrase, label, phrase, wanted};

/// The reference of `keys`, in their order.
pub fn reference(keys: &[Key], lang: Lang) -> String {
    let mut text = phrase(&Phrase::Reference, lang);
    let mut section = None;
    for key in keys {
        if section != Some(key.section) {
            section = Some(key.section);
            text.push_str(&heading(keys, key.section, lang));
        }
        text.push_str(&row(key, lang));
    }
    text
}

/// The heading of a table, with what it is for, and the head of its keys.
fn heading(keys: &[Key], section: &str, lang: Lang) -> String {
    let (parent, name) = section.rsplit_once('.').unwrap_or(("", section));
    let table = keys
        .iter()
        .find(|key| key.section == parent && key.key == name);
    let title = match (section, table) {
        ("", _) => label(Label::TopOfFile, lang).to_string(),
        (_, Some(table)) if is_list(table) => format!("`[[{section}]]`"),
        _ => format!("`[{section}]`"),
    };
    let what = table.map_or(String::new(), |table| {
        format!("{}\n\n", meaning(table, lang))
    });
    let columns = [
        Label::Key,
        Label::Holds,
        Label::Unwritten,
        Label::Meaning,
        Label::Rulebook,
    ];
    let head = columns.map(|column| label(column, lang)).join(" | ");
    format!("\n## {title}\n\n{what}| {head} |\n|---|---|---|---|---|\n")
}

fn is_list(table: &Key) -> bool {
    table.holds == crate::document::Wanted::Tables
}

fn meaning(key: &Key, lang: Lang) -> &'static str {
    match lang {
        Lang::En => key.en,
        Lang::Zh => key.zh,
    }
}

fn row(key: &Key, lang: Lang) -> String {
    let unwritten = match key.default {
        Unwritten::Mistake => label(Label::Needed, lang).to_string(),
        Unwritten::Same(value) => format!("`{value}`"),
        Unwritten::Nothing => "–".to_string(),
    };
    let of_kind = key
        .kind
        .map(|kind| format!("`{kind}`: "))
        .unwrap_or_default();
    let cells = [
        format!("`{}`", key.key),
        wanted(key.holds, lang),
        unwritten,
        format!("{of_kind}{}", meaning(key, lang)),
        key.rulebook.to_string(),
    ];
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |\n", cells.join(" | "))
}
