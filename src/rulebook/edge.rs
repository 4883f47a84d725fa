//! The ends of bands: of grades, and of the values of an indicator.

use rust_decimal::Decimal;

use crate::document::{Bytes, Placed, Table};
use crate::problem::{Document, PolicyFlaw};

/// An end of a band.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
    /// Where it lies.
    pub at: Decimal,
    /// Whether it belongs to the band.
    pub inclusive: bool,
}

impl Edge {
    /// The same end, as one of what lies on its other side.
    pub fn turned(self) -> Self {
        Edge {
            at: self.at,
            inclusive: !self.inclusive,
        }
    }
}

/// Whether nothing can lie between two ends.
pub fn nothing_between(low: Option<Edge>, high: Option<Edge>) -> bool {
    let empty = |(low, high): (Edge, Edge)| {
        low.at > high.at || (low.at == high.at && !(low.inclusive && high.inclusive))
    };
    low.zip(high).is_some_and(empty)
}

/// The lower or upper end of a band, of which only one spelling may be there.
pub fn read<'d>(
    doc: &mut Document<'d>,
    table: &mut Table<'d>,
    name: &str,
    within: &'static str,
    without: &'static str,
) -> Option<Edge> {
    let inclusive = doc.number(table, within);
    let exclusive = doc.number(table, without);
    if let (Some(_), Some(second)) = (&inclusive, &exclusive) {
        doc.mistake(
            Bytes::from(second.span()),
            PolicyFlaw::BandShape(name.to_string()),
        );
    }
    let edge = |at: Placed<Decimal>, inclusive| Edge {
        at: at.into_inner(),
        inclusive,
    };
    inclusive
        .map(|at| edge(at, true))
        .or_else(|| exclusive.map(|at| edge(at, false)))
}
