//! Indicators in `kefu trend`: quarters and years from numerators and denominators, each worked out with a pocket calculator.

use serde_json::{Value, json};

use crate::run::{Ran, folder, kefu, refused};

/// Ratings, contacts and errors of somebody: the sum of the ratings and how many; contacts; errors.
fn indicators(csat: [u64; 2], contacts: u64, errors: u64) -> Value {
    let [sum, n] = csat;
    let over = |sum: u64, n: u64| (n > 0).then(|| number(sum, n));
    json!({
        "contacts": contacts, "contacts_n": contacts,
        "csat_mean": over(sum, n), "csat_mean_sum": sum, "csat_mean_n": n,
        "error_rate": over(errors * 1000, contacts), "error_rate_sum": errors, "error_rate_n": contacts,
        "accuracy": over(contacts.saturating_sub(errors), contacts), "accuracy_sum": errors, "accuracy_n": contacts,
        "resolution_minutes_median": 30, "resolution_minutes_median_n": 1,
    })
}

/// A quotient that 4 decimals hold.
fn number(sum: u64, n: u64) -> Value {
    assert_eq!(sum * 10_000 % n, 0, "{sum} / {n} is longer");
    let parts = sum * 10_000 / n;
    let text = format!("{}.{:04}", parts / 10_000, parts % 10_000);
    serde_json::from_str(&text).expect("a number")
}

fn result(month: &str, of_0007: Value, of_0008: Value, of_all: Value) -> Value {
    let agent = |id: &str, name: &str, team: Option<&str>, indicators: &Value| {
        json!({
            "agent_id": id, "name": name, "team": team, "role": "agent", "service_month": 9,
            "lines": [], "bonus": 0, "deductions": 0, "raw": 80, "score": 80,
            "grade": "B", "rank": 1, "ranked_of": 2, "last": false,
            "pay": { "eligible": true, "float": 0 }, "flags": [], "indicators": indicators,
        })
    };
    json!({
        "schema": "kefu.result/1", "month": month, "provisional": false, "zone": "UTC",
        "policy": { "name": "ours", "sha256": "0" }, "terms": { "grades": [] },
        "agents": [
            agent("0007", "Ann", Some("East"), &of_0007),
            agent("0008", "Tom", None, &of_0008),
        ],
        "team_indicators": { "East": of_0007 }, "service_indicators": of_all,
        "inputs": [], "problems": [],
    })
}

/// 0007 in January: 9 / 2 = 4.5, 4 contacts, 1 error; in February an error and no contact; in April 3 / 1, 6 contacts.
/// 0008 in January: 4.25 from a result that holds no sums; in April 20 / 4 = 5.
fn spring() -> [(&'static str, Value); 3] {
    let old = json!({ "contacts": 8, "csat_mean": 4.25, "csat_mean_n": 8 });
    let of_all = |csat, contacts| indicators(csat, contacts, 0);
    [
        (
            "1.json",
            result(
                "2026-01",
                indicators([9, 2], 4, 1),
                old,
                of_all([43, 10], 12),
            ),
        ),
        (
            "2.json",
            result(
                "2026-02",
                indicators([0, 0], 0, 1),
                indicators([0, 0], 0, 0),
                of_all([0, 0], 0),
            ),
        ),
        (
            "4.json",
            result(
                "2026-04",
                indicators([3, 1], 6, 0),
                indicators([20, 4], 4, 0),
                of_all([23, 5], 10),
            ),
        ),
    ]
}

fn trend(months: &[(&str, Value)], more: &[&str]) -> Ran {
    let texts: Vec<_> = months.iter().map(|(n, v)| (*n, v.to_string())).collect();
    let files: Vec<_> = texts.iter().map(|(n, text)| (*n, text.as_str())).collect();
    let dir = folder(&files);
    let mut args = vec!["trend", dir.path().to_str().expect("UTF-8")];
    args.extend(more);
    kefu(&args)
}

/// The rows of one measure, by id and team.
fn rows(csv: &str, measure: &str) -> Vec<String> {
    let of = format!(",{measure},");
    csv.lines()
        .filter(|line| line.contains(&of))
        .map(String::from)
        .collect()
}

const ALL: &str = "csat_mean,contacts,error_rate,accuracy,resolution_minutes_median";

/// 0007: 12 / 3 = 4, not the mean of 4.5 and 3; 2 errors in 4 contacts are 500 per 1,000, in 10 they are 200, and 8 in 10 are
/// accurate. The service: 43 / 10 = 4.3; 66 / 15 = 4.4.
#[test]
fn quarters_and_years_are_of_numerators_and_denominators() {
    let ran = trend(&spring(), &["--format", "csv", "--indicators", ALL]);
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let head = "agent_id,name,team,measure,2026-01,2026-02,2026-03,2026-04,2026-Q1,2026-Q2,2026\n";
    assert!(ran.stdout.starts_with(head), "{}", ran.stdout);
    let of = |measure: &str| rows(&ran.stdout, measure);
    let wanted = [
        "0007,Ann,East,csat_mean,4.5,,,3,4.5,3,4",
        "0008,Tom,,csat_mean,4.25,,,5,,5,",
        ",,East,csat_mean,4.5,,,3,4.5,3,4",
        ",,,csat_mean,4.3,,,4.6,4.3,4.6,4.4",
    ];
    assert_eq!(of("csat_mean"), wanted);
    assert_eq!(
        of("csat_mean_n")[0],
        "0007,Ann,East,csat_mean_n,2,0,,1,2,1,3"
    );
    assert_eq!(of("contacts")[0], "0007,Ann,East,contacts,4,0,,6,4,6,10");
    assert_eq!(of("contacts")[3], ",,,contacts,12,0,,10,12,10,22");
    assert_eq!(
        of("error_rate")[0],
        "0007,Ann,East,error_rate,250,,,0,500,0,200"
    );
    assert_eq!(
        of("accuracy")[0],
        "0007,Ann,East,accuracy,0.75,,,1,0.5,1,0.8"
    );
    let median = "0007,Ann,East,resolution_minutes_median,30,30,,30,,,";
    assert_eq!(of("resolution_minutes_median")[0], median);
    let ran = trend(
        &spring(),
        &["--format", "json", "--indicators", "csat_mean"],
    );
    let data: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let year = json!({ "csat_mean": 4, "csat_mean_sum": 12, "csat_mean_n": 3 });
    assert_eq!(data["agents"][0]["means"]["2026"]["indicators"], year);
    assert_eq!(data["teams"]["East"]["means"]["2026"]["indicators"], year);
    let year = json!({ "csat_mean": 4.4, "csat_mean_sum": 66, "csat_mean_n": 15 });
    assert_eq!(data["service"]["means"]["2026"]["indicators"], year);
    assert_eq!(data["service"]["means"]["2026"]["months"], 3);
}

#[test]
fn the_page_has_them_beside_their_months() {
    let page = trend(&spring(), &["--indicators", "accuracy,csat_mean"]).stdout;
    let told = |words: &str| assert!(page.contains(words), "{words}\n{page}");
    told("accuracy · 2026\n");
    told("mean rating · csat_mean · 2026\n");
    let lines = page
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>());
    let lines: Vec<_> = lines.collect();
    let line =
        |words: &[&str]| assert!(lines.iter().any(|line| line == words), "{words:?}\n{page}");
    line(&["agent", "01", "02", "03", "04", "Q1", "Q2", "2026"]);
    line(&[
        "0007", "Ann", "75.00%", "100.00%", "50.00%", "100.00%", "80.00%",
    ]);
    line(&["0008", "Tom", "4.25", "5.00", "5.00"]);
    line(&["East", "4.50", "3.00", "4.50", "3.00", "4.00"]);
    line(&["all", "4.30", "4.60", "4.30", "4.60", "4.40"]);
    told("numerators and samples of their months");
    told("lacks the numerator");
    assert!(!page.contains("median"), "{page}");
    let zh = trend(
        &spring(),
        &["--lang", "zh", "--indicators", "resolution_minutes_median"],
    )
    .stdout;
    assert!(
        zh.contains("解决时长中位数 · resolution_minutes_median · 2026年"),
        "{zh}"
    );
    assert!(zh.contains("中位数没有季度、年度值"), "{zh}");
}

/// What an older result says nothing of is no 0: the service has no first quarter and no year.
#[test]
fn a_month_that_measured_no_service_leaves_it_without_a_mean() {
    let mut months = spring();
    let older = months[1].1.as_object_mut().expect("a result");
    older.remove("service_indicators");
    older.remove("team_indicators");
    let ran = trend(&months, &["--format", "csv", "--indicators", "contacts"]);
    let all = rows(&ran.stdout, "contacts");
    assert_eq!(all[0], "0007,Ann,East,contacts,4,0,,6,4,6,10");
    assert_eq!(all[2], ",,East,contacts,4,,,6,,6,");
    assert_eq!(all[3], ",,,contacts,12,,,10,,10,");
    let page = trend(&months, &["--indicators", "contacts"]).stdout;
    assert!(page.contains("lacks the numerator"), "{page}");
}

#[test]
fn a_year_of_any_indicator_fits_a_terminal() {
    let month = |n: usize| {
        let of = || indicators([1234 * 5, 1234], 80_000, 8);
        let mut result = result(&format!("2026-{n:02}"), of(), of(), of());
        result["provisional"] = json!(true);
        result
    };
    let names: Vec<_> = (1..=12).map(|n| format!("{n}.json")).collect();
    let months: Vec<_> = (1..=12)
        .map(|n| (names[n - 1].as_str(), month(n)))
        .collect();
    let page = trend(&months, &["--indicators", "all"]).stdout;
    assert!(
        page.lines().all(|line| line.chars().count() <= 100),
        "{page}"
    );
    for words in ["Q1*", "Q2*", "Q3*", "Q4*", "2026*"] {
        assert!(page.contains(words), "{words}\n{page}");
    }
}

#[test]
fn an_indicator_that_does_not_exist() {
    let wrong = ["--indicators", "csat_maen"];
    refused(
        &trend(&spring(), &wrong),
        2,
        &["`csat_maen`", "did you mean `csat_mean`?"],
    );
}
