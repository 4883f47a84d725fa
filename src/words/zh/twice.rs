//! 重复的行和文件，以及同一编号下的不同内容。

use super::near;
use crate::event::{Apart, Kind};
use crate::problem::Alike;
use crate::source::SourceRef;

type Place<'p> = &'p dyn Fn(SourceRef) -> String;

pub(super) fn same_file(kind: Kind, other: u32, count: u64, place: Place<'_>) -> String {
    let (file, line) = (other, 0);
    let other = place(SourceRef { file, line });
    let other = other.strip_suffix(":0").unwrap_or(&other);
    let those = if kind == Kind::Calls {
        "没有编号的通话"
    } else {
        "本月的行"
    };
    format!(
        "{those}与 {other} 完全相同（{count} 行）：其中一个是副本；请删去，或在 kefu.toml 里用 `ignore` 排除"
    )
}

/// What makes two events of two rows that are alike.
fn apart(kind: Kind) -> String {
    let declared = kind.declared();
    let (Some(id), Some(twice)) = (declared.id, declared.twice) else {
        return "各写编号".into();
    };
    let id = declared.columns[id].name;
    let or = match twice.apart {
        Apart::Note => " 或不同的备注",
        Apart::Reason => " 或不同的原因",
        Apart::Subject => " 或不同的科目",
        Apart::Nothing => "",
    };
    format!("各写 `{id}`{or}")
}

pub(super) fn same_row(kind: Kind, first: &str, alike: Alike, count: u64) -> String {
    let apart = apart(kind);
    match alike {
        Alike::InTwoFiles => {
            format!("{first} 有完全相同的一行：请删去其中一行；如果确是两件事，请{apart}")
        }
        Alike::InOneFile if kind.column("times").is_some() => format!(
            "{first} 有完全相同的一行，两行都计：请删去一行，或在一行的 `times` 里写 2；如果确是两件事，请{apart}"
        ),
        Alike::InOneFile => {
            format!("{first} 有完全相同的一行，两行都计：请删去一行；如果确是两件事，请{apart}")
        }
        Alike::ByChanceInTwoFiles => format!(
            "{count} 行与另一个文件里的行相同，第一个同 {first}：都计入，因为内容太少，无法判断是否重复；请{apart}，或导出具体时间"
        ),
        Alike::ByChanceInOneFile => {
            format!("{count} 行在本文件里重复出现，第一个同 {first}：都计入")
        }
    }
}

pub(super) fn moved(id: &str, from: &str, to: &str, older: &str) -> String {
    let to = if to.is_empty() {
        "不再属于任何人".to_string()
    } else {
        format!("属于 `{to}`")
    };
    format!("投诉 `{id}` 原属 `{from}`（{older}），最新版本{to}，以最新版本为准：对吗？")
}

pub(super) fn survey_ref(value: &str, word: &Option<String>, count: u64) -> String {
    let near = near(word);
    if count == 1 {
        format!(
            "`ref` 列的 `{value}` 不在读入的任何通话或工单里{near}：请更正，否则那里也有的评分会计两次"
        )
    } else {
        format!(
            "{count} 份答卷的 `ref` 不在读入的任何通话或工单里，例如 `{value}`{near}：请更正，否则那里也有的评分会计两次"
        )
    }
}

pub(super) fn reused(count: u64) -> String {
    format!(
        "{count} 行与另一通通话同号，但客服、时间或接听结果不同：同一通话的几段只计最先接通的一段，都未接通则计第一段；如果是不同的通话，请给每通自己的编号，或把几列合起来写作 `call_id`"
    )
}

/// What to do about an id with several contents that differ in these columns.
pub(super) fn conflict(kind: Kind, columns: &[&str]) -> &'static str {
    let began = |column: &&str| kind.declared().moment == kind.column(column);
    if kind == Kind::Exams {
        "一个编号只属于一个人的一次考试，请各编各号或留空"
    } else if kind.declared().updated.is_none() {
        "请只留一个，或给另一个换编号"
    } else if columns.iter().any(began) {
        "开始时间不同就不是同一件事的新版本，请各用各的编号（电子表格会截断长编号），或更正日期"
    } else {
        "请只留一个，或导出 updated_at"
    }
}
