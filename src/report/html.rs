//! A page as HTML: one file that needs no other, to be opened, posted or printed on A4. Every text is escaped by the template.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::page::{Block, Page};
use super::sheet::{Align, Cell, Sheet, Tone};
use crate::words::Lang;

/// How the page looks; it holds nothing that would end a style element.
const STYLE: &str = include_str!("page.css");

/// Writes a page as one HTML document.
pub fn html(page: &Page, lang: Lang) -> String {
    let tag = if lang == Lang::Zh { "zh-CN" } else { "en" };
    let title = page.blocks.iter().find_map(|block| match block {
        Block::Title(text) | Block::Heading(text) => Some(text.as_str()),
        _ => None,
    });
    let document = html! {
        (DOCTYPE)
        html lang=(tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title.unwrap_or("kefu")) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body(&page.blocks)) }
        }
    };
    // What is no character of a text has no place in a document either.
    let mut document = document.into_string();
    document.retain(|c| !c.is_control() || c == '\n');
    document.push('\n');
    document
}

/// The blocks one below the other; items that follow each other are one list.
fn body(blocks: &[Block]) -> Markup {
    let is_item = |block: &Block| matches!(block, Block::Item(..));
    let runs = blocks.chunk_by(|a, b| is_item(a) && is_item(b));
    html! {
        @for run in runs {
            @if run.first().is_some_and(is_item) {
                dl { @for block in run { (one(block)) } }
            } @else {
                @for block in run { (one(block)) }
            }
        }
    }
}

fn one(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Title(text) => h1 { (text) },
            Block::Heading(text) => h2 { (text) },
            Block::Text(text) => p { (spans(text)) },
            Block::Item(name, text) => { dt { (spans(name)) } dd { (spans(text)) } },
            Block::Verbatim(lines) => pre { (lines) },
            Block::Sheet(sheet) => (table(sheet)),
            Block::Gap => {},
        }
        "\n"
    }
}

/// Text in which what stands between two backticks is set as code.
fn spans(text: &str) -> Markup {
    let parts: Vec<&str> = text.split('`').collect();
    let paired = parts.len() % 2 == 1;
    html! {
        @if paired {
            @for (i, part) in parts.iter().enumerate() {
                @if i % 2 == 1 { code { (part) } } @else { (part) }
            }
        } @else {
            (text)
        }
    }
}

/// So many columns fit A4 with all their space.
const MANY: usize = 9;

fn table(sheet: &Sheet) -> Markup {
    let shared = sheet.columns.iter().any(|column| column.share.is_some());
    let of_all = match sheet.columns.len() {
        _ if shared => Some("shared"),
        n if n > MANY => Some("many"),
        _ => None,
    };
    let first_total = sheet.rows.len().saturating_sub(sheet.totals);
    html! {
        table class=[of_all] {
            @if shared {
                colgroup {
                    @for column in &sheet.columns {
                        col style=[column.share.map(|share| format!("width:{share}%"))];
                    }
                }
            }
            thead {
                tr {
                    @for column in &sheet.columns {
                        th scope="col" class=(class(column.align)) { (column.heading) }
                    }
                }
            }
            tbody {
                @for (i, row) in sheet.rows.iter().enumerate() {
                    tr class=[(i >= first_total).then_some("total")] {
                        @for (cell, column) in row.iter().zip(&sheet.columns) {
                            td class=(class(column.align)) { (content(cell)) }
                        }
                    }
                    "\n"
                }
            }
        }
    }
}

fn content(cell: &Cell) -> Markup {
    let shown = cell.shown();
    html! {
        @match cell {
            Cell::Toned(_, Tone::Bad) => strong { (shown) },
            Cell::Toned(_, Tone::Quiet) => span.quiet { (shown) },
            _ => (spans(&shown)),
        }
    }
}

fn class(align: Align) -> &'static str {
    match align {
        Align::Left => "left",
        Align::Wrapped => "wrapped",
        Align::Right => "right",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_text_holds_it_stays_text() {
        let hostile = "<script>alert('x')</script> & \"q\" `<b>` |";
        let mut page = Page::default();
        page.title(hostile);
        page.heading(hostile);
        page.text(hostile);
        page.item(hostile, hostile);
        page.verbatim(hostile);
        let mut sheet = Sheet::new(&[(hostile, Align::Left)]);
        sheet.rows.push(vec![Cell::text(hostile)]);
        sheet
            .rows
            .push(vec![Cell::Toned(hostile.into(), Tone::Bad)]);
        page.sheet(sheet);
        let written = html(&page, Lang::En);
        assert!(!written.contains("<script") && !written.contains("<b>"));
        assert_eq!(written.matches("&lt;script&gt;").count(), 10);
        assert!(written.contains("&amp; &quot;q&quot;"));
    }
}
