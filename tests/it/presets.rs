//! Presets: each has a case of its own, made in the shape of its system's export, and is found by it; no header row of any case
//! looks like two systems.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::PathBuf;

use kefu::event::{Kind, Row, Value};
use kefu::ingest::{self, Input, sense_as};
use kefu::month::Clock;
use kefu::settings::{self, Settings, presets};

use crate::run::{ROSTER, folder, folders, in_month, project, refused, text};

struct Export(PathBuf, Kind);

impl Input for Export {
    fn kind(&self) -> Kind {
        self.1
    }

    fn open(&self) -> io::Result<Box<dyn Read + '_>> {
        Ok(Box::new(File::open(&self.0)?))
    }
}

fn names(dir: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(project().join(dir)).expect("a folder");
    let name = |entry: io::Result<fs::DirEntry>| entry.expect("an entry").file_name();
    entries
        .map(|entry| name(entry).into_string().expect("a name"))
        .collect()
}

#[test]
fn every_data_file_is_a_preset_with_a_case() {
    let files: BTreeSet<String> = presets()
        .iter()
        .map(|preset| format!("{}.toml", preset.name))
        .collect();
    assert_eq!(names("src/settings/presets"), files);
    let cases = names("testdata/cases");
    for preset in presets() {
        let case = format!("preset-{}", preset.name);
        let more = format!("{case}-");
        let has = |name: &String| *name == case || name.starts_with(&more);
        assert!(cases.iter().any(has), "{case} is not there");
    }
}

/// The header rows that systems are known to print look like one system at most.
#[test]
fn no_header_row_looks_like_two_systems() {
    let rows = text(&project().join("testdata/headers.txt"));
    let mut systems = 0;
    for row in rows.lines().filter(|row| row.contains(',')) {
        let headers: Vec<String> = row.split(',').map(str::to_lowercase).collect();
        for kind in Kind::ALL {
            let holds = |names: &Vec<String>| {
                let mut names = names.iter().map(|name| name.to_lowercase());
                names.all(|name| headers.contains(&name))
            };
            let found: Vec<&str> = presets()
                .iter()
                .filter(|preset| preset.kind == kind && preset.signatures.iter().any(holds))
                .map(|preset| preset.name)
                .collect();
            assert!(found.len() < 2, "{row}: {found:?}");
            systems += found.len();
        }
    }
    assert!(systems >= 15, "{systems} rows look like a system");
}

/// The README names every preset.
#[test]
fn every_preset_is_in_the_readme() {
    let readme = text(&project().join("README.md"));
    for preset in presets() {
        let name = format!("`{}`", preset.name);
        assert!(readme.contains(&name), "{name} is not there");
    }
}

#[test]
fn every_case_of_a_preset_is_read_by_it() {
    let all = folders(&project().join("testdata/cases"));
    let mut read = 0;
    for case in all {
        let name = case
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a name");
        let Some(name) = name.strip_prefix("preset-") else {
            continue;
        };
        let settings = case.join("kefu.toml");
        let settings = if settings.exists() {
            settings::read(&text(&settings)).expect("settings")
        } else {
            Settings::default()
        };
        let mut found = BTreeSet::new();
        for entry in fs::read_dir(&case).expect("a folder") {
            let file = entry.expect("an entry").path();
            let source = file.to_str().and_then(|name| settings.source(name));
            for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Agents) {
                let export = Export(file.clone(), kind);
                let layout = sense_as(&export, 0, settings.clock.zone, source, &mut Vec::new());
                found.extend(layout.expect("a file").preset.map(|preset| preset.name));
            }
        }
        let own = |preset: &&str| name == *preset || name.starts_with(&format!("{preset}-"));
        assert!(found.iter().any(own), "preset-{name}: read by {found:?}");
        assert_eq!(found.len(), 1, "preset-{name}: read by {found:?}");
        read += 1;
    }
    assert!(read >= presets().len());
}

/// The minutes from the creation to the first answer and the reopenings of the tickets of a case's file, by id.
fn answered(case: &str, file: &str) -> Vec<(String, Option<i64>, Option<u32>)> {
    let case = project().join("testdata/cases").join(case);
    let settings = case.join("kefu.toml");
    let settings = if settings.exists() {
        settings::read(&text(&settings)).expect("settings")
    } else {
        Settings::default()
    };
    let clock = Clock::new(settings.clock.zone);
    let export = Export(case.join(file), Kind::Tickets);
    let mut problems = Vec::new();
    let layout = sense_as(&export, 0, clock.zone, None, &mut problems).expect("a file");
    let column = |name: &str| {
        let mut columns = Kind::Tickets.columns().iter();
        columns
            .position(|column| column.name == name)
            .expect("a column")
    };
    let mut tickets = Vec::new();
    let mut take = |row: Row<'_>| {
        let seconds = |name: &str| match row.cells[column(name)] {
            Some(Value::Time(when)) => Some(clock.start(when)),
            _ => None,
        };
        let first = seconds("first_response_at").zip(seconds("created_at"));
        let reopened = match row.cells[column("reopened")] {
            Some(Value::Whole(times)) => Some(times),
            _ => None,
        };
        let id = row
            .text(column("ticket_id"))
            .unwrap_or_default()
            .to_string();
        tickets.push((
            id,
            first.map(|(first, created)| (first - created) / 60),
            reopened,
        ));
    };
    ingest::read(&export, &layout, &mut problems, &mut take).expect("a file");
    tickets
}

#[test]
fn first_answers_and_reopenings_are_what_the_cases_say() {
    type Ticket = (&'static str, Option<i64>, Option<u32>);
    let cases: [(&str, &str, &[Ticket]); 9] = [
        (
            "preset-freshdesk",
            "tickets-1.csv",
            &[
                ("501", Some(20), None),
                ("502", Some(60), None),
                ("503", None, None),
                ("504", Some(30), None),
                ("505", None, None),
            ],
        ),
        (
            "preset-freshdesk",
            "tickets-2.csv",
            &[
                ("506", Some(90), None),
                ("507", Some(30), None),
                ("508", None, None),
            ],
        ),
        (
            "preset-freshdesk",
            "tickets-3.csv",
            &[("3001", Some(45), None), ("3002", None, None)],
        ),
        (
            "preset-zammad",
            "tickets-2026-10.csv",
            &[
                ("10001", Some(10), None),
                ("10002", Some(720), None),
                ("10003", None, None),
                ("10005", Some(60), None),
                ("10006", Some(30), None),
            ],
        ),
        (
            "preset-osticket",
            "tickets-1.csv",
            &[
                ("100201", None, Some(0)),
                ("100202", None, Some(1)),
                ("100203", None, Some(0)),
                ("100206", None, Some(0)),
            ],
        ),
        (
            "preset-osticket",
            "tickets-2.csv",
            &[
                ("100204", None, Some(0)),
                ("100201", None, Some(0)),
                ("100205", None, Some(0)),
            ],
        ),
        (
            "preset-jira",
            "tickets-1.csv",
            &[
                ("HD-1", Some(30), None),
                ("HD-2", None, None),
                ("HD-3", None, None),
                ("HD-4", Some(60), None),
            ],
        ),
        (
            "preset-jira",
            "tickets-2.csv",
            &[("MDA-7", Some(30), None), ("MDA-8", Some(60), None)],
        ),
        (
            "preset-hubspot",
            "tickets.csv",
            &[
                ("9001", Some(30), None),
                ("9002", Some(2970), None),
                ("9003", Some(60), None),
                ("9004", None, None),
                ("9005", Some(10), None),
            ],
        ),
    ];
    for (case, file, expected) in cases {
        let expected: Vec<_> = expected
            .iter()
            .map(|(id, first, reopened)| (id.to_string(), *first, *reopened))
            .collect();
        assert_eq!(answered(case, file), expected, "{case}/{file}");
    }
}

/// Chatwoot's report on agents has one row for each of them, and no conversations.
#[test]
fn a_report_that_sums_up_is_no_export_of_rows() {
    for report in [
        "Reporting period 2026-10-01 to 2026-10-31\n\nAgent name,Assigned conversations,Avg first response time,Avg resolution time\n\nAnn Lee,12,2 days 3 hours,--\n",
        "报告周期 2026-10-01 至 2026-10-31\n\n客服名称,分配的对话数量,平均首次响应时间,平均解决时间\n\n王芳,12,1 小时 20 分钟,--\n",
    ] {
        let dir = folder(&[("agents.csv", ROSTER), ("tickets.csv", report)]);
        let ran = in_month("score", dir.path(), &[]);
        refused(
            &ran,
            3,
            &["error[missing-column]", "`ticket_id`", "`created_at`"],
        );
    }
}
