//! What is fixed about a kind of file, in one place: the file of the kind declares it, and everybody reads it here.

use super::columns::Column;

/// What is fixed about a kind. Columns are given by position.
#[derive(Debug)]
pub struct Declaration {
    /// Its name in files, flags and results.
    pub name: &'static str,
    /// One of its rows, in English.
    pub one: &'static str,
    /// What its files hold, as the help says it.
    pub title: &'static str,
    /// Its name in Chinese sentences.
    pub chinese: &'static str,
    /// The words that its files are named after; the first Chinese one names its template.
    pub words: &'static [&'static str],
    /// The words that say nothing beside a word of another kind: most files of a service are about agents and customers.
    pub weak_words: &'static [&'static str],
    /// Its columns, in the canonical order.
    pub columns: &'static [Column],
    /// The column that names the event.
    pub id: Option<usize>,
    /// The column that says whom a row is about.
    pub agent: Option<usize>,
    /// The moment that every row has: where rows belong to months, it decides to which.
    pub moment: Option<usize>,
    /// A second moment that will do as well.
    pub second_moment: Option<usize>,
    /// When a row was last changed: rows of one id are versions then, of which the newest counts, and the moment that every row
    /// has never changes.
    pub updated: Option<usize>,
    /// Whether its rows belong to months; the others are true until something else is said.
    pub is_of_months: bool,
    /// Whether its rows are the daily work: whoever is here has some.
    pub is_work: bool,
    /// What becomes of rows about people who are not ours.
    pub others: Others,
    /// How a row without an id that stands there twice is told; None where it is not looked for.
    pub twice: Option<Twice>,
    /// Columns that a file may lack and that could move a score: what is taken in their place is worth a note. What other columns
    /// leave open is told where it matters (`no-outcome`, `emergency-without-due`, …).
    pub missed: &'static [usize],
}

/// What becomes of rows about people who are not ours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Others {
    /// They are set apart in silence.
    SetApart,
    /// Those about somebody of the roster are set apart; a name that is not known is an error.
    Known,
    /// They are errors.
    Refused,
}

/// How rows without an id are told that are there twice.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Twice {
    /// What beside an id makes two events of equal rows.
    pub apart: Apart,
    /// Columns of which one must be filled, unless the time of day is said, so that equal rows are one event: else they may be alike
    /// by chance. None: they are always one event.
    pub by_chance: Option<&'static [usize]>,
}

/// What beside an id makes two events of equal rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Apart {
    /// A note that differs.
    Note,
    /// A reason that differs.
    Reason,
    /// A subject that differs.
    Subject,
    /// Nothing.
    Nothing,
}
