//! 当月缺了谁、缺了什么：文件、行、人、工号前面的零。

use chrono::NaiveDate;

use super::kinds::naming;
use crate::event::Kind;
use crate::month::Month;
use crate::problem::AlikeIds;

pub(super) fn lost_zeros(ids: &[String], width: usize, error: bool, value: &str, n: u64) -> String {
    format!(
        "{n} 行的工号只差前面的零，就是花名册上的 {} 个人（`{value}` 即 `{}`），这些行{}：电子表格会去掉前面的零；请在 kefu.toml 的 [people] 里写 id_width = {width}（所有文件都补零），或重新导出",
        ids.len(),
        ids.first().map(String::as_str).unwrap_or_default(),
        if error {
            "未采用"
        } else {
            "计为非本组"
        }
    )
}

pub(super) fn dropped_out(
    agent: &str,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    n: u64,
) -> String {
    format!(
        "按花名册 {agent} 本月不在职（{}），本月却有 {n} 行是 {agent} 的：计为非本组；请更正花名册或这些行",
        employment(from, to)
    )
}

pub(super) fn names_nobody(kind: Kind, n: u64) -> String {
    let what = naming(kind);
    let meant = if kind == Kind::Complaints {
        "；只针对整个客服部门的投诉可以留空"
    } else {
        ""
    };
    format!(
        "{n} {what}没有写是谁，不计给任何人：合并单元格只有第一行有名字，请取消合并，并在每一行填写 `agent_id`{meant}"
    )
}

pub(super) fn nobody_rows(agent: &str, team: Option<&str>, others: usize) -> String {
    let among = team.map_or("同样没有班组的".to_string(), |team| {
        format!("`{team}` 班组")
    });
    format!(
        "{agent} 全月在职，却没有一通通话、一个工单，而{among}另有 {others} 人各有五行以上：是缺了数据，还是导出文件里用了别的叫法（请写进花名册的 `aliases`）？"
    )
}

pub(super) fn far_on_roster(
    after: bool,
    buddhist: Option<i32>,
    column: &str,
    value: &str,
    n: u64,
) -> String {
    format!(
        "{}`{column}` 是 {value}，比本月{}{}：请更正花名册{}",
        if n == 1 {
            String::new()
        } else {
            format!("{n} 行的 ")
        },
        if after {
            "晚一年以上"
        } else {
            "早 80 年以上"
        },
        buddhist.map_or(String::new(), |year| format!("（若为佛历，即 {year} 年）")),
        if column == "hired_on" {
            ""
        } else {
            "；没有就留空"
        }
    )
}

pub(super) fn kind_missing(kind: Kind, before: Option<(Month, u64)>, expected: bool) -> String {
    let kind = kind.declared().chinese;
    let before = before.map(|(month, n)| format!("{month} 采用了 {n} 行{kind}"));
    let why = match (expected, before) {
        (true, Some(before)) => format!("，而 kefu.toml 的 [expect] 要求必须有（{before}）"),
        (true, None) => "，而 kefu.toml 的 [expect] 要求必须有".into(),
        (false, Some(before)) => format!("，而 {before}"),
        (false, None) => "，人人都按没有计算".into(),
    };
    format!(
        "没有{kind}文件{why}：请补上；如果确实没有发生，请放一个只有表头的文件，`kefu init DIR` 可以生成"
    )
}

pub(super) fn fewer_rows(kind: Kind, used: u64, month: Month, before: u64) -> String {
    format!(
        "{}只采用了 {used} 行，不到 {month} 的 {before} 行的一半：导出完整吗？",
        kind.declared().chinese
    )
}

pub(super) fn history_strangers(month: Month, alike: Option<&AlikeIds>) -> String {
    let what = alike.map_or(
        "工号换了吗？请更正".to_string(),
        |AlikeIds { here, there, width }| {
            format!("这里的 `{here}` 可能就是那时的 `{there}`；请在 kefu.toml 的 [people] 里写 id_width = {width}（所有文件都补零）")
        },
    );
    format!(
        "本月的人没有一个在 {month} 的结果里，凡是要看连续几个月的都看不到（连续末位、连续等级）：{what}"
    )
}

pub(super) fn month_not_over(month: Month) -> String {
    format!("按这台电脑的时钟 {month} 还没有结束：请在月末后再考核，进行中的月份请用 --as-of TIME")
}

/// When somebody was employed.
pub(super) fn employment(from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    match (from, to) {
        (Some(from), Some(to)) => format!("在职 {from} 至 {to}"),
        (Some(from), None) => format!("{from} 入职"),
        (None, Some(to)) => format!("{to} 离职"),
        (None, None) => "不在职".into(),
    }
}
