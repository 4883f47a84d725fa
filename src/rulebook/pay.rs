//! How a score becomes money (RULEBOOK §3): the one place of the formula. The currency is only a name here.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::{Value, exact};

/// How a score becomes money.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Pay {
    /// Money for each point above or below the baseline.
    #[serde(with = "exact")]
    pub per_point: Decimal,
    /// The most that it moves, either way.
    #[serde(with = "exact")]
    pub limit: Decimal,
    /// The first month of service that is paid by it.
    pub from_service_month: u32,
    /// Decimals of the amount.
    pub decimals: u32,
    /// The ISO code of the currency.
    #[serde(skip_serializing_if = "is_usual")]
    pub currency: String,
}

/// The currency where a policy names none.
const USUAL: &str = "CNY";

fn is_usual(currency: &str) -> bool {
    currency == USUAL
}

impl Default for Pay {
    fn default() -> Self {
        Pay {
            per_point: Decimal::ZERO,
            limit: Decimal::ZERO,
            from_service_month: 0,
            decimals: 0,
            currency: USUAL.to_string(),
        }
    }
}

/// What a score earns, step by step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Earned {
    /// Points from the baseline, times money a point.
    pub product: Decimal,
    /// The float: the product within the limit, rounded once, half away from zero.
    pub float: Decimal,
    /// Whether the limit cut it.
    pub limited: bool,
}

impl Pay {
    /// What a score earns, of somebody who is eligible.
    pub fn earned(&self, score: Decimal, baseline: Decimal) -> Earned {
        let product = (score - baseline).saturating_mul(self.per_point);
        let limit = self.limit.abs();
        let float = product
            .clamp(-limit, limit)
            .round_dp_with_strategy(self.decimals, RoundingStrategy::MidpointAwayFromZero);
        Earned {
            product,
            float: float.normalize(),
            limited: product.abs() > limit,
        }
    }

    /// Whether somebody is paid by it yet; a month of service that nobody knows is.
    pub fn is_eligible(&self, service_month: Option<i64>) -> bool {
        service_month.is_none_or(|month| month >= i64::from(self.from_service_month))
    }

    /// How many points from the baseline the limit is reached; None: no number of points reaches it.
    pub fn reach(&self) -> Option<Decimal> {
        self.limit.checked_div(self.per_point)
    }

    /// What it says, by key.
    pub(super) fn settings(&self) -> Vec<(&'static str, Value)> {
        let Pay {
            currency,
            per_point,
            limit,
            from_service_month,
            decimals,
        } = self;
        vec![
            ("currency", Value::text(currency)),
            ("per_point", Value::Number(*per_point)),
            ("limit", Value::Number(*limit)),
            ("from_service_month", Value::whole(*from_service_month)),
            ("decimals", Value::whole(*decimals)),
        ]
    }
}
