//! What to improve.

use crate::words::{ImprovePhrase, ImproveWord};

pub(in crate::words) fn word(word: ImproveWord) -> &'static str {
    match word {
        ImproveWord::Heading => "what to improve",
        ImproveWord::Cause => "cause",
        ImproveWord::Lost => "points",
        ImproveWord::HowMuch => "how much",
        ImproveWord::People => "people",
        ImproveWord::Training => "training",
        ImproveWord::Promised => "what was promised",
        ImproveWord::State => "state",
        ImproveWord::About => "about",
        ImproveWord::Person => "by whom",
        ImproveWord::Due => "due",
        ImproveWord::CameOfIt => "result",
        ImproveWord::TheCause => "the cause now",
        ImproveWord::NoCause => "No points lost and no target missed.",
        ImproveWord::LeadsTheTeam => "leads the team",
        ImproveWord::Improvement => "Improvement",
        ImproveWord::New => "new",
        ImproveWord::CameBack => "came back",
        ImproveWord::NotBetter => "not better",
        ImproveWord::Shrank => "shrank",
        ImproveWord::Gone => "gone",
        ImproveWord::Neither => "in neither month",
        ImproveWord::Overdue => "overdue",
        ImproveWord::Open => "open",
        ImproveWord::DoneLate => "done late",
        ImproveWord::Done => "done",
    }
}

/// Below which limits.
fn limits(grade: Option<&str>, score: Option<&str>) -> String {
    match (grade, score) {
        (Some(grade), Some(score)) => format!("grade {grade} or {score} points"),
        (Some(grade), None) => format!("grade {grade}"),
        (None, Some(score)) => format!("{score} points"),
        (None, None) => String::new(),
    }
}

fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

pub(in crate::words) fn phrase(phrase: &ImprovePhrase<'_>) -> String {
    match *phrase {
        ImprovePhrase::Below {
            people: 0,
            grade,
            score,
            ..
        } => format!("Nobody is below {}.", limits(grade, score)),
        ImprovePhrase::Below {
            people,
            of,
            grade,
            score,
        } => format!(
            "{people} of {} {} below {}.",
            counted(of, "person", "people"),
            if people == 1 { "is" } else { "are" },
            limits(grade, score)
        ),
        ImprovePhrase::DueBy(day) => format!("due {day}"),
        ImprovePhrase::ComparedWith(month) => format!("Compared with {month}."),
        ImprovePhrase::NothingToCompare(month) => format!(
            "There is no final result of {month}, so nobody can tell which causes are new: put its JSON into history/."
        ),
        ImprovePhrase::Recovered(names) => format!("No longer below: {names}."),
        ImprovePhrase::ProbablyMeant { place, cause, near } => format!(
            "{place}: `{cause}` names no rule and no indicator, so nobody can tell whether it helped: did you mean `{near}`?"
        ),
        ImprovePhrase::NoLead(teams) => format!("No team lead on the roster: {teams}."),
        ImprovePhrase::Team {
            team,
            people,
            below,
        } => format!(
            "team {team} · {} · {below} below",
            counted(people, "person", "people")
        ),
        ImprovePhrase::Responsible(names) => format!("responsible: {names}"),
        ImprovePhrase::Since(month) => format!("since {month}"),
        ImprovePhrase::Times(n) => counted(n, "time", "times"),
        ImprovePhrase::PeopleHit(n) => counted(n, "person", "people"),
        ImprovePhrase::Missed {
            value,
            sample,
            target,
        } => match sample {
            Some(sample) => format!("{value} from {sample}, target {target}"),
            None => format!("{value}, target {target}"),
        },
        ImprovePhrase::Was { trend: of, before } => format!("{} (was {before})", word(of)),
        ImprovePhrase::More(n) => format!("and {n} more"),
        ImprovePhrase::Who { grade, score } => format!(
            "Whoever is below {} has to improve; so does every team where it loses points or misses a target.",
            limits(grade, score)
        ),
        ImprovePhrase::DueDays(days) => format!(
            "It is due {} after the last day of the month.",
            counted(days.into(), "day", "days")
        ),
        ImprovePhrase::Trained(training) => format!("train: {training}"),
        ImprovePhrase::Target {
            target,
            min_sample,
            training,
        } => {
            let mut told = target.to_string();
            if min_sample > 1 {
                told.push_str(&format!(", from a sample of {min_sample}"));
            }
            if let Some(training) = training {
                told.push_str(&format!("; train: {training}"));
            }
            told
        }
    }
}
