//! A page as text for a terminal: columns that align whatever the script, and colour only where asked for.

mod lines;

use comfy_table::{
    Attribute, Cell as Shown, CellAlignment, Color, ColumnConstraint, ContentArrangement, Table,
    Width, presets,
};
use unicode_width::UnicodeWidthStr;

use lines::{broken, is_wide};

use super::page::{Block, Page};
use super::sheet::{Align, Cell, Sheet, Tone};

/// How a terminal is written to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Style {
    /// How many columns fit.
    pub width: u16,
    /// Whether to colour.
    pub colour: bool,
}

/// The text of a page.
pub fn terminal(page: &Page, style: Style) -> String {
    let mut text = String::new();
    for block in &page.blocks {
        match block {
            Block::Title(line) | Block::Heading(line) if style.colour => {
                text.push_str(&format!("\x1b[1m{}\x1b[0m\n", printable(line)));
            }
            Block::Title(line) | Block::Heading(line) => {
                text.push_str(&format!("{}\n", printable(line)))
            }
            Block::Text(line) => text.push_str(&format!("{}\n", wrapped(line, style.width, ""))),
            Block::Item(name, line) => {
                let line = format!("{}  {}", printable(name), printable(line));
                text.push_str(&format!(
                    "  {}\n",
                    wrapped(&line, style.width.saturating_sub(4), "    ")
                ))
            }
            Block::Verbatim(lines) => {
                for line in lines.lines() {
                    text.push_str(&format!("    {}\n", printable(line)));
                }
            }
            Block::Gap => text.push('\n'),
            Block::Sheet(sheet) => {
                text.push_str(&table(sheet, style));
                text.push('\n');
            }
        }
    }
    text
}

/// Text broken into lines of `width` columns, all but the first after `indent`.
fn wrapped(text: &str, width: u16, indent: &str) -> String {
    let text = printable(text);
    broken(&text, width.into()).join(&format!("\n{indent}"))
}

/// The sheet as a table. What its columns take is settled by `comfy_table`, which breaks lines at spaces alone; so Chinese in a
/// column that is too narrow for it is broken first, and the columns are held.
fn table(sheet: &Sheet, style: Style) -> String {
    let texts: Vec<Vec<String>> = sheet
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| printable(&cell.shown())).collect())
        .collect();
    let first_total = sheet.rows.len().saturating_sub(sheet.totals);
    let has_wide = |row: &Vec<String>| row.iter().any(|text| text.contains(is_wide));
    let ruled = if texts.iter().any(has_wide) {
        let widths = widths(laid_out(sheet, &texts, style));
        let within = |(text, width): (&String, &u16)| {
            if text.contains(is_wide) {
                broken(text, usize::from(*width)).join("\n")
            } else {
                text.clone()
            }
        };
        let texts: Vec<Vec<String>> = texts
            .iter()
            .map(|row| row.iter().zip(&widths).map(within).collect())
            .collect();
        let mut table = laid_out(sheet, &texts, style);
        for (i, width) in widths.iter().enumerate() {
            if let Some(column) = table.column_mut(i) {
                column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width + 1)));
            }
        }
        table.trim_fmt()
    } else {
        laid_out(sheet, &texts, style).trim_fmt()
    };
    lighten(&ruled, first_total, sheet.totals > 0)
}

/// How wide the columns of a table come out: a last row of marks shows where each ends.
fn widths(mut table: Table) -> Vec<u16> {
    table.force_no_tty();
    let marks = table
        .column_iter()
        .map(|_| Shown::new('|').set_alignment(CellAlignment::Right));
    let marks: Vec<Shown> = marks.collect();
    table.add_row(marks);
    let text = table.trim_fmt();
    let marks = text.lines().rev().nth(1).unwrap_or_default();
    let mut begins = 0;
    let ends = marks.char_indices().filter(|(_, c)| *c == '|');
    ends.map(|(at, _)| {
        let width = at + 1 - begins;
        // Behind the mark come the padding and the space between columns.
        begins = at + 3;
        u16::try_from(width).unwrap_or(u16::MAX)
    })
    .collect()
}

fn laid_out(sheet: &Sheet, texts: &[Vec<String>], style: Style) -> Table {
    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(style.width);
    if style.colour {
        table.enforce_styling();
    } else {
        table.force_no_tty();
    }
    table.set_header(sheet.columns.iter().map(|column| {
        aligned(
            Shown::new(&column.heading).add_attribute(Attribute::Bold),
            column.align,
        )
    }));
    let first_total = sheet.rows.len().saturating_sub(sheet.totals);
    for (i, (row, texts)) in sheet.rows.iter().zip(texts).enumerate() {
        let cells = row
            .iter()
            .zip(texts)
            .zip(&sheet.columns)
            .map(|((cell, text), column)| {
                let shown = aligned(shown(cell, text), column.align);
                if i >= first_total {
                    shown.add_attribute(Attribute::Bold)
                } else {
                    shown
                }
            });
        table.add_row(cells);
    }
    for (i, column) in sheet.columns.iter().enumerate() {
        let Some(shown) = table.column_mut(i) else {
            continue;
        };
        shown.set_padding((0, 1));
        if let Some(share) = column.share {
            shown.set_constraint(ColumnConstraint::Absolute(Width::Percentage(share)));
            continue;
        }
        shown.set_constraint(if column.align == Align::Wrapped {
            let cells = sheet
                .rows
                .iter()
                .filter_map(|row| row.get(i))
                .map(Cell::shown);
            let words = cells.map(|text| {
                text.split(' ')
                    .map(UnicodeWidthStr::width)
                    .max()
                    .unwrap_or(0)
            });
            let words = words.max().unwrap_or(0).min(WORD);
            ColumnConstraint::LowerBoundary(Width::Fixed(
                u16::try_from(words + 1).unwrap_or(u16::MAX),
            ))
        } else {
            ColumnConstraint::ContentWidth
        });
    }
    table
}

/// The longest word that is never broken.
const WORD: usize = 20;

/// Keeps the rules around the table, below its header and above its totals, and drops those between rows.
fn lighten(ruled: &str, first_total: usize, totals: bool) -> String {
    let is_rule =
        |line: &str| !line.is_empty() && line.chars().all(|c| matches!(c, '─' | '═' | '╌' | ' '));
    let lines: Vec<&str> = ruled.lines().collect();
    let mut rules = 0;
    let last = lines.len().saturating_sub(1);
    let mut kept = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        if !is_rule(line) {
            kept.push(*line);
            continue;
        }
        rules += 1;
        // The first rule is the top, the second lies below the header; one follows each row but the last.
        let above_totals = totals && rules == first_total + 2;
        if rules <= 2 || i == last || above_totals {
            kept.push(line);
        }
    }
    kept.join("\n")
}

fn aligned(cell: Shown, align: Align) -> Shown {
    cell.set_alignment(match align {
        Align::Left | Align::Wrapped => CellAlignment::Left,
        Align::Right => CellAlignment::Right,
    })
}

fn shown(cell: &Cell, text: &str) -> Shown {
    let shown = Shown::new(text);
    match cell {
        Cell::Toned(_, Tone::Good) => shown.fg(Color::Green),
        Cell::Toned(_, Tone::Bad) => shown.fg(Color::Red),
        Cell::Toned(_, Tone::Quiet) => shown.fg(Color::DarkGrey),
        _ => shown,
    }
}

/// Text from files must not steer the terminal.
fn printable(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}
