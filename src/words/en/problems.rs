//! What is wrong, doubtful or worth knowing about the inputs.

use super::absent::absent;
use super::cells::wrong;
use super::completeness::{self, employment};
use super::documents::flaw;
use super::files::{no_header, no_table, not_text, of_file};
use super::kinds::{article, bare, incident};
use super::metric::unfed;
use super::recorded;
use super::twice::{conflict, moved, reused, same_file, same_row, survey_ref};
use super::{list, near, rows};
use crate::event::{Kind, Role};
use crate::month::Month;
use crate::problem::{HistoryFlaw, Nobody, Problem, RuleName, Stranger, Thin, What};
use crate::source::SourceRef;

/// How many of a long list are named.
const SHOWN: usize = 12;

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

pub(in crate::words) fn message(
    problem: &Problem,
    place: &dyn Fn(SourceRef) -> String,
    roster: &str,
) -> String {
    let column = problem.shown_column();
    let column = column.as_ref();
    let value = problem.value.as_deref().unwrap_or_default();
    let count = problem.count;
    match &problem.what {
        What::EmptyFile => "the file is empty, it has not even a header: export it again, or delete it".into(),
        What::MissingColumn { kind: Kind::Actions, near: word } if column == "agent_id" => format!("column `agent_id` is missing: a file of actions needs it, or a column `team`{}; if another column holds it, map that in kefu.toml (`kefu columns FILE --toml` prints the lines)", near(word)),
        What::MissingColumn { kind, near: word } => format!("column `{column}` is missing: a file of {} needs it{}; if another column holds it, map that in kefu.toml (`kefu columns FILE --toml` prints the lines)", kind.name(), near(word)),
        What::NoHeaderLine { line } => format!("kefu.toml says that the header is on line {line}, and the file ends before it: correct `header`"),
        What::NoHeader { line, presets } => no_header(*line, presets),
        What::NotATable(what) => no_table(what),
        What::NoSuchHeader { near: word } => format!("kefu.toml maps `{column}`, and the file has no such header{}: correct the [[source]]", near(word)),
        What::UnmatchedSource { files, before: Some(before) } => format!("the files named like `{files}` are taken by the [[source]] at line {before} already: put this one first"),
        What::UnmatchedSource { files, before: None } => format!("no file is named like `{files}`: is the [[source]] still needed?"),
        What::AmbiguousColumn { first, second } if first == second => format!("two columns are named `{first}`: delete or rename one"),
        What::AmbiguousColumn { first, second } => format!("`{first}` and `{second}` both mean the same column: delete or rename one"),
        What::UnknownColumns(columns) => {
            let more = if columns.len() > SHOWN { format!(" … and {} more", columns.len() - SHOWN) } else { String::new() };
            let shown = columns.get(..SHOWN).unwrap_or(columns);
            format!("{} not used: {}{more}", if columns.len() == 1 { "a column is" } else { "columns are" }, list(shown))
        }
        What::Absent(what) => absent(what, problem),
        What::MissingValue => format!("`{column}` is blank: fill it in"),
        What::NoAgentOrTeam => "nothing says whom this is about: write an agent into `agent_id`, or a team into `team`".into(),
        What::BadValue(what) => wrong(what, column, value),
        What::AmbiguousDate => format!("nothing in `{column}` tells day from month (`{value}`): export the dates as 2026-10-08, or say date_order in kefu.toml"),
        What::AmbiguousYear => format!("nothing in `{column}` tells whether the day or the year stands first (`{value}`): export the dates as 2026-10-08, or say date_order in kefu.toml"),
        What::BothDateOrders { other, at } => format!("`{column}` has dates with the day first and dates with the month first, `{value}` here and `{other}` at {}: export the dates as 2026-10-08", place(*at)),
        What::MixedDates { other, at } => format!("a spreadsheet seems to have turned day and month around in a part of `{column}`: dates with the year first, such as `{value}` here, all have a day of at most 12, the others, such as `{other}` at {}, all one above 12: export the dates anew as 2026-10-08", place(*at)),
        What::WrongFieldCount { expected, found } => format!(
            "the row has {found} {}, the header has {expected}: put fields that hold a comma or a quote in quotes",
            if *found == 1 { "field" } else { "fields" }
        ),
        What::UnclosedQuote => "a quote opens here and never closes, so the rest of the file is in one field: close it, or double it (\"\")".into(),
        What::BadEncoding(not) => not_text(*not),
        What::GarbledText { was, .. } => format!("`{value}` in `{column}` is garbled text{}: a program has read the file in another encoding and saved it anew, a shell (`>`) or a spreadsheet mostly; take the file as it was exported", was.as_ref().map_or(String::new(), |was| format!(", it was `{was}`"))),
        What::DamagedId { whole_column: false, .. } => format!("`{value}` in `{column}` is an id that a spreadsheet has turned into a number: its last digits are lost; export the file again, and do not save it from the spreadsheet"),
        What::DamagedId { whole_column: true, .. } => format!("{} in `{column}` of more than 15 digits {} in zeros (`{value}`): a spreadsheet keeps 15 digits, and the others are lost; export the file again, and do not save it from the spreadsheet", if count == 1 { "the id".to_string() } else { format!("all {count} ids") }, if count == 1 { "ends" } else { "end" }),
        What::OfFile(flaw) => of_file(flaw),
        What::NothingInMonth { month, seen } => format!("no row is of {month}; the files hold {}: choose another --month or another folder", months(seen)),
        What::NoAgents { why: Nobody::NotScored, month } => format!("nobody on the roster is scored in {month}: look at role, hired_on and left_on"),
        What::NoAgents { why: Nobody::EmptyRoster, .. } => "the roster has no rows: fill it in".into(),
        What::NoAgents { why: Nobody::NoRoster, month } => format!("no roster, and no row of {month} names an agent: add agents.csv"),
        What::DuplicateAgent { first } => format!("agent `{value}` is on the roster already, with other data, at {}: keep one row", place(*first)),
        What::AmbiguousAgent { ids } => format!("`{value}` in `{column}` could be {}: write the agent_id", list(ids)),
        What::AgentContradicts { name, .. } => format!("the row says `{value}` and `{name}`, who are two people: correct one of them"),
        What::OtherZone { says, read } => format!("the export says that its times are in {says}, and they are read as times in {read}: say zone = \"{says}\" (or \"{read}\") in a [[source]] of kefu.toml"),
        What::PolicyNotInForce { name, from, month } => format!("policy `{name}` holds from {from} on, and {month} is scored by it: was it in force then?"),
        What::ConflictingId { kind, id, versions, columns } => format!(
            "{} `{id}` is there {} times with different content ({}), and nothing tells which is right: {}; they are at {}",
            kind.declared().one,
            versions.len(),
            columns.join(", "),
            conflict(*kind, columns),
            versions.iter().map(|at| place(*at)).collect::<Vec<_>>().join(" and ")
        ),
        What::UnknownAgent { stranger: Stranger::Unknown, near: word } => format!("`{value}` in `{column}` is not on the roster{}: correct it, or add them to {roster}", near(word)),
        What::SameFile { kind, other } => same_file(*kind, *other, count, place),
        What::SameRow { kind, first, alike } => same_row(*kind, &place(*first), *alike, count),
        What::ComplaintMoved { id, from, older } => moved(id, from, value, &place(*older)),
        What::SurveyRefNotFound { near } => survey_ref(value, near, count),
        What::UnknownAgent { stranger: Stranger::NotOurs, near: word } => format!("`{value}` is not on the roster{}: {} not ours; list bots and extensions under [people] not_scored in kefu.toml", near(word), are(count)),
        What::UnknownAgent { stranger: Stranger::Handler, near: word } => format!("`{value}` in `{column}` is not scored{}: a late answer counts for nobody ({})", near(word), rows(count)),
        What::UnknownTeam(word) => format!("nobody on the roster is in team `{value}`{}: correct it", near(word)),
        What::OutsideEmployment { agent, error: true, from, to } => format!("{agent} did not work here in the month ({}): correct the agent, the date or the roster", employment(*from, *to)),
        What::OutsideEmployment { agent, error: false, from, to } => format!("{agent} has {} outside their employment ({}): counted; check the dates", rows(count), employment(*from, *to)),
        What::UnknownRule { near } if near.is_empty() => format!("there is no rule `{value}`: `kefu policy show` lists them"),
        What::UnknownRule { near } => format!("there is no rule `{value}`: did you mean {}? `kefu policy show` lists them", meant(near)),
        What::RuleWrongFile { rule, belongs } => format!("rule {rule} belongs into {}.csv: move the row there", belongs.name()),
        What::RuleDerivedOnly { rule } => format!("rule {rule} is worked out by kefu and never recorded by hand: delete the row"),
        What::PointsMissing { rule, low, high } => format!("rule {rule} has a range: decide, and write a number from {low} to {high} into `points`"),
        What::PointsOutOfRange { rule, low, high } if low == high => format!("rule {rule} is always {low}, not {value}: leave `points` blank or correct it"),
        What::PointsOutOfRange { rule, low, high } => format!("rule {rule} goes from {low} to {high}, not {value}: correct the points"),
        What::PointsOffStep { rule, step } => format!("points of rule {rule} go in steps of {step}, not {value}: write a multiple of {step}"),
        What::NoPointsAllowed { rule } => format!("rule {rule} moves no points, a person decides: leave `points` blank"),
        What::AdjustmentTooLarge { agent, sum, low, high } => format!("with this row the adjustments of `{agent}` sum to {sum}: a month allows {low} to {high}"),
        What::RoleNotAllowed { agent, role: None, allowed, .. } => format!("this rule is for {} only, and without a roster nobody knows the role of {agent}: add agents.csv", roles(allowed)),
        What::RoleNotAllowed { agent, role: Some(is), allowed, rule: Some(rule) } => {
            format!("rule {rule} is for {} only, and {agent} is among the {}: delete the row or correct the role", roles(allowed), role(*is))
        }
        What::RoleNotAllowed { agent, role: Some(is), rule: None, .. } => format!("{agent} is among the {}, who are not scored: delete the row or correct the role", role(*is)),
        What::TeamNotAllowed { agent, team: None, allowed, rule } => format!("rule {rule} is for team {} only, and {agent} has no team: delete the row or fill in `team` on the roster", any(allowed)),
        What::TeamNotAllowed { agent, team: Some(team), allowed, rule } => format!("rule {rule} is for team {} only, and {agent} is in `{team}`: delete the row or correct the team", any(allowed)),
        What::ReasonMissing => "an adjustment needs a reason: fill in `reason`".into(),
        What::ExamOutOfRange { full_mark } => format!("a mark of {value} cannot be: it must lie between 0 and {full_mark}"),
        What::IncidentTwice { rule, first } => format!("`{value}` was recorded already under {rule} for the same person, at {}: one incident counts once, delete one row", place(*first)),
        What::RefOtherMonth { incident, day } => format!(
            "`{value}` is {} of {day}, which is another month: correct `ref`, or move the row to that month",
            article(*incident)
        ),
        What::RefNotFound { other: Some(other), wanted: Some(wanted) } => {
            format!("`{value}` in `ref` is {}, and the rule is about {}s: check it", article(*other), bare(*wanted))
        }
        What::RefNotFound { .. } => format!("`{value}` in `ref` is in no row that was read: check it"),
        What::NoRoster => "there is no roster (agents.csv): everybody who is named is scored, and paid as if past the first months; add one".into(),
        What::NoIds => format!("{} without a call_id: rows that were exported twice cannot be found", have(count)),
        What::IdReused => reused(count),
        What::ValueNotSeen { keeps } => format!("no row has `{value}` in `{column}`, which kefu.toml names under [source.{}]: correct the word, or drop it", if *keeps { "only" } else { "except" }),
        What::HireDateMissing { agent } => format!("{agent} has no hired_on: scored and paid as if past the first months; fill it in"),
        What::ComplaintUndecided { withheld_from: None } => format!("complaint `{value}` is not decided yet: fill in `valid`"),
        What::ComplaintUndecided { withheld_from: Some(agent) } => format!("complaint `{value}` about {agent} is not decided yet, which withholds the bonus for no valid complaint: fill in `valid`"),
        What::EmergencyWithoutDue => format!("emergency `{value}` has neither due_at nor sla_minutes: it is not judged"),
        What::DueBeforeStart { incident: kind } => format!("{} `{value}` was due before it began: it is not judged; correct the dates", incident(*kind)),
        What::AnsweredBeforeStart(of) if count > 1 => format!("{count} {}s have a `{column}` before they began, the first is `{value}`: the times between are not measured; are all dates of one zone, and written with their time?", bare(*of)),
        What::AnsweredBeforeStart(of) => format!("{} `{value}` has a `{column}` before it began: the time between is not measured; correct the dates", bare(*of)),
        What::NotYetJudged { incident: kind } => format!("{} `{value}` is still open and was not due yet at the end of the month: it is not judged; look again when it is closed", incident(*kind)),
        What::PossibleDouble { rule, incident } => format!("this may be what kefu derives as {rule} from {}, counted twice: write its id into `ref`, or delete the row", place(*incident)),
        What::SettingUnused { key, why } => recorded::unused(key, why),
        What::CategoryNear { rule } => recorded::category_near(rule, value, count),
        What::UrgentNotEmergency => recorded::urgent(value, count),
        What::TimesLarge => format!("`times` is {value}, so this row counts {value} times: correct it, unless it is meant"),
        What::ExamScale { full_mark } => recorded::exam_scale(*full_mark),
        What::SelfAward => format!("`{value}` recorded this for themselves: an award or adjustment is recorded by somebody else; delete the row, or let somebody who may record it"),
        What::RecorderNotAllowed { why, agent, of, may, .. } => recorded::not_allowed(*why, agent, *of, may, value, count),
        What::SelfRecorded => format!("`{value}` recorded this for themselves: somebody else should confirm it"),
        What::FarDate { first } => format!("{} more than a year away, the first on {first}: is it the right file?", lie(count)),
        What::ThinData { kind, why: Thin::NoRow } => format!("there is a file of {}, but none of its rows is used", kind.name()),
        What::ThinData { kind, why: Thin::Begins(day) } => format!("{} begin only on {day}: is the export complete?", kind.name()),
        What::ThinData { kind, why: Thin::Ends(day) } => format!("{} end already on {day}: is the export complete?", kind.name()),
        What::ExamMissing { agents } => format!("no exam this month: {}", agents.join(", ")),
        What::MetricWithoutInput { rule, metric } => unfed(rule, *metric),
        What::AcceptUnused { code, until: Some(until) } => format!("this accepts `{code}` until {until} only: delete it, or decide anew"),
        What::AcceptUnused { code, until: None } => format!("this accepts `{code}`, and there is no such warning here: delete it"),
        What::NoHistory { month } => format!("no final result of {month}: whether somebody was last there too is not judged; put its JSON into history/"),
        What::BadHistory(HistoryFlaw::Unreadable(words)) => format!("this is no result of kefu ({words}): remove it or write it again"),
        What::BadHistory(HistoryFlaw::NotUtf8) => "this is no result of kefu (it is not UTF-8: save it as UTF-8): remove it or write it again".into(),
        What::BadHistory(HistoryFlaw::Schema(schema)) => format!("this has schema `{schema}`, not `kefu.result/1`: remove it or write it again"),
        What::BadHistory(HistoryFlaw::Twice(month, other)) => format!("this is a second final result of {month}, beside {other}: remove one"),
        What::BadHistory(HistoryFlaw::Again(month, other)) => format!("this is a second result of {month}, beside {other}: name one of them"),
        What::LostZeros { ids, width, error, .. } => completeness::lost_zeros(ids, *width, *error, value, count),
        What::DroppedOut { agent, from, to } => completeness::dropped_out(agent, *from, *to, count),
        What::NamesNobody { kind } => completeness::names_nobody(*kind, count),
        What::NobodyRows { agent, team, others } => completeness::nobody_rows(agent, team.as_deref(), *others),
        What::FarOnRoster { after, buddhist } => completeness::far_on_roster(*after, *buddhist, column, value, count),
        What::KindMissing { kind, before, expected } => completeness::kind_missing(*kind, *before, *expected),
        What::FewerRows { kind, used, month, before } => completeness::fewer_rows(*kind, *used, *month, *before),
        What::HistoryStrangers { month, alike } => completeness::history_strangers(*month, alike.as_ref()),
        What::MonthNotOver { month } => completeness::month_not_over(*month),
        What::BadPolicy(what) | What::BadSettings(what) => flaw(what),
    }
}

fn meant(rules: &[RuleName]) -> String {
    let shown = rules
        .iter()
        .map(|rule| format!("`{}` {}", rule.id, rule.en));
    shown.collect::<Vec<_>>().join(", ")
}

fn roles(all: &[Role]) -> String {
    all.iter()
        .map(|one| role(*one))
        .collect::<Vec<_>>()
        .join(" and ")
}

fn any(words: &[String]) -> String {
    let all: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    all.join(" or ")
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
