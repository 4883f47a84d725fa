//! 文件不是可读的输入时是什么，看起来又像什么。

use crate::event::Kind;
use crate::problem::{NoTable, NotText, Says};

/// A first line that is no header.
pub(super) fn no_header(line: u32, presets: &[&str]) -> String {
    format!(
        "第 {line} 行像是数据，不像表头：请在 kefu.toml 的 [[source]] 里写明 {}header = 0 和 names = [\"…\"]",
        presets
            .iter()
            .map(|name| format!("preset = \"{name}\" 或 "))
            .collect::<String>()
    )
}

/// A file that looks like an input by its name or headers.
pub(super) fn not_named(kind: Kind, system: Option<&str>) -> String {
    format!(
        "没有读取：看起来是{}文件{}，但文件名不是；请改名为 {}-….csv，或在 kefu.toml 里写一个 [[source]]",
        super::kinds::kind(kind),
        system.map_or(String::new(), |system| format!("（{system}）")),
        kind.name()
    )
}

pub(super) fn not_text(not: NotText) -> String {
    match not {
        NotText::Byte {
            offset,
            byte,
            label,
        } => format!(
            "第 {} 个字节（0x{byte:02X}）不是 UTF-8，也无从得知文件的编码：请另存为“CSV UTF-8”，或在 kefu.toml 的 [[source]] 里注明编码{}",
            offset + 1,
            label.map_or(String::new(), |label| format!(
                "，很可能是 encoding = \"{}\"",
                label.to_lowercase()
            ))
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
