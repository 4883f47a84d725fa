//! What `policy check` found: mistakes and doubts, in words. And what `policy test` found, as JSON.

use serde::Serialize;

use crate::problem::Level;
use crate::problem::{Mistake, PlacedDoubt};
use crate::result::Trial;
use crate::words::{self, Lang};

/// Something found in a policy, put into words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Remark {
    /// How bad it is.
    pub level: Level,
    /// Its code.
    pub code: &'static str,
    /// Its line, the first is 1.
    pub line: u32,
    /// The sentence.
    pub message: String,
}

/// Puts what was found into words, in the order of lines.
pub fn findings(mistakes: &[Mistake], doubts: &[PlacedDoubt], lang: Lang) -> Vec<Remark> {
    let mistake = |mistake: &Mistake| Remark {
        level: Level::Error,
        code: mistake.flaw.code(),
        line: mistake.line,
        message: words::flaw(&mistake.flaw, lang),
    };
    let doubt = |finding: &PlacedDoubt| Remark {
        level: finding.doubt.level(),
        code: finding.doubt.code(),
        line: finding.line,
        message: words::doubt(&finding.doubt, lang),
    };
    let mut told: Vec<Remark> = mistakes.iter().map(mistake).collect();
    told.extend(doubts.iter().map(doubt));
    told.sort_by_key(|told| told.line);
    told
}

/// What was found as JSON, with the number of cases.
///
/// # Errors
/// Never for what [`findings`] gave.
pub fn findings_json(findings: &[Remark], cases: usize) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Whole<'a> {
        findings: &'a [Remark],
        cases: usize,
    }
    super::json::json(&Whole { findings, cases })
}

/// What came of the cases, as JSON.
///
/// # Errors
/// Never.
pub fn trials_json(trials: &[Trial]) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Whole<'a> {
        cases: &'a [Trial],
    }
    super::json::json(&Whole { cases: trials })
}
