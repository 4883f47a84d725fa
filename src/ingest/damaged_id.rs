//! Ids that a spreadsheet has taken for numbers: it keeps 15 digits of them, and shows long ones with an exponent (RULEBOOK §11).

use super::layout::Layout;
use super::records::Record;
use crate::event::{Holds, Kind};
use crate::problem::{Problem, What};
use crate::source::SourceRef;

/// How many digits a spreadsheet keeps of a number.
const DIGITS: usize = 15;

/// What the ids of one column show.
struct Ids {
    /// The column of the kind.
    column: usize,
    /// Whether a damaged id of it can move a score.
    error: bool,
    ids: u64,
    first: String,
    repeats: bool,
    /// The first id of more digits than a spreadsheet keeps.
    long: Option<(SourceRef, String)>,
    longs: u64,
    /// Whether all such ids end in zeros from there on.
    all_cut: bool,
}

/// Looks at the ids of an input, row by row.
pub(super) struct DamagedIds(Vec<Ids>);

impl DamagedIds {
    /// For the columns of ids that the input has.
    pub(super) fn of(layout: &Layout) -> Self {
        let columns = layout.kind.columns().iter().enumerate();
        let fed =
            columns.filter(|(i, column)| column.holds == Holds::Id && layout.feeds[*i].is_some());
        let ids = fed.map(|(column, field)| Ids {
            column,
            error: field.name != "customer_id" || layout.kind == Kind::Customers,
            ids: 0,
            first: String::new(),
            repeats: false,
            long: None,
            longs: 0,
            all_cut: true,
        });
        DamagedIds(ids.collect())
    }

    /// Looks at a record; an id with an exponent is told at once.
    pub(super) fn see(
        &mut self,
        record: &Record<'_>,
        layout: &Layout,
        at: SourceRef,
        found: &mut Vec<Problem>,
    ) {
        for ids in &mut self.0 {
            let Some(feed) = layout.feeds.get(ids.column).and_then(Option::as_ref) else {
                continue;
            };
            let text = feed.text(record, layout);
            if text.is_empty() {
                continue;
            }
            if has_exponent(&text) {
                let what = What::DamagedId {
                    error: ids.error,
                    whole_column: false,
                };
                found.push(
                    Problem::at(at, what)
                        .column(feed.name(layout))
                        .value(&*text),
                );
            }
            ids.add(&text, at);
        }
    }

    /// Tells the columns whose long ids all end in zeros.
    pub(super) fn told(self, layout: &Layout) -> impl Iterator<Item = Problem> {
        self.0.into_iter().filter_map(|ids| {
            let several = ids.ids >= 3 || ids.repeats;
            let (at, value) = ids.long.filter(|_| several && ids.all_cut)?;
            let feed = layout.feeds.get(ids.column)?.as_ref()?;
            let what = What::DamagedId {
                error: ids.error,
                whole_column: true,
            };
            let problem = Problem::at(at, what).column(feed.name(layout));
            Some(problem.value(value).count(ids.longs))
        })
    }
}

impl Ids {
    fn add(&mut self, text: &str, at: SourceRef) {
        self.ids += 1;
        if self.ids == 1 {
            self.first = text.to_string();
        } else if self.ids == 2 {
            self.repeats = self.first == text;
        }
        if !self.all_cut || text.len() <= DIGITS || !text.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        self.longs += 1;
        self.all_cut = text.bytes().skip(DIGITS).all(|b| b == b'0');
        self.long.get_or_insert_with(|| (at, text.to_string()));
    }
}

/// Whether an id is written as spreadsheets show long numbers: `1.23E+17`.
fn has_exponent(text: &str) -> bool {
    let sign = text
        .len()
        .checked_sub(3)
        .and_then(|at| text.as_bytes().get(at));
    if sign != Some(&b'+') {
        return false;
    }
    let Some((number, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    whole.len() == 1
        && digits(whole)
        && digits(fraction)
        && exponent.len() == 3
        && exponent.strip_prefix('+').is_some_and(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents() {
        for text in ["1.23E+17", "1.23457e+17", "1E+11", "9.0E+15"] {
            assert!(has_exponent(text), "{text}");
        }
        for text in [
            "5063e916",
            "1.23E17",
            "12.3E+17",
            "E+17",
            "1.E+17",
            "1.23E+1",
            "1.23E+017",
            "1.2.3E+17",
            "1E+",
            "x1E+17",
            "1.23E-05",
        ] {
            assert!(!has_exponent(text), "{text}");
        }
    }
}
