//! How grave a line is, and where it is recorded.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantNames};

use crate::event::Kind;

/// How grave a line is.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    EnumString,
    IntoStaticStr,
    VariantNames,
    Serialize,
    Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// 加分
    Bonus,
    /// 轻微
    Minor,
    /// 中度
    Moderate,
    /// 严重
    Serious,
    /// 辞退类
    Termination,
    /// 额外奖惩
    Adjustment,
}

impl Severity {
    /// All of them.
    pub const ALL: [Severity; 6] = [
        Severity::Bonus,
        Severity::Minor,
        Severity::Moderate,
        Severity::Serious,
        Severity::Termination,
        Severity::Adjustment,
    ];

    /// The severity of that name.
    pub fn named(name: &str) -> Option<Self> {
        Severity::ALL.into_iter().find(|one| one.name() == name)
    }

    /// Its name in files and results.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// Whether a line of it is a violation.
    pub fn is_violation(self) -> bool {
        !matches!(self, Severity::Bonus | Severity::Adjustment)
    }

    /// The kind of file that its rules are recorded in.
    pub fn recorded_in(self) -> Kind {
        match self {
            Severity::Bonus => Kind::Awards,
            Severity::Adjustment => Kind::Adjustments,
            _ => Kind::Violations,
        }
    }
}
