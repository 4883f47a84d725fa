//! How inputs are opened: packed or not, by any name, from a pipe, and those that `kefu.toml` names by a pattern.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::run::{ROSTER, Ran, command, folder, in_month, kefu, ran, refused};

const AWARDS: &str = "agent_id,occurred_on,rule\n0007,2026-10-05,B3\n";

fn packed(text: &str) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text.as_bytes()).expect("it packs");
    packed.finish().expect("it packs")
}

/// Runs the program with these bytes on standard input.
fn piped(args: &[&str], bytes: &[u8]) -> Ran {
    let mut child = command(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(bytes).expect("it reads");
    drop(stdin);
    ran(child.wait_with_output().expect("it ends"))
}

fn in_dir(dir: &Path, name: &str) -> String {
    dir.join(name).to_str().expect("UTF-8").to_string()
}

/// The roster and the award were read: 80 points and 5.
fn scored(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let row = "2026-10,0007,王芳,,agent,32,80,5,0,0,85,85,B,1,2,false,50,\n";
    assert!(ran.stdout.contains(row), "{}\n{}", ran.stdout, ran.stderr);
}

const SCORE: [&str; 6] = ["score", "--month", "2026-10", "--format", "csv", "-q"];

#[test]
fn packed_files_are_known_by_how_they_begin() {
    let dir = folder(&[("staff.csv", ROSTER)]);
    let staff = in_dir(dir.path(), "staff.csv");
    // Two packed parts behind each other are one file; the name says nothing.
    let (head, row) = AWARDS.split_at(26);
    let both = [packed(head), packed(row)].concat();
    let args = [&SCORE[..], &["--agents", &staff, "--awards"]].concat();
    scored(&piped(&[&args[..], &["-"]].concat(), &both));
    for (name, bytes) in [("awards.csv", &both[..]), ("a.csv.gz", AWARDS.as_bytes())] {
        fs::write(dir.path().join(name), bytes).expect("a file");
        let file = in_dir(dir.path(), name);
        scored(&kefu(&[&args[..], &[&file]].concat()));
    }
}

#[test]
fn damaged_packed_files_are_told() {
    let dir = folder(&[("agents.csv", ROSTER)]);
    let whole = packed(&(AWARDS.to_string() + &"0008,2026-10-06,B3\n".repeat(9)));
    let mut garbled = whole.clone();
    let last = garbled.len() - 6;
    garbled[last] ^= 0x55;
    let cut = "awards.csv.gz: it ends in the middle (damaged .gz?)";
    for (bytes, words) in [
        (&[][..], cut),
        (&whole[..2], cut),
        (&whole[..12], cut),
        (&whole[..whole.len() - 9], cut),
        (&whole[..whole.len() - 1], cut),
        (
            &garbled,
            "awards.csv.gz: it cannot be unpacked (damaged .gz?)",
        ),
    ] {
        fs::write(dir.path().join("awards.csv.gz"), bytes).expect("a file");
        let words = [&format!("cannot read {words}")[..]];
        refused(&in_month("score", dir.path(), &[]), 1, &words);
    }
    fs::write(dir.path().join("awards.csv.gz"), packed("")).expect("a file");
    let words = ["error[empty-file] awards.csv.gz:1:"];
    refused(&in_month("score", dir.path(), &[]), 3, &words);
}

#[test]
fn files_open_by_any_name() {
    let dir = folder(&[("staff.csv", ROSTER)]);
    let staff = in_dir(dir.path(), "staff.csv");
    let args = [&SCORE[..], &["--agents", &staff, "--awards"]].concat();
    fs::create_dir(dir.path().join("[10] 月")).expect("a folder");
    for name in [
        "[table].csv",
        "Таблица.csv",
        "white space in filename.csv",
        "[10] 月/奖励 *.csv",
        "what?.csv",
        "-",
    ] {
        fs::write(dir.path().join(name), AWARDS).expect("a file");
        let file = in_dir(dir.path(), name);
        scored(&kefu(&[&args[..], &[&file]].concat()));
    }
    // The folder of a pattern is meant as it is; hidden files are nobody's.
    fs::write(dir.path().join("[10] 月/.奖励.csv"), "x").expect("a file");
    let pattern = in_dir(dir.path(), "[10] 月/*.csv");
    scored(&kefu(&[&args[..], &[&pattern]].concat()));
    let bracketed = in_dir(dir.path(), "[tT]able-[0-9].csv");
    refused(
        &kefu(&[&args[..], &[&bracketed]].concat()),
        1,
        &["no file matches"],
    );
}

#[cfg(unix)]
#[test]
fn what_can_be_read_only_once_is_kept() {
    let dir = folder(&[("staff.csv", ROSTER)]);
    let staff = in_dir(dir.path(), "staff.csv");
    let args = [&SCORE[..], &["--agents", &staff, "--awards", "/dev/stdin"]].concat();
    scored(&piped(&args, AWARDS.as_bytes()));
    scored(&piped(&args, &packed(AWARDS)));
}

#[test]
fn patterns_of_settings_ignore_case_and_packing() {
    let settings = "[[source]]\nfiles = \"Prämien-*.csv\"\nkind = \"awards\"\n[source.columns]\nrule = \"why\"\n";
    let awards = AWARDS.replace("rule", "why");
    for name in ["prämien-10.CSV", "PRÄMIEN-10.csv.gz", "Prämien-10.csv"] {
        let dir = folder(&[("agents.csv", ROSTER), ("kefu.toml", settings)]);
        fs::write(dir.path().join(name), packed(&awards)).expect("a file");
        let more = ["--format", "csv", "-q"];
        scored(&in_month("score", dir.path(), &more));
    }
}

#[test]
fn columns_of_standard_input() {
    let tickets =
        "Ticket Number;Agent Assigned;Date Created;Priority\n1;Nora;2026-10-05 10:00;Normal\n";
    for bytes in [tickets.as_bytes(), &packed(tickets)] {
        let guessed = piped(&["columns", "-"], bytes);
        assert_eq!(guessed.code, 0, "{}", guessed.stderr);
        for words in ["- · tickets", "2026-10-05 10:00"] {
            assert!(guessed.stdout.contains(words), "{}", guessed.stdout);
        }
        let said = piped(&["columns", "-", "--kind", "tickets"], bytes);
        assert_eq!(said.stdout, guessed.stdout);
    }
    let words = ["cannot tell what - holds", "--kind"];
    refused(&piped(&["columns", "-"], b"a,b\n1,2\n"), 2, &words);
    let words = ["can be read once only"];
    refused(&piped(&["columns", "-", "-"], b""), 2, &words);
}
