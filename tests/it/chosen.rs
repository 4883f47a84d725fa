//! Policies that choose otherwise than the built-in one: each setting changes what it says it does, by figures from the rulebook
//! and a pocket calculator, and the built-in policy does what it always did. What is scored also reads back as written.

mod flags;
mod points;
mod rules;

use kefu::event::Kind;
use kefu::policy;
use kefu::report;
use kefu::result::{AgentResult, History, MonthResult};
use kefu::rulebook::Scope;
use kefu::words::Lang;

use crate::memory::{File, Scored, month_under};

/// A table or a rule of the built-in policy, and the line that is added to it.
type Setting<'a> = (&'a str, &'a str);

fn text_with(settings: &[Setting<'_>]) -> String {
    let mut text = policy::BUILT_IN.to_string();
    for (place, line) in settings {
        let place = if place.starts_with('[') {
            format!("\n{place}")
        } else {
            format!("\nid = \"{place}\"")
        };
        assert_eq!(
            text.matches(&format!("{place}\n")).count()
                + text.matches(&format!("{place} ")).count(),
            1,
            "{place}"
        );
        let at = text.find(&place).expect("it is there") + place.len();
        let end = at + text[at..].find('\n').expect("a line ends");
        text.insert_str(end, &format!("\n{line}"));
    }
    text
}

fn files(inputs: &[(&str, &str)]) -> Vec<File> {
    let file = |(name, text): &(&str, &str)| {
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == *name);
        File {
            kind: kind.expect("a kind"),
            name: format!("{name}.csv"),
            bytes: text.replace("; ", "\n").into_bytes(),
        }
    };
    inputs.iter().map(file).collect()
}

/// Scores inputs, each a kind and its rows with `; ` between them, under the built-in policy with `settings`.
fn judged(settings: &[Setting<'_>], inputs: &[(&str, &str)], history: &History) -> Scored {
    let policy = policy::read(&text_with(settings)).expect("the policy reads");
    let scored = month_under(&policy, history, &files(inputs)).expect("memory can be read");
    let text = report::json(&scored.result).expect("JSON");
    let back: MonthResult = serde_json::from_str(&text).expect("a result");
    assert_eq!(back, scored.result);
    assert_eq!(report::json(&back).expect("JSON"), text);
    scored
}

fn under(settings: &[Setting<'_>], inputs: &[(&str, &str)]) -> MonthResult {
    let scored = judged(settings, inputs, &History::default());
    let errors = |level| level == kefu::problem::Level::Error;
    let problems = &scored.result.problems;
    assert!(
        !problems.iter().any(|told| errors(told.level)),
        "{problems:?}"
    );
    scored.result
}

fn of<'a>(result: &'a MonthResult, id: &str) -> &'a AgentResult {
    let mut agents = result.agents.iter();
    agents
        .find(|agent| agent.agent_id == id)
        .expect("the agent")
}

/// The lines of somebody: `L4 -3, L4 -2`.
fn lines(result: &MonthResult, id: &str) -> String {
    let line = |line: &kefu::result::Line| format!("{} {}", line.rule, line.points);
    let lines: Vec<String> = of(result, id).lines.iter().map(line).collect();
    lines.join(", ")
}

/// The rank of somebody: `2 of 3`, `3 of 3 last` or `none`.
fn rank(result: &MonthResult, id: &str) -> String {
    let agent = of(result, id);
    let last = if agent.last { " last" } else { "" };
    match (agent.rank, agent.ranked_of) {
        (Some(rank), Some(of)) => format!("{rank} of {of}{last}"),
        _ => format!("none{last}"),
    }
}

fn slip(result: &MonthResult, id: &str, lang: Lang) -> String {
    report::markdown(&report::slip(result, of(result, id), lang))
}

const TWO: &str = "agent_id,name,hired_on,team; 1,A,2024-01-01,East; 2,B,2024-01-01,West";

/// East: 85, 80, 78. West: 80, 75. Without a team: 80, 70.
const TEAMS: [(&str, &str); 3] = [
    (
        "agents",
        "agent_id,name,hired_on,team,role; 1,A,2024-01-01,East,agent; 2,B,2024-01-01,east,agent; 3,C,2024-01-01,East,agent; \
         4,D,2024-01-01,West,agent; 5,E,2024-01-01,West,agent; 6,F,2024-01-01,,team_lead; 7,G,2024-01-01,,team_lead",
    ),
    (
        "violations",
        "agent_id,occurred_on,rule; 3,2026-10-05,L1; 5,2026-10-05,L5; 7,2026-10-05,M1",
    ),
    ("awards", "agent_id,occurred_on,rule; 1,2026-10-05,B4"),
];

fn ranks(settings: &[Setting<'_>]) -> String {
    let result = under(settings, &TEAMS);
    let all: Vec<String> = result
        .agents
        .iter()
        .map(|agent| rank(&result, &agent.agent_id))
        .collect();
    all.join(", ")
}

#[test]
fn ranks_are_among_all_a_team_or_a_role() {
    assert_eq!(
        ranks(&[]),
        "1 of 7, 2 of 7, 5 of 7, 2 of 7, 6 of 7, 2 of 7, 7 of 7 last"
    );
    let team = [("[ranking]", "scope = \"team\"")];
    assert_eq!(
        ranks(&team),
        "1 of 3, 2 of 3, 3 of 3 last, 1 of 2, 2 of 2, 1 of 2, 2 of 2"
    );
    let role = [("[ranking]", "scope = \"role\"")];
    assert_eq!(
        ranks(&role),
        "1 of 5, 2 of 5, 4 of 5, 2 of 5, 5 of 5 last, 1 of 2, 2 of 2"
    );
    let result = under(&team, &TEAMS);
    assert_eq!(result.terms.rank_scope, Scope::Team);
    assert!(slip(&result, "3", Lang::En).contains("3 of 3 in the team, last"));
    assert!(slip(&result, "3", Lang::Zh).contains("本班组 3 人中第 3，末位"));
}

#[test]
fn whoever_came_in_the_month_is_ranked_where_everybody_is() {
    let agents = "agent_id,name,hired_on; 1,A,2024-01-01; 2,B,2024-01-01; 3,C,2026-10-10";
    let inputs = [
        ("agents", agents),
        ("violations", "agent_id,occurred_on,rule; 3,2026-10-15,L1"),
    ];
    let all = |settings: &[Setting<'_>]| {
        let result = under(settings, &inputs);
        ["1", "2", "3"].map(|id| rank(&result, id)).join(", ")
    };
    assert_eq!(all(&[]), "1 of 2, 1 of 2, none");
    assert_eq!(
        all(&[("[ranking]", "ranked = \"everybody\"")]),
        "1 of 3, 1 of 3, 3 of 3 last"
    );
}

#[test]
fn all_are_last_at_equal_scores_only_where_the_policy_says_so() {
    let agents = [(
        "agents",
        "agent_id,name,hired_on; 1,A,2024-01-01; 2,B,2024-01-01; 3,C,2024-01-01",
    )];
    let last = |settings: &[Setting<'_>]| of(&under(settings, &agents), "2").last;
    assert!(!last(&[]));
    assert!(last(&[("[ranking]", "last_when_all_equal = true")]));
}

#[test]
fn months_of_service_are_counted_as_the_policy_says() {
    let agents =
        "agent_id,name,hired_on; 1,A,2026-08-01; 2,B,2026-08-15; 3,C,2026-10-01; 4,D,2026-10-05";
    let months = |word: &str| {
        let line = format!("service_month = \"{word}\"");
        let result = under(&[("[people]", &line)], &[("agents", agents)]);
        let all = result
            .agents
            .iter()
            .map(|agent| (agent.service_month.expect("known"), agent.pay.eligible));
        all.collect::<Vec<_>>()
    };
    assert_eq!(
        months("calendar"),
        [(3, true), (3, true), (1, false), (1, false)]
    );
    assert_eq!(
        months("full"),
        [(3, true), (2, false), (1, false), (0, false)]
    );
    assert_eq!(
        months("anniversary"),
        [(3, true), (2, false), (1, false), (1, false)]
    );
}

#[test]
fn amounts_are_in_the_currency_of_the_policy() {
    let inputs = [
        ("agents", TWO),
        ("violations", "agent_id,occurred_on,rule; 1,2026-10-05,M1"),
    ];
    let page = |result: &MonthResult, lang| {
        report::markdown(&report::month(result, &History::default(), lang))
    };
    let yuan = under(&[], &inputs);
    assert!(slip(&yuan, "1", Lang::En).contains("= -100 yuan (at most 300 either way)"));
    assert!(page(&yuan, Lang::Zh).contains("浮动(元)"));
    let dollars = under(&[("[pay]", "currency = \"USD\"")], &inputs);
    assert!(slip(&dollars, "1", Lang::En).contains("= -100 USD (at most 300 either way)"));
    assert!(slip(&dollars, "1", Lang::Zh).contains("= -100 USD（上下限 300）"));
    assert!(page(&dollars, Lang::Zh).contains("浮动(USD)"));
    assert!(page(&dollars, Lang::En).contains("float (USD)"));
}

/// Old results lack these keys and read; so does a new one under the built-in policy, which has none of them.
#[test]
fn a_result_carries_only_what_its_policy_chooses() {
    let terms = |settings: &[Setting<'_>]| {
        let result = under(settings, &[("agents", TWO)]);
        serde_json::to_value(&result.terms).expect("JSON")
    };
    let plain = terms(&[]).to_string();
    let keys = [
        "points_step",
        "max_bonus",
        "max_deductions",
        "blank_points",
        "service_month",
        "rank_scope",
        "ranked",
        "last_when_all_equal",
        "currency",
        "last_below_in",
        "training_grade",
        "training_months",
        "teams",
        "max_per_month",
        "options",
    ];
    for key in keys {
        assert!(!plain.contains(&format!("\"{key}\"")), "{key}");
    }
    let chosen = terms(&[
        (
            "[score]",
            "points_step = 0.5\nmax_bonus = 20\nmax_deductions = 60\nblank_points = \"mildest\"",
        ),
        ("[people]", "service_month = \"full\""),
        (
            "[ranking]",
            "scope = \"role\"\nranked = \"everybody\"\nlast_when_all_equal = true",
        ),
        ("[pay]", "currency = \"EUR\""),
        (
            "[flags]",
            "last_below_in = \"this-month\"\ntraining_grade = \"D\"\ntraining_months = 2",
        ),
        ("[limits]", "emergency_rounding = \"up\""),
        ("L1", "teams = [\"East\"]\nmax_per_month = 4"),
    ]);
    for key in keys {
        assert!(chosen.to_string().contains(&format!("\"{key}\"")), "{key}");
    }
    let rules = chosen["rules"].as_array().expect("rules");
    let rule = |id: &str| {
        rules
            .iter()
            .find(|rule| rule["id"] == id)
            .expect("the rule")
    };
    assert_eq!(rule("M8")["options"]["rounding"], "up");
    assert_eq!(rule("L1")["teams"][0], "East");
}
