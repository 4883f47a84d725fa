//! English.

use super::{Headline, Label, Phrase, is_roster};
use crate::document::{Flaw, PolicyFlaw, Wanted};
use crate::event::{Kind, Role};
use crate::month::Month;
use crate::problem::{HistoryFlaw, Incident, NotText, Problem, Stranger, Thin, What, Wrong};
use crate::source::SourceRef;

pub(super) fn label(label: Label) -> &'static str {
    match label {
        Label::Rank => "rank",
        Label::Agent => "agent",
        Label::Name => "name",
        Label::Team => "team",
        Label::Role => "role",
        Label::Score => "score",
        Label::Change => "change",
        Label::Grade => "grade",
        Label::Bonus => "bonus",
        Label::Deductions => "deductions",
        Label::DeductionsShort => "deduct.",
        Label::AdjustmentShort => "adjust.",
        Label::Adjustment => "adjustment",
        Label::Float => "float",
        Label::Flags => "flags",
        Label::Total => "all",
        Label::Mean => "mean",
        Label::Baseline => "baseline",
        Label::Sum => "sum",
        Label::Clamped => "score",
        Label::NoGrade => "unsatisfactory",
        Label::Last => "last",
        Label::Rule => "rule",
        Label::Clause => "clause",
        Label::Points => "points",
        Label::Times => "times",
        Label::Date => "date",
        Label::Source => "from",
        Label::Item => "what",
        Label::Reason => "reason",
        Label::Kind => "kind",
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
        Label::Errors => "errors",
        Label::Warnings => "warnings",
        Label::Notes => "notes",
        Label::ToDecide => "for a person to decide",
        Label::InputRows => "every row accounted for",
        Label::Severity => "severity",
        Label::Yuan => "yuan",
        Label::HowItArises => "how it arises",
        Label::Key => "key",
        Label::Derived => "derived",
        Label::Recorded => "recorded",
        Label::Both => "derived or recorded",
        Label::Aliases => "also written",
        Label::Grades => "grades",
        Label::Pay => "pay float",
        Label::Rules => "rules",
        Label::Unranked => "unranked",
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

fn near(near: &Option<String>) -> String {
    near.as_ref()
        .map(|near| format!(" (did you mean `{near}`?)"))
        .unwrap_or_default()
}

fn incident(incident: Incident) -> &'static str {
    match incident {
        Incident::Complaint => "complaint",
        Incident::Ticket => "emergency",
        Incident::Exam => "exam",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Agent => "agents",
        Role::TeamLead => "team leads",
        Role::TrainingSpecialist => "training specialists",
        Role::Supervisor => "supervisors",
        Role::Manager => "managers",
    }
}

fn months(months: &[Month]) -> String {
    let shown: Vec<_> = months.iter().take(6).map(Month::to_string).collect();
    let more = if months.len() > 6 { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

fn wrong(wrong: &Wrong, column: &str, value: &str) -> String {
    let is_not = |what: &str| format!("`{value}` in `{column}` is not {what}");
    match wrong {
        Wrong::Date => is_not("a date: write it as 2026-10-08 or 2026-10-08 09:30:00"),
        Wrong::Seconds => is_not("a duration: write seconds (143) or h:mm:ss (0:02:23)"),
        Wrong::Whole(least) => is_not(&format!("a whole number from {least}")),
        Wrong::Number => is_not("a number: write digits, a sign and a point only (-2.5)"),
        Wrong::Positive => is_not("a number above 0"),
        Wrong::Rating => is_not("a rating from 1 to 5; leave the cell blank when nobody rated"),
        Wrong::Word { known, near: word } => is_not(&format!(
            "a word kefu knows there{}: write {}",
            near(word),
            list(known)
        )),
        Wrong::TooFine(decimals) => {
            format!("`{value}` in `{column}` has more than {decimals} decimals: round it")
        }
        Wrong::LeftBeforeHired(hired) => {
            format!(
                "the day of leaving, {value}, lies before the day of hiring, {hired}: correct one of them"
            )
        }
    }
}

fn not_text(not: NotText) -> String {
    match not {
        NotText::Byte(offset, byte) => format!(
            "byte {} (0x{byte:02X}) is neither UTF-8 nor GB18030: save the file as CSV UTF-8",
            offset + 1
        ),
        NotText::Binary(offset) => format!("byte {} is a NUL: this is no text file; export it as CSV", offset + 1),
        NotText::Utf16 => "this file is UTF-16: save it as CSV UTF-8".into(),
        NotText::Workbook => "this is a workbook or an archive, not CSV, whatever its name says: save it as CSV UTF-8".into(),
    }
}

fn employment(from: Option<chrono::NaiveDate>, to: Option<chrono::NaiveDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("employed from {from} to {to}"),
        (Some(from), None) => format!("employed from {from}"),
        (None, Some(to)) => format!("employed until {to}"),
        (None, None) => "not employed".into(),
    }
}

fn policy_flaw(flaw: &PolicyFlaw) -> String {
    match flaw {
        PolicyFlaw::Schema(schema) => format!("`{schema}` is not a policy that kefu reads: write schema = \"kefu.policy/1\""),
        PolicyFlaw::DuplicateRule { id, first } => format!("rule `{id}` is there already, at line {first}: give one of them another id"),
        PolicyFlaw::DuplicateName { name, other } => format!("`{name}` also names rule `{other}`: a name must mean one rule"),
        PolicyFlaw::DuplicateGrade(name) => format!("grade `{name}` is there already: give one of them another name"),
        PolicyFlaw::BandShape(name) => format!("`{name}` has one end twice: write either the including or the excluding key (`from` or `above`, `to` or `below`, `at_least_percent` or `below_percent`)"),
        PolicyFlaw::BandEmpty(name) => format!("`{name}` ends before it begins: nothing can lie in it"),
        PolicyFlaw::BandGap { lower, upper, example } if upper.is_empty() => format!("nothing is said above `{lower}`: a score of {example} has no grade; drop the upper end of `{lower}`"),
        PolicyFlaw::BandGap { lower, upper, example } => format!("there is a gap between `{lower}` and `{upper}`: {example} belongs to neither; let one begin where the other ends"),
        PolicyFlaw::BandOverlap { lower, upper, example } => format!("`{lower}` and `{upper}` overlap: {example} belongs to both; let one begin where the other ends"),
        PolicyFlaw::Bounds => "`floor`, `baseline` and `cap` must be in rising order".into(),
        PolicyFlaw::RangeOrder => "a range is written [lowest, highest], for example [-5, -2]".into(),
        PolicyFlaw::TooFine(decimals) => format!("points have at most {decimals} decimals (`points_decimals`)"),
        PolicyFlaw::Sign(severity) => match *severity {
            "bonus" => "a bonus must be above 0".into(),
            "adjustment" => "an adjustment needs a range such as [-5, 5]".into(),
            other => format!("a {other} violation must be below 0"),
        },
        PolicyFlaw::NoPoints => "`points` is missing: write a number, or a range such as [-5, -2]".into(),
        PolicyFlaw::NeedlessPoints => "a termination rule moves no points: drop `points`".into(),
        PolicyFlaw::Source(kind) if kind == "recorded" => "a rule of kind `recorded` cannot be derived: drop `source`, or name the kind that derives it".into(),
        PolicyFlaw::Source(kind) => format!("a rule of kind `{kind}` is only ever derived: write source = \"derived\""),
        PolicyFlaw::NoSuchRule(id) => format!("there is no rule `{id}`"),
        PolicyFlaw::NoSuchGrade(name) => format!("there is no grade `{name}`"),
        PolicyFlaw::Nothing(what) => format!("there is no [[{what}]] at all"),
    }
}

fn wanted(wanted: Wanted) -> String {
    match wanted {
        Wanted::Table => "a table".into(),
        Wanted::Tables => "a list of tables".into(),
        Wanted::Text => "a text in quotes".into(),
        Wanted::Texts => "a list of texts, such as [\"8001\", \"bot-*\"]".into(),
        Wanted::Number => "a number".into(),
        Wanted::Whole => "a whole number, 0 or more".into(),
        Wanted::Flag => "`true` or `false`".into(),
        Wanted::NumberOrRange => "a number, or a range such as [-5, -2]".into(),
        Wanted::Month => "a month such as \"2026-10\"".into(),
        Wanted::Zone => "a time zone such as \"Asia/Shanghai\"".into(),
        Wanted::Hour => "a time from \"00:00\" to \"12:00\"".into(),
        Wanted::Language => "\"en\" or \"zh\"".into(),
        Wanted::OneOf(words) => format!("one of {}", list(words)),
    }
}

fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Syntax(words) => format!("this is not TOML: {words}"),
        Flaw::UnknownKey {
            key,
            near: Some(near),
            ..
        } => format!("unknown key `{key}`: did you mean `{near}`?"),
        Flaw::UnknownKey {
            key,
            near: None,
            known,
        } => format!("unknown key `{key}`: the keys here are {}", list(known)),
        Flaw::MissingKey(key) => format!("`{key}` is missing here: add it"),
        Flaw::Wrong { key, wanted: what } => format!("`{key}` must be {}", wanted(*what)),
        Flaw::Policy(flaw) => policy_flaw(flaw),
    }
}

pub(super) fn message(problem: &Problem, place: &dyn Fn(SourceRef) -> String) -> String {
    let column = problem.column.as_deref().unwrap_or_default();
    let value = problem.value.as_deref().unwrap_or_default();
    let count = problem.count;
    match &problem.what {
        What::EmptyFile => "the file is empty, it has not even a header: export it again, or delete it".into(),
        What::MissingColumn { kind, near: word } => format!("column `{column}` is missing: a file of {} needs it{}", kind.name(), near(word)),
        What::AmbiguousColumn { first, second } if first == second => format!("two columns are named `{first}`: delete or rename one"),
        What::AmbiguousColumn { first, second } => format!("`{first}` and `{second}` both mean the same column: delete or rename one"),
        What::UnknownColumns(columns) => format!("{} not used: {}", if columns.len() == 1 { "a column is" } else { "columns are" }, list(columns)),
        What::MissingValue => format!("`{column}` is blank: fill it in"),
        What::BadValue(what) => wrong(what, column, value),
        What::AmbiguousDate => format!("nothing in `{column}` tells day from month (`{value}`): export the dates as 2026-10-08"),
        What::FieldCount { expected, found } => format!(
            "the row has {found} {}, the header has {expected}: put fields that hold a comma or a quote in quotes",
            if *found == 1 { "field" } else { "fields" }
        ),
        What::UnclosedQuote => "a quote opens here and never closes, so the rest of the file is in one field: close it, or double it (\"\")".into(),
        What::BadEncoding(not) => not_text(*not),
        What::FileNotRead(kind) => format!("this is named like a file of {}, but kefu reads only .csv, .tsv and .txt (also .gz): save it as CSV, or rename it", kind.name()),
        What::NothingInMonth { month, seen } => format!("no row is of {month}; the files hold {}: choose another --month or another folder", months(seen)),
        What::NoAgents { roster: _, month } if is_roster(&problem.what) => format!("nobody on the roster is scored in {month}: look at role, hired_on and left_on"),
        What::NoAgents { month, .. } => format!("no roster, and no row of {month} names an agent: add agents.csv"),
        What::DuplicateAgent { first } => format!("agent `{value}` is on the roster already, with other data, at {}: keep one row", place(*first)),
        What::AmbiguousAgent { ids } => format!("`{value}` in `{column}` could be {}: write the agent_id", list(ids)),
        What::ConflictingId { kind, id, versions, columns } => format!(
            "{} `{id}` is there {} times with different content ({}), and nothing tells which is right: keep one, or export updated_at; they are at {}",
            singular(*kind),
            versions.len(),
            columns.join(", "),
            versions.iter().map(|at| place(*at)).collect::<Vec<_>>().join(" and ")
        ),
        What::UnknownAgent { stranger: Stranger::Unknown, near: word } => format!("`{value}` in `{column}` is not on the roster{}: correct it, or add them to agents.csv", near(word)),
        What::UnknownAgent { stranger: Stranger::NotOurs, near: word } => format!("`{value}` is not on the roster{}: {} not ours; list bots and extensions under [people] not_scored in kefu.toml", near(word), are(count)),
        What::UnknownAgent { stranger: Stranger::Handler, near: word } => format!("`{value}` in `{column}` is not scored{}: a late answer counts for nobody ({})", near(word), rows(count)),
        What::OutsideEmployment { agent, error: true, from, to } => format!("{agent} did not work here in the month ({}): correct the agent, the date or the roster", employment(*from, *to)),
        What::OutsideEmployment { agent, error: false, from, to } => format!("{} of {agent} outside the employment ({}): counted; check the dates", lie(count), employment(*from, *to)),
        What::UnknownRule { near } if near.is_empty() => format!("there is no rule `{value}`: `kefu policy show` lists them"),
        What::UnknownRule { near } => format!("there is no rule `{value}`: did you mean {}? `kefu policy show` lists them", list(near)),
        What::RuleWrongFile { rule, belongs } => format!("rule {rule} belongs into {}.csv: move the row there", belongs.name()),
        What::RuleDerivedOnly { rule } => format!("rule {rule} is worked out by kefu and never recorded by hand: delete the row"),
        What::PointsMissing { rule, low, high } => format!("rule {rule} has a range, {low} to {high}: somebody must decide the points"),
        What::PointsOutOfRange { rule, low, high } if low == high => format!("rule {rule} is always {low}, not {value}: leave `points` blank or correct it"),
        What::PointsOutOfRange { rule, low, high } => format!("rule {rule} goes from {low} to {high}, not {value}: correct the points"),
        What::NoPointsAllowed { rule } => format!("rule {rule} moves no points, a person decides: leave `points` blank"),
        What::AdjustmentTooLarge { agent, sum, low, high } => format!("with this row the adjustments of `{agent}` sum to {sum}: a month allows {low} to {high}"),
        What::RoleNotAllowed { agent, role: None, .. } => format!("adjustments are for team leads, and without a roster nobody knows the role of {agent}: add agents.csv"),
        What::RoleNotAllowed { agent, role: Some(is), allowed, rule: Some(rule) } => {
            format!("rule {rule} is for {} only, and {agent} is among the {}: delete the row or correct the role", roles(allowed), role(*is))
        }
        What::RoleNotAllowed { agent, role: Some(is), rule: None, .. } => format!("{agent} is among the {}, who are not scored: delete the row or correct the role", role(*is)),
        What::ReasonMissing => "an adjustment needs a reason: fill in `reason`".into(),
        What::ExamOutOfRange { full_mark } => format!("a mark of {value} cannot be: it must lie between 0 and {full_mark}"),
        What::IncidentTwice { rule, first } => format!("`{value}` was recorded already under {rule} for the same person, at {}: one incident counts once, delete one row", place(*first)),
        What::RefOtherMonth { incident: kind, day } => format!("`{value}` is {} {} of {day}, which is another month: correct `ref`, or move the row to that month", if *kind == Incident::Complaint { "a" } else { "an" }, incident(*kind)),
        What::RefNotFound => format!("`{value}` in `ref` is in no file: check it"),
        What::NoRoster => "there is no roster (agents.csv): everybody who is named is scored, and paid as if past the first months; add one".into(),
        What::NoIds => format!("{} without a call_id: rows that were exported twice cannot be found", have(count)),
        What::HireDateMissing { agent } => format!("{agent} has no hired_on: scored and paid as if past the first months; fill it in"),
        What::ComplaintUndecided { agent } if agent.is_empty() => format!("complaint `{value}` is not decided yet: fill in `valid`"),
        What::ComplaintUndecided { agent } => format!("complaint `{value}` about {agent} is not decided yet, which withholds the bonus for no valid complaint: fill in `valid`"),
        What::EmergencyWithoutDue => format!("emergency `{value}` has neither due_at nor sla_minutes: it is not judged"),
        What::DueBeforeStart { incident: kind } => format!("{} `{value}` was due before it began: it is not judged; correct the dates", incident(*kind)),
        What::NotYetJudged { incident: kind } => format!("{} `{value}` is still open and was not due yet at the end of the month: it is not judged; look again when it is closed", incident(*kind)),
        What::PossibleDouble { rule, incident } => format!("this may be what kefu derives as {rule} from {}, counted twice: write its id into `ref`, or delete the row", place(*incident)),
        What::SelfRecorded => format!("`{value}` recorded this for themselves: somebody else should confirm it"),
        What::FarDate { first } => format!("{} more than a year away, the first on {first}: is it the right file?", lie(count)),
        What::ThinData { kind, why: Thin::NoRow } => format!("there is a file of {}, but none of its rows is used", kind.name()),
        What::ThinData { kind, why: Thin::Begins(day) } => format!("{} begin only on {day}: is the export complete?", kind.name()),
        What::ThinData { kind, why: Thin::Ends(day) } => format!("{} end already on {day}: is the export complete?", kind.name()),
        What::ExamMissing { agents } => format!("no exam this month: {}", agents.join(", ")),
        What::NoHistory { month } => format!("no final result of {month}: whether somebody was last there too is not judged; put its JSON into history/"),
        What::BadHistory(HistoryFlaw::Unreadable(words)) => format!("this is no result of kefu ({words}): remove it or write it again"),
        What::BadHistory(HistoryFlaw::Schema(schema)) => format!("this has schema `{schema}`, not `kefu.result/1`: remove it or write it again"),
        What::BadHistory(HistoryFlaw::Twice(month, other)) => format!("this is a second final result of {month}, beside {other}: remove one"),
        What::BadDocument { flaw: what, .. } => flaw(what),
    }
}

fn singular(kind: Kind) -> &'static str {
    match kind {
        Kind::Agents => "agent",
        Kind::Calls => "call",
        Kind::Tickets => "ticket",
        Kind::Complaints => "complaint",
        Kind::Violations => "violation",
        Kind::Awards => "award",
        Kind::Adjustments => "adjustment",
        Kind::Exams => "exam",
    }
}

fn roles(all: &[Role]) -> String {
    all.iter()
        .map(|one| role(*one))
        .collect::<Vec<_>>()
        .join(" and ")
}

fn are(n: u64) -> String {
    if n == 1 {
        "its row is".into()
    } else {
        format!("its {n} rows are")
    }
}

fn lie(n: u64) -> String {
    if n == 1 {
        "1 row lies".into()
    } else {
        format!("{n} rows lie")
    }
}

fn have(n: u64) -> String {
    if n == 1 {
        "1 row is".into()
    } else {
        format!("{n} rows are")
    }
}

pub(super) fn flag(kind: &str, cause: Option<&str>) -> String {
    let cause = cause.map(|cause| match cause {
        "last-two-months" => "last in two months".to_string(),
        cause => cause.replace('-', " "),
    });
    let name = kind.replace('-', " ");
    cause.map_or(name.clone(), |cause| format!("{name}: {cause}"))
}

pub(super) fn short_flag(kind: &str) -> String {
    match kind {
        "dismissal-review" => "review".into(),
        "compensation-due" => "compensation".into(),
        "early-confirmation" => "confirm early".into(),
        "commendation" => "commend".into(),
        other => other.into(),
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
        } if product == amount => {
            format!(
                "({score} - {baseline}) × {per_point} = {amount} yuan (at most {limit} either way)"
            )
        }
        Phrase::Float {
            score,
            baseline,
            per_point,
            product,
            limit,
            amount,
        } => {
            format!(
                "({score} - {baseline}) × {per_point} = {product}, kept within {limit} either way: {amount} yuan"
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
        Phrase::Rank { rank, of, last } => {
            format!("{rank} of {of}{}", if *last { ", last" } else { "" })
        }
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
            contacts,
            sum,
            ratings,
        } => format!("{contacts} contacts, ratings {sum} / {ratings}"),
        Phrase::Count { severity, n } => format!("{n} {severity}"),
        Phrase::RecordedBy(name) => format!("recorded by {name}"),
        Phrase::About(id) => format!("about {id}"),
        Phrase::More(n) => {
            format!("… and {n} more of this kind; --problems FILE writes all of them")
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
        Phrase::NothingWritten => {
            "nothing was written: correct the inputs, or set the bad rows aside with --rejects FILE"
                .into()
        }
        Phrase::AllWell => "no problem found".into(),
        Phrase::People(n) => format!("{n} {}", if *n == 1 { "person" } else { "people" }),
        Phrase::SeeNotes(n) => format!(
            "{n} {}; -v shows {}",
            if *n == 1 { "note" } else { "notes" },
            if *n == 1 { "it" } else { "them" }
        ),
        Phrase::Undecided => "is this complaint valid?".into(),
        Phrase::PayRule {
            baseline,
            floor,
            cap,
            per_point,
            limit,
            from,
            review_below,
        } => format!(
            "everybody starts from {baseline}; the score lies between {floor} and {cap}; the float is (score - {baseline}) × {per_point} yuan, at most {limit} either way, from service month {from}; below {review_below} is for review"
        ),
        Phrase::Score(score) => format!("score {score}"),
        Phrase::PolicyTitle { name, from, hash } => {
            let from = from
                .map(|from| format!(" · from {from}"))
                .unwrap_or_default();
            format!("policy `{name}`{from} · sha256 {hash}…")
        }
    }
}
