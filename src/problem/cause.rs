//! Why a problem is one: the cases within a case.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::event::{Charset, Role};
use crate::month::Month;

/// Why a cell does not read as what its column holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// Not a date.
    Date,
    /// Not a duration.
    Seconds,
    /// Not a whole number from the given one.
    Whole(u32),
    /// Not a whole number of minutes from the given one.
    Minutes(u32),
    /// A number with three digits behind its point, where these may be thousands: as a fraction.
    Thousands(Decimal),
    /// Not a number.
    Number,
    /// Not a number above 0.
    Positive,
    /// Not a rating from 1 to 5.
    Rating,
    /// No whole number from 0 to 10.
    Likelihood,
    /// No mark from 0 to 100.
    Mark,
    /// The day that a customer was lost lies before this one, since which they are a customer.
    LostBeforeSince(NaiveDate),
    /// Not a word that the column knows; what may have been meant.
    Word {
        /// The known words, by canonical name.
        known: &'static [&'static str],
        /// A known word much like it.
        near: Option<String>,
    },
    /// More decimals than points may have.
    TooFine(u32),
    /// The day of leaving lies before the day of hiring.
    LeftBeforeHired(NaiveDate),
}

/// What makes a file unreadable as text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotText {
    /// A byte that is no UTF-8, in a file of which nothing says what else it is.
    Byte {
        /// How many bytes of the file lie before the byte.
        offset: u64,
        /// The byte.
        byte: u8,
        /// The label of an encoding that would read the file, and likely is its own.
        label: Option<&'static str>,
    },
    /// A NUL byte at the offset.
    Binary(u64),
    /// A byte that is no character of the encoding that the file is in.
    Stray {
        /// The encoding.
        charset: Charset,
        /// What says that it is in it.
        says: Says,
        /// How many bytes of the file lie before the byte.
        offset: u64,
        /// The byte.
        byte: u8,
    },
    /// A workbook or another archive.
    Workbook,
    /// A web page.
    Page,
    /// What Git LFS leaves in place of a file.
    Pointer,
}

/// What a text is instead of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NoTable {
    /// A pivot table; the words that say so.
    Pivot(String),
    /// Several tables beside each other.
    SideBySide,
    /// A part of an export that says of itself that it is not whole.
    Cut,
}

/// What says how a file is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Says {
    /// `kefu.toml`.
    Settings,
    /// A byte order mark.
    Mark,
    /// What can be read of it.
    Text,
}

/// Where two rows are alike, and how sure it is that they are one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Alike {
    /// In two files: one event, told twice.
    InTwoFiles,
    /// In one file: perhaps two events.
    InOneFile,
    /// In two files, and they say too little to be told apart.
    ByChanceInTwoFiles,
    /// The same in one file.
    ByChanceInOneFile,
}

/// Which incident is meant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Incident {
    /// A complaint.
    Complaint,
    /// A ticket.
    Ticket,
    /// An exam.
    Exam,
}

/// Why an agent is not found among those who are scored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stranger {
    /// The row is set apart: other departments and bots are in every export.
    NotOurs,
    /// The row is used; a late answer counts for nobody.
    Handler,
    /// The row must not be lost: an error.
    Unknown,
}

/// Why nobody is scored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Nobody {
    /// No roster, and nobody is named.
    NoRoster,
    /// The roster has no rows.
    EmptyRoster,
    /// Nobody on it is scored this month.
    NotScored,
}

/// A rule that may have been meant, with its labels.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleName {
    /// Its id.
    pub id: String,
    /// Its label in Chinese.
    pub zh: String,
    /// Its label in English.
    pub en: String,
}

/// Why data is thin.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Thin {
    /// No row of the kind is used.
    NoRow,
    /// The first row lies days after the first day of the month.
    Begins(NaiveDate),
    /// The last row lies days before the last day of the month.
    Ends(NaiveDate),
}

/// Why somebody may not record a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotAllowed {
    /// Nobody of the roster.
    Stranger,
    /// Of this role.
    Role(Role),
    /// A lead of another team.
    OtherTeam,
}

/// Why something that settings say has no effect.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unused {
    /// The month has a rulebook of its own, which says it itself.
    OwnPolicy,
    /// A rule has the category all the same.
    CategoryOf {
        /// As written.
        category: String,
        /// The id of the rule.
        rule: String,
    },
}

/// What an earlier result file is wrong in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HistoryFlaw {
    /// Not a result of this program; the reader's words.
    Unreadable(String),
    /// Not UTF-8.
    NotUtf8,
    /// Of another schema.
    Schema(String),
    /// Two final results of one month.
    Twice(Month, String),
    /// Two results of one month, where provisional ones count too.
    Again(Month, String),
}

/// Ids of two months that are the same but for zeros in front.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AlikeIds {
    /// Somebody's id of this month.
    pub here: String,
    /// The same of the other month.
    pub there: String,
    /// How many digits ids must have, so that all of them are the same.
    pub width: usize,
}
