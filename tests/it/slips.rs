//! Golden slips: what `kefu explain` prints for people of the example month, in both languages. They were added up on paper;
//! with UPDATE=1 they are written anew, to be read again before they are kept.

use std::env;
use std::fs;

use crate::run::{MONTH, kefu, project};

/// Who, and what their month shows.
const PEOPLE: [(&str, &str); 6] = [
    (
        "0002",
        "an adjustment, and a complaint answered late for somebody else",
    ),
    ("0003", "first in workload and quality"),
    ("0006", "a leaver below 60, a failed exam"),
    (
        "0009",
        "points with decimals, an emergency, an undecided complaint",
    ),
    ("0010", "duties unfulfilled, times 2"),
    (
        "0012",
        "on probation: a full mark, no float yet, early confirmation",
    ),
];

#[test]
fn slips_are_as_they_were_added_up() {
    let mut wrong = Vec::new();
    for (agent, shows) in PEOPLE {
        for lang in ["en", "zh"] {
            let path = project().join(format!("testdata/slips/{agent}.{lang}.txt"));
            let ran = kefu(&["explain", agent, MONTH, "-q", "--lang", lang]);
            assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{agent}");
            if env::var_os("UPDATE").is_some() {
                fs::write(&path, &ran.stdout).expect("the slip is written");
            }
            if fs::read_to_string(&path).unwrap_or_default() != ran.stdout {
                wrong.push(format!("{} ({shows}):\n{}", path.display(), ran.stdout));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
