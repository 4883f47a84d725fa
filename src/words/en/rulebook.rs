//! The words of the rulebook.

use crate::rulebook::Severity;
use crate::words::{Part, Recording, Said};

pub(in crate::words) fn part(part: Part) -> &'static str {
    match part {
        Part::Rulebook => "Rulebook",
        Part::Version => "version",
        Part::EffectiveFrom => "effective from",
        Part::ApprovedBy => "approved by",
        Part::ApprovedOn => "approved on",
        Part::Hash => "sha256, as results carry it",
        Part::HowScored => "How a score comes about",
        Part::Grades => "Grades",
        Part::Pay => "Pay",
        Part::Arithmetic => "arithmetic",
        Part::Note => "note",
        Part::Notes => "Notes",
        Part::Flags => "What a person decides",
        Part::Ranking => "Ranking",
        Part::People => "Who is scored",
        Part::Limits => "Limits",
        Part::FullMark => "full mark",
        Part::Recorders => "Who may record rows about whom",
        Part::Choices => "What this policy chooses otherwise",
        Part::Unset => "What this policy does not set",
        Part::NotSet => "not set",
        Part::What => "What it does",
        Part::Settings => "Settings in this policy",
        Part::Setting => "setting",
        Part::Value => "value",
        Part::Meaning => "meaning",
        Part::Recording => "How it is recorded",
        Part::OneIncident => "One incident counts once",
        Part::Effects => "What follows from it",
    }
}

pub(in crate::words) fn rules_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Bonus => "Bonuses",
        Severity::Minor => "Minor violations",
        Severity::Moderate => "Moderate violations",
        Severity::Serious => "Serious violations",
        Severity::Termination => "Violations for a dismissal review",
        Severity::Adjustment => "Adjustments",
    }
}

fn months(n: u32) -> String {
    match n {
        1 => "1 month".into(),
        n => format!("{n} months running"),
    }
}

pub(in crate::words) fn said(said: &Said<'_>) -> String {
    match *said {
        Said::Scored {
            baseline,
            floor,
            cap,
        } => format!(
            "Everybody starts the month from {baseline} points. Bonuses are added, violations deducted, adjustments counted with their sign. The sum is taken first and then kept between {floor} and {cap}: that is the score."
        ),
        Said::Paid {
            baseline,
            per_point,
            limit,
            decimals,
            unit,
            from,
        } => {
            let decimals = match decimals {
                0 => format!("whole {unit}"),
                1 => "1 decimal".into(),
                n => format!("{n} decimals"),
            };
            format!(
                "Pay float = (score - {baseline}) × {per_point} {unit}, at most {limit} {unit} either way, rounded to {decimals}. It is paid from service month {from} on; the month of hiring is month 1."
            )
        }
        Said::Sum {
            score,
            baseline,
            per_point,
            product,
            amount,
            limited,
        } => {
            let sum = format!("({score} - {baseline}) × {per_point} = {product}");
            match (limited, product == amount) {
                (true, _) => format!("{sum}, kept at {amount}"),
                (false, true) => sum,
                (false, false) => format!("{sum}, rounded to {amount}"),
            }
        }
        Said::PersonDecides => {
            "kefu names who must be looked at, with the evidence; what follows is decided by a person.".into()
        }
        Said::ReviewBelow(score) => format!("a score below {score}"),
        Said::ReviewLast { months: 1, below } => format!("last, with a score below {below}"),
        Said::ReviewLast { months: n, below } => {
            format!("last in {}, with a score below {below} in each", months(n))
        }
        Said::LineOf(rules) => match rules.rsplit_once(", ") {
            Some((rules, last)) => format!("a line of {rules} or {last}"),
            None => format!("a line of {rules}"),
        },
        Said::Probation { grade, months } => format!(
            "grade {grade} while on probation; without a date of its end, the first {months} service months are probation"
        ),
        Said::Running { grade, months: n } => format!("grade {grade} in {}", months(n)),
        Said::Ranked => {
            "Everybody who is scored and was employed on every day of the month is ranked by score, highest first; equal scores share a rank (1, 2, 2, 4).".into()
        }
        Said::LastOf(people) => format!(
            "Whoever has the lowest score is last, where at least {people} people are ranked and not all scores are equal."
        ),
        Said::ChoicesHold => "Where one of these differs from a sentence of this page, it is this that holds.".into(),
        Said::ScoredRoles(roles) => format!(
            "Everybody on the roster who was employed on at least one day of the month and has one of these roles: {roles}. Nothing is prorated."
        ),
        Said::OtherRecorders(true) => "A row that anybody else recorded is an error (`recorder-not-allowed`). Nobody is asked where a file has no `recorded_by`.".into(),
        Said::OtherRecorders(false) => "A row that anybody else recorded counts, with a warning (`recorder-not-allowed`). Nobody is asked where a file has no `recorded_by`.".into(),
        Said::RecorderNeeded => "Where a file has `recorded_by`, it must be filled in (`missing-value`).".into(),
        Said::RecordersOpen => "not set: nobody is asked who recorded a row".into(),
        Said::Minutes(n) => format!("{n} minutes, where a row has no limit of its own"),
        Said::Without("complaint_response_minutes") => {
            "not set: a complaint without `respond_by` is not judged".into()
        }
        Said::Without("emergency_minutes") => {
            "not set: an emergency without `due_at` or `sla_minutes` is not judged, and a warning says so".into()
        }
        Said::Without("first_response_minutes") => {
            "not set: the first response to a ticket without `first_response_due_at` is not judged".into()
        }
        Said::Without("resolution_minutes") => {
            "not set: the resolution of a ticket without `due_at` or `sla_minutes` is not judged, unless it is an emergency with a limit".into()
        }
        Said::Without(_) | Said::Unnamed => "not set".into(),
        Said::OwnFullMark(mark) => format!("{mark}, where an exam names none"),
    }
}

pub(in crate::words) fn recorded(of: &Recording<'_>) -> String {
    match *of {
        Recording::In { kind, chinese } => format!(
            "In `{kind}.csv` (or `{chinese}.csv`), one row for each time. The header and an example row:"
        ),
        Recording::Never => {
            "Never by hand: it is derived, and a row that names it is an error (`rule-derived-only`).".into()
        }
        Recording::FixedPoints(points) => {
            format!("`points` may be blank: it is always {points} for each time.")
        }
        Recording::RangePoints(range) => format!(
            "`points` is needed: somebody decides within {range} for each time. A blank cell is an error (`points-missing`)."
        ),
        Recording::NoPoints => "It has no points; `points` stays blank.".into(),
        Recording::SumWithin(range) => format!(
            "`points` is taken with its sign. The rows of one person in one month must sum to within {range}."
        ),
        Recording::Times => "`times` is 1 where it is blank; 2 doubles the points of the row.".into(),
        Recording::Once { id, family: None } => format!(
            "When a row is about something that kefu derives a line from as well, write its `{id}` into `ref`: the recorded row then replaces the derived line. A row without `ref` beside a derived line counts as well, with a warning (`possible-double`)."
        ),
        Recording::Once {
            id,
            family: Some(family),
        } => format!(
            "When a row is about something that kefu derives a line from as well, write its `{id}` into `ref`: the recorded row then replaces the derived line, whichever of {family} that would be. A row without `ref` beside a derived line counts as well, with a warning (`possible-double`)."
        ),
        Recording::Twice(family) => format!(
            "`ref` may name the complaint, ticket or exam that a row is about. Two rows of one person with {} and the same `ref` are an error (`incident-twice`).",
            family.map_or("the same rule".into(), |family| format!("one of {family}"))
        ),
        Recording::CountsFor { rule, enough: 1 } => format!("One is enough for {rule} in the same month."),
        Recording::CountsFor { rule, enough } => {
            format!("Counts towards {rule}: {enough} of this severity in a month are enough.")
        }
        Recording::Withholds(rules) => format!("A line of it withholds {rules} in that month."),
        Recording::ExampleNote => "what happened".into(),
    }
}
