//! 缺少而可能影响得分的内容。

use crate::problem::{Absent, Problem, Unsettled, Why};

pub(super) fn absent(what: &Absent, problem: &Problem) -> String {
    let column = problem.column.as_deref().unwrap_or_default();
    let count = problem.count;
    match what {
        Absent::HeaderNear(name) => format!(
            "`{column}` 列没有用到，它与没有数据的 `{name}` 列只差一点：如果就是这一列，请在 kefu.toml 的 [source.columns] 里写 {name} = {column:?}（`kefu columns FILE --toml` 会给出其余的行），或修改表头"
        ),
        Absent::Outcome => format!(
            "文件里没有通话结果，{count} 通通话都按已接计算：请导出通话结果，或在 kefu.toml 里把它写为 `outcome`"
        ),
        Absent::Resolution(unsettled) => resolution(unsettled, count),
        Absent::Response(unsettled) => response(unsettled, count),
        Absent::Columns(columns) => {
            let taken: Vec<_> = columns
                .iter()
                .map(|name| format!("`{name}`（{}）", without(name)))
                .collect();
            format!("文件里没有这些列：{}", taken.join("、"))
        }
        Absent::Exam { agent } => format!(
            "{agent} 缺考：既不算及格，也不算不及格；如需扣分，请登记到 violations.csv（违规）"
        ),
    }
}

/// What is taken where a column is not there.
fn without(column: &str) -> &'static str {
    match column {
        "role" => "所有人都按客服计算",
        "left_on" => "无人离职",
        "csat" => "没有评分",
        "priority" => "没有突发事件",
        "handled_by" => "由被投诉人负责响应",
        "respond_by" => "响应期限只看制度",
        "category" => "没有与客户争执的投诉",
        "times" => "每行计一次",
        "ref" => "没有关联单号",
        "full_mark" => "满分按制度",
        _ => "按空白计算",
    }
}

fn resolution(unsettled: &Unsettled, count: u64) -> String {
    match unsettled.why {
        Why::NoColumn => format!(
            "文件里没有工单的解决时间，其中的工单都不计入工作量{}：请导出解决时间，或在 kefu.toml 里把它写为 `resolved_at`",
            waiting("；突发事件不作超时判定", unsettled)
        ),
        Why::Done => format!(
            "{count} 个工单的状态是已解决或已关闭，却没有时间，不计入工作量{}：请填写 `resolved_at`",
            waiting("；其中的突发事件不作超时判定", unsettled)
        ),
        Why::AllBlank => format!(
            "`resolved_at` 列全部为空，其中的工单都不计入工作量{}：时间是否在别的列里？",
            lost("；突发事件按到月底仍未解决计算", unsettled)
        ),
    }
}

fn response(unsettled: &Unsettled, count: u64) -> String {
    match unsettled.why {
        Why::NoColumn => format!(
            "文件里没有投诉的响应时间{}：请导出响应时间，或在 kefu.toml 里把它写为 `responded_at`",
            waiting("，不判定响应是否及时", unsettled)
        ),
        Why::Done => format!(
            "{count} 件投诉的状态是已答复或已办结，却没有响应时间{}：请填写 `responded_at`",
            waiting("，不判定是否及时", unsettled)
        ),
        Why::AllBlank => format!(
            "`responded_at` 列全部为空{}：时间是否在别的列里？",
            lost("，按未响应计算", unsettled)
        ),
    }
}

/// Whom points wait for.
fn waiting(what: &str, unsettled: &Unsettled) -> String {
    amount(unsettled, |points, people| {
        format!("{what}，最多涉及 {points} 分（{people}）")
    })
}

/// Whom it costs points.
fn lost(what: &str, unsettled: &Unsettled) -> String {
    amount(unsettled, |points, people| {
        format!("{what}，共扣 {points} 分（{people}）")
    })
}

fn amount(unsettled: &Unsettled, say: impl Fn(&str, &str) -> String) -> String {
    let people = &unsettled.people;
    if people.is_empty() {
        return String::new();
    }
    say(&unsettled.points.to_string(), &people.join("、"))
}
