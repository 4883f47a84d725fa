//! The cases that a policy holds: they are scored as a month is, what does not come out is told with the slip, and they move no
//! score. Mistakes in them are in `testdata/policies/bad`.

use kefu::policy;
use serde_json::Value;

use crate::run::{Ran, folder, kefu};

/// Runs the cases of a policy: the built-in one with some of its text replaced.
fn test_with(changes: &[(&str, &str)], more: &[&str]) -> Ran {
    let mut text = policy::BUILT_IN.to_string();
    for (from, to) in changes {
        assert_eq!(text.matches(from).count(), 1, "{from}");
        text = text.replace(from, to);
    }
    test(&text, more)
}

fn test(text: &str, more: &[&str]) -> Ran {
    let dir = folder(&[("policy.toml", text)]);
    let file = dir.path().join("policy.toml");
    kefu(&[&["policy", "test", file.to_str().expect("UTF-8")], more].concat())
}

#[test]
fn the_regulations_own_examples_are_cases_of_the_built_in_policy() {
    let ran = kefu(&["policy", "test"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    assert_eq!(ran.stdout.lines().count(), 20, "{}", ran.stdout);
    assert!(ran.stdout.ends_with("19 cases: as expected\n"));
    let written = policy::read_whole(policy::BUILT_IN).expect("it reads");
    let given = |raw: i64| {
        let of = |case: &&kefu::rulebook::Case| case.raw == Some(raw.into());
        let case = written.cases.iter().find(of).expect("a case");
        let float = case.expected.float.flatten();
        float.expect("a float").to_string()
    };
    // RULEBOOK §3, 4.
    let floats = [80, 91, 68].map(given);
    assert_eq!(floats, ["0", "110", "-120"]);
    let checked = kefu(&["policy", "check"]).stdout;
    assert!(checked.ends_with("19 cases: `kefu policy test` runs them\n"));
}

#[test]
fn cases_are_no_part_of_what_scores() {
    let (text, _) = policy::BUILT_IN.split_once("[[case]]").expect("cases");
    let read = |text: &str| {
        let mut policy = policy::read(text).expect("it reads");
        policy.sha256.clear();
        policy
    };
    assert_eq!(read(text), read(policy::BUILT_IN));
}

/// The line of the built-in policy that begins so, or the one so many lines above it.
fn line(begins: &str, above: usize) -> usize {
    let mut lines = policy::BUILT_IN.lines();
    let found = lines.position(|line| line.starts_with(begins));
    found.expect("the line is there") + 1 - above
}

/// 12 yuan a point: 91 is +132 and 68 is -144. So 7 cases do not come out: 91, 68, 59.99, 60, 90, 74 and 85; 0 and ±300 stay.
#[test]
fn a_change_that_breaks_a_case_is_told_with_what_was_expected() {
    let ran = test_with(&[("per_point = 10", "per_point = 12")], &[]);
    assert_eq!(ran.code, 3);
    let told = line("name = \"91 earns 110 yuan\"", 1);
    let told = format!(
        "policy.toml:{told}: 91 earns 110 yuan\n     `float`: expected 110, came out as 132\n"
    );
    for words in [
        told.as_str(),
        "68 costs 120 yuan\n     `float`: expected -120, came out as -144\n",
        "19 cases: 7 not as expected\n",
    ] {
        assert!(ran.stdout.contains(words), "{words}\n{}", ran.stdout);
    }
    let quiet = test_with(&[("per_point = 10", "per_point = 12")], &["-q"]);
    assert!(!quiet.stdout.contains("ok  ") && quiet.stdout.contains("FAIL"));
}

/// 3 points are outside a range of -5 to -4: a person who records them is told, and so is the case.
#[test]
fn what_the_policy_does_not_admit_is_told_at_the_line_of_the_entry() {
    let late = "key = \"late-or-early-leave\"";
    let (before, after) = policy::BUILT_IN.split_once(late).expect("L4");
    let text = format!(
        "{before}{late}{}",
        after.replacen("[-5, -2]", "[-5, -4]", 1)
    );
    let ran = test(&text, &[]);
    assert_eq!(ran.code, 3);
    let told = line("entries = [{ rule = \"L4\"", 0);
    let told = format!("policy.toml:{told}: ");
    for words in [
        "`score`: expected 74, came out as 80\n",
        "`lines.L4`: expected -6, came out as none\n",
        told.as_str(),
        "19 cases: 1 not as expected\n",
    ] {
        assert!(ran.stdout.contains(words), "{words}\n{}", ran.stdout);
    }
}

#[test]
fn every_expectation_can_miss_and_shows_the_slip() {
    let case = "\n[[case]]\nname = \"wrong\"\nservice_month = 2\nentries = [{ rule = \"睡觉\" }]\n\
        score = 81\ngrade = \"none\"\nfloat = 10\nlines = { L1 = -2 }\nflags = [\"liability\"]\n";
    let text = format!("{}{case}", policy::BUILT_IN);
    let ran = test(&text, &[]);
    assert_eq!(ran.code, 3);
    for words in [
        "`score`: expected 81, came out as 80",
        "`grade`: expected none, came out as B",
        "`float`: expected 10, came out as none",
        "`lines.L1`: expected -2, came out as none",
        "`lines.T1`: expected none, came out as 0",
        "`flags`: expected liability, came out as dismissal-review:T1",
        "三.3.7",
    ] {
        assert!(ran.stdout.contains(words), "{words}\n{}", ran.stdout);
    }
    let chinese = test(&text, &["--lang", "zh"]).stdout;
    for words in ["不符", "`float`：应为 10，得出 无", "20 个用例：1 个不符"] {
        assert!(chinese.contains(words), "{words}\n{chinese}");
    }
    let ran = test(&text, &["--format", "json"]);
    assert_eq!(ran.code, 3);
    let json: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let cases = json["cases"].as_array().expect("cases");
    assert_eq!(cases.len(), 20);
    assert_eq!(
        (&cases[0]["passed"], &cases[19]["passed"]),
        (&true.into(), &false.into())
    );
    let miss = serde_json::json!({ "key": "float", "expected": "10", "got": null });
    assert_eq!(cases[19]["misses"][2], miss);
}

/// A late answer, and complaints that withhold the bonus; the last of the two colleagues lacks ratings.
#[test]
fn the_short_form_says_what_files_would() {
    let cases = "\n[[case]]\nname = \"late answer\"\nlate_answers = 2\nlines = { L6 = -10 }\nscore = 70\n\
        \n[[case]]\nname = \"valid\"\ncontacts = 9\nvalid_complaints = 1\nlines = {}\nscore = 80\n\
        \n[[case]]\nname = \"not first\"\ncontacts = 9\nratings = [5, 5, 5, 5, 5]\nlines = { B5 = 5 }\n\
        colleagues = [{ contacts = 10, ratings = [4, 4, 4, 4, 4] }, { contacts = 9 }]\n\
        \n[[case]]\nname = \"month 3\"\nservice_month = 3\nraw = 80.125\nfloat = 1.25\n";
    let ran = test(&format!("{}{cases}", policy::BUILT_IN), &[]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
}

#[test]
fn a_policy_without_cases_says_so_and_one_with_mistakes_is_not_tried() {
    let ran = kefu(&["policy", "test", "testdata/policies/good/small.toml"]);
    assert_eq!(ran.code, 0);
    assert!(ran.stdout.starts_with("no cases: write a [[case]]"));
    let ran = kefu(&[
        "policy",
        "test",
        "testdata/policies/bad/case-of-unknown-rule.toml",
    ]);
    assert_eq!((ran.code, ran.stdout.as_str()), (3, ""));
    let json = kefu(&[
        "policy",
        "test",
        "testdata/policies/bad/case-of-unknown-rule.toml",
        "--format",
        "json",
    ]);
    assert!(json.stdout.contains("\"code\": \"no-such-rule\""));
    assert!(
        ran.stderr.contains("there is no rule `L5`"),
        "{}",
        ran.stderr
    );
}

/// No expected number is there for show: one more, and the case does not come out.
#[test]
fn every_expected_number_of_the_built_in_cases_can_miss() {
    let written = policy::read_whole(policy::BUILT_IN).expect("it reads");
    let misses = |case: &kefu::rulebook::Case| {
        let tried = kefu::score::try_case(&written.policy, case, "policy.toml");
        assert!(tried.errors.is_empty(), "{}", case.name);
        let keys = tried.misses.into_iter().map(|miss| miss.key);
        keys.collect::<Vec<_>>()
    };
    let mut moved = 0;
    for case in &written.cases {
        assert!(misses(case).is_empty(), "{}", case.name);
        let mut tell = |change: &dyn Fn(&mut kefu::rulebook::Expected), key: &str| {
            let mut other = case.clone();
            change(&mut other.expected);
            if other != *case {
                assert_eq!(misses(&other), [key], "{}", case.name);
                moved += 1;
            }
        };
        let more = |n: &mut rust_decimal::Decimal| *n += rust_decimal::Decimal::ONE;
        tell(&|e| e.score.iter_mut().for_each(more), "score");
        tell(&|e| e.float.iter_mut().flatten().for_each(more), "float");
        for rule in case.expected.lines.iter().flatten().map(|(rule, _)| rule) {
            let change = |e: &mut kefu::rulebook::Expected| {
                let lines = e.lines.iter_mut().flatten();
                lines
                    .filter(|(id, _)| *id == rule)
                    .for_each(|(_, n)| more(n));
            };
            tell(&change, &format!("lines.{rule}"));
        }
    }
    // 16 scores, 11 floats, 16 lines, counted by eye.
    assert_eq!(moved, 16 + 11 + 16);
}
