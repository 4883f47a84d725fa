//! A neutral table between results and formats: typed cells under headings.

use rust_decimal::Decimal;

/// A table.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// How many of the last rows are totals.
    pub totals: usize,
}

/// A column of a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Where its cells stand.
    pub align: Align,
    /// How much of the width it takes, in percent; None: as much as its cells need. Tables with the same shares align.
    pub share: Option<u16>,
}

/// Where a cell stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Align {
    /// Text.
    Left,
    /// Long text, which may be broken into lines.
    Wrapped,
    /// Numbers.
    Right,
}

/// What a cell holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Text.
    Text(String),
    /// An exact number.
    Number(Decimal),
    /// A number whose sign is always shown.
    Signed(Decimal),
    /// Text that should be seen.
    Toned(String, Tone),
}

/// How a cell should be seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Good.
    Good,
    /// Bad.
    Bad,
    /// Of less weight.
    Quiet,
}

impl Cell {
    /// Text, or nothing.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() {
            Cell::Blank
        } else {
            Cell::Text(text)
        }
    }

    /// A number, or nothing.
    pub fn number(number: Option<Decimal>) -> Cell {
        number.map_or(Cell::Blank, |number| Cell::Number(number.normalize()))
    }

    /// A number with its sign, or nothing.
    pub fn signed(number: Option<Decimal>) -> Cell {
        number.map_or(Cell::Blank, |number| Cell::Signed(number.normalize()))
    }

    /// What a person reads.
    pub fn shown(&self) -> String {
        match self {
            Cell::Blank => String::new(),
            Cell::Text(text) | Cell::Toned(text, _) => text.clone(),
            Cell::Number(number) => number.normalize().to_string(),
            Cell::Signed(number) if *number > Decimal::ZERO => format!("+{}", number.normalize()),
            Cell::Signed(number) => number.normalize().to_string(),
        }
    }
}

impl Sheet {
    /// An empty sheet under these headings.
    pub fn new(columns: &[(&str, Align)]) -> Self {
        let columns = columns
            .iter()
            .map(|(heading, align)| Column {
                heading: (*heading).to_string(),
                align: *align,
                share: None,
            })
            .collect();
        Sheet {
            columns,
            rows: Vec::new(),
            totals: 0,
        }
    }

    /// The same sheet with the width shared out, in percent, column by column.
    pub fn shared_out(mut self, shares: &[u16]) -> Self {
        for (column, share) in self.columns.iter_mut().zip(shares) {
            column.share = Some(*share);
        }
        self
    }

    /// Leaves out the columns that are blank in every row.
    pub fn without_blank_columns(mut self, keep: usize) -> Self {
        let filled = |i: usize| {
            i < keep
                || self
                    .rows
                    .iter()
                    .any(|row| row.get(i).is_some_and(|cell| *cell != Cell::Blank))
        };
        let keep: Vec<bool> = (0..self.columns.len()).map(filled).collect();
        let kept = |i: usize| keep.get(i).copied().unwrap_or(true);
        self.columns = self
            .columns
            .into_iter()
            .enumerate()
            .filter(|(i, _)| kept(*i))
            .map(|(_, column)| column)
            .collect();
        for row in &mut self.rows {
            let cells = std::mem::take(row).into_iter().enumerate();
            *row = cells
                .filter(|(i, _)| kept(*i))
                .map(|(_, cell)| cell)
                .collect();
        }
        self
    }
}
