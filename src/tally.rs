//! From rows to facts: who a row is about, whether it is there twice, whether it belongs to the month. Calls are folded into
//! sums as they come; of every other thing one row is kept until all files are read. Facts know no policy.

mod channels;
mod copies;
mod fold;
mod repeats;
mod roster;
mod seen;
mod sums;
mod twice;
mod versions;
mod waiting;
mod whose;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::event::{
    Action, Complaint, Customer, Entry, Exam, Kind, Praise, Review, Survey, Ticket,
};
use crate::month::Period;
use crate::problem::Incident;
use crate::source::Sources;

pub use fold::Tally;
pub use repeats::Repeats;
pub use roster::Person;
pub use sums::{CallSums, SATISFIED, Waits};
pub use whose::name_people;

/// Everything that is known of a month, in the order of files and lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Facts {
    /// The span that is scored.
    pub period: Period,
    /// The names of the inputs.
    pub sources: Sources,
    /// Whether there is a roster; without one everybody who is named is a person.
    pub roster: RosterState,
    /// Everybody of the roster, or everybody named.
    pub people: Vec<Person>,
    /// The calls of the month, one entry a person.
    pub calls: Vec<CallSums>,
    /// The calls of the month that name nobody.
    pub calls_of_nobody: CallSums,
    /// Both, by person or nobody and by channel or none.
    pub calls_by_channel: BTreeMap<(Option<usize>, Option<String>), CallSums>,
    /// Contacts that name their customer, by the same, and whether the customer contacted again.
    pub repeats: BTreeMap<(Option<usize>, Option<String>), Repeats>,
    /// Tickets created or resolved in the month.
    pub tickets: Vec<TicketFact>,
    /// Complaints received in the month.
    pub complaints: Vec<ComplaintFact>,
    /// Violations, awards and adjustments of the month.
    pub entries: Vec<EntryFact>,
    /// Recorded rows that are set aside because nobody is known by their agent: they move nothing, and their other mistakes are
    /// told all the same.
    pub strangers: Vec<Entry>,
    /// Exams of the month.
    pub exams: Vec<ExamFact>,
    /// Files of exams of which no mark is above 1, and some above 0, and that name no full mark.
    pub exams_of_one: Vec<u32>,
    /// Quality reviews of the month.
    pub reviews: Vec<ReviewFact>,
    /// Answers of the month to surveys.
    pub surveys: Vec<SurveyFact>,
    /// Praise of the month.
    pub praise: Vec<PraiseFact>,
    /// All customers.
    pub customers: Vec<CustomerFact>,
    /// All that somebody promised to improve.
    pub actions: Vec<ActionFact>,
    /// Every complaint, ticket and exam of any month, by id, folded but for case.
    pub incidents: BTreeMap<String, Vec<IncidentFact>>,
    /// What became of the rows of each input.
    pub inputs: Vec<InputFact>,
    /// The kinds that the month must have a file of.
    pub expected: BTreeSet<Kind>,
    /// Kinds of which there is a file that is no input.
    pub unread: BTreeSet<Kind>,
}

/// Whether there is a roster.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RosterState {
    /// There is none.
    None,
    /// There is one, and it cannot be read.
    Unreadable,
    /// It was read.
    Read,
}

/// A ticket of the month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TicketFact {
    /// The ticket.
    pub ticket: Ticket,
    /// Who has it.
    pub who: Option<usize>,
    /// Whether it was created in the month.
    pub created_in: bool,
    /// Whether it was resolved in the month.
    pub resolved_in: bool,
}

/// A complaint of the month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ComplaintFact {
    /// The complaint.
    pub complaint: Complaint,
    /// Whom it is about.
    pub who: Option<usize>,
    /// Who answers it.
    pub handler: Handler,
}

/// Who answers a complaint.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Handler {
    /// Nobody is named: whom it is about.
    Same,
    /// That person.
    Person(usize),
    /// An extension or bot that the settings set apart.
    NotScored,
    /// Nobody of the roster.
    Unknown,
    /// Several people, by id.
    Ambiguous(Vec<String>),
}

impl ComplaintFact {
    /// The person who answers it, where that is one.
    pub fn handled_by(&self) -> Option<usize> {
        match self.handler {
            Handler::Same => self.who,
            Handler::Person(who) => Some(who),
            _ => None,
        }
    }
}

/// A recorded row of the month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntryFact {
    /// The row.
    pub entry: Entry,
    /// Whom it is about.
    pub who: usize,
    /// Who wrote it down.
    pub recorder: Recorder,
}

/// Who wrote a row down.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Recorder {
    /// Nobody can say: the file has no such column, or there is no roster that can be read.
    Unasked,
    /// The cell is blank.
    Blank,
    /// One of these people, by index.
    People(Vec<usize>),
    /// Nobody of the roster.
    Stranger,
}

/// An exam of the month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExamFact {
    /// The exam.
    pub exam: Exam,
    /// Who took it.
    pub who: usize,
}

/// A quality review of the month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReviewFact {
    /// The review.
    pub review: Review,
    /// Whose work was reviewed.
    pub who: usize,
}

/// An answer of the month to a survey.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SurveyFact {
    /// The answer.
    pub survey: Survey,
    /// Whom it is about.
    pub who: Option<usize>,
    /// Whether the call or ticket that it is about carries a rating itself, so that its own does not count.
    pub rated_already: bool,
}

/// Praise of the month.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PraiseFact {
    /// The praise.
    pub praise: Praise,
    /// Who is praised.
    pub who: usize,
}

/// A customer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CustomerFact {
    /// The customer.
    pub customer: Customer,
    /// Who looks after them.
    pub who: Option<usize>,
}

/// What somebody promised to improve.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActionFact {
    /// The promise.
    pub action: Action,
    /// Whom it is about; None: a team.
    pub who: Option<usize>,
}

/// A thing that a recorded row may be about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct IncidentFact {
    /// What it is.
    pub incident: Incident,
    /// Whether it was created, received or taken in the month.
    pub begun_in: bool,
    /// Whether any of its dates lies in the month.
    pub in_month: bool,
    /// The day that it was created, received or taken.
    pub day: NaiveDate,
}

/// What became of the rows of an input, as far as that needs no policy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InputFact {
    /// Its kind.
    pub kind: Kind,
    /// Its index among the sources.
    pub file: u32,
    /// The columns that it has, a bit each in the canonical order; 0 while no row was read.
    pub has: u32,
    /// All rows.
    pub rows: u64,
    /// Rows with a mistake.
    pub rejected: u64,
    /// Rows that are no events of the kind.
    pub filtered: u64,
    /// Rows that another one stands for.
    pub duplicate: u64,
    /// Rows of other months.
    pub other_month: u64,
    /// Rows about nobody of the roster.
    pub not_ours: u64,
    /// Rows about nobody in particular, and the rows of a roster.
    pub unassigned: RowsOf,
    /// Rows by the person that they are about.
    pub people: BTreeMap<usize, RowsOf>,
    /// What its rows say of the moment that settles a ticket or a complaint.
    pub settled: Settled,
}

/// What the rows of a file of tickets or complaints, of any month, say of when they were resolved or answered.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Settled {
    /// All rows.
    pub rows: u64,
    /// Those that say when.
    pub dated: u64,
    /// Those that have a state.
    pub stated: u64,
    /// Those whose state says that they are resolved, closed or answered.
    pub done: u64,
}

/// Rows of one input about one person.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct RowsOf {
    /// How many.
    pub rows: u64,
    /// How many lie before the first or after the last day of employment.
    pub outside: u64,
    /// The first line of those; 0 when there is none.
    pub outside_line: u32,
    /// The first and the last day of the month that they have.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

impl RowsOf {
    /// Counts a row.
    pub(crate) fn add(&mut self, line: u32, day: Option<NaiveDate>, outside: bool) {
        self.rows += 1;
        if let Some(day) = day {
            let (first, last) = self.days.unwrap_or((day, day));
            self.days = Some((first.min(day), last.max(day)));
        }
        if outside {
            self.outside += 1;
            self.outside_line = if self.outside_line == 0 {
                line
            } else {
                self.outside_line.min(line)
            };
        }
    }
}
