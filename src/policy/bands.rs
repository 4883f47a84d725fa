//! Bands that must follow each other without a gap or an overlap: grades, and the minutes of overruns.

use crate::document::Bytes;
use rust_decimal::Decimal;

use crate::problem::PolicyFlaw;
use crate::rulebook::{Edge, nothing_between};

/// A band and the byte of the document where it stands.
pub(super) struct Band {
    pub(super) name: String,
    pub(super) at: Bytes,
    pub(super) low: Option<Edge>,
    pub(super) high: Option<Edge>,
}

/// The mistakes among bands, each at the band that it is told of. The highest must reach `top`.
pub(super) fn flaws(bands: &[Band], top: Option<Decimal>) -> Vec<(Bytes, PolicyFlaw)> {
    let mut found = Vec::new();
    for band in bands {
        if nothing_between(band.low, band.high) {
            found.push((band.at, PolicyFlaw::BandEmpty(band.name.clone())));
        }
    }
    if !found.is_empty() {
        return found;
    }
    let mut sorted: Vec<&Band> = bands.iter().collect();
    sorted.sort_by_key(|band| band.low.map(|edge| (edge.at, !edge.inclusive)));
    let (mut gaps, mut overlaps) = (Vec::new(), Vec::new());
    for pair in sorted.windows(2) {
        let [lower, upper] = pair else { continue };
        let names = || (lower.name.clone(), upper.name.clone());
        let meet = match (lower.high, upper.low) {
            (Some(high), Some(low)) if high.at == low.at => match (high.inclusive, low.inclusive) {
                (true, true) => Meet::Overlap,
                (false, false) => Meet::Gap(high, low),
                _ => Meet::Touch,
            },
            (Some(high), Some(low)) if high.at < low.at => Meet::Gap(high, low),
            _ => Meet::Overlap,
        };
        match meet {
            Meet::Touch => {}
            Meet::Gap(high, low) => {
                let (lower, upper) = names();
                let example = between(high.turned(), low.turned()).normalize();
                gaps.push((
                    pair[1].at,
                    PolicyFlaw::BandGap {
                        lower,
                        upper,
                        example,
                    },
                ));
            }
            Meet::Overlap => {
                let ends = [lower.high, upper.high].into_iter().flatten();
                let high = ends.min_by_key(|edge| (edge.at, edge.inclusive));
                let (lower, upper) = names();
                let example = within(pair[1].low, high).normalize();
                overlaps.push((
                    pair[1].at,
                    PolicyFlaw::BandOverlap {
                        lower,
                        upper,
                        example,
                    },
                ));
            }
        }
    }
    // Where bands lie in each other, what looks like a gap may belong to a third.
    if !overlaps.is_empty() {
        return overlaps;
    }
    found.append(&mut gaps);
    if let (Some(top), Some(band)) = (top, sorted.last())
        && let Some(high) = band.high
        && (high.at < top || (high.at == top && !high.inclusive))
    {
        let top = Edge {
            at: top,
            inclusive: true,
        };
        let flaw = PolicyFlaw::BandGap {
            lower: band.name.clone(),
            upper: String::new(),
            example: between(high.turned(), top).normalize(),
        };
        found.push((band.at, flaw));
    }
    found
}

/// How a band and the next one meet.
enum Meet {
    Touch,
    Gap(Edge, Edge),
    Overlap,
}

/// Something between two ends, either of which may be open.
fn within(low: Option<Edge>, high: Option<Edge>) -> Decimal {
    let step = |edge: Edge| {
        if edge.inclusive {
            Decimal::ZERO
        } else {
            Decimal::ONE
        }
    };
    match (low, high) {
        (Some(low), Some(high)) => between(low, high),
        (Some(low), None) => low.at.saturating_add(step(low)),
        (None, Some(high)) => high.at.saturating_sub(step(high)),
        (None, None) => Decimal::ZERO,
    }
}

/// Something between two ends: a whole number where there is one in the middle.
fn between(low: Edge, high: Edge) -> Decimal {
    let middle = low.at / Decimal::TWO + high.at / Decimal::TWO;
    let inside = |n: &Decimal| {
        let above = *n > low.at || (low.inclusive && *n == low.at);
        let below = *n < high.at || (high.inclusive && *n == high.at);
        above && below
    };
    [middle.ceil(), middle.floor()]
        .into_iter()
        .find(inside)
        .unwrap_or(middle)
}
