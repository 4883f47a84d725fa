//! 指标类规则的提示，及其各行的依据。

use rust_decimal::Decimal;

use crate::event::Kind;
use crate::indicator::{Indicator, Unit};
use crate::words::metric::Reached;
use crate::words::{Lang, indicator};

/// “通话、工单或满意度调查”。
pub(super) fn files(kinds: &[Kind]) -> String {
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
    match of.column() {
        Some(column) => format!(
            "规则 {rule} 依据指标 `{key}`（{name}），而{files}数据的 `{column}` 列都是空的：无人会因它加减分；请导出该列"
        ),
        None => format!(
            "规则 {rule} 依据指标 `{key}`（{name}），而没有{files}文件：无人会因它加减分；请补上文件，确无内容时只留表头"
        ),
    }
}

/// 指标可能的取值。
pub(super) fn range(of: Indicator, from: Decimal, to: Option<Decimal>) -> String {
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
