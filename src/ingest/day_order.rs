//! The order of day and month in a column of dates: a property of the whole column, never of a cell.

use std::io;

use super::Input;
use super::field::is_blank;
use super::moment::day_and_month;
use super::sense::Layout;
use crate::event::{DateOrder, Holds};
use crate::problem::{Problem, What};
use crate::source::SourceRef;

/// How many rows tell whether a column of dates begins with the year.
const SAMPLE: usize = 1000;

/// Decides the order of day and month for each column of dates that does not begin with the year: by the whole column, never
/// by a cell.
pub(super) fn date_orders(
    input: &dyn Input,
    layout: &mut Layout,
    problems: &mut Vec<Problem>,
) -> io::Result<()> {
    let columns: Vec<usize> = (0..layout.feeds.len())
        .filter(|i| layout.kind.columns()[*i].holds == Holds::Time && layout.feeds[*i].is_some())
        .collect();
    let fields = layout.feeds.len();
    let (mut seen, mut above) = (vec![false; fields], vec![[false; 2]; fields]);
    let mut first: Vec<Option<(u32, String)>> = vec![None; fields];
    let Some(mut records) = layout.records(input)? else {
        return Ok(());
    };
    let (mut rows, mut any) = (0, false);
    while let Some(record) = records.next_record()? {
        if !layout.is_row(record.line)
            || record.len() != layout.headers.len()
            || !layout.is_event(&record)
        {
            continue;
        }
        rows += 1;
        if rows > SAMPLE && !any {
            break;
        }
        for &i in &columns {
            let Some(feed) = &layout.feeds[i] else {
                continue;
            };
            let text = feed.text(&record, layout);
            if is_blank(&text, Holds::Time) {
                continue;
            }
            // A day that is also its month tells nothing, and needs nothing told.
            if let Some(numbers) = day_and_month(&text) {
                let (a, b) = (numbers.first, numbers.second);
                any = true;
                seen[i] = true;
                if a != b {
                    first[i].get_or_insert((record.line, text.to_string()));
                }
                above[i][0] |= a > 12;
                above[i][1] |= b > 12;
            }
        }
    }
    for i in columns {
        if !seen[i] {
            continue;
        }
        let name = layout.feeds[i]
            .as_ref()
            .map(|feed| feed.name(layout))
            .unwrap_or_default();
        let order = match above[i] {
            [true, false] => DateOrder::Dmy,
            [false, true] => DateOrder::Mdy,
            // Both orders in one column: the cells that begin with the year stay readable, the others are bad values.
            [true, true] => DateOrder::FullYear,
            [false, false] => {
                if let Some((line, text)) = first[i].take() {
                    let at = SourceRef {
                        file: layout.file,
                        line,
                    };
                    problems.push(
                        Problem::at(at, What::AmbiguousDate)
                            .column(name)
                            .value(text),
                    );
                }
                DateOrder::Unknown
            }
        };
        if let Some(feed) = &mut layout.feeds[i] {
            feed.reading.order = order;
        }
    }
    Ok(())
}
