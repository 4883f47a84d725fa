//! A page as Markdown, for wikis, mails and chats.

use super::page::{Block, Page};
use super::sheet::{Align, Sheet};

/// Writes a page as Markdown: headings, paragraphs, items and pipe tables.
pub fn markdown(page: &Page) -> String {
    let mut text = String::new();
    let mut items = false;
    for block in &page.blocks {
        let is_item = matches!(block, Block::Item(..));
        if items && !is_item {
            text.push('\n');
        }
        items = is_item;
        match block {
            Block::Heading(heading) => text.push_str(&format!("## {}\n\n", escaped(heading))),
            Block::Text(line) => text.push_str(&format!("{}\n\n", escaped(line))),
            Block::Item(name, what) => {
                text.push_str(&format!("- **{}** {}\n", escaped(name), escaped(what)));
            }
            Block::Sheet(sheet) => text.push_str(&table(sheet)),
            Block::Gap => {}
        }
    }
    let end = text.trim_end().len();
    text.truncate(end);
    text.push('\n');
    text
}

fn table(sheet: &Sheet) -> String {
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = row(sheet
        .columns
        .iter()
        .map(|column| escaped(&column.heading))
        .collect());
    let rule = |align: Align| match align {
        Align::Right => "---:",
        Align::Left | Align::Wrapped => "---",
    };
    text.push_str(&row(sheet
        .columns
        .iter()
        .map(|column| rule(column.align).to_string())
        .collect()));
    let bodies = sheet.rows.len().saturating_sub(sheet.totals);
    for (i, cells) in sheet.rows.iter().enumerate() {
        let cell = |text: String| {
            let text = escaped(&text);
            if i < bodies || text.is_empty() {
                text
            } else {
                format!("**{text}**")
            }
        };
        text.push_str(&row(cells.iter().map(|c| cell(c.shown())).collect()));
    }
    text.push('\n');
    text
}

/// Text that means nothing to Markdown, and stays in its cell.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.trim().chars() {
        match c {
            '\r' => {}
            '\n' => escaped.push_str("<br>"),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Cell;

    #[test]
    fn cells_stay_in_their_cells() {
        let mut page = Page::default();
        page.heading("A*");
        let mut sheet = Sheet::new(&[("who", Align::Left), ("n|m", Align::Right)]);
        sheet.rows.push(vec![Cell::text("a|b\n<c>"), Cell::Blank]);
        page.sheet(sheet);
        page.item("x", "y");
        page.text("end");
        assert_eq!(
            markdown(&page),
            "## A\\*\n\n| who | n\\|m |\n| --- | ---: |\n| a\\|b<br>&lt;c&gt; |  |\n\n- **x** y\n\nend\n"
        );
    }
}
