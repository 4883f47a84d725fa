//! The kinds of input: each file of this room that is named after one declares all that is fixed about it, its columns and its
//! typed row. A row means the same under every policy; who it is about and whether it counts is left to `tally` and `score`.

mod blanks;
mod columns;
mod declaration;
mod ending;
mod entry;
mod file_name;
mod reading;
mod row;
mod same;
mod spelt;
mod value;

pub mod actions;
pub mod adjustments;
pub mod agents;
pub mod awards;
pub mod calls;
pub mod complaints;
pub mod customers;
pub mod exams;
pub mod praise;
pub mod reviews;
pub mod surveys;
pub mod tickets;
pub mod violations;

pub use actions::Action;
pub use agents::RosterRow;
pub use blanks::{Blanks, Unsaid};
pub use calls::Call;
pub use columns::{Column, Holds, Need};
pub use complaints::Complaint;
pub use customers::Customer;
pub use declaration::{Apart, Declaration, Others, Twice};
pub use ending::{Ending, ending, is_hidden};
pub use entry::Entry;
pub use exams::Exam;
pub use file_name::{Later, NameWords, name_for, name_words};
pub use praise::Praise;
pub use reading::{Charset, DateOrder, Unit};
pub use reviews::Review;
pub use row::{Row, deciding};
pub use same::{same, spell};
pub use surveys::Survey;
pub use tickets::Ticket;
pub use value::{Cell, Outcome, Priority, Role, Value};

/// A kind of input file. What is fixed about each is declared in its own file.
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

    /// What is fixed about it.
    pub const fn declared(self) -> &'static Declaration {
        match self {
            Kind::Agents => &agents::DECLARATION,
            Kind::Calls => &calls::DECLARATION,
            Kind::Tickets => &tickets::DECLARATION,
            Kind::Complaints => &complaints::DECLARATION,
            Kind::Violations => &violations::DECLARATION,
            Kind::Awards => &awards::DECLARATION,
            Kind::Adjustments => &adjustments::DECLARATION,
            Kind::Exams => &exams::DECLARATION,
            Kind::Reviews => &reviews::DECLARATION,
            Kind::Surveys => &surveys::DECLARATION,
            Kind::Praise => &praise::DECLARATION,
            Kind::Customers => &customers::DECLARATION,
            Kind::Actions => &actions::DECLARATION,
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Its name in files and results.
    pub const fn name(self) -> &'static str {
        self.declared().name
    }

    /// Its columns, in the canonical order.
    pub const fn columns(self) -> &'static [Column] {
        self.declared().columns
    }

    /// Where its column of that name stands.
    pub fn column(self, name: &str) -> Option<usize> {
        self.columns().iter().position(|column| column.name == name)
    }

    /// Whether a column, by position, holds ids of rows: case counts in them (RULEBOOK §11).
    pub fn holds_ids(self, column: usize) -> bool {
        let name = self.columns().get(column).map_or("", |column| column.name);
        name == "ref" || (name.ends_with("_id") && name != "agent_id")
    }

    /// Whether rows about people who are not ours are set apart in silence.
    pub fn may_hold_others(self) -> bool {
        self.declared().others == Others::SetApart
    }
}
