//! Several months side by side.

use crate::words::Tells;

pub(in crate::words) fn tells(tells: &Tells<'_>) -> String {
    match tells {
        Tells::Title {
            from,
            to,
            results,
            people,
        } => {
            let months = if *results == 1 { "month" } else { "months" };
            let persons = if *people == 1 { "person" } else { "people" };
            format!("trend · {from} to {to} · {results} {months} · {people} {persons}")
        }
        Tells::Course => "course".into(),
        Tells::Means => "mean score".into(),
        Tells::Quarter(quarter) => format!("Q{quarter}"),
        Tells::Year(year) => year.to_string(),
        Tells::Of { months, of } => format!("({months}/{of})"),
        Tells::HowMeans { month, policy } => format!(
            "Means are of the months that there are ((1/3): one month of the quarter), 2 decimals half up; their grades are by policy `{policy}` as in {month}."
        ),
        Tells::Scale { low, high } => {
            format!("The courses run from {low} to {high}; · is a month without a score.")
        }
        Tells::IndicatorMeans => "Quarters and years of indicators are worked out from the numerators and samples of their months; counts are added up.".into(),
        Tells::NoMedians => "A median has no quarter and no year: those of months do not tell it.".into(),
        Tells::NoSums => "Where the result of a month lacks the numerator, quarter and year are blank: score that month again for a result that has it.".into(),
        Tells::SeveralPolicies => "The months were scored under more than one policy: their hashes differ.".into(),
        Tells::Mark => "* provisional: it must not be paid by.".into(),
        Tells::Provisional { file, month } => format!(
            "{file}: the result of {month} is provisional; it is marked * here: score the month again when its inputs are complete"
        ),
    }
}
