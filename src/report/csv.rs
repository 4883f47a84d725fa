//! A sheet as CSV or, between tabs, as TSV: numbers are numbers, and text that a spreadsheet would run as a formula is made harmless by one apostrophe,
//! which reading takes off again.

use std::io;

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::sheet::{Cell, Sheet};

/// How a CSV or TSV is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CsvStyle {
    /// A byte order mark first, so that spreadsheets take it for UTF-8.
    pub mark: bool,
    /// CRLF line ends.
    pub crlf: bool,
}

/// The bytes of a sheet with commas between its cells.
///
/// # Errors
/// Never for a sheet whose rows have a cell for each column.
pub fn csv(sheet: &Sheet, style: CsvStyle) -> io::Result<Vec<u8>> {
    parted(sheet, b',', style)
}

/// The same with tabs between them.
///
/// # Errors
/// Never for a sheet whose rows have a cell for each column.
pub fn tsv(sheet: &Sheet, style: CsvStyle) -> io::Result<Vec<u8>> {
    parted(sheet, b'\t', style)
}

fn parted(sheet: &Sheet, by: u8, style: CsvStyle) -> io::Result<Vec<u8>> {
    let bytes = if style.mark {
        b"\xef\xbb\xbf".to_vec()
    } else {
        Vec::new()
    };
    let terminator = if style.crlf {
        Terminator::CRLF
    } else {
        Terminator::Any(b'\n')
    };
    let mut writer = WriterBuilder::new()
        .delimiter(by)
        .terminator(terminator)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(bytes);
    writer.write_record(sheet.columns.iter().map(|column| &column.heading))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(written))?;
    }
    writer.into_inner().map_err(|e| e.into_error())
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) | Cell::Toned(text, _)
            if text.starts_with(['=', '+', '-', '@', '\t', '\r']) =>
        {
            format!("'{text}")
        }
        Cell::Signed(number) => number.normalize().to_string(),
        cell => cell.shown(),
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::report::sheet::Align;

    #[test]
    fn formulas_are_made_harmless_and_numbers_stay_numbers() {
        let mut sheet = Sheet::new(&[("a", Align::Left), ("b", Align::Right)]);
        sheet
            .rows
            .push(vec![Cell::text("=1+1"), Cell::Number(Decimal::new(-50, 1))]);
        sheet.rows.push(vec![Cell::text("x, \"y\""), Cell::Blank]);
        let bytes = csv(
            &sheet,
            CsvStyle {
                mark: true,
                crlf: true,
            },
        )
        .unwrap();
        assert_eq!(
            String::from_utf8(bytes).unwrap(),
            "\u{feff}a,b\r\n'=1+1,-5\r\n\"x, \"\"y\"\"\",\r\n"
        );
    }
}
