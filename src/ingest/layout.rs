//! How an input is read: what `sense` finds and the second reading follows; settings and presets can override its parts.

use std::borrow::Cow;
use std::io::{self, Read};

use chrono_tz::Tz;

use super::Input;
use super::encoding::{Encoding, text};
use super::feed::Feed;
use super::field::{is_blank, plain, trim};
use super::kept::Kept;
use super::records::{Record, Records};
use super::words::Values;
use crate::event::{Holds, Kind};
use crate::name::fold;
use crate::problem::{Acceptance, ColumnNames, Problem, Subject};
use crate::settings::{Mapping, Preset};

/// How an input is read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Layout {
    /// Its index among the sources.
    pub file: u32,
    /// The kind of its rows.
    pub kind: Kind,
    /// Its encoding; None when it is no text.
    pub encoding: Option<Encoding>,
    /// The byte between fields.
    pub delimiter: u8,
    /// The line of its header.
    pub header_line: u32,
    /// Its headers, trimmed.
    pub headers: Vec<String>,
    /// What feeds each canonical column of the kind.
    pub feeds: Vec<Option<Feed>>,
    /// Which canonical columns are fed, a bit each.
    pub has: u32,
    /// The zone of its times without an offset.
    pub zone: Tz,
    /// Whether somebody said that zone for this file.
    pub zone_is_said: bool,
    /// More words that mean blank, folded.
    pub blank: Vec<String>,
    /// Which rows are events of the kind.
    pub filters: Vec<Kept>,
    /// Whether rows are the states of a thing, of which the one updated last counts.
    pub folds: bool,
    /// The preset that it follows.
    pub preset: Option<&'static Preset>,
    /// Whether somebody named the preset.
    pub preset_is_said: bool,
    /// The column that says once more, by name, who a row is about.
    pub witness: Option<usize>,
    /// The column that says what has become of a row.
    pub state: Option<usize>,
    /// What a person says of it.
    pub said: Mapping,
    /// The line from which on records are no rows.
    pub footer_line: u32,
    /// Whether its rows can be read.
    pub usable: bool,
    /// What somebody accepts of it: cells that are as they should be.
    pub accepts: Vec<Acceptance>,
    /// Its name, as a person knows it; blank until the program says it.
    pub name: String,
}

impl Layout {
    /// The words that a person says rows have, each with its filter; those of presets need not occur.
    pub(super) fn words_of_filters(&self) -> Vec<(&Kept, &str)> {
        let said = self.filters.iter().filter(|kept| kept.is_said);
        said.flat_map(|kept| kept.values.iter().map(move |value| (kept, value.as_str())))
            .filter(|(_, value)| self.usable && !value.is_empty())
            .collect()
    }

    /// Whether a record is an event of the kind, by what somebody said of its columns.
    pub(super) fn is_event(&self, record: &Record<'_>) -> bool {
        self.filters.iter().all(|kept| kept.keeps(record))
    }

    /// The name that says once more who a record is about.
    pub(super) fn named<'r>(&self, record: &Record<'r>) -> Option<&'r str> {
        let name = trim(record.field(self.witness?));
        (!is_blank(name, Holds::Text)).then_some(name)
    }

    /// Whether the state of a record says that it is resolved, closed or answered; None when it has none.
    pub(super) fn is_done(&self, record: &Record<'_>) -> Option<bool> {
        let state = trim(record.field(self.state?));
        (!is_blank(state, Holds::Text)).then(|| Values::get().is_done(state))
    }

    /// Whether somebody said that such a cell is blank.
    pub(super) fn says_blank(&self, text: &str) -> bool {
        !self.blank.is_empty() && self.blank.contains(&fold(text))
    }

    /// What a column is called here, by its header or its canonical name; None where the two are one, or it is none of these.
    pub fn names_of(&self, column: &str) -> Option<ColumnNames> {
        let fields = self.kind.columns().iter().zip(&self.feeds);
        let mut named =
            fields.filter_map(|(field, feed)| Some((field.name, feed.as_ref()?.name(self))));
        let is = |(canonical, header): &(&str, String)| *canonical == column || header == column;
        let (canonical, header) = named.find(is)?;
        (header != canonical).then_some(ColumnNames { header, canonical })
    }

    /// Marks problems of cells that somebody accepts.
    pub(super) fn accept(&self, problems: &mut [Problem]) {
        if self.accepts.is_empty() {
            return;
        }
        for problem in problems {
            let names = problem
                .column
                .as_deref()
                .and_then(|column| self.names_of(column));
            let canonical = names.as_ref().map(|names| names.canonical);
            let subject = Subject {
                file: &self.name,
                columns: [problem.column.as_deref(), canonical],
                value: problem.value.as_deref(),
                ..Subject::default()
            };
            let covers = |block: &&Acceptance| {
                problem.can_be_accepted() && block.covers(problem.what.code(), &subject)
            };
            let block = self.accepts.iter().find(covers);
            problem.accepted = block.map(|block| block.accepted.clone());
        }
    }

    /// Whether a record that begins there can be a row: below the header and above the footer.
    pub(super) fn is_row(&self, line: u32) -> bool {
        self.header_line < line && line < self.footer_line
    }

    /// The text of the input, as UTF-8 without a byte order mark.
    ///
    /// # Errors
    /// When the input cannot be opened.
    pub(super) fn text<'i>(&self, input: &'i dyn Input) -> io::Result<Box<dyn Read + 'i>> {
        text(input, self.encoding.unwrap_or_default())
    }

    /// Its records, the header among them; None when it is no text.
    ///
    /// # Errors
    /// When the input cannot be opened.
    pub(super) fn records<'i>(&self, input: &'i dyn Input) -> io::Result<Option<Records<'i>>> {
        if self.encoding.is_none() {
            return Ok(None);
        }
        Ok(Some(Records::new(self.text(input)?, self.delimiter)))
    }
}

impl Feed {
    /// The trimmed text of a record.
    pub(super) fn text<'r>(&self, record: &Record<'r>, layout: &Layout) -> Cow<'r, str> {
        match self.columns.as_slice() {
            [column] => Cow::Borrowed(trim(record.field(*column))),
            columns => {
                // Only a moment stands in two columns.
                let parts: Vec<_> = columns
                    .iter()
                    .map(|column| plain(Cow::Borrowed(trim(record.field(*column)))))
                    .filter(|part| {
                        !layout.says_blank(part)
                            && !self.is_blank(part)
                            && !is_blank(part, Holds::Time)
                    })
                    .collect();
                Cow::Owned(parts.join(" "))
            }
        }
    }

    /// The headers as the file has them.
    pub fn name(&self, layout: &Layout) -> String {
        let names: Vec<_> = self
            .columns
            .iter()
            .filter_map(|column| layout.headers.get(*column))
            .map(String::as_str)
            .collect();
        names.join(" + ")
    }
}
