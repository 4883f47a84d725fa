//! The seeds of the fuzz target, as plain tests: what holds of any bytes holds of each seed, and of each that is cut anywhere.

use std::fs;
use std::path::PathBuf;

use crate::ingested::check;
use crate::run::project;

/// Seeds that are longer are cut at some bytes only.
const SHORT: usize = 300;

fn seeds() -> Vec<(PathBuf, Vec<u8>)> {
    let dir = project().join("testdata/fuzz/ingest");
    let entries = fs::read_dir(dir).expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut seeds: Vec<_> = paths
        .map(|path| (path.clone(), fs::read(&path).expect("a seed")))
        .collect();
    seeds.sort();
    seeds
}

/// Tells which seed it was when a law does not hold.
fn held(path: &PathBuf, bytes: &[u8]) {
    struct Name<'p>(&'p PathBuf, usize);
    impl Drop for Name<'_> {
        fn drop(&mut self) {
            if std::thread::panicking() {
                eprintln!("{} to byte {}", self.0.display(), self.1);
            }
        }
    }
    let _name = Name(path, bytes.len());
    check(bytes);
}

#[test]
fn the_laws_hold_of_every_seed() {
    let seeds = seeds();
    assert!(seeds.len() >= 30, "{} seeds", seeds.len());
    for (path, bytes) in &seeds {
        held(path, bytes);
    }
}

#[test]
fn the_laws_hold_of_every_seed_that_is_cut() {
    for (path, bytes) in seeds() {
        let step = if bytes.len() < SHORT { 1 } else { 13 };
        for end in (0..bytes.len()).step_by(step) {
            held(&path, &bytes[..end]);
        }
    }
}
