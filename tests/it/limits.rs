//! Limits and working hours as a policy has them: read, shown, compared, carried by results, and true in the README.

use kefu::event::Priority;
use kefu::policy;
use kefu::rulebook::ChangedPart;

use crate::on_time::{ANSWERED, HOURS, with};
use crate::run::{built_in_without_cases, folder, kefu, project, text};

#[test]
fn a_result_says_which_rules_go_by_working_hours() {
    let policy = policy::read(&with(&format!("{ANSWERED}{HOURS}"))).expect("it reads");
    let terms = kefu::rulebook::Terms::of(&policy);
    let chosen = |id: &str| {
        let rule = terms.rules.iter().find(|rule| rule.id == id);
        rule.and_then(|rule| rule.options.get("working_hours").cloned())
    };
    assert_eq!(
        (chosen("L6").as_deref(), chosen("L13")),
        (Some("true"), None)
    );
}

#[test]
fn hours_are_shown_and_compared() {
    let built_in = with("");
    let changed = with(&format!(
        "{ANSWERED}high = {{ resolution_minutes = 90 }}\n{HOURS}"
    ));
    let dir = folder(&[("before.toml", &built_in), ("after.toml", &changed)]);
    let path = |name: &str| dir.path().join(name).to_str().expect("UTF-8").to_string();
    let diff = kefu(&["policy", "diff", &path("before.toml"), &path("after.toml")]);
    assert_eq!(diff.code, 0, "{}", diff.stderr);
    for words in [
        "  limits  minutes to answer a complaint: was not set, now 60\n",
        "  limits  counted on working hours: added `complaint_response_minutes`\n",
        "  limits.high  minutes to resolve a ticket: was not set, now 90\n",
        "  hours  weekdays worked: added `fri`, `mon`, `thu`, `tue`, `wed`\n",
        "  hours  hours worked: added `09:00-12:00`, `13:30-18:00`\n",
        "  hours  days worked all the same: added `2026-10-10`\n",
    ] {
        assert!(diff.stdout.contains(words), "{words}\n{}", diff.stdout);
    }
    let show = kefu(&["policy", "show", "--policy", &path("after.toml")]);
    for words in [
        "`[limits] working_hours = complaint_response_minutes`",
        "`[hours] weekdays = mon, tue, wed, thu, fri`",
        "`[hours] spans = 09:00-12:00, 13:30-18:00`",
        "`[hours] workdays = 2026-10-10`",
        "`high.resolution_minutes`  90 minutes, where a row has no limit of its own",
        "`resolution_minutes`  not set",
    ] {
        assert!(show.stdout.contains(words), "{words}\n{}", show.stdout);
    }
}

/// What the README shows of limits and hours is a policy, and nothing in it is doubtful.
#[test]
fn the_limits_of_the_readme_are_read() {
    let readme = text(&project().join("README.md"));
    let (_, block) = readme.split_once("```\n[limits]\n").expect("the limits");
    let (block, _) = block.split_once("```").expect("its end");
    let (before, after) = built_in_without_cases()
        .split_once("[limits]")
        .expect("limits");
    let (_, after) = after.split_once('\n').expect("the next line");
    let policy = format!("{before}[limits]\n{block}{after}");
    let written = policy::read_whole(&policy).expect("it reads");
    assert_eq!(doubts_of_limits(&written), Vec::<&str>::new());
    let good = project().join("testdata/policies/good/hours-and-priorities.toml");
    let written = policy::read_whole(&text(&good)).expect("it reads");
    assert_eq!(doubts_of_limits(&written), Vec::<&str>::new());
}

fn doubts_of_limits(written: &policy::PolicyFile) -> Vec<&'static str> {
    let doubts = policy::lint(&written.policy, &written.places);
    let codes = doubts.iter().map(|finding| finding.doubt.code());
    let about = [
        "laxer-for-urgent",
        "hours-unused",
        "working-hours-of-nothing",
        "holiday-idle",
        "workday-idle",
    ];
    codes.filter(|code| about.contains(code)).collect()
}

/// A policy with nights and every key that there is of limits.
#[test]
fn hours_are_what_was_written() {
    let good = project().join("testdata/policies/good/hours-and-priorities.toml");
    let policy = policy::read(&text(&good)).expect("it reads");
    let settings = policy.settings();
    let hours = settings
        .iter()
        .filter(|setting| setting.about == ChangedPart::Section("hours"));
    let written: Vec<_> = hours
        .map(|setting| setting.value.written().replace(',', ""))
        .collect();
    assert_eq!(
        written,
        [
            "mon tue wed thu fri",
            "00:00-06:00 09:00-12:00 13:30-18:00 18:00-24:00",
            "2026-10-01 2026-10-02 2026-10-05",
            "2026-10-10",
        ]
    );
    let limits = &policy.limits;
    assert_eq!((limits.answer_seconds, limits.repeat_hours), (15, 48));
    use kefu::rulebook::Timed::{ComplaintResponse, FirstResponse, Resolution};
    let counted = [FirstResponse, Resolution, ComplaintResponse];
    assert_eq!(limits.working_hours, counted);
    let first = [
        None,
        Some(Priority::Low),
        Some(Priority::Normal),
        Some(Priority::High),
        Some(Priority::Emergency),
    ];
    let first = first.map(|priority| limits.first_response(priority));
    assert_eq!(first, [60, 240, 60, 15, 5].map(Some));
    let last = [
        None,
        Some(Priority::Low),
        Some(Priority::High),
        Some(Priority::Emergency),
    ];
    let last = last.map(|priority| limits.resolution(priority).0);
    assert_eq!(last, [2880, 9600, 480, 30].map(Some));
}
