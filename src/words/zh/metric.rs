//! 指标类规则的提示，及其各行的依据。

use rust_decimal::Decimal;

use crate::document::{Doubt, PolicyFlaw};
use crate::event::Kind;
use crate::indicator::{Indicator, Unit};
use crate::words::metric::{Reached, column_of};
use crate::words::{Lang, indicator};

/// “通话、工单或满意度调查”。
fn files(kinds: &[Kind]) -> String {
    let names: Vec<&str> = kinds.iter().map(|of| of.declared().chinese).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{}或{last}", rest.join("、")),
        _ => names.concat(),
    }
}

/// 制度中的端点；不是端点则无。
pub(in crate::words) fn limit(key: &str, value: &str) -> Option<String> {
    Some(match key {
        "at_least" => format!("不低于 {value}"),
        "above" => format!("高于 {value}"),
        "at_most" => format!("不高于 {value}"),
        "below" => format!("低于 {value}"),
        _ => return None,
    })
}

pub(in crate::words) fn reached(of: &Reached<'_>) -> String {
    let limits = of.limits.iter();
    let limits: Vec<String> = limits
        .filter_map(|(key, value)| limit(key, value))
        .collect();
    let sample = of
        .sample
        .map(|n| format!("（样本 {n}）"))
        .unwrap_or_default();
    let (name, value) = (of.name, of.value);
    format!("{name} {value}{sample}，{}", limits.join("，"))
}

pub(in crate::words) fn unfed(rule: &str, of: Indicator) -> String {
    let (key, name, files) = (of.key(), indicator(of, Lang::Zh), files(of.fed_by()));
    match column_of(of) {
        Some(column) => format!(
            "规则 {rule} 依据指标 `{key}`（{name}），而{files}数据的 `{column}` 列都是空的：无人会因它加减分；请导出该列"
        ),
        None => format!(
            "规则 {rule} 依据指标 `{key}`（{name}），而没有{files}文件：无人会因它加减分；请补上文件，确无内容时只留表头"
        ),
    }
}

pub(in crate::words) fn flaw(flaw: &PolicyFlaw) -> String {
    match flaw {
        PolicyFlaw::NoSuchMetric { name, near } => match near {
            Some(near) => format!("没有指标 `{name}`：是否为 `{near}`？"),
            None => format!(
                "没有指标 `{name}`：请写指标的键，例如 `csat_mean`；全部见 `src/policy/REFERENCE.zh.md`"
            ),
        },
        PolicyFlaw::MetricOfTeams(name) => {
            format!("`{name}` 只按班组和全体计算，而规则针对个人：请换一个指标")
        }
        PolicyFlaw::MetricWithoutEnd => {
            "指标类规则需要界限：请写 `at_least` 或 `above`、`at_most` 或 `below`，各写一个即为区间"
                .into()
        }
        PolicyFlaw::MetricSeverity(severity) => {
            format!("指标类规则的程度不能是 `{severity}`：请写 bonus、minor、moderate 或 serious")
        }
        PolicyFlaw::MetricClash {
            rule,
            other,
            metric,
            example,
        } => format!(
            "`{metric}` 为 {example} 时，`{rule}` 与 `{other}` 同时成立：同一指标的各档互斥；请修改其中一档的界限，或删去一档"
        ),
        _ => String::new(),
    }
}

/// 指标可能的取值。
fn range(of: Indicator, from: Decimal, to: Option<Decimal>) -> String {
    let key = of.key();
    let hint = if of.unit() == Unit::Share {
        "；90 % 写作 0.9"
    } else {
        ""
    };
    match to {
        Some(to) => format!("`{key}` 在 {from} 到 {to} 之间{hint}"),
        None => format!("`{key}` 不小于 {from}"),
    }
}

pub(in crate::words) fn doubt(doubt: &Doubt) -> String {
    match doubt {
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
        _ => String::new(),
    }
}
