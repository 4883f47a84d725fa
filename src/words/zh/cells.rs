//! 单元格和文件无法读取的原因。

use super::{list, near, role_word};
use crate::event::Role;
use crate::problem::Wrong;

pub(super) fn wrong(wrong: &Wrong, column: &str, value: &str) -> String {
    let is_not = |what: &str| format!("`{column}` 列的 `{value}` {what}");
    match wrong {
        Wrong::Date => is_not("不是日期：请写成 2026-10-08 或 2026-10-08 09:30:00"),
        Wrong::Seconds => {
            is_not("不是时长：请写秒数（143）或 h:mm:ss（0:02:23），或在 kefu.toml 里写明 `unit`")
        }
        Wrong::Whole(least) => is_not(&format!("不是从 {least} 起的整数")),
        Wrong::Number => is_not("不是数字：只能用数字、正负号和小数点（-2.5）"),
        Wrong::Positive => is_not("不是大于 0 的数字"),
        Wrong::Rating => is_not(
            "不是 1 到 5 的评分：没有评分请留空，或在 kefu.toml 里写明它的意思（`values`、`blank`）",
        ),
        Wrong::Likelihood => {
            is_not("不是 0 到 10 的整数：没有作答请留空，或在 kefu.toml 的 `blank` 里写明它的意思")
        }
        Wrong::Mark => is_not("不是 0 到 100 的分数：只能用数字和小数点（92.5）"),
        Wrong::LostBeforeSince(since) => {
            format!("流失日期 {value} 早于成为客户的日期 {since}：请更正其中一个")
        }
        Wrong::Word { known, near: word } => is_not(&format!(
            "无法识别{}：请写 {}，或在 kefu.toml 的 `values` 里写明它的意思",
            near(word),
            words(known)
        )),
        Wrong::TooFine(decimals) => is_not(&format!("超过 {decimals} 位小数：请四舍五入")),
        Wrong::LeftBeforeHired(hired) => {
            format!("离职日期 {value} 早于入职日期 {hired}：请更正其中一个")
        }
    }
}

/// The words that a column knows, as they are written in Chinese.
fn words(known: &[&str]) -> String {
    let word = |name: &&str| match *name {
        "yes" => "是",
        "no" => "否",
        "answered" => "已接",
        "missed" => "未接",
        "abandoned" => "放弃",
        "low" => "低",
        "normal" => "普通",
        "high" => "高",
        "emergency" => "突发",
        name => Role::named(name).map_or("", role_word),
    };
    list(&known.iter().map(word).collect::<Vec<_>>())
}
