//! 简体中文。

mod absent;
mod cells;
mod compare;
mod complaints;
mod completeness;
mod documents;
mod doubts;
mod failures;
mod files;
pub(super) mod improve;
mod indicators;
mod kinds;
mod lines;
mod metric;
mod problems;
mod recorded;
pub(super) mod rule_kinds;
pub(super) mod rulebook;
mod template;
mod trend;
mod twice;

use super::{Headline, Label, Phrase};
use crate::event::{Holds, Role};
use crate::rulebook::{Cause, FlagKind, Severity};

pub(super) use compare::{change, compare, word};
pub(super) use complaints::{complaint_phrase, complaint_word};
pub(super) use documents::flaw;
pub(super) use documents::wanted;
pub(super) use doubts::{doubt, miss, trial, tried, with_cases};
pub(super) use failures::failure;
pub(super) use indicators::{indicator_phrase, indicator_word};
pub(super) use problems::message;
pub(super) use template::template_phrase;
pub(super) use trend::tells;

pub(super) fn label(label: Label) -> &'static str {
    match label {
        Label::Rank => "名次",
        Label::Agent => "客服",
        Label::Team => "班组",
        Label::Score => "考核得分",
        Label::Change => "较上月",
        Label::Grade => "等级",
        Label::Bonus => "加分",
        Label::DeductionsShort => "扣分",
        Label::AdjustmentShort => "奖惩",
        Label::Float => "浮动",
        Label::Flags => "待人工复核",
        Label::Baseline => "基准分",
        Label::Sum => "封顶前合计",
        Label::NoGrade => "不合格",
        Label::Last => "末位",
        Label::Rule => "规则",
        Label::Clause => "条款",
        Label::Points => "分值",
        Label::Times => "次数",
        Label::Date => "日期",
        Label::Source => "出处",
        Label::Item => "事项",
        Label::File => "文件",
        Label::Rows => "行数",
        Label::Used => "采用",
        Label::OtherMonth => "非本月",
        Label::NotOurs => "非本组",
        Label::Filtered => "已筛除",
        Label::Duplicate => "重复",
        Label::Rejected => "有误",
        Label::Provisional => "暂定：请勿据此发薪",
        Label::NotEligible => "未起算",
        Label::Error => "错误",
        Label::Warning => "警告",
        Label::Note => "提示",
        Label::ToDecide => "待人工复核",
        Label::InputRows => "每一行的去向",
        Label::Severity => "程度",
        Label::HowItArises => "如何产生",
        Label::Key => "代号",
        Label::Derived => "由数据得出",
        Label::Recorded => "人工登记",
        Label::Both => "由数据得出或人工登记",
        Label::Aliases => "其他写法",
        Label::Pay => "绩效浮动",
        Label::Column => "列",
        Label::Field => "字段",
        Label::ReadAs => "读作",
        Label::Values => "取值",
        Label::NotThere => "没有",
        Label::ClueValid => "每个字节都有效",
        Label::ClueMark => "以字节顺序标记开头",
        Label::ClueHeader => "有认识的中文表头",
        Label::ClueLooks => "认识表头，内容像中文",
        Label::ClueSaid => "kefu.toml 注明",
        Label::Unranked => "不排名",
        Label::TopOfFile => "文件开头",
        Label::Holds => "内容",
        Label::Unwritten => "不写时",
        Label::Needed => "错误",
        Label::Meaning => "含义",
        Label::Rulebook => "规则书",
    }
}

pub(super) fn severity(of: Severity) -> &'static str {
    match of {
        Severity::Bonus => "加分",
        Severity::Minor => "轻微",
        Severity::Moderate => "中度",
        Severity::Serious => "严重",
        Severity::Termination => "辞退类",
        Severity::Adjustment => "额外奖惩",
    }
}

/// What is said of a policy names severities by their word.
fn severity_named(name: &'static str) -> &'static str {
    name.parse().map_or(name, severity)
}

pub(super) fn role(name: &str) -> &str {
    match Role::named(name) {
        Some(role) => role_word(role),
        None if name == "own_team_lead" => "本班组的班组长",
        None => name,
    }
}

fn role_word(role: Role) -> &'static str {
    match role {
        Role::Agent => "客服",
        Role::TeamLead => "班组长",
        Role::TrainingSpecialist => "培训专员",
        Role::Supervisor => "主管",
        Role::Manager => "经理",
    }
}

fn list(words: &[impl AsRef<str>]) -> String {
    words
        .iter()
        .map(|word| format!("`{}`", word.as_ref()))
        .collect::<Vec<_>>()
        .join("、")
}

pub(super) fn flag(kind: FlagKind, cause: Option<&Cause>) -> String {
    let name = match kind {
        FlagKind::DismissalReview => "辞退条款复核",
        FlagKind::CompensationDue => "应赔偿",
        FlagKind::Liability => "追究责任",
        FlagKind::EarlyConfirmation => "可提前转正",
        FlagKind::Commendation => "可表彰",
        FlagKind::TransferOrTraining => "调岗或培训",
    };
    let cause = cause.map(|cause| match cause {
        Cause::Last(1) => "末位".to_string(),
        Cause::Last(2) => "连续两月末位".to_string(),
        Cause::Last(months) => format!("连续 {months} 个月末位"),
        Cause::ScoreBelow(score) => format!("低于{score}分"),
        Cause::Rule(id) => id.clone(),
    });
    cause.map_or(name.to_string(), |cause| format!("{name}：{cause}"))
}

pub(super) fn short_flag(kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::DismissalReview => "辞退复核",
        FlagKind::CompensationDue => "应赔偿",
        FlagKind::Liability => "追究责任",
        FlagKind::EarlyConfirmation => "可提前转正",
        FlagKind::Commendation => "可表彰",
        FlagKind::TransferOrTraining => "调岗或培训",
    }
}

pub(super) fn headline(h: &Headline<'_>) -> String {
    let until = h
        .as_of
        .map(|at| format!("（截至 {at}）"))
        .unwrap_or_default();
    let from = h
        .effective_from
        .map(|from| format!("（{from} 起）"))
        .unwrap_or_default();
    let provisional = if h.provisional {
        format!(" · {}", label(Label::Provisional))
    } else {
        String::new()
    };
    let policy = rulebook::policy_name(h.policy);
    format!(
        "{}{until} · {} · 制度：{policy}{from} · 采用 {} / {} 行{provisional}",
        h.month, h.zone, h.used, h.rows
    )
}

pub(super) fn phrase(phrase: &Phrase<'_>) -> String {
    match phrase {
        Phrase::Clamp { raw, floor, cap } => format!("{raw}，限于 {floor} 到 {cap}"),
        Phrase::Float {
            score,
            baseline,
            per_point,
            product,
            limit,
            amount,
            unit,
            ..
        } if product == amount => {
            format!("({score} - {baseline}) × {per_point} = {amount} {unit}（上下限 {limit}）")
        }
        Phrase::Float {
            score,
            baseline,
            per_point,
            product,
            amount,
            unit,
            rounded: true,
            ..
        } => {
            format!("({score} - {baseline}) × {per_point} = {product}，四舍五入：{amount} {unit}")
        }
        Phrase::Float {
            score,
            baseline,
            per_point,
            product,
            limit,
            amount,
            unit,
            ..
        } => {
            format!(
                "({score} - {baseline}) × {per_point} = {product}，上下限 {limit}：{amount} {unit}"
            )
        }
        Phrase::NotYet {
            service_month,
            from,
        } => format!("无：入职第 {service_month} 月，第 {from} 月起计"),
        Phrase::Band { low, high } => {
            let low = low.map(|(at, inclusive)| {
                if inclusive {
                    format!("{at} 起")
                } else {
                    format!("高于 {at}")
                }
            });
            let high = high.map(|(at, inclusive)| {
                if inclusive {
                    format!("至 {at}")
                } else {
                    format!("低于 {at}")
                }
            });
            [low, high]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join("，")
        }
        Phrase::Rank {
            rank,
            of,
            last,
            scope,
        } => lines::rank(*rank, *of, *last, *scope),
        Phrase::Service(Some(month)) => format!("入职第 {month} 月"),
        Phrase::Service(None) => "入职月数未知".into(),
        Phrase::Exam { mark, full } => format!("成绩 {mark}，满分 {full}"),
        Phrase::Late { due, done, minutes } => {
            let done = done.map_or("仍未完成".to_string(), |done| format!("完成 {done}"));
            let over = minutes
                .map(|n| format!("，超时 {n} 分钟"))
                .unwrap_or_default();
            format!("期限 {due}，{done}{over}")
        }
        Phrase::Contacts(n) => format!("接触 {n} 次"),
        Phrase::First {
            workload,
            of,
            sum,
            ratings,
            calls,
        } => {
            let what = if *calls { "一次解决" } else { "评分" };
            format!(
                "{}，{what} {sum} / {ratings}",
                lines::workload(*workload, *of)
            )
        }
        Phrase::Count { severity, n, of } => lines::count(*severity, *n, *of),
        Phrase::Blank(end) => lines::blank(*end),
        Phrase::Capped { by, most, from } => lines::capped(*by, *most, from),
        Phrase::Metric(of) => metric::reached(of),
        Phrase::RecordedBy(name) => format!("{name} 登记"),
        Phrase::About(id) => format!("关联 {id}"),
        Phrase::More(n) => format!("……同类还有 {n} 条；`kefu check --all` 可全部列出"),
        Phrase::AlsoOn { lines, of } => {
            let shown: Vec<String> = lines.iter().map(u32::to_string).collect();
            let more = if *of > lines.len() {
                format!("等 {of} 行")
            } else {
                " 行".to_string()
            };
            format!("（第 {}{more}也是）", shown.join("、"))
        }
        Phrase::Verdict {
            errors,
            warnings,
            notes,
        } => {
            let part = |n: u64, what: &str| (n > 0).then(|| format!("{n} 个{what}"));
            let parts = [
                part(*errors, "错误"),
                part(*warnings, "警告"),
                part(*notes, "提示"),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join("，")
        }
        Phrase::Stopped {
            verdict,
            errors: false,
            ..
        } => {
            format!("{verdict}：--strict 下警告也会中止，没有写出任何结果")
        }
        Phrase::Stopped {
            verdict,
            can_set_aside: true,
            ..
        } => {
            format!("{verdict}：没有写出任何结果；请更正数据，或用 --rejects FILE 把有误的行另存")
        }
        Phrase::Stopped { verdict, .. } => format!("{verdict}：没有写出任何结果；请更正数据"),
        Phrase::IgnoreFirst => "不是输入的文件；这一行要放在 kefu.toml 的第一个 [表] 之前".into(),
        Phrase::NothingToAccept => "没有需要认可的警告".into(),
        Phrase::AllWell => "没有发现问题".into(),
        Phrase::People(n) => format!("{n} 人"),
        Phrase::SeeNotes(n) => format!("{n} 条提示；-v 可查看"),
        Phrase::Written {
            charset,
            clue,
            delimiter,
            header,
        } if *header == 0 => format!("{charset}（{clue}）· 分隔符 `{delimiter}` · 没有表头"),
        Phrase::Written {
            charset,
            clue,
            delimiter,
            header,
        } => format!("{charset}（{clue}）· 分隔符 `{delimiter}` · 表头在第 {header} 行"),
        Phrase::ReadAsPreset {
            system,
            preset,
            said,
        } => format!(
            "{system}：预设 `{preset}`（{}）",
            if *said {
                "kefu.toml 注明"
            } else {
                "由表头认出"
            }
        ),
        Phrase::Filtered {
            column,
            values,
            keeps,
        } => format!(
            "只计 `{column}` {} {values} 的行，其余不计",
            if *keeps { "为" } else { "不为" }
        ),
        Phrase::Undecided => "该投诉是否有效？".into(),
        Phrase::Reference => {
            "# 制度文件逐键说明\n\n制度是一个 TOML 文件。`–`：不写就没有这件事。\n".into()
        }
        Phrase::Score(score) => format!("得分 {score}"),
        Phrase::PolicyTitle { name, from, hash } => {
            let name = rulebook::policy_name(name);
            let from = from.map(|from| format!(" · {from} 起")).unwrap_or_default();
            format!("制度 `{name}`{from} · sha256 {hash}…")
        }
    }
}

fn near(near: &Option<String>) -> String {
    near.as_ref()
        .map(|near| format!("（是否为 `{near}`？）"))
        .unwrap_or_default()
}

pub(super) fn holds(holds: Holds) -> &'static str {
    match holds {
        Holds::Text | Holds::Id => "文字",
        Holds::Time | Holds::Deadline => "日期时间",
        Holds::Seconds => "时长",
        Holds::Whole(_) => "整数",
        Holds::Minutes(_) => "整数分钟",
        Holds::Number | Holds::Score => "数字",
        Holds::Positive => "大于 0 的数字",
        Holds::Rating => "1 到 5 的评分",
        Holds::Likelihood => "0 到 10",
        Holds::Mark => "0 到 100 分",
        Holds::Times => "次数",
        Holds::YesNo => "是或否",
        Holds::Role => "角色",
        Holds::Outcome => "结果",
        Holds::Priority => "优先级",
    }
}
