//! 各种规则如何产生，各项设置是什么意思。

use super::metric::limit;
use super::{role, severity};
use crate::indicator::Indicator;
use crate::rulebook::{RuleKindName, Severity};
use crate::words::{Lang, indicator};

pub(in crate::words) fn derived_from(kind: RuleKindName) -> Option<&'static str> {
    Some(match kind {
        RuleKindName::ExamScore => "依据考试",
        RuleKindName::NoValidComplaint => "依据当月无有效投诉",
        RuleKindName::TopOfService => "依据接触量与评分",
        RuleKindName::ComplaintCategory => "依据类别相符的有效投诉",
        RuleKindName::ComplaintResponse => "依据逾期答复的投诉",
        RuleKindName::EmergencyOverrun => "依据突发工单",
        RuleKindName::Accumulated => "依据当月其他违规",
        RuleKindName::Metric => "依据当月指标",
        RuleKindName::Recorded => return None,
    })
}

pub(in crate::words) fn rule_kind(kind: RuleKindName) -> &'static str {
    match kind {
        RuleKindName::Recorded => "由人登记，每发生一次登记一行；不会由其他数据得出。",
        RuleKindName::ExamScore => "当月每次考试，成绩落在下列范围内的，计一条，日期为考试当日。",
        RuleKindName::NoValidComplaint => {
            "月末计算：当月处理的接触（已接通话与已解决工单）达到下列数量、且当月没有收到有效投诉的人，各计一条。"
        }
        RuleKindName::TopOfService => {
            "月末计算：在所有参加考核的人中工作量（已接通话与已解决工单之和，下列设置另有规定的除外）最高，同时在评分足够的人中平均评分也最高的，计一条。几人同为双第一时，当月没有违规的人得；若都有违规，则无人得。"
        }
        RuleKindName::ComplaintCategory => {
            "当月每件有效投诉，类别为下列词语之一、或就是规则名称的，给被投诉人计一条，日期为收到投诉之日。按整个单元格比对，不分大小写，忽略首尾空格。只是相近的类别会有提示（`category-near`），不扣分。"
        }
        RuleKindName::ComplaintResponse => {
            "当月每件投诉，超过期限才答复的，或到月末期限已过仍未答复的，给处理人（`handled_by`，没有则 `agent_id`）计一条。期限取该行的 `respond_by`，没有则为收到后加制度中的 `complaint_response_minutes`（`working_hours` 中写明的按工作时间计）；两者都没有则不判定。与投诉是否有效无关（下列设置另有规定的除外）；同一投诉另可因类别再计一条。"
        }
        RuleKindName::EmergencyOverrun => {
            "当月创建的优先级为“突发”的工单，超过期限才解决的，计一条；属于哪条规则，看超过的整分钟数（不足一分钟舍去，除非 `emergency_rounding` 另有规定）。期限取 `due_at`，没有则为创建后加 `sla_minutes`，再没有则加制度中的 `emergency_minutes`（`working_hours` 中写明 `emergency_minutes` 的，二者都按工作时间计）；都没有则不判定。仍未解决的，算到月末。"
        }
        RuleKindName::Accumulated => {
            "在其他各条之后计算：一人当月的违规累计达到下列任一次数，在当月最后一天计一条；几项同时达到也只计一条。次数（`times`）为 2 的一行算两次（下列设置另有规定的除外）。"
        }
        RuleKindName::Metric => {
            "月末计算：本人的指标在下列界限之内、样本足够的，各计一条，日期为当月最后一天。比较的是报表上印出的数值。同一指标、同一方向的几条规则，只计达到的最严一档。当月没有相关数据文件时，任何人都不计。"
        }
    }
}

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
