//! A page: headings, text and sheets, one below the other.

use super::sheet::Sheet;

/// A report that is read from top to bottom.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Page {
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// What the whole page is about; a page has one, or begins with a heading.
    Title(String),
    /// A heading.
    Heading(String),
    /// A line of text.
    Text(String),
    /// A line of text that names something: the name and what is said of it.
    Item(String, String),
    /// Lines to be copied as they are.
    Verbatim(String),
    /// A table.
    Sheet(Sheet),
    /// Space.
    Gap,
}

impl Page {
    pub(super) fn title(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Title(text.into()));
    }

    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    pub(super) fn text(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Text(text.into()));
    }

    pub(super) fn item(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.blocks.push(Block::Item(name.into(), text.into()));
    }

    pub(super) fn verbatim(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Verbatim(text.into()));
    }

    pub(super) fn sheet(&mut self, sheet: Sheet) {
        self.blocks.push(Block::Sheet(sheet));
    }

    /// Paragraphs as somebody wrote them: an empty line parts them, other line ends are only where lines were full.
    pub(super) fn paragraphs(&mut self, text: &str) {
        let mut lines: Vec<&str> = Vec::new();
        let mut first = true;
        for line in text.lines().chain([""]) {
            if !line.trim().is_empty() {
                lines.push(line);
            } else if !lines.is_empty() {
                if !first {
                    self.gap();
                }
                first = false;
                self.text(flowing(&lines.join("\n")));
                lines.clear();
            }
        }
    }

    pub(super) fn gap(&mut self) {
        self.blocks.push(Block::Gap);
    }

    /// A heading with space above it.
    pub(super) fn section(&mut self, heading: impl Into<String>) {
        self.gap();
        self.heading(heading);
    }
}

/// The lines of a text as one. Where Chinese meets Chinese there is no space.
pub(super) fn flowing(text: &str) -> String {
    let mut whole = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let spaced = |c: Option<char>| c.is_some_and(|c| c.is_ascii());
        if !whole.is_empty() && (spaced(whole.chars().last()) || spaced(line.chars().next())) {
            whole.push(' ');
        }
        whole.push_str(line);
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_flow_and_empty_ones_part_paragraphs() {
        let mut page = Page::default();
        page.paragraphs("每月\n考核\nA\nB\n\n  \nC");
        let text = |text: &str| Block::Text(text.into());
        assert_eq!(page.blocks, [text("每月考核 A B"), Block::Gap, text("C")]);
    }
}
