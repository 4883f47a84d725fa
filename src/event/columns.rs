//! The columns of a kind: what each holds, and where it stands. A kind lists them once, by `columns!`; whoever wants a cell asks
//! for it by the constant of its column, so that no list has to be kept in step with another.

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
    /// A word for a [`Role`](super::Role).
    Role,
    /// A word for an [`Outcome`](super::Outcome).
    Outcome,
    /// A word for a [`Priority`](super::Priority).
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

/// A column that must be there, with its cells.
pub(super) const fn must(name: &'static str, holds: Holds) -> Column {
    let need = Need::Cells;
    Column { name, holds, need }
}

/// A column that must be there; its cells may be blank.
pub(super) const fn there(name: &'static str, holds: Holds) -> Column {
    let need = Need::Column;
    Column { name, holds, need }
}

/// A column that may be missing.
pub(super) const fn may(name: &'static str, holds: Holds) -> Column {
    let need = Need::Nothing;
    Column { name, holds, need }
}

/// Makes of one list `COLUMNS`, a kind's columns in the canonical order, and a constant for the position of each.
macro_rules! columns {
    ($($position:ident = $need:ident($name:literal, $holds:ident $(($least:literal))?);)*) => {
        const COLUMNS: &[crate::event::Column] = &[$(
            crate::event::columns::$need($name, crate::event::Holds::$holds $(($least))?)
        ),*];
        // A row says with a bit each which columns its file has.
        const _: () = assert!(COLUMNS.len() <= u32::BITS as usize);
        columns!(@from 0; $($position $name)*);
    };
    (@from $n:expr;) => {};
    (@from $n:expr; $position:ident $name:literal $($more:tt)*) => {
        #[doc = concat!("Where `", $name, "` stands.")]
        pub const $position: usize = $n;
        columns!(@from $n + 1; $($more)*);
    };
}
pub(super) use columns;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Kind, Row, Ticket, Value, tickets, violations};
    use crate::month::When;
    use crate::source::SourceRef;

    #[test]
    fn constants_are_the_places_of_their_columns() {
        for (kind, name, position) in [
            (Kind::Tickets, "ticket_id", tickets::TICKET_ID),
            (Kind::Tickets, "updated_at", tickets::UPDATED_AT),
            (Kind::Violations, "times", violations::TIMES),
        ] {
            assert_eq!(kind.column(name), Some(position));
        }
    }

    #[test]
    fn what_is_declared_fits_the_columns() {
        for kind in Kind::ALL {
            let declared = kind.declared();
            let holds = |column: usize| declared.columns[column].holds;
            assert!(
                declared
                    .agent
                    .is_some_and(|column| declared.columns[column].name == "agent_id")
            );
            assert!(declared.id.is_none_or(|column| holds(column) == Holds::Id));
            let moments = [declared.moment, declared.second_moment, declared.updated];
            assert!(
                moments
                    .into_iter()
                    .flatten()
                    .all(|column| holds(column).is_moment())
            );
            assert!(
                !declared.is_of_months || declared.moment.is_some(),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn a_column_more_loses_no_row() {
        let mut cells = vec![None; Kind::Tickets.columns().len() + 1];
        cells[tickets::TICKET_ID] = Some(Value::Text("T-1".into()));
        cells[tickets::CREATED_AT] = Some(Value::Time(When::At(0)));
        let row = Row {
            at: SourceRef { file: 0, line: 2 },
            has: 0,
            named: None,
            done: None,
            urgent: None,
            cells,
        };
        assert!(Ticket::of(&row).is_some_and(|ticket| ticket.ticket_id == "T-1"));
    }
}
