//! Copies: the same bytes under the names of two kinds. Of one kind, rows that are there twice are looked at when they are read.

use std::io::{self, Read};

use kefu::ingest::Input;
use kefu::problem::{FileFlaw, NotNamed};

use super::Found;
use crate::input::InputFile;

/// Tells each input that is a copy of one of another kind, which is read in its place.
pub(super) fn part(found: &mut Found) {
    let mut kept: Vec<InputFile> = Vec::new();
    for input in std::mem::take(&mut found.inputs) {
        let same = |other: &&InputFile| other.kind != input.kind && are_same(other, &input);
        match kept.iter().find(same).map(|other| other.name.clone()) {
            Some(other) => {
                let (name, why) = (input.name.clone(), NotNamed::CopyOf(other));
                found.tell(name.clone(), FileFlaw::NotNamed { name, why });
            }
            None => kept.push(input),
        }
    }
    found.inputs = kept;
}

/// Whether two files hold the same rows, to the last byte. Headers alone are alike in many templates.
fn are_same(one: &InputFile, other: &InputFile) -> bool {
    let (Some(size), Some(other_size)) = (one.size(), other.size()) else {
        return false;
    };
    size == other_size && compare(one, other).unwrap_or(false)
}

fn compare(one: &InputFile, other: &InputFile) -> io::Result<bool> {
    let (mut line_ended, mut has_rows) = (false, false);
    let (mut one, mut other) = (bytes(one)?, bytes(other)?);
    loop {
        match (one.next().transpose()?, other.next().transpose()?) {
            (None, None) => return Ok(has_rows),
            (Some(a), Some(b)) if a == b => {
                line_ended |= matches!(a, b'\n' | b'\r');
                has_rows |= line_ended && !a.is_ascii_whitespace() && a != 0;
            }
            _ => return Ok(false),
        }
    }
}

fn bytes(input: &InputFile) -> io::Result<io::Bytes<io::BufReader<Box<dyn Read + '_>>>> {
    Ok(io::BufReader::new(input.open()?).bytes())
}
