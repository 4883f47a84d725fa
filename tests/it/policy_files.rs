//! Policy files to start from, and the schema that editors check them by: what is written reads, and what reads is admitted.

use kefu::policy::{self, EXAMPLES};
use serde_json::Value;

use crate::run::{folder, in_month, kefu, project, refused, text};

#[test]
fn every_example_reads_and_is_a_file_of_its_name() {
    assert_eq!(EXAMPLES[0], ("built-in", policy::BUILT_IN));
    for (name, text) in EXAMPLES {
        let read = policy::read(text).unwrap_or_else(|e| panic!("{name}: {e:?}"));
        assert_eq!(read.name, *name);
        assert!(
            text.starts_with("# ") && text.matches("  # ").count() > 10,
            "{name} has comments"
        );
    }
    let folder = std::fs::read_dir(project().join("examples/policies")).expect("the folder");
    assert_eq!(folder.count(), EXAMPLES.len() - 1);
}

const ROSTER: &str = "agent_id,name,hired_on,team\n0007,王芳,2024-03-01,East\n0008,Ann Lee,2023-05-02,East\n0009,Tom,2024-01-01,West\n";

/// Score, grade and float of the three, as a spreadsheet has them.
fn scored(from: &str, violations: &str) -> Vec<String> {
    let dir = folder(&[("agents.csv", ROSTER), ("violations.csv", violations)]);
    let file = dir.path().join("policy.toml");
    let wrote = kefu(&[
        "policy",
        "init",
        file.to_str().expect("UTF-8"),
        "--from",
        from,
    ]);
    assert_eq!(
        (wrote.code, wrote.stdout.as_str()),
        (0, ""),
        "{}",
        wrote.stderr
    );
    let ran = in_month("score", dir.path(), &["--format", "csv", "-q"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let cells = |line: &str| {
        let cells: Vec<_> = line.split(',').collect();
        format!("{} {} {} {}", cells[11], cells[12], cells[16], cells[17])
    };
    ran.stdout.lines().skip(1).map(cells).collect()
}

/// 0007: 80 - 4 (L12) - 30 (S1) = 46: -340 yuan, kept at -200, below 65. 0008: 80 - 3×2 (L1) = 74, and three minor ones make S5:
/// 54. 0009: 80 - 8 (L4) = 72: -80 yuan.
#[test]
fn the_stricter_rulebook_is_stricter() {
    let violations = "agent_id,occurred_on,rule,points,times\n0007,2026-10-08,L12,,\n0007,2026-10-09,S1,,\n0008,2026-10-08,L1,,3\n0009,2026-10-09,L4,8,\n";
    let expected = [
        "46  -200 dismissal-review:score-below-65",
        "54  -200 dismissal-review:score-below-65",
        "72 C -80 ",
    ];
    assert_eq!(scored("stricter", violations), expected);
    // 80 - 2 - 20 = 58, 80 - 6 = 74, and 8 points for L4 are more than the built-in rulebook knows.
    let milder = violations.replace("L4,8", "L4,5");
    let expected = [
        "58  -220 dismissal-review:score-below-60",
        "74 C -60 ",
        "75 C -50 ",
    ];
    assert_eq!(scored("built-in", &milder), expected);
}

/// Whole yuan, 15 a point, from service month 2; ranks within teams, and last in a team of four. 0007: 80 - 2.5 (L4) = 77.5:
/// -37.5, which is -38 half away from zero. 0009 is alone in its team. 0010 to 0012 have 80; 0013 was hired in September.
#[test]
fn by_team_ranks_within_teams_and_pays_by_its_numbers() {
    let roster = "agent_id,name,hired_on,team\n0007,王芳,2024-03-01,East\n0010,A,2023-05-02,East\n0011,B,2023-05-02,East\n0012,C,2023-05-02,East\n0009,Tom,2024-01-01,West\n0013,D,2026-09-20,West\n";
    let violations = "agent_id,occurred_on,rule,points\n0007,2026-10-08,L4,2.5\n0009,2026-10-09,S1,\n0013,2026-10-09,L1,\n";
    let dir = folder(&[("agents.csv", roster), ("violations.csv", violations)]);
    let file = dir.path().join("policy.toml");
    let wrote = kefu(&[
        "policy",
        "init",
        file.to_str().expect("UTF-8"),
        "--from",
        "by-team",
    ]);
    assert_eq!(wrote.code, 0, "{}", wrote.stderr);
    let ran = in_month("score", dir.path(), &["--format", "csv", "-q"]);
    let cells = |line: &str| {
        let cells: Vec<_> = line.split(',').collect();
        [1, 11, 13, 14, 15, 16].map(|i| cells[i]).join(" ")
    };
    let expected = [
        "0007 77.5 4 4 true -38",
        "0009 60 2 2 false -300",
        "0010 80 1 4 false 0",
        "0011 80 1 4 false 0",
        "0012 80 1 4 false 0",
        "0013 78 1 2 false -30",
    ];
    assert_eq!(
        ran.stdout.lines().skip(1).map(cells).collect::<Vec<_>>(),
        expected
    );
}

#[test]
fn init_writes_a_rulebook_and_never_over_another_file() {
    let dir = folder(&[("mine.toml", "name = \"mine\"\n")]);
    let at = |name: &str| dir.path().join(name).to_str().expect("UTF-8").to_string();
    let (new, mine) = (at("policy.toml"), at("mine.toml"));
    let ran = kefu(&["policy", "init", &new]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""));
    assert!(
        ran.stderr.contains("holds the rulebook `built-in`"),
        "{}",
        ran.stderr
    );
    assert_eq!(
        text(dir.path().join("policy.toml").as_path()),
        policy::BUILT_IN.trim()
    );
    assert_eq!(
        kefu(&["policy", "init", &new]).code,
        0,
        "the same content is no loss"
    );
    refused(
        &kefu(&["policy", "init", &mine]),
        1,
        &["is there already", "--force"],
    );
    assert_eq!(
        text(dir.path().join("mine.toml").as_path()),
        "name = \"mine\""
    );
    assert_eq!(
        kefu(&["policy", "init", &mine, "--from", "stricter", "--force"]).code,
        0
    );
    assert_eq!(
        text(dir.path().join("mine.toml").as_path()),
        EXAMPLES[1].1.trim()
    );
    refused(
        &kefu(&["policy", "init", &at("x.toml"), "--from", "kinder"]),
        2,
        &["built-in", "stricter"],
    );
}

/// The first thing that a value is not, by the part of JSON Schema that the schema uses.
fn wrong(value: &Value, schema: &Value, at: &str) -> Option<String> {
    let Some(rules) = schema.as_object() else {
        return (schema == &Value::Bool(false)).then(|| format!("{at}: may not be there"));
    };
    let fits = |schema: &Value| wrong(value, schema, at).is_none();
    let number = |value: &Value| value.to_string().parse::<f64>().ok();
    for (rule, with) in rules {
        let list = || with.as_array().cloned().unwrap_or_default();
        let named = |name: &Value| value.get(name.as_str().unwrap_or_default()).is_some();
        let object = value.as_object();
        let ok = match rule.as_str() {
            "$schema" | "title" | "description" | "default" | "then" | "else" | "pattern" => true,
            "type" => match with.as_str() {
                Some("object") => value.is_object(),
                Some("array") => value.is_array(),
                Some("string") => value.is_string(),
                Some("number") => value.is_number(),
                Some("boolean") => value.is_boolean(),
                other => panic!("type {other:?}"),
            },
            "const" => value == with,
            "enum" => list().contains(value),
            "minimum" => number(value) >= number(with),
            "maximum" => number(value) <= number(with),
            "multipleOf" => number(value).is_some_and(|n| n.fract() == 0.0),
            "minItems" => value.as_array().map(Vec::len) >= with.as_u64().map(|n| n as usize),
            "maxItems" => value.as_array().map(Vec::len) <= with.as_u64().map(|n| n as usize),
            "required" => list().iter().all(named),
            "not" => !fits(with),
            "anyOf" => list().iter().any(fits),
            "allOf" => match list().iter().find_map(|schema| wrong(value, schema, at)) {
                Some(why) => return Some(why),
                None => true,
            },
            "if" => {
                let branch = if fits(with) { "then" } else { "else" };
                match rules
                    .get(branch)
                    .and_then(|schema| wrong(value, schema, at))
                {
                    Some(why) => return Some(why),
                    None => true,
                }
            }
            "items" => {
                let items = value.as_array().into_iter().flatten().enumerate();
                let found = items
                    .into_iter()
                    .find_map(|(i, item)| wrong(item, with, &format!("{at}[{i}]")));
                if found.is_some() {
                    return found;
                }
                true
            }
            "properties" => {
                let each = object.into_iter().flatten();
                let found = each
                    .into_iter()
                    .find_map(|(key, item)| wrong(item, with.get(key)?, &format!("{at}.{key}")));
                if found.is_some() {
                    return found;
                }
                true
            }
            "additionalProperties" => {
                let known = |key: &String| rules["properties"].get(key).is_some();
                with != &Value::Bool(false)
                    || object.into_iter().flatten().all(|(key, _)| known(key))
            }
            other => panic!("this test does not know `{other}`"),
        };
        if !ok {
            return Some(format!("{at}: {rule} {with}"));
        }
    }
    None
}

fn schema() -> Value {
    let ran = kefu(&["policy", "schema"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    serde_json::from_str(&ran.stdout).expect("JSON")
}

fn toml(text: &str) -> Option<Value> {
    let text = text.trim_start_matches('\u{feff}');
    let table: toml::Table = toml::from_str(text).ok()?;
    serde_json::to_value(table).ok()
}

#[test]
fn what_reads_is_admitted_by_the_schema() {
    let schema = schema();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    for (name, text) in EXAMPLES {
        let value = toml(text).expect("TOML");
        assert_eq!(wrong(&value, &schema, name), None);
    }
    for entry in std::fs::read_dir(project().join("testdata/policies/good")).expect("the folder") {
        let path = entry.expect("an entry").path();
        let value = toml(&std::fs::read_to_string(&path).expect("a text")).expect("TOML");
        assert_eq!(wrong(&value, &schema, &path.display().to_string()), None);
    }
}

/// What editors underline while one types; bands, names and signs are left to the reader.
#[test]
fn slips_are_not_admitted_by_the_schema() {
    let schema = schema();
    let admits = |text: &str| wrong(&toml(text).expect("TOML"), &schema, "").is_none();
    for name in [
        "unknown-key",
        "unknown-key-in-rule",
        "unknown-key-in-grade",
        "misspelt-key",
        "rules-in-plural",
        "missing-key",
        "missing-key-in-rule",
        "missing-table",
        "unknown-kind",
        "unknown-role",
        "unknown-severity",
        "unknown-source",
        "unknown-flag",
        "key-of-another-kind",
        "no-points",
        "termination-with-points",
        "range-of-three",
        "exam-with-two-marks",
        "exam-without-mark",
        "overrun-from-zero",
        "grade-with-both-ends-twice",
        "nobody-scored",
        "no-rules",
        "no-grades",
        "full-mark-of-zero",
        "pay-upside-down",
        "flag-that-is-a-word",
        "wrong-schema",
    ] {
        let path = project().join(format!("testdata/policies/bad/{name}.toml"));
        assert!(!admits(&text(&path)), "{name}");
    }
}

#[test]
fn the_schema_explains_every_key_in_both_languages() {
    let (en, zh) = (schema(), kefu(&["policy", "schema", "--lang", "zh"]).stdout);
    for key in kefu::rulebook::ALL_KEYS.iter() {
        assert!(zh.contains(&key.zh.replace('"', "\\\"")), "{}", key.zh);
        assert!(
            en.to_string().contains(&key.en.replace('"', "\\\"")),
            "{}",
            key.en
        );
    }
    let dir = tempfile::tempdir().expect("a folder");
    let file = dir.path().join("s.json");
    let ran = kefu(&[
        "policy",
        "schema",
        "--lang",
        "zh",
        "-o",
        file.to_str().expect("UTF-8"),
    ]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert_eq!(std::fs::read_to_string(file).expect("it was written"), zh);
}
