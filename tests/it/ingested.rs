//! What holds of any bytes that are read as an input of any kind under any settings: the laws that the fuzz target of
//! `tests/fuzz` and the tests of its seeds share. It is included by path and uses the library alone.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::io::{self, Read};

use kefu::event::{Charset, Holds, Kind, Need};
use kefu::ingest::{self, Counts, Input, Layout};
use kefu::problem::{Level, NotText, Problem, What};
use kefu::settings::{self, Source};

/// How many things are said of an export.
const SAYINGS: u8 = 17;
/// As many values of a column as `kefu columns` shows.
const SAMPLES: usize = 3;

struct Bytes<'b> {
    kind: Kind,
    bytes: &'b [u8],
    /// The most that one reading gives; 0: no limit.
    at_most: usize,
}

struct Dripping<'b> {
    bytes: &'b [u8],
    at_most: usize,
    turn: Cell<usize>,
}

impl Read for Dripping<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let turn = self.turn.replace(self.turn.get() + 1);
        if turn % 7 == 3 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let n = buffer
            .len()
            .min(self.bytes.len())
            .min(1 + turn % self.at_most);
        self.bytes.read(&mut buffer[..n])
    }
}

impl Input for Bytes<'_> {
    fn kind(&self) -> Kind {
        self.kind
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        if self.at_most == 0 {
            return Ok(Box::new(self.bytes));
        }
        Ok(Box::new(Dripping {
            bytes: self.bytes,
            at_most: self.at_most,
            turn: Cell::new(0),
        }))
    }
}

/// All that a reading gives.
#[derive(PartialEq, Debug)]
struct Seen {
    layout: Layout,
    told: Vec<Problem>,
    counts: Counts,
    wrong: Vec<Problem>,
    /// The lines of the good rows.
    good: Vec<u32>,
    cells: Vec<String>,
    samples: Vec<Vec<String>>,
}

/// Holds the laws against bytes of which the first picks the kind, the second what is said of the export.
pub(crate) fn check(data: &[u8]) {
    let [kind, said, bytes @ ..] = data else {
        return;
    };
    // The first eight kinds by any byte but a capital letter, which are for the others: so seeds keep their kind.
    let kind = match kind {
        b'A'..=b'Z' => 8 + (kind - b'A') % 5,
        kind => kind % 8,
    };
    let kind = Kind::ALL[usize::from(kind)];
    let source = said_of(kind, said.wrapping_sub(b'a') % SAYINGS);
    let input = |at_most| Bytes {
        kind,
        bytes,
        at_most,
    };
    let seen = seen(&input(0), source.as_ref());
    accounted(&seen);
    placed(&seen, bytes);
    raw(&input(0), &seen);
    shown(&seen, bytes);
    let again = self::seen(&input(5), source.as_ref());
    assert_eq!(seen, again, "read in small pieces it is another file");
}

/// What is said of an export: nothing, or one of the sayings.
fn said_of(kind: Kind, saying: u8) -> Option<Source> {
    let decides = |need: Need| {
        let mut columns = kind.columns().iter();
        columns
            .find(|column| column.holds == Holds::Time && column.need == need)
            .map_or("", |column| column.name)
    };
    let (base, other) = (decides(Need::Cells), decides(Need::Nothing));
    let more = match saying {
        0 => return None,
        1 => format!("header = 0\nnames = {:?}\n", ingest::headers_of(kind)),
        2 => "header = 2\n".into(),
        3 => "header = 3\nfooter = 1\n".into(),
        4 => "footer = 2\nblank = [\"?\"]\n".into(),
        5 => "encoding = \"gb18030\"\ndelimiter = \";\"\n".into(),
        6 => "encoding = \"utf-16le\"\n".into(),
        7 => "encoding = \"utf-16be\"\nfooter = 1\n".into(),
        8 => "encoding = \"big5\"\n".into(),
        9 => "date_order = \"dmy\"\nzone = \"America/New_York\"\n".into(),
        10 => "encoding = \"utf-8\"\ndelimiter = \"|\"\nheader = 1\n".into(),
        11 => "[source.only]\ntype = [\"in\", \"\"]\n".into(),
        12 if !base.is_empty() => format!(
            "[source.columns]\nagent_id = {{ column = \"who\", blank = [\"?\"], values = {{ A1 = [\"x\"] }} }}\n{base} = [\"date\", \"time\"]\n"
        ),
        13 if !base.is_empty() && !other.is_empty() => format!(
            "[source.columns]\n{other} = {{ column = \"after\", unit = \"minutes\", after = \"{base}\" }}\n"
        ),
        14 | 15 => {
            let mut presets = settings::presets()
                .iter()
                .filter(|preset| preset.kind == kind);
            let preset = if saying == 14 {
                presets.next()
            } else {
                presets.next_back()
            };
            preset.map_or(String::new(), |preset| {
                format!("preset = \"{}\"\n", preset.name)
            })
        }
        16 if matches!(kind, Kind::Tickets | Kind::Complaints) => {
            "fold = \"last by updated_at\"\n[source.except]\ntype = [\"in\"]\n".into()
        }
        _ => "zone = \"Europe/London\"\n".into(),
    };
    let text = format!(
        "[[source]]\nfiles = \"*\"\nkind = \"{}\"\n{more}",
        kind.name()
    );
    let settings = settings::read(&text).unwrap_or_else(|mistakes| panic!("{text}\n{mistakes:?}"));
    settings.sources.into_iter().next()
}

fn seen(input: &Bytes<'_>, source: Option<&Source>) -> Seen {
    let (mut told, mut wrong) = (Vec::new(), Vec::new());
    let zone = chrono_tz::Asia::Shanghai;
    let layout = ingest::sense_as(input, 0, zone, source, &mut told).expect("memory can be read");
    let (mut good, mut cells) = (Vec::new(), Vec::new());
    let counts = ingest::read(input, &layout, &mut wrong, &mut |row| {
        good.push(row.at.line);
        cells.push(format!("{:?} {:?}", row.has, row.cells));
    });
    let samples = ingest::samples(input, &layout, SAMPLES).expect("memory can be read");
    Seen {
        layout,
        told,
        counts: counts.expect("memory can be read"),
        wrong,
        good,
        cells,
        samples,
    }
}

/// Every row is good, filtered or rejected, and who is rejected is told.
fn accounted(seen: &Seen) {
    let Counts {
        rows,
        rejected,
        filtered,
    } = seen.counts;
    let good = seen.good.len() as u64;
    assert_eq!(rows, good + rejected + filtered, "{seen:#?}");
    let lines: BTreeSet<u32> = lines(&seen.wrong).collect();
    assert!(lines.len() as u64 <= rejected, "{seen:#?}");
    let ambiguous = |problem: &Problem| problem.what.code() == "ambiguous-date";
    if !seen.layout.usable {
        assert_eq!((good, lines.len(), filtered), (0, 0, 0), "{seen:#?}");
        assert!(!seen.told.is_empty(), "nothing says why: {seen:#?}");
    } else if !seen.told.iter().any(ambiguous) {
        // Where nothing tells day from month, that is told once for the column.
        assert_eq!(lines.len() as u64, rejected, "{seen:#?}");
    }
    assert!(seen.good.iter().all(|line| !lines.contains(line)));
}

fn lines(problems: &[Problem]) -> impl Iterator<Item = u32> {
    let rows = problems
        .iter()
        .filter(|problem| problem.level() == Level::Error);
    rows.filter_map(|problem| Some(problem.at?.line))
}

/// Every line is one of the file, and every byte is where it is said to be.
fn placed(seen: &Seen, bytes: &[u8]) {
    let count = |wanted: u8| bytes.iter().filter(|byte| **byte == wanted).count() as u32;
    let last = 1 + count(b'\n').max(count(b'\r'));
    let header = seen.layout.header_line;
    assert!(header <= last, "{seen:#?}");
    for line in lines(&seen.told) {
        assert!((1..=last).contains(&line), "{seen:#?}");
    }
    let inside = |line: u32| (header + 1..=last).contains(&line);
    assert!(lines(&seen.wrong).all(inside), "{seen:#?}");
    assert!(seen.good.iter().all(|line| inside(*line)), "{seen:#?}");
    assert!(seen.good.is_sorted_by(|a, b| a < b), "{seen:#?}");
    assert!(lines(&seen.wrong).is_sorted(), "{seen:#?}");
    for problem in &seen.told {
        let (offset, byte) = match problem.what {
            What::BadEncoding(NotText::Stray { offset, byte, .. }) => (offset, byte),
            What::BadEncoding(NotText::Byte { offset, byte, .. }) => (offset, byte),
            What::BadEncoding(NotText::Binary(offset)) => (offset, 0),
            _ => continue,
        };
        let at = usize::try_from(offset).expect("an offset");
        assert_eq!(bytes.get(at), Some(&byte), "{seen:#?}");
    }
}

/// The record of every row that is told or used can be shown, and is not blank.
fn raw(input: &Bytes<'_>, seen: &Seen) {
    let wanted: BTreeSet<u32> = lines(&seen.wrong)
        .chain(seen.good.iter().copied())
        .collect();
    let found = ingest::raw_records(input, &seen.layout, &wanted).expect("memory can be read");
    let lines: Vec<u32> = found.iter().map(|(line, _)| *line).collect();
    assert!(wanted.iter().eq(&lines), "{found:?} {seen:#?}");
    let text = utf8(input.bytes, &seen.layout);
    let text: Vec<&str> = text.iter().flat_map(|text| text.split('\n')).collect();
    for (line, record) in &found {
        assert!(!record.trim().is_empty(), "{line} is blank: {seen:#?}");
        // The line that an editor shows under that number is where the record begins.
        let begins = record.split('\n').next().unwrap_or_default();
        if let Some(shown) = text.get(*line as usize - 1) {
            let same = shown.trim_matches('\r') == begins.trim_matches('\r');
            assert!(same, "{line}: {shown:?} is not {begins:?}: {seen:#?}");
        }
    }
}

/// The text of a file in UTF-8, with LF for a lone CR.
fn utf8(bytes: &[u8], layout: &Layout) -> Option<String> {
    let encoding = layout.encoding?;
    if encoding.charset != Charset::Utf8 {
        return None;
    }
    let text = String::from_utf8(bytes[encoding.mark..].to_vec()).expect("UTF-8");
    Some(if encoding.bare_cr {
        text.replace('\r', "\n")
    } else {
        text
    })
}

/// What is shown of the columns is of the file.
fn shown(seen: &Seen, bytes: &[u8]) {
    assert_eq!(seen.samples.len(), seen.layout.headers.len(), "{seen:#?}");
    for values in &seen.samples {
        let different: BTreeSet<&String> = values.iter().collect();
        assert!(values.len() <= SAMPLES && different.len() == values.len());
        assert!(
            values
                .iter()
                .all(|value| value.trim() == value && !value.is_empty())
        );
    }
    let charset = seen.layout.encoding.map(|encoding| encoding.charset);
    let replaced = match charset {
        Some(Charset::Utf8) => &b"\xef\xbf\xbd"[..],
        Some(Charset::Gb18030) => b"\x84\x31\xa4\x37",
        Some(Charset::Utf16Le) => b"\xfd\xff",
        Some(Charset::Utf16Be) => b"\xff\xfd",
        _ => return,
    };
    if !bytes
        .windows(replaced.len())
        .any(|window| window == replaced)
    {
        let texts = seen.samples.iter().flatten().chain(&seen.layout.headers);
        assert!(
            texts.clone().all(|text| !text.contains('\u{fffd}')),
            "{seen:#?}"
        );
    }
}
