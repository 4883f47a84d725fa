//! Quarrels, urgencies and slips of the keyboard: what moves points by a word, and what is asked about a word (RULEBOOK §5).

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::OnceLock;

use kefu::name::fold;
use kefu::policy;
use proptest::prelude::*;
use serde_json::Value;

use crate::cases::number;
use crate::run::{folder, in_month, project, scored};

/// The words that RULEBOOK §5 lists, their Traditional forms, and the names of the rule.
const QUARRELS: &str = "口角,争吵,争执,吵架,冲突,发生口角,发生冲突,与客户争吵,与客户争执,与客户冲突,与客户发生口角,与客户发生争执,\
    与客户发生冲突,和客户吵架,辱骂客户,口角、纠纷或冲突,爭吵,爭執,衝突,發生口角,發生衝突,與客戶爭吵,與客戶爭執,與客戶衝突,\
    與客戶發生口角,與客戶發生爭執,與客戶發生衝突,和客戶吵架,辱罵客戶,口角、糾紛或衝突,quarrel,argument,rude to customer,\
    argued with customer,S2,s2,customer-quarrel,与客户争执(有效投诉),与客户争执（有效投诉）,與客戶爭執(有效投訴),與客戶爭執,\
    Quarrel with a customer,与客户吵架,QUARREL WITH CUSTOMER";

/// The codes, files and lines that a month is told as warnings or errors, but for what every small month is told.
pub(crate) fn told(dir: &std::path::Path) -> Vec<(String, String, u64)> {
    let ran = in_month("check", dir, &["--format", "json"]);
    let account: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let problems = account["problems"].as_array().expect("problems").iter();
    let told = problems.filter(|problem| problem["level"] != "note");
    let place = |problem: &Value| {
        let text = |key: &str| problem[key].as_str().unwrap_or_default().to_string();
        let line = problem["line"].as_u64().unwrap_or_default();
        (text("code"), text("file"), line)
    };
    let usual = ["kind-missing", "thin-data", "unknown-agent"];
    told.map(place)
        .filter(|(code, ..)| !usual.contains(&code.as_str()))
        .collect()
}

pub(crate) fn codes(dir: &std::path::Path) -> Vec<String> {
    told(dir).into_iter().map(|(code, ..)| code).collect()
}

/// 80 - 20 = 60 for everybody whose complaint is called so; 80 where it is called like it. B5 is for nobody: nobody handled anything.
#[test]
fn a_quarrel_is_one_by_any_of_its_names() {
    let others = ["账单纠纷", "payment dispute", "与客户争执了", "S22"];
    let quarrels: Vec<&str> = QUARRELS.split(',').collect();
    let mut roster = "agent_id,name,hired_on\n".to_string();
    let mut complaints = "complaint_id,agent_id,received_at,valid,category\n".to_string();
    for (n, word) in quarrels.iter().chain(&others).enumerate() {
        writeln!(roster, "{n:03},Agent {n},2020-01-01").expect("a text");
        writeln!(complaints, "K{n},{n:03},2026-10-06 09:00,yes,{word}").expect("a text");
    }
    let dir = folder(&[("agents.csv", &roster), ("complaints.csv", &complaints)]);
    let result = scored(dir.path(), &["--month", "2026-10"]);
    let agents = result["agents"].as_array().expect("agents");
    assert_eq!(agents.len(), quarrels.len() + others.len());
    for (n, agent) in agents.iter().enumerate() {
        let want = if n < quarrels.len() { 60 } else { 80 };
        let word = quarrels.iter().chain(&others).nth(n);
        assert_eq!(number(&agent["score"]), Some(want.into()), "{word:?}");
    }
    // 与客户争执了 alone is near to one of them.
    let near = told(dir.path());
    let line = quarrels.len() as u64 + 2 + 2;
    let at = |code: &str| (code.to_string(), "complaints.csv".to_string(), line);
    assert_eq!(near, [at("category-near")]);
}

/// The categories of S2, folded.
fn quarrels() -> &'static BTreeSet<String> {
    static WORDS: OnceLock<BTreeSet<String>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let policy = policy::read(policy::BUILT_IN).expect("it reads");
        policy.rule_named("S2").expect("S2").1.category_words()
    })
}

proptest! {
    /// What nobody sees changes no category: an invisible character anywhere, blanks between Chinese characters and around the
    /// whole, full-width letters, quotes around it.
    #[test]
    fn what_cannot_be_seen_makes_no_other_category(
        word in proptest::sample::select(QUARRELS.split(',').collect::<Vec<_>>()),
        at in 0..30_usize,
        unseen in proptest::sample::select(vec!['\u{200b}', '\u{feff}', '\u{ad}', '\u{200e}', '\u{1f}']),
        wide in any::<bool>(),
        around in proptest::sample::select(vec![("", ""), (" ", "\u{3000}"), ("“", "”"), ("\"", "\""), ("", "。")]),
    ) {
        let mut changed: Vec<char> = word.chars().collect();
        changed.insert(at % (changed.len() + 1), unseen);
        let widen = |c: char| match c {
            '!'..='~' if wide => char::from_u32(c as u32 + 0xfee0).unwrap_or(c),
            c => c,
        };
        let changed: String = changed.into_iter().map(widen).collect();
        let changed = format!("{}{changed}{}", around.0, around.1);
        prop_assert!(quarrels().contains(&fold(&changed)), "{changed:?}");
    }
}

/// Each folder of problems is told what it is about and nothing beside: half of its rows are there to be quiet.
#[test]
fn what_is_asked_and_what_is_not() {
    let undecided = "complaint-undecided";
    for (name, want) in [
        (
            "category-near",
            &[(3, ""), (6, ""), (8, ""), (4, undecided)][..],
        ),
        ("urgent-not-emergency", &[(3, ""), (4, ""), (6, "")]),
        ("times-large", &[(3, ""), (4, "")]),
        ("exam-scale", &[(1, "")]),
        ("setting-unused", &[(3, "")]),
    ] {
        let mut got: Vec<(u64, String)> = told(&project().join("testdata/problems").join(name))
            .into_iter()
            .map(|(code, _, line)| (line, code))
            .collect();
        let code = |code: &str| if code.is_empty() { name } else { code }.to_string();
        let mut want: Vec<_> = want.iter().map(|(line, of)| (*line, code(of))).collect();
        got.sort();
        want.sort();
        assert_eq!(got, want, "{name}");
    }
}

const LATE: &str = "ticket_id,agent_id,created_at,due_at,resolved_at,Level\n\
    T1,0007,2026-10-06 09:00,2026-10-06 09:30,2026-10-06 11:00,紧急\n";

/// 90 minutes over. Nobody says what 紧急 is: 80 + 5 for a month without a complaint. An emergency: S6, 85 - 20 = 65.
#[test]
fn an_urgent_ticket_is_what_somebody_says_it_is() {
    let asked = vec!["urgent-not-emergency".to_string()];
    for (values, score, told) in [
        ("", 85, asked.clone()),
        (", values = { high = [\"高\"] }", 85, asked.clone()),
        (", values = { high = [\"紧急\"] }", 85, Vec::new()),
        (", values = { normal = [\"紧 急\"] }", 85, Vec::new()),
        (", values = { emergency = [\"紧急\"] }", 65, Vec::new()),
    ] {
        let settings = format!(
            "[[source]]\nfiles = \"tickets.csv\"\nkind = \"tickets\"\n[source.columns]\npriority = {{ column = \"Level\"{values} }}\n"
        );
        let files = [
            (
                "agents.csv",
                "agent_id,name,hired_on\n0007,王芳,2024-03-01\n",
            ),
            ("tickets.csv", LATE),
            ("kefu.toml", &settings),
        ];
        let dir = folder(&files);
        let result = scored(dir.path(), &["--month", "2026-10"]);
        let got = number(&result["agents"][0]["score"]);
        assert_eq!(got, Some(score.into()), "{values}");
        assert_eq!(codes(dir.path()), told, "{values}");
    }
}

/// A system's own word is no person's decision: a preset that reads `Urgent` as high asks all the same.
#[test]
fn a_preset_decides_nothing_about_urgent() {
    let tickets = "Ticket ID,Agent,Created time,Due by Time,Resolved time,Priority,Status\n\
        1,0007,2026-10-06 09:00:00,2026-10-06 09:30:00,2026-10-06 11:00:00,Urgent,Closed\n";
    let settings =
        "[[source]]\nfiles = \"tickets.csv\"\nkind = \"tickets\"\npreset = \"freshdesk\"\n";
    let more = format!(
        "{settings}[source.columns]\npriority = {{ column = \"Priority\", values = {{ high = [\"Urgent\"] }} }}\n"
    );
    let roster = (
        "agents.csv",
        "agent_id,name,hired_on\n0007,王芳,2024-03-01\n",
    );
    let dir = folder(&[roster, ("tickets.csv", tickets), ("kefu.toml", settings)]);
    assert_eq!(codes(dir.path()), ["urgent-not-emergency"]);
    let dir = folder(&[roster, ("tickets.csv", tickets), ("kefu.toml", &more)]);
    assert_eq!(codes(dir.path()), [""; 0]);
}

/// Marks of 0.95 and 0.58 of 1: nobody is asked where a policy says that its exams are of 1; there both are what they are, 0.58 of
/// 1 is a fail, M7, 80 - 10 = 70.
#[test]
fn a_policy_says_the_full_mark() {
    let exams = "agent_id,taken_on,score\n0007,2026-10-14,0.95\n0008,2026-10-14,0.58\n";
    let policy =
        crate::run::built_in_without_cases().replacen("full_mark = 100", "full_mark = 1", 1);
    let files = [("agents.csv", crate::run::ROSTER), ("exams.csv", exams)];
    let dir = folder(&files);
    assert_eq!(codes(dir.path()), ["exam-scale"]);
    let [roster, exams] = files;
    let dir = folder(&[roster, exams, ("policy.toml", &policy)]);
    assert_eq!(codes(dir.path()), [""; 0]);
    let result = scored(dir.path(), &["--month", "2026-10"]);
    let scores: Vec<_> = [0, 1]
        .map(|n| number(&result["agents"][n]["score"]))
        .to_vec();
    assert_eq!(scores, [Some(80.into()), Some(70.into())]);
}

/// `other_categories` is a key of the policy; that of `kefu.toml` holds over the built-in one alone, and says so elsewhere.
#[test]
fn other_categories_silence_for_good() {
    let complaints =
        "complaint_id,agent_id,received_at,valid,category\nK1,0007,2026-10-06 09:00,yes,服务纠纷\n";
    let quiet = "other_categories = [\"服务 纠纷\"]\n";
    let base = [
        ("agents.csv", crate::run::ROSTER),
        ("complaints.csv", complaints),
    ];
    let built_in = crate::run::built_in_without_cases();
    let own = format!("# ours\n{built_in}");
    let own_quiet = format!("{quiet}{built_in}");
    for (more, want) in [
        (&[][..], &["category-near"][..]),
        (&[("kefu.toml", quiet)], &[]),
        (&[("policy.toml", own_quiet.as_str())], &[]),
        (&[("policy.toml", own.as_str())], &["category-near"]),
        (
            &[("policy.toml", own.as_str()), ("kefu.toml", quiet)],
            &["category-near", "setting-unused"],
        ),
    ] {
        let dir = folder(&[&base, more].concat());
        assert_eq!(codes(dir.path()), want, "{more:?}");
    }
}
