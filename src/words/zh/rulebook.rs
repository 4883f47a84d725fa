//! 制度文本的用语。

use crate::rulebook::Severity;
use crate::words::{Part, Recording, Said};

pub(in crate::words) fn part(part: Part) -> &'static str {
    match part {
        Part::Rulebook => "考核制度",
        Part::Version => "版本",
        Part::EffectiveFrom => "生效月份",
        Part::ApprovedBy => "批准人",
        Part::ApprovedOn => "批准日期",
        Part::Hash => "sha256（结果中同样载明）",
        Part::HowScored => "得分如何计算",
        Part::Grades => "等级",
        Part::Pay => "绩效浮动",
        Part::Arithmetic => "算式",
        Part::Note => "说明",
        Part::Notes => "附注",
        Part::Flags => "须由人决定的事项",
        Part::Ranking => "排名",
        Part::People => "考核对象",
        Part::Limits => "时限与满分",
        Part::FullMark => "考试满分",
        Part::Recorders => "谁可以为谁登记",
        Part::Choices => "本制度的其他选择",
        Part::Unset => "本制度未作规定的事项",
        Part::NotSet => "未规定",
        Part::What => "规则说明",
        Part::Settings => "本制度中的设置",
        Part::Setting => "设置",
        Part::Value => "取值",
        Part::Meaning => "含义",
        Part::Recording => "如何登记",
        Part::OneIncident => "一事只计一次",
        Part::Effects => "带来的后果",
    }
}

pub(in crate::words) fn policy_name(name: &str) -> &str {
    if name == "built-in" { "内置" } else { name }
}

pub(in crate::words) fn rules_of(severity: Severity) -> &'static str {
    match severity {
        Severity::Bonus => "加分",
        Severity::Minor => "轻微违规",
        Severity::Moderate => "中度违规",
        Severity::Serious => "严重违规",
        Severity::Termination => "辞退类违规（须复核）",
        Severity::Adjustment => "额外奖惩",
    }
}

pub(in crate::words) fn said(said: &Said<'_>) -> String {
    match *said {
        Said::Scored {
            baseline,
            floor,
            cap,
        } => format!(
            "每人每月从基准分 {baseline} 分起算：加上加分，减去扣分，额外奖惩按正负计入。先求和，再限于 {floor} 到 {cap} 之间，即为考核得分。"
        ),
        Said::Paid {
            baseline,
            per_point,
            limit,
            decimals,
            unit,
            from,
        } => {
            let decimals = match decimals {
                0 => format!("四舍五入到{unit}"),
                n => format!("四舍五入到 {n} 位小数"),
            };
            format!(
                "绩效浮动 =（得分 - {baseline}）× {per_point} {unit}，增减均不超过 {limit} {unit}，{decimals}。入职第 {from} 月起计，入职当月为第 1 月。"
            )
        }
        Said::Sum {
            score,
            baseline,
            per_point,
            product,
            amount,
            limited,
        } => {
            let sum = format!("({score} - {baseline}) × {per_point} = {product}");
            match (limited, product == amount) {
                (true, _) => format!("{sum}，限为 {amount}"),
                (false, true) => sum,
                (false, false) => format!("{sum}，四舍五入为 {amount}"),
            }
        }
        Said::PersonDecides => "kefu 只列出须复核的人和依据，如何处理由人决定。".into(),
        Said::ReviewBelow(score) => format!("得分低于 {score}"),
        Said::ReviewLast { months: 1, below } => format!("末位且得分低于 {below}"),
        Said::ReviewLast { months, below } => {
            format!("连续 {months} 个月末位，且各月得分均低于 {below}")
        }
        Said::LineOf(rules) => format!("有 {rules}"),
        Said::Probation { grade, months } => {
            format!("试用期内等级为 {grade}；没有试用期截止日期的，以入职前 {months} 个月为试用期")
        }
        Said::Running { grade, months: 1 } => format!("等级为 {grade}"),
        Said::Running { grade, months } => format!("连续 {months} 个月等级为 {grade}"),
        Said::Ranked => {
            "参加考核且整月在职的人，按得分从高到低排名；得分相同则名次相同（1、2、2、4）。".into()
        }
        Said::LastOf(people) => {
            format!("至少 {people} 人参加排名、且得分不全相同时，得分最低者为末位。")
        }
        Said::ChoicesHold => "与本页其他说明不同之处，以此为准。".into(),
        Said::ScoredRoles(roles) => {
            format!("花名册上当月至少在职一天、角色为{roles}的人都参加考核，不按天数折算。")
        }
        Said::OtherRecorders(true) => {
            "由其他人登记的行是错误（`recorder-not-allowed`）。文件没有“登记人”列时不过问。".into()
        }
        Said::OtherRecorders(false) => {
            "由其他人登记的行照计，并给出警告（`recorder-not-allowed`）。文件没有“登记人”列时不过问。"
                .into()
        }
        Said::RecorderNeeded => {
            "文件有“登记人”列的，必须填写（`missing-value`）。".into()
        }
        Said::RecordersOpen => "未设定：不过问由谁登记".into(),
        Said::Minutes(n) => format!("{n} 分钟，用于没有写明期限的行"),
        Said::Without("complaint_response_minutes") => {
            "未规定：没有 `respond_by` 的投诉不判定".into()
        }
        Said::Without("emergency_minutes") => {
            "未规定：既无 `due_at` 也无 `sla_minutes` 的突发工单不判定，并给出警告".into()
        }
        Said::Without("first_response_minutes") => {
            "未规定：没有 `first_response_due_at` 的工单，不判定首次响应是否及时".into()
        }
        Said::Without("resolution_minutes") => {
            "未规定：既无 `due_at` 也无 `sla_minutes` 的工单不判定解决是否及时，有期限的突发事件除外"
                .into()
        }
        Said::Without(_) | Said::Unnamed => "未规定".into(),
        Said::OwnFullMark(mark) => format!("{mark} 分，用于没有写明满分的考试"),
    }
}

pub(in crate::words) fn recorded(of: &Recording<'_>) -> String {
    match *of {
        Recording::In { kind, chinese } => {
            format!("登记在 `{chinese}.csv`（或 `{kind}.csv`）中，每发生一次一行。表头与示例：")
        }
        Recording::Never => {
            "不由人登记：由数据得出，登记该规则的行是错误（`rule-derived-only`）。".into()
        }
        Recording::FixedPoints(points) => format!("“分值”可以留空：每次固定 {points}。"),
        Recording::RangePoints(range) => {
            format!("必须填“分值”：每次由人在 {range} 之间裁定；留空是错误（`points-missing`）。")
        }
        Recording::NoPoints => "不计分，“分值”留空。".into(),
        Recording::SumWithin(range) => {
            format!("“分值”按所写正负计；同一人当月各行合计须在 {range} 之间。")
        }
        Recording::Times => "“次数”留空即为 1；填 2 则该行分值加倍。".into(),
        Recording::Once { id, family: None } => format!(
            "登记的事若 kefu 也会由数据得出，请把它的 `{id}` 填入“关联单号”：登记的一行即取代由数据得出的一条。没有填“关联单号”的，与由数据得出的各计一次，并给出警告（`possible-double`）。"
        ),
        Recording::Once {
            id,
            family: Some(family),
        } => format!(
            "登记的事若 kefu 也会由数据得出，请把它的 `{id}` 填入“关联单号”：登记的一行即取代由数据得出的一条，不论那一条属于 {family} 中的哪一条规则。没有填“关联单号”的，与由数据得出的各计一次，并给出警告（`possible-double`）。"
        ),
        Recording::Twice(family) => format!(
            "“关联单号”可填所涉的投诉、工单或考试编号。同一人的两行{}，且关联单号相同，是错误（`incident-twice`）。",
            family.map_or("规则相同".into(), |family| format!(
                "同属 {family} 一类"
            ))
        ),
        Recording::CountsFor { rule, enough: 1 } => format!("当月有一次即触发 {rule}。"),
        Recording::CountsFor { rule, enough } => {
            format!("计入 {rule}：当月同一程度的违规满 {enough} 次即触发。")
        }
        Recording::Withholds(rules) => format!("当月有此一条，则不给 {rules}。"),
        Recording::ExampleNote => "事情经过".into(),
    }
}
