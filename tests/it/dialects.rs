//! A table is the same table however it is written: any encoding, delimiter, line end and way of quoting that is read.

use encoding_rs::{BIG5, GB18030};
use kefu::event::{Kind, Row};
use kefu::ingest;
use proptest::prelude::*;

use crate::laws::cases;
use crate::memory::File;

#[derive(Clone, Copy, Debug)]
enum Charset {
    Utf8,
    Marked,
    Utf16Le,
    Utf16Be,
    Gb18030,
    Big5,
}

#[derive(Clone, Copy, Debug)]
struct Dialect {
    charset: Charset,
    delimiter: char,
    end: &'static str,
    quote_all: bool,
    last_end: bool,
}

fn dialects() -> impl Strategy<Value = Dialect> {
    use Charset::{Big5, Gb18030, Marked, Utf8, Utf16Be, Utf16Le};
    let charset = prop::sample::select(vec![Utf8, Marked, Utf16Le, Utf16Be, Gb18030, Big5]);
    let delimiter = prop::sample::select(vec![',', ';', '\t', '|']);
    let end = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    (charset, delimiter, end, any::<bool>(), any::<bool>()).prop_map(
        |(charset, delimiter, end, quote_all, last_end)| Dialect {
            charset,
            delimiter,
            end,
            quote_all,
            last_end,
        },
    )
}

fn written(rows: &[Vec<String>], dialect: Dialect) -> Vec<u8> {
    let field = |text: &String| {
        let special = text.contains([',', ';', '\t', '|', '"', '\n']);
        if special || dialect.quote_all {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text.clone()
        }
    };
    let line = |row: &Vec<String>| {
        row.iter()
            .map(field)
            .collect::<Vec<_>>()
            .join(&dialect.delimiter.to_string())
    };
    let mut text = rows.iter().map(line).collect::<Vec<_>>().join(dialect.end);
    if dialect.last_end {
        text.push_str(dialect.end);
    }
    match dialect.charset {
        Charset::Utf8 => text.into_bytes(),
        Charset::Marked => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Charset::Utf16Le => [
            vec![0xff, 0xfe],
            text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        ]
        .concat(),
        Charset::Utf16Be => [
            vec![0xfe, 0xff],
            text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        ]
        .concat(),
        Charset::Gb18030 => GB18030.encode(&text).0.into_owned(),
        Charset::Big5 => BIG5.encode(&text).0.into_owned(),
    }
}

/// The cells of every row, and how many problems there were.
fn read(bytes: Vec<u8>) -> (Vec<Row<'static>>, usize) {
    let file = File {
        kind: Kind::Violations,
        name: "violations.csv".into(),
        bytes,
    };
    let (mut problems, mut rows) = (Vec::new(), Vec::new());
    let layout = ingest::sense(&file, 0, chrono_tz::Asia::Shanghai, &mut problems)
        .expect("memory can be read");
    ingest::read(&file, &layout, &mut problems, &mut |row| {
        rows.push(row.into_owned())
    })
    .expect("memory can be read");
    (rows, problems.len())
}

proptest! {
    #![proptest_config(cases(256))]
    /// Both Big5 and GB18030 hold the characters that the notes are made of.
    #[test]
    fn a_table_reads_the_same_in_any_dialect(
        notes in prop::collection::vec("[a-z,;|\"工單投訴早班 ]{0,8}", 1..6),
        dialect in dialects(),
    ) {
        let header = ["工號", "發生日期", "規則", "備註"].map(String::from).to_vec();
        let row = |(i, note): (usize, &String)| vec![format!("00{i}"), "2026-10-08".into(), "遲到".into(), note.clone()];
        let rows: Vec<Vec<String>> = [vec![header], notes.iter().enumerate().map(row).collect()].concat();
        let plain = Dialect { charset: Charset::Utf8, delimiter: ',', end: "\n", quote_all: true, last_end: true };
        let expected = read(written(&rows, plain));
        prop_assert_eq!(expected.0.len(), notes.len());
        prop_assert_eq!(read(written(&rows, dialect)), expected);
    }
}
