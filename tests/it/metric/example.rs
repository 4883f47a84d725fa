//! Metric rules in a rulebook: its cases, its pages, and the example that comes with the program.

use super::with;
use crate::run::{MONTH, folder, kefu, project};

/// A case knows its contacts and ratings, and of other indicators what it is given.
#[test]
fn a_case_may_give_indicators() {
    let tiers = [
        (
            "Q1",
            "bonus",
            "3",
            "metric = \"csat_mean\"; at_least = 4.5; min_sample = 5",
        ),
        (
            "Q2",
            "bonus",
            "2",
            "metric = \"praise_count\"; at_least = 2",
        ),
        (
            "Q3",
            "bonus",
            "1",
            "metric = \"answer_rate\"; at_least = 0.9",
        ),
    ];
    let case = |name: &str, facts: &str, lines: &str| {
        format!("\n[[case]]\nname = \"{name}\"\n{facts}\nlines = {{ {lines} }}\n")
    };
    let cases = [
        case(
            "given",
            "indicators = { csat_mean = 4.5, praise_count = 2, answer_rate = 0.9 }",
            "Q1 = 3, Q2 = 2, Q3 = 1",
        ),
        case(
            "given too little",
            "indicators = { csat_mean = 4.4999, praise_count = 1 }",
            "",
        ),
        case(
            "by its ratings",
            "contacts = 5\nratings = [5, 5, 4, 4, 4.5]",
            "Q1 = 3, B5 = 5",
        ),
        case(
            "of too few",
            "contacts = 4\nratings = [5, 5, 5, 5]",
            "B5 = 5",
        ),
        case(
            "given wins",
            "contacts = 5\nratings = [5, 5, 5, 5, 5]\nindicators = { csat_mean = 1 }",
            "B5 = 5",
        ),
    ];
    let text = with(&tiers) + &cases.concat();
    let dir = folder(&[("policy.toml", &text)]);
    let file = dir.path().join("policy.toml");
    let ran = kefu(&["policy", "test", file.to_str().expect("UTF-8")]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("5 cases: as expected"),
        "{}",
        ran.stdout
    );
}

const EXAMPLE: &str = "examples/policies/indicators.toml";

/// The slips of two people of the example month under the example policy, added up on paper.
#[test]
fn slips_of_the_example_are_as_they_were_added_up() {
    let mut wrong = Vec::new();
    for agent in ["0003", "0005"] {
        for lang in ["en", "zh"] {
            let path = project().join(format!("testdata/slips/indicators-{agent}.{lang}.txt"));
            let ran = kefu(&[
                "explain", agent, MONTH, "--policy", EXAMPLE, "-q", "--lang", lang,
            ]);
            assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{agent}");
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&path, &ran.stdout).expect("the slip is written");
            }
            if std::fs::read_to_string(&path).unwrap_or_default() != ran.stdout {
                wrong.push(format!("{}:\n{}", path.display(), ran.stdout));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_example_is_shown_and_compared_like_any_policy() {
    let say = |args: &[&str]| {
        let ran = kefu(args);
        assert_eq!(ran.code, 0, "{args:?}: {}", ran.stderr);
        ran.stdout
    };
    let rule = say(&[
        "policy", "show", "Q5", "--policy", EXAMPLE, "--format", "markdown",
    ]);
    for words in [
        "| metric | first\\_contact\\_resolution | first contact resolution |",
        "| at\\_least | 0.85 | at least 85% |",
        "| min\\_sample | 10 | a sample of at least 10 |",
        "Never by hand",
    ] {
        assert!(rule.contains(words), "{words}\n{rule}");
    }
    let book = say(&[
        "policy", "show", "--policy", EXAMPLE, "--format", "markdown", "--lang", "zh",
    ]);
    assert!(
        book.contains("依据当月指标：首次解决率；不低于 85%；样本至少 10"),
        "{book}"
    );
    let diff = say(&["policy", "diff", "built-in", EXAMPLE]);
    assert!(diff.contains("Q5"), "{diff}");
    let text = std::fs::read_to_string(project().join(EXAMPLE)).expect("the example");
    let stricter = text.replacen("at_least = 0.85 ", "at_least = 0.95 ", 1);
    assert_ne!(text, stricter);
    let dir = folder(&[("new.toml", &stricter)]);
    let new = dir.path().join("new.toml");
    let diff = say(&["policy", "diff", EXAMPLE, new.to_str().expect("UTF-8")]);
    assert!(diff.contains("0.95"), "{diff}");
    let checked = say(&["policy", "check", EXAMPLE, "--strict"]);
    assert!(checked.contains("note[metric-fed-by]"), "{checked}");
    assert!(say(&["policy", "test", EXAMPLE]).contains("as expected"));
}
