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
    /// A heading.
    Heading(String),
    /// A line of text.
    Text(String),
    /// A line of text that names something: the name and what is said of it.
    Item(String, String),
    /// A table.
    Sheet(Sheet),
    /// Space.
    Gap,
}

impl Page {
    pub(super) fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Heading(text.into()));
    }

    pub(super) fn text(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Text(text.into()));
    }

    pub(super) fn item(&mut self, name: impl Into<String>, text: impl Into<String>) {
        self.blocks.push(Block::Item(name.into(), text.into()));
    }

    pub(super) fn sheet(&mut self, sheet: Sheet) {
        self.blocks.push(Block::Sheet(sheet));
    }

    pub(super) fn gap(&mut self) {
        self.blocks.push(Block::Gap);
    }
}
