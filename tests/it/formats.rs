//! Formats, the same for all commands: each list in each of them, pages in theirs, and what an ending means.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::run::{MONTH, ROSTER, Ran, folder, in_month, kefu, refused, scored};

/// The commands that have rows to show.
const LISTS: [&[&str]; 6] = [
    &["score", MONTH],
    &["indicators", MONTH],
    &["improve", MONTH],
    &["complaints", MONTH],
    &["trend", "examples/2026-10/history"],
    &["what-if", MONTH, "--policy", "stricter"],
];

/// Those that have a page.
const PAGES: [&[&str]; 4] = [
    &["explain", "0010", MONTH],
    &["check", MONTH],
    &["policy", "diff", "built-in", "stricter"],
    &["policy", "show"],
];

/// The names of formats with their endings.
const FORMATS: [(&str, &str); 7] = [
    ("table", "txt"),
    ("csv", "csv"),
    ("tsv", "tsv"),
    ("json", "json"),
    ("jsonl", "jsonl"),
    ("markdown", "md"),
    ("html", "html"),
];

fn run(command: &[&str], more: &[&str]) -> Ran {
    kefu(&[command, &["-q"], more].concat())
}

/// What the command writes to a file of this name.
fn written(command: &[&str], dir: &Path, name: &str) -> String {
    let path = dir.join(name);
    let ran = run(command, &["-o", path.to_str().expect("UTF-8")]);
    assert_eq!(
        (ran.code, ran.stdout.as_str()),
        (0, ""),
        "{command:?} {ran:?}"
    );
    fs::read_to_string(path).expect("the file")
}

/// The records of a table, its headings first, each as long as they.
fn records(text: &str, by: u8) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("a mark");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(by)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.expect("a record"));
    let cells = |record: csv::StringRecord| record.iter().map(String::from).collect();
    records.map(cells).collect()
}

#[test]
fn every_list_has_every_format() {
    for command in LISTS {
        let dir = tempfile::tempdir().expect("a folder");
        let text = |ending: &str| written(command, dir.path(), &format!("list.{ending}"));
        let rows = records(&text("csv"), b',');
        assert!(rows.len() > 1, "{command:?}");
        assert_eq!(records(&text("tsv"), b'\t'), rows, "{command:?}");
        let whole: Value = serde_json::from_str(&text("json")).expect("JSON");
        let lines = text("jsonl");
        let lines: Vec<Value> = lines
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line of JSON"))
            .collect();
        let fields = whole.as_object().expect("an object");
        let is_main = |field: &&Value| field.as_array() == Some(&lines);
        assert!(!lines.is_empty() && fields.values().any(|field| is_main(&field)));
        assert!(text("md").contains("\n| --- |") || text("md").contains("\n| ---: |"));
        let page = text("html");
        assert!(page.starts_with("<!DOCTYPE html>") && page.contains("</table>"));
        let shown = run(command, &[]);
        assert_eq!(text("txt"), shown.stdout, "{command:?}");
    }
}

#[test]
fn a_format_is_the_same_by_its_name_and_by_its_ending() {
    let (dir, out) = (folder(&[("agents.csv", ROSTER)]), folder(&[]));
    let score = |more: &[&str]| in_month("score", dir.path(), more).stdout;
    for (format, ending) in FORMATS {
        let path = out.path().join(format!("x.{}", ending.to_uppercase()));
        score(&["-o", path.to_str().expect("UTF-8")]);
        let file = fs::read_to_string(path).expect("the file");
        let file = file.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        assert_eq!(file, score(&["--format", format]), "{format}");
    }
    assert_eq!(score(&["--format", "text"]), score(&[]));
    let check = |more| run(&["policy", "check"], more).stdout;
    assert_eq!(check(&["--format", "text"]), check(&["--format", "table"]));
}

/// Each person's cells of the month, from the result.
fn people() -> Vec<(String, String)> {
    let result = scored(Path::new(MONTH), &[]);
    let agents = result["agents"].as_array().expect("agents");
    let of = |agent: &Value| {
        let text = |key: &str| agent[key].to_string().replace('"', "");
        (
            format!("{} {}", text("agent_id"), text("name")),
            text("score"),
        )
    };
    agents.iter().map(of).collect()
}

#[test]
fn the_month_is_a_page() {
    let dir = tempfile::tempdir().expect("a folder");
    let shown = run(LISTS[0], &[]).stdout;
    let first = shown.lines().next().expect("a line");
    assert!(first.starts_with("2026-10 · Asia/Shanghai · policy `built-in`"));
    let (markdown, html) = (
        written(LISTS[0], dir.path(), "month.md"),
        written(LISTS[0], dir.path(), "month.html"),
    );
    assert!(
        markdown.starts_with("# 2026-10 · Asia/Shanghai"),
        "{markdown}"
    );
    assert!(html.contains("<title>2026-10 · ") && html.contains("<h1>2026-10 · "));
    for (who, score) in people() {
        let is_of = |row: &&str, cell: &str| row.contains(cell);
        let row = markdown
            .lines()
            .find(|row| is_of(row, &format!("| {who} |")));
        assert!(row.expect(&who).contains(&format!("| {score} |")), "{who}");
        let row = html
            .split("<tr")
            .find(|row| is_of(row, &format!(">{who}<")));
        let row = row.expect(&who);
        assert!(row.contains(&format!(">{score}<")), "{who}: {row}");
    }
    let rows = markdown.lines().filter_map(|row| row.strip_prefix("| "));
    let ranks = rows.filter_map(|row| row.split(' ').next()?.parse().ok());
    let ranks: Vec<u32> = ranks.collect();
    assert!(ranks.len() > 2 && ranks.is_sorted(), "{ranks:?}");
    let only = run(
        LISTS[0],
        &["--format", "markdown", "--agent", "0010", "--lang", "zh"],
    );
    let rows = only.stdout.lines();
    assert_eq!(
        rows.filter(|row| row.contains("| 0010 Priya Nair |"))
            .count(),
        1
    );
    assert!(!only.stdout.contains("| 0012 ") && only.stdout.contains("## 每一行的去向"));
}

#[test]
fn pages_have_formats_too() {
    let dir = tempfile::tempdir().expect("a folder");
    for command in PAGES {
        let markdown = written(command, dir.path(), "page.md");
        let html = written(command, dir.path(), "page.htm");
        assert!(
            markdown.contains("**") || markdown.contains("\n| --- |"),
            "{markdown}"
        );
        assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
        fs::remove_file(dir.path().join("page.md")).expect("the file");
        fs::remove_file(dir.path().join("page.htm")).expect("the file");
    }
    let slip = written(PAGES[0], dir.path(), "slip.json");
    let slip: Value = serde_json::from_str(&slip).expect("JSON");
    let result = scored(Path::new(MONTH), &["--agent", "0010"]);
    assert_eq!(slip, result["agents"][0], "what the result has of them");
    let checked = written(&["policy", "check"], dir.path(), "found.json");
    let printed = run(&["policy", "check"], &["--format", "json"]).stdout;
    assert_eq!(checked, printed);
    let schema = written(&["policy", "schema"], dir.path(), "policy.schema");
    assert_eq!(schema, kefu(&["policy", "schema"]).stdout);
}

#[test]
fn an_ending_against_the_format_is_refused() {
    let dir = tempfile::tempdir().expect("a folder");
    let wrong = |command: &[&str], name: &str, format: &str| {
        let path = dir.path().join(name);
        let path = path.to_str().expect("UTF-8");
        refused(
            &run(command, &["-o", path, "--format", format]),
            2,
            &["--format differs from the ending of", name],
        );
    };
    for command in LISTS {
        for (name, format) in [
            ("x.html", "csv"),
            ("x.csv", "html"),
            ("x.CSV", "tsv"),
            ("x.jsonl", "json"),
            ("x.txt", "markdown"),
        ] {
            wrong(command, name, format);
        }
    }
    for command in PAGES {
        wrong(command, "x.html", "markdown");
        wrong(command, "x.csv", "table");
    }
    wrong(&["policy", "test"], "x.html", "json");
    wrong(&["policy", "schema"], "x.html", "json");
    let left = fs::read_dir(dir.path()).expect("the folder").count();
    assert_eq!(left, 0, "something was written");
    let data = dir.path().join("x.data");
    let data = data.to_str().expect("UTF-8");
    let ran = run(LISTS[0], &["-o", data, "--format", "csv"]);
    assert_eq!(
        ran.code, 0,
        "an ending that means nothing is against nothing"
    );
}

#[test]
fn a_format_that_a_command_does_not_have_names_those_that_it_has() {
    let dir = tempfile::tempdir().expect("a folder");
    let to = |name: &str| dir.path().join(name).to_str().expect("UTF-8").to_string();
    for command in &PAGES[..3] {
        let has = ["table, json, markdown, html"];
        refused(&run(command, &["--format", "csv"]), 2, &has);
        let has = ["x.csv", ".txt, .json, .md or .html"];
        refused(&run(command, &["-o", &to("x.csv")]), 2, &has);
        refused(&run(command, &["--bom", "yes"]), 2, &["CSV and TSV"]);
    }
    for what in ["check", "test"] {
        let command = ["policy", what];
        refused(&run(&command, &["--format", "html"]), 2, &["table, json"]);
        let has = ["x.html", ".txt or .json"];
        refused(&run(&command, &["-o", &to("x.html")]), 2, &has);
    }
    let schema = run(&["policy", "schema"], &["-o", &to("x.html")]);
    refused(&schema, 2, &["x.html", "use .json"]);
    let unknown = ["x.pdf", ".txt, .csv, .tsv, .json, .jsonl, .md or .html"];
    refused(&run(LISTS[0], &["-o", &to("x.pdf")]), 2, &unknown);
    let left = fs::read_dir(dir.path()).expect("the folder").count();
    assert_eq!(left, 0, "something was written");
}

#[test]
fn tabs_between_cells_change_nothing_else() {
    let roster = "agent_id,name,hired_on\n0007,=1+1,2024-03-01\n0008,\"Ann\tLee\",2023-05-02\n";
    let dir = folder(&[("agents.csv", roster)]);
    let printed = in_month("score", dir.path(), &["-q", "--format", "tsv"]).stdout;
    assert!(printed.starts_with("month\tagent_id\tname\t"), "{printed}");
    assert!(printed.contains("\t'=1+1\t") && !printed.contains('\r'));
    let marked = ["-q", "--format", "tsv", "--bom", "yes"];
    let marked = in_month("score", dir.path(), &marked).stdout;
    assert_eq!(marked, format!("\u{feff}{printed}"));
    let rows = records(&marked, b'\t');
    assert!(
        rows.iter().all(|row| row.len() == rows[0].len()),
        "{rows:?}"
    );
    let measured = ["-q", "--format", "tsv", "--table", "indicators"];
    let measured = in_month("score", dir.path(), &measured).stdout;
    assert!(measured.starts_with("month\tlevel\t"), "{measured}");
}

#[test]
fn a_check_goes_to_its_file_whatever_stops_it() {
    let dir = folder(&[("agents.csv", ROSTER), ("kefu.toml", "no_such_key = 1\n")]);
    let account = dir.path().join("account.json");
    let to = ["-o", account.to_str().expect("UTF-8")];
    let ran = in_month("check", dir.path(), &to);
    refused(&ran, 3, &["no_such_key"]);
    let account = fs::read_to_string(account).expect("the file");
    let account: Value = serde_json::from_str(&account).expect("JSON");
    assert_eq!(account["problems"][0]["file"], "kefu.toml");
    let accept = in_month("check", dir.path(), &["--accept", "-o", "x.txt"]);
    refused(&accept, 2, &["--accept"]);
}
