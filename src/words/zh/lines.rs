//! 考核单各行的依据，凡制度可选之处。

use super::severity;
use crate::rulebook::Scope;

pub(super) fn rank(rank: u32, of: u32, last: bool, scope: Scope) -> String {
    let scope = match scope {
        Scope::Team => "本班组 ",
        Scope::Role => "同角色 ",
        Scope::All => "",
    };
    let last = if last { "，末位" } else { "" };
    format!("{scope}{of} 人中第 {rank}{last}")
}

pub(super) fn workload(n: u64, of: &str) -> String {
    match of {
        "calls" => format!("接听 {n} 通"),
        "tickets" => format!("解决工单 {n} 张"),
        _ => format!("接触 {n} 次"),
    }
}

pub(super) fn count(name: &str, n: u64, of: Option<&str>) -> String {
    let of = match of {
        Some("rows") => "行",
        Some("rules") => "条规则",
        _ => "次",
    };
    format!("{} {n} {of}", severity(name))
}

pub(super) fn blank(end: &str) -> String {
    let end = if end == "harshest" { "重" } else { "轻" };
    format!("未写分值：按范围内最{end}的一端")
}

pub(super) fn capped(by: &str, most: Option<&str>, from: &str) -> String {
    let of = match by {
        "max_bonus" => "加分合计",
        "max_deductions" => "扣分合计",
        _ => "本规则",
    };
    let most = most.map(|most| format!(" {most} 分")).unwrap_or_default();
    format!("已封顶：{of}每月最多{most}，原为 {from}")
}
