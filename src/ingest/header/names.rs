//! The headers of a file as they are compared: folded, and without the brackets that say nothing of what a column means.

use super::brackets::{Bare, bares};
use crate::event::Column;
use crate::ingest::words::fold_header;

/// The headers of one file, by place.
pub(super) struct Names<'h> {
    /// As they are written.
    pub(super) written: &'h [String],
    /// Folded.
    pub(super) folded: Vec<String>,
    /// What is left of each without its brackets, where they may be taken off.
    bare: Vec<Option<Bare>>,
}

impl<'h> Names<'h> {
    /// Headers of which every bracket counts yet.
    pub(super) fn of(written: &'h [String]) -> Self {
        Names {
            written,
            folded: written.iter().map(|name| fold_header(name)).collect(),
            bare: vec![None; written.len()],
        }
    }

    /// Takes the brackets off those headers that nothing knows as a whole, where no other header becomes or is the same.
    pub(super) fn take_off_brackets(&mut self, used: &[bool], knows: impl Fn(&str) -> bool) {
        let bare = |name: &String| {
            let mut bares = bares(name);
            let known = bares.iter().position(|bare| knows(&bare.name));
            bares.truncate(known.map_or(bares.len(), |known| known + 1));
            bares.pop()
        };
        let all: Vec<Option<Bare>> = self.folded.iter().map(bare).collect();
        let is_like = |i: usize, name: &str| {
            let other = |j: usize| {
                let bare = all[j].as_ref().is_some_and(|bare| bare.name == name);
                j != i && (bare || self.folded[j] == name)
            };
            (0..all.len()).any(other)
        };
        let kept = all.iter().enumerate().map(|(i, bare)| {
            let bare = bare.as_ref()?;
            (!used[i] && !knows(&self.folded[i]) && !is_like(i, &bare.name)).then(|| bare.clone())
        });
        self.bare = kept.collect();
    }

    /// The headers that have lost their brackets, with their places.
    pub(super) fn without_brackets(&self) -> impl Iterator<Item = (usize, &Bare)> {
        let all = self.bare.iter().enumerate();
        all.filter_map(|(i, bare)| Some((i, bare.as_ref()?)))
    }

    /// Whether a header is this word, be it without brackets that a column can hold.
    pub(super) fn is(&self, i: usize, word: &str, column: &Column) -> bool {
        let bare = self.bare.get(i).and_then(Option::as_ref);
        self.get(i) == word || bare.is_some_and(|bare| bare.name == word && bare.fits(column))
    }

    /// A folded header, without its remarks.
    pub(super) fn get(&self, i: usize) -> &str {
        match self.bare.get(i) {
            Some(Some(bare)) if bare.is_remarked() => &bare.name,
            _ => self.folded.get(i).map_or("", String::as_str),
        }
    }
}
