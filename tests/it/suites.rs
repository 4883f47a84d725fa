//! Suites of odd CSV files that nobody here wrote, read where they lie beside the project: as their twins say, or refused without
//! a panic. Skipped where they are not there.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use kefu::event::Kind;
use kefu::ingest::{Input, samples, sense};
use serde_json::{Map, Value};

use crate::run::{kefu, project};

struct Odd(PathBuf);

impl Input for Odd {
    fn kind(&self) -> Kind {
        Kind::Calls
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(&self.0)?))
    }
}

fn suite(name: &str) -> Vec<PathBuf> {
    let dir = project().join("../shared/data/csv-suites").join(name);
    let Ok(entries) = fs::read_dir(dir) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files
}

/// The headers and the values of each column that are not blank; None when the file is refused as text.
fn read(file: &Path) -> Option<Vec<(String, Vec<String>)>> {
    let odd = Odd(file.to_path_buf());
    let layout = sense(&odd, 0, chrono_tz::UTC, &mut Vec::new()).expect("it opens");
    layout.encoding?;
    let values = samples(&odd, &layout, usize::MAX).expect("it reads");
    Some(layout.headers.into_iter().zip(values).collect())
}

#[test]
fn what_has_a_twin_is_read_as_the_twin_says() {
    for file in suite("csv-spectrum/csvs") {
        let name = file
            .file_stem()
            .and_then(|name| name.to_str())
            .expect("a name");
        let twin = file.with_file_name(format!("../json/{name}.json"));
        let twin = fs::read_to_string(twin).expect("the twin");
        // A twin of one row stands alone.
        let rows: Vec<Map<String, Value>> = match serde_json::from_str(&twin).expect("JSON") {
            Value::Object(row) => vec![row],
            rows => serde_json::from_value(rows).expect("rows"),
        };
        let mut columns = read(&file).expect("a text");
        assert_eq!(columns.len(), rows[0].len(), "{name}");
        // The twin of this one has another telephone number.
        columns.retain(|(header, _)| header != "Contact Phone Number");
        for (header, values) in columns {
            let mut wanted: Vec<String> = Vec::new();
            for row in &rows {
                let value = row[&header].as_str().expect("a text").trim().to_string();
                if !value.is_empty() && !wanted.contains(&value) {
                    wanted.push(value);
                }
            }
            let same = |text: &String| text.replace("\r\n", "\n");
            let values: Vec<String> = values.iter().map(same).collect();
            assert_eq!(
                values,
                wanted.iter().map(same).collect::<Vec<_>>(),
                "{name}: {header}"
            );
        }
    }
}

#[test]
fn one_text_in_three_encodings_is_one_table() {
    let files = suite("csvkit-examples");
    let of = |name: &str| {
        files
            .iter()
            .find(|file| file.ends_with(name))
            .and_then(|file| read(file))
    };
    let Some(utf8) = of("test_utf8.csv") else {
        return;
    };
    // Their headers differ, their rows do not.
    let values = |columns: Vec<(String, Vec<String>)>| -> Vec<Vec<String>> {
        columns.into_iter().map(|(_, values)| values).collect()
    };
    let utf8 = values(utf8);
    assert_eq!(utf8[2], ["3", "ʤ"]);
    for name in [
        "test_utf16_little.csv",
        "test_utf16_big.csv",
        "test_utf8_bom.csv",
    ] {
        assert_eq!(of(name).map(values), Some(utf8.clone()), "{name}");
    }
    assert_eq!(
        of("test_latin1.csv"),
        None,
        "Western text is no Chinese text"
    );
    assert_eq!(of("null_byte.csv"), None);
}

#[test]
fn odd_files_are_refused_with_a_word() {
    for file in [suite("csvkit-examples"), suite("rust-csv-examples")].concat() {
        let path = file.display().to_string();
        for flag in ["--calls", "--violations"] {
            let ran = kefu(&["check", flag, &path, "--month", "2026-10"]);
            assert!(
                matches!(ran.code, 1 | 3),
                "{path}: {}\n{}",
                ran.code,
                ran.stderr
            );
            assert!(!ran.stderr.contains('\u{fffd}'), "{path}: {}", ran.stderr);
            assert!(
                ran.stderr.contains("error") || ran.code == 1,
                "{path}: {}",
                ran.stderr
            );
        }
    }
}
