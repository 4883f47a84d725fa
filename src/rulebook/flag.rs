//! Flags (RULEBOOK §7): what a person must decide about somebody, and what that rests on. Spelt in results as here.

use std::fmt;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use strum::{IntoStaticStr, VariantNames};

use super::Claim;

/// What a person must decide about somebody.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Debug,
    IntoStaticStr,
    VariantNames,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FlagKind {
    /// 辞退条款复核
    DismissalReview,
    /// 应赔偿
    CompensationDue,
    /// 追究责任
    Liability,
    /// 可提前转正
    EarlyConfirmation,
    /// 可表彰
    Commendation,
    /// 调岗或培训
    TransferOrTraining,
}

impl FlagKind {
    /// Its name in files and results.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The claim of a rule that asks for it.
    pub fn claim(self) -> Option<Claim> {
        match self {
            FlagKind::CompensationDue => Some(Claim::CompensationDue),
            FlagKind::Liability => Some(Claim::Liability),
            FlagKind::DismissalReview
            | FlagKind::EarlyConfirmation
            | FlagKind::Commendation
            | FlagKind::TransferOrTraining => None,
        }
    }
}

impl From<Claim> for FlagKind {
    fn from(claim: Claim) -> Self {
        match claim {
            Claim::CompensationDue => FlagKind::CompensationDue,
            Claim::Liability => FlagKind::Liability,
        }
    }
}

/// What a dismissal review rests on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Cause {
    /// A score below this one.
    ScoreBelow(Decimal),
    /// Being last in so many months.
    Last(u32),
    /// A line of the rule with this id.
    Rule(String),
}

const SCORE_BELOW: &str = "score-below-";
const LAST_TWO: &str = "last-two-months";
const LAST: (&str, &str) = ("last-", "-months");

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::ScoreBelow(score) => write!(f, "{SCORE_BELOW}{score}"),
            Cause::Last(2) => f.write_str(LAST_TWO),
            Cause::Last(months) => write!(f, "{}{months}{}", LAST.0, LAST.1),
            Cause::Rule(id) => f.write_str(id),
        }
    }
}

impl From<String> for Cause {
    fn from(text: String) -> Self {
        let months = || {
            text.strip_prefix(LAST.0)?
                .strip_suffix(LAST.1)?
                .parse()
                .ok()
        };
        let score = || text.strip_prefix(SCORE_BELOW)?.parse().ok();
        if text == LAST_TWO {
            return Cause::Last(2);
        }
        let number = months().map(Cause::Last);
        number
            .or_else(|| score().map(Cause::ScoreBelow))
            .unwrap_or(Cause::Rule(text))
    }
}

impl From<Cause> for String {
    fn from(cause: Cause) -> Self {
        cause.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cause_is_read_as_it_was_written() {
        let score = Cause::ScoreBelow(Decimal::new(595, 1));
        let rule = Cause::Rule("last-T1".into());
        for (cause, text) in [
            (score, "score-below-59.5"),
            (Cause::Last(1), "last-1-months"),
            (Cause::Last(2), "last-two-months"),
            (Cause::Last(3), "last-3-months"),
            (rule, "last-T1"),
        ] {
            assert_eq!(cause.to_string(), text);
            assert_eq!(Cause::from(text.to_string()), cause);
        }
    }
}
