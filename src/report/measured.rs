//! What was measured as people read it: shares in percent, and every indicator with decimals of its own. Files have the values
//! as results report them.

use rust_decimal::{Decimal, RoundingStrategy};

use super::sheet::Cell;
use crate::indicator::{Indicator, Unit};
use crate::result::Measured;

/// A value as people read it; nothing without a sample, and never 0.
pub(super) fn measured(of: Indicator, measured: Measured) -> Cell {
    match value(of, measured) {
        Some(text) => Cell::text(text),
        None => Cell::Blank,
    }
}

/// The same with its sample in brackets; a count is its own sample.
pub(super) fn with_sample(of: Indicator, measured: Measured) -> Cell {
    match value(of, measured) {
        Some(text) if of.unit() == Unit::Count => Cell::text(text),
        Some(text) => Cell::text(format!("{text} ({})", measured.n)),
        None => Cell::Blank,
    }
}

fn value(of: Indicator, measured: Measured) -> Option<String> {
    let reported = measured.value?;
    // Rounded once: from the fraction, where there is one.
    let exact = measured
        .sum
        .and_then(|sum| of.quotient(sum, measured.n))
        .unwrap_or(reported);
    let (value, decimals, sign) = match of.unit() {
        Unit::Count => (exact, 0, ""),
        Unit::Share => (exact * Decimal::ONE_HUNDRED, 2, "%"),
        Unit::PerThousand | Unit::Rating | Unit::Mark => (exact, 2, ""),
        Unit::Seconds | Unit::Minutes | Unit::MedianMinutes | Unit::Promoters => (exact, 1, ""),
    };
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    let mut value = value.round_dp_with_strategy(decimals, half_up);
    value.rescale(decimals);
    Some(format!("{value}{sign}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(of: Indicator, sum: u32, n: u64) -> String {
        let sum = Decimal::from(sum);
        let value = of.value(sum, n);
        let sum = Some(sum);
        measured(of, Measured { value, sum, n }).shown()
    }

    /// 7 ÷ 8 = 0.875; 2 ÷ 3 = 0.66666…; 2000 ÷ 3 = 666.666…; 100 s ÷ 60 = 1.666… min.
    #[test]
    fn each_unit_has_its_decimals() {
        assert_eq!(shown(Indicator::AnswerRate, 7, 8), "87.50%");
        assert_eq!(shown(Indicator::AnswerRate, 2, 3), "66.67%");
        assert_eq!(shown(Indicator::AnswerRate, 0, 3), "0.00%");
        assert_eq!(shown(Indicator::AnswerRate, 0, 0), "");
        assert_eq!(shown(Indicator::CsatMean, 14, 3), "4.67");
        assert_eq!(shown(Indicator::ComplaintRate, 2, 3), "666.67");
        assert_eq!(shown(Indicator::ResolutionMinutes, 100, 1), "1.7");
        assert_eq!(shown(Indicator::MeanWaitSeconds, 41, 2), "20.5");
    }

    /// 923 ÷ 200 = 4.615, up; 922991 ÷ 200000 = 4.614955, down, although its 4 decimals 4.6150 would go up.
    #[test]
    fn a_value_is_rounded_once() {
        assert_eq!(shown(Indicator::CsatMean, 923, 200), "4.62");
        assert_eq!(shown(Indicator::CsatMean, 922_991, 200_000), "4.61");
    }
}
