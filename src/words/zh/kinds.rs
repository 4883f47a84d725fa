//! 各类事件的叫法，以及与之相关的说法。

use crate::event::Kind;
use crate::problem::Incident;

/// What counts for nobody where it names nobody.
pub(super) fn naming(kind: Kind) -> &'static str {
    match kind {
        Kind::Tickets => "个已解决的工单",
        Kind::Complaints => "件有效或待判定的投诉",
        Kind::Calls => "通已接通话",
        Kind::Agents
        | Kind::Violations
        | Kind::Awards
        | Kind::Adjustments
        | Kind::Exams
        | Kind::Reviews
        | Kind::Surveys
        | Kind::Praise
        | Kind::Customers
        | Kind::Actions => "行数据",
    }
}

/// What else a file of promises may have in place of a column.
pub(super) fn or_team(kind: Kind, column: &str) -> &'static str {
    let either = kind == Kind::Actions && column == "agent_id";
    if either { "（或 `team` 列）" } else { "" }
}

pub(super) fn incident(incident: Incident) -> &'static str {
    match incident {
        Incident::Complaint => "投诉",
        Incident::Ticket => "突发事件",
        Incident::Exam => "考试",
    }
}

pub(super) fn bare(incident: Incident) -> &'static str {
    match incident {
        Incident::Complaint => "投诉",
        Incident::Ticket => "工单",
        Incident::Exam => "考试",
    }
}

/// What a moment before the beginning is, of one row or of many in a file.
pub(super) fn answered_before_start(of: Incident, column: &str, value: &str, count: u64) -> String {
    let what = bare(of);
    if count > 1 {
        format!(
            "{count} 个{what}的 `{column}` 早于开始时间，第一个是 `{value}`：不计入时长；日期都是同一时区、都写了时间吗？"
        )
    } else {
        format!("{what} `{value}` 的 `{column}` 早于开始时间：不计入时长，请更正日期")
    }
}
