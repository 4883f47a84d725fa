//! What a cell that was read holds, and the closed sets of words among that.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::month::When;

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
    /// Somebody was not there.
    Absent,
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
    /// The same, free of the buffer that it was read from.
    pub(super) fn into_owned(self) -> Value<'static> {
        match self {
            Value::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Value::Time(when) => Value::Time(when),
            Value::Whole(n) => Value::Whole(n),
            Value::Number(n) => Value::Number(n),
            Value::Absent => Value::Absent,
            Value::YesNo(yes) => Value::YesNo(yes),
            Value::Role(role) => Value::Role(role),
            Value::Outcome(outcome) => Value::Outcome(outcome),
            Value::Priority(priority) => Value::Priority(priority),
        }
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
    pub const fn name(self) -> &'static str {
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
