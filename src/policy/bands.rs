//! Bands that must follow each other without a gap or an overlap: grades, and the minutes of overruns.

use rust_decimal::Decimal;

use super::Edge;
use crate::document::PolicyFlaw;

/// A band and the byte of the document where it stands.
pub(super) struct Band {
    pub(super) name: String,
    pub(super) at: usize,
    pub(super) low: Option<Edge>,
    pub(super) high: Option<Edge>,
}

/// The mistakes among bands, each at the band that it is told of. The highest must reach `top`.
pub(super) fn flaws(bands: &[Band], top: Option<Decimal>) -> Vec<(usize, PolicyFlaw)> {
    let mut found = Vec::new();
    for band in bands {
        if let (Some(low), Some(high)) = (band.low, band.high)
            && (low.at > high.at || (low.at == high.at && !(low.inclusive && high.inclusive)))
        {
            found.push((band.at, PolicyFlaw::BandEmpty(band.name.clone())));
        }
    }
    if !found.is_empty() {
        return found;
    }
    let mut sorted: Vec<&Band> = bands.iter().collect();
    sorted.sort_by_key(|band| band.low.map(|edge| edge.at));
    for pair in sorted.windows(2) {
        let [lower, upper] = pair else { continue };
        let names = (lower.name.clone(), upper.name.clone());
        let overlap = |example: Decimal| PolicyFlaw::BandOverlap {
            lower: names.0.clone(),
            upper: names.1.clone(),
            example: example.normalize(),
        };
        let gap = |example: Decimal| PolicyFlaw::BandGap {
            lower: names.0.clone(),
            upper: names.1.clone(),
            example: example.normalize(),
        };
        match (lower.high, upper.low) {
            (Some(high), Some(low)) if high.at < low.at => {
                found.push((upper.at, gap(between(high, low))))
            }
            (Some(high), Some(low)) if high.at > low.at => {
                found.push((upper.at, overlap(between(low, high))))
            }
            (Some(high), Some(low)) if high.inclusive && low.inclusive => {
                found.push((upper.at, overlap(high.at)))
            }
            (Some(high), Some(low)) if !high.inclusive && !low.inclusive => {
                found.push((upper.at, gap(high.at)))
            }
            (Some(_), Some(_)) => {}
            (high, low) => found.push((
                upper.at,
                overlap(low.or(high).map_or(Decimal::ZERO, |edge| edge.at)),
            )),
        }
    }
    if let (Some(top), Some(band)) = (top, sorted.last())
        && let Some(high) = band
            .high
            .filter(|high| high.at < top || (high.at == top && !high.inclusive))
    {
        let example = between(
            high,
            Edge {
                at: top,
                inclusive: true,
            },
        )
        .normalize();
        let (lower, upper) = (band.name.clone(), String::new());
        found.push((
            band.at,
            PolicyFlaw::BandGap {
                lower,
                upper,
                example,
            },
        ));
    }
    found
}

/// Something between two ends: a whole number where there is one.
fn between(low: Edge, high: Edge) -> Decimal {
    let middle = (low.at + high.at) / Decimal::TWO;
    let whole = middle.ceil();
    if whole < high.at || (whole == high.at && high.inclusive) {
        whole
    } else {
        middle
    }
}
