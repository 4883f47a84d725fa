//! What the rule kinds do and what their settings mean.

use super::metric::limit;
use crate::indicator::Indicator;
use crate::rulebook::{RuleKindName, Severity};
use crate::words::{Lang, indicator};

pub(in crate::words) fn derived_from(kind: RuleKindName) -> Option<&'static str> {
    Some(match kind {
        RuleKindName::ExamScore => "from exams",
        RuleKindName::NoValidComplaint => "from a month without a valid complaint",
        RuleKindName::TopOfService => "from contacts and ratings",
        RuleKindName::ComplaintCategory => "from valid complaints of its categories",
        RuleKindName::ComplaintResponse => "from complaints answered late",
        RuleKindName::EmergencyOverrun => "from emergency tickets",
        RuleKindName::Accumulated => "from the other violations of the month",
        RuleKindName::Metric => "from an indicator of the month",
        RuleKindName::Recorded => return None,
    })
}

pub(in crate::words) fn rule_kind(kind: RuleKindName) -> &'static str {
    match kind {
        RuleKindName::Recorded => {
            "A person writes it down, one row for each time that it happened. Nothing derives a line of it."
        }
        RuleKindName::ExamScore => {
            "Each exam of the month whose mark is in the range below gives a line, dated to the exam."
        }
        RuleKindName::NoValidComplaint => {
            "At the end of the month, everybody who handled enough contacts (answered calls and resolved tickets) and has no valid complaint received in the month gets one line."
        }
        RuleKindName::TopOfService => {
            "At the end of the month, one line for whoever has the highest workload of all who are scored (answered calls and resolved tickets, unless a setting below says otherwise) and also the highest mean rating of all who have enough ratings. Of several who are first in both, those without a violation in the month get it, unless a setting below says otherwise; if all of them have one, nobody does."
        }
        RuleKindName::ComplaintCategory => {
            "Each valid complaint of the month whose category is one of the words below, or a name of the rule, gives a line for its agent, dated to its reception. The whole cell is compared, ignoring case and surrounding space. A category that is only near to them is told (`category-near`) and costs nothing."
        }
        RuleKindName::ComplaintResponse => {
            "Each complaint of the month that was answered after its limit, or not at all although the limit lies before the end of the month, gives a line for whoever handled it (`handled_by`, else `agent_id`). The limit is `respond_by` of the row, else the policy's `complaint_response_minutes` after reception, in working time where `working_hours` names them; without either the complaint is not judged. Unless a setting below says otherwise it does not matter whether the complaint is valid, and a line for its category may stand beside this one."
        }
        RuleKindName::EmergencyOverrun => {
            "Each ticket of priority `emergency` created in the month that was resolved after it was due gives one line; whole minutes over, rounded down unless `emergency_rounding` says otherwise, decide which rule it is. Due is `due_at`, else `sla_minutes` after creation, else the policy's `emergency_minutes`, both in working time where `working_hours` names `emergency_minutes`; without any of them the ticket is not judged. One that is still open is measured to the end of the month."
        }
        RuleKindName::Accumulated => {
            "After all other lines: when the violations of somebody's month add up to one of the counts below, one line on the last day of the month, also when several counts are reached. A row with `times` 2 counts as two, unless a setting below says otherwise."
        }
        RuleKindName::Metric => {
            "At the end of the month, everybody whose own indicator lies within the limits below, over a large enough sample, gets one line, on its last day. The value compared is the one that reports print. Of several rules of one indicator that are open at the same end, only the innermost that holds gives its line. In a month without any file that feeds the indicator, nobody gets one."
        }
    }
}

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
