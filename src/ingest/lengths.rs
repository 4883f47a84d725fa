//! Durations that only their whole column explains. `1900-01-01 02:03:00` is the time alone where every cell of the column
//! begins so, and 24 hours more where others do not: a spreadsheet counts days there. The point of `2.000` is one of thousands
//! where the others are whole numbers, and that of a fraction where data tools wrote three digits everywhere. So the column is
//! looked at to its last row, but not before the first such cell is met: most files have none.

use std::io;

use super::Input;
use super::duration::Shape;
use super::feed::Feed;
use super::field::{Reading, is_blank, plain};
use super::layout::Layout;
use crate::event::Holds;

/// How the durations of an input are read, as far as that has been asked for.
pub(super) struct Lengths<'i> {
    input: &'i dyn Input,
    layout: &'i Layout,
    /// One for each canonical column.
    known: Vec<Option<Reading>>,
}

impl<'i> Lengths<'i> {
    /// Nothing is known yet.
    pub(super) fn new(input: &'i dyn Input, layout: &'i Layout) -> Self {
        Lengths {
            input,
            layout,
            known: vec![None; layout.feeds.len()],
        }
    }

    /// How the cells of a column are read, by all of its cells.
    ///
    /// # Errors
    /// When the input cannot be opened or read once more.
    pub(super) fn reading(&mut self, column: usize, feed: &Feed) -> io::Result<Reading> {
        if let Some(Some(reading)) = self.known.get(column) {
            return Ok(*reading);
        }
        let seen = self.look(feed)?;
        let reading = Reading {
            days: seen.first_day && seen.others(),
            thousands: seen.thousands && seen.whole && !seen.fraction,
            ..feed.reading
        };
        if let Some(known) = self.known.get_mut(column) {
            *known = Some(reading);
        }
        Ok(reading)
    }

    fn look(&self, feed: &Feed) -> io::Result<Seen> {
        let mut seen = Seen::default();
        let Some(mut records) = self.layout.records(self.input)? else {
            return Ok(seen);
        };
        while let Some(record) = records.next_record()? {
            let is_row = self.layout.is_row(record.line)
                && record.len() == self.layout.headers.len()
                && self.layout.is_event(&record);
            if !is_row || self.layout.is_noise(&record) {
                continue;
            }
            let text = feed.text(&record, self.layout);
            if self.layout.says_blank(&text) || feed.is_blank(&text) {
                continue;
            }
            let text = plain(text);
            if !is_blank(&text, Holds::Seconds) {
                seen.add(Shape::of(&text, feed.reading.unit));
            }
        }
        Ok(seen)
    }
}

/// Which shapes the cells of a column have.
#[derive(Default)]
struct Seen {
    whole: bool,
    fraction: bool,
    thousands: bool,
    first_day: bool,
    other_day: bool,
    other: bool,
}

impl Seen {
    fn add(&mut self, shape: Option<Shape>) {
        let seen = match shape {
            Some(Shape::Whole) => &mut self.whole,
            Some(Shape::Fraction) => &mut self.fraction,
            Some(Shape::Thousands) => &mut self.thousands,
            Some(Shape::Day(1)) => &mut self.first_day,
            Some(Shape::Day(_)) => &mut self.other_day,
            Some(Shape::Other) => &mut self.other,
            // What is no duration is told as such.
            None => return,
        };
        *seen = true;
    }

    /// Whether some cell is not of the first day.
    fn others(&self) -> bool {
        self.whole || self.fraction || self.thousands || self.other_day || self.other
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;
    use crate::event::{Kind, Value};
    use crate::ingest::{read, sense};

    struct Text(String);

    impl Input for Text {
        fn kind(&self) -> Kind {
            Kind::Calls
        }

        fn open(&self) -> io::Result<Box<dyn Read + '_>> {
            Ok(Box::new(self.0.as_bytes()))
        }
    }

    /// The durations of a column of calls, and the codes and cells of what is told.
    fn seconds(cells: &[&str]) -> (Vec<u32>, Vec<String>) {
        let row = |cell: &&str| format!("1,2026-10-05,{cell}\n");
        let rows: String = cells.iter().map(row).collect();
        let input = Text(format!("agent_id,started_at,talk_seconds\n{rows}"));
        let mut problems = Vec::new();
        let layout = sense(&input, 0, chrono_tz::Asia::Shanghai, &mut problems).unwrap();
        let mut seconds = Vec::new();
        read(&input, &layout, &mut problems, &mut |row| {
            if let Some(Some(Value::Whole(n))) = row.cells.get(3) {
                seconds.push(*n);
            }
        })
        .unwrap();
        let told = |problem: crate::problem::Problem| {
            let value = problem.value.unwrap_or_default();
            format!("{} {value}", problem.what.code())
        };
        (seconds, problems.into_iter().map(told).collect())
    }

    #[test]
    fn the_first_day_counts_where_others_are_plain() {
        let none = || Vec::<String>::new();
        let first = "1900-01-01 02:03:00";
        assert_eq!(seconds(&[first, "", first]), (vec![7380, 7380], none()));
        // 26:03:00 is 93,780 s.
        for (other, expected) in [
            ("2:03:00", 7380),
            ("7380", 7380),
            ("1900-01-00 02:03:00", 7380),
        ] {
            let both = vec![93_780, expected];
            assert_eq!(seconds(&[first, other]), (both, none()), "{other}");
        }
        assert_eq!(
            seconds(&[first, "1900-01-02 06:05:03"]),
            (vec![93_780, 194_703], none())
        );
        // A word for nothing is none of the others.
        assert_eq!(seconds(&[first, "N/A", "--"]), (vec![7380], none()));
    }

    #[test]
    fn three_digits_among_whole_numbers_may_be_thousands() {
        let told = vec!["bad-value 2.000".to_string()];
        assert_eq!(seconds(&["2.000", "480"]), (vec![480], told.clone()));
        assert_eq!(
            seconds(&["480", "", "2.000", "0:02:23"]),
            (vec![480, 143], told)
        );
        for (cells, expected) in [
            // A data tool writes three digits everywhere, or a point where nothing but a fraction can be.
            (&["143.000", "2.500"][..], [143, 3]),
            (&["2.000", "143.0"], [2, 143]),
            (&["2.000", "0.500"], [2, 1]),
            (&["2.000", "1234.000"], [2, 1234]),
            (&["2.000", "0:02:23"], [2, 143]),
        ] {
            assert_eq!(seconds(cells), (expected.to_vec(), vec![]), "{cells:?}");
        }
        assert_eq!(
            seconds(&["2.000", "143", "143.5"]),
            (vec![2, 143, 144], vec![])
        );
    }

    #[test]
    fn the_last_row_of_a_long_file_decides_too() {
        let mut cells = vec!["143"; 3000];
        cells.push("2.000");
        assert_eq!(seconds(&cells).1, ["bad-value 2.000"]);
        cells.push("7.5");
        let (seconds, told) = seconds(&cells);
        assert!(told.is_empty());
        assert_eq!(seconds.get(3000..), Some(&[2, 8][..]));
    }
}
