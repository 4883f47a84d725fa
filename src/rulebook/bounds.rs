//! How points become a score (RULEBOOK §3): baseline, floor and cap, and what points may be.

use rust_decimal::Decimal;

use super::{BlankPoints, Value};

/// Baseline, floor and cap, in points.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// What everybody starts from.
    pub baseline: Decimal,
    /// The lowest score.
    pub floor: Decimal,
    /// The highest score.
    pub cap: Decimal,
    /// How many decimals points may have.
    pub points_decimals: u32,
    /// What points must be a multiple of, if of anything.
    pub points_step: Option<Decimal>,
    /// The most that a month's bonuses can sum to.
    pub max_bonus: Option<Decimal>,
    /// The most that a month's deductions can sum to, as a magnitude.
    pub max_deductions: Option<Decimal>,
    /// What blank points of a range mean.
    pub blank_points: BlankPoints,
}

impl Bounds {
    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let Bounds {
            baseline,
            floor,
            cap,
            points_decimals,
            points_step,
            max_bonus,
            max_deductions,
            blank_points,
        } = self;
        vec![
            ("baseline", Value::Number(*baseline)),
            ("floor", Value::Number(*floor)),
            ("cap", Value::Number(*cap)),
            ("points_decimals", Value::whole(*points_decimals)),
            ("points_step", Value::maybe(*points_step)),
            ("max_bonus", Value::maybe(*max_bonus)),
            ("max_deductions", Value::maybe(*max_deductions)),
            ("blank_points", Value::choice(*blank_points)),
        ]
    }

    /// A sum between floor and cap.
    pub fn hold(&self, raw: Decimal) -> Decimal {
        raw.clamp(self.floor, self.cap.max(self.floor))
    }

    /// Whether `points` are a multiple of the step, where there is one.
    pub fn on_step(&self, points: Decimal) -> bool {
        self.points_step
            .is_none_or(|step| points.checked_rem(step).is_some_and(|rest| rest.is_zero()))
    }
}
