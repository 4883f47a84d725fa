//! English.

mod absent;
mod cells;
mod compare;
mod complaints;
mod completeness;
mod documents;
mod doubts;
mod failures;
mod files;
pub(super) mod improve;
mod indicators;
mod kinds;
mod lines;
mod metric;
mod problems;
mod recorded;
pub(super) mod rule_kinds;
pub(super) mod rulebook;
mod template;
mod trend;
mod twice;

use super::{Headline, Label, Phrase};
use crate::event::Holds;
use crate::rulebook::{Cause, FlagKind};

pub(super) use compare::{change, compare, word};
pub(super) use complaints::{complaint_phrase, complaint_word};
pub(super) use documents::flaw;
pub(super) use documents::wanted;
pub(super) use doubts::{doubt, miss, trial, tried, with_cases};
pub(super) use failures::{damage, failure};
pub(super) use indicators::{indicator_phrase, indicator_word};
pub(super) use problems::message;
pub(super) use template::template_phrase;
pub(super) use trend::tells;

pub(super) fn label(label: Label) -> &'static str {
    match label {
        Label::Rank => "rank",
        Label::Agent => "agent",
        Label::Team => "team",
        Label::Score => "score",
        Label::Change => "change",
        Label::Grade => "grade",
        Label::Bonus => "bonus",
        Label::DeductionsShort => "deduct.",
        Label::AdjustmentShort => "adjust.",
        Label::Float => "float",
        Label::Flags => "flags",
        Label::Baseline => "baseline",
        Label::Sum => "sum",
        Label::NoGrade => "unsatisfactory",
        Label::Last => "last",
        Label::Rule => "rule",
        Label::Clause => "clause",
        Label::Points => "points",
        Label::Times => "times",
        Label::Date => "date",
        Label::Source => "from",
        Label::Item => "what",
        Label::File => "file",
        Label::Rows => "rows",
        Label::Used => "used",
        Label::OtherMonth => "other month",
        Label::NotOurs => "not ours",
        Label::Filtered => "filtered",
        Label::Duplicate => "duplicate",
        Label::Rejected => "rejected",
        Label::Provisional => "PROVISIONAL: do not pay by it",
        Label::NotEligible => "not yet",
        Label::Error => "error",
        Label::Warning => "warning",
        Label::Note => "note",
        Label::ToDecide => "for a person to decide",
        Label::InputRows => "every row accounted for",
        Label::Severity => "severity",
        Label::HowItArises => "how it arises",
        Label::Key => "key",
        Label::Derived => "derived",
        Label::Recorded => "recorded",
        Label::Both => "derived or recorded",
        Label::Aliases => "also written",
        Label::Pay => "pay float",
        Label::Column => "column",
        Label::Field => "field",
        Label::ReadAs => "read as",
        Label::Values => "values",
        Label::NotThere => "not there",
        Label::ClueValid => "every byte is valid",
        Label::ClueMark => "it begins with a byte order mark",
        Label::ClueHeader => "it has a known Chinese header",
        Label::ClueLooks => "its headers are known and its cells look Chinese",
        Label::ClueSaid => "kefu.toml says so",
        Label::Unranked => "unranked",
        Label::TopOfFile => "At the top of the file",
        Label::Holds => "holds",
        Label::Unwritten => "when not written",
        Label::Needed => "a mistake",
        Label::Meaning => "what it means",
        Label::Rulebook => "rulebook",
    }
}

fn rows(n: u64) -> String {
    if n == 1 {
        "1 row".into()
    } else {
        format!("{n} rows")
    }
}

fn list(words: &[impl AsRef<str>]) -> String {
    words
        .iter()
        .map(|word| format!("`{}`", word.as_ref()))
        .collect::<Vec<_>>()
        .join(", ")
}

pub(super) fn flag(kind: FlagKind, cause: Option<&Cause>) -> String {
    let cause = cause.map(|cause| match cause {
        Cause::Last(1) => "last".to_string(),
        Cause::Last(2) => "last in two months".to_string(),
        Cause::Last(months) => format!("last in {months} months"),
        Cause::ScoreBelow(score) => format!("score below {score}"),
        Cause::Rule(id) => id.replace('-', " "),
    });
    let name = kind.name().replace('-', " ");
    cause.map_or(name.clone(), |cause| format!("{name}: {cause}"))
}

pub(super) fn short_flag(kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::DismissalReview => "review",
        FlagKind::CompensationDue => "compensation",
        FlagKind::Liability => "liability",
        FlagKind::EarlyConfirmation => "confirm early",
        FlagKind::Commendation => "commend",
        FlagKind::TransferOrTraining => "transfer/train",
    }
}

pub(super) fn headline(h: &Headline<'_>) -> String {
    let until = h.as_of.map(|at| format!(" up to {at}")).unwrap_or_default();
    let from = h
        .effective_from
        .map(|from| format!(" of {from}"))
        .unwrap_or_default();
    let provisional = if h.provisional {
        format!(" · {}", label(Label::Provisional))
    } else {
        String::new()
    };
    format!(
        "{}{until} · {} · policy `{}`{from} · {} of {} used{provisional}",
        h.month,
        h.zone,
        h.policy,
        h.used,
        rows(h.rows)
    )
}

pub(super) fn phrase(phrase: &Phrase<'_>) -> String {
    match phrase {
        Phrase::Clamp { raw, floor, cap } => format!("{raw}, kept between {floor} and {cap}"),
        Phrase::Float {
            score,
            baseline,
            per_point,
            product,
            limit,
            amount,
            unit,
            ..
        } if product == amount => {
            format!(
                "({score} - {baseline}) × {per_point} = {amount} {unit} (at most {limit} either way)"
            )
        }
        Phrase::Float {
            score,
            baseline,
            per_point,
            product,
            amount,
            unit,
            rounded: true,
            ..
        } => {
            format!("({score} - {baseline}) × {per_point} = {product}, rounded: {amount} {unit}")
        }
        Phrase::Float {
            score,
            baseline,
            per_point,
            product,
            limit,
            amount,
            unit,
            ..
        } => {
            format!(
                "({score} - {baseline}) × {per_point} = {product}, kept within {limit} either way: {amount} {unit}"
            )
        }
        Phrase::NotYet {
            service_month,
            from,
        } => format!("none: service month {service_month}, the float starts in month {from}"),
        Phrase::Band { low, high } => {
            let low = low.map(|(at, inclusive)| {
                if inclusive {
                    format!("from {at}")
                } else {
                    format!("above {at}")
                }
            });
            let high = high.map(|(at, inclusive)| {
                if inclusive {
                    format!("up to {at}")
                } else {
                    format!("below {at}")
                }
            });
            [low, high]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", ")
        }
        Phrase::Rank {
            rank,
            of,
            last,
            scope,
        } => lines::rank(*rank, *of, *last, *scope),
        Phrase::Service(Some(month)) => format!("service month {month}"),
        Phrase::Service(None) => "service month unknown".into(),
        Phrase::Exam { mark, full } => format!("mark {mark} of {full}"),
        Phrase::Late { due, done, minutes } => {
            let done = done.map_or("still open".to_string(), |done| format!("done {done}"));
            let over = minutes
                .map(|n| format!(", {n} {} over", if n == 1 { "minute" } else { "minutes" }))
                .unwrap_or_default();
            format!("due {due}, {done}{over}")
        }
        Phrase::Contacts(n) => format!("{n} {}", if *n == 1 { "contact" } else { "contacts" }),
        Phrase::First {
            workload,
            of,
            sum,
            ratings,
            calls,
        } => {
            let what = if *calls { "calls settled" } else { "ratings" };
            format!("{}, {what} {sum} / {ratings}", lines::workload(*workload, *of))
        }
        Phrase::Count { severity, n, of } => lines::count(*severity, *n, *of),
        Phrase::Blank(end) => lines::blank(*end),
        Phrase::Capped { by, most, from } => lines::capped(*by, *most, from),
        Phrase::Metric(of) => metric::reached(of),
        Phrase::RecordedBy(name) => format!("recorded by {name}"),
        Phrase::About(id) => format!("about {id}"),
        Phrase::More(n) => {
            format!("… and {n} more of this kind; `kefu check --all` shows all of them")
        }
        Phrase::AlsoOn { lines, of } => {
            let shown: Vec<String> = lines.iter().map(u32::to_string).collect();
            let more = of.saturating_sub(lines.len());
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let what = if *of == 1 { "line" } else { "lines" };
            format!("(also on {what} {}{more})", shown.join(", "))
        }
        Phrase::Verdict {
            errors,
            warnings,
            notes,
        } => {
            let part = |n: u64, one: &str| {
                (n > 0).then(|| format!("{n} {one}{}", if n == 1 { "" } else { "s" }))
            };
            let parts = [
                part(*errors, "error"),
                part(*warnings, "warning"),
                part(*notes, "note"),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
        }
        Phrase::Stopped {
            verdict,
            errors: false,
            ..
        } => {
            format!(
                "{verdict}: nothing was written, because warnings stop the month under --strict"
            )
        }
        Phrase::Stopped {
            verdict,
            can_set_aside: true,
            ..
        } => {
            format!(
                "{verdict}: nothing was written; correct the inputs, or set the bad rows aside with --rejects FILE"
            )
        }
        Phrase::Stopped { verdict, .. } => {
            format!("{verdict}: nothing was written; correct the inputs")
        }
        Phrase::IgnoreFirst => "files that are no input; this line belongs above the first [table] of kefu.toml".into(),
        Phrase::NothingToAccept => "there is no warning to accept".into(),
        Phrase::AllWell => "no problem found".into(),
        Phrase::People(n) => format!("{n} {}", if *n == 1 { "person" } else { "people" }),
        Phrase::SeeNotes(n) => format!(
            "{n} {}; -v shows {}",
            if *n == 1 { "note" } else { "notes" },
            if *n == 1 { "it" } else { "them" }
        ),
        Phrase::Written {
            charset,
            clue,
            delimiter,
            header,
        } if *header == 0 => {
            format!("{charset} ({clue}) · fields between `{delimiter}` · no header")
        }
        Phrase::Written {
            charset,
            clue,
            delimiter,
            header,
        } => format!("{charset} ({clue}) · fields between `{delimiter}` · header on line {header}"),
        Phrase::ReadAsPreset {
            system,
            preset,
            said,
        } => format!(
            "{system}: preset `{preset}` ({})",
            if *said {
                "kefu.toml says so"
            } else {
                "by its headers"
            }
        ),
        Phrase::Filtered {
            column,
            values,
            keeps,
        } => format!(
            "rows count only where `{column}` is {}{values}; the others are filtered",
            if *keeps { "" } else { "not " }
        ),
        Phrase::Undecided => "is this complaint valid?".into(),
        Phrase::Reference => "# A policy file, key by key\n\nA policy is a TOML file. `–`: without the key, what it is for does not happen.\n".into(),
        Phrase::Score(score) => format!("score {score}"),
        Phrase::PolicyTitle { name, from, hash } => {
            let from = from
                .map(|from| format!(" · from {from}"))
                .unwrap_or_default();
            format!("policy `{name}`{from} · sha256 {hash}…")
        }
    }
}

fn near(near: &Option<String>) -> String {
    near.as_ref()
        .map(|near| format!(" (did you mean `{near}`?)"))
        .unwrap_or_default()
}

pub(super) fn holds(holds: Holds) -> &'static str {
    match holds {
        Holds::Text | Holds::Id => "text",
        Holds::Time | Holds::Deadline => "date or time",
        Holds::Seconds => "duration",
        Holds::Whole(_) => "whole number",
        Holds::Minutes(_) => "whole minutes",
        Holds::Number | Holds::Score => "number",
        Holds::Positive => "number above 0",
        Holds::Rating => "rating 1 to 5",
        Holds::Likelihood => "0 to 10",
        Holds::Mark => "mark 0 to 100",
        Holds::Times => "how often",
        Holds::YesNo => "yes or no",
        Holds::Role => "role",
        Holds::Outcome => "outcome",
        Holds::Priority => "priority",
    }
}
