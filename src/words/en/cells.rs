//! Why a cell or a file does not read.

use rust_decimal::Decimal;

use super::{list, near};
use crate::problem::Wrong;

pub(super) fn wrong(wrong: &Wrong, column: &str, value: &str) -> String {
    let is_not = |what: &str| format!("`{value}` in `{column}` is not {what}");
    match wrong {
        Wrong::Date => is_not("a date: write it as 2026-10-08 or 2026-10-08 09:30:00"),
        Wrong::Seconds => is_not(
            "a duration: write seconds (143) or h:mm:ss (0:02:23), or say its `unit` in kefu.toml",
        ),
        Wrong::Whole(least) => is_not(&format!("a whole number from {least}")),
        Wrong::Minutes(least) => is_not(&format!(
            "a whole number of minutes from {least}: write digits only (480)"
        )),
        Wrong::Thousands(n) => format!(
            "`{value}` in `{column}` has three digits behind its point, which may be thousands: write {} or {}, without a point",
            (n * Decimal::ONE_THOUSAND).normalize(),
            n.trunc()
        ),
        Wrong::Number => is_not("a number: write digits, a sign and a point only (-2.5)"),
        Wrong::Positive => is_not("a number above 0"),
        Wrong::Rating => is_not(
            "a rating from 1 to 5: leave the cell blank when nobody rated, or say in kefu.toml what it means (`values`, `blank`)",
        ),
        Wrong::Likelihood => is_not(
            "a whole number from 0 to 10: leave the cell blank when nobody answered, or say in kefu.toml what it means (`blank`)",
        ),
        Wrong::Mark => is_not("a mark from 0 to 100: write digits and a point only (92.5)"),
        Wrong::LostBeforeSince(since) => {
            format!("`lost_on`, {value}, lies before `since`, {since}: correct one of them")
        }
        Wrong::Word { known, near: word } => is_not(&format!(
            "a word kefu knows there{}: write {}, or say in kefu.toml what it means (`values`)",
            near(word),
            list(known)
        )),
        Wrong::TooFine(decimals) => {
            format!("`{value}` in `{column}` has more than {decimals} decimals: round it")
        }
        Wrong::LeftBeforeHired(hired) => {
            format!(
                "the day of leaving, {value}, lies before the day of hiring, {hired}: correct one of them"
            )
        }
    }
}
