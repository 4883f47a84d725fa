//! 制度中可能不是本意之处。

use rust_decimal::Decimal;

use super::metric::{files, range};
use super::severity_named;
use crate::indicator::Unit;
use crate::problem::{Doubt, End};
use crate::words::{Lang, indicator};

pub(crate) fn doubt(doubt: &Doubt) -> String {
    match doubt {
        Doubt::GradeUnreachable {
            grade,
            beyond: End::Top,
            edge,
            limit,
        } => format!(
            "没有分数能得等级 `{grade}`：它从 {edge} 开始，而封顶是 {limit}；请降低前者或提高后者"
        ),
        Doubt::GradeUnreachable {
            grade,
            beyond: End::Bottom,
            edge,
            limit,
        } => format!(
            "没有分数能得等级 `{grade}`：它到 {edge} 为止，而下限是 {limit}；请提高前者或降低后者"
        ),
        Doubt::BaselineUngraded { baseline } => format!(
            "当月什么都没发生时的 {baseline} 分没有等级：请让某个 [[grade]] 包含它，或调整基准分"
        ),
        Doubt::BaselineReviewed { baseline, below } => format!(
            "当月什么都没发生时的 {baseline} 分也要复核：`review_below` 是 {below}；请设为不高于 {baseline}"
        ),
        Doubt::CapNeverReached { cap, most } => {
            format!("没有分数能达到封顶 {cap}：当月能加的全部加上也只有 {most}")
        }
        Doubt::FloorNeverReached { floor, least } => {
            format!("没有分数会降到下限 {floor}：当月能扣的全部扣掉还有 {least}")
        }
        Doubt::FineDecimals { decimals } => format!(
            "分值允许 {decimals} 位小数，而人们只看 2 位：2.005 与 2.01 看起来一样；请设为 2 或更少"
        ),
        Doubt::TargetNeverMet { metric, end } => format!(
            "`{metric}` 的取值到 {end} 为止，此目标谁也达不到；请更正数值{}",
            if *end == Decimal::ONE {
                "，比率写 0 到 1"
            } else {
                ""
            }
        ),
        Doubt::PayNeverMoves { key } => {
            format!("`{key}` 为 0：任何分数的浮动都是 0；请写大于 0 的数")
        }
        Doubt::PayLimitIdle {
            end: End::Top,
            score,
            pays,
            limit,
            at,
        } => format!(
            "{limit} 的限额从不限制奖励：最高分 {score} 为 +{pays}，超过 {at} 分限额才起作用"
        ),
        Doubt::PayLimitIdle {
            end: End::Bottom,
            score,
            pays,
            limit,
            at,
        } => {
            format!(
                "{limit} 的限额从不限制扣款：最低分 {score} 为 {pays}，低于 {at} 分限额才起作用"
            )
        }
        Doubt::PayLimitFlat {
            end: End::Top,
            from,
            to,
            pays,
        } => {
            format!("从 {from} 分到封顶 {to} 分的浮动同为 +{pays}：{from} 以上的分不再影响浮动")
        }
        Doubt::PayLimitFlat {
            end: End::Bottom,
            from,
            to,
            pays,
        } => format!("从 {from} 分到下限 {to} 分的浮动同为 {pays}：{from} 以下的分不再影响浮动"),
        Doubt::PayFinerThanCents { decimals } => {
            format!("{decimals} 位小数的元无法支付：请设为 2 或更少")
        }
        Doubt::ReviewInsideGrade { below } => {
            format!("{below} 不是等级的边界：同一等级中有的分数要复核，有的不要")
        }
        Doubt::ReviewNever { below, floor } => {
            format!("没有分数低于 {below}：下限是 {floor}，永远无人因分数复核；请设在下限之上")
        }
        Doubt::ReviewAlways { below, cap } => {
            format!("所有分数都低于 {below}：封顶是 {cap}，人人月月要复核；请设在基准分以下")
        }
        Doubt::LastBelowNever { below, floor } => {
            format!("没有分数低于 {below}：下限是 {floor}，末位永远不会复核；请设在下限之上")
        }
        Doubt::LastBelowAlways { below, cap } => format!(
            "所有分数都低于 {below}：封顶是 {cap}，末位不论多少分都要复核；请设为不高于 {cap}"
        ),
        Doubt::EarlyOnlyByDate => {
            "月数为 0：只有花名册中写了 `probation_until` 的人才会提前转正".into()
        }
        Doubt::OnlyOwnLimits { rule, key, columns } => {
            format!(
                "`{rule}` 只判断自带 {} 的行：要判断全部，请在 [limits] 中写 `{key}`",
                either(columns)
            )
        }
        Doubt::RolesNotScored { rule, role } => format!(
            "`{rule}` 永远无法登记：`{role}` 不在 `scored_roles` 中；请加上，或修改 `roles`"
        ),
        Doubt::CountsNothing {
            rule,
            severity: counted,
        } => format!(
            "`{rule}` 累计{0}违规，而没有一条规则是{0}违规：请删去这一项，或改写级别",
            severity_named(counted)
        ),
        Doubt::ExamMarkNever { rule, percent } => {
            format!("没有考试会符合 `{rule}` 的 {percent} %：成绩在满分的 0 到 100 % 之间")
        }
        Doubt::ExamMarkAlways { rule, percent } => {
            format!("任何考试都符合 `{rule}` 的 {percent} %：0 分和满分都符合")
        }
        Doubt::ExamMarksOverlap {
            rule,
            other,
            percent,
        } => format!("成绩为满分 {percent} % 的考试既算 `{rule}` 又算 `{other}`：请让二者首尾相接"),
        Doubt::WithheldByNothing { rule, other } => format!(
            "`{other}` 永远不会出现，所以从不妨碍 `{rule}`：请在此删去它，或看看它为何不会出现"
        ),
        Doubt::OverrunBelowFirst { rule, minutes } => {
            format!("突发事件超时 {minutes} 分钟不计分：第一档是 `{rule}`")
        }
        Doubt::OverrunAboveLast { rule, minutes } => format!(
            "突发事件超时 {minutes} 分钟不计分，超时更短的反而计分：请去掉 `{rule}` 的 `to`"
        ),
        Doubt::OverrunNotDerived { rule, minutes } => format!(
            "突发事件超时 {minutes} 分钟不计分：`{rule}` 只能人工登记，而其他档由数据得出；请写 source = \"both\""
        ),
        Doubt::CategoryOfTwoRules {
            category,
            rule,
            other,
        } => format!(
            "类别为 `{category}` 的有效投诉既算 `{rule}` 又算 `{other}`：请只在其中一条保留这个词"
        ),
        Doubt::OtherCategoryOfRule { category, rule } => format!(
            "`other_categories` 里有 `{category}`，但该类别的有效投诉仍算 `{rule}`：请从其中一处去掉"
        ),
        Doubt::RecordersOpen { role } => format!(
            "没有写明谁可以为参加考核的 `{role}` 登记，因此不过问：请写 {role} = [\"supervisor\", \"manager\"]，或其他可以登记的人"
        ),
        Doubt::PointsBeyondRange {
            rule,
            points,
            range,
        } => {
            format!("`{rule}` 一次就是 {points} 分，而下限到封顶只有 {range} 分：是否多写了一位？")
        }
        Doubt::FinePoints { rule } => {
            format!("`{rule}` 的分值多于 2 位小数，而人们只看 2 位：请写短些")
        }
        Doubt::RangeOfOne { rule, points } => {
            format!("`{rule}` 的范围只有 {points}：请写 points = {points}，登记时就不必填分值")
        }
        Doubt::MetricFedBy { rule, metric } => format!(
            "`{rule}` 依据指标 `{}`（{}）：数据来自{}文件，一个都没有则无人会因它加减分",
            metric.key(),
            indicator(*metric, Lang::Zh),
            files(metric.fed_by())
        ),
        Doubt::MetricNever {
            rule,
            metric,
            from,
            to,
        } if metric.unit() == Unit::Count && *from > Decimal::ZERO => format!(
            "`{rule}` 永远不会成立：`min_sample` 为 {from} 时 {}；请写 min_sample = 0，或修改界限",
            range(*metric, *from, *to)
        ),
        Doubt::MetricNever {
            rule,
            metric,
            from,
            to,
        } => format!("`{rule}` 永远不会成立：{}", range(*metric, *from, *to)),
        Doubt::MetricAlways {
            rule,
            metric,
            from,
            to,
        } => format!(
            "凡有样本的人都会命中 `{rule}`：{}",
            range(*metric, *from, *to)
        ),
        Doubt::MetricGap {
            rule,
            other,
            metric,
            from,
            to,
        } if from == to => format!(
            "`{}` 恰为 {from} 时，`{rule}` 与 `{other}` 都不成立：请让其中一个包含它（`at_least` 或 `at_most`）",
            metric.key()
        ),
        Doubt::MetricGap {
            rule,
            other,
            metric,
            from,
            to,
        } => format!(
            "`{}` 在 {from} 与 {to} 之间时，`{rule}` 与 `{other}` 都不成立：请让二者首尾相接",
            metric.key()
        ),
        Doubt::MetricSamples {
            rule,
            other,
            sample,
            others,
        } => format!(
            "`{rule}` 要求样本 {sample}，`{other}` 要求 {others}，而二者是同一指标的不同档：样本只够其中一档的人会落入另一档；请写相同的 `min_sample`"
        ),
        Doubt::LabelMissing { rule } => {
            format!("`{rule}` 没有 `zh_hant`：用繁体写的行认不出它；请补上")
        }
        Doubt::LabelSameInTraditional { rule } => {
            format!("`{rule}` 的 `zh_hant` 与 `zh` 相同：繁体确实这样写吗？")
        }
        Doubt::LabelUntranslated { rule } => {
            format!("`{rule}` 的 `en` 与 `zh` 相同：英文报表会出现中文；请译出")
        }
        Doubt::LaxerForUrgent {
            key,
            urgent,
            minutes,
            other,
            theirs,
        } => {
            let what = match *key {
                "resolution_minutes" => "解决",
                _ => "首次响应",
            };
            format!(
                "`{urgent}` 比 `{other}` 紧急，{what}的期限却更长：{minutes} 分钟，而后者 {theirs} 分钟；请缩短前者或放宽后者"
            )
        }
        Doubt::HoursUnused => {
            "没有任何期限按这些工作时间计：请在 [limits] 的 `working_hours` 中写明，或删去 [hours]"
                .into()
        }
        Doubt::WorkingHoursOfNothing { limit } => {
            format!("`{limit}` 要按工作时间计，却没有设定：请在 [limits] 中设定，或从这里删去")
        }
        Doubt::HolidayIdle { count: 1, first } => {
            format!("{first} 本来就不上班：列为放假没有影响")
        }
        Doubt::HolidayIdle { count, first } => {
            format!("{count} 个放假日期（最早 {first}）本来就不上班：列出没有影响")
        }
        Doubt::WorkdayIdle { count: 1, first } => {
            format!("{first} 本来就上班：列为调休上班没有影响")
        }
        Doubt::WorkdayIdle { count, first } => {
            format!("{count} 个调休上班日期（最早 {first}）本来就上班：列出没有影响")
        }
    }
}

pub(crate) fn with_cases(cases: usize) -> String {
    match cases {
        0 => "没有用例：[[case]] 写明应得的结果，由 `kefu policy test` 运行".into(),
        cases => format!("{cases} 个用例：由 `kefu policy test` 运行"),
    }
}

fn either(columns: &[&str]) -> String {
    let quoted = columns.iter().map(|column| format!("`{column}`"));
    quoted.collect::<Vec<_>>().join(" 或 ")
}

pub(crate) fn trial(passed: bool) -> &'static str {
    if passed { "通过" } else { "不符" }
}

pub(crate) fn miss(key: &str, expected: Option<&str>, got: Option<&str>) -> String {
    let (expected, got) = (expected.unwrap_or("无"), got.unwrap_or("无"));
    format!("`{key}`：应为 {expected}，得出 {got}")
}

pub(crate) fn tried(cases: usize, failed: usize) -> String {
    match (cases, failed) {
        (0, _) => "没有用例：请写 [[case]]，说明发生了什么、应得什么".into(),
        (_, 0) => format!("{cases} 个用例：全部符合"),
        _ => format!("{cases} 个用例：{failed} 个不符"),
    }
}
