//! 两份制度的比较，以及同一个月分别按两份制度测算。

use rust_decimal::Decimal;

use super::{Phrase, list, phrase, role, severity};
use crate::rulebook::{Change, ChangedPart, How, Severity, Value};
use crate::words::compare::label;
use crate::words::{Compare, Lang, Word};

pub(in crate::words) fn word(word: Word) -> &'static str {
    match word {
        Word::Before => "原制度",
        Word::After => "新制度",
        Word::Difference => "差额",
        Word::NoDifference => "没有差别",
        Word::Moves => "可能影响分值、金额、名次或复核",
        Word::Months => "影响施行月份",
        Word::Wording => "不影响以上各项",
        Word::WhatIf => "测算",
        Word::NotPaid => "仅为测算，不是考核结果，请勿据此发薪。",
        Word::Month => "月份",
        Word::By => "原因",
        Word::Total => "合计",
        Word::PeopleChanged => "变动人数",
        Word::Grades => "等级",
        Word::NewlyFlagged => "新增待人工复核",
        Word::NoLongerFlagged => "不再待人工复核",
        Word::New => "新增",
        Word::Gone => "取消",
        Word::NotScored => "不参加考核",
        Word::Baseline => "基准分",
        Word::Bounds => "上下限",
        Word::GradeBands => "等级分数段",
        Word::Pay => "绩效浮动标准",
        Word::Ranking => "排名办法",
        Word::FlagNumbers => "复核标准",
    }
}

pub(in crate::words) fn compare(compare: &Compare<'_>) -> String {
    match compare {
        Compare::Changed { changed, of } => format!("{of} 人中 {changed} 人有变动"),
        Compare::Money {
            before,
            after,
            unit,
        } => {
            let signed = |n: Decimal| signed(n.normalize());
            format!(
                "绩效浮动合计：原制度 {} {unit}，新制度 {} {unit}，差额 {} {unit}",
                signed(*before),
                signed(*after),
                signed(*after - *before)
            )
        }
        Compare::Under {
            policy,
            from,
            month,
        } => format!("{month}，仅按制度 `{policy}`（{from} 起）："),
        Compare::Stopped {
            verdict,
            errors,
            policy,
            month,
        } => {
            let why = if *errors {
                "请更正数据或制度"
            } else {
                "--strict 下警告也会中止"
            };
            format!("{month} 按制度 `{policy}` 有 {verdict}：没有测算；{why}")
        }
    }
}

fn signed(n: Decimal) -> String {
    if n > Decimal::ZERO {
        format!("+{n}")
    } else {
        n.to_string()
    }
}

pub(in crate::words) fn change(change: &Change) -> (String, String) {
    let about = match &change.about {
        ChangedPart::Section(section) => section_name(section).to_string(),
        ChangedPart::Grade(name) => format!("等级 {name}"),
        ChangedPart::Rule { id, zh, .. } => format!("规则 {id} {zh}"),
    };
    let held = |with: &Value| match with {
        Value::Nothing => String::new(),
        Value::Band { .. } => format!("，{}", value(with)),
        Value::Number(_)
        | Value::Range(..)
        | Value::Flag(_)
        | Value::Text(_)
        | Value::Texts(_)
        | Value::Roles(_)
        | Value::Severity(_)
        | Value::Month(_)
        | Value::Minutes(..)
        | Value::Counts(_) => format!("，{} 分", value(with)),
    };
    let how = match &change.how {
        How::Added(with) => format!("新增{}", held(with)),
        How::Removed(with) => format!("删去{}", held(with)),
        How::Setting {
            key,
            before: Value::Texts(before),
            after: Value::Texts(after),
        } => format!(
            "{}：{}",
            label(&change.about, key, Lang::Zh),
            texts(before, after)
        ),
        How::Setting { key, before, after } => {
            format!(
                "{}：原为 {}，现为 {}",
                label(&change.about, key, Lang::Zh),
                value(before),
                value(after)
            )
        }
    };
    (about, how)
}

fn section_name(section: &str) -> &str {
    match section {
        "" => "制度",
        "score" => "考核得分",
        "pay" => "绩效浮动",
        "people" => "考核对象",
        "ranking" => "排名",
        "flags" => "待人工复核",
        "exams" => "考试",
        "limits" => "期限",
        "limits.low" => "低优先级期限",
        "limits.normal" => "普通优先级期限",
        "limits.high" => "高优先级期限",
        "limits.emergency" => "突发事件期限",
        "hours" => "工作时间",
        "improve" => "整改",
        "recorders" => "登记人",
        "rule" => "规则",
        other => other,
    }
}

fn texts(before: &[String], after: &[String]) -> String {
    let only = |these: &[String], those: &[String], what: &str| {
        let words: Vec<_> = these.iter().filter(|word| !those.contains(word)).collect();
        (!words.is_empty()).then(|| format!("{what} {}", list(&words)))
    };
    let parts = [only(after, before, "新增"), only(before, after, "删去")];
    parts.into_iter().flatten().collect::<Vec<_>>().join("，")
}

fn value(value: &Value) -> String {
    match value {
        Value::Nothing => "未设".into(),
        Value::Number(n) => n.normalize().to_string(),
        Value::Range(low, high) => format!("{} 至 {}", low.normalize(), high.normalize()),
        Value::Flag(true) => "是".into(),
        Value::Flag(false) => "否".into(),
        Value::Text(text) => format!("`{text}`"),
        Value::Texts(texts) if texts.is_empty() => "无".into(),
        Value::Texts(texts) => list(&texts.iter().collect::<Vec<_>>()),
        Value::Roles(roles) if roles.is_empty() => "所有角色".into(),
        Value::Roles(roles) => {
            let roles: Vec<_> = roles.iter().map(|name| role(name)).collect();
            roles.join("、")
        }
        Value::Severity(of) => severity(*of).to_string(),
        Value::Month(month) => month.to_string(),
        Value::Band {
            low: None,
            high: None,
        } => "所有得分".into(),
        Value::Band { low, high } => {
            let text = |end: &Option<(Decimal, bool)>| {
                end.map(|(at, with)| (at.normalize().to_string(), with))
            };
            let (low, high) = (text(low), text(high));
            phrase(&Phrase::Band {
                low: low.as_ref().map(|(at, with)| (at.as_str(), *with)),
                high: high.as_ref().map(|(at, with)| (at.as_str(), *with)),
            })
        }
        Value::Minutes(from, Some(to)) => format!("超时 {from} 至 {to} 分钟"),
        Value::Minutes(from, None) => format!("超时 {from} 分钟以上"),
        Value::Counts(counts) => {
            let count = |(of, n): &(Severity, u32)| format!("{} {n} 次", severity(*of));
            counts.iter().map(count).collect::<Vec<_>>().join("或")
        }
    }
}
