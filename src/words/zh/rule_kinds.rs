//! 规则的各项设置是什么意思；各类规则如何产生，写在规则类别的声明里。

use super::metric::limit;
use super::{role, severity};
use crate::indicator::Indicator;
use crate::rulebook::Severity;
use crate::words::{Lang, indicator};

pub(in crate::words) fn setting(key: &str, value: &str) -> Option<String> {
    Some(match key {
        "at_least_percent" => format!("成绩不低于满分的 {value}%"),
        "below_percent" => format!("成绩低于满分的 {value}%"),
        "once_a_month" if value == "true" => "每月一次，以第一次为准".into(),
        "once_a_month" => "每次都计".into(),
        "min_contacts" => format!("至少处理 {value} 次接触"),
        "undecided_withholds" if value == "true" => "有待判定的投诉则不给".into(),
        "undecided_withholds" => "待判定的投诉不影响".into(),
        "withheld_by" => format!("有 {} 则不给", list(value)),
        "min_ratings" => format!("至少 {value} 个评分"),
        "min_people" => format!("至少 {value} 人参加考核"),
        "valid_only" => "只看有效投诉".into(),
        "quality" => "质量为已接通话中一次解决的比例".into(),
        "workload" if value == "calls" => "工作量只算已接通话".into(),
        "workload" => "工作量只算已解决工单".into(),
        "withheld_by_violations" => "有违规的人也可得".into(),
        "count" if value == "rows" => "按条数计，不论 `times`".into(),
        "count" => "按不同规则的数目计，不论次数".into(),
        "teams" => format!("只适用于这些班组：{value}"),
        "max_per_month" => format!("每月至多 {value} 分；超出的一条只计余下的分数"),
        "categories" => "类别为其中之一".into(),
        "near_words" => "类别含有其中之一的，提示由人说明（`category-near`）".into(),
        "near_alone" => "整格就是它、或紧挨 `near_beside` 中的词的，也提示".into(),
        "near_beside" => "见 `near_alone`".into(),
        "over_minutes.from" => format!("超时至少 {value} 分钟"),
        "over_minutes.to" => format!("至多 {value} 分钟"),
        "metric" => indicator(Indicator::named(value)?, Lang::Zh).into(),
        "min_sample" => format!("样本至少 {value}"),
        "roles" => {
            let roles: Vec<_> = value.split(", ").map(role).collect();
            format!("仅限{}", roles.join("、"))
        }
        "counts_as_error" => "算差错，计入 `error_rate` 与 `accuracy`".into(),
        "reason_required" if value == "true" => "必须写明理由".into(),
        key => {
            if let Some(limit) = limit(key, value) {
                return Some(limit);
            }
            let counted: Severity = key.strip_prefix("accumulate.")?.parse().ok()?;
            format!("{}违规满 {value} 次", severity(counted))
        }
    })
}

fn list(value: &str) -> String {
    value.replace(", ", "、")
}

/// 登记表的表头，与 `kefu init --lang zh` 的模板一致。
pub(in crate::words) fn header(column: &'static str) -> &'static str {
    match column {
        "agent_id" => "工号",
        "occurred_on" => "发生日期",
        "rule" => "规则",
        "points" => "分值",
        "times" => "次数",
        "ref" => "关联单号",
        "recorded_by" => "登记人",
        "reason" => "原因",
        "note" => "备注",
        other => other,
    }
}
