//! Who may record rows about whom (RULEBOOK §5): the built-in lists, those of `kefu.toml` over them, those of a policy.

use crate::cases::number;
use crate::quarrels::{codes, told};
use crate::run::{built_in_without_cases, folder, in_month, project, refused, scored};

const ROSTER: (&str, &str) = (
    "agents.csv",
    "agent_id,name,hired_on,team,role,aliases\n\
     A1,Ann Lee,2020-01-01,East,agent,\n\
     A2,Bo Chen,2020-01-01,West,agent,\n\
     L1,Eva Stein,2020-01-01,East,team_lead,eva@example.com;8001\n\
     L2,Wim Bos,2020-01-01,West,team_lead,\n\
     T1,苏婷,2020-01-01,,training_specialist,\n\
     S1,Ivo Brandt,2020-01-01,,supervisor,\n\
     M1,白晶,2020-01-01,,manager,\n",
);

const NOT_ALLOWED: &str = "recorder-not-allowed";

/// Violations, each `agent recorder`, of rule L1: -2 each, on days that follow each other.
fn violations(rows: &[&str]) -> String {
    let row = |(day, row): (usize, &&str)| {
        let (agent, recorder) = row.split_once(' ').expect("two words");
        format!("{agent},2026-10-{:02},L1,{recorder}\n", day + 6)
    };
    let rows: String = rows.iter().enumerate().map(row).collect();
    format!("agent_id,occurred_on,rule,recorded_by\n{rows}")
}

#[test]
fn the_folders_are_told_what_they_are_about_and_nothing_beside() {
    for (name, want) in [
        (
            NOT_ALLOWED,
            &[
                "awards.csv:2",
                "violations.csv:10",
                "violations.csv:2",
                "violations.csv:4",
                "violations.csv:7",
            ][..],
        ),
        (
            "self-award",
            &["adjustments.csv:2", "awards.csv:2", "awards.csv:4"],
        ),
        ("self-recorded", &["violations.csv:2", "violations.csv:4"]),
    ] {
        let told = told(&project().join("testdata/problems").join(name));
        let its = told.iter().filter(|(code, ..)| code == name);
        let mut its: Vec<_> = its
            .map(|(_, file, line)| format!("{file}:{line}"))
            .collect();
        its.sort();
        assert_eq!(its, want, "{name}");
        let others = told
            .iter()
            .filter(|(code, ..)| code != name && code != "self-recorded");
        assert_eq!(others.count(), 0, "{name}: {told:?}");
    }
}

/// RULEBOOK §5: an agent by the training specialist, supervisors, managers and leads of the own team; a lead by the first three; a
/// training specialist by supervisors and managers.
#[test]
fn each_role_is_recorded_by_those_above_it() {
    for (agent, may) in [
        ("A1", &["L1", "T1", "S1", "M1"][..]),
        ("A2", &["L2", "T1", "S1", "M1"]),
        ("L1", &["T1", "S1", "M1"]),
        ("T1", &["S1", "M1"]),
    ] {
        for recorder in ["A1", "A2", "L1", "L2", "T1", "S1", "M1", "X9"] {
            let rows = violations(&[&format!("{agent} {recorder}")]);
            let dir = folder(&[ROSTER, ("violations.csv", &rows)]);
            let want = match recorder {
                own if own == agent => vec!["self-recorded"],
                recorder if may.contains(&recorder) => Vec::new(),
                _ => vec![NOT_ALLOWED],
            };
            assert_eq!(codes(dir.path()), want, "{agent} by {recorder}");
        }
    }
}

/// One recorder of a file is one warning, however the name is written; another file has its own.
#[test]
fn a_recorder_is_one_by_id_name_and_alias() {
    let rows = violations(&[
        "A2 L1",
        "A2 Eva Stein",
        "A2 eva  stein",
        "A2 EVA@example.com",
        "A2 8001",
        "A2 Eva Stein (8001)",
        "A1 Eva Stein",
    ]);
    let awards = "agent_id,occurred_on,rule,recorded_by\nA2,2026-10-06,B3,L1\n";
    let dir = folder(&[ROSTER, ("violations.csv", &rows), ("awards.csv", awards)]);
    let at = |file: &str| (NOT_ALLOWED.to_string(), file.to_string(), 2);
    assert_eq!(told(dir.path()), [at("awards.csv"), at("violations.csv")]);
    let ran = in_month("check", dir.path(), &[]);
    assert!(
        ran.stderr.contains("recorded 6 rows and may not"),
        "{}",
        ran.stderr
    );
}

/// Six minor rows of -2, and S5 for four or more of them: 80 - 12 - 20 = 48; with L1's row set aside 80 - 10 - 20 = 50.
#[test]
fn an_error_where_the_folder_says_so() {
    let rows = violations(&["A2 S1", "A2 S1", "A2 S1", "A2 S1", "A2 S1", "A2 L1"]);
    let files = [ROSTER, ("violations.csv", rows.as_str())];
    let dir = folder(&files);
    assert_eq!(codes(dir.path()), [NOT_ALLOWED]);
    let score = |dir: &std::path::Path, more: &[&str]| {
        let more = [&["--month", "2026-10"], more].concat();
        let agents = scored(dir, &more)["agents"].clone();
        number(&agents[1]["score"]).expect("a score")
    };
    assert_eq!(score(dir.path(), &[]), 48.into());
    let [roster, rows] = files;
    let settings = ("kefu.toml", "[recorders]\nlevel = \"error\"\n");
    let dir = folder(&[roster, rows, settings]);
    let ran = in_month("score", dir.path(), &[]);
    refused(
        &ran,
        3,
        &["error[recorder-not-allowed] violations.csv:7: `L1`, who leads another team,"],
    );
    let rejects = dir.path().join("rejects.csv");
    let rejects = rejects.to_str().expect("UTF-8");
    let ran = in_month(
        "score",
        dir.path(),
        &["--format", "json", "--rejects", rejects],
    );
    assert_eq!(ran.code, 4, "{}", ran.stderr);
    let result: serde_json::Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(number(&result["agents"][1]["score"]), Some(50.into()));
    // What the folder says of one role leaves the others as they are.
    let more = "[recorders]\nagent = [\"team_lead\"]\n";
    for (row, want) in [
        ("A2 L1", &[][..]),
        ("A2 S1", &[NOT_ALLOWED]),
        ("L1 S1", &[]),
        ("L1 L2", &[NOT_ALLOWED]),
    ] {
        let rows = violations(&[row]);
        let dir = folder(&[ROSTER, ("violations.csv", &rows), ("kefu.toml", more)]);
        assert_eq!(codes(dir.path()), want, "{row}");
    }
}

#[test]
fn a_name_is_needed_where_the_policy_asks_for_one() {
    let blank = "agent_id,occurred_on,rule,recorded_by\nA1,2026-10-06,L1,\nA1,2026-10-07,L2,-\nA1,2026-10-08,L3,S1\n";
    let without = "agent_id,occurred_on,rule\nA1,2026-10-06,B3\n";
    let files = [ROSTER, ("violations.csv", blank), ("awards.csv", without)];
    assert_eq!(codes(folder(&files).path()), [""; 0]);
    let settings = ("kefu.toml", "[recorders]\nrequired = true\n");
    let dir = folder(&[&files[..], &[settings]].concat());
    let missing = |line| {
        (
            "missing-value".to_string(),
            "violations.csv".to_string(),
            line,
        )
    };
    assert_eq!(told(dir.path()), [missing(2), missing(3)]);
    let policy = built_in_without_cases().replacen("# required = true", "required = true", 1);
    let dir = folder(&[&files[..], &[("policy.toml", policy.as_str())]].concat());
    assert_eq!(told(dir.path()), [missing(2), missing(3)]);
}

/// A policy without the table asks nobody, and what `kefu.toml` says has no effect there, which is told.
#[test]
fn a_policy_of_ones_own_says_it_itself() {
    let rows = violations(&["A1 A2"]);
    let built_in = built_in_without_cases();
    let (before, after) = built_in.split_once("[recorders]").expect("the table");
    let (_, after) = after.split_once("# ----").expect("its end");
    let silent = format!("{before}# ----{after}");
    let files = [ROSTER, ("violations.csv", rows.as_str())];
    let settings = ("kefu.toml", "# ours\n[recorders]\nagent = [\"manager\"]\n");
    for (more, want) in [
        (vec![("policy.toml", silent.as_str())], vec![]),
        (
            vec![("policy.toml", silent.as_str()), settings],
            vec![("setting-unused".to_string(), "kefu.toml".to_string(), 2)],
        ),
    ] {
        let dir = folder(&[&files[..], &more[..]].concat());
        assert_eq!(told(dir.path()), want);
    }
    // An award to oneself is an error whatever the policy says.
    let award = "agent_id,occurred_on,rule,recorded_by\nA1,2026-10-06,B3,Ann Lee\n";
    let dir = folder(&[ROSTER, ("awards.csv", award), ("policy.toml", &silent)]);
    assert_eq!(codes(dir.path()), ["self-award"]);
}

/// Without a roster nobody has a role. Where nobody has a team, everybody is in one.
#[test]
fn nobody_is_asked_of_what_nobody_knows() {
    let rows = violations(&["A1 A2"]);
    let dir = folder(&[("violations.csv", &rows)]);
    assert_eq!(codes(dir.path()), ["no-roster"]);
    let roster = "agent_id,name,hired_on,role\nA1,Ann Lee,2020-01-01,agent\nL1,Eva Stein,2020-01-01,team_lead\n";
    let rows = violations(&["A1 L1"]);
    let dir = folder(&[("agents.csv", roster), ("violations.csv", &rows)]);
    assert_eq!(codes(dir.path()), [""; 0]);
}

#[test]
fn mistakes_in_the_settings_are_told_at_their_lines() {
    let settings = "[recorders]\nagent = [\n  \"team_leed\",\n]\nlevle = \"error\"\n";
    let dir = folder(&[ROSTER, ("kefu.toml", settings)]);
    let ran = in_month("score", dir.path(), &[]);
    let words = [
        "error[bad-settings] kefu.toml:3: there is no role `team_leed`: did you mean `team_lead`?",
        "error[bad-settings] kefu.toml:5: unknown key `levle`: did you mean `level`?",
    ];
    refused(&ran, 3, &words);
}
