//! 数据中的错误、疑点和提示。

use super::absent::absent;
use super::cells::{both_orders, mixed_dates, wrong};
use super::completeness::{self, employment};
use super::documents::flaw;
use super::files::{no_header, no_table, not_text, of_file};
use super::kinds::{answered_before_start, bare, incident, or_team};
use super::metric::unfed;
use super::recorded;
use super::twice::{conflict, moved, reused, same_file, same_row, survey_ref};
use super::{list, near, role_word};
use crate::event::Role;
use crate::month::Month;
use crate::problem::{HistoryFlaw, Nobody, Problem, RuleName, Stranger, Thin, What};
use crate::source::SourceRef;

/// How many of a long list are named.
const SHOWN: usize = 12;

fn meant(rules: &[RuleName]) -> String {
    let shown = rules
        .iter()
        .map(|rule| format!("`{}` {}", rule.id, rule.zh));
    shown.collect::<Vec<_>>().join("、")
}

fn months(months: &[Month]) -> String {
    let shown: Vec<_> = months.iter().take(6).map(Month::to_string).collect();
    format!(
        "{}{}",
        shown.join("、"),
        if months.len() > 6 { "……" } else { "" }
    )
}

pub(in crate::words) fn message(
    problem: &Problem,
    place: &dyn Fn(SourceRef) -> String,
    roster: &str,
) -> String {
    let column = problem.shown_column();
    let column = column.as_ref();
    let value = problem.value.as_deref().unwrap_or_default();
    let count = problem.count;
    match &problem.what {
        What::EmptyFile => "文件是空的，连表头都没有：请重新导出或删除".into(),
        What::MissingColumn {
            kind: of,
            near: word,
        } => format!(
            "缺少 `{column}` 列：{}文件必须有这一列{}{}；如果它在别的列里，请在 kefu.toml 里写明（`kefu columns FILE --toml` 会给出要写的行）",
            of.declared().chinese,
            or_team(*of, column),
            near(word)
        ),
        What::NoHeaderLine { line } => {
            format!("kefu.toml 写明表头在第 {line} 行，但文件没有那么长：请更正 `header`")
        }
        What::NoHeader { line, presets } => no_header(*line, presets),
        What::NotATable(what) => no_table(what),
        What::NoSuchHeader { near: word } => format!(
            "kefu.toml 里写了 `{column}`，但文件没有这个表头{}：请更正 [[source]]",
            near(word)
        ),
        What::UnmatchedSource {
            files,
            before: Some(before),
        } => {
            format!("符合 `{files}` 的文件已归第 {before} 行的 [[source]]：请把这一个放到前面")
        }
        What::UnmatchedSource {
            files,
            before: None,
        } => {
            format!("没有文件名符合 `{files}`：这个 [[source]] 还需要吗？")
        }
        What::AmbiguousColumn { first, second } if first == second => {
            format!("有两列都叫 `{first}`：请删除或改名其中一列")
        }
        What::AmbiguousColumn { first, second } => {
            format!("`{first}` 与 `{second}` 是同一含义的列：请删除或改名其中一列")
        }
        What::UnknownColumns(columns) => {
            let more = if columns.len() > SHOWN {
                format!("……共 {} 列", columns.len())
            } else {
                String::new()
            };
            format!(
                "以下列未使用：{}{more}",
                list(columns.get(..SHOWN).unwrap_or(columns))
            )
        }
        What::Absent(what) => absent(what, problem),
        What::MissingValue => format!("`{column}` 为空：请填写"),
        What::NoAgentOrTeam => "没有写明对象：请填写 `agent_id` 或 `team`".into(),
        What::UnknownTeam(word) => {
            format!("花名册上没有人属于班组 `{value}`{}：请更正", near(word))
        }
        What::BadValue(what) => wrong(what, column, value),
        What::AmbiguousDate => {
            format!(
                "`{column}` 列分不清日和月（`{value}`）：请按 2026-10-08 的格式导出日期，或在 kefu.toml 里写明 date_order"
            )
        }
        What::AmbiguousYear => format!(
            "`{column}` 列分不清最前面是日还是年（`{value}`）：请按 2026-10-08 的格式导出日期，或在 kefu.toml 里写明 date_order"
        ),
        What::BothDateOrders { other, at } => both_orders(column, value, other, &place(*at)),
        What::MixedDates { other, at } => mixed_dates(column, value, other, &place(*at)),
        What::WrongFieldCount { expected, found } => {
            format!("这一行有 {found} 个字段，表头有 {expected} 个：含逗号或引号的字段请加引号")
        }
        What::UnclosedQuote => {
            "这里的引号没有闭合，后面的内容都进了一个字段：请补上引号，或写成两个引号".into()
        }
        What::BadEncoding(not) => not_text(*not),
        What::GarbledText { was, .. } => format!(
            "`{column}` 列的 `{value}` 是乱码{}：文件被某个程序用别的编码读过又存了一遍，多半是命令行的 `>` 或电子表格；请使用最初导出的文件",
            was.as_ref()
                .map_or(String::new(), |was| format!("，原文是 `{was}`"))
        ),
        What::DamagedId {
            whole_column: false,
            ..
        } => format!(
            "`{column}` 列的编号 `{value}` 已被电子表格变成数字，末尾几位丢失：请重新导出，不要用电子表格另存"
        ),
        What::DamagedId {
            whole_column: true, ..
        } => format!(
            "`{column}` 列超过 15 位的 {count} 个编号末尾全是 0（`{value}`）：电子表格只保留 15 位，后面的数字已丢失；请重新导出，不要用电子表格另存"
        ),
        What::OfFile(flaw) => of_file(flaw),
        What::NothingInMonth { month, seen } => format!(
            "没有 {month} 的数据；文件里是 {}：请换 --month 或换文件夹",
            months(seen)
        ),
        What::NoAgents {
            why: Nobody::EmptyRoster,
            ..
        } => "花名册没有内容：请填写".into(),
        What::NoAgents {
            why: Nobody::NotScored,
            month,
        } => {
            format!("花名册上 {month} 无人参加考核：请检查角色、入职和离职日期")
        }
        What::NoAgents {
            why: Nobody::NoRoster,
            month,
        } => {
            format!("没有花名册，{month} 的数据里也没有客服：请加上 agents.csv")
        }
        What::DuplicateAgent { first } => format!(
            "客服 `{value}` 已在 {} 出现且内容不同：请只留一行",
            place(*first)
        ),
        What::AmbiguousAgent { ids } => {
            format!("`{column}` 列的 `{value}` 可能是 {}：请写工号", list(ids))
        }
        What::AgentContradicts { name, .. } => {
            format!("这一行写的 `{value}` 和 `{name}` 是两个人：请更正其中一个")
        }
        What::OtherZone { says, read } => format!(
            "导出文件写明时间属于 {says}，现在按 {read} 读取：请在 kefu.toml 的 [[source]] 里写明 zone = \"{says}\"（或 \"{read}\"）"
        ),
        What::PolicyNotInForce { name, from, month } => {
            format!("制度 `{name}` 自 {from} 起执行，却用来考核 {month}：当时已经生效了吗？")
        }
        What::ConflictingId {
            kind: of,
            id,
            versions,
            columns,
        } => format!(
            "{} `{id}` 出现 {} 次且内容不同（{}），无法判断哪个对：{}；位置：{}",
            of.declared().chinese,
            versions.len(),
            columns.join("、"),
            conflict(*of, columns),
            versions
                .iter()
                .map(|at| place(*at))
                .collect::<Vec<_>>()
                .join("、")
        ),
        What::SameFile { kind, other } => same_file(*kind, *other, count, place),
        What::SameRow { kind, first, alike } => same_row(*kind, &place(*first), *alike, count),
        What::ComplaintMoved { id, from, older } => moved(id, from, value, &place(*older)),
        What::SurveyRefNotFound { near } => survey_ref(value, near, count),
        What::UnknownAgent {
            stranger: Stranger::Unknown,
            near: word,
        } => format!(
            "`{column}` 列的 `{value}` 不在花名册上{}：请更正，或加进 {roster}",
            near(word)
        ),
        What::UnknownAgent {
            stranger: Stranger::NotOurs,
            near: word,
        } => format!(
            "`{value}` 不在花名册上{}：{count} 行计为非本组；机器人和分机请列入 kefu.toml 的 [people] not_scored",
            near(word)
        ),
        What::UnknownAgent {
            stranger: Stranger::Handler,
            near: word,
        } => format!(
            "`{column}` 列的 `{value}` 不参加考核{}：响应超时不计给任何人（{count} 行）",
            near(word)
        ),
        What::OutsideEmployment {
            agent,
            error: true,
            from,
            to,
        } => format!(
            "{agent} 本月不在职（{}）：请更正客服、日期或花名册",
            employment(*from, *to)
        ),
        What::OutsideEmployment {
            agent,
            error: false,
            from,
            to,
        } => format!(
            "{agent} 有 {count} 行在任职期外（{}）：已计入，请核对日期",
            employment(*from, *to)
        ),
        What::UnknownRule { near } if near.is_empty() => {
            format!("没有规则 `{value}`：`kefu policy show` 可列出全部规则")
        }
        What::UnknownRule { near } => format!(
            "没有规则 `{value}`：是否为 {}？`kefu policy show` 可列出全部规则",
            meant(near)
        ),
        What::RuleWrongFile { rule, belongs } => format!(
            "规则 {rule} 应登记在 {}.csv（{}）：请把这一行移过去",
            belongs.name(),
            belongs.declared().chinese
        ),
        What::RuleDerivedOnly { rule } => {
            format!("规则 {rule} 由 kefu 得出，不能人工登记：请删除这一行")
        }
        What::PointsMissing { rule, low, high } => {
            format!("规则 {rule} 的分值须由人决定：请在 `points` 填写 {low} 到 {high} 之间的数字")
        }
        What::PointsOutOfRange { rule, low, high } if low == high => {
            format!("规则 {rule} 固定为 {low}，不是 {value}：请留空或更正")
        }
        What::PointsOutOfRange { rule, low, high } => {
            format!("规则 {rule} 的分值在 {low} 到 {high} 之间，不是 {value}：请更正")
        }
        What::PointsOffStep { rule, step } => {
            format!("规则 {rule} 的分值以 {step} 为一档，不能是 {value}：请写 {step} 的倍数")
        }
        What::NoPointsAllowed { rule } => format!("规则 {rule} 不计分，由人决定：`points` 请留空"),
        What::AdjustmentTooLarge {
            agent,
            sum,
            low,
            high,
        } => {
            format!("加上这一行，`{agent}` 的额外奖惩合计为 {sum}：每月只能在 {low} 到 {high} 之间")
        }
        What::RoleNotAllowed {
            agent,
            role: None,
            allowed,
            ..
        } => {
            let allowed = roles(allowed);
            format!("这条规则只用于{allowed}，没有花名册无法知道 {agent} 的角色：请加上 agents.csv")
        }
        What::RoleNotAllowed {
            agent,
            role: Some(is),
            allowed,
            rule: Some(rule),
        } => format!(
            "规则 {rule} 只用于{}，{agent} 是{}：请删除这一行或更正角色",
            roles(allowed),
            role_word(*is)
        ),
        What::RoleNotAllowed {
            agent,
            role: Some(is),
            rule: None,
            ..
        } => format!(
            "{agent} 是{}，不参加考核：请删除这一行或更正角色",
            role_word(*is)
        ),
        What::TeamNotAllowed {
            agent,
            team,
            allowed,
            rule,
        } => {
            let team = team
                .as_ref()
                .map_or("没有班组".into(), |team| format!("在 `{team}` 班组"));
            format!(
                "规则 {rule} 只用于 {} 班组，{agent} {team}：请删除这一行或更正班组",
                list(allowed)
            )
        }
        What::ReasonMissing => "额外奖惩必须写明原因：请填写 `reason`".into(),
        What::ExamOutOfRange { full_mark } => {
            format!("成绩 {value} 不可能：应在 0 到 {full_mark} 之间")
        }
        What::IncidentTwice { rule, first } => format!(
            "`{value}` 已按 {rule} 为同一人登记在 {}：一事一计，请删除一行",
            place(*first)
        ),
        What::RefOtherMonth { incident: of, day } => format!(
            "`{value}` 是 {day} 的{}，不在本月：请更正 `ref`，或把这一行移到那个月",
            incident(*of)
        ),
        What::RefNotFound {
            other: Some(other),
            wanted: Some(wanted),
        } => {
            format!(
                "`ref` 里的 `{value}` 是{}，而这条规则针对{}：请核对",
                bare(*other),
                bare(*wanted)
            )
        }
        What::RefNotFound { .. } => format!("`ref` 里的 `{value}` 在读到的数据中找不到：请核对"),
        What::NoRoster => {
            "没有花名册（agents.csv）：凡出现的人都参加考核，并按已过前几个月计薪；请补上".into()
        }
        What::NoIds => format!("{count} 行没有通话编号：无法发现重复导出的行"),
        What::IdReused => reused(count),
        What::ValueNotSeen { keeps } => format!(
            "`{column}` 列没有一行是 `{value}`（写在 kefu.toml 的 [source.{}] 里）：请更正或删去",
            if *keeps { "only" } else { "except" }
        ),
        What::HireDateMissing { agent } => {
            format!("{agent} 没有入职日期：按已过前几个月考核和计薪；请补上")
        }
        What::ComplaintUndecided {
            withheld_from: None,
        } => {
            format!("投诉 `{value}` 尚未判定：请填写 `valid`")
        }
        What::ComplaintUndecided {
            withheld_from: Some(agent),
        } => {
            format!("对 {agent} 的投诉 `{value}` 尚未判定，暂不给零有效投诉加分：请填写 `valid`")
        }
        What::EmergencyWithoutDue => {
            format!("突发事件 `{value}` 没有 due_at 也没有 sla_minutes：不作判断")
        }
        What::DueBeforeStart { incident: of } => format!(
            "{} `{value}` 的期限早于开始时间：不作判断，请更正日期",
            incident(*of)
        ),
        What::AnsweredBeforeStart(of) => answered_before_start(*of, column, value, count),
        What::NotYetJudged { incident: of } => format!(
            "{} `{value}` 到月末仍未了结且未到期限：本月不作判断，了结后请再看",
            incident(*of)
        ),
        What::PossibleDouble { rule, incident } => format!(
            "这可能就是 kefu 从 {} 得出的 {rule}，会重复计算：请把编号写进 `ref`，或删除这一行",
            place(*incident)
        ),
        What::SettingUnused { key, why } => recorded::unused(key, why),
        What::CategoryNear { rule } => recorded::category_near(rule, value, count),
        What::UrgentNotEmergency => recorded::urgent(value, count),
        What::TimesLarge => {
            format!("`times` 是 {value}，这一行按 {value} 次计：如非本意，请更正")
        }
        What::ExamScale { full_mark } => recorded::exam_scale(*full_mark),
        What::SelfAward => format!(
            "`{value}` 为自己登记加分或额外奖惩：须由他人登记；请删除这一行，或由可以登记的人登记"
        ),
        What::RecorderNotAllowed {
            why,
            agent,
            of,
            may,
            ..
        } => recorded::not_allowed(*why, agent, *of, may, value, count),
        What::SelfRecorded => format!("`{value}` 为自己登记：请由他人确认"),
        What::FarDate { first } => format!("{count} 行相差一年以上，最早为 {first}：文件对吗？"),
        What::ThinData {
            kind: of,
            why: Thin::NoRow,
        } => format!("有{}文件，但没有一行被采用", of.declared().chinese),
        What::ThinData {
            kind: of,
            why: Thin::Begins(day),
        } => format!("{}从 {day} 才开始：导出完整吗？", of.declared().chinese),
        What::ThinData {
            kind: of,
            why: Thin::Ends(day),
        } => format!("{}到 {day} 就结束：导出完整吗？", of.declared().chinese),
        What::ExamMissing { agents } => format!("本月没有考试成绩：{}", agents.join("、")),
        What::MetricWithoutInput { rule, metric } => unfed(rule, *metric),
        What::AcceptUnused {
            code,
            until: Some(until),
        } => format!("这里认可的 `{code}` 只到 {until} 为止：请删除，或重新决定"),
        What::AcceptUnused { code, until: None } => {
            format!("这里认可了 `{code}`，但没有这样的警告：请删除")
        }
        What::NoHistory { month } => {
            format!("没有 {month} 的正式结果：不判断是否连续末位；请把它的 JSON 放进 history/")
        }
        What::BadHistory(HistoryFlaw::Unreadable(words)) => {
            format!("这不是 kefu 的结果文件（{words}）：请移走或重新生成")
        }
        What::BadHistory(HistoryFlaw::NotUtf8) => {
            "这不是 kefu 的结果文件（编码不是 UTF-8，请另存为 UTF-8）：请移走或重新生成".into()
        }
        What::BadHistory(HistoryFlaw::Schema(schema)) => {
            format!("格式是 `{schema}` 而不是 `kefu.result/1`：请移走或重新生成")
        }
        What::BadHistory(HistoryFlaw::Twice(month, other)) => {
            format!("{month} 的正式结果已有 {other}：请移走一个")
        }
        What::BadHistory(HistoryFlaw::Again(month, other)) => {
            format!("{month} 的结果已有 {other}：请只给其中一个")
        }
        What::LostZeros {
            ids, width, error, ..
        } => completeness::lost_zeros(ids, *width, *error, value, count),
        What::DroppedOut { agent, from, to } => completeness::dropped_out(agent, *from, *to, count),
        What::NamesNobody { kind } => completeness::names_nobody(*kind, count),
        What::NobodyRows {
            agent,
            team,
            others,
        } => completeness::nobody_rows(agent, team.as_deref(), *others),
        What::FarOnRoster { after, buddhist } => {
            completeness::far_on_roster(*after, *buddhist, column, value, count)
        }
        What::KindMissing {
            kind,
            before,
            expected,
        } => completeness::kind_missing(*kind, *before, *expected),
        What::FewerRows {
            kind,
            used,
            month,
            before,
        } => completeness::fewer_rows(*kind, *used, *month, *before),
        What::HistoryStrangers { month, alike } => {
            completeness::history_strangers(*month, alike.as_ref())
        }
        What::MonthNotOver { month } => completeness::month_not_over(*month),
        What::BadPolicy(what) | What::BadSettings(what) => flaw(what),
    }
}

fn roles(all: &[Role]) -> String {
    let all: Vec<_> = all.iter().map(|one| role_word(*one)).collect();
    all.join("、")
}
