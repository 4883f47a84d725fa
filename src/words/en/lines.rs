//! What the lines of a slip were measured from, where the policy has a choice.

use crate::rulebook::Scope;

pub(super) fn rank(rank: u32, of: u32, last: bool, scope: Scope) -> String {
    let scope = match scope {
        Scope::All => "",
        Scope::Team => " in the team",
        Scope::Role => " in the role",
    };
    let last = if last { ", last" } else { "" };
    format!("{rank} of {of}{scope}{last}")
}

pub(super) fn workload(n: u64, of: &str) -> String {
    match of {
        "calls" => format!("{n} answered calls"),
        "tickets" => format!("{n} resolved tickets"),
        _ => format!("{n} contacts"),
    }
}

pub(super) fn count(severity: &str, n: u64, of: Option<&str>) -> String {
    let of = of.map(|of| {
        let one = of.trim_end_matches('s');
        format!(" {}", if n == 1 { one } else { of })
    });
    format!("{n} {severity}{}", of.unwrap_or_default())
}

pub(super) fn blank(end: &str) -> String {
    format!("points were blank: the {end} of the range")
}

pub(super) fn capped(by: &str, most: Option<&str>, from: &str) -> String {
    let of = match by {
        "max_bonus" => "all bonuses",
        "max_deductions" => "all deductions",
        _ => "this rule",
    };
    let most = most.map(|most| format!(" {most}")).unwrap_or_default();
    format!("capped: {from} without the maximum of{most} a month for {of}")
}
