//! 程序为什么没有做成，或为什么不能这样用。

use std::error::Error;
use std::io::{self, ErrorKind};

use super::near;
use crate::indicator::Indicator;
use crate::words::failure::{Damage, Failure, as_made, chain};

pub(in crate::words) fn failure(
    failure: &Failure,
    cause: Option<&(dyn Error + 'static)>,
) -> String {
    let what = what(failure);
    match cause.map(|cause| (cause, known(cause))) {
        None => what,
        Some((_, Some(why))) => format!("{what}：{why}"),
        Some((cause, None)) => format!("{what}（{}）", as_made(cause)),
    }
}

/// What an error of the system says, of the kinds that are met.
fn known(cause: &(dyn Error + 'static)) -> Option<&'static str> {
    let error = chain(cause).find_map(|cause| cause.downcast_ref::<io::Error>())?;
    if let Some(damage) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return Some(match damage {
            Damage::Cut => "文件不完整（.gz 可能已损坏）",
            Damage::Unreadable => "无法解压（.gz 可能已损坏）",
        });
    }
    Some(match error.kind() {
        ErrorKind::NotFound => "没有这个文件或文件夹",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::AlreadyExists => "已经存在",
        ErrorKind::IsADirectory => "这是文件夹",
        ErrorKind::NotADirectory => "路径里有一段不是文件夹",
        ErrorKind::InvalidFilename => "名称太长或不合规定",
        ErrorKind::StorageFull => "磁盘已满",
        ErrorKind::QuotaExceeded => "磁盘配额已用完",
        ErrorKind::FileTooLarge => "文件太大",
        ErrorKind::ReadOnlyFilesystem => "磁盘是只读的",
        ErrorKind::BrokenPipe => "管道已关闭",
        _ => return None,
    })
}

fn what(failure: &Failure) -> String {
    match failure {
        Failure::Read(name) => format!("无法读取 {name}"),
        Failure::Open(name) => format!("无法打开 {name}"),
        Failure::ReadStandardInput => "无法读取标准输入".into(),
        Failure::Keep(Some(name)) => format!("无法把 {name} 存入临时文件"),
        Failure::Keep(None) => "无法把标准输入存入临时文件".into(),
        Failure::ReadFolder(folder) => format!("无法读取文件夹 {folder}"),
        Failure::Look(path) => format!("查找文件时无法读取 {path}"),
        Failure::FolderForFile(path) => format!("{path} 是文件夹，而这里需要文件：请改名"),
        Failure::FileForFolder(path) => {
            format!("{path} 是文件，不是文件夹：请用选项写明它的种类，例如 --calls {path}")
        }
        Failure::FileInTheWay(path) => format!("{path} 是文件：请写一个文件夹"),
        Failure::MakeFolder(folder) => format!("无法新建文件夹 {folder}"),
        Failure::Write(file) => format!("无法写入 {file}"),
        Failure::WriteOverFolder(path) => format!("无法写入 {path}：这是文件夹"),
        Failure::NoFolder { file, folder } => {
            format!("无法写入 {file}：没有文件夹 {folder}")
        }
        Failure::WriteInto(folder) => format!("无法在 {folder} 里写文件"),
        Failure::WriteStandardOutput => "无法写到标准输出".into(),
        Failure::Format => "无法写出结果".into(),
        Failure::ThereAlready(file) => {
            format!("{file} 已经存在，而且内容不同：请换一个文件名，或加上 --force")
        }
        Failure::OverInput(file) => format!("{file} 是输入文件：请写到另一个文件"),
        Failure::WrittenTwice(file) => format!("{file} 会被写入两次：请写两个不同的文件"),
        Failure::RowsDoNotAddUp(file) => format!(
            "{file} 的行数对不上，因此没有写出任何结果：这是 kefu 的错误，请报告，方便的话附上该文件"
        ),
        Failure::FolderForOutput(path) => format!("{path} 是文件夹：请写其中的一个文件名"),
        Failure::OtherEnding(file) => {
            format!("--format 与 {file} 的扩展名不一致：请去掉其中一个")
        }
        Failure::NoEnding { file, endings } => format!(
            "从 {file} 的扩展名看不出格式：请用 {}，或写明 --format",
            either(endings)
        ),
        Failure::OtherFormat {
            file,
            format,
            endings,
        } => format!(
            "{file} 要的是 {format} 格式，本命令不写这种格式：请用 {}",
            either(endings)
        ),
        Failure::MarkWithoutSheet => "--bom 只用于 CSV 和 TSV，本命令不写这两种格式".into(),
        Failure::TableWithoutCsv => {
            "--table 用来选 CSV 和 TSV 里写哪张表：请写 --format csv 或 -o FILE.csv，否则去掉它"
                .into()
        }
        Failure::NeedsFiles => "--rejects 和 --problems 需要写文件名：标准输出留给结果".into(),
        Failure::NothingNamed => {
            "请写明读取哪个文件夹，例如 `kefu score 2026-10`，或用 --calls、--agents 等选项写明文件"
                .into()
        }
        Failure::NoInput(folder) => format!(
            "{folder} 里没有输入文件：没有名称像 agents.csv、calls.csv、violations.csv 的文件；`kefu init {folder}` 会新建模板"
        ),
        Failure::NoMatch(pattern) => format!("没有文件符合 `{pattern}`"),
        // The parser knows only its own language.
        Failure::NotAPattern {
            pattern,
            at,
            why: _,
        } => format!(
            "`{pattern}` 不是正确的通配写法：第 {} 个字符附近有错",
            at + 1
        ),
        Failure::StandardInputForKinds => "标准输入（`-`）只能用于一种文件".into(),
        Failure::StandardInputTwice => "标准输入（`-`）只能读取一次".into(),
        Failure::NamedTwice(name) => format!("{name} 写了两次：其中的行会重复计算"),
        Failure::Txt { name, right } => {
            format!("没有读取 {name}：编辑器在文件名后加了 .txt；请改名为 {right}")
        }
        Failure::NoKind(file) => {
            format!("看不出 {file} 是哪种文件：请写明 --kind calls、tickets 等")
        }
        Failure::NotAMonth(not) => format!(
            "--month：`{}` 不是月份：请写成 YYYY-MM，例如 2026-10，或写 `last`",
            not.0
        ),
        Failure::NoMonth(held) => {
            let held: Vec<String> = held.iter().map(ToString::to_string).collect();
            let held = match held.as_slice() {
                [] => String::new(),
                held => format!("；文件里有 {}", held.join("、")),
            };
            format!("请用 --month YYYY-MM 写明月份{held}")
        }
        Failure::MonthForSeveral => {
            "--month 只能用于一个文件夹：有多个时，由各自的 kefu.toml 或文件夹名称写明月份".into()
        }
        Failure::SameMonth {
            first,
            second,
            month,
        } => format!("{first} 和 {second} 都是 {month}：每个月份只能写一次"),
        Failure::NotATime(text) => {
            format!("--as-of：`{text}` 不是时间：请写成 2026-10-15 或 \"2026-10-15 18:00\"")
        }
        Failure::OutsideMonth { time, month } => format!("--as-of：{time} 不在 {month} 之内"),
        Failure::NotTheTime { variable, text } => format!(
            "{variable}：`{text}` 不是时间：请写成 2026-11-01T09:00:00+08:00，或取消这个变量"
        ),
        Failure::Nobody {
            word,
            near: meant,
            month,
            scored,
            more,
        } => format!(
            "{month} 参加考核的人里没有 `{word}`{}（参加考核的有：{}{}）",
            near(meant),
            scored.join("、"),
            if *more { "……" } else { "" }
        ),
        Failure::NotScored { id, name, month } => format!(
            "{id} {name} 在花名册上，但不参加 {month} 的考核：请查看 role、hired_on 和 left_on"
        ),
        Failure::Several { word, ids } => {
            format!("叫 `{word}` 的有多人：请写其中一个工号：{}", ids.join("、"))
        }
        Failure::FolderForAgent(folder) => format!(
            "`{folder}` 是文件夹，而这里要先写人：请写成 `kefu explain AGENT {folder}`，AGENT 是工号或姓名"
        ),
        Failure::NobodyInTeam { team, teams } => {
            format!("没有人在 `{team}` 班组；现有的班组：{}", teams.join("、"))
        }
        Failure::NobodyOfTheTeam => "指定的人都不在指定的班组里：请去掉 --agent 或 --team".into(),
        Failure::NoIndicator { word, near: meant } => format!(
            "没有叫 `{word}` 的指标{}（可以写：all、{}）",
            near(meant),
            Indicator::KEYS.join("、")
        ),
        Failure::ChannelsOfSome => "--by channel 针对整个客服部门：请去掉 --agent 和 --team".into(),
        Failure::NoResult => "没有考核结果：`kefu score DIR -o MONTH.json` 会写出一份".into(),
        Failure::NoResultIn(folder) => format!(
            "{folder} 里没有考核结果：没有 .json 文件；`kefu score DIR -o {folder}/MONTH.json` 会写出一份"
        ),
        Failure::Currencies(currencies) => format!(
            "两份制度的绩效币种不同（{}），又没有写明汇率：请比较同一 `currency` 的制度",
            currencies.join("、")
        ),
        Failure::NoRulebook(name) => format!("没有名为 `{name}` 的制度"),
        Failure::BuiltIn => "内置的制度无法读取".into(),
        Failure::NoRule { word, near: meant } => format!(
            "没有 `{word}` 这条规则{}（`kefu policy show` 会列出全部规则）",
            near(meant)
        ),
    }
}

/// `.csv、.json 或 .txt`。
fn either(words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => format!("{} 或 {last}", first.join("、")),
        words => words.concat(),
    }
}
