//! 两份制度的比较，以及同一个月分别按两份制度测算。

use rust_decimal::Decimal;

use super::{Phrase, list, phrase, role, severity};
use crate::indicator::Indicator;
use crate::rulebook::{Change, ChangedPart, How, Severity, Value};
use crate::words::{Compare, Lang, Word, indicator};

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
        } => format!("{}：{}", label(key), texts(before, after)),
        How::Setting { key, before, after } => {
            format!(
                "{}：原为 {}，现为 {}",
                label(key),
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

/// 键的简短名称；未列出的键照写。
fn label(key: &str) -> String {
    let words = match key {
        "name" => "名称",
        "effective_from" => "施行月份",
        "version" => "版本",
        "approved_by" => "批准人",
        "approved_on" => "批准日期",
        "preamble" => "规则之前的说明",
        "note" => "规则之后的说明",
        "baseline" => "基准分",
        "floor" => "下限",
        "cap" => "上限",
        "points_decimals" => "分值小数位数",
        "scores" => "分数段",
        "per_point" => "每分金额",
        "limit" => "浮动上下限",
        "from_service_month" => "起算的入职月",
        "decimals" => "金额小数位数",
        "scored_roles" => "考核对象",
        "last_min_people" => "有末位所需的排名人数",
        "review_below" => "复核分数线",
        "last_months" => "连续末位月数",
        "last_below" => "末位复核分数线",
        "early_confirmation_grade" => "可提前转正的等级",
        "early_confirmation_service_months" => "试用期入职月数",
        "commendation_grade" => "可表彰的等级",
        "commendation_months" => "可表彰的连续月数",
        "full_mark" => "考试满分",
        "complaint_response_minutes" => "投诉响应期限(分钟)",
        "emergency_minutes" => "突发事件期限(分钟)",
        "service_month" => "入职月的算法",
        "points_step" => "分值须是其倍数",
        "max_bonus" => "每月加分上限",
        "max_deductions" => "每月扣分上限",
        "blank_points" => "范围内分值留空时",
        "currency" => "币种",
        "scope" => "排名范围",
        "ranked" => "参加排名的人",
        "last_when_all_equal" => "全组同分时都算末位",
        "last_below_in" => "须低于该线的月份",
        "training_grade" => "须调岗或培训的等级",
        "training_months" => "须调岗或培训的连续月数",
        "first_response_minutes" => "工单首次响应期限(分钟)",
        "resolution_minutes" => "工单解决期限(分钟)",
        "working_hours" => "按工作时间计的期限",
        "answer_seconds" => "及时接听的秒数",
        "repeat_hours" => "再次联系的小时数",
        "weekdays" => "上班的星期",
        "spans" => "上班时段",
        "holidays" => "放假日期",
        "workdays" => "调休上班日期",
        "counts_as_error" => "算差错",
        "emergency_rounding" => "超时分钟的取整",
        "below_grade" => "须整改的等级线",
        "below_score" => "须整改的分数线",
        "due_days" => "整改期限（月末后天数）",
        "training" => "培训内容",
        "agent" => "谁可登记客服",
        "team_lead" => "谁可登记班组长",
        "training_specialist" => "谁可登记培训专员",
        "supervisor" => "谁可登记主管",
        "manager" => "谁可登记经理",
        "level" => "由他人登记时",
        "required" => "必须写明",
        "order" => "规则顺序",
        "points" => "分值",
        "severity" => "程度",
        "kind" => "种类",
        "source" => "如何产生",
        "at_least_percent" => "成绩不低于满分的百分之",
        "below_percent" => "成绩低于满分的百分之",
        "once_a_month" => "每月一次",
        "min_contacts" => "至少接触次数",
        "undecided_withholds" => "待判定的投诉使其不成立",
        "withheld_by" => "使其不成立的规则",
        "min_ratings" => "至少评分次数",
        "min_people" => "至少考核人数",
        "categories" => "投诉类别",
        "near_words" => "相近的词",
        "near_alone" => "单独或紧挨时相近的词",
        "near_beside" => "紧挨的词",
        "other_categories" => "另有所指的投诉类别",
        "over_minutes" => "针对",
        "accumulate" => "累计条件",
        "workload" => "工作量",
        "quality" => "质量",
        "withheld_by_violations" => "违规使其不成立",
        "valid_only" => "只计有效投诉",
        "count" => "计什么",
        "metric" => "指标",
        "at_least" => "不低于",
        "above" => "高于",
        "at_most" => "不高于",
        "below" => "低于",
        "min_sample" => "最少样本数",
        "roles" => "针对的角色",
        "teams" => "针对的班组",
        "max_per_month" => "每月最多分值",
        "reason_required" => "须写原因",
        "flag" => "另须追究",
        "clause" => "条款",
        "key" => "代号",
        "zh" => "简体中文名称",
        "zh_hant" => "繁体中文名称",
        "en" => "英文名称",
        "aliases" => "其他写法",
        // 指标的目标以指标为名。
        key => match Indicator::named(key) {
            Some(of) => indicator(of, Lang::Zh),
            None => return format!("`{key}`"),
        },
    };
    words.into()
}
