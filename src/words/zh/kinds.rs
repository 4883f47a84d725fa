//! 各类数据和事件的叫法。

use crate::event::Kind;
use crate::problem::Incident;

pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Agents => "花名册",
        Kind::Calls => "通话",
        Kind::Tickets => "工单",
        Kind::Complaints => "投诉",
        Kind::Violations => "违规",
        Kind::Awards => "奖励",
        Kind::Adjustments => "额外奖惩",
        Kind::Exams => "考试",
        Kind::Reviews => "质检",
        Kind::Surveys => "满意度调查",
        Kind::Praise => "表扬",
        Kind::Customers => "客户",
        Kind::Actions => "整改",
    }
}

/// What makes two events of two rows that are alike.
pub(super) fn apart(kind: Kind) -> &'static str {
    match kind {
        Kind::Violations => "各写 `violation_id` 或不同的备注",
        Kind::Awards => "各写 `award_id` 或不同的备注",
        Kind::Adjustments => "各写 `adjustment_id` 或不同的原因",
        Kind::Exams => "各写 `exam_id` 或不同的科目",
        Kind::Reviews => "各写 `review_id` 或不同的备注",
        Kind::Surveys => "各写 `survey_id`",
        Kind::Praise => "各写 `praise_id` 或不同的备注",
        Kind::Agents
        | Kind::Calls
        | Kind::Tickets
        | Kind::Complaints
        | Kind::Customers
        | Kind::Actions => "各写编号",
    }
}

/// What to do about an id with several contents that differ in these columns.
pub(super) fn conflict(kind: Kind, columns: &[&str]) -> &'static str {
    let began = |column: &&str| matches!(*column, "created_at" | "received_at");
    match kind {
        Kind::Exams => "一个编号只属于一个人的一次考试，请各编各号或留空",
        Kind::Tickets | Kind::Complaints if columns.iter().any(began) => {
            "开始时间不同就不是同一件事的新版本，请各用各的编号（电子表格会截断长编号），或更正日期"
        }
        Kind::Tickets | Kind::Complaints => "请只留一个，或导出 updated_at",
        Kind::Agents
        | Kind::Calls
        | Kind::Violations
        | Kind::Awards
        | Kind::Adjustments
        | Kind::Reviews
        | Kind::Surveys
        | Kind::Praise
        | Kind::Customers
        | Kind::Actions => "请只留一个，或给另一个换编号",
    }
}

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
