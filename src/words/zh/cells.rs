//! 单元格和文件无法读取的原因。

use rust_decimal::Decimal;

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
        Wrong::Minutes(least) => is_not(&format!("不是从 {least} 起的整数分钟：只写数字（480）")),
        Wrong::Thousands(n) => is_not(&format!(
            "小数点后有三位数字，可能是千位分隔：请写 {} 或 {}，不要小数点",
            (n * Decimal::ONE_THOUSAND).normalize(),
            n.trunc()
        )),
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

pub(super) fn both_orders(column: &str, value: &str, other: &str, at: &str) -> String {
    format!(
        "`{column}` 列里有的日期日在前，有的月在前（这里是 `{value}`，{at} 是 `{other}`）：请按 2026-10-08 的格式导出日期"
    )
}

pub(super) fn mixed_dates(column: &str, value: &str, other: &str, at: &str) -> String {
    format!(
        "`{column}` 列里似乎有一部分日期被电子表格颠倒了日和月：年份在前的日期（如这里的 `{value}`）日都不超过 12，其余日期（如 {at} 的 `{other}`）日都大于 12：请按 2026-10-08 的格式重新导出日期"
    )
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
