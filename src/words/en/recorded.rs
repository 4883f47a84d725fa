//! What is asked about categories, urgent tickets and marks, and about who recorded a row.

use rust_decimal::Decimal;

use super::rows;
use crate::event::Role;
use crate::problem::{NotAllowed, Unused};
use crate::words::{Lang, role};

/// A category that may be one of a rule's.
pub(super) fn category_near(rule: &str, category: &str, count: u64) -> String {
    let have = if count == 1 {
        "1 valid or undecided complaint has".to_string()
    } else {
        format!("{count} valid or undecided complaints have")
    };
    format!(
        "{have} the category `{category}`, which is near to those of rule {rule} and none of them: if it means the same, add it to `categories` of {rule} in a policy of your own; if not, write other_categories = [\"{category}\"] at the top of the policy (of kefu.toml, where the built-in one holds)"
    )
}

/// Late tickets of a word that may mean an emergency.
pub(super) fn urgent(word: &str, count: u64) -> String {
    let missed = if count == 1 {
        "1 ticket".to_string()
    } else {
        format!("{count} tickets")
    };
    format!(
        "{missed} of priority `{word}` missed the due time, and `{word}` is taken for high, which costs nothing: say what it means under `values` of `priority` in a [[source]] of kefu.toml, emergency = [\"{word}\"] or high = [\"{word}\"]"
    )
}

/// Marks that look like shares of 1.
pub(super) fn exam_scale(full_mark: Decimal) -> String {
    format!(
        "no mark of this file is above 1, and nothing says the full mark, so it is {full_mark} and everybody fails: if 1 is the full mark, say so in a column `full_mark`, or by full_mark = 1 under [exams] of the policy"
    )
}

/// A key of the settings that has no effect.
pub(super) fn unused(key: &str, why: &Unused) -> String {
    match why {
        Unused::OwnPolicy => format!(
            "`{key}` of kefu.toml holds over the built-in rulebook alone, and this month has one of its own: move it into that policy"
        ),
        Unused::CategoryOf { category, rule } => format!(
            "`{key}` names `{category}`, and a valid complaint of that category has a line of {rule} all the same: drop the word, or start a policy of your own (`kefu policy init`) and take it out of `categories`"
        ),
    }
}

/// Somebody recorded rows that are not theirs to record.
pub(super) fn not_allowed(
    why: NotAllowed,
    agent: &str,
    of: Role,
    may: &[&str],
    recorder: &str,
    count: u64,
) -> String {
    let who = match why {
        NotAllowed::Stranger => ", who is not on the roster,".to_string(),
        NotAllowed::Role(is) => format!(", who is {},", a(role(is.name(), Lang::En))),
        NotAllowed::OtherTeam => ", who leads another team,".to_string(),
    };
    let about = if count == 1 { "it is" } else { "the first is" };
    let may: Vec<_> = may.iter().map(|name| a(role(name, Lang::En))).collect();
    let may = match may.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    };
    format!(
        "`{recorder}`{who} recorded {} and may not: {about} about {agent}, and rows about {} are recorded by {may}; let one of them do it, correct `recorded_by`, or say under [recorders] of the policy (of kefu.toml, where the built-in one holds) who may",
        rows(count),
        a(role(of.name(), Lang::En))
    )
}

/// A name with its article.
fn a(name: &str) -> String {
    match name {
        "lead of the own team" => "a lead of their team".into(),
        name if name.starts_with('a') => format!("an {name}"),
        name => format!("a {name}"),
    }
}
