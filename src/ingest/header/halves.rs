//! A day and its time in two columns: `Call Date` and `Call Time`, 通话日期 and 通话时间. What they are called is not enough,
//! since a `Call Time` may be a duration and a `Call Date` may tell the time too: their cells decide.

use std::sync::OnceLock;

use super::names::Names;
use crate::event::Holds;
use crate::ingest::field::{is_blank, trim};
use crate::ingest::moment::clock_time;
use crate::ingest::starts::Start;
use crate::ingest::words::halves;

/// Two columns of a file that may be one moment.
pub(in crate::ingest) struct Halves {
    /// The field, by position.
    pub(super) column: usize,
    /// The places of the day and of the time.
    pub(super) columns: [usize; 2],
}

impl Halves {
    /// The pair of two headers that say the same thing, one of a day and one of a time.
    pub(super) fn of(column: usize, one: usize, other: usize, names: &Names<'_>) -> Option<Self> {
        let stem = |half: usize, i: usize| {
            let words = halves_of(half).iter();
            let stems = words.filter_map(move |word| {
                let name = names.get(i);
                name.strip_suffix(word.as_str())
                    .or_else(|| name.strip_prefix(word.as_str()))
            });
            stems.collect::<Vec<_>>()
        };
        let pair = |date: usize, time: usize| {
            let times = stem(1, time);
            let fits = stem(0, date).iter().any(|stem| times.contains(stem));
            let columns = [date, time];
            fits.then_some(Halves { column, columns })
        };
        pair(one, other).or_else(|| pair(other, one))
    }

    /// The pair of a day, whatever its header, and a header that says no more than that it is a time.
    pub(super) fn beside(
        column: usize,
        date: usize,
        time: usize,
        names: &Names<'_>,
    ) -> Option<Self> {
        let is_time = halves_of(1).iter().any(|word| word == names.get(time));
        let columns = [date, time];
        is_time.then_some(Halves { column, columns })
    }

    /// Whether the cells are days without a time, and times without a day; where only the names speak for it, there must be some.
    pub(super) fn fit(&self, rows: &[Start], both_known: bool) -> bool {
        let cells = |column: usize| {
            let cells = rows.iter().filter_map(move |(_, row)| row.get(column));
            cells
                .map(|cell| trim(cell))
                .filter(|cell| !is_blank(cell, Holds::Time))
        };
        let is_time = |cell: &str| cell.starts_with("24:00") || clock_time(cell).is_some();
        let is_day = |cell: &str| !cell.contains([':', '：', '时', '時', '点', '點']);
        let [date, time] = self.columns;
        let told = both_known || cells(time).next().is_some();
        told && cells(date).all(is_day) && cells(time).all(is_time)
    }
}

/// The words for a day, and for a time.
fn halves_of(half: usize) -> &'static [String] {
    static ALL: OnceLock<[Vec<String>; 2]> = OnceLock::new();
    ALL.get_or_init(halves).get(half).map_or(&[], Vec::as_slice)
}
