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
            Block::Title(title) => text.push_str(&format!("# {}\n\n", escaped(title))),
            Block::Heading(heading) => text.push_str(&format!("## {}\n\n", escaped(heading))),
            Block::Text(line) => text.push_str(&format!("{}\n\n", escaped(line))),
            Block::Item(name, what) => {
                text.push_str(&format!("- **{}** {}\n", escaped(name), escaped(what)));
            }
            Block::Verbatim(lines) => text.push_str(&fenced(lines)),
            Block::Sheet(sheet) => text.push_str(&table(sheet)),
            Block::Gap => {}
        }
    }
    text.retain(|c| !c.is_control() || c == '\n');
    let end = text.trim_end().len();
    text.truncate(end);
    text.push('\n');
    text
}

/// Lines as they are, between fences that none of them can close.
fn fenced(lines: &str) -> String {
    let longest = lines
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}text\n{lines}\n{fence}\n\n")
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

/// Text that means nothing to Markdown, and stays in its cell; a name between two backticks is set as code.
fn escaped(text: &str) -> String {
    let name = |part: &str| {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ' ');
        !part.trim().is_empty() && part.chars().all(plain)
    };
    let parts: Vec<&str> = text.trim().split('`').collect();
    let paired = parts.len() % 2 == 1 && parts.iter().skip(1).step_by(2).all(|part| name(part));
    if !paired {
        return literal(text.trim());
    }
    let mut spans = String::new();
    for (i, part) in parts.iter().enumerate() {
        if i % 2 == 1 {
            spans.push_str(&format!("`{part}`"));
        } else {
            spans.push_str(&literal(part));
        }
    }
    spans
}

fn literal(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
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
    fn names_between_backticks_are_code_and_nothing_else_is() {
        assert_eq!(escaped("the `due_at` of a_b"), "the `due_at` of a\\_b");
        assert_eq!(escaped("one ` and `|`"), "one \\` and \\`\\|\\`");
        assert_eq!(escaped("`<b>`"), "\\`&lt;b&gt;\\`");
    }

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
