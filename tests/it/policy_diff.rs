//! `kefu policy diff`: every setting that differs is told, in words of both languages and as data, and nothing else is.

use kefu::document::Wanted;
use kefu::policy::{self, BUILT_IN};
use kefu::rulebook::{ALL_KEYS, Change, ChangedPart, Effect, How, Value};
use kefu::words::{self, Lang};

use crate::run::{built_in_without_cases, folder, kefu, project, refused, text};

/// The differences between the built-in policy and one with `from` replaced by `to`, as `effect | about | how`.
fn told(from: &str, to: &str, lang: Lang) -> Vec<String> {
    let built_in = built_in_without_cases();
    let text = built_in.replacen(from, to, 1);
    assert_ne!(text, built_in, "`{from}` is not in the built-in policy");
    let read = |text: &str| policy::read(text).unwrap_or_else(|e| panic!("{from}: {e:?}"));
    let changes = policy::diff(&read(BUILT_IN), &read(&text));
    let line = |change: &kefu::rulebook::Change| {
        let (about, how) = words::change(change, lang);
        format!("{} | {about} | {how}", change.effect.name())
    };
    changes.iter().map(line).collect()
}

#[test]
fn every_setting_that_differs_is_told() {
    let cases = text(&project().join("testdata/policies/differences.txt"));
    let cases: Vec<&str> = cases.split("\n\n").skip(1).collect();
    assert!(cases.len() > 40);
    for case in cases {
        let lines: Vec<String> = case
            .split('\n')
            .map(|line| line.replace("\\n", "\n"))
            .collect();
        let [from, to, line] = lines.as_slice() else {
            panic!("not three lines: {case}");
        };
        assert_eq!(
            &told(from, to, Lang::En),
            std::slice::from_ref(line),
            "{from}"
        );
        let zh = told(from, to, Lang::Zh);
        let (effect, said) = zh[0].split_once(" | ").expect("two parts");
        assert!(line.starts_with(effect), "{zh:?}");
        assert!(!said.contains("was") && !said.starts_with('`'), "{zh:?}");
    }
}

/// English falls back on the key itself where that says enough, Chinese cannot.
#[test]
fn every_key_that_can_differ_has_a_label_in_both_languages() {
    // Never told as a setting: grades are told as bands, ids say which rule is meant, and cases are no part of the rulebook.
    let told = |key: &&kefu::rulebook::Key| {
        !matches!(key.holds, Wanted::Table | Wanted::Tables)
            && ![
                "grade",
                "improve.target",
                "rule.over_minutes",
                "rule.accumulate",
            ]
            .contains(&key.section)
            && !key.section.starts_with("case")
            && !["schema", "id"].contains(&key.key)
    };
    let folded = [
        ("grade", "scores"),
        ("rule", "accumulate"),
        ("rule", "over_minutes"),
        ("rule", "order"),
    ];
    let keys = ALL_KEYS.iter().filter(told);
    let keys = keys.map(|key| (key.section, key.key));
    for (section, key) in keys.chain(folded) {
        let change = Change {
            about: ChangedPart::Section(section),
            how: How::Setting {
                key,
                before: Value::Flag(false),
                after: Value::Flag(true),
            },
            effect: Effect::Moves,
        };
        let label = |lang, colon| {
            let (_, how) = words::change(&change, lang);
            how.split_once(colon).expect("a label").0.to_string()
        };
        let (en, zh) = (label(Lang::En, ':'), label(Lang::Zh, '：'));
        assert!(!en.contains(['_', '`']), "{key}: {en}");
        assert!(zh.chars().all(|c| !c.is_ascii_alphabetic()), "{key}: {zh}");
    }
}

#[test]
fn rules_and_grades_come_and_go_and_kinds_change() {
    let b3 = "[[rule]]\nid = \"B3\"\nclause = \"二.3\"\nkey = \"cover-shift\"\nseverity = \"bonus\"\nzh = \"主动顶班\"\nzh_hant = \"主動頂班\"\nen = \"Covered a shift\"\naliases = [\"顶班\", \"替班\", \"代班\", \"頂班\", \"covered shift\", \"shift cover\"]\npoints = 5\n";
    assert_eq!(
        told(b3, "", Lang::En),
        ["points-or-money | rule B3 Covered a shift | removed, 5 points"]
    );
    assert_eq!(
        told(b3, "", Lang::Zh),
        ["points-or-money | 规则 B3 主动顶班 | 删去，5 分"]
    );
    let t9 = "[[rule]]\nid = \"T9\"\nclause = \"x\"\nkey = \"x\"\nseverity = \"termination\"\nzh = \"某\"\nen = \"Some\"\n\n[[rule]]\nid = \"X1\"";
    assert_eq!(
        told("[[rule]]\nid = \"X1\"", t9, Lang::En),
        ["points-or-money | rule T9 Some | added"]
    );
    let grade = "name = \"E\"\nfrom = 60\nbelow = 65\n";
    let two =
        "name = \"E\"\nfrom = 62\nbelow = 65\n\n[[grade]]\nname = \"F\"\nfrom = 60\nbelow = 62\n";
    assert_eq!(
        told(grade, two, Lang::En),
        [
            "points-or-money | grade E | scores: was from 60, below 65, now from 62, below 65",
            "points-or-money | grade F | added, from 60, below 62",
        ]
    );
    let exam = "kind = \"exam-score\"\nsource = \"both\"\nseverity = \"moderate\"";
    let text = BUILT_IN.replacen("below_percent = 60\n", "", 1);
    let read = |text: &str| policy::read(text).expect("it reads");
    let now = read(&text.replacen(exam, "severity = \"moderate\"", 1));
    let changes = policy::diff(&read(BUILT_IN), &now);
    let said: Vec<_> = changes
        .iter()
        .map(|change| words::change(change, Lang::En).1)
        .collect();
    let expected = [
        "kind: was `exam-score`, now `recorded`",
        "source: was `both`, now `recorded`",
        "marks below percent: was 60, now not set",
        "once a month: was no, now not set",
    ];
    assert_eq!(said, expected);
}

#[test]
fn the_order_of_rules_is_wording_only() {
    let read = |text: &str| policy::read(text).expect("it reads");
    let (before, mut after) = (read(BUILT_IN), read(BUILT_IN));
    after.rules.swap(0, 1);
    let changes = policy::diff(&before, &after);
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].effect, Effect::Wording);
    let (about, how) = words::change(&changes[0], Lang::En);
    assert!(
        how.starts_with("order of the rules: was `B1, B2, B3"),
        "{about}: {how}"
    );
}

#[test]
fn a_policy_does_not_differ_from_itself() {
    let dir = folder(&[("same.toml", &format!("# a note of our own\n{BUILT_IN}"))]);
    let same = dir.path().join("same.toml");
    let same = same.to_str().expect("UTF-8");
    for (format, words) in [
        ("table", "no difference\n"),
        ("markdown", "no difference\n"),
        ("json", "\"changes\": []"),
    ] {
        for other in ["built-in", same] {
            let ran = kefu(&["policy", "diff", "built-in", other, "--format", format]);
            assert_eq!(ran.code, 0, "{}", ran.stderr);
            assert!(ran.stdout.contains(words), "{}", ran.stdout);
            assert_eq!(ran.stderr, "");
        }
    }
    let zh = kefu(&["policy", "diff", "built-in", same, "--lang", "zh"]);
    assert!(zh.stdout.ends_with("没有差别\n"), "{}", zh.stdout);
}

#[test]
fn what_differs_stands_under_what_follows_from_it() {
    let text = BUILT_IN
        .replacen("cap = 110", "cap = 100", 1)
        .replacen("\"聊天\", ", "", 1);
    let dir = folder(&[("new.toml", &text)]);
    let new = dir.path().join("new.toml");
    let new = new.to_str().expect("UTF-8");
    let table = kefu(&["policy", "diff", "built-in", new]).stdout;
    let expected = "may move points, money, ranks or flags (1)\n  score  cap: was 110, now 100\n\nmoves none of these (1)\n  rule L9 Off-topic talk  aliases: removed `聊天`\n";
    assert!(table.ends_with(expected), "{table}");
    let markdown = kefu(&["policy", "diff", "built-in", new, "--format", "markdown"]).stdout;
    assert!(
        markdown.contains(
            "## moves none of these (1)\n\n- **rule L9 Off-topic talk** aliases: removed `聊天`\n"
        ),
        "{markdown}"
    );
    let json = kefu(&["policy", "diff", "built-in", new, "--format", "json"]).stdout;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let expected = serde_json::json!([
        {"effect": "points-or-money", "section": "score", "how": "changed", "key": "cap", "before": 110, "after": 100},
        {"effect": "wording", "rule": "L9", "how": "changed", "key": "aliases", "before": ["上班聊天", "chatting", "small talk", "聊天", "閑聊", "閒聊", "闲聊"], "after": ["上班聊天", "chatting", "small talk", "閑聊", "閒聊", "闲聊"]},
    ]);
    let sorted = |mut json: serde_json::Value| {
        for change in json.as_array_mut().expect("a list") {
            for side in ["before", "after"] {
                if let Some(list) = change[side].as_array_mut() {
                    list.sort_by_key(ToString::to_string);
                }
            }
        }
        json
    };
    assert_eq!(sorted(json["changes"].clone()), sorted(expected));
}

#[test]
fn versions_of_a_folder_are_named_by_their_month() {
    let version = |from: &str, cap: &str| {
        let text = BUILT_IN.replacen("\"2026-01\"", &format!("\"{from}\""), 1);
        text.replacen("cap = 110", &format!("cap = {cap}"), 1)
    };
    let dir = folder(&[
        ("a.toml", &version("2026-01", "110")),
        ("b.toml", &version("2026-07", "95")),
    ]);
    let at = dir.path().to_str().expect("UTF-8");
    let june = format!("{at}@2026-06");
    let ran = kefu(&["policy", "diff", &june, at]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(
        ran.stdout.contains("cap: was 110, now 95"),
        "{}",
        ran.stdout
    );
    assert!(
        ran.stdout.contains("holds from: was 2026-01, now 2026-07"),
        "{}",
        ran.stdout
    );
    let early = format!("{at}@2025-12");
    refused(
        &kefu(&["policy", "diff", &early, at]),
        3,
        &["no version holds in 2025-12", "2026-01"],
    );
    let ran = kefu(&["policy", "diff", "built-in", "nowhere.toml"]);
    refused(&ran, 1, &["nowhere.toml"]);
    std::fs::write(dir.path().join("c.toml"), "schema = 2").expect("a file");
    refused(
        &kefu(&["policy", "diff", "built-in", at]),
        3,
        &["c.toml:1:"],
    );
}
