//! Any bytes, read as an input: what holds of them is in `tests/it/ingested.rs`.
//!
//! ```text
//! mkdir -p tests/fuzz/corpus/ingest
//! cargo +nightly fuzz run --fuzz-dir tests/fuzz -s none ingest tests/fuzz/corpus/ingest testdata/fuzz/ingest -- -max_len=2048
//! ```
//!
//! What it finds becomes a seed, named after its mistake.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../it/ingested.rs"]
mod ingested;

fuzz_target!(|data: &[u8]| ingested::check(data));
