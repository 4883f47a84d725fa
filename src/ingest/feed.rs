//! What feeds a field: which columns of the file, and what their words mean. Their text in a record is found in `layout`.

use std::borrow::Cow;

use super::field::Reading;
use crate::event::{Holds, Unit};
use crate::name::fold;

/// Which columns of a file feed a field, and how they are read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Feed {
    /// Column positions; two are joined with a blank.
    pub columns: Vec<usize>,
    /// How their cells are read.
    pub reading: Reading,
    /// The moment that the cell, a duration, is counted from.
    pub after: Option<usize>,
    /// More words that mean blank, folded.
    pub blank: Vec<String>,
    /// Words of the file, folded, and what each means.
    pub values: Vec<(String, String)>,
    /// Whether a person says so, and not a preset.
    pub said: bool,
}

impl Feed {
    /// Columns whose plain numbers are in that unit.
    pub(super) fn of(columns: Vec<usize>, unit: Unit) -> Self {
        let reading = Reading {
            unit,
            ..Reading::default()
        };
        Feed {
            columns,
            reading,
            after: None,
            blank: Vec::new(),
            values: Vec::new(),
            said: false,
        }
    }

    /// Whether a cell says here that there is nothing.
    pub(super) fn is_blank(&self, text: &str) -> bool {
        !self.blank.is_empty() && self.blank.contains(&fold(text))
    }

    /// Whether a person says what a word means.
    pub(super) fn is_said(&self, text: &str) -> bool {
        let word = fold(text);
        self.said && self.values.iter().any(|(written, _)| *written == word)
    }

    /// The text that a cell stands for. Of a list (`answered,inbound`) that is no word itself, the words that are known decide
    /// where they agree.
    pub(super) fn meaning<'r>(&self, text: Cow<'r, str>, holds: Holds) -> Cow<'r, str> {
        let meant = |word: &str| {
            let word = fold(word);
            let meant = self.values.iter().find(|(written, _)| *written == word);
            meant.map(|(_, meaning)| meaning)
        };
        if self.values.is_empty() {
            return text;
        }
        let listed = || {
            let mut known = text.split(',').filter_map(meant);
            let first = known.next().filter(|_| !holds.is_text())?;
            known.all(|other| other == first).then_some(first)
        };
        match meant(&text).or_else(listed) {
            Some(meaning) => Cow::Owned(meaning.clone()),
            None => text,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_means_what_its_known_words_agree_on() {
        let value = |(word, meaning): (&str, &str)| (word.to_string(), meaning.to_string());
        let values = [
            ("answered", "answered"),
            ("missed", "missed"),
            ("lost", "missed"),
        ];
        let feed = Feed {
            values: values.map(value).to_vec(),
            ..Feed::of(vec![0], Unit::Seconds)
        };
        for (cell, expected) in [
            ("Answered", "answered"),
            ("Answered,inbound", "answered"),
            ("inbound, lost, missed", "missed"),
            ("answered,missed", "answered,missed"),
            ("inbound,spam", "inbound,spam"),
        ] {
            let meaning = feed.meaning(Cow::Borrowed(cell), Holds::Outcome);
            assert_eq!(meaning, expected, "{cell}");
        }
        let name = feed.meaning(Cow::Borrowed("Lost, Ann"), Holds::Text);
        assert_eq!(name, "Lost, Ann");
    }
}
