//! What is not there and could move a score.

use rust_decimal::Decimal;

use super::rows;
use crate::problem::{Absent, Problem, Unsettled, Why};

pub(super) fn absent(what: &Absent, problem: &Problem) -> String {
    let column = problem.column.as_deref().unwrap_or_default();
    let count = problem.count;
    match what {
        Absent::HeaderNear(name) => format!(
            "`{column}` feeds nothing, and it nearly names the column `{name}`, which nothing feeds: if it is meant, write {name} = {column:?} under [source.columns] in kefu.toml (`kefu columns FILE --toml` prints the rest), or rename the column"
        ),
        Absent::Outcome => format!(
            "the file does not say how calls ended: {} answered; export their outcome, or map its column as `outcome` in kefu.toml",
            counts(count)
        ),
        Absent::Resolution(unsettled) => resolution(unsettled, count),
        Absent::Response(unsettled) => response(unsettled, count),
        Absent::Columns(columns) => {
            let taken: Vec<_> = columns
                .iter()
                .map(|name| format!("`{name}` ({})", without(name)))
                .collect();
            format!("the file has no column {}", taken.join(", no "))
        }
        Absent::Exam { agent } => format!(
            "{agent} missed this exam: it counts neither as passed nor as failed; if it is to cost points, record it in violations.csv"
        ),
    }
}

/// What is taken where a column is not there.
fn without(column: &str) -> &'static str {
    match column {
        "role" => "everybody is an agent",
        "left_on" => "nobody has left",
        "csat" => "no row is rated",
        "priority" => "no ticket is an emergency",
        "handled_by" => "late answers count for whom a complaint is about",
        "respond_by" => "only the policy's limit holds for answers",
        "category" => "no complaint is a quarrel",
        "times" => "each row counts once",
        "ref" => "no row names its incident",
        "full_mark" => "the policy's full mark holds",
        _ => "it is taken as blank",
    }
}

fn resolution(unsettled: &Unsettled, count: u64) -> String {
    let none = "and so none of its tickets is a contact";
    match unsettled.why {
        Why::NoColumn => format!(
            "the file has no column of when tickets were resolved, {none}{}: export that date, or map its column as `resolved_at` in kefu.toml",
            waiting("; emergencies are not judged", unsettled)
        ),
        Why::Done => format!(
            "{} that it is resolved or closed, and not when, so it is no contact{}: fill in `resolved_at`",
            says(count),
            waiting("; emergencies among such tickets are not judged", unsettled)
        ),
        Why::AllBlank => format!(
            "`resolved_at` is blank in every row, {none}{}: is the date in another column?",
            lost(
                "; emergencies count as open to the end of the month",
                unsettled
            )
        ),
    }
}

fn response(unsettled: &Unsettled, count: u64) -> String {
    match unsettled.why {
        Why::NoColumn => format!(
            "the file has no column of when complaints were answered{}: export that date, or map its column as `responded_at` in kefu.toml",
            waiting(", so late answers are not judged", unsettled)
        ),
        Why::Done => format!(
            "{} that it is answered or closed, and not when{}: fill in `responded_at`",
            says(count),
            waiting(", so it is not judged", unsettled)
        ),
        Why::AllBlank => format!(
            "`responded_at` is blank in every row{}: is the date in another column?",
            lost(", so they count as not answered", unsettled)
        ),
    }
}

/// Whom points wait for.
fn waiting(what: &str, unsettled: &Unsettled) -> String {
    amount(unsettled, |points, people| {
        format!("{what}: up to {points} wait for it ({people})")
    })
}

/// Whom it costs points.
fn lost(what: &str, unsettled: &Unsettled) -> String {
    amount(unsettled, |points, people| {
        format!("{what}: it costs {points} ({people})")
    })
}

fn amount(unsettled: &Unsettled, say: impl Fn(&str, &str) -> String) -> String {
    let Unsettled { people, points, .. } = unsettled;
    if people.is_empty() {
        return String::new();
    }
    let unit = if *points == Decimal::ONE {
        "point"
    } else {
        "points"
    };
    say(&format!("{points} {unit}"), &people.join(", "))
}

fn counts(n: u64) -> String {
    if n == 1 {
        "its 1 call counts as".into()
    } else {
        format!("its {n} calls count as")
    }
}

fn says(n: u64) -> String {
    format!("the state of {} says", rows(n))
}
