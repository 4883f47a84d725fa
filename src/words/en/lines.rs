//! What the lines of a slip were measured from, where the policy has a choice.

use crate::rulebook::{BlankPoints, Choice, Count, Maximum, Scope, Severity, Workload};

pub(super) fn rank(rank: u32, of: u32, last: bool, scope: Scope) -> String {
    let scope = match scope {
        Scope::All => "",
        Scope::Team => " in the team",
        Scope::Role => " in the role",
    };
    let last = if last { ", last" } else { "" };
    format!("{rank} of {of}{scope}{last}")
}

pub(super) fn workload(n: u64, of: Workload) -> String {
    match of {
        Workload::Calls => format!("{n} answered calls"),
        Workload::Tickets => format!("{n} resolved tickets"),
        Workload::Contacts => format!("{n} contacts"),
    }
}

pub(super) fn count(severity: Severity, n: u64, of: Count) -> String {
    let of = match (of, n) {
        (Count::Times, _) => "",
        (Count::Rows, 1) => " row",
        (Count::Rows, _) => " rows",
        (Count::Rules, 1) => " rule",
        (Count::Rules, _) => " rules",
    };
    format!("{n} {}{of}", severity.name())
}

pub(super) fn blank(end: BlankPoints) -> String {
    format!("points were blank: the {} of the range", end.name())
}

pub(super) fn capped(by: Maximum, most: Option<&str>, from: &str) -> String {
    let of = match by {
        Maximum::MaxBonus => "all bonuses",
        Maximum::MaxDeductions => "all deductions",
        Maximum::MaxPerMonth => "this rule",
    };
    let most = most.map(|most| format!(" {most}")).unwrap_or_default();
    format!("capped: {from} without the maximum of{most} a month for {of}")
}
