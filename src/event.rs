//! The kinds of input, their columns, and the rows read from them. A row means the same under every policy; who it is
//! about and whether it counts is left to `tally` and `score`.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::month::When;
use crate::source::SourceRef;

/// A kind of input file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// The roster.
    Agents,
    /// Telephone calls and other conversations.
    Calls,
    /// Tickets.
    Tickets,
    /// Complaints.
    Complaints,
    /// Recorded violations (L, M, S, T).
    Violations,
    /// Recorded bonuses (B).
    Awards,
    /// Adjustments for team leads (X1).
    Adjustments,
    /// Exams.
    Exams,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// Any text; ids stay what they are.
    Text,
    /// A date, perhaps with a time.
    Time,
    /// A duration, in seconds or as `h:mm:ss`.
    Seconds,
    /// A whole number from the given one.
    Whole(u32),
    /// A decimal number.
    Number,
    /// A decimal number above 0.
    Positive,
    /// A rating from 1 to 5.
    Rating,
    /// How often a ticket was reopened: a number, or yes and no.
    Times,
    /// Yes or no.
    YesNo,
    /// A word for a [`Role`].
    Role,
    /// A word for an [`Outcome`].
    Outcome,
    /// A word for a [`Priority`].
    Priority,
}

/// Whether a column must be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// Column and cells.
    Cells,
    /// The column; its cells may be blank.
    Column,
    /// Neither.
    Nothing,
}

/// A column of a kind, under its canonical name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Column {
    /// The canonical header.
    pub name: &'static str,
    /// What its cells hold.
    pub holds: Holds,
    /// Whether it must be there.
    pub need: Need,
}

const fn must(name: &'static str, holds: Holds) -> Column {
    Column {
        name,
        holds,
        need: Need::Cells,
    }
}
const fn there(name: &'static str, holds: Holds) -> Column {
    Column {
        name,
        holds,
        need: Need::Column,
    }
}
const fn may(name: &'static str, holds: Holds) -> Column {
    Column {
        name,
        holds,
        need: Need::Nothing,
    }
}

use Holds::{
    Number, Outcome as OutcomeWord, Positive, Priority as PriorityWord, Rating, Role as RoleWord,
    Seconds, Text, Time, Times, Whole, YesNo,
};

// The order of the columns of a kind is the order in which its typed row below takes them.
const AGENTS: &[Column] = &[
    must("agent_id", Text),
    must("name", Text),
    may("hired_on", Time),
    may("team", Text),
    may("role", RoleWord),
    may("left_on", Time),
    may("probation_until", Time),
    may("aliases", Text),
];
const CALLS: &[Column] = &[
    may("call_id", Text),
    there("agent_id", Text),
    must("started_at", Time),
    may("talk_seconds", Seconds),
    may("wait_seconds", Seconds),
    may("outcome", OutcomeWord),
    may("resolved", YesNo),
    may("csat", Rating),
    may("hung_up_by", Text),
    may("channel", Text),
    may("customer_id", Text),
];
const TICKETS: &[Column] = &[
    must("ticket_id", Text),
    there("agent_id", Text),
    must("created_at", Time),
    may("first_response_at", Time),
    may("resolved_at", Time),
    may("priority", PriorityWord),
    may("due_at", Time),
    may("sla_minutes", Whole(1)),
    may("first_response_due_at", Time),
    may("reopened", Times),
    may("escalated", YesNo),
    may("csat", Rating),
    may("channel", Text),
    may("customer_id", Text),
    may("updated_at", Time),
];
const COMPLAINTS: &[Column] = &[
    must("complaint_id", Text),
    there("agent_id", Text),
    must("received_at", Time),
    may("handled_by", Text),
    may("responded_at", Time),
    may("respond_by", Time),
    may("closed_at", Time),
    may("close_by", Time),
    may("valid", YesNo),
    may("category", Text),
    may("follow_up_at", Time),
    may("follow_up_satisfied", YesNo),
    may("ref", Text),
    may("channel", Text),
    may("customer_id", Text),
    may("updated_at", Time),
];
const VIOLATIONS: &[Column] = &[
    must("agent_id", Text),
    must("occurred_on", Time),
    must("rule", Text),
    may("points", Number),
    may("times", Whole(1)),
    may("violation_id", Text),
    may("ref", Text),
    may("recorded_by", Text),
    may("note", Text),
];
const AWARDS: &[Column] = &[
    must("agent_id", Text),
    must("occurred_on", Time),
    must("rule", Text),
    may("points", Number),
    may("times", Whole(1)),
    may("award_id", Text),
    may("ref", Text),
    may("recorded_by", Text),
    may("note", Text),
];
const ADJUSTMENTS: &[Column] = &[
    must("agent_id", Text),
    must("occurred_on", Time),
    must("points", Number),
    there("reason", Text),
    may("adjustment_id", Text),
    may("recorded_by", Text),
];
const EXAMS: &[Column] = &[
    must("agent_id", Text),
    must("taken_on", Time),
    must("score", Number),
    may("full_mark", Positive),
    may("exam_id", Text),
    may("subject", Text),
];

impl Kind {
    /// All kinds, in the order in which they are read.
    pub const ALL: [Kind; 8] = [
        Kind::Agents,
        Kind::Calls,
        Kind::Tickets,
        Kind::Complaints,
        Kind::Violations,
        Kind::Awards,
        Kind::Adjustments,
        Kind::Exams,
    ];

    /// Its name in files and results.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Agents => "agents",
            Kind::Calls => "calls",
            Kind::Tickets => "tickets",
            Kind::Complaints => "complaints",
            Kind::Violations => "violations",
            Kind::Awards => "awards",
            Kind::Adjustments => "adjustments",
            Kind::Exams => "exams",
        }
    }

    /// The words that a file of this kind may be named after; the longer ones first.
    pub fn file_names(self) -> &'static [&'static str] {
        match self {
            Kind::Agents => &["agents", "花名册", "花名冊", "员工", "員工", "坐席"],
            Kind::Calls => &["calls", "通话", "通話", "话单", "話單"],
            Kind::Tickets => &["tickets", "工单", "工單"],
            Kind::Complaints => &["complaints", "投诉", "投訴"],
            Kind::Violations => &["violations", "违规", "違規", "扣分"],
            Kind::Awards => &["awards", "奖励", "獎勵", "加分"],
            Kind::Adjustments => &["adjustments", "额外奖惩", "額外獎懲", "调整", "調整"],
            Kind::Exams => &["exams", "考试", "考試"],
        }
    }

    /// Its columns, in the canonical order.
    pub fn columns(self) -> &'static [Column] {
        match self {
            Kind::Agents => AGENTS,
            Kind::Calls => CALLS,
            Kind::Tickets => TICKETS,
            Kind::Complaints => COMPLAINTS,
            Kind::Violations => VIOLATIONS,
            Kind::Awards => AWARDS,
            Kind::Adjustments => ADJUSTMENTS,
            Kind::Exams => EXAMS,
        }
    }

    /// The column that names the event, by position.
    pub fn id_column(self) -> Option<usize> {
        let name = match self {
            Kind::Agents => "agent_id",
            Kind::Calls => "call_id",
            Kind::Tickets => "ticket_id",
            Kind::Complaints => "complaint_id",
            Kind::Violations => "violation_id",
            Kind::Awards => "award_id",
            Kind::Adjustments => "adjustment_id",
            Kind::Exams => "exam_id",
        };
        self.columns().iter().position(|column| column.name == name)
    }

    /// Whether rows about people who are not ours are set apart in silence; in the other kinds a name that is not known is an error.
    pub fn may_hold_others(self) -> bool {
        matches!(self, Kind::Calls | Kind::Tickets)
    }
}

/// What somebody does in the service.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// 客服
    Agent,
    /// 班组长
    TeamLead,
    /// 培训专员
    TrainingSpecialist,
    /// 主管
    Supervisor,
    /// 经理
    Manager,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 5] = [
        Role::Agent,
        Role::TeamLead,
        Role::TrainingSpecialist,
        Role::Supervisor,
        Role::Manager,
    ];

    /// Its name in files and results.
    pub fn name(self) -> &'static str {
        match self {
            Role::Agent => "agent",
            Role::TeamLead => "team_lead",
            Role::TrainingSpecialist => "training_specialist",
            Role::Supervisor => "supervisor",
            Role::Manager => "manager",
        }
    }

    /// The role of that name.
    pub fn named(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// How a call ended.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Outcome {
    /// An agent took it.
    Answered,
    /// Nobody took it.
    Missed,
    /// The customer gave up.
    Abandoned,
}

/// How urgent a ticket is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Priority {
    /// Low.
    Low,
    /// Normal.
    Normal,
    /// High; what systems call urgent is this.
    High,
    /// 突发事件
    Emergency,
}

/// A cell that was read as what its column holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value<'r> {
    /// Text, trimmed.
    Text(Cow<'r, str>),
    /// A date or an instant.
    Time(When),
    /// A whole number, or seconds.
    Whole(u32),
    /// A decimal number.
    Number(Decimal),
    /// Yes or no.
    YesNo(bool),
    /// A role.
    Role(Role),
    /// An outcome.
    Outcome(Outcome),
    /// A priority.
    Priority(Priority),
}

/// A cell: None when the column is not there or the cell is blank.
pub type Cell<'r> = Option<Value<'r>>;

impl Value<'_> {
    fn into_owned(self) -> Value<'static> {
        match self {
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Time(when) => Value::Time(when),
            Value::Whole(n) => Value::Whole(n),
            Value::Number(n) => Value::Number(n),
            Value::YesNo(yes) => Value::YesNo(yes),
            Value::Role(role) => Value::Role(role),
            Value::Outcome(outcome) => Value::Outcome(outcome),
            Value::Priority(priority) => Value::Priority(priority),
        }
    }
}

/// A row that was read without a mistake.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row<'r> {
    /// Where it stands.
    pub at: SourceRef,
    /// Which columns its file has, a bit each in the canonical order.
    pub has: u32,
    /// Its cells, one for each canonical column of the kind.
    pub cells: Vec<Cell<'r>>,
}

impl Row<'_> {
    /// The same row, free of the buffer that it was read from.
    pub fn into_owned(self) -> Row<'static> {
        Row {
            at: self.at,
            has: self.has,
            cells: self
                .cells
                .into_iter()
                .map(|cell| cell.map(Value::into_owned))
                .collect(),
        }
    }

    /// The text of a column, by position.
    pub fn text(&self, column: usize) -> Option<&str> {
        text(self.cells.get(column)?)
    }

    /// The columns in which two rows differ; a column that one of the files lacks is not compared.
    pub fn differences(&self, other: &Row<'_>) -> Vec<usize> {
        let both = self.has & other.has;
        let cells = self.cells.iter().zip(&other.cells).enumerate();
        cells
            .filter(|(i, (a, b))| both & (1 << i) != 0 && a != b)
            .map(|(i, _)| i)
            .collect()
    }
}

fn text<'c>(cell: &'c Cell<'_>) -> Option<&'c str> {
    if let Some(Value::Text(text)) = cell {
        Some(text)
    } else {
        None
    }
}
fn owned(cell: &Cell<'_>) -> Option<String> {
    text(cell).map(str::to_string)
}
fn time(cell: &Cell<'_>) -> Option<When> {
    if let Some(Value::Time(when)) = cell {
        Some(*when)
    } else {
        None
    }
}
fn whole(cell: &Cell<'_>) -> Option<u32> {
    if let Some(Value::Whole(n)) = cell {
        Some(*n)
    } else {
        None
    }
}
fn number(cell: &Cell<'_>) -> Option<Decimal> {
    if let Some(Value::Number(n)) = cell {
        Some(*n)
    } else {
        None
    }
}
fn yes_no(cell: &Cell<'_>) -> Option<bool> {
    if let Some(Value::YesNo(yes)) = cell {
        Some(*yes)
    } else {
        None
    }
}

/// A call, borrowed from the row that it was read from: calls are folded, never kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call<'r> {
    /// Where it stands.
    pub at: SourceRef,
    /// Its id, where the system gives one.
    pub call_id: Option<&'r str>,
    /// Who had it, as written.
    pub agent: Option<&'r str>,
    /// When it began.
    pub started_at: When,
    /// How long they talked.
    pub talk_seconds: Option<u32>,
    /// How long the customer waited.
    pub wait_seconds: Option<u32>,
    /// How it ended; a blank is answered.
    pub outcome: Outcome,
    /// Whether the matter was settled.
    pub resolved: Option<bool>,
    /// The customer's rating, 1 to 5.
    pub csat: Option<Decimal>,
}

impl<'r> Call<'r> {
    /// The call of a row of kind `calls`; None when the row lacks what a call must have.
    pub fn of(row: &'r Row<'_>) -> Option<Self> {
        let [
            call_id,
            agent,
            started,
            talk,
            wait,
            outcome,
            resolved,
            csat,
            _hung_up_by,
            _channel,
            _customer,
        ] = row.cells.as_slice()
        else {
            return None;
        };
        Some(Call {
            at: row.at,
            call_id: text(call_id),
            agent: text(agent),
            started_at: time(started)?,
            talk_seconds: whole(talk),
            wait_seconds: whole(wait),
            outcome: if let Some(Value::Outcome(outcome)) = outcome {
                *outcome
            } else {
                Outcome::Answered
            },
            resolved: yes_no(resolved),
            csat: number(csat),
        })
    }
}

/// A person of the roster.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RosterRow {
    /// Where it stands.
    pub at: SourceRef,
    /// The id that everything is booked on.
    pub agent_id: String,
    /// The name.
    pub name: String,
    /// The first day of employment.
    pub hired_on: Option<NaiveDate>,
    /// The team.
    pub team: Option<String>,
    /// The role; a blank is an agent.
    pub role: Role,
    /// The last day of employment.
    pub left_on: Option<NaiveDate>,
    /// The last day of probation.
    pub probation_until: Option<NaiveDate>,
    /// Other names, addresses and extensions.
    pub aliases: Vec<String>,
}

impl RosterRow {
    /// The person of a row of kind `agents`; `day` tells which day a moment is.
    pub fn of(row: &Row<'_>, day: impl Fn(When) -> NaiveDate) -> Option<Self> {
        let [
            agent_id,
            name,
            hired_on,
            team,
            role,
            left_on,
            probation,
            aliases,
        ] = row.cells.as_slice()
        else {
            return None;
        };
        let split = |text: &str| {
            text.split([';', '；'])
                .map(str::trim)
                .filter(|alias| !alias.is_empty())
                .map(String::from)
                .collect()
        };
        Some(RosterRow {
            at: row.at,
            agent_id: owned(agent_id)?,
            name: owned(name)?,
            hired_on: time(hired_on).map(&day),
            team: owned(team),
            role: if let Some(Value::Role(role)) = role {
                *role
            } else {
                Role::Agent
            },
            left_on: time(left_on).map(&day),
            probation_until: time(probation).map(&day),
            aliases: text(aliases).map(split).unwrap_or_default(),
        })
    }
}

/// A ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ticket {
    /// Where it stands.
    pub at: SourceRef,
    /// Its id.
    pub ticket_id: String,
    /// Who has it, as written.
    pub agent: Option<String>,
    /// When it was opened.
    pub created_at: When,
    /// When it was solved.
    pub resolved_at: Option<When>,
    /// How urgent it is.
    pub priority: Option<Priority>,
    /// When it had to be solved.
    pub due_at: Option<When>,
    /// How many minutes after its creation it had to be solved.
    pub sla_minutes: Option<u32>,
    /// The customer's rating, 1 to 5.
    pub csat: Option<Decimal>,
}

impl Ticket {
    /// The ticket of a row of kind `tickets`.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        let [
            id,
            agent,
            created,
            _first,
            resolved,
            priority,
            due,
            sla,
            _first_due,
            _reopened,
            _escalated,
            csat,
            _channel,
            _customer,
            _updated,
        ] = row.cells.as_slice()
        else {
            return None;
        };
        Some(Ticket {
            at: row.at,
            ticket_id: owned(id)?,
            agent: owned(agent),
            created_at: time(created)?,
            resolved_at: time(resolved),
            priority: if let Some(Value::Priority(priority)) = priority {
                Some(*priority)
            } else {
                None
            },
            due_at: time(due),
            sla_minutes: whole(sla),
            csat: number(csat),
        })
    }
}

/// A complaint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Complaint {
    /// Where it stands.
    pub at: SourceRef,
    /// Its id.
    pub complaint_id: String,
    /// Whom it is about, as written.
    pub agent: Option<String>,
    /// When it came in.
    pub received_at: When,
    /// Who answers it, as written.
    pub handled_by: Option<String>,
    /// When it was answered.
    pub responded_at: Option<When>,
    /// When it had to be answered.
    pub respond_by: Option<When>,
    /// Whether it is justified; None while undecided.
    pub valid: Option<bool>,
    /// What it is about.
    pub category: Option<String>,
}

impl Complaint {
    /// The complaint of a row of kind `complaints`.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        let [
            id,
            agent,
            received,
            handled_by,
            responded,
            respond_by,
            _closed,
            _close_by,
            valid,
            category,
            ..,
        ] = row.cells.as_slice()
        else {
            return None;
        };
        Some(Complaint {
            at: row.at,
            complaint_id: owned(id)?,
            agent: owned(agent),
            received_at: time(received)?,
            handled_by: owned(handled_by),
            responded_at: time(responded),
            respond_by: time(respond_by),
            valid: yes_no(valid),
            category: owned(category),
        })
    }
}

/// A row of violations, awards or adjustments: somebody wrote it down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Where it stands.
    pub at: SourceRef,
    /// Which of the three it is.
    pub kind: Kind,
    /// Whom it is about, as written.
    pub agent: String,
    /// When it happened.
    pub occurred_on: When,
    /// The rule, as written; None in adjustments.
    pub rule: Option<String>,
    /// The points, as written.
    pub points: Option<Decimal>,
    /// How many times.
    pub times: u32,
    /// Its id.
    pub id: Option<String>,
    /// The incident that it is about.
    pub reference: Option<String>,
    /// Who wrote it down.
    pub recorded_by: Option<String>,
    /// The reason of an adjustment, else the note.
    pub note: Option<String>,
}

impl Entry {
    /// The entry of a row of `kind` violations, awards or adjustments.
    pub fn of(kind: Kind, row: &Row<'_>) -> Option<Self> {
        match row.cells.as_slice() {
            [
                agent,
                on,
                rule,
                points,
                times,
                id,
                reference,
                recorded_by,
                note,
            ] => Some(Entry {
                at: row.at,
                kind,
                agent: owned(agent)?,
                occurred_on: time(on)?,
                rule: owned(rule),
                points: number(points),
                times: whole(times).unwrap_or(1),
                id: owned(id),
                reference: owned(reference),
                recorded_by: owned(recorded_by),
                note: owned(note),
            }),
            [agent, on, points, reason, id, recorded_by] => Some(Entry {
                at: row.at,
                kind,
                agent: owned(agent)?,
                occurred_on: time(on)?,
                rule: None,
                points: number(points),
                times: 1,
                id: owned(id),
                reference: None,
                recorded_by: owned(recorded_by),
                note: owned(reason),
            }),
            _ => None,
        }
    }
}

/// An exam of one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exam {
    /// Where it stands.
    pub at: SourceRef,
    /// Who took it, as written.
    pub agent: String,
    /// When.
    pub taken_on: When,
    /// The mark.
    pub score: Decimal,
    /// The best mark that was possible.
    pub full_mark: Option<Decimal>,
    /// The id of this attempt.
    pub exam_id: Option<String>,
    /// What it was in.
    pub subject: Option<String>,
}

impl Exam {
    /// The exam of a row of kind `exams`.
    pub fn of(row: &Row<'_>) -> Option<Self> {
        let [agent, on, score, full, id, subject] = row.cells.as_slice() else {
            return None;
        };
        Some(Exam {
            at: row.at,
            agent: owned(agent)?,
            taken_on: time(on)?,
            score: number(score)?,
            full_mark: number(full),
            exam_id: owned(id),
            subject: owned(subject),
        })
    }
}

/// The moment that decides which month a row belongs to, and a second one that will do as well (tickets: solved).
pub fn deciding(kind: Kind, row: &Row<'_>) -> [Option<When>; 2] {
    let at = |column: usize| row.cells.get(column).and_then(time);
    match kind {
        Kind::Agents => [None, None],
        Kind::Tickets => [at(2), at(4)],
        Kind::Calls | Kind::Complaints => [at(2), None],
        Kind::Violations | Kind::Awards | Kind::Adjustments | Kind::Exams => [at(1), None],
    }
}

/// When a row was last changed, where its kind says so.
pub fn updated(kind: Kind, row: &Row<'_>) -> Option<When> {
    let column = kind
        .columns()
        .iter()
        .position(|column| column.name == "updated_at")?;
    row.cells.get(column).and_then(time)
}
