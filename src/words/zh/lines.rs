//! 考核单各行的依据，凡制度可选之处。

use super::severity;
use crate::rulebook::{BlankPoints, Count, Maximum, Scope, Severity, Workload};

pub(super) fn rank(rank: u32, of: u32, last: bool, scope: Scope) -> String {
    let scope = match scope {
        Scope::Team => "本班组 ",
        Scope::Role => "同角色 ",
        Scope::All => "",
    };
    let last = if last { "，末位" } else { "" };
    format!("{scope}{of} 人中第 {rank}{last}")
}

pub(super) fn workload(n: u64, of: Workload) -> String {
    match of {
        Workload::Calls => format!("接听 {n} 通"),
        Workload::Tickets => format!("解决工单 {n} 张"),
        Workload::Contacts => format!("接触 {n} 次"),
    }
}

pub(super) fn count(of: Severity, n: u64, counted: Count) -> String {
    let counted = match counted {
        Count::Times => "次",
        Count::Rows => "行",
        Count::Rules => "条规则",
    };
    format!("{} {n} {counted}", severity(of))
}

pub(super) fn blank(end: BlankPoints) -> String {
    let end = match end {
        BlankPoints::Harshest => "重",
        BlankPoints::Mildest | BlankPoints::Ask => "轻",
    };
    format!("未写分值：按范围内最{end}的一端")
}

pub(super) fn capped(by: Maximum, most: Option<&str>, from: &str) -> String {
    let of = match by {
        Maximum::MaxBonus => "加分合计",
        Maximum::MaxDeductions => "扣分合计",
        Maximum::MaxPerMonth => "本规则",
    };
    let most = most.map(|most| format!(" {most} 分")).unwrap_or_default();
    format!("已封顶：{of}每月最多{most}，原为 {from}")
}
