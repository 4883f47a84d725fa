//! What was promised in `kefu improve`: what became of it by the end of the month, and of the cause that it is against; whom and
//! which teams the list is about. Every figure was worked out by hand from the rows above it.

use serde_json::{Value, json};

use crate::improve::{CALLS, ROSTER, TWO, before, ids, list, month};
use crate::run::{MONTH, folder, in_month, kefu, refused, scored};

const ACTIONS: &str = "agent_id,team,cause,person,due,done_on,result\n";

fn states(actions: &str, more: &[&str]) -> Vec<String> {
    let text = format!("{ACTIONS}{actions}");
    let dir = month("below_grade = \"B\"\n", "", &[("actions.csv", &text)]);
    let list = list(dir.path(), more);
    let actions = list["actions"].as_array().expect("actions");
    let told = |action: &Value| {
        format!(
            "{} {}",
            action["line"],
            action["state"].as_str().expect("a state")
        )
    };
    actions.iter().map(told).collect()
}

/// The end of the month is the last instant of 31 October: due then and not done is overdue, due on 1 November is not. What was
/// settled before the month is not listed; what is due in it is, whenever it was done.
#[test]
fn a_promise_is_judged_at_the_end_of_the_month() {
    let one = |due: &str, done: &str| {
        let states = states(&format!("0002,,L1,Li Lead,{due},{done},\n"), &[]);
        states
            .first()
            .map(|state| state.trim_start_matches("2 ").to_string())
    };
    let is = |state: &str| Some(state.to_string());
    assert_eq!(one("2026-10-31", ""), is("overdue"));
    assert_eq!(one("2026-11-01", ""), is("open"));
    assert_eq!(one("2026-08-01", ""), is("overdue"));
    assert_eq!(one("2026-10-31", "2026-10-31"), is("done"));
    assert_eq!(one("2026-10-30", "2026-10-31"), is("done-late"));
    // Done after the month is not done at its end.
    assert_eq!(one("2026-10-31", "2026-11-01"), is("overdue"));
    assert_eq!(one("2026-11-05", "2026-11-01"), is("open"));
    assert_eq!(one("2026-09-30", "2026-10-01"), is("done-late"));
    assert_eq!(one("2026-09-30", "2026-09-30"), None);
    assert_eq!(one("2026-09-01", "2026-09-30"), None);
    assert_eq!(one("2026-10-01", "2026-09-30"), is("done"));
    // The most urgent first, and of those the earliest.
    let all = "0002,,L1,x,2026-10-20,2026-10-20,\n0002,,L1,x,2026-12-01,,\n,East,L1,x,2026-10-20,,\n0002,,L1,x,2026-10-10,,\n0002,,L1,x,2026-10-10,2026-10-11,\n";
    assert_eq!(
        states(all, &[]),
        ["5 overdue", "4 overdue", "3 open", "6 done-late", "2 done"]
    );
    // A month that still runs: the day has begun and is not over.
    let running = ["--as-of", "2026-10-20 12:00"];
    assert_eq!(
        states(all, &running),
        ["5 overdue", "4 open", "3 open", "6 done-late", "2 done"]
    );
}

/// By any name of a rule or an indicator; L1 was -2 and is -2, L4 is gone, L9 came in neither month, M1 is new, csat went from 4 to
/// 4.5 and has no target, contacts are neither good nor bad; a smile is nothing that kefu knows.
#[test]
fn a_promise_is_held_against_what_became_of_its_cause() {
    let actions = "0002,,未使用普通话,x,2026-11-01,,\n0002,, late or early leave ,x,2026-11-01,,\n0002,,L9,x,2026-11-01,,\n,east,entertainment-at-work,x,2026-11-01,,\n0002,,满意度均分,x,2026-11-01,,\nANN,,contacts,x,2026-11-01,,\n0002,,smile,x,2026-11-01,,\n0003,,csat_mean,x,2026-11-01,,\n";
    let text = format!("{ACTIONS}{actions}");
    let now = "0002,2026-10-05,L1,\n0003,2026-10-05,M1,\n";
    let dir = month(
        "below_grade = \"B\"\n",
        now,
        &[("actions.csv", &text), ("calls.csv", CALLS)],
    );
    let calls = "call_id,agent_id,started_at,outcome,csat\nC1,0002,2026-09-05 10:00,answered,4\n";
    before(
        dir.path(),
        "0002,2026-09-05,L1,\n0002,2026-09-05,L4,2\n",
        &[("calls.csv", calls)],
    );
    let list = list(dir.path(), &[]);
    let told = |action: &Value| {
        let named = [&action["rule"], &action["indicator"]];
        let named = named
            .into_iter()
            .find_map(Value::as_str)
            .unwrap_or("-")
            .to_string();
        format!("{named} {}", action["trend"].as_str().unwrap_or("-"))
    };
    let actions = list["actions"].as_array().expect("actions");
    let told: Vec<_> = actions.iter().map(told).collect();
    let wanted = [
        "L1 came-back",
        "L4 gone",
        "L9 neither",
        "M1 new",
        "csat_mean shrank",
        "contacts -",
        "- -",
        "csat_mean -",
    ];
    assert_eq!(told, wanted);
    // A team as the roster spells it, and a person by name.
    assert_eq!(
        (&actions[3]["team"], &actions[3]["agent"]),
        (&json!("East"), &Value::Null)
    );
    assert_eq!(actions[5]["agent"]["agent_id"], "0002");
}

/// Somebody who has left, and rows of any year: all are used, and nobody is scored for being named.
#[test]
fn every_promise_that_reads_is_used() {
    let roster = ROSTER
        .replacen("team,role\n", "team,role,left_on\n", 1)
        .replace(",\n", ",,\n")
        .replacen(",team_lead\n", ",team_lead,\n", 1)
        .replacen("Cy,2024-03-01,West,,", "Cy,2024-03-01,West,,2026-05-31", 1);
    let actions = format!(
        "{ACTIONS}0004,,L1,x,2026-03-01,2026-03-01,\n0004,,L1,x,2024-03-01,,\n,North,L1,x,2030-03-01,,\n"
    );
    let dir = month(
        "",
        "",
        &[("agents.csv", &roster), ("actions.csv", &actions)],
    );
    let result = scored(dir.path(), &["--month", "2026-10"]);
    let inputs = result["inputs"].as_array().expect("inputs");
    let input = inputs
        .iter()
        .find(|input| input["kind"] == "actions")
        .expect("actions");
    assert_eq!((&input["rows"], &input["used"]), (&json!(3), &json!(3)));
    assert_eq!(result["agents"].as_array().map(Vec::len), Some(4));
    let problems = result["problems"].as_array().expect("problems");
    let of_actions = problems
        .iter()
        .filter(|problem| problem["file"] == "actions.csv");
    let codes: Vec<_> = of_actions.map(|problem| problem["code"].clone()).collect();
    assert_eq!(codes, ["unknown-team"]);
    // Without a roster everybody who is named is scored, but not who is named in a promise.
    let dir = folder(&[
        ("calls.csv", CALLS),
        (
            "actions.csv",
            &format!("{ACTIONS}0009,,L1,x,2026-10-01,,\n"),
        ),
    ]);
    let result = scored(dir.path(), &["--month", "2026-10"]);
    assert_eq!(result["agents"].as_array().map(Vec::len), Some(1));
}

#[test]
fn people_and_teams_are_chosen_and_nothing_else_changes() {
    let actions = format!("{ACTIONS}0002,,L1,x,2026-11-01,,\n,West,L1,x,2026-11-01,,\n");
    let dir = month("below_grade = \"B\"\n", TWO, &[("actions.csv", &actions)]);
    let whole = list(dir.path(), &[]);
    let ann = list(dir.path(), &["--agent", "Ann"]);
    assert_eq!((ids(&ann), &ann["teams"]), (vec!["0002"], &json!([])));
    assert_eq!(ann["agents"][0], whole["agents"][1]);
    assert_eq!(ann["actions"].as_array().map(Vec::len), Some(1));
    // Asked for by name, also above every limit.
    let dee = list(dir.path(), &["--agent", "0005"]);
    assert_eq!(
        (ids(&dee), &dee["agents"][0]["below"]),
        (vec!["0005"], &json!(false))
    );
    let west = list(dir.path(), &["--team", "West"]);
    assert_eq!((ids(&west), &west["people"]), (vec![], &json!(1)));
    assert_eq!(west["actions"][0]["team"], "West");
    refused(
        &in_month("improve", dir.path(), &["--team", "Wset"]),
        2,
        &["nobody is in team `Wset`"],
    );
}

#[test]
fn mistakes_stop_it_as_they_stop_a_score() {
    let dir = month("below_grade = \"B\"\n", "0002,2026-10-05,L99,\n", &[]);
    refused(
        &in_month("improve", dir.path(), &[]),
        3,
        &["unknown-rule", "violations.csv:2"],
    );
    let ran = in_month("improve", dir.path(), &["-o", "x.docx"]);
    refused(
        &ran,
        2,
        &["cannot tell the format from the ending of x.docx"],
    );
    let rejects = dir.path().join("rejects.csv");
    let rejects = rejects.to_str().expect("UTF-8");
    let ran = in_month("improve", dir.path(), &["--rejects", rejects, "-q"]);
    assert_eq!(ran.code, 4, "{}", ran.stderr);
    assert!(
        ran.stdout
            .starts_with("2026-10 · Asia/Shanghai · policy `built-in`")
            && ran.stdout.contains("PROVISIONAL")
            && ran.stdout.contains("\nwhat to improve · due 2026-11-14\n"),
        "{}",
        ran.stdout
    );
}

/// A row a cause and a row a promise; files are the same in every language but for the labels.
#[test]
fn the_sheet_has_every_cause_and_every_promise() {
    let csv =
        |lang: &str| kefu(&["improve", MONTH, "--format", "csv", "-q", "--lang", lang]).stdout;
    let (en, zh) = (csv("en"), csv("zh"));
    assert_eq!(en.lines().count(), zh.lines().count());
    let rows = [
        "2026-10,agent,0010,Priya Nair,East,rule,L9,Off-topic talk,-1,1,,,,,shrank,0008,2026-11-14,,,violations.csv:5,,,-1.5,\n",
        "2026-10,team,,,East,rule,M8,Emergency 11–30 minutes over,-20,2,2,,,,new,0008,2026-11-14,,,tickets.csv:157;violations.csv:11,,,0,\n",
        "2026-10,agent,0004,张伟,早班,action,L4,迟到早退,,,,,,,new,王芳,2026-10-31,,overdue,actions.csv:3,,,,\n",
    ];
    for row in rows {
        assert!(en.contains(row), "{row}{en}");
    }
    assert!(zh.contains(",L9,上班闲聊,-1,"), "{zh}");
}

/// A slip of the keyboard would leave a promise without an answer for ever; whatever is like no name is somebody's own word.
#[test]
fn a_cause_that_was_misspelt_is_told_with_what_was_meant() {
    let actions = "0002,,csat_meen,x,2026-11-01,,\n0002,,迟到早追,x,2026-11-01,,\n0002,,smile,x,2026-11-01,,\n";
    let text = format!("{ACTIONS}{actions}");
    let dir = month("below_grade = \"B\"\n", "", &[("actions.csv", &text)]);
    let ran = in_month("improve", dir.path(), &["-q"]);
    let told = ran.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "actions.csv:2: `csat_meen` names no rule",
        "did you mean `csat_mean`?",
        "did you mean `迟到早退`?",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    assert!(!told.contains("`smile`"), "{told}");
}

/// Q9 came with this month's rulebook: that it took nothing in September says nothing. The rating of 0002 went from 5 to 4, and no
/// target says how bad that is.
#[test]
fn what_cannot_be_compared_is_not() {
    let actions = "0002,,Q9,x,2026-11-01,,\n0002,,csat_mean,x,2026-11-01,,\n";
    let text = format!("{ACTIONS}{actions}");
    let calls = |month: &str, csat: u32| {
        format!("call_id,agent_id,started_at,csat\nC1,0002,2026-{month}-05 10:00,{csat}\n")
    };
    let dir = month(
        "below_score = 90\n",
        "0002,2026-10-05,Q9,\n",
        &[("actions.csv", &text), ("calls.csv", &calls("10", 4))],
    );
    let policy = std::fs::read_to_string(dir.path().join("policy.toml")).expect("the policy");
    let rule = "[[rule]]\nid = \"Q9\"\nclause = \"9\"\nkey = \"new\"\nseverity = \"minor\"\nzh = \"新规则\"\nzh_hant = \"新規則\"\nen = \"New rule\"\npoints = -3\n";
    std::fs::write(dir.path().join("policy.toml"), format!("{policy}\n{rule}")).expect("written");
    before(dir.path(), "", &[("calls.csv", &calls("09", 5))]);
    let list = list(dir.path(), &[]);
    let mut agents = list["agents"].as_array().expect("agents").iter();
    let agent = agents
        .find(|agent| agent["agent_id"] == "0002")
        .expect("below 90");
    let cause = &agent["causes"][0];
    assert_eq!(
        (&cause["cause"], &cause["points"], &cause["trend"]),
        (&json!("Q9"), &json!(-3), &Value::Null)
    );
    let trends = [&list["actions"][0]["trend"], &list["actions"][1]["trend"]];
    assert_eq!(trends, [&Value::Null, &json!("not-better")]);
}

#[test]
fn somebody_of_another_team_is_told() {
    let dir = month("below_grade = \"B\"\n", "", &[]);
    let ran = in_month(
        "improve",
        dir.path(),
        &["--agent", "0002", "--team", "West", "-q"],
    );
    refused(&ran, 2, &["drop --agent or --team"]);
}
