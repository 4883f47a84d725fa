//! 单元格和文件无法读取的原因。

use super::{list, near, role_word};
use crate::event::Role;
use crate::problem::{NoTable, NotText, Says, Wrong};

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

pub(super) fn not_text(not: NotText) -> String {
    match not {
        NotText::Byte(offset, byte) => format!(
            "第 {} 个字节（0x{byte:02X}）不是 UTF-8，也无从得知文件的编码：请另存为“CSV UTF-8”，或在 kefu.toml 中注明 `encoding`",
            offset + 1
        ),
        NotText::Binary(offset) => format!(
            "第 {} 个字节是 NUL：这不是文本文件，请导出为 CSV",
            offset + 1
        ),
        NotText::Stray {
            charset,
            says,
            offset,
            byte,
        } => {
            let charset = charset.name();
            let why = match says {
                Says::Settings => {
                    format!(
                        "kefu.toml 注明文件是 {charset}：请更正 `encoding`，或另存为“CSV UTF-8”"
                    )
                }
                Says::Mark => {
                    format!("但字节顺序标记表明文件是 {charset}：请重新导出，或另存为“CSV UTF-8”")
                }
                Says::Text => format!("但文件看来是 {charset}：请重新导出，或另存为“CSV UTF-8”"),
            };
            format!(
                "第 {} 个字节（0x{byte:02X}）不是 {charset}，{why}",
                offset + 1
            )
        }
        NotText::Page => "不论文件名如何，这是网页而不是 CSV：请重新导出为 CSV".into(),
        NotText::Pointer => "这是 Git LFS 的指针，不是文件本身：请取回文件".into(),
        NotText::Workbook => {
            "不论文件名如何，这是工作簿或压缩包而不是 CSV：请另存为“CSV UTF-8”".into()
        }
    }
}

pub(super) fn no_table(no: &NoTable) -> String {
    match no {
        NoTable::Pivot(word) => format!("这是数据透视表（`{word}`），只有汇总：请导出明细"),
        NoTable::SideBySide => "几张表并排放在一起：请把每张表单独存成一个文件".into(),
        NoTable::Cut => "导出文件自己写明不完整：请分批重新导出".into(),
    }
}
