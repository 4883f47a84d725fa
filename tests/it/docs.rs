//! The documents are true: every command of the README runs, what it shows is what comes out, and the help shows examples first.

use crate::run::{kefu, project, text};

fn readme() -> String {
    text(&project().join("README.md"))
}

/// The lines of code blocks of a kind.
fn blocks(kind: &str) -> Vec<String> {
    let text = readme();
    let parts: Vec<&str> = text.split("```").collect();
    let block = |part: &&str| {
        part.strip_prefix(kind)
            .and_then(|rest| rest.strip_prefix('\n'))
            .map(String::from)
    };
    parts.iter().skip(1).step_by(2).filter_map(block).collect()
}

/// The words of a command line, as a shell would split them.
fn words(line: &str) -> Vec<String> {
    let line = line.split(" # ").next().unwrap_or(line).trim();
    let mut words = Vec::new();
    for (i, part) in line.split('\'').enumerate() {
        if i % 2 == 1 {
            words.push(part.to_string());
        } else {
            words.extend(part.split_whitespace().map(String::from));
        }
    }
    words
}

#[test]
fn every_command_of_the_readme_runs() {
    let dir = tempfile::tempdir().expect("a folder");
    let copy = dir.path().join("examples");
    copy_folder(&project().join("examples"), &copy);
    let mut ran = 0;
    for line in blocks("sh")
        .iter()
        .flat_map(|block| block.lines().map(String::from).collect::<Vec<_>>())
    {
        let words = words(&line);
        let args: Vec<&str> = words.iter().map(String::as_str).collect();
        let args = match args.as_slice() {
            ["kefu", rest @ ..] => rest.to_vec(),
            ["cargo", "run", "--release", "--", rest @ ..] => rest.to_vec(),
            ["cargo", "test"] | ["cargo", "install", ..] | [] => continue,
            other => panic!("what is {other:?}?"),
        };
        let output = crate::run::command(&args)
            .current_dir(dir.path())
            .output()
            .expect("it starts");
        let output = crate::run::ran(output);
        let expected = if args.contains(&"--rejects") {
            vec![0, 4]
        } else {
            vec![0]
        };
        assert!(expected.contains(&output.code), "{line}\n{}", output.stderr);
        ran += 1;
    }
    assert!(ran >= 8, "only {ran} commands");
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[test]
fn what_the_readme_shows_is_what_comes_out() {
    let shown = blocks("text");
    let slip = kefu(&["explain", "0010", "examples/2026-10", "-q"]).stdout;
    let table = kefu(&["score", "examples/2026-10", "--month", "2026-10", "-q"]).stdout;
    let trimmed = |text: &str| {
        text.lines()
            .map(str::trim_end)
            .collect::<Vec<_>>()
            .join("\n")
            .trim()
            .to_string()
    };
    let improve = kefu(&["improve", "examples/2026-10", "--agent", "0004", "-q"]).stdout;
    for output in [slip, table, improve] {
        assert!(
            shown
                .iter()
                .any(|block| trimmed(&output).starts_with(&trimmed(block))),
            "the README does not show:\n{output}"
        );
    }
}

#[test]
fn every_code_and_rule_is_in_the_readme() {
    let readme = readme();
    for rule in kefu::policy::read(kefu::policy::BUILT_IN)
        .expect("the built-in policy")
        .rules
    {
        assert!(
            readme.contains(&format!("| {} |", rule.id)),
            "{} is not in the README's table",
            rule.id
        );
    }
}

#[test]
fn help_shows_examples_first() {
    for command in [
        &["--help"][..],
        &["score", "--help"],
        &["check", "--help"],
        &["explain", "--help"],
        &["complaints", "--help"],
        &["indicators", "--help"],
        &["improve", "--help"],
        &["columns", "--help"],
        &["init", "--help"],
        &["policy", "show", "--help"],
        &["policy", "diff", "--help"],
        &["policy", "init", "--help"],
        &["policy", "schema", "--help"],
        &["what-if", "--help"],
        &["trend", "--help"],
        &["policy", "check", "--help"],
        &["policy", "test", "--help"],
    ] {
        let help = kefu(command);
        assert_eq!(help.code, 0);
        assert!(
            help.stdout.starts_with("Examples:\n  kefu "),
            "{command:?}\n{}",
            help.stdout
        );
    }
}

#[test]
fn the_changelog_says_whose_scores_change() {
    let text = text(&project().join("CHANGELOG.md"));
    for entry in text.split("\n## ").skip(1) {
        let entry = entry.trim_end();
        assert!(
            entry.contains("Scores: "),
            "an entry does not say whose scores change:\n{entry}"
        );
    }
}

#[test]
fn the_settings_of_the_readme_are_read() {
    let settings = blocks("toml");
    assert!(settings.len() >= 2);
    for block in settings {
        assert!(
            kefu::settings::read(&block).is_ok(),
            "{:?}\n{block}",
            kefu::settings::read(&block)
        );
    }
}
