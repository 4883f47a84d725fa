//! 文件不是可读的输入时是什么，看起来又像什么，哪些没有读取。

use crate::event::{Kind, Later, name_for};
use crate::problem::{
    FileFlaw, Form, NoTable, NotNamed, NotText, Own, Says, Unreached, ignore_line,
};

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

/// What is told of a whole file.
pub(super) fn of_file(flaw: &FileFlaw) -> String {
    match flaw {
        FileFlaw::NotNamed { name, why } => {
            format!("{}；{}", not_named(name, why), leave_out(name))
        }
        FileFlaw::NotRead { name, form } => format!("{}；{}", not_read(*form), leave_out(name)),
        FileFlaw::FolderNotRead {
            name,
            holds: Some(file),
        } => format!(
            "没有读取这个文件夹，里面有 `{file}`：请把要读的文件移到上一层；{}",
            leave_out(name)
        ),
        FileFlaw::FolderNotRead { name, holds: None } => format!(
            "这个文件夹的名称像输入文件，但无法打开：请把里面的文件移到上一层；{}",
            leave_out(name)
        ),
        FileFlaw::Own(own) => format!("这是 kefu 自己写的{}，不是输入，不读取", written(*own)),
        FileFlaw::OwnNamed { own, kind } => format!(
            "这是 kefu 自己写的{}，不是输入，不能用 --{} 读取",
            written(*own),
            kind.name()
        ),
        FileFlaw::Backup => "这是备份文件，不读取".into(),
        FileFlaw::Changed => {
            "读取时文件被改动，读到的内容可能新旧混杂：请等写入结束后再运行".into()
        }
        FileFlaw::OtherRoster { other, here, there } => {
            let only = |who: &[String], place: &str| {
                if who.is_empty() {
                    String::new()
                } else {
                    format!("；只在{place}有：{}", some(who))
                }
            };
            format!(
                "这份花名册与 {other} 的人员不同{}{}：其中一份过期了吗？",
                only(here, "这里"),
                only(there, "那里")
            )
        }
        FileFlaw::UnmatchedIgnore(pattern) => {
            format!("没有文件或文件夹符合 `ignore` 里的 `{pattern}`：请更正或删去")
        }
        FileFlaw::NamedAndIgnored { name, kind } => ignored(name, *kind),
        FileFlaw::ActionsIgnored { name } => ignored(name, Kind::Actions),
        FileFlaw::SettingsUnreached(why) => unreached("设置", why),
        FileFlaw::PolicyUnreached(why) => unreached("制度", why),
        FileFlaw::HistoryUnreached(why) => unreached("以前月份的结果", why),
    }
}

/// A table that nothing names.
fn not_named(name: &str, why: &NotNamed) -> String {
    match why {
        NotNamed::Fits { kinds, system } => match kinds.as_slice() {
            [] => "没有读取：看起来是一张表，但文件名和列都看不出是什么；如果是输入，请按类别改名，例如 违规-….csv，或在 kefu.toml 里写一个 [[source]]".into(),
            kinds => format!("没有读取：看起来是{}文件{}，但文件名不是；{}", any(kinds), system.map_or(String::new(), |system| format!("（{system}）")), give(kinds, name)),
        },
        NotNamed::Several(kinds) => format!("没有读取：文件名可以是{}，从列里分不出是哪一种；{}", any(kinds), give(kinds, name)),
        NotNamed::Contradicts { named, fits } => format!("没有读取：文件名是{}，列却是{}的；{}", named.declared().chinese, any(fits), give(fits, name)),
        NotNamed::Later(of) => format!("没有读取：文件名是{}，这个版本的 kefu 还不读取", later(*of)),
        NotNamed::CopyOf(other) => format!("内容与 {other} 完全相同，文件名却是另一类：请删去其中一个"),
    }
}

/// What to call a file, or what to say of it.
fn give(kinds: &[Kind], name: &str) -> String {
    let names: Vec<_> = kinds
        .iter()
        .map(|kind| format!("`{}`", name_for(*kind, kind.chinese_name(), name)))
        .collect();
    format!(
        "请改名为 {}，或在 kefu.toml 里写一个 [[source]]",
        names.join(" 或 ")
    )
}

fn any(kinds: &[Kind]) -> String {
    let names: Vec<_> = kinds.iter().map(|of| of.declared().chinese).collect();
    names.join("或")
}

fn later(later: Later) -> &'static str {
    match later {
        Later::Shifts => "排班或考勤",
        Later::Workloads => "工作量汇总",
        Later::Answers => "答复",
        Later::Decisions => "复核或申诉",
    }
}

/// How a file that is no input is left alone.
fn leave_out(name: &str) -> String {
    format!(
        "如果不是输入，请放进名为 `其他` 的文件夹，或在 kefu.toml 开头写：{}",
        ignore_line(name)
    )
}

fn not_read(form: Form) -> &'static str {
    match form {
        Form::Workbook => "这是工作簿，kefu 还不能读取：请把要用的工作表另存为“CSV UTF-8”",
        Form::Packed => "这是压缩包，kefu 不会解压：请先解压，或压缩成 .csv.gz",
        Form::Ending => "文件名像输入文件，但这种格式 kefu 不能读取：请另存为“CSV UTF-8”",
    }
}

fn written(own: Own) -> &'static str {
    match own {
        Own::Rules => "规则表",
        Own::Summary => "月度汇总",
        Own::Indicators => "指标表",
        Own::Complaints => "投诉清单",
        Own::Improve => "改进清单",
        Own::Trend => "多月对比",
        Own::WhatIf => "试算表",
        Own::Rejects => "被剔除的行",
        Own::Page => "报告",
        Own::Problems => "问题清单",
        Own::Result => "结果（以前月份的结果请放进 history/）",
    }
}

fn ignored(name: &str, kind: Kind) -> String {
    format!(
        "`ignore` 要排除 {name}，--{} 又要读取它：请去掉其中一个",
        kind.name()
    )
}

fn unreached(what: &str, why: &Unreached) -> String {
    match why {
        Unreached::Case { right } => {
            format!("这可能是{what}，但文件名大小写不对，没有读取：请改名为 `{right}`")
        }
        Unreached::Dangling(to) => format!(
            "这是指向 `{to}` 的链接，而那里什么也没有，{what}可能就在那里：是不是没有挂载？请修复或删除链接"
        ),
        Unreached::Folder => format!("这是文件夹，而这里需要文件（{what}）：请改名"),
        Unreached::NotAFolder => format!("这是文件，而这里需要文件夹（{what}）：请改名"),
        Unreached::Denied => format!("没有权限读取{what}：请开放读取权限"),
        Unreached::Other(words) => format!("无法读取{what}（{words}）"),
    }
}

/// A few of many.
fn some(who: &[String]) -> String {
    const SHOWN: usize = 6;
    let shown = who.get(..SHOWN).unwrap_or(who).join("、");
    match who.len().saturating_sub(SHOWN) {
        0 => shown,
        more => format!("{shown}等，还有 {more} 人"),
    }
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
