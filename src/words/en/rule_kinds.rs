//! What the settings of rules mean; what a kind does is declared with it.

use super::metric::limit;
use crate::indicator::Indicator;
use crate::rulebook::Severity;
use crate::words::{Lang, indicator};

fn several<'a>(n: &str, one: &'a str, many: &'a str) -> &'a str {
    if n == "1" { one } else { many }
}

pub(in crate::words) fn setting(key: &str, value: &str) -> Option<String> {
    let role = |name: &str| match name {
        "team_lead" => "team leads".to_string(),
        name => format!("{}s", name.replace('_', " ")),
    };
    Some(match key {
        "at_least_percent" => format!("a mark of at least {value}% of the full mark"),
        "below_percent" => format!("a mark below {value}% of the full mark"),
        "once_a_month" if value == "true" => "once a month, at the first such exam".into(),
        "once_a_month" => "each such exam counts".into(),
        "min_contacts" => format!(
            "at least {value} {} handled",
            several(value, "contact", "contacts")
        ),
        "undecided_withholds" if value == "true" => "an undecided complaint withholds it".into(),
        "undecided_withholds" => "an undecided complaint does not withhold it".into(),
        "withheld_by" => format!("a line of {value} withholds it"),
        "min_ratings" => format!("at least {value} {}", several(value, "rating", "ratings")),
        "min_people" => format!(
            "at least {value} {} scored",
            several(value, "person", "people")
        ),
        "valid_only" => "only valid complaints are judged".into(),
        "quality" => "quality is the share of answered calls that settled the matter".into(),
        "workload" => format!("workload is the number of {value} alone"),
        "withheld_by_violations" => "also somebody with a violation gets it".into(),
        "count" if value == "rows" => "rows are counted, whatever their `times`".into(),
        "count" => "different rules are counted, not how often".into(),
        "teams" => format!("for these teams only: {value}"),
        "max_per_month" => {
            format!("at most {value} points a month; a line past it keeps what is left")
        }
        "categories" => "the category is one of these words".into(),
        "near_words" => {
            "a category that holds one of these is asked about (`category-near`)".into()
        }
        "near_alone" => {
            "so is one that is only this, or holds it beside one of `near_beside`".into()
        }
        "near_beside" => "see `near_alone`".into(),
        "over_minutes.from" => format!(
            "at least {value} {} over",
            several(value, "minute", "minutes")
        ),
        "over_minutes.to" => format!(
            "at most {value} {} over",
            several(value, "minute", "minutes")
        ),
        "metric" => indicator(Indicator::named(value)?, Lang::En).into(),
        "min_sample" => format!("a sample of at least {value}"),
        "roles" => {
            let roles: Vec<_> = value.split(", ").map(role).collect();
            format!("only for {}", roles.join(", "))
        }
        "counts_as_error" => "its lines count as errors in `error_rate` and `accuracy`".into(),
        "reason_required" if value == "true" => "a reason is required".into(),
        key => {
            if let Some(limit) = limit(key, value) {
                return Some(limit);
            }
            let severity: Severity = key.strip_prefix("accumulate.")?.parse().ok()?;
            format!(
                "{value} {} {} enough",
                severity.name(),
                several(value, "violation is", "violations are")
            )
        }
    })
}
