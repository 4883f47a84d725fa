//! 登记的行：登记人；以及关于投诉类别、紧急工单、考试成绩的疑问。

use rust_decimal::Decimal;

use super::{role, role_word};
use crate::event::Role;
use crate::problem::{NotAllowed, Unused};

/// 可能属于某条规则的投诉类别。
pub(super) fn category_near(rule: &str, category: &str, count: u64) -> String {
    format!(
        "{count} 件有效或待判定投诉的类别是 `{category}`，与规则 {rule} 的类别相近但不在其中：若是同一回事，请加进自己制度里 {rule} 的 `categories`；若不是，请在制度开头（用内置制度时在 kefu.toml 开头）写 other_categories = [\"{category}\"]"
    )
}

/// 可能是突发事件的超时工单。
pub(super) fn urgent(word: &str, count: u64) -> String {
    format!(
        "{count} 张优先级为 `{word}` 的工单超过了期限；`{word}` 现按 high 处理，不扣分：请在 kefu.toml 的 [[source]] 里 `priority` 的 `values` 写明它的意思，emergency = [\"{word}\"] 或 high = [\"{word}\"]"
    )
}

/// 像是以 1 为满分的成绩。
pub(super) fn exam_scale(full_mark: Decimal) -> String {
    format!(
        "这个文件里没有一个成绩高于 1，又没有写明满分，因此按 {full_mark} 分计，人人不及格：如果满分是 1，请加一列 `full_mark`，或在制度的 [exams] 写 full_mark = 1"
    )
}

/// 不起作用的设置。
pub(super) fn unused(key: &str, why: &Unused) -> String {
    match why {
        Unused::OwnPolicy => {
            format!("kefu.toml 的 `{key}` 只用于内置制度，而本月有自己的制度：请写进那份制度")
        }
        Unused::CategoryOf { category, rule } => format!(
            "`{key}` 里有 `{category}`，但该类别的有效投诉仍算 {rule}：请删去这个词，或用 `kefu policy init` 建立自己的制度并从 `categories` 去掉"
        ),
    }
}

/// 登记了不归自己登记的行。
pub(super) fn not_allowed(
    why: NotAllowed,
    agent: &str,
    of: Role,
    may: &[&str],
    recorder: &str,
    count: u64,
) -> String {
    let who = match why {
        NotAllowed::Stranger => "不在花名册上".to_string(),
        NotAllowed::Role(is) => format!("是{}", role_word(is)),
        NotAllowed::OtherTeam => "是其他班组的班组长".to_string(),
    };
    let first = if count == 1 { "这一行" } else { "第一行" };
    let may: Vec<_> = may.iter().map(|name| role(name)).collect();
    format!(
        "`{recorder}` {who}，不能登记却登记了 {count} 行：{first}针对{} {agent}，应由{}登记；请由他们登记、更正 `recorded_by`，或在制度（用内置制度时在 kefu.toml）的 [recorders] 写明谁可以登记",
        role_word(of),
        may.join("、")
    )
}
