//! What `kefu columns --toml` prints: a `[[source]]` that says what was understood, to be corrected.

use std::path::Path;

use kefu::event::{Column, DateOrder, Holds, Unit};
use kefu::ingest::{Feed, Layout};

use crate::toml_text::{list, quoted};

/// The `[[source]]` of a file; fields without a column are left as comments.
pub(super) fn source(file: &Path, layout: &Layout) -> String {
    let name = file
        .file_name()
        .map(|name| glob::Pattern::escape(&name.to_string_lossy()))
        .unwrap_or_default();
    let mut text = format!(
        "[[source]]\nfiles = {}\nkind = {}\n",
        quoted(&name),
        quoted(layout.kind.name())
    );
    match layout.preset {
        Some(preset) => text.push_str(&format!("preset = {}\n", quoted(preset.name))),
        None => text.push_str(&written(layout)),
    }
    text.push_str(&said(layout));
    let orders: Vec<DateOrder> = layout
        .feeds
        .iter()
        .flatten()
        .map(|feed| feed.reading.order)
        .collect();
    for (order, name) in [
        (DateOrder::Dmy, "dmy"),
        (DateOrder::Mdy, "mdy"),
        (DateOrder::Ymd, "ymd"),
    ] {
        if orders.contains(&order) {
            text.push_str(&format!("date_order = \"{name}\"\n"));
        }
    }
    text.push_str("\n[source.columns]\n");
    let is_said = |i| layout.said.columns.iter().any(|mapped| mapped.column == i);
    for (i, (column, feed)) in layout.kind.columns().iter().zip(&layout.feeds).enumerate() {
        let known = layout
            .preset
            .iter()
            .flat_map(|preset| &preset.mapping.columns);
        match feed {
            // The preset says it.
            Some(_) if known.clone().any(|mapped| mapped.column == i) && !is_said(i) => {}
            Some(feed) => text.push_str(&line(column, feed, layout)),
            None => text.push_str(&unfed(i, column, layout)),
        }
    }
    for (keeps, table) in [(true, "only"), (false, "except")] {
        let mut kept = layout
            .filters
            .iter()
            .filter(|kept| kept.keeps == keeps)
            .peekable();
        if kept.peek().is_some() {
            text.push_str(&format!("\n[source.{table}]\n"));
        }
        for kept in kept {
            let header = layout.headers.get(kept.column).map_or("", String::as_str);
            text.push_str(&format!("{} = {}\n", quoted(header), list(&kept.values)));
        }
    }
    text.push('\n');
    text
}

/// What a person said that the file does not show.
fn said(layout: &Layout) -> String {
    let said = &layout.said;
    let mut text = String::new();
    if let Some(zone) = said.zone {
        text.push_str(&format!("zone = {}\n", quoted(zone.name())));
    }
    if let Some(footer) = said.footer {
        text.push_str(&format!("footer = {footer}\n"));
    }
    if !said.blank.is_empty() {
        text.push_str(&format!("blank = {}\n", list(&said.blank)));
    }
    if said.folds {
        text.push_str("fold = \"last by updated_at\"\n");
    }
    text
}

/// How the file is written.
fn written(layout: &Layout) -> String {
    let mut text = String::new();
    if let Some(encoding) = layout.encoding.filter(|encoding| encoding.mark == 0) {
        let charset = encoding.charset.name().to_lowercase().replace(' ', "");
        text.push_str(&format!("encoding = {}\n", quoted(&charset)));
    }
    let delimiter = char::from(layout.delimiter).to_string();
    text.push_str(&format!(
        "delimiter = {}\nheader = {}\n",
        quoted(&delimiter),
        layout.header_line
    ));
    text
}

/// A field that no column feeds, as a comment; with the duration that may lead to it.
fn unfed(i: usize, column: &Column, layout: &Layout) -> String {
    let proposals = layout.proposals();
    let Some(proposal) = proposals.iter().find(|proposal| proposal.column == i) else {
        return format!("# {} = \"\"\n", column.name);
    };
    let after = layout.kind.columns().get(proposal.after);
    format!(
        "# {} = {{ column = {}, unit = \"{}\", after = \"{}\" }}\n",
        column.name,
        quoted(&proposal.header),
        proposal.unit.name(),
        after.map_or("", |after| after.name)
    )
}

/// What feeds one field.
fn line(column: &Column, feed: &Feed, layout: &Layout) -> String {
    let names: Vec<String> = feed
        .columns
        .iter()
        .filter_map(|i| layout.headers.get(*i))
        .map(|name| quoted(name))
        .collect();
    let names = if let [name] = names.as_slice() {
        name.clone()
    } else {
        format!("[{}]", names.join(", "))
    };
    let after = feed
        .after
        .and_then(|after| layout.kind.columns().get(after));
    let unit = match (column.holds, feed.reading.unit) {
        (Holds::Seconds, Unit::Seconds) => "",
        (Holds::Seconds, unit) => unit.name(),
        (_, unit) if after.is_some() => unit.name(),
        _ => "",
    };
    let mut entry = format!("column = {names}");
    if !unit.is_empty() {
        entry.push_str(&format!(", unit = \"{unit}\""));
    }
    if let Some(after) = after {
        entry.push_str(&format!(", after = \"{}\"", after.name));
    }
    if !feed.blank.is_empty() {
        entry.push_str(&format!(", blank = {}", list(&feed.blank)));
    }
    if !feed.values.is_empty() {
        entry.push_str(&format!(", values = {{ {} }}", values(feed)));
    }
    if entry == format!("column = {names}") {
        format!("{} = {names}\n", column.name)
    } else {
        format!("{} = {{ {entry} }}\n", column.name)
    }
}

/// The words of a file under the word that they mean.
fn values(feed: &Feed) -> String {
    let mut meanings: Vec<(&str, Vec<String>)> = Vec::new();
    for (word, meaning) in &feed.values {
        match meanings.iter_mut().find(|(other, _)| other == meaning) {
            Some((_, words)) => words.push(word.clone()),
            None => meanings.push((meaning, vec![word.clone()])),
        }
    }
    let meanings: Vec<String> = meanings
        .iter()
        .map(|(meaning, words)| format!("{} = {}", quoted(meaning), list(words)))
        .collect();
    meanings.join(", ")
}
