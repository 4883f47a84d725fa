//! The kinds of input, their columns, and the rows read from them. A row means the same under every policy; who it is
//! about and whether it counts is left to `tally` and `score`.

mod actions;
mod blanks;
mod columns;
mod customers;
mod ending;
mod exam;
mod feedback;
mod file_name;
mod reading;
mod row;
mod same;
mod spelt;
mod typed;

pub use actions::Action;
pub use blanks::{Blanks, Unsaid};
use columns::{
    ACTIONS, ADJUSTMENTS, AGENTS, AWARDS, CALLS, COMPLAINTS, CUSTOMERS, EXAMS, PRAISE, REVIEWS,
    SURVEYS, TICKETS, VIOLATIONS,
};
pub use customers::Customer;
pub use ending::{Ending, ending, is_hidden};
pub use exam::Exam;
pub use feedback::{Praise, Review, Survey};
pub use file_name::{Later, NameWords, name_for, name_words};
pub use reading::{Charset, DateOrder, Unit};
pub use row::{Cell, Row, Value, deciding, updated};
pub use same::{same, spell};
pub use typed::{Call, Complaint, Entry, RosterRow, Ticket};

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
    /// Quality reviews: somebody listened in and gave a mark.
    Reviews,
    /// What customers answered when they were asked.
    Surveys,
    /// Praise of customers.
    Praise,
    /// Customers, and since when they are.
    Customers,
    /// What somebody promised to improve.
    Actions,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// Any text.
    Text,
    /// An id of a row, a person or a customer: text that stays what it is.
    Id,
    /// A date, perhaps with a time.
    Time,
    /// The same, by which something has to be done: a date alone is the end of its day.
    Deadline,
    /// A duration, in seconds or as `h:mm:ss`.
    Seconds,
    /// How often: a whole number from the given one.
    Whole(u32),
    /// A whole number of minutes from the given one.
    Minutes(u32),
    /// A decimal number.
    Number,
    /// A decimal number, or a word that says that there is none because somebody was not there.
    Score,
    /// A decimal number above 0.
    Positive,
    /// A rating from 1 to 5.
    Rating,
    /// A whole number from 0 to 10: how likely a customer is to recommend.
    Likelihood,
    /// A mark from 0 to 100.
    Mark,
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

impl Holds {
    /// Whether the cells are text, ids among them.
    pub fn is_text(self) -> bool {
        matches!(self, Holds::Text | Holds::Id)
    }

    /// Whether the cells are dates, perhaps with a time.
    pub fn is_moment(self) -> bool {
        matches!(self, Holds::Time | Holds::Deadline)
    }
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

impl Kind {
    /// All kinds, in the order in which they are read.
    pub const ALL: [Kind; 13] = [
        Kind::Agents,
        Kind::Calls,
        Kind::Tickets,
        Kind::Complaints,
        Kind::Violations,
        Kind::Awards,
        Kind::Adjustments,
        Kind::Exams,
        Kind::Reviews,
        Kind::Surveys,
        Kind::Praise,
        Kind::Customers,
        Kind::Actions,
    ];

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Its name in files and results.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Agents => "agents",
            Kind::Calls => "calls",
            Kind::Tickets => "tickets",
            Kind::Complaints => "complaints",
            Kind::Violations => "violations",
            Kind::Awards => "awards",
            Kind::Adjustments => "adjustments",
            Kind::Exams => "exams",
            Kind::Reviews => "reviews",
            Kind::Surveys => "surveys",
            Kind::Praise => "praise",
            Kind::Customers => "customers",
            Kind::Actions => "actions",
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
            Kind::Reviews => REVIEWS,
            Kind::Surveys => SURVEYS,
            Kind::Praise => PRAISE,
            Kind::Customers => CUSTOMERS,
            Kind::Actions => ACTIONS,
        }
    }

    /// The column that says whom a row is about, by position.
    pub fn agent_column(self) -> Option<usize> {
        let mut columns = self.columns().iter();
        columns.position(|column| column.name == "agent_id")
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
            Kind::Reviews => "review_id",
            Kind::Surveys => "survey_id",
            Kind::Praise => "praise_id",
            Kind::Customers => "customer_id",
            Kind::Actions => return None,
        };
        self.columns().iter().position(|column| column.name == name)
    }

    /// Whether a column, by position, holds ids of rows: case counts in them (RULEBOOK §11).
    pub fn holds_ids(self, column: usize) -> bool {
        let name = self.columns().get(column).map_or("", |column| column.name);
        name == "ref" || (name.ends_with("_id") && name != "agent_id")
    }

    /// Whether its rows belong to months; the others are true until something else is said.
    pub fn is_of_months(self) -> bool {
        !matches!(self, Kind::Agents | Kind::Customers | Kind::Actions)
    }

    /// Whether rows about people who are not ours are set apart in silence; in the other kinds a name that is not known is an error.
    pub fn may_hold_others(self) -> bool {
        matches!(
            self,
            Kind::Calls | Kind::Tickets | Kind::Surveys | Kind::Customers
        )
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

impl Outcome {
    /// All outcomes.
    pub const ALL: [Outcome; 3] = [Outcome::Answered, Outcome::Missed, Outcome::Abandoned];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Outcome::Answered => "answered",
            Outcome::Missed => "missed",
            Outcome::Abandoned => "abandoned",
        }
    }
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

impl Priority {
    /// All priorities, the least urgent first.
    pub const ALL: [Priority; 4] = [
        Priority::Low,
        Priority::Normal,
        Priority::High,
        Priority::Emergency,
    ];

    /// Its name in files.
    pub fn name(self) -> &'static str {
        match self {
            Priority::Low => "low",
            Priority::Normal => "normal",
            Priority::High => "high",
            Priority::Emergency => "emergency",
        }
    }
}
